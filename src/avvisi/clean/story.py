"""What the story itself tells about the lines around it: a title says the same words, and furniture speaks to the reader where the story does not."""

import re
from collections import Counter
from collections.abc import Sequence

from avvisi.clean.lines import Line
from avvisi.lexicon.page import PageWords

READ = 12_000  # characters of a story that are looked at
STEM = 5  # letters that make words the same: 'expels', 'expelled'
OWN = 3  # paragraphs a story must have before its way of speaking is known

_WORD = re.compile(r"[^\W\d_]{4,}")
_QUOTED = re.compile(r"[“\"][^”\"]{0,600}[”\"]?")
_READER = re.compile(r"\b(?:we|our|us|you|your|yours|ours)\b")


def unquoted(low: str) -> str:
    """Words without what stands in quotation marks."""
    return _QUOTED.sub(" ", low)


def to_reader(bare: str) -> bool:
    """Whether words in small letters, none of them quoted, speak to a reader or of the page itself."""
    return _READER.search(bare) is not None


class Story:
    """The running text of a page. `share(line)` is how much of a line's words it holds; `addressed(line)` whether a line speaks to the reader."""

    __slots__ = ("_stems", "_read", "_speaks", "_words", "_known")

    def __init__(self, lines: Sequence[Line], words: PageWords) -> None:
        self._words = words
        stems: Counter[str] = Counter()
        taken, self._known, speaks = 0, 0, False
        self._read: set[int] = set()
        for line in lines:
            if line.kind or taken > READ:
                continue
            taken += len(line.low)
            self._known += line.prose
            stems.update(self._stemmed(line))
            self._read.add(id(line))
            speaks = speaks or to_reader(unquoted(line.low))
        self._stems, self._speaks = stems, speaks

    def _stemmed(self, line: Line) -> set[str]:
        return {w[:STEM] for w in _WORD.findall(line.low[:READ]) if w not in self._words.small and w not in self._words.common}

    def share(self, line: Line) -> float:
        """The share of a line's longer words that stand in the story, outside this line."""
        stems = self._stemmed(line)
        own = id(line) in self._read
        return sum(self._stems[s] > own for s in stems) / len(stems) if stems else 0.0

    def names(self, line: Line) -> bool:
        """Whether the person that a line begins with is one of the story's: a reporter's own name stands in no story of theirs."""
        first = _WORD.findall(line.low[:60])[:2]
        own = id(line) in self._read
        return any(self._stems[w[:STEM]] > own for w in first if w not in self._words.small)

    def addressed(self, line: Line) -> bool:
        """Whether a line speaks of its page to its reader ('If you wish to write to our editor …') and the story never does."""
        if self._speaks or self._known < OWN or line.words > 45:
            return False
        bare = unquoted(line.low)
        return to_reader(bare) and any(w in self._words.page_nouns for w in _WORD.findall(bare))
