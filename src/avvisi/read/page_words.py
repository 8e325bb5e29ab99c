"""The characters of a page that can be seen, each with its place in the raw page."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from html import unescape
from html.entities import html5

from avvisi.read.page_scan import Scanned

_OLD = "|".join(sorted((name for name in html5 if not name.endswith(";")), key=lambda name: (-len(name), name)))  # need no semicolon
ENTITY = rf"&(?:#[0-9]{{1,7}};?|#[xX][0-9a-fA-F]{{1,6}};?|[A-Za-z][A-Za-z0-9]{{1,31}};|(?:{_OLD}))"
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]")  # soft hyphens and the like cut words in two
_PIECE = re.compile(rf"(?P<entity>{ENTITY})|[^\s&]+|&")
HEAD = 12  # characters by which a line is looked up


def printed(words: str) -> str:
    """What of some words counts in looking them up: the characters that can be seen."""
    return "".join(char for char in words if char.isprintable() and not char.isspace())


class Words:
    """The seen characters of a page as one string `key`, without white space; `place(i)` is where the i-th stands in the raw page."""

    def __init__(self, page: Scanned) -> None:
        self.page = page
        self._starts: list[int] = []
        self._raws: list[int] = []
        self._ends: list[int] = []
        parts: list[str] = []
        size = 0
        for start, end, _ in page.nodes:
            for match in _PIECE.finditer(page.html, start, end):
                piece = unescape(match[0]) if match["entity"] else match[0]
                if match["entity"] or not piece.isprintable():
                    seen = printed(piece)
                    if seen != piece and not match["entity"]:
                        size = self._one_by_one(piece, match.start(), parts, size)
                        continue
                    piece = seen
                if piece:
                    self._starts.append(size)
                    self._raws.append(match.start())
                    self._ends.append(match.end())
                    parts.append(piece)
                    size += len(piece)
        self.key = "".join(parts)

    def _one_by_one(self, piece: str, raw: int, parts: list[str], size: int) -> int:
        """A piece with characters in it that cannot be seen."""
        for offset, char in enumerate(piece):
            if char.isprintable() and not char.isspace():
                self._starts.append(size)
                self._raws.append(raw + offset)
                self._ends.append(raw + offset + 1)
                parts.append(char)
                size += 1
        return size

    def place(self, index: int) -> int:
        """Where a character of `key` stands in the raw page."""
        at = bisect_right(self._starts, index) - 1
        return min(self._raws[at] + index - self._starts[at], self._ends[at] - 1)

    def after(self, index: int) -> int:
        """Where the raw page goes on after a character of `key`."""
        at = bisect_right(self._starts, index) - 1
        last = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.key)
        return self._ends[at] if index == last - 1 else self._raws[at] + index - self._starts[at] + 1

    def of_node(self, first: int, last: int) -> tuple[int, int]:
        """The range of `key` that stands in these nodes."""
        if first >= last:
            return 0, 0
        nodes = self.page.nodes
        low = bisect_left(self._raws, nodes[first][0])
        high = bisect_left(self._raws, nodes[last - 1][1])
        return self._start(low), self._start(high)

    def _start(self, word: int) -> int:
        """Where a word begins in `key`; behind the last one, its end."""
        return self._starts[word] if word < len(self._starts) else len(self.key)

    def heads(self) -> dict[str, list[int]]:
        """The first characters of every word, to the places in `key` where they begin a word."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for start in self._starts:
            found[self.key[start : start + HEAD]].append(start)
        return found
