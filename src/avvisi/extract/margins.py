"""Names in what is not parsed: media in boilerplate, credits and datelines, the place of a dateline."""

import re
from collections.abc import Iterator

from avvisi.extract.gazetteer import Entry, Gazetteer
from avvisi.model.facts import Evidence, Mention
from avvisi.model.text import Document, Region

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_ADDRESS = re.compile(r"[/@]|\.(?:com|org|net|[a-z]{2})\b")
# What calls itself a medium: 'Llanura TV', 'Nordland News Agency'.
_MEDIUM = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:TV|Television|News Agency|Press Agency)")
WORDS = 5  # of a name


class Margins:
    """`find(document, media)`: media named in unparsed regions (those the text itself names, too), and where a report was written."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.names = gazetteer.names

    def find(self, document: Document, media: frozenset[tuple[str, str | None]]) -> Iterator[Mention]:
        """Mentions in order of the text. Only names that can mean nothing else there: of two words, or in capitals, or in a credit."""
        own = {name: Entry("media", name, code or "") for name, code in media}
        for region in sorted(document.regions, key=lambda r: r.start):
            if region.kind == "dateline":
                yield from self._in(document, region, ("capital", "city", "state", "media"), own)
            elif region.kind == "boilerplate":
                yield from self._in(document, region, ("media",), own)

    def _in(self, document: Document, region: Region, kinds: tuple[str, ...], own: dict[str, Entry]) -> Iterator[Mention]:
        words = list(_WORD.finditer(document.text, region.start, region.end))
        at = 0
        while at < len(words):
            found = self._longest(document.text, words, at, kinds, own)
            if found is None:
                at += 1
                continue
            entry, size = found
            start, end = words[at].start(), words[at + size - 1].end()
            at += size
            if entry.kind == "media" and _ADDRESS.search(document.text[max(start - 1, 0) : end + 3].split()[0]):
                continue
            span = document.span(start, end)
            kind = "media" if entry.kind == "media" else "place" if entry.kind != "state" else "state"
            yield Mention(
                id=document.fact_id("mention", start, end, kind),
                evidence=Evidence(sentence=document.span(region.start, region.end), trigger=span, rule=f"margins.{region.kind}"),
                span=span,
                kind=kind,  # type: ignore[arg-type]
                name=entry.what or entry.name if kind == "place" else entry.name,
                code=entry.code or None,
                form="full",
            )

    def _longest(
        self, text: str, words: list[re.Match[str]], at: int, kinds: tuple[str, ...], own: dict[str, Entry]
    ) -> tuple[Entry, int] | None:
        for size in range(min(WORDS, len(words) - at), 0, -1):
            raw = text[words[at].start() : words[at + size - 1].end()].replace("’", "'")
            if "\n" in raw:
                continue
            if raw in own:
                return own[raw], size
            if "media" in kinds and 1 < size < 4 and _MEDIUM.fullmatch(raw):
                return Entry("media", raw, ""), size
            for spelt in (raw, raw.title() if raw.isupper() and "capital" in kinds else raw):
                entry = next((e for e in self.names.get(spelt, ()) if e.kind in kinds), None)
                if entry is not None and (entry.kind != "media" or size > 1 or raw.isupper() and len(raw) > 2):
                    return entry, size
        return None
