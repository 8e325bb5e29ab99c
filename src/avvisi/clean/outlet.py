"""Who published a page: what was given, else what the page's own furniture says. The name may stand nowhere else."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from avvisi.clean.lines import Line
from avvisi.clean.marks import Marker
from avvisi.clean.regions import Layout
from avvisi.lexicon.page import PageLexicon
from avvisi.model.text import Document, Outlet, OutletBasis, RawPage

_LEAD = re.compile(r"\s*(?:[Ff]rom |[Bb]y |BY )?")
_PIECE = re.compile(r"\s*(?:[,|/·•(]|[–—-](?=\s)|\s\d|(?<=\s)(?:\d{1,2}[ ./]))\s*")


class Outlets:
    """`find(raw, document, layout)` names the outlet with its basis. Built once."""

    def __init__(self, page: PageLexicon, marker: Marker) -> None:
        self._page, self._marker = page, marker
        words = "|".join(sorted(page.words.media))
        self._name = re.compile(page.words.macros["NAME"])
        self._media = re.compile(rf"\b(?:{words})\b", re.I)

    def find(self, raw: RawPage, document: Document, layout: Layout) -> Outlet:
        """The outlet: given, else named by the page, else unknown. A bare domain in the URL is no name."""
        if raw.outlet and raw.outlet.strip():
            return Outlet(name=raw.outlet.strip(), basis="given")
        found = list(self._candidates(layout))
        if not found:
            return Outlet()
        rank, start, end = min(found)
        basis: OutletBasis = "stated" if rank < 3 else "boilerplate"
        return Outlet(name=document.text[start:end], span=document.span(start, end), basis=basis)

    def _candidates(self, layout: Layout) -> Iterator[tuple[int, int, int]]:
        """(rank, start, end) of every name; lower ranks are plainer."""
        for line in layout.lines:
            if line.kind == "boilerplate":
                yield from self._by_rule(line)
                yield from self._by_shape(line)

    def _by_rule(self, line: Line) -> Iterator[tuple[int, int, int]]:
        """Names that rules find at the start of the line or of a note within it."""
        for offset in sorted({0, *(start for start, _ in line.credits)}):
            text, low = line.text[offset:], line.low[offset:]
            for ready in self._page.by_kind.get("outlet", ()):
                match = ready.find(text, low)
                group = next((g for g in ("name", "name2") if g in match.re.groupindex and match[g]), None) if match else None
                if match and group and len(match[group]) > 2:
                    yield (1, line.start + offset + match.start(group), line.start + offset + match.end(group))

    def _by_shape(self, line: Line) -> Iterator[tuple[int, int, int]]:
        """A masthead: a name with a word that outlets bear, alone or before a date: 'Lisbon Courier 8 APR 1986 p. 2'."""
        if line.words > 16 or line.why.startswith(
            ("block.", "title.", "litter.trail", "foot.short", "credit.", "byline.credit", "byline.initials")
        ):
            return
        if line.why.startswith("label."):
            return
        at = _LEAD.match(line.text)
        start = at.end() if at else 0
        match = self._name.match(line.text, start)
        while match:
            name = match[0].rstrip(" ,.-–—")
            if self._media.search(name) and len(name.split()) > 1:
                dated = line.why.startswith("date.")
                yield (2 if dated or len(name) == len(line.text) else 4, line.start + match.start(), line.start + match.start() + len(name))
            gap = _PIECE.match(line.text, match.end())
            match = self._name.match(line.text, gap.end()) if gap and gap.end() > match.end() else None


def host(url: str | None) -> str | None:
    """The host of a URL without 'www.', or None."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
