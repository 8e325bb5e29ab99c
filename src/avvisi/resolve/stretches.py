"""Many stretches of one long array at once, and all pairs of many lists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def stretches(starts: Ints, some: Ints) -> tuple[Ints, Ints]:
    """The places [starts[i], starts[i + 1]) of each i in `some`, one behind the other; and for each place which of `some` it is of."""
    sizes = starts[some + 1] - starts[some]
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts[some] - ends + sizes, sizes)
    return places, np.repeat(np.arange(len(some)), sizes)


def pairs_within(blocks: Iterable[list[int]], width: int) -> Iterator[Ints]:
    """All pairs of members of each block, in the block's order, as numbers: the first times `width`, and the second. Blocks of one size at once."""
    by_size: dict[int, list[list[int]]] = defaultdict(list)
    for block in blocks:
        by_size[len(block)].append(block)
    for size, some in by_size.items():
        left, right = np.triu_indices(size, 1)
        members = np.array(some, np.int64)
        yield (members[:, left] * width + members[:, right]).ravel()
