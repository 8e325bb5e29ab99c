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
from avvisi.clean.story import Story
from avvisi.lexicon.page import PageLexicon
from avvisi.lexicon.time import TimeWords
from avvisi.model.text import Region, RegionKind

STORY = 8  # words of a line that a dateline opens
HEAD = 12  # lines that can stand before a dateline
STANDFIRST = 60  # words of a standfirst at most
ECHO = 0.25  # share of a title's words that the story says too
FOOT_RUN = 4  # lines that can hide furniture above them
SHORT = 5  # words of a name or label in the head of a page
SUMMARY, SUMMED = 4, 35  # sentences of a summary at the head of a page, and words of each
HEADLINE = 40  # words of a title at most

_SPEAKER = re.compile(r"(?m)^[A-Z][\w.’' -]{1,40}:\s")
_BULLET = re.compile(r"[•▪●◦■♦*–—-]\s*\S")
_SPOKEN = re.compile(r"[“”\"]|\.\.\.\s*\Z")
_LETTERS = re.compile(r"[^\W_]+")
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
        self._places = places
        self._datelines = Datelines(page, time, places, media)
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

    def _signed(self, between: list[Line]) -> bool:
        """A reporter and a place, each on a line of its own: 'Ana Moss', 'Suva'."""
        open_ = [x for x in between if not x.kind]
        if len(open_) != 2 or open_[1].low.split(",")[0] not in self._places:
            return False
        words = open_[0].text.split()
        return 1 < len(words) < 4 and all(w[0].isupper() and w.replace("-", "").isalpha() for w in words)

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
        key = _key(title.text) if title else ""
        beneath = next((below for line, below in zip(found, found[1:first], strict=False) if line is title), None)
        for line in open_:
            if line is title:
                line.mark("title", "title")
                before = False
            elif title and _key(line.text) == key:
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
            if title and not line.kind and _key(line.text) == key:
                line.mark("boilerplate", "title.repeated")
        if title:
            self._standfirst(found, first, speakers)
        return title

    def _title(self, open_: list[Line], given: str | None, tail: bool, story: Story) -> Line | None:
        """The title among the lines before the story: the given one, else the first that says words of the story, else the first that is long enough.

        `tail`: a dateline stands below, so a single line is what is left of a title, however short.
        """
        if given:
            wanted = _key(given)
            for line in open_:
                if _key(line.text) == wanted:
                    return line
        can = [x for x in open_ if x.words <= HEADLINE and not self.marker.names_outlet(x) and not _BULLET.match(x.text)]
        likely = [x for x in can if x.words > 3 and not x.text[0].islower() or x.words == 3 and self.marker.is_phrase(x)]
        for line in [x for x in likely if story.share(x) >= ECHO] or likely:
            return line
        three = next((x for x in can if x.words == 3 and not x.text[0].islower()), None)
        return three or (can[0] if len(can) == 1 and (can[0].words > 1 or tail) else None)

    def _is_standfirst(self, line: Line, story: Story) -> bool:
        return line.words > 4 and (line.words > 12 or story.share(line) >= ECHO) or _BULLET.match(line.text) is not None

    def _standfirst(self, found: list[Line], first: int, speakers: bool) -> None:
        """A first line of running text that stands before a byline, a date or a dateline, or that the story repeats, is the standfirst."""
        line = found[first] if first < len(found) else None
        if (
            line is None
            or line.kind
            or line.words > STANDFIRST
            or any(x.kind == "dateline" for x in found[:first])
            or self._datelines.end(line.text, speakers=speakers)
        ):
            return
        rest = found[first + 1 :]
        if self._standfirsts(found, first):
            return
        following = next((x for x in rest if x.prose and not x.kind), None)
        if following is None:
            return
        between = found[first + 1 : found.index(following, first + 1)]
        if self.marker.shows(line) and (not line.ends or self._datelines.end(following.text, speakers=speakers)):
            line.mark("caption", "caption.shows")
            return
        matter = any([self._is_head_matter(x) for x in between[:6]]) or self._signed(between)
        if matter or not line.ends and following.ends:
            line.mark("standfirst", "standfirst.byline" if matter else "standfirst.unfinished")
            for x in between:
                if not x.kind:
                    x.mark(*(("standfirst", "standfirst.line") if x.words > SHORT else ("boilerplate", "head.short")))
        elif self._datelines.end(following.text, speakers=speakers):
            line.mark("standfirst", "standfirst.dateline")
        else:
            key = _key(line.text)
            if any(len(x.text) < 3 * len(line.text) + 400 and key in _key(x.text) for x in rest):
                line.mark("standfirst", "standfirst.repeated")

    def _standfirsts(self, found: list[Line], first: int) -> bool:
        """Several sentences that sum up the story stand before its byline: 'By Jo Lee' behind them, and the story behind that."""
        upper = [line for line in found[first : first + SUMMARY + 1]]
        at = next((n for n, x in enumerate(upper) if n > 1 and not x.prose and self._is_byline(x)), None)
        if at is None or any(x.kind or x.words > SUMMED or not x.prose for x in upper[:at]):
            return False
        if sum(x.prose for x in found[first + at :] if x.kind in (None, "body")) < 2:
            return False
        for line in upper[:at]:
            line.mark("standfirst", "standfirst.summary")
        for line in found[first + at + 1 :]:
            if line.prose:
                break
            if not line.kind and not self.marker.edge(line, "head"):
                line.mark("boilerplate", "head.short")
        return True

    def _is_byline(self, line: Line) -> bool:
        return not line.kind and self.marker.edge(line, "head") and line.why.startswith("byline.")

    def _is_head_matter(self, line: Line) -> bool:
        if line.kind == "caption":
            return False
        return self.marker.edge(line, "head") and line.why.startswith(("byline", "date.", "label"))

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


def _key(text: str) -> str:
    """Letters and digits alone, small: for telling copies of a line."""
    return " ".join(_LETTERS.findall(text.casefold()))
