"""What the signs for a party's land weigh: the shape of data/en/placing.toml, which `python -m bench.placing --fit` writes."""

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from avvisi.lexicon.merged import merged
from avvisi.model.record import Record

FILE = "en/placing.toml"


class PlacingWeights(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`weights` of the signs for a land, or for none, in units of log odds; a land is taken from a share of `least` on. Reports of fewer than
    `sentences` are not weighed."""

    least: float
    sentences: int
    weights: dict[str, float]

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        if not 0.5 <= self.least <= 1:
            raise ValueError(f"least: a share from 0.5 to 1, not {self.least}")

    def shares(self, alike: Sequence[Mapping[str, Iterable[str]]]) -> dict[str, float]:
        """How likely each land is, together 1, from the signs of one party, or of one told of in several places."""
        points: dict[str, float] = {}
        for signs in alike:
            for land, told in signs.items():
                points[land] = points.get(land, 0.0) + sum(self.weights.get(sign, 0.0) for sign in told) / len(alike)
        most = max(points.values(), default=0.0)
        odds = {land: math.exp(point - most) for land, point in points.items()}
        total = sum(odds.values())
        return {land: one / total for land, one in odds.items()}

    def reasons(self, signs: Iterable[str], count: int = 3) -> tuple[str, ...]:
        """The signs that speak most for it."""
        found = sorted(((self.weights.get(sign, 0.0), sign) for sign in signs), key=lambda one: (-one[0], one[1]))
        return tuple(dict.fromkeys(sign.partition(": ")[2] or sign for weight, sign in found if weight > 0))[:count]


def load(folders: Sequence[Path]) -> PlacingWeights:
    """The shipped weights; a later folder's values take the place of an earlier one's, one by one."""
    return merged(FILE, PlacingWeights, folders, strict=False)
