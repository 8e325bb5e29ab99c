"""Average-link clustering of a sparse graph: the closest two groups join until none is close enough."""

import heapq
from collections.abc import Iterable


def average_link(size: int, similar: Iterable[tuple[int, int, float]], *, least: float = 1.0, apart: float = 0.0) -> list[int]:
    """Each one's group, as its lowest member. Pairs that aren't given count as `apart`; groups join while their mean is at least `least`."""
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    for a, b, value in similar:
        sums[a][b] = sums[b][a] = value - apart
    members = [1] * size
    home = list(range(size))
    heap = [(-value - apart, a, b) for a in range(size) for b, value in sums[a].items() if a < b and value + apart >= least]
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
        members[b], home[b] = 0, a
        sums[b] = {}
        for other, value in sums[a].items():
            fresh = value / (members[a] * members[other]) + apart
            if fresh >= least:
                heapq.heappush(heap, (-fresh, min(a, other), max(a, other)))
    return [_root(home, i) for i in range(size)]


def _root(home: list[int], one: int) -> int:
    while home[one] != one:
        one = home[one]
    return one
