"""What the signs of an event weigh: the shape of data/en/likely.toml, which `python -m bench.likely_events --fit` writes."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from avvisi.lexicon.merged import merged
from avvisi.model.record import Record

FILE = "en/likely.toml"


class LikelyWeights(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`weights` of the signs and of none (`base`), in units of log odds. Events less likely right than `least` are left out; reports of fewer
    than `sentences` are not weighed: in a lone sentence nothing else could tell whose 'the police' are."""

    least: float
    sentences: int
    base: float
    weights: dict[str, float]

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        if not 0 <= self.least <= 1:
            raise ValueError(f"least: a share from 0 to 1, not {self.least}")

    def share(self, signs: Iterable[str]) -> float:
        """How many of a hundred events with these signs are right, as a share, to two places."""
        return round(1 / (1 + math.exp(-self.base - sum(self.weights.get(sign, 0.0) for sign in signs))), 2)

    def against(self, signs: Iterable[str], count: int = 3) -> tuple[str, ...]:
        """The signs that speak most against it."""
        found = sorted((self.weights[sign], sign) for sign in signs if self.weights.get(sign, 0.0) < 0)
        return tuple(sign for _, sign in found[:count])


def load(folders: Sequence[Path]) -> LikelyWeights:
    """The shipped weights; a later folder's values take the place of an earlier one's, one by one."""
    return merged(FILE, LikelyWeights, folders, strict=False)
