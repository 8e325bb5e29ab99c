"""Answers to very many keys at once, kept as a few arrays: to look up each alone would take longer than many of them are worth."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from avvisi.resolve import blocks
from avvisi.resolve.blocks import Spread, Told
from avvisi.resolve.kept import Kept
from avvisi.resolve.marks import Marks, places
from avvisi.resolve.stretches import Ints, inside

AT_ONCE = 1_000_000
RUN = 8  # stretches that must lie one behind the other, on average, to be taken at once
Numbers = npt.NDArray[np.uint32]


def arrays(kept: Kept, kind: str, keys: Marks, work: Callable[[Ints], Sequence[Numbers]]) -> tuple[Ints, Numbers]:
    """The answers to the keys, one behind the other, and where each begins. Those not found are worked out, by the places of their keys."""
    held, starts, values = _before(kept, kind)
    found, new = places(held, keys)
    fresh, first, own = np.unique(keys[new], return_index=True, return_inverse=True)
    made = work(np.flatnonzero(new)[first]) if len(fresh) else ()
    found[new] = len(held) + own
    starts = np.concatenate([starts, starts[-1] + np.cumsum([len(one) for one in made], dtype=np.int64)])
    values = np.concatenate([values, *made])
    kept.tell(kind, len(keys), len(fresh))
    if kept.keeps:
        asked, first = np.unique(keys, return_index=True)
        _keep(kept, kind, asked, *_taken(starts, values, found[first]))
    return _taken(starts, values, found)


def answered(
    kept: Kept, spread: Spread, kind: str, keys: Marks, told: Callable[[int], Told], work: Callable[[Sequence[Told]], list[Numbers]]
) -> tuple[Ints, Numbers]:
    """The like where answers are worked out in blocks, of what `told` gives of each."""

    def worked(some: Ints) -> list[Numbers]:
        return list(chain.from_iterable(spread(work, _blocks(told, some.tolist()))))

    return arrays(kept, kind, keys, worked)


def _blocks(told: Callable[[int], Told], some: Sequence[int]) -> Iterator[list[Told]]:
    block: list[Told] = []
    letters = 0
    for i in some:
        block.append(told(i))
        letters += len(block[-1][0])
        if len(block) == blocks.DOCUMENTS or letters >= blocks.LETTERS:
            yield block
            block, letters = [], 0
    if block:
        yield block


def blobs(kept: Kept, kind: str, keys: Marks, work: Callable[[Ints], Sequence[bytes]]) -> list[bytes]:
    """The like for answers that are bytes of any length."""

    def written(some: Ints) -> list[Numbers]:
        return [np.frombuffer(len(one).to_bytes(4, "little") + one + bytes(-len(one) % 4), np.uint32) for one in work(some)]

    starts, values = arrays(kept, kind, keys, written)
    whole, places_of = values.tobytes(), (4 * starts).tolist()
    return [whole[a + 4 : a + 4 + int.from_bytes(whole[a : a + 4], "little")] for a in places_of[:-1]]


def numbers(kept: Kept, kind: str, keys: Marks, work: Callable[[Ints], Sequence[float]]) -> npt.NDArray[np.float64]:
    """The like for answers that are one number each."""

    def written(some: Ints) -> list[Numbers]:
        return list(np.array(work(some), np.float64).view(np.uint32).reshape(-1, 2))

    return arrays(kept, kind, keys, written)[1].view(np.float64)


def _before(kept: Kept, kind: str) -> tuple[Marks, Ints, Numbers]:
    keys, starts, values = (kept.found(kind, part) or b"" for part in ("keys", "starts", "values"))
    return np.frombuffer(keys, np.uint64), np.frombuffer(starts or bytes(8), np.int64), np.frombuffer(values, np.uint32)


def _keep(kept: Kept, kind: str, keys: Marks, starts: Ints, values: Numbers) -> None:
    for part, column in (("keys", keys.tobytes()), ("starts", starts.tobytes()), ("values", values.tobytes())):
        kept.keep(kind, part, column, always=True)


def _taken(starts: Ints, values: Numbers, some: Ints) -> tuple[Ints, Numbers]:
    """These stretches, one behind the other: those that lie so at once, where most do; else a part at a time, for the places of all numbers take
    more memory than the numbers."""
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.diff(starts)[some])])
    found = np.empty(ends[-1], np.uint32)
    apart = np.flatnonzero(np.diff(some) != 1) + 1
    if len(some) and len(apart) * RUN < len(some):
        for low, high in pairwise([0, *apart.tolist(), len(some)]):
            found[ends[low] : ends[high]] = values[starts[some[low]] : starts[some[high - 1] + 1]]
        return ends, found
    cuts = np.searchsorted(ends, np.arange(0, ends[-1], AT_ONCE)).tolist()
    for low, high in pairwise([*cuts, len(some)]):
        found[ends[low] : ends[high]] = values[inside(starts[some[low:high]], starts[some[low:high] + 1])]
    return ends, found
