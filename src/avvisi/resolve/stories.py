"""Stories: which documents tell of one happening, from their words and days. Blocked by rare words, so that cost does not grow with the square."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from avvisi.resolve.linkage import connected, linked
from avvisi.resolve.stretches import Ints, often, runs, spans, stretches
from avvisi.resolve.vectors import Features, Places, Vectors, weigh

UNDATED = 0.185  # how alike two documents must be on average; where both days are known …
DATED = 0.115  # … and the same less is enough
NAMES = 0.2  # the part of the likeness that names and figures alone make up
WINDOW = ((0, 1.0), (1, 0.6), (4, 0.4), (7, 0.3))  # (days apart, what the likeness then counts for); past the last, two stories
FAR = -1.0  # what two like documents too far apart count for: an undated third must not join them
NEVER = 10_000_000
TOP = 40  # features by which a document looks for others: its weightiest …
COMMON = 2  # of which a pair shares so many at least
DENSE = 500_000  # weights of documents that stand in a row for every feature, at once: what the processor's cache takes
TOGETHER = 1_000  # documents whose pairs are found at once
LEAST = 0.1  # likeness over what it takes, below which a pair counts as not alike
CROWD = 60  # … that at most so many documents have within reach

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Dated:
    """The first and last day it can have been published (ordinals), or None."""

    earliest: int | None
    latest: int | None


def stories(documents: Sequence[Dated], features: Features) -> list[int]:
    """The lowest document of each document's story."""
    vectors = weigh(features)
    near, like = Near(documents, vectors), _Likeness(vectors)
    left, right, reach = near.within_reach()
    values = np.round(like(left, right) * reach, 6)
    some = values > LEAST
    left, right, values = left[some], right[some], values[some]
    homes = connected(len(documents), left[values >= 1], right[values >= 1])
    one, other = near.out_of_reach(homes)  # they speak against a story only where others speak for it
    far = like(one, other) > DATED / 2
    return linked(
        len(documents),
        np.concatenate([left, one[far]]),
        np.concatenate([right, other[far]]),
        np.concatenate([values, np.full(far.sum(), FAR)]),
    )


