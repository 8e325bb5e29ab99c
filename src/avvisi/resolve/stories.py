"""Stories: which documents tell of one happening, from their words and days. Blocked by rare words, so that cost does not grow with the square."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from avvisi.resolve.linkage import average_link
from avvisi.resolve.stretches import stretches
from avvisi.resolve.unions import Unions
from avvisi.resolve.vectors import Places, Vector, Vectors, Words, weigh

UNDATED = 0.185  # how alike two documents must be on average; where both days are known …
DATED = 0.115  # … and the same less is enough
NAMES = 0.2  # the part of the likeness that names and figures alone make up
WINDOW = ((0, 1.0), (1, 0.6), (4, 0.4), (7, 0.3))  # (days apart, what the likeness then counts for); past the last, two stories
FAR = -1.0  # what two like documents too far apart count for: an undated third must not join them
NEVER = 10_000_000
TOP = 40  # features by which a document looks for others: its weightiest …
COMMON = 2  # of which a pair shares so many at least
AT_ONCE = 1_000_000
LEAST = 0.1  # likeness over what it takes, below which a pair counts as not alike
CROWD = 60  # … that at most so many documents have within reach

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Dated:
    """The first and last day it can have been published (ordinals), or None."""

    earliest: int | None
    latest: int | None


def stories(documents: Sequence[Dated], words: Iterable[Words]) -> list[int]:
    """The lowest document of each document's story. `words` are theirs, in order."""
    vectors = weigh(words)
    _close_up(vectors)
    near, like = _Near(documents, vectors), _Likeness(vectors)
    return average_link(len(documents), _similar(near, like))


def _close_up(vectors: Vectors) -> None:
    """Number the places from 0 without gaps: what is compared then stays in the processor's cache."""
    taken = np.unique(vectors.places)
    for start in range(0, len(vectors.places), AT_ONCE):
        part = vectors.places[start : start + AT_ONCE]
        part[:] = np.searchsorted(taken, part)


def _similar(near: "_Near", like: "_Likeness") -> Iterator[tuple[int, int, float]]:
    """Pairs that share a weighty feature, with their likeness over what it takes: 1 is just enough to be one story.

    Pairs too far apart speak against a story only where others speak for it, so they are compared only inside what the others connect.
    """
    together = Unions(len(near))
    for one, others, reach in near(lambda reach: reach > 0):
        for other, value in zip(others.tolist(), np.round(like(one, others) * reach, 6).tolist(), strict=True):
            if value > LEAST:
                if value >= 1:
                    together.join(one, other)
                yield one, other, value
    homes = np.array([together.of(i) for i in range(len(near))], np.int64)
    for one, others, _ in near(lambda reach: reach == 0, homes):
        for other in others[like(one, others) > DATED / 2].tolist():
            yield one, other, FAR


