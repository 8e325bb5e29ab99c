"""Stretches between quotation marks, from characters alone: curly, straight, doubled, angled, single; closed or never closed."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[“”„«»\"″‘’']")
_OPENS = {"“": ("”",), "„": ("“", "”"), "«": ("»",), "``": ("''",)}  # no apostrophe of 'she's' closes a doubled mark
_TOGGLES = frozenset(['"', "″", "''"])
_FAR = 4  # paragraphs
_BEFORE = " \t\n\r\xa0([{—–-/―*"


@dataclass(frozen=True, slots=True)
class Quotation:
    """[start, end) with its marks, [inner, outer) without them. `closed` is false where the closing mark never comes before the paragraph ends."""

    start: int
    end: int
    inner: int
    outer: int
    closed: bool
    single: bool

    def holds(self, offset: int) -> bool:
        """Whether an offset lies between the marks."""
        return self.start <= offset < self.end


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    inner: int


def find(text: str, start: int, end: int, opened: bool = False) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order. Marks within marks belong to the outer ones.

    `opened`: a mark of an earlier paragraph is still open (see `runs_on`), so that this paragraph begins within it.
    """
    found: list[Quotation] = []
    stack: list[_Open] = []
    if opened:
        mark_at = next((m for m in _MARK.finditer(text, start, end) if m.group() not in "‘’'"), None)
        if mark_at is None:
            return [Quotation(start, end, start, end, False, False)]
        outer = start + len(text[start : mark_at.start()].rstrip(" "))
        return [Quotation(start, mark_at.end(), start, outer, True, False), *find(text, mark_at.end(), end)]
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        closes = _closes(mark, stack, text, match, start, end)
        if closes is not None:
            begun = stack[closes]
            del stack[closes:]
            if not stack and match.start() > begun.inner:
                outer = begun.inner + len(text[begun.inner : match.start()].rstrip(" "))
                found.append(Quotation(begun.start, match.end(), begun.inner, max(outer, begun.inner + 1), True, begun.mark in "‘'"))
        elif _opens(mark, text, match, start, end):
            stack.append(_Open(mark, match.start(), match.end()))
    first = next((o for o in stack if o.mark not in "‘'"), None)
    if first is not None and (not found or first.start >= found[-1].end) and _long(text, first, start, end):
        found.append(Quotation(first.start, end, first.inner, end, False, False))
    return sorted(found, key=lambda q: q.start)


def runs_on(text: str, paragraphs: list[tuple[int, int]]) -> int:
    """Over how many of the following paragraphs a mark left open runs: up to the one whose first double mark closes.

    0 where the next mark opens (each paragraph has its own), or none comes within a few paragraphs: then the mark was never closed.
    """
    for number, (start, end) in enumerate(paragraphs[:_FAR]):
        for match in _MARK.finditer(text, start, end):
            if match.group() in "‘’'":
                continue
            closing = _only_closes(text, match, start, end) or match.start() > start and _astray(text, match, end)
            closes = match.group() == "”" or match.group() in _TOGGLES and closing
            return number + 1 if closes and match.start() > start else 0
    return 0


def _closes(mark: str, stack: list[_Open], text: str, match: re.Match[str], start: int, end: int) -> int | None:
    """The index of the open mark that this one closes."""
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth].mark
        if mark in _OPENS.get(opened, ()):
            return depth
        if mark == opened and mark in _TOGGLES and (not _only_opens(text, match, start, end) or _astray(text, match, end)):
            return depth
        if opened in "‘'" and mark in ("’" if opened == "‘" else "'") and _single_closes(text, match, end):
            return depth
        if (opened == "“" and mark == '"' or opened == '"' and mark == "”") and _only_closes(text, match, start, end):
            return depth
    return None


def _opens(mark: str, text: str, match: re.Match[str], start: int, end: int) -> bool:
    if mark in _OPENS:
        return True
    if mark in _TOGGLES:
        return not _only_closes(text, match, start, end)
    if mark in "‘'":
        return _only_opens(text, match, start, end) and _single_pairs(text, match, end)
    return False


def _only_opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    before = match.start() == start or text[match.start() - 1] in _BEFORE or text[match.start() - 1] in '“"‘'
    return before and match.end() < end and not text[match.end()].isspace()


def _only_closes(text: str, match: re.Match[str], start: int, end: int) -> bool:
    before = match.start() > start and not text[match.start() - 1].isspace() and text[match.start() - 1] not in "([{—–"
    return before and (match.end() >= end or not text[match.end()].isalnum())


def _astray(text: str, match: re.Match[str], end: int) -> bool:
    """'"It was a shock, "Clark said.': a closing mark that a stop and a blank part from its words; those behind it stand in pairs."""
    apart = text[match.start() - 1] == " " and text[match.start() - 2 : match.start() - 1] in (",", ".", "?", "!")
    return apart and text.count(match.group(), match.end(), end) % 2 == 0


def _single_closes(text: str, match: re.Match[str], end: int) -> bool:
    """A closing single mark: nothing lettered behind it, and not the plural's apostrophe in 'the farmers’ barns’."""
    if match.end() < end and text[match.end()].isalnum() or text[match.start() - 1].isspace():
        return False
    if text[match.start() - 1] != "s":
        return True
    later = re.search(r"[^\s\w]?[’'](?!\w)", text[match.end() : end])
    reopened = re.search(r"(?<!\w)[‘']\w", text[match.end() : end])
    return later is None or reopened is not None and reopened.start() < later.start()


def _single_pairs(text: str, match: re.Match[str], end: int) -> bool:
    """A single mark opens only where one closes later: else it is an elision ('em, '90s)."""
    return re.search(r"\S[’'](?!\w)", text[match.end() : end]) is not None and not re.match(
        r"\d0s|em\b|tis\b|twas\b|til\b|cause\b", text[match.end() : end]
    )


def _long(text: str, opened: _Open, start: int, end: int) -> bool:
    """An unclosed mark counts where it opens its paragraph or a whole sentence follows: else it is a stray mark or an inch sign."""
    return opened.start == start or len(text[opened.inner : end].split()) >= 4


def covers(quotations: list[Quotation], offset: int) -> Quotation | None:
    """The quotation over an offset."""
    for quotation in quotations:
        if quotation.start <= offset < quotation.end:
            return quotation
    return None
