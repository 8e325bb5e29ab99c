"""The sentences that sum a story up before it begins, and the names that stand between them and the story."""

import re

from avvisi.clean.dateline import Datelines
from avvisi.clean.lines import Line
from avvisi.clean.marks import Marker

STANDFIRST = 60  # words of a standfirst
SUMMARY, SUMMED = 4, 35  # sentences of a summary at the head of a page, and words of each
HEADLINE = 40  # words of a title at most
SHORT = 5  # words of a name or label in the head of a page
_SIGNED = re.compile(r"(?<=[\w)]) by ([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,2})\Z")
_PASSIVE = re.compile(r"(?:ed|en|wn|un|ught|old|ent|et|it|led|uck|on|id|de|ne|ft|pt|st)\Z")
READ = 20_000  # characters of a page in which a name is looked for
UNNAMED = 400  # that must be there without it
_LETTERS = re.compile(r"[^\W_]+")


class Standfirsts:
    """Called with the lines, the first of the story and whether lines begin with speakers, it marks them. Built once."""

    def __init__(self, marker: Marker, datelines: Datelines, places: frozenset[str]) -> None:
        self._marker, self._datelines, self._places = marker, datelines, places

    def __call__(self, found: list[Line], first: int, speakers: bool) -> None:
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
        if self._summed(found, first):
            return
        following = next((x for x in rest if x.prose and not x.kind), None)
        if following is None:
            return
        between = found[first + 1 : found.index(following, first + 1)]
        if self._marker.shows(line) and (not line.ends or self._datelines.end(following.text, speakers=speakers)):
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
            same = key(line.text)
            if any(len(x.text) < 3 * len(line.text) + 400 and same in key(x.text) for x in rest):
                line.mark("standfirst", "standfirst.repeated")

    def _summed(self, found: list[Line], first: int) -> bool:
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
            if not line.kind and not self._marker.edge(line, "head"):
                line.mark("boilerplate", "head.short")
        return True

    def _is_byline(self, line: Line) -> bool:
        return not line.kind and self._marker.edge(line, "head") and line.why.startswith("byline.")

    def _is_head_matter(self, line: Line) -> bool:
        if line.kind == "caption":
            return False
        return self._marker.edge(line, "head") and line.why.startswith(("byline", "date.", "label"))

    def _signed(self, between: list[Line]) -> bool:
        """A reporter and a place, each on a line of its own: 'Ana Moss', 'Suva'."""
        open_ = [x for x in between if not x.kind]
        if len(open_) != 2 or open_[1].low.split(",")[0] not in self._places:
            return False
        words = open_[0].text.split()
        return 1 < len(words) < 4 and all(w[0].isupper() and w.replace("-", "").isalpha() for w in words)


def without_byline(found: list[Line], title: Line, text: str) -> Line:
    """Cut a reporter's name off the end of a title ('Talks on the dam resume by Ana Moss'): a person of the story would stand in it too."""
    match = _SIGNED.search(title.text)
    if not match or title.words > HEADLINE or _PASSIVE.search(title.text[: match.start()]):
        return title
    rest = text[: title.start] + text[title.end : READ]
    if any(name in rest for name in match[1].split()) or len(rest) < UNNAMED:
        return title
    at = found.index(title)
    end, start = title.start + match.start(), title.start + match.start(1) - len("by ")
    cut = Line(text, title.start, end, title.apart).mark("title", title.why)
    found[at : at + 1] = [cut, Line(text, start, title.end, False).mark("boilerplate", "byline.fused")]
    return cut


def key(text: str) -> str:
    """Letters and digits alone, small: for telling copies of a line."""
    return " ".join(_LETTERS.findall(text.casefold()))
