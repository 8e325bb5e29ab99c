"""Judgements: why the resolving stage, or a user, took several things for one. Each can be explained and undone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from avvisi.model.record import digest

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

    def row(self) -> dict[str, Any]:
        """As a row of `judgements`."""
        reasons = [{"feature": r.feature, "weight": round(r.weight, 3), "why": r.why} for r in self.reasons]
        return {
            "id": digest("judgement", self.kind, self.subject, *self.members),
            "kind": self.kind,
            "subject": self.subject,
            "members": list(self.members),
            "by": self.by,
            "reasons": reasons,
        }


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
