"""The regions of plain text: which lines are title, standfirst, dateline, story, caption, litter. Nothing is deleted.

First the page's edges are read inwards, from the top and from the bottom, up to the first and last line of running text; then what lies
between. Precision first: a line of running text is story unless its own words say otherwise.
"""

import re

from avvisi.clean.calendar import Calendar
from avvisi.clean.dateline import Datelines
from avvisi.clean.lines import Line, lines, trim
from avvisi.clean.marks import Marker
from avvisi.lexicon.page import PageLexicon
from avvisi.lexicon.time import TimeWords
from avvisi.model.text import Region, RegionKind

STORY = 8  # words of a line that a dateline opens
HEAD = 12  # lines that can stand before a dateline
FEET = 12  # lines at the end among which a last sentence is looked for
STANDFIRST = 60  # words of a standfirst at most
SHORT = 5  # words of a name or label in the head of a page
HEADLINE = 40  # words of a title at most
FUSED = 40  # characters that must follow a date for it to be set before a first sentence

_SPEAKER = re.compile(r"(?m)^[A-Z][\w.’' -]{1,40}:\s")
_BULLET = re.compile(r"[•▪●◦■♦*–—-]\s*\S")
_LETTERS = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"""[.!?]["”’)]*\s""")


class Layout:
    """A text's lines, each marked with what it is, and the title among them."""

    __slots__ = ("lines", "title")

    def __init__(self, marked: list[Line], title: Line | None) -> None:
        self.lines, self.title = marked, title


class Labeller:
    """`labeller(text, given_title)` lays a page out. Built once from the lexicon."""

    def __init__(self, page: PageLexicon, time: TimeWords, calendar: Calendar, places: frozenset[str]) -> None:
        self._page, self._calendar = page, calendar
        self.marker = Marker(page, time, calendar)
        self._datelines = Datelines(page, time, places)
        labels = sorted((*page.words.published, *page.words.updated), key=lambda w: (-len(w), w))
        self._fused_label = re.compile(r"(?:" + "|".join(map(re.escape, labels)) + r")(?: on| at| date| time)?\s?[:–-]?\s*", re.I)

    def __call__(self, text: str, given_title: str | None = None) -> Layout:
        """The layout of a text."""
        found = self._split_tail(text, self._split_fused(text, lines(text)))
        speakers = _speakers(text)
        first, last = self._edges(found, speakers)
        self._within(found, first, last)
        title = self._headings(found, first, given_title, speakers)
        self._feet(found, last)
        return Layout(found, title)

    def _split_fused(self, text: str, found: list[Line]) -> list[Line]:
        """A date set before the first sentence of a line ('date 2021-08-30 Two states …') is a line of its own."""
        for i, line in enumerate(found[:HEAD]):
            cut = self._fused(line) if line.words > STORY else 0
            if cut:
                start, end = trim(text, line.start + cut, line.end)
                head = Line(text, *trim(text, line.start, line.start + cut), line.apart)
                return [*found[:i], head.mark("boilerplate", "date.fused"), Line(text, start, end, False), *found[i + 1 :]]
        return found

    def _fused(self, line: Line) -> int:
        label = self._fused_label.match(line.text)
        start = label.end() if label else 0
        written = next(self._calendar.find(line.text[: start + 60], start), None)
        if written is None or not written.readings or written.whole_start > start:
            return 0
        end = written.whole_end
        while end < len(line.text) and line.text[end] in " \t\u00a0|–—-:)]":
            end += 1
        rest = line.text[end:]
        glued = end == written.whole_end and not (label and label.end())
        if glued or len(rest) < FUSED or not (rest[0].isupper() or rest[0] in "\"“‘'"):
            return 0
        return end

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
        last = len(found) - 1
        while last > first:
            line = found[last]
            if not line.kind and not self.marker.edge(line, "foot") and (line.prose or line.ends and line.words > 1):
                break
            last -= 1
        return first, last

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
        title = self._title(open_, given_title, tail)
        before = title is not None
        key = _key(title.text) if title else ""
        for line in open_:
            if line is title:
                line.mark("title", "title")
                before = False
            elif title and _key(line.text) == key:
                line.mark("boilerplate", "title.repeated")
            elif not before and title and self._is_standfirst(line):
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

    def _title(self, open_: list[Line], given: str | None, tail: bool) -> Line | None:
        """The title among the lines before the story: the given one, else the first that is long enough for one.

        `tail`: a dateline stands below, so a single line is what is left of a title, however short.
        """
        if given:
            wanted = _key(given)
            for line in open_:
                if _key(line.text) == wanted:
                    return line
        can = [x for x in open_ if x.words <= HEADLINE and not self.marker.names_outlet(x) and not _BULLET.match(x.text)]
        for line in can:
            if line.words > 3 and not line.text[0].islower() or line.words == 3 and self.marker.is_phrase(line):
                return line
        three = next((x for x in can if x.words == 3 and not x.text[0].islower()), None)
        return three or (can[0] if len(can) == 1 and (can[0].words > 1 or tail) else None)

    def _is_standfirst(self, line: Line) -> bool:
        return line.words > 4 or _BULLET.match(line.text) is not None

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
        following = next((x for x in rest if x.prose and not x.kind), None)
        if following is None:
            return
        between = found[first + 1 : found.index(following, first + 1)]
        matter = any([self._is_head_matter(x) for x in between[:6]])
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

    def _is_head_matter(self, line: Line) -> bool:
        if line.kind == "caption":
            return False
        return self.marker.edge(line, "head") and line.why.startswith(("byline", "date.", "label"))

    def _feet(self, found: list[Line], last: int) -> None:
        """What stands behind the story: unmarked lines among the page's furniture are furniture; others are left to the story."""
        seen = False
        for i in range(last + 1, len(found)):
            line = found[i]
            if line.kind:
                seen = seen or self.marker.is_site(line)
                continue
            ahead = i + 1 < len(found) and found[i + 1].kind == "boilerplate" and line.words <= 8
            if (seen or ahead) and not line.prose:
                line.mark("boilerplate", "foot.short")
        for line in found:
            if not line.kind:
                line.mark("body", "")

    def _split_tail(self, text: str, found: list[Line]) -> list[Line]:
        """An agency or initials behind the last sentence ('… tomorrow. (ONA)') is a line of its own."""
        for at in range(len(found) - 1, max(-1, len(found) - FEET), -1):
            line = found[at]
            for ready in self._page.by_kind.get("tail", ()):
                match = ready.find(line.text, line.low)
                if match and match.start(1) > 4:
                    cut = line.start + match.start(1)
                    tail = Line(text, cut, line.start + match.end(1), False).mark("boilerplate", ready.rule.id)
                    if match.lastgroup == "credit":
                        tail.credits.append((0, tail.end - tail.start))
                    return [*found[:at], Line(text, *trim(text, line.start, cut), line.apart), tail, *found[at + 1 :]]
        return found

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
