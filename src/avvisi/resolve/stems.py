"""Sentences as numbers of their words' stems, to be compared by what they share."""

from collections.abc import Iterable
from zlib import crc32

import numpy as np
import numpy.typing as npt

from avvisi.resolve.vectors import TOKEN, stem


class Stems:
    """`stems(text)`: the numbers of the text's stems, each once, in order; without the words that say nothing (`empty`). The same in every record."""

    def __init__(self, empty: Iterable[str]) -> None:
        self._empty = frozenset(empty)
        self._numbers: dict[str, int] = {}  # of words as they stand; -1 where a word says nothing

    def __call__(self, text: str) -> npt.NDArray[np.uint32]:
        """The numbers of one text."""
        known = self._numbers
        found = {number if (number := known.get(t)) is not None else self._number(t) for t in TOKEN.findall(text)}
        found.discard(-1)
        return np.array(sorted(found), np.uint32)

    def _number(self, token: str) -> int:
        bare = token.lower().split("'")[0].split("’")[0]
        number = self._numbers[token] = -1 if bare in self._empty else crc32(stem(bare).encode("utf-8", "surrogatepass"))
        return number
