"""Where a report was written: the land of its dateline, of its outlet, or of the paper whose masthead stands over it."""

import re
from collections.abc import Mapping
from functools import cached_property

from avvisi.extract.base import Findings
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Parsed, Sentence

_WORDS = 4  # of a sentence that tells something
_OVER = 2  # lines of a masthead
_PLACE_END = re.compile(r"[,(/–—-]")
_LABELLED = re.compile(r"\w+(?: \w+)?:\s")  # 'Slug: CHAD-PERU', 'Section: World': what a report is on
# Where many states' ministers meet: a dateline there tells little.
VENUES = listed("setting_venues")
_SPEAKING = listed("newsroom_speaking")
_WATERS = frozenset(("lake", "river", "gulf", "sea", "mount"))
_ROOMS = frozenset(("talk", "talks", "negotiation", "round", "conference", "summit", "meeting", "session"))


class Newsroom:
    """`home(weights)`, `written` and `outlets_land` for one report."""

    def __init__(self, page: Parsed, earlier: Findings, titles: Titles) -> None:
        self.page, self.earlier, self.titles = page, earlier, titles

    def home(self, weights: Mapping[str, int]) -> str | None:
        """The land of a paper, by a list or by its name, else that of the dateline, where the text speaks as much of it as of any other.

        Correspondents write of lands they are not in, and agencies of the whole world.
        """
        own = self.outlets_land
        if own is not None and 2 * weights.get(own, 0) >= max(weights.values(), default=1):
            return own
        written = self.written
        rest = weights.get(written, 0) - 3 if written else 0  # without the dateline itself
        return written if written and rest > 0 and 3 * rest >= 2 * max(weights.values()) else None

    @cached_property
    def written(self) -> str | None:
        """The land of the dateline's place, unless many lands' envoys meet there."""
        titles = self.titles
        for region in self.page.document.regions:
            if region.kind != "dateline":
                continue
            for mention in self.earlier.mentions_in(region.start, region.end):
                code = land_of(mention, titles)
                if mention.kind in ("place", "state") and code in titles.state_names:
                    return code if mention.span.text.lower() not in VENUES and not self._venue(code) else None
            word = place_of(self.page.document.text[region.start : region.end]).lower()
            if word in titles.capitals:
                return titles.capitals[word] if word not in VENUES else None
        return None

    def _venue(self, code: str | None) -> bool:
        """'LOME - Talks between the Chadian government and rebels broke up here': a land that only lends the room."""
        lead = lead_of(self.page)
        if lead is None or not any(t.lower == "here" for t in lead.tokens) or not any(t.lemma in _ROOMS for t in lead.tokens):
            return False
        margins = [(r.start, r.end) for r in self.page.document.regions if r.kind == "dateline"]
        named = [m for m in self.earlier.mentions_in(lead.start, lead.end) if not any(a <= m.span.start < b for a, b in margins)]
        lands = {land_of(m, self.titles) for m in named if m.kind in ("state", "place") and m.form != "pronoun"} - {None}
        return bool(lands) and code not in lands

    @cached_property
    def outlets_land(self) -> str | None:
        """The land of the outlet, where it is a land's."""
        outlet, titles = self.page.document.outlet, self.titles
        if outlet.name in titles.worldwide:
            return None
        if outlet.affiliation in titles.state_names:
            return outlet.affiliation
        lines = [outlet.name or ""] if self._named_by(outlet.name or "") else self._masthead
        codes = {code for line in lines for code in self._named_by(line)}
        return next(iter(codes)) if len(codes) == 1 else None

    def _named_by(self, line: str) -> set[str]:
        """The lands that the words of a masthead name, by themselves or by their capitals."""
        titles = self.titles
        words = re.findall(r"\w+", line.lower())
        alone = [w for before, w in zip(["", *words], words, strict=False) if before not in _WATERS]  # 'Lake Chad Monitor' is not Chad's
        return {code for w in alone for names in (titles.capitals, titles.code_of_name) if (code := names.get(w))}

    @cached_property
    def _masthead(self) -> list[str]:
        """The lines over a report that are no headline: 'The Morning Courier | 2 May 1994 | Lomé'."""
        text, found = self.page.document.text, list[str]()
        titles = {text[r.start : r.end].strip() for r in self.page.document.regions if r.kind == "title"}
        for region in self.page.document.regions:
            if region.kind in ("body", "standfirst", "dateline"):
                break
            line = text[region.start : region.end].strip()
            if region.kind == "boilerplate" and line not in titles and not _LABELLED.match(line):
                found.append(line)
        return found[:_OVER]


def place_of(dateline: str) -> str:
    """The words with which a dateline opens: 'Lomé' of 'Lomé, 2 May (Reuter) –'."""
    return _PLACE_END.split(dateline, maxsplit=1)[0].strip()


def lead_of(page: Parsed) -> Sentence | None:
    """The first sentence of the body that tells something."""
    return next((s for s in page.sentences if s.region == "body" and len(s.tokens) > _WORDS), None)


def land_of(mention: Mention, titles: Titles) -> str | None:
    """The land of a name, or of which it is the capital."""
    return mention.code or titles.capitals.get(mention.span.text.lower())


def spoken_here(page: Parsed) -> bool:
    """'Officials here said': those who belong to the place."""
    return any(t.lower == "here" and t.i and page.tokens[t.i - 1].lower in _SPEAKING for t in page.tokens)
