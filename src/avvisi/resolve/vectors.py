"""Documents as weighted words and word pairs (TF-IDF): names and numbers count for more, pairs of words for more than words.

Features are hashed into 2**22 places, so that memory grows with the documents and not with the language.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
PLACES = 1 << 22
NAME, FIGURE, PAIR = 2.0, 1.5, 1.5
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

    def written(self) -> bytes:
        """As bytes, seven a feature."""
        return self.places.tobytes() + self.counts.tobytes() + self.named.tobytes()

    @classmethod
    def read(cls, written: bytes) -> "Words":
        """From bytes."""
        n = len(written) // 7
        return cls(
            places=np.frombuffer(written, np.uint32, n),
            counts=np.frombuffer(written, np.float16, n, 4 * n),
            named=np.frombuffer(written, np.bool_, n, 6 * n),
        )


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

    def written(self, told: Sequence[tuple[str]]) -> list[bytes]:
        """The features of many texts, as bytes."""
        return [self(text).written() for (text,) in told]

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


def weigh(all_words: Iterable[Words]) -> Vectors:
    """Vectors of norm 1, features of fewer documents weighing more. The features wait on disk until it is known how many documents have each."""
    spread = np.zeros(PLACES, np.int32)
    sizes = []
    with tempfile.TemporaryFile() as kept:
        for words in all_words:
            spread[words.places] += 1
            sizes.append(len(words.places))
            kept.write(words.written())
        kept.seek(0)
        with tempfile.TemporaryFile() as places, tempfile.TemporaryFile() as weights, tempfile.TemporaryFile() as named:
            starts = [0]
            for one in _weighed(kept, sizes, spread):
                places.write(one.places.tobytes())
                weights.write(one.weights.tobytes())
                named.write(one.named.tobytes())
                starts.append(starts[-1] + len(one.places))
            return Vectors(np.array(starts, np.int64), *(_whole(f, kind) for f, kind in ((places, "u4"), (weights, "f4"), (named, "?"))))


def _weighed(kept: IO[bytes], sizes: Sequence[int], spread: npt.NDArray[np.int32]) -> Iterator[Vector]:
    """The vectors, one after the other, from the features as they were written down."""
    size = len(sizes)
    alone = max(0.0, 1.0 - size / ALONE)
    for count in sizes:
        words = Words.read(kept.read(7 * count))
        places, counts, named = words.places, words.counts.astype(np.float32), words.named
        documents = spread[places]
        rarity = np.log((size + 1) / documents)
        raw = np.where(counts >= 1, 1 + np.log(np.maximum(counts, 1)), counts) * rarity
        shared = documents > 1
        norm = np.sqrt(float((raw[shared] ** 2).sum()) + alone * float((raw[~shared] ** 2).sum())) or 1.0
        yield Vector(places=places[shared], weights=(raw[shared] / norm).astype(np.float32), named=named[shared])


def _whole(file: IO[bytes], kind: str) -> Any:
    """What was written to a file, as one array."""
    count = file.tell() // np.dtype(kind).itemsize
    file.seek(0)
    made = np.empty(count, kind)
    file.readinto(made.view("u1").data)  # type: ignore[attr-defined]
    return made
