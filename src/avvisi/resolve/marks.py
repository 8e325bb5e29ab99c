"""Numbers of 64 bits that stand for what something is made of: equal content, equal mark. Answers of an earlier build are found by them."""

from collections.abc import Iterable
from hashlib import blake2b

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from avvisi.resolve.stretches import Ints

Marks = npt.NDArray[np.uint64]
_A, _B = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)


def mark(*parts: object) -> int:
    """The mark of some values, as they are written."""
    return int.from_bytes(blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).digest())


def marks(values: Iterable[int], count: int) -> Marks:
    """Numbers as an array of marks."""
    return np.fromiter(values, np.uint64, count)


def mixed(one: Marks, other: Marks | int) -> Marks:
    """Marks of pairs, in this order."""
    with np.errstate(over="ignore"):
        made = (one ^ (one >> np.uint64(29))) * _A + np.asarray(other, np.uint64) * _B
        made ^= made >> np.uint64(32)
        found: Marks = made * _A
    return found


def of_rows(table: pa.Table) -> Marks:
    """A mark for each row of a table, of all its columns."""
    if not len(table):
        return np.empty(0, np.uint64)
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        connection.register("facts", table)
        found: Marks = connection.sql("select hash(f) as mark from facts f").to_arrow_table()["mark"].to_numpy()
    return found


def of_groups(members: Marks, sizes: Ints) -> Marks:
    """A mark for each of some groups, whose members' marks stand one behind the other."""
    starts = np.cumsum(sizes) - sizes
    nth = np.arange(len(members)) - np.repeat(starts, sizes)
    told = mixed(members, nth.astype(np.uint64))
    return mixed(np.add.reduceat(told, starts), sizes.astype(np.uint64)) if len(sizes) else np.empty(0, np.uint64)


def places(held: Marks, asked: Marks) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Where each of the asked stands among those held, which are in order; and which do not."""
    if not len(held):
        return np.zeros(len(asked), np.int64), np.ones(len(asked), bool)
    found = np.minimum(np.searchsorted(held, asked), len(held) - 1)
    return found, held[found] != asked
