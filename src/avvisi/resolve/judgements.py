"""Judgements: why the resolving stage, or a user, took several things for one. Each can be explained and undone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa

from avvisi.model.record import digest
from avvisi.resolve.tables import BATCH, JUDGEMENTS, STRINGS

Kind = Literal["person", "incident", "utterance"]


class Reason(NamedTuple):
    """One feature that spoke for (or against) a merge: its weight and a sentence to read."""

    feature: str
    weight: float
    why: str


@dataclass(frozen=True)
class Judgement:
    """`members` were taken for one, for these reasons. `subject` is the id of what came of it; `by` a rule's name or a user's."""

    kind: Kind
    subject: str
    members: tuple[str, ...]
    by: str
    reasons: tuple[Reason, ...]


def as_table(some: Iterable[Judgement]) -> pa.Table:
    """Judgements as a table, a few thousand at a time; their reasons column by column, for they are many."""
    left = iter(some)
    return pa.concat_tables([JUDGEMENTS.empty_table(), *(_table(held) for held in iter(lambda: list(islice(left, BATCH)), []))])


def _table(some: Sequence[Judgement]) -> pa.Table:
    reasons = [reason for one in some for reason in one.reasons]
    told = [[r.feature for r in reasons], [round(r.weight, 3) for r in reasons], [r.why for r in reasons]]
    kind = JUDGEMENTS.field("reasons").type.value_type
    columns = [
        pa.array([digest("judgement", one.kind, one.subject, *one.members) for one in some], pa.string()),
        *(pa.array([getattr(one, name) for one in some], pa.string()) for name in ("kind", "subject")),
        pa.array([one.members for one in some], STRINGS),
        pa.array([one.by for one in some], pa.string()),
        pa.ListArray.from_arrays(
            np.cumsum([0, *(len(one.reasons) for one in some)], dtype=np.int32),
            pa.StructArray.from_arrays([pa.array(c, f.type) for c, f in zip(told, kind, strict=True)], fields=[*kind]),
        ),
    ]
    return pa.table(columns, schema=JUDGEMENTS)


class Explained(Mapping[tuple[int, int], list[Reason]]):
    """Pairs with the reasons that joined them, worked out when asked for: kept, they would fill the memory."""

    def __init__(self, pairs: Iterable[tuple[int, int]], why: Callable[[int, int], list[Reason]]) -> None:
        self._pairs, self._why = tuple(sorted(pairs)), why

    def __getitem__(self, pair: tuple[int, int]) -> list[Reason]:
        """The reasons of one pair."""
        return self._why(*pair)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The pairs, in order."""
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)


def total(reasons: Sequence[Reason]) -> float:
    """The sum of the weights."""
    return sum(r.weight for r in reasons)
