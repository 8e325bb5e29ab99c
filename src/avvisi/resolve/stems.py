"""Sentences as numbers of their words' stems, to be compared by what they share."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from avvisi.resolve.vectors import TOKEN, stem


class Stems:
    """`stems(text)`: the numbers of the text's stems, each once, in order; without the words that say nothing (`empty`)."""

    def __init__(self, empty: Iterable[str]) -> None:
        self._empty = frozenset(empty)
        self._stems: dict[str, int] = {}
        self._numbers: dict[str, int] = {}  # of words as they stand; -1 where a word says nothing

    def __call__(self, text: str) -> npt.NDArray[np.uint32]:
        """Numbers are given in order of appearance: of one text after another, whatever the texts are."""
        known = self._numbers
        found = {number if (number := known.get(t)) is not None else self._number(t) for t in TOKEN.findall(text)}
        found.discard(-1)
        return np.array(sorted(found), np.uint32)

    def _number(self, token: str) -> int:
        bare = token.lower().split("'")[0].split("’")[0]
        number = -1 if bare in self._empty else self._stems.setdefault(stem(bare), len(self._stems))
        self._numbers[token] = number
        return number
