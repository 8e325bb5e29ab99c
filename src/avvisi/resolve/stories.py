"""Stories: which documents tell of one happening, from their words and days. Blocked by rare words, so that cost does not grow with the square."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from avvisi.resolve.linkage import average_link
from avvisi.resolve.vectors import PLACES, Vector, Words, weigh

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
    vectors, spread = weigh(words)
    similar = list(_similar(documents, vectors, spread))
    return average_link(len(documents), similar)


def _similar(documents: Sequence[Dated], vectors: Sequence[Vector], spread: npt.NDArray[np.int32]) -> Iterator[tuple[int, int, float]]:
    """Pairs that share a weighty feature within reach, with their likeness; 1 is just enough to be one story."""
    dense = np.zeros(PLACES, np.float32)
    named = np.zeros(PLACES, np.float32)
    for one, others in _near(documents, vectors, spread):
        vector = vectors[one]
        dense[vector.places] = vector.weights
        names = vector.weights * vector.named
        named[vector.places] = names / (float(np.sqrt((names**2).sum())) or 1.0)
        for other, reach in others:
            theirs = vectors[other]
            plain = float(dense[theirs.places] @ theirs.weights)
            their_names = theirs.weights[theirs.named]
            norm = float(np.sqrt((their_names**2).sum())) or 1.0
            by_name = float(named[theirs.places[theirs.named]] @ their_names) / norm
            likeness = (1 - NAMES) * plain + NAMES * by_name
            value = round(likeness * reach, 6) if reach else FAR * (likeness > DATED / 2)
            if value > 0.1 or value < 0:
                yield one, other, value
        dense[vector.places] = 0
        named[vector.places] = 0


def _near(
    documents: Sequence[Dated], vectors: Sequence[Vector], spread: npt.NDArray[np.int32]
) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Each document with the earlier ones (in the order of days) to compare it with."""
    order = sorted(range(len(documents)), key=lambda i: (documents[i].earliest is None, documents[i].earliest or 0, i))
    posted: dict[int, list[int]] = defaultdict(list)
    for one in order:
        vector = vectors[one]
        weighty = np.argsort(-vector.weights, kind="stable")[:TOP]
        found: list[int] = []
        for place in vector.places[weighty].tolist():
            found += posted[place][-CROWD:]
            posted[place].append(one)
        others, shared = np.unique(np.array(found, np.int64), return_counts=True)
        near = others[shared >= COMMON].tolist()
        reached = [(other, _reach(documents[one], documents[other])) for other in near]
        yield one, reached


def _reach(a: Dated, b: Dated) -> float:
    """What likeness counts for between two days, over what it takes; 0 where they are too far apart, as far as their bounds tell."""
    apart = max(a.earliest or 0, b.earliest or 0) - min(a.latest or NEVER, b.latest or NEVER)
    if None in (a.earliest, b.earliest) or a.earliest != a.latest or b.earliest != b.latest:
        return 1 / UNDATED if apart <= WINDOW[-1][0] else 0.0
    return next((weight / DATED for days, weight in WINDOW if apart <= days), 0.0)
