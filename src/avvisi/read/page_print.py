"""Found lines to a text with its offset map: the characters are the page's own, white space as a browser shows it."""

import re
from bisect import bisect_right
from html import unescape

from avvisi.model.text import OffsetMap
from avvisi.read.decode import storable
from avvisi.read.page_scan import Scanned
from avvisi.read.page_words import ENTITY, UNSEEN, Words

CELL = 1_000  # characters; a longer line is a table that holds a page, and its blocks are paragraphs

Ranges = list[tuple[int, int]]

_SEEN = r"[^\s&\u00ad\u200b\u2060\ufeff\x00-\x1f\x7f-\x9f]+|&"
_RUN = re.compile(rf"(?P<entity>{ENTITY})|(?P<space>\s+)|(?P<unseen>{UNSEEN.pattern}+)|{_SEEN}")


class Printer:
    """Writes a text from stretches of a page, and with each character down where it came from."""

    def __init__(self, page: Scanned, words: Words) -> None:
        self._page, self._words = page, words
        self._nodes = [start for start, _, _ in page.nodes]
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._raws: list[int] = []
        self._open = False  # whether something was printed on this line
        self._blank = -1  # where white space stands that is printed if something follows
        self._gap = " "  # as what
        self.size = 0

    def line(self, ranges: Ranges) -> tuple[int, int] | None:
        """Print one line; its place in the text, None where nothing was printed."""
        before, mark = self.size, len(self._parts)
        if before:
            self._put("\n\n", None)
        start = self.size
        split = sum(last - first for first, last in ranges) > CELL
        self._open, self._blank, self._gap = False, -1, " "
        for first, last in ranges:
            self._stretch(self._words.place(first), self._words.after(last - 1), split)
            self._blank = self._words.after(last - 1) if self._blank < 0 else self._blank
        if not self._open:
            del self._parts[mark:]
            self.size = before
            return None
        return start, self.size

    def words(self, raw: int, end: int) -> tuple[int, int] | None:
        """Print one line from a place that is no node, such as a `<title>`."""
        start = self.size + 2 if self.size else 0
        if self.size:
            self._put("\n\n", None)
        self._open, self._blank, self._gap = False, -1, " "
        self._runs(raw, end)
        return (start, self.size) if self._open else None

    def text(self) -> tuple[str, OffsetMap]:
        """What was printed, and its map."""
        return "".join(self._parts), OffsetMap(starts=tuple(self._starts), raws=tuple(self._raws))

    def _stretch(self, raw: int, end: int, split: bool) -> None:
        """Print the page's text between two places."""
        index = max(bisect_right(self._nodes, raw) - 1, 0)
        for start, stop, breaks in self._page.nodes[index : bisect_right(self._nodes, end)]:
            if start >= end:
                break
            if breaks and self._open and start > raw:
                self._gap = "\n\n" if split else self._gap
                self._blank = start - 1 if self._blank < 0 else self._blank
            self._runs(max(start, raw), min(stop, end))

    def _runs(self, start: int, end: int) -> None:
        for run in _RUN.finditer(self._page.html, start, end):
            words = unescape(run[0]) if run["entity"] else run[0]
            if run["unseen"]:
                continue
            if run["space"] or words.isspace():
                self._blank = run.start() if self._blank < 0 else self._blank
                continue
            if run["entity"]:
                words = UNSEEN.sub("", words).replace("\n", " ")
            if self._open and self._blank >= 0:
                self._put(self._gap, self._blank)
            self._blank, self._gap = -1, " "
            self._put(storable(words), run.start())
            self._open = self._open or bool(words)

    def _put(self, words: str, raw: int | None) -> None:
        if not words:
            return  # a soft hyphen written as an entity: nothing to see, no run of its own
        if raw is not None and (not self._starts or raw - self.size != self._raws[-1] - self._starts[-1]):
            self._starts.append(self.size)
            self._raws.append(raw)
        self._parts.append(words)
        self.size += len(words)
