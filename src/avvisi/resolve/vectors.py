"""Documents as weighted words and word pairs (TF-IDF): names and numbers count for more, pairs of words for more than words.

Features are hashed into 2**22 places, so that memory grows with the documents and not with the language.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
PLACES = 1 << 22
NAME, FIGURE, PAIR = 2.0, 1.5, 1.5
NAMED = np.uint32(31)  # the bit that marks a name
TOGETHER = 2_000  # documents that are weighed at once …
COUNTED = 20_000  # … and whose features are counted at once
READ = 3_000  # characters of a document that are read: what happened stands there
ALONE = 100  # below so many documents, words that only one of them has count too: else the few shared words would look like everything

Places = npt.NDArray[np.uint32]
Weights = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Vector:
    """Feature places in order, their weights (norm 1), and which of them are names or figures."""

    places: Places
    weights: Weights
    named: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Words:
    """The features of one document before weighing."""

    places: Places
    counts: npt.NDArray[np.float16]
    named: npt.NDArray[np.bool_]

    def numbers(self) -> npt.NDArray[np.uint32]:
        """As two numbers a feature: its place, with a mark for names, and its count."""
        return np.stack(
            [self.places | (self.named.astype(np.uint32) << NAMED), self.counts.view(np.uint16).astype(np.uint32)], axis=1
        ).ravel()


def stem(word: str) -> str:
    """A word without its most common endings."""
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


class Counter:
    """Counts features. `empty` are words that say nothing of the matter; `days` names of days and months, which are capitalised but no names."""

    def __init__(self, empty: Iterable[str], days: Iterable[str]) -> None:
        self._empty, self._days = frozenset(empty), frozenset(days)
        self._numbers: dict[str, tuple[int, bool]] = {}

    def __reduce__(self) -> Any:
        """Without the numbers of the words met so far: they come out again."""
        return Counter, (self._empty, self._days)

    def written(self, told: Sequence[tuple[str]]) -> list[npt.NDArray[np.uint32]]:
        """The features of many texts, as numbers."""
        return [self(text).numbers() for (text,) in told]

    def _number(self, lower: str) -> tuple[int, bool]:
        """A word's number (of its stem, the same in every record; -1 where it says nothing), and whether it can be a name."""
        bare = lower.split("'")[0].split("’")[0]
        if bare in self._empty:
            return -1, False
        return crc32(stem(bare).encode()), bare not in self._days

    def __call__(self, text: str) -> Words:
        """The features of a text."""
        tokens = TOKEN.findall(text[:READ])
        small = {t.lower() for t in tokens if t[:1].islower()}
        numbers, weights = [], []
        for token in tokens:
            lower = token.lower()
            known = self._numbers.get(lower)
            if known is None:
                known = self._numbers[lower] = self._number(lower)
            numbers.append(known[0])
            if known[1] and token[0].isupper() and lower not in small:
                weights.append(NAME)
            else:
                weights.append(FIGURE if token[0].isdigit() else 1.0)
        return _gathered(np.array(numbers, np.int64), np.array(weights, np.float32))


def _gathered(numbers: npt.NDArray[np.int64], weights: Weights) -> Words:
    single = numbers >= 0
    pairs = single[1:] & single[:-1] if len(numbers) > 1 else np.empty(0, bool)
    first, second = numbers[:-1][pairs], numbers[1:][pairs]
    keys = np.concatenate([_hash(numbers[single], 0), _hash(first, second + 1)])
    values = np.concatenate([weights[single], np.where(weights[1:][pairs] == NAME, PAIR * NAME, PAIR).astype(np.float32)])
    names = np.concatenate([weights[single] > 1.0, np.zeros(len(first), bool)])
    places, inverse = np.unique(keys, return_inverse=True)
    counts = np.bincount(inverse, weights=values, minlength=len(places)).astype(np.float16)
    named = np.bincount(inverse, weights=names, minlength=len(places)) > 0
    return Words(places=places.astype(np.uint32), counts=counts, named=named)


