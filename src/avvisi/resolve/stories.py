"""Stories: which documents tell of one happening, from their words and days. Blocked by rare words, so that cost does not grow with the square."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from avvisi.resolve.linkage import average_link
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
CROWD = 60  # … that at most so many documents have within reach


@dataclass(frozen=True)
class Dated:
    """The first and last day it can have been published (ordinals), or None."""

    earliest: int | None
    latest: int | None


def stories(documents: Sequence[Dated], words: Iterable[Words]) -> list[int]:
    """The lowest document of each document's story. `words` are theirs, in order."""
    vectors = weigh(words)
    _close_up(vectors)
    return average_link(len(documents), _similar(documents, vectors))


def _close_up(vectors: Vectors) -> None:
    """Number the places from 0 without gaps: what is compared then stays in the processor's cache."""
    taken = np.unique(vectors.places)
    for start in range(0, len(vectors.places), AT_ONCE):
        part = vectors.places[start : start + AT_ONCE]
        part[:] = np.searchsorted(taken, part)


def _similar(documents: Sequence[Dated], vectors: Vectors) -> Iterator[tuple[int, int, float]]:
    """Pairs that share a weighty feature within reach, with their likeness; 1 is just enough to be one story."""
    plain = _Products(vectors.starts, vectors.places, vectors.weights)
    before = np.concatenate([[0], np.cumsum(vectors.named)])
    named = _Products(before[vectors.starts], vectors.places[vectors.named], vectors.weights[vectors.named])
    norms = [float(np.sqrt((named.of(i)[1] ** 2).sum())) or 1.0 for i in range(len(vectors))]
    for one, others in _near(documents, vectors):
        if not others:
            continue
        near = [other for other, _ in others]
        for (other, reach), words, names in zip(others, plain(one, near), named(one, near), strict=True):
            likeness = (1 - NAMES) * words + NAMES * names / (norms[one] * norms[other])
            value = round(likeness * reach, 6) if reach else FAR * (likeness > DATED / 2)
            if value > 0.1 or value < 0:
                yield one, other, value


class _Products:
    """Inner products of one sparse vector with many, all in one go. Vector i stands in [starts[i], starts[i + 1]) of places and weights."""

    def __init__(self, starts: npt.NDArray[np.int64], places: Places, weights: npt.NDArray[np.float32]) -> None:
        self._starts, self._places, self._weights = starts.tolist(), places, weights
        self._dense = np.zeros(1 + (int(places.max()) if len(places) else 0), np.float32)

    def of(self, i: int) -> tuple[Places, npt.NDArray[np.float32]]:
        """Places and weights of vector i."""
        part = slice(self._starts[i], self._starts[i + 1])
        return self._places[part], self._weights[part]

    def __call__(self, one: int, others: Sequence[int]) -> list[float]:
        places, weights = self.of(one)
        self._dense[places] = weights
        chosen = [self.of(other) for other in others]
        owner = np.repeat(np.arange(len(chosen)), [len(p) for p, _ in chosen])
        shares = self._dense[np.concatenate([p for p, _ in chosen])]
        shares *= np.concatenate([w for _, w in chosen])
        self._dense[places] = 0
        found: list[float] = np.bincount(owner, shares, len(chosen)).tolist()
        return found


def _near(documents: Sequence[Dated], vectors: Vectors) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Each document with the earlier ones (in the order of days) to compare it with."""
    order = np.array(sorted(range(len(documents)), key=lambda i: (documents[i].earliest is None, documents[i].earliest or 0, i)), np.int64)
    posted = _Posted([_weightiest(vectors[one]) for one in order.tolist()])
    reach = Reach(documents)
    for rank, one in enumerate(order.tolist()):
        others, shared = np.unique(order[posted.before(rank)], return_counts=True)
        near = others[shared >= COMMON]
        yield one, list(zip(near.tolist(), reach(one, near), strict=True))


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

    def __call__(self, one: int, others: npt.NDArray[np.int64]) -> list[float]:
        """For each of the others."""
        apart = np.maximum(self._first[one], self._first[others]) - np.minimum(self._last[one], self._last[others])
        exact = self._on_a_day[others] & self._on_a_day[one]
        dated = self._weights[np.searchsorted(self._until, apart)]
        made: list[float] = np.where(exact, dated, np.where(apart <= WINDOW[-1][0], 1 / UNDATED, 0.0)).tolist()
        return made
