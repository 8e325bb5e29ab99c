"""Columns of numbers: many stretches of one long array at once, what stands in it several times, and all pairs of what shares a key."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
K = TypeVar("K", bound=np.generic)
_BITS = 63  # of a number
PART = 50_000  # pairs that are made at once


def spans(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """The numbers from low[n] to before high[n] of every n, one behind the other; and for each which n it is of."""
    return inside(low, high), np.repeat(np.arange(len(low)), np.maximum(high - low, 0))


def inside(low: Ints, high: Ints) -> Ints:
    """The numbers alone."""
    sizes = np.maximum(high - low, 0)
    ends = np.cumsum(sizes)
    found: Ints = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes - low, sizes)
    return found


def stretches(starts: Ints, some: Ints) -> tuple[Ints, Ints]:
    """The places [starts[i], starts[i + 1]) of each i in `some`, one behind the other; and for each place which of `some` it is of."""
    return spans(starts[some], starts[some + 1])


def runs(keys: npt.NDArray[Any]) -> tuple[Ints, Ints]:
    """Where each key begins, of keys in order, and how often it stands there."""
    starts: Ints = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.empty(0, np.int64)
    return starts, np.diff(starts, append=len(keys))


def in_order(keys: npt.NDArray[K], owners: Ints) -> tuple[npt.NDArray[K], Ints]:
    """Keys in order, each with its owner; equal ones as they stood."""
    order = np.argsort(keys, kind="stable")
    return keys[order], owners[order]


def in_numbers(*columns: Ints) -> tuple[Ints, ...]:
    """Rows of numbers from 0 on, in order of the first column, then of the second and so on. Packed into one number each, where they fit, they are put
    in order ten times as quick."""
    widths = [int(column.max(initial=0)).bit_length() for column in columns]
    if sum(widths) > _BITS:
        order = np.lexsort(columns[::-1])
        return tuple(column[order] for column in columns)
    packed = np.zeros(len(columns[0]), np.int64)
    for column, width in zip(columns, widths, strict=True):
        packed = packed << width | column
    packed.sort()
    found: list[Ints] = []
    for width in widths[::-1]:
        found.append(packed & ((1 << width) - 1))
        packed >>= width
    return tuple(found[::-1])


def numbered(values: Iterable[object]) -> Ints:
    """A number for each value, one for equal ones; -1 for none."""
    known: dict[object, int] = {}
    return np.array([-1 if value is None else known.setdefault(value, len(known)) for value in values], np.int64)


def often(codes: Ints, times: int = 1) -> Ints:
    """The numbers that stand there so many times at least, each once. `codes` are put in order: what `np.unique` does takes many times as long."""
    codes.sort()
    starts, sizes = runs(codes)
    found: Ints = codes[starts[sizes >= times]]
    return found


def groups(keys: npt.NDArray[Any], members: Ints) -> Iterator[Ints]:
    """The members of each key that stands there more than once, of keys in order: a row for each key; those of one size together."""
    starts, sizes = runs(keys)
    starts, sizes = starts[sizes > 1], sizes[sizes > 1]
    order = np.argsort(sizes, kind="stable")
    starts, sizes = starts[order], sizes[order]
    for low, count in zip(*(column.tolist() for column in runs(sizes)), strict=True):
        yield members[starts[low : low + count, None] + np.arange(sizes[low])]


def pairs_within(some: Ints, width: int) -> Iterator[Ints]:
    """All pairs of members of each of these groups of one size, in the group's order, as numbers: the first times `width`, and the second."""
    left, right = np.triu_indices(some.shape[1], 1)
    rows = max(1, PART // len(left))
    for low in range(0, len(some), rows):
        part = some[low : low + rows]
        yield (part[:, left] * width + part[:, right]).ravel()