def _hash(first: npt.NDArray[np.int64], second: npt.NDArray[np.int64] | int) -> Places:
    mixed = first.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(0xC2B2AE3D27D4EB4F) * np.asarray(second).astype(np.uint64)
    mixed ^= mixed >> np.uint64(31)
    return ((mixed * np.uint64(0xD6E8FEB86659FD93)) >> np.uint64(42)).astype(np.uint32)


class Vectors:
    """The vectors of all documents, end to end in three arrays: an array for each would take twice the memory."""

    def __init__(self, starts: npt.NDArray[np.int64], places: Places, weights: Weights, named: npt.NDArray[np.bool_]) -> None:
        self.starts, self.places, self.weights, self.named = starts, places, weights, named

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, i: int) -> Vector:
        """The vector of document i."""
        part = slice(self.starts[i], self.starts[i + 1])
        return Vector(places=self.places[part], weights=self.weights[part], named=self.named[part])


class Features:
    """The features of all documents before weighing, end to end: those of document i stand in [starts[i], starts[i + 1])."""

    def __init__(self, starts: npt.NDArray[np.int64], numbers: npt.NDArray[np.uint32]) -> None:
        self.starts, self._numbers = starts // 2, numbers.reshape(-1, 2)

    @classmethod
    def of(cls, words: Iterable[Words]) -> "Features":
        """Of documents one by one."""
        some = [one.numbers() for one in words]
        return cls(np.cumsum([0, *map(len, some)], dtype=np.int64), np.concatenate([np.empty(0, np.uint32), *some]))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def part(self, low: int, high: int) -> tuple[Places, Weights, npt.NDArray[np.bool_]]:
        """Places, counts, and which are names or figures, of the documents from `low` to before `high`."""
        some = self._numbers[self.starts[low] : self.starts[high]]
        counts = some[:, 1].astype(np.uint16).view(np.float16).astype(np.float32)
        return some[:, 0] & np.uint32(PLACES - 1), counts, some[:, 0] >> NAMED > 0


def weigh(features: Features) -> Vectors:
    """Vectors of norm 1, features of fewer documents weighing more. Places are numbered from 0 without gaps: what is compared stays in the processor's cache."""
    size = len(features)
    spread = np.zeros(PLACES, np.int32)
    for low in range(0, size, COUNTED):
        counted = np.bincount(features.part(low, min(low + COUNTED, size))[0], minlength=PLACES)
        np.add(spread, counted, out=spread, casting="unsafe")
    near = np.cumsum(spread > 1, dtype=np.int32) - 1
    made = [_weighed(features, low, min(low + TOGETHER, size), spread) for low in range(0, size, TOGETHER)]
    sizes = np.concatenate([np.zeros(1, np.int64), *(one[0] for one in made)])
    places = np.concatenate([np.empty(0, np.uint32), *(near[one[1]].astype(np.uint32) for one in made)])
    weights = np.concatenate([np.empty(0, np.float32), *(one[2] for one in made)])
    named = np.concatenate([np.empty(0, np.bool_), *(one[3] for one in made)])
    return Vectors(np.cumsum(sizes), places, weights, named)


def _weighed(
    features: Features, low: int, high: int, spread: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int64], Places, Weights, npt.NDArray[np.bool_]]:
    """How many features of each of these documents others have too; their places, weights, and which are named."""
    size = len(features)
    alone = max(0.0, 1.0 - size / ALONE)
    places, counts, named = features.part(low, high)
    owner = np.repeat(np.arange(high - low), np.diff(features.starts[low : high + 1]))
    documents = spread[places]
    raw = np.where(counts >= 1, 1 + np.log(np.maximum(counts, 1)), counts) * np.log((size + 1) / documents)
    shared = documents > 1
    squares = np.bincount(owner, np.where(shared, 1.0, alone) * raw**2, high - low)
    norm = np.sqrt(squares)
    norm[norm == 0] = 1.0
    weights = (raw / norm[owner]).astype(np.float32)
    return np.bincount(owner[shared], minlength=high - low), places[shared], weights[shared], named[shared]
