"""The regions of plain text: which lines are title, standfirst, dateline, story, caption, litter. Nothing is deleted.

First the page's edges are read inwards, from the top and from the bottom, up to the first and last line of running text; then what lies
between. Precision first: a line of running text is story unless its own words say otherwise.
"""

import re

from avvisi.clean.calendar import Calendar
from avvisi.clean.dateline import Datelines
from avvisi.clean.ends import mark_ends
from avvisi.clean.lines import Line, lines, trim
from avvisi.clean.marks import Marker
from avvisi.clean.splits import Splitter
from avvisi.clean.standfirst import Standfirsts, key, without_byline
from avvisi.clean.story import Story
from avvisi.lexicon.page import PageLexicon
from avvisi.lexicon.time import TimeWords
from avvisi.model.text import Region, RegionKind

STORY = 8  # words of a line that a dateline opens
HEAD = 12  # lines that can stand before a dateline
ECHO = 0.25  # share of a title's words that the story says too
FOOT_RUN = 4  # lines that can hide furniture above them
SHORT = 5  # words of a name or label in the head of a page
HEADLINE = 40  # words of a title at most

_SPEAKER = re.compile(r"(?m)^[A-Z][\w.’' -]{1,40}:\s")
_BULLET = re.compile(r"[•▪●◦■♦*–—-]\s*\S")
_SPOKEN = re.compile(r"[“”\"]|\.\.\.\s*\Z")
_SENTENCE = re.compile(r"""[.!?]["”’)]*\s""")


class Layout:
    """A text's lines, each marked with what it is, and the title among them."""

    __slots__ = ("lines", "title")

    def __init__(self, marked: list[Line], title: Line | None) -> None:
        self.lines, self.title = marked, title


