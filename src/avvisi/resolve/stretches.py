"""Many stretches of one long array at once."""

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def stretches(starts: Ints, some: Ints) -> tuple[Ints, Ints]:
    """The places [starts[i], starts[i + 1]) of each i in `some`, one behind the other; and for each place which of `some` it is of."""
    sizes = starts[some + 1] - starts[some]
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts[some] - ends + sizes, sizes)
    return places, np.repeat(np.arange(len(some)), sizes)
