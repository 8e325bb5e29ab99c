"""Of all the pairs that speak for a group, the few that hold it together: each joined to the rest by its best pair."""

from collections.abc import Iterable, Sequence

from avvisi.resolve.unions import Unions


def holding(homes: Sequence[int], similar: Iterable[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """A spanning tree of each group over its best pairs, in order."""
    inside = sorted((-value, a, b) for a, b, value in similar if homes[a] == homes[b] and value >= 0)
    groups = Unions(len(homes))
    return sorted((a, b) for _, a, b in inside if groups.join(a, b))
