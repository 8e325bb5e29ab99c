"""Average-link clustering of a sparse graph: the closest two groups join until none is close enough."""

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from avvisi.resolve.stretches import Ints
from avvisi.resolve.unions import Unions


def average_link(size: int, similar: Iterable[tuple[int, int, float]], *, least: float = 1.0, apart: float = 0.0) -> list[int]:
    """Each one's group, as its lowest member. Pairs that aren't given count as `apart`; groups join while their mean is at least `least`."""
    left, right, values = array("q"), array("q"), array("d")
    for a, b, value in similar:
        left.append(a)
        right.append(b)
        values.append(value)
    return linked(size, np.array(left, np.int64), np.array(right, np.int64), np.array(values, np.float64), least=least, apart=apart)


def linked(size: int, left: Ints, right: Ints, values: npt.NDArray[np.float64], *, least: float = 1.0, apart: float = 0.0) -> list[int]:
    """`average_link`, of pairs in columns."""
    sums: dict[int, dict[int, float]] = defaultdict(dict)  # most have no pair at all
    for a, b, value in _within(size, left, right, values, least):
        sums[a][b] = sums[b][a] = value - apart
    members = [1] * size
    home = Unions(size)
    heap = [(-value - apart, a, b) for a, near in sums.items() for b, value in near.items() if a < b and value + apart >= least]
    heapq.heapify(heap)
    while heap:
        score, a, b = heapq.heappop(heap)
        if not members[a] or not members[b] or b not in sums[a]:
            continue
        mean = sums[a][b] / (members[a] * members[b]) + apart
        if mean != -score:
            continue  # the groups have grown since; the entry made then counts
        near = sums[b]
        del near[a], sums[a][b]
        for other, value in near.items():
            del sums[other][b]
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
        members[a] += members[b]
        members[b] = 0
        home.join(a, b)
        del sums[b]
        for other, value in sums[a].items():
            fresh = value / (members[a] * members[other]) + apart
            if fresh >= least:
                heapq.heappush(heap, (-fresh, min(a, other), max(a, other)))
    return [home.of(i) for i in range(size)]


def _within(size: int, left: Ints, right: Ints, values: npt.NDArray[np.float64], least: float) -> Iterator[tuple[int, int, float]]:
    """The pairs that can matter. Groups join only where some pair of theirs is close enough, so pairs across what no such pair connects don't."""
    homes = connected(size, left[values >= least], right[values >= least])
    some = homes[left] == homes[right]
    return zip(left[some].tolist(), right[some].tolist(), values[some].tolist(), strict=True)


def connected(size: int, left: Ints, right: Ints) -> Ints:
    """The lowest of all that pairs connect with each."""
    groups = Unions(size)
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        groups.join(a, b)
    homes = np.arange(size)
    touched = np.unique(np.concatenate([left, right]))
    homes[touched] = [groups.of(i) for i in touched.tolist()]
    return homes