class Labeller:
    """`labeller(text, given_title)` lays a page out. Built once from the lexicon."""

    def __init__(
        self,
        page: PageLexicon,
        time: TimeWords,
        calendar: Calendar,
        places: frozenset[str],
        media: frozenset[str],
        agencies: frozenset[str] = frozenset(),
    ) -> None:
        self._page, self._calendar = page, calendar
        self.marker = Marker(page, time, calendar, media, agencies)
        self._datelines = Datelines(page, time, places, media)
        self._standfirsts = Standfirsts(self.marker, self._datelines, places)
        self._split = Splitter(page, calendar)

    def __call__(self, text: str, given_title: str | None = None) -> Layout:
        """The layout of a text."""
        found = self._split(text, lines(text))
        speakers = _speakers(text)
        first, last = self._edges(found, speakers)
        mark_ends(found, first, self.marker)
        self._within(found, first, last)
        title = self._headings(found, first, given_title, speakers)
        self._feet(found, last)
        if title:
            title = without_byline(found, title, text)
        below = max((n for n, line in enumerate(found) if line.kind == "body"), default=len(found))
        for n, line in enumerate(found):
            if line.kind == "boilerplate":
                self.marker.credit_agencies(line)
                if n > below:
                    self.marker.credit_sources(line)
        return Layout(found, title)

    def _edges(self, found: list[Line], speakers: bool) -> tuple[int, int]:
        """Mark inwards from both ends; the indices of the first and last line of the story (first > last where there is none)."""
        first, titled = self._standing_dateline(found), False
        if first:
            for line in found[:first]:
                if not line.kind:
                    self.marker.edge(line, "head", titled=titled)
                    titled = titled or not line.kind and line.words > 3
        while first < len(found):
            line = found[first]
            if not line.kind and not self.marker.edge(line, "head", titled=titled):
                opens = (line.ends and line.words >= STORY or line.words > HEADLINE) and self._datelines.end(
                    line.text, speakers=speakers
                ) > 0
                if opens or line.prose and (titled or not self._titled(found, first)):
                    break
                titled = titled or line.words > 3
            first += 1
        self._lists(found, first)
        last, story = len(found) - 1, Story(found[first:-1], self._page.words)
        while last > first:
            line = found[last]
            edge = not line.kind and self.marker.edge(line, "foot")
            if line.why in ("litter.bio", "litter.belongs") and story.names(line):
                edge, line.kind = False, None  # one of the story's own persons
            if not line.kind and not edge and (line.prose or line.ends and line.words > 1):
                if not story.addressed(line):
                    break
                line.mark("boilerplate", "litter.reader")
            last -= 1
        return first, self._foot_run(found, first, last, story)

    def _foot_run(self, found: list[Line], first: int, last: int, story: Story) -> int:
        """Furniture that a whole sentence of its own hides: 'Sign up for our newsletter' before 'A weekly letter from the coast.'.

        Every line from it on must tell nothing of the story and nothing that happened.
        """
        for at in range(last, max(first, last - FOOT_RUN), -1):
            line = found[at]
            if (
                not line.prose
                and not line.kind
                and self.marker.edge(line, "foot")
                and line.why.startswith(("litter.", "block."))
                and line.why != "litter.within"
            ):
                for below in found[at + 1 : last + 1]:
                    below.mark("boilerplate", "litter.run")
                return at - 1
            if line.words > 30 or story.share(line) >= ECHO or self.marker.tells(line):
                break
        return last

    def _standing_dateline(self, found: list[Line]) -> int:
        """Mark a dateline that stands on a line of its own, directly before the story; the index of the line behind it, else 0."""
        for i, line in enumerate(found[: min(HEAD, len(found) - 1)]):
            if line.prose and line.words > HEADLINE:
                break
            if line.words <= 14 and found[i + 1].prose and not line.kind and self._datelines.end(line.text, alone=True) == len(line.text):
                line.mark("dateline", "dateline.line")
                return i + 1
        return 0

    def _lists(self, found: list[Line], first: int) -> None:
        """Mark lists of other stories; a list lasts until running text goes on."""
        listed = False
        for line in found[first + 1 :]:
            if not line.prose and self.marker.heads_list(line):
                listed = True
            elif listed and not line.kind and line.words <= 20 and not line.text.endswith(".") and (not line.prose or line.words <= 14):
                line.mark("boilerplate", "block.listed")
            else:
                listed = False

    def _titled(self, found: list[Line], at: int) -> bool:
        """A title that ends in a full stop: 'Ministers Sign Ferry Treaty in Suva.' before a paragraph."""
        line = found[at]
        single = not _SENTENCE.search(line.text) and line.words <= HEADLINE
        return at + 1 < len(found) and single and self.marker.is_headline_case(line)

    def _within(self, found: list[Line], first: int, last: int) -> None:
        """Mark captions and litter within the story."""
        for line in found[first + 1 : last]:
            if not line.kind:
                self.marker.inside(line)

    def _headings(self, found: list[Line], first: int, given_title: str | None, speakers: bool) -> Line | None:
        """Among the unmarked lines before the story: the title, its copies, standfirsts, and what is neither."""
        open_ = [line for line in found[:first] if not line.kind]
        if first >= len(found) and len(found) == 1:
            return None
        tail = any(line.kind == "dateline" for line in found[:first])
        story = Story(found[first : first + HEAD], self._page.words)
        title = self._title(open_, given_title, tail, story)
        before = title is not None
        same = key(title.text) if title else ""
        beneath = next((below for line, below in zip(found, found[1:first], strict=False) if line is title), None)
        for line in open_:
            if line is title:
                line.mark("title", "title")
                before = False
            elif title and key(line.text) == same:
                line.mark("boilerplate", "title.repeated")
            elif title and line is beneath and self.marker.is_second_title(line, title):
                line.mark("title", "title.second")
            elif not before and title and (line is beneath and line.words > 4 or self._is_standfirst(line, story)):
                line.mark("standfirst", "standfirst.line")
            elif line.ends and line.words > 1 and any(c.islower() for c in line.text):
                line.mark("body", "head.sentence")
            else:
                line.mark("boilerplate", "head.short")
        for line in found[first:]:
            if title and not line.kind and key(line.text) == same:
                line.mark("boilerplate", "title.repeated")
        if title:
            self._standfirsts(found, first, speakers)
        return title

    def _title(self, open_: list[Line], given: str | None, tail: bool, story: Story) -> Line | None:
        """The title among the lines before the story: the given one, else the first that says words of the story, else the first that is long enough.

        `tail`: a dateline stands below, so a single line is what is left of a title, however short.
        """
        if given:
            wanted = key(given)
            for line in open_:
                if key(line.text) == wanted:
                    return line
        can = [x for x in open_ if x.words <= HEADLINE and not self.marker.names_outlet(x) and not _BULLET.match(x.text)]
        likely = [x for x in can if x.words > 3 and not x.text[0].islower() or x.words == 3 and self.marker.is_phrase(x)]
        for line in [x for x in likely if story.share(x) >= ECHO] or likely:
            return line
        three = next((x for x in can if x.words == 3 and not x.text[0].islower()), None)
        return three or (can[0] if len(can) == 1 and (can[0].words > 1 or tail) else None)

    def _is_standfirst(self, line: Line, story: Story) -> bool:
        return line.words > 4 and (line.words > 12 or story.share(line) >= ECHO) or _BULLET.match(line.text) is not None

    def _feet(self, found: list[Line], last: int) -> None:
        """What stands behind the last whole sentence is furniture; what is left is the story."""
        tail, seen = found[last + 1 :], False
        for line, after in zip(tail, [*tail[1:], None], strict=False):
            if line.kind:
                seen = seen or line.kind == "boilerplate"
            elif (
                not line.prose
                and not line.ends
                and not _SPOKEN.search(line.text)
                and (seen or line.words <= SHORT or after is not None and after.kind == "boilerplate" and line.words <= STORY)
            ):
                line.mark("boilerplate", "foot.short")
                seen = True
        for line in found:
            if not line.kind:
                line.mark("body", "")

    def regions(self, found: list[Line], text: str) -> tuple[Region, ...]:
        """The regions of marked lines in order of the text; neighbouring lines of story are one."""
        for before, line in zip(found, found[1:], strict=False):
            if before.kind == "caption" and line.why.startswith(("photo.", "credit.agency_alone")) and not before.credits:
                line.mark("caption", line.why)
        speakers = _speakers(text)
        made: list[Region] = []
        opened = False
        for line in found:
            kind: RegionKind = line.kind  # type: ignore[assignment]
            start = line.start
            if kind == "body" and not opened:
                opened = True
                cut = self._datelines.end(line.text, speakers=speakers)
                if cut and cut < len(line.text):
                    made.append(Region(kind="dateline", start=start, end=start + cut))
                    start += cut
                    if text[start] == ":":
                        start += 1
                    start, _ = trim(text, start, line.end)
                    made.append(Region(kind="body", start=start, end=line.end))
                    continue
            if made and kind == "body" == made[-1].kind:
                made[-1] = Region(kind="body", start=made[-1].start, end=line.end)
            else:
                made.append(Region(kind=kind, start=start, end=line.end))
            made.extend(
                Region(kind="credit", start=start + a, end=start + b) for a, b in line.credits if kind in ("caption", "boilerplate")
            )
        return tuple(made)


def _speakers(text: str) -> bool:
    """Whether lines begin with names and colons, as in an interview."""
    return len(_SPEAKER.findall(text[:20_000])) > 1
