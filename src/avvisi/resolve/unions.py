"""Disjoint sets of numbers."""


class Unions:
    """Sets that can be joined. Each is known by its lowest member."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))

    def of(self, one: int) -> int:
        """The lowest member of the set that holds this one."""
        root = one
        while self._up[root] != root:
            root = self._up[root]
        while self._up[one] != root:
            self._up[one], one = root, self._up[one]
        return root

    def join(self, one: int, other: int) -> bool:
        """Join two sets; False where they were one already."""
        a, b = self.of(one), self.of(other)
        if a == b:
            return False
        self._up[max(a, b)] = min(a, b)
        return True