class _Likeness:
    """How alike the documents of pairs are, by all their words and by names and figures alone. Pairs of one document stand together."""

    def __init__(self, vectors: Vectors) -> None:
        self._starts, self._places = vectors.starts, vectors.places
        self._weights, self._names = vectors.weights, np.where(vectors.named, vectors.weights, np.float32(0))
        owner = np.repeat(np.arange(len(vectors)), np.diff(vectors.starts))
        self._norms = np.sqrt(np.bincount(owner, self._names.astype(np.float64) ** 2, len(vectors)))
        self._norms[self._norms == 0] = 1.0
        self._width = 1 + (int(self._places.max()) if len(self._places) else 0)
        self._rows = max(1, DENSE // self._width)
        self._dense, self._named = np.zeros((2, self._rows * self._width), np.float32)

    def __call__(self, left: Ints, right: Ints) -> Weights:
        found = np.empty(len(left))
        starts, sizes = runs(left)
        for first in range(0, len(starts), self._rows):
            own, low = sizes[first : first + self._rows], starts[first]
            high = low + own.sum()
            found[low:high] = self._of(left[starts[first : first + self._rows]], np.repeat(np.arange(len(own)), own), right[low:high])
        return found

    def _of(self, ones: Ints, row: Ints, others: Ints) -> Weights:
        """Of several documents, each with those that `row` says are its own."""
        part, nth = stretches(self._starts, ones)
        own = nth * self._width + self._places[part]
        self._dense[own], self._named[own] = self._weights[part], self._names[part]
        chosen, owner = stretches(self._starts, others)
        theirs = row[owner] * self._width + self._places[chosen]
        plain = np.bincount(owner, self._dense[theirs] * self._weights[chosen], len(others))
        names = np.bincount(owner, self._named[theirs] * self._names[chosen], len(others)) / (self._norms[ones][row] * self._norms[others])
        self._dense[own] = self._named[own] = 0
        likeness: Weights = (1 - NAMES) * plain + NAMES * names
        return likeness


class Near:
    """Pairs of documents that share COMMON of their weightiest features at least: the one that comes later by day, and the earlier.

    Of each feature's documents, in the order of days, each is seen with the CROWD before it.
    """

    def __init__(self, documents: Sequence[Dated], vectors: Vectors) -> None:
        size = len(documents)
        by_day = sorted(range(size), key=lambda i: (documents[i].earliest is None, documents[i].earliest or 0, i))
        self._order = np.array(by_day, np.int64)
        self._reach = Reach(documents)
        features = _weightiest(vectors, by_day)
        self._starts = np.cumsum([0, *map(len, features)])
        keys = np.concatenate([np.empty(0, np.uint32), *features]).astype(np.int64)
        by_key = np.argsort(keys, kind="stable")
        self._keys = keys[by_key]
        self._ranks = np.repeat(np.arange(size), np.diff(self._starts))[by_key]
        self._place = np.empty(len(keys), np.int64)
        self._place[by_key] = np.arange(len(keys))
        self._low = np.maximum(np.repeat(*runs(self._keys)), np.arange(len(keys)) - CROWD)

    def within_reach(self) -> tuple[Ints, Ints, Weights]:
        """Pairs that days allow to be of one story, with what their likeness counts for."""
        size = max(len(self._order), 1)
        wide = self._reach.wide[self._order]
        since = self._reach.since(self._order)  # of those of one day, no rank before this one is within reach
        low = np.maximum(self._low, np.searchsorted(self._keys * size + self._ranks, self._keys * size + since[self._ranks]))
        apart = np.flatnonzero(wide[self._ranks])  # of documents of more days than one
        wide_low, wide_high = np.searchsorted(apart, self._low), np.searchsorted(apart, low)
        found = [np.empty((0, 2), np.int64)]
        for begin in range(0, len(self._order), TOGETHER):
            places = self._place[self._starts[begin] : self._starts[min(begin + TOGETHER, len(self._order))]]
            before, near = spans(low[places], places)
            others, far = spans(wide_low[places], wide_high[places])
            found.append(self._several(np.concatenate([places[near], places[far]]), np.concatenate([before, apart[others]])))
        left, right = self._order[np.concatenate(found)].T
        reach = self._reach(left, right)
        return left[reach > 0], right[reach > 0], reach[reach > 0]

    def out_of_reach(self, homes: Ints) -> tuple[Ints, Ints]:
        """Pairs of one home that are too far apart for a story."""
        home = homes[self._order][self._ranks]
        some = np.flatnonzero((np.bincount(homes, minlength=1) > 1)[home])
        some = some[np.lexsort((some, home[some], self._keys[some]))]
        size = max(len(homes), 1)
        group = np.unique(self._keys[some] * size + home[some], return_inverse=True)[1]
        width = len(self._keys) + 1
        code = group * width + some
        before, near = spans(np.searchsorted(code, group * width + self._low[some]), np.arange(len(some)))
        left, right = self._order[self._several(some[near], some[before])].T
        far = self._reach(left, right) == 0
        return left[far], right[far]

    def _several(self, later: Ints, earlier: Ints) -> Ints:
        """The ranks of pairs that stand here COMMON times at least, in order; given by the places of a feature they share."""
        size = max(len(self._order), 1)
        codes = often(self._ranks[later] * size + self._ranks[earlier], COMMON)
        return np.stack(np.divmod(codes, size), axis=1)


def _weightiest(vectors: Vectors, some: Sequence[int]) -> list[Places]:
    """The weightiest features of each of these documents; of equals the first."""
    starts, light, places = vectors.starts.tolist(), -vectors.weights, vectors.places
    own = ((starts[i], starts[i + 1]) for i in some)
    return [places[a:b] if b - a <= TOP else places[a:b][light[a:b].argsort(kind="stable")[:TOP]] for a, b in own]


class Reach:
    """What likeness counts for between two days, over what it takes; 0 where they are too far apart, as far as their bounds tell."""

    def __init__(self, documents: Sequence[Dated]) -> None:
        self._first = np.array([d.earliest or 0 for d in documents], np.int64)
        self._last = np.array([d.latest or NEVER for d in documents], np.int64)
        self._on_a_day = np.array([d.earliest is not None and d.earliest == d.latest for d in documents], bool)
        self._until = np.array([days for days, _ in WINDOW])
        self._weights = np.array([weight / DATED for _, weight in WINDOW] + [0.0])

    @property
    def wide(self) -> npt.NDArray[np.bool_]:
        """Which documents can be of more days than one."""
        return ~self._on_a_day

    def since(self, order: Ints) -> Ints:
        """For each document in this order, by first days, the place in it before which none that is of one day is within reach."""
        dated = self._on_a_day[order]
        first = np.where(self._first[order] > 0, self._first[order], NEVER)
        return np.where(dated, np.searchsorted(first, first - WINDOW[-1][0]), 0)

    def __call__(self, one: Ints, others: Ints) -> Weights:
        """For each pair."""
        apart = np.maximum(self._first[one], self._first[others]) - np.minimum(self._last[one], self._last[others])
        exact = self._on_a_day[others] & self._on_a_day[one]
        dated = self._weights[np.searchsorted(self._until, apart)]
        return np.where(exact, dated, np.where(apart <= WINDOW[-1][0], 1 / UNDATED, 0.0))
