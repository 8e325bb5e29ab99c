"""The lines of a text, as a reader takes them: what a right margin broke is one line again."""

import re

from avvisi.lexicon.page import lower

WRAPPED = 45  # a line shorter than this was not broken by a right margin

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ENDS = re.compile(r"""[.!?…]["'”’)\]»]*\s*\Z""")
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_BREAK = re.compile(r"""[a-z0-9)”"’'][.!?]["”’']?\s+["“‘']?[A-Z]""")
_BYLINE = re.compile(r"by (?:[A-Z][\w.’'-]+ ?){2,4}(?:\n|\Z)")
SHOWN = 600  # characters looked at to tell prose from labels


class Line:
    """A line: [start, end) of the text without the white space around it, its words as written and in lower case.

    `kind`, `why` and `credit` are filled in while the page is being read; they are the only things that change.
    """

    __slots__ = ("start", "end", "text", "low", "words", "ends", "prose", "apart", "kind", "why", "credits")

    def __init__(self, text: str, start: int, end: int, apart: bool) -> None:
        self.start, self.end, self.apart = start, end, apart
        self.text = text[start:end]
        self.low = lower(self.text)
        shown = self.text[:SHOWN]
        self.words = len(_WORD.findall(shown))
        self.ends = _ENDS.search(self.text, max(0, len(self.text) - 8)) is not None
        self.prose = self._is_prose(shown)
        self.kind: str | None = None
        self.why = ""
        self.credits: list[tuple[int, int]] = []

    def _is_prose(self, shown: str) -> bool:
        """Whether this is running text: whole sentences, not a heading or label."""
        if self.words >= 40:
            return True
        if self.words < 4 or not any(c.islower() for c in shown):
            return False
        return self.ends and (self.words >= 6 or "." in shown[-3:]) or self.words >= 12 and _BREAK.search(shown) is not None

    def mark(self, kind: str, why: str) -> "Line":
        """Say what the line is, and by which rule."""
        self.kind, self.why = kind, why
        return self

    def __repr__(self) -> str:
        return f"Line({self.kind}, {self.why}, {self.text[:60]!r})"


def lines(text: str) -> list[Line]:
    """The lines of a text in order, without empty ones. `apart` tells that an empty line stands before."""
    found: list[tuple[int, int, bool]] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start >= end:
            continue
        apart = text.count("\n", last, start) > 1 or text.count("\r", last, start) > 1
        if found and not apart and _goes_on(text, found[-1], start):
            found[-1] = (found[-1][0], end, found[-1][2])
        else:
            found.append((start, end, apart))
        last = end
    return [Line(text, *one) for one in found]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _goes_on(text: str, held: tuple[int, int, bool], first: int) -> bool:
    """A line break inside a sentence: the last line was long and unfinished, and the next begins small.

    'The envoys of both\\nstates met in Lomé.' is one line; 'Home\\nworld news' is two.
    """
    begins = max(text.rfind("\n", held[0], held[1]) + 1, held[0])
    if held[1] - begins < WRAPPED or held[1] - begins > 200 or _ENDS.search(text, max(held[0], held[1] - 8), held[1]):
        return False
    return text[first].islower() and not _BYLINE.match(text, first)
