"""Incidents: events of several documents that are one thing in the world. Blocked by type, a party pair and the week, so cost grows with the documents."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.corrections import Bound
from avvisi.resolve.crowds import Kinds, candidates
from avvisi.resolve.happenings import Happening
from avvisi.resolve.judgements import Explained, Reason
from avvisi.resolve.kept import Kept
from avvisi.resolve.linkage import linked
from avvisi.resolve.marks import Marks
from avvisi.resolve.meetings import belonging
from avvisi.resolve.pairs import all_weighed, prior
from avvisi.resolve.sought import Sought
from avvisi.resolve.trees import holding
from avvisi.resolve.weighing import Weigher

APART = -2.0  # what a pair that was never compared counts for
SURE = 1e6
BY_USER = Reason("user", 1.0, "taken together in corrections.toml")


def group(
    happenings: Sequence[Happening],
    weigh: Weigher,
    bound: Bound | None = None,
    spread: Spread = here,
    kept: Kept | None = None,
    marks: Marks | None = None,
    sought: Sought | None = None,
) -> tuple[list[int], Explained]:
    """The lowest happening of each one's incident, and the reasons of the pairs that hold it together. `sought`: where they are looked for, if known."""
    merged, split = (bound.merged["incident"], bound.split["incident"]) if bound else ((), ())
    said = belonging(happenings, {identity for some in (*merged, *split) for identity in some})
    marks, kept = np.arange(len(happenings), dtype=np.uint64) if marks is None else marks, kept or Kept()
    kinds = Kinds(happenings)
    pairs, crowds = candidates(happenings, weigh, sought or Sought(happenings, weigh, kept, marks), kinds)
    own = ~np.isin(pairs, np.array([*said], np.int64)).any(axis=1)
    pairs, crowds = pairs[own], crowds[own]
    values = all_weighed(pairs, crowds, happenings, weigh, kinds, spread, kept, marks)
    compared = pairs[:, 0] * len(happenings) + pairs[:, 1]
    if merged or split:
        similar = [(a, b, value) for (a, b), value in zip(pairs.tolist(), values.tolist(), strict=True)]
        similar = decided(similar, [h.id for h in happenings], merged, split)
        pairs, values = np.array([s[:2] for s in similar], np.int64).reshape(-1, 2), np.array([s[2] for s in similar], np.float64)
    homes = linked(len(happenings), pairs[:, 0], pairs[:, 1], values, least=0.0, apart=APART)

    def why(a: int, b: int) -> list[Reason]:
        for one, other in ((a, b), (b, a)):
            if one in said and said[one][0] == other:
                return [said[one][1]]
        n = int(np.searchsorted(compared, a * len(happenings) + b))
        if n < len(compared) and compared[n] == a * len(happenings) + b:
            return [prior(int(crowds[n])), *weigh(happenings[a], happenings[b])]
        return [BY_USER]

    told = ((min(i, m), max(i, m)) for i, (m, _) in said.items())
    for_it = values >= 0
    speaking = zip(*pairs[for_it].T.tolist(), values[for_it].tolist(), strict=True)
    reasons = Explained([*holding(homes, speaking), *told], why)
    return _with_what_was_said(homes, {i: m for i, (m, _) in said.items()}), reasons


def decided(
    similar: list[tuple[int, int, float]], ids: Sequence[str], merged: Sequence[Sequence[str]], split: Sequence[Sequence[str]]
) -> list[tuple[int, int, float]]:
    """Pairs with what users decided: taken together beyond doubt, or apart from everything else."""
    if not merged and not split:
        return similar
    place = {identity: i for i, identity in enumerate(ids)}
    out = {place[i]: n for n, some in enumerate(split) for i in some if i in place}
    values = {(a, b): -SURE if out.get(a) != out.get(b) else v for a, b, v in similar}
    for some in (*merged, *split):
        for a, b in combinations(sorted({place[i] for i in some if i in place}), 2):
            values[a, b] = SURE
    return [(a, b, v) for (a, b), v in sorted(values.items())]


def _with_what_was_said(homes: Sequence[int], said: Mapping[int, int]) -> list[int]:
    """The homes once more, what was said in a meeting with the meeting; each the lowest of its group."""
    joined = [homes[said.get(i, i)] for i in range(len(homes))]
    low: dict[int, int] = {}
    for i, home in enumerate(joined):
        low.setdefault(home, i)
    return [low[home] for home in joined]
