"""The words that many pairs of texts share, for all pairs at once."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from avvisi.resolve.stretches import Ints, stretches

AT_ONCE = 100_000
Floats = npt.NDArray[np.float64]


class Rarity(Protocol):
    """The rarity of words."""

    def __getitem__(self, words: npt.NDArray[np.uint32], /) -> npt.NDArray[np.float32]:
        """Of each."""
        ...


class Sharing:
    """(rarity of the words in both, how many, rarity of the words of the one, of the other) of pairs. The words of text i are the numbers
    [starts[i], starts[i + 1]) of `words`, each once, in order, and places of `idf`."""

    def __init__(self, starts: Ints, words: Ints, idf: npt.NDArray[np.float32]) -> None:
        self._idf, self._starts, self._words = idf.astype(np.float64), starts, words
        owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        self._whole: Floats = np.bincount(owner, self._idf[words], len(starts) - 1).astype(np.float64, copy=False)

    @classmethod
    def of(cls, words: Sequence[npt.NDArray[np.uint32]], idf: "Rarity") -> "Sharing":
        """Of texts whose words are any numbers."""
        flat = np.concatenate([np.empty(0, np.uint32), *words])
        known, places = np.unique(flat, return_inverse=True)
        return cls(np.cumsum([0, *map(len, words)]), places, idf[known])

    def __call__(self, a: Ints, b: Ints) -> tuple[Floats, Ints, Floats, Floats]:
        """For each pair a[n], b[n]."""
        shared, count = np.empty(len(a)), np.empty(len(a), np.int64)
        for low in range(0, len(a), AT_ONCE):
            part = slice(low, low + AT_ONCE)
            shared[part], count[part] = self._both(a[part], b[part])
        return shared, count, self._whole[a], self._whole[b]

    def _both(self, a: Ints, b: Ints) -> tuple[Floats, Ints]:
        width = max(len(self._idf), 1)
        ours, theirs = (owner * width + self._words[places] for places, owner in (stretches(self._starts, a), stretches(self._starts, b)))
        both = theirs[_in_order(ours, theirs)]
        shared: Floats = np.bincount(both // width, self._idf[both % width], len(a)).astype(np.float64, copy=False)
        return shared, np.bincount(both // width, minlength=len(a)).astype(np.int64, copy=False)


def _in_order(ours: Ints, theirs: Ints) -> npt.NDArray[np.bool_]:
    """Which of theirs are among ours; both are in order."""
    if not len(ours):
        return np.zeros(len(theirs), bool)
    places = np.minimum(np.searchsorted(ours, theirs), len(ours) - 1)
    found: npt.NDArray[np.bool_] = ours[places] == theirs
    return found
