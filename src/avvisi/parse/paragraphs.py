"""Where the paragraphs of a document are: the unit of parsing, so that a passage gets the same parse wherever it stands."""

import re
from collections.abc import Iterator

from avvisi.clean.lines import trim
from avvisi.model.text import Document, RegionKind

PARSED: frozenset[RegionKind] = frozenset({"title", "standfirst", "caption", "body"})
LONGEST = 8_000  # characters; a longer paragraph is cut at a sentence's end, so that memory stays flat
WRAPPED = 45  # a line shorter than this was not broken by a right margin

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_ENDS = re.compile(r"""[.!?:;]["'”’)\]]*\s*$""")


def paragraphs(document: Document) -> Iterator[tuple[int, int, RegionKind]]:
    """(start, end, region) of each paragraph that is to be parsed, in order; no leading or trailing white space."""
    for region in sorted(document.regions, key=lambda r: r.start):
        if region.kind in PARSED:
            for start, end in blocks(document.text, region.start, region.end):
                yield start, end, region.kind


def blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a stretch: its lines, but lines broken by a right margin are one paragraph."""
    held: tuple[int, int] | None = None
    for match in _LINE.finditer(text, start, end):
        first, last = trim(text, match.start(), match.end())
        if first >= last:
            if held:
                yield from _cut(text, *held)
            held = None
            continue
        if held and _goes_on(text, held, first):
            held = (held[0], last)
            continue
        if held:
            yield from _cut(text, *held)
        held = (first, last)
    if held:
        yield from _cut(text, *held)


def _goes_on(text: str, held: tuple[int, int], first: int) -> bool:
    """A line break inside a sentence: the last line was long and unfinished, nothing empty lies between, the next begins small.

    'The envoys of both\\nstates met in Lomé.' is one paragraph; 'Home\\nworld news' is two.
    """
    between = text[held[1] : first]
    if between.count("\n") > 1 and between.replace("\r", "").count("\n") > 1:
        return False
    line = text[text.rfind("\n", held[0], held[1]) + 1 or held[0] : held[1]]
    if _ENDS.search(line) or len(line) < WRAPPED:
        return False
    return text[first].islower() or len(line) > 60 and text[first].isalnum() and len(line) < 100


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in (". ", "? ", "! ", ".” ", '." '))
        at = at + 1 if at > 0 else text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        at = at if at > 0 else start + LONGEST
        yield trim(text, start, at)
        start, end = trim(text, at, end)
    if start < end:
        yield start, end
