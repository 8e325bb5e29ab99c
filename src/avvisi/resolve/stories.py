"""Stories: which documents tell of one happening, from their words and days. Blocked by rare words, so that cost does not grow with the square."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from avvisi.resolve.linkage import average_link
from avvisi.resolve.vectors import Vector, Words, weigh

UNDATED = 0.185  # how alike two documents must be on average; where both days are known …
DATED = 0.115  # … and the same less is enough
NAMES = 0.2  # the part of the likeness that names and figures alone make up
WINDOW = ((0, 1.0), (1, 0.6), (4, 0.4), (7, 0.3))  # (days apart, what the likeness then counts for); past the last, two stories
FAR = -1.0  # what two like documents too far apart count for: an undated third must not join them
NEVER = 10_000_000
TOP = 40  # features by which a document looks for others: its weightiest …
COMMON = 2  # of which a pair shares so many at least
CROWD = 60  # … that at most so many documents have within reach


@dataclass(frozen=True)
class Dated:
    """The first and last day it can have been published (ordinals), or None."""

    earliest: int | None
    latest: int | None


def stories(documents: Sequence[Dated], words: list[Words]) -> list[int]:
    """The lowest document of each document's story. `words` are theirs, in order; the list is emptied, for they are many."""
    return average_link(len(documents), list(_similar(documents, _close_up(weigh(words)))))


def _close_up(vectors: Sequence[Vector]) -> list[Vector]:
    """The same with places numbered from 0 without gaps: what is compared then stays in the processor's cache."""
    taken = np.unique(np.concatenate([v.places for v in vectors])) if vectors else np.empty(0, np.uint32)
    return [Vector(places=np.searchsorted(taken, v.places).astype(np.uint32), weights=v.weights, named=v.named) for v in vectors]


def _similar(documents: Sequence[Dated], vectors: Sequence[Vector]) -> Iterator[tuple[int, int, float]]:
    """Pairs that share a weighty feature within reach, with their likeness; 1 is just enough to be one story."""
    plain = _Products([(v.places, v.weights) for v in vectors])
    named = _Products([(v.places[v.named], v.weights[v.named]) for v in vectors])
    norms = [float(np.sqrt((v.weights[v.named] ** 2).sum())) or 1.0 for v in vectors]
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
    """Inner products of one sparse vector with many, all in one go. `vectors`: (places, weights) each."""

    def __init__(self, vectors: Sequence[tuple[npt.NDArray[np.uint32], npt.NDArray[np.float32]]]) -> None:
        self._vectors = vectors
        self._dense = np.zeros(1 + max((int(places[-1]) for places, _ in vectors if len(places)), default=0), np.float32)

    def __call__(self, one: int, others: Sequence[int]) -> list[float]:
        places, weights = self._vectors[one]
        self._dense[places] = weights
        chosen = [self._vectors[other] for other in others]
        owner = np.repeat(np.arange(len(chosen)), [len(p) for p, _ in chosen])
        shares = self._dense[np.concatenate([p for p, _ in chosen])]
        shares *= np.concatenate([w for _, w in chosen])
        self._dense[places] = 0
        found: list[float] = np.bincount(owner, shares, len(chosen)).tolist()
        return found


def _near(documents: Sequence[Dated], vectors: Sequence[Vector]) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Each document with the earlier ones (in the order of days) to compare it with."""
    order = sorted(range(len(documents)), key=lambda i: (documents[i].earliest is None, documents[i].earliest or 0, i))
    posted: dict[int, list[int]] = defaultdict(list)
    reach = Reach(documents)
    for one in order:
        vector = vectors[one]
        weighty = np.argsort(-vector.weights, kind="stable")[:TOP]
        found: list[int] = []
        for place in vector.places[weighty].tolist():
            found += posted[place][-CROWD:]
            posted[place].append(one)
        others, shared = np.unique(np.array(found, np.int64), return_counts=True)
        near = others[shared >= COMMON]
        yield one, list(zip(near.tolist(), reach(one, near), strict=True))


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
