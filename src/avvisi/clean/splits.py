"""Lines that hold two things: a date set before the first sentence, an agency or an end mark behind the last."""

import re

from avvisi.clean.calendar import Calendar
from avvisi.clean.lines import Line, trim
from avvisi.lexicon.page import PageLexicon

_WORD = re.compile(r"[a-z]+")
HEAD = 12  # lines at the start among which a date before a sentence is looked for
STORY = 8  # words that such a line has at least
FEET = 12  # lines at the end among which a last sentence is looked for
FUSED = 40  # characters that must follow a date for it to be set before a first sentence


class Splitter:
    """`splitter(text, lines)` gives the lines with such ones cut in two. Built once."""

    def __init__(self, page: PageLexicon, calendar: Calendar) -> None:
        self._page, self._calendar = page, calendar
        labels = sorted((*page.words.published, *page.words.updated), key=lambda w: (-len(w), w))
        self._fused_label = re.compile(r"(?:" + "|".join(map(re.escape, labels)) + r")(?: on| at| date| time)?\s?[:–-]?\s*", re.I)

    def __call__(self, text: str, found: list[Line]) -> list[Line]:
        """The lines, the first and the last cut where they hold two things."""
        return self._split_tail(text, self._split_fused(text, found))

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

    def _split_tail(self, text: str, found: list[Line]) -> list[Line]:
        """An agency or initials behind the last sentence ('… tomorrow. (ONA)') is a line of its own."""
        for at in range(len(found) - 1, max(-1, len(found) - FEET), -1):
            line = found[at]
            for ready in self._page.by_kind.get("tail", ()):
                match = ready.find(line.text, line.low)
                if match and match.start(1) > 4 and (ready.rule.id != "tail.bare_agency" or self._tells(line)):
                    cut = line.start + match.start(1)
                    tail = Line(text, cut, line.start + match.end(1), False).mark("boilerplate", ready.rule.id)
                    if match.lastgroup == "credit":
                        tail.credits.append((0, tail.end - tail.start))
                    return [*found[:at], Line(text, *trim(text, line.start, cut), line.apart), tail, *found[at + 1 :]]
        return found

    def _tells(self, line: Line) -> bool:
        """Whether a line tells of something past, as captions do not: 'Two tugs wait at the quay. (Delta News/Jo Lee)'."""
        words = _WORD.findall(line.low)
        return any(w in self._page.words.past or w.endswith("ed") and len(w) > 4 for w in words)