class _Likeness:
    """How alike one document and some others are, by all their words and by names and figures alone."""

    def __init__(self, vectors: Vectors) -> None:
        before = np.concatenate([[0], np.cumsum(vectors.named)])
        self._plain = _Products(vectors.starts, vectors.places, vectors.weights)
        self._named = _Products(before[vectors.starts], vectors.places[vectors.named], vectors.weights[vectors.named])
        self._norms = np.array([float(np.sqrt((self._named.of(i)[1] ** 2).sum())) or 1.0 for i in range(len(vectors))])

    def __call__(self, one: int, others: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        names = self._named(one, others) / (self._norms[one] * self._norms[others])
        likeness: npt.NDArray[np.float64] = (1 - NAMES) * self._plain(one, others) + NAMES * names
        return likeness


class _Products:
    """Inner products of one sparse vector with many, all in one go. Vector i stands in [starts[i], starts[i + 1]) of places and weights."""

    def __init__(self, starts: npt.NDArray[np.int64], places: Places, weights: npt.NDArray[np.float32]) -> None:
        self._starts, self._places, self._weights = starts, places, weights
        self._dense = np.zeros(1 + (int(places.max()) if len(places) else 0), np.float32)

    def of(self, i: int) -> tuple[Places, npt.NDArray[np.float32]]:
        """Places and weights of vector i."""
        part = slice(self._starts[i], self._starts[i + 1])
        return self._places[part], self._weights[part]

    def __call__(self, one: int, others: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        places, weights = self.of(one)
        self._dense[places] = weights
        chosen, owner = stretches(self._starts, others)
        shares = self._dense[self._places[chosen]]
        shares *= self._weights[chosen]
        self._dense[places] = 0
        found = np.bincount(owner, shares, len(others))
        return found.astype(np.float64, copy=False)


class _Near:
    """Each document with the earlier ones (in the order of days) that share a weighty feature with it."""

    def __init__(self, documents: Sequence[Dated], vectors: Vectors) -> None:
        by_day = sorted(range(len(documents)), key=lambda i: (documents[i].earliest is None, documents[i].earliest or 0, i))
        self._order = np.array(by_day, np.int64)
        self._posted = _Posted([_weightiest(vectors[one]) for one in by_day])
        self._reach = Reach(documents)

    def __len__(self) -> int:
        return len(self._order)

    def __call__(
        self, chosen: Callable[[Weights], npt.NDArray[np.bool_]], homes: npt.NDArray[np.int64] | None = None
    ) -> Iterator[tuple[int, npt.NDArray[np.int64], Weights]]:
        """(document, others, what likeness to each counts for), of those that are `chosen` by what it counts for and of one home, if asked."""
        several = np.bincount(homes)[homes] > 1 if homes is not None else None
        for rank, one in enumerate(self._order.tolist()):
            if several is not None and not several[one]:
                continue
            others, shared = np.unique(self._order[self._posted.before(rank)], return_counts=True)
            others = others[shared >= COMMON]
            if homes is not None:
                others = others[homes[others] == homes[one]]
            reach = self._reach(one, others)
            kept = chosen(reach)
            if kept.any():
                yield one, others[kept], reach[kept]


def _weightiest(vector: Vector) -> Places:
    return vector.places[np.argsort(-vector.weights, kind="stable")[:TOP]]


class _Posted:
    """Who has which feature, in arrays: the entries of each feature stand together, in order of rank."""

    def __init__(self, features: Sequence[Places]) -> None:
        self._starts = np.cumsum([0, *(len(f) for f in features)])
        keys = np.concatenate([np.empty(0, np.uint32), *features]).astype(np.int64)
        by_key = np.argsort(keys, kind="stable")
        self._ranks = np.repeat(np.arange(len(features), dtype=np.int32), np.diff(self._starts))[by_key]
        self._place = np.empty(len(keys), np.int64)
        self._place[by_key] = np.arange(len(keys))
        first = np.flatnonzero(np.diff(keys[by_key], prepend=-1))
        self._first = np.repeat(first, np.diff([*first.tolist(), len(keys)]))

    def before(self, rank: int) -> npt.NDArray[np.int32]:
        """The ranks before this one that share a feature with it, once for each feature; of each feature the last CROWD."""
        places = self._place[self._starts[rank] : self._starts[rank + 1]]
        lows = np.maximum(self._first[places], places - CROWD)
        found = [self._ranks[low:place] for low, place in zip(lows.tolist(), places.tolist(), strict=True)]
        return np.concatenate(found) if found else np.empty(0, np.int32)


class Reach:
    """What likeness counts for between two days, over what it takes; 0 where they are too far apart, as far as their bounds tell."""

    def __init__(self, documents: Sequence[Dated]) -> None:
        self._first = np.array([d.earliest or 0 for d in documents], np.int64)
        self._last = np.array([d.latest or NEVER for d in documents], np.int64)
        self._on_a_day = np.array([d.earliest is not None and d.earliest == d.latest for d in documents], bool)
        self._until = np.array([days for days, _ in WINDOW])
        self._weights = np.array([weight / DATED for _, weight in WINDOW] + [0.0])

    def __call__(self, one: int, others: npt.NDArray[np.int64]) -> Weights:
        """For each of the others."""
        apart = np.maximum(self._first[one], self._first[others]) - np.minimum(self._last[one], self._last[others])
        exact = self._on_a_day[others] & self._on_a_day[one]
        dated = self._weights[np.searchsorted(self._until, apart)]
        return np.where(exact, dated, np.where(apart <= WINDOW[-1][0], 1 / UNDATED, 0.0))
