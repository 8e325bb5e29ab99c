"""Notes on translation and disclaimers: who translated a report, and what its publisher does not answer for."""

import re
from typing import NamedTuple

from avvisi.clean.lines import Line
from avvisi.lexicon.page import PageLexicon

_SENTENCE = re.compile(r"[.!?][\"”’)\]]*(?=\s|\Z)")


class Notes(NamedTuple):
    """The translator's name and the place of the disclaimer."""

    translated_by: str | None
    disclaimer: tuple[int, int] | None


def read_notes(page: PageLexicon, marked: list[Line]) -> Notes:
    """Read the notes among the page's furniture; each note and disclaimer becomes a credit of its line."""
    translator: str | None = None
    disclaimer: tuple[int, int] | None = None
    for line in marked:
        if line.kind != "boilerplate" or line.credits:
            continue
        end = 0
        for ready in page.by_kind.get("note", ()):
            match = ready.find(line.text, line.low)
            if match:
                named = "name" in match.re.groupindex
                stop = _SENTENCE.search(line.text, match.end() - 1 if named else 0)
                end = stop.end() if stop else len(line.text)
                line.credits.append((0, end))
                if named and translator is None:
                    translator = match["name"].rstrip(".,")
                break
        for ready in page.by_kind.get("disclaimer", ()):
            match = ready.find(line.text[end:], line.low[end:])
            if match:
                start = _sentence_start(line.text, end + match.start(), end)
                line.credits.append((start, len(line.text)))
                disclaimer = disclaimer or (line.start + start, line.end)
                break
    return Notes(translator, disclaimer)


def _sentence_start(text: str, at: int, floor: int) -> int:
    start = floor
    for stop in _SENTENCE.finditer(text, floor, at):
        start = stop.end()
    while start < at and text[start].isspace():
        start += 1
    return start
