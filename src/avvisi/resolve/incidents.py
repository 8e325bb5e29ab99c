"""Incidents: events of several documents that are one thing in the world. Blocked by type, a party pair and the week, so cost grows with the documents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations, product

import numpy as np

from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.corrections import Bound
from avvisi.resolve.days_weighed import SAID, WORDS, lasting
from avvisi.resolve.happenings import MUTUAL, Happening
from avvisi.resolve.judgements import Explained, Reason
from avvisi.resolve.kept import Kept
from avvisi.resolve.kinship import TEMPERS, alike
from avvisi.resolve.linkage import average_link
from avvisi.resolve.lookback import looking_back
from avvisi.resolve.marks import Marks
from avvisi.resolve.meetings import belonging
from avvisi.resolve.pairs import all_weighed, prior
from avvisi.resolve.trees import holding
from avvisi.resolve.weighing import Weigher, joint

CROWD = 60  # events of one block that are all compared; of more, each with its nearest
NEAREST = 24
APART = -2.0  # what a pair that was never compared counts for
WEEKS = 5  # an event is looked for in so many weeks at most: a month has parts of five or six
NAMED = 6  # states of a report that are looked at for a side that an event does not tell
SURE = 1e6
_TO = "to "  # a block of those on whom it is done, where one report tells no doer
BY_USER = Reason("user", 1.0, "taken together in corrections.toml")


def group(
    happenings: Sequence[Happening],
    weigh: Weigher,
    bound: Bound | None = None,
    spread: Spread = here,
    kept: Kept | None = None,
    marks: Marks | None = None,
) -> tuple[list[int], Explained]:
    """The lowest happening of each one's incident, and the reasons of the pairs that hold it together."""
    asked = {identity for some in (*bound.merged["incident"], *bound.split["incident"]) for identity in some} if bound else set()
    said = belonging(happenings, asked)
    crowds = {pair: n for pair, n in candidates(happenings, weigh).items() if pair[0] not in said and pair[1] not in said}
    marks = np.arange(len(happenings), dtype=np.uint64) if marks is None else marks
    similar = all_weighed(crowds, happenings, weigh, spread, kept or Kept(), marks)
    similar = decided(similar, [h.id for h in happenings], *((bound.merged["incident"], bound.split["incident"]) if bound else ((), ())))
    homes = average_link(len(happenings), similar, least=0.0, apart=APART)

    def why(a: int, b: int) -> list[Reason]:
        for one, other in ((a, b), (b, a)):
            if one in said and said[one][0] == other:
                return [said[one][1]]
        return [prior(crowds[a, b]), *weigh(happenings[a], happenings[b])] if (a, b) in crowds else [BY_USER]

    told = ((min(i, m), max(i, m)) for i, (m, _) in said.items())
    reasons = Explained([*holding(homes, similar), *told], why)
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
        for a, b in combinations(sorted(place[i] for i in some if i in place), 2):
            values[a, b] = SURE
    return [(a, b, v) for (a, b), v in sorted(values.items())]


def candidates(happenings: Sequence[Happening], weigh: Weigher) -> dict[tuple[int, int], int]:
    """Pairs that are of a kind, share a party (or a pair of them) and can share a week; with how many reports tell the like there."""
    blocks: dict[tuple[str, str, int | None], list[int]] = defaultdict(list)
    sided = [list(_sided(one, weigh)) for one in happenings]
    undated = {g for i in range(len(weigh.published)) if weigh.published[i] == (None, None) for g in (weigh.family[i], weigh.story[i]) if g}
    for i, one in enumerate(happenings):
        for key in _keys(one, sided[i], weigh, undated):
            blocks[key].append(i)
    pairs: dict[tuple[int, int], int] = {}
    for key, block in blocks.items():
        if len(block) < 2:
            continue
        told: dict[str, set[int]] = defaultdict(set)
        for i in block:
            told[happenings[i].type].add(happenings[i].document)
        for a, b in combinations(block, 2) if len(block) <= CROWD else _nearest(block, happenings, weigh):
            if key[1].startswith(_TO) and bool(happenings[a].actors) == bool(happenings[b].actors):
                continue
            if alike(happenings[a], happenings[b]):
                crowd = len(told[happenings[a].type] | told[happenings[b].type])
                pairs[a, b] = min(crowd, pairs.get((a, b), crowd))
    for a, b in looking_back(happenings, sided):
        if alike(happenings[a], happenings[b]):
            pairs.setdefault((a, b), 2)
    return dict(sorted(pairs.items()))


def _keys(one: Happening, sided: Sequence[tuple[str, str]], weigh: Weigher, undated: Set[str]) -> Iterator[tuple[str, str, int | None]]:
    """Kind, parties and week; beside undated reports of the same story or text (`undated` are those with one) the week says nothing."""
    for shared in sorted({g for g in (weigh.family[one.document], weigh.story[one.document]) if g} & undated):
        for temper, side in sided:
            yield f"{temper} {shared}", side, None
    for week in dict.fromkeys(_weeks(one, weigh)):
        for temper, side in sided:
            yield temper, side, week


def _sided(one: Happening, weigh: Weigher) -> Iterator[tuple[str, str]]:
    """Its kinds with each pair of its parties, or with who acts."""
    named = sorted(one.parties)
    sides = ["+".join(pair) for pair in combinations(named[:6], 2)] or named
    sides += _possible(one, weigh)
    if one.type not in MUTUAL or one.promised:
        sides = [*sides, *(f"by {c}" for c in sorted(one.actors)[:4])]
        if one.type not in WORDS:  # 'aid to Chad was stopped': by whom, another report tells
            sides += [f"{_TO}{c}" for c in sorted(one.recipients)[:4]]
    yield from product(TEMPERS[one.type], dict.fromkeys(sides))


def _possible(one: Happening, weigh: Weigher) -> Iterator[str]:
    """Pairs of parties it may be between where one side is not told, or is a person of no stated state: with states that its report names."""
    known = sorted(one.parties - one.loose)[:3]
    if not one.loose and len(known) > 1 and (joint(one, one) or (one.actors and one.recipients)):
        return
    others = sorted(weigh.named.get(one.document, set()) - set(known))[:NAMED]
    for pair in product(known, others) if known else combinations(others, 2):
        yield "+".join(sorted(pair))


def _weeks(one: Happening, weigh: Weigher) -> Iterator[int | None]:
    """The weeks an event can be of, each overlapping the next by being asked for both; None for what has no day."""
    first, last = one.earliest, one.latest
    if lasting(one) or (first is None and one.background):
        yield None
    if first is None and (one.background or (one.standing and one.type not in SAID)):
        return
    if first is None or last is None or last - first > 7 * WEEKS:
        published = weigh.published[one.document]
        if first is not None and last is not None and one.background:
            yield -(first // 366)
            return
        if published[0] is None or published[1] is None:
            yield None
            return
        first, last = published[0] - 7, published[1]
    yield from range((first - 1) // 7, (last + 1) // 7 + 1)


def _nearest(block: list[int], happenings: Sequence[Happening], weigh: Weigher) -> Iterator[tuple[int, int]]:
    """In a crowd: with those next to it by story, by place and by day."""

    def day(i: int) -> int:
        one = happenings[i]
        return one.earliest or weigh.published[one.document][0] or 0

    orders = (
        sorted(block, key=lambda i: (weigh.story[happenings[i].document] or "", day(i), i)),
        sorted(block, key=lambda i: (happenings[i].place or "", day(i), i)),
        sorted(block, key=lambda i: (day(i), sorted(happenings[i].persons), i)),
    )
    for order in orders:
        for n, a in enumerate(order):
            for b in order[n + 1 : n + 1 + NEAREST // 3]:
                yield min(a, b), max(a, b)


def _with_what_was_said(homes: Sequence[int], said: Mapping[int, int]) -> list[int]:
    """The homes once more, what was said in a meeting with the meeting; each the lowest of its group."""
    joined = [homes[said.get(i, i)] for i in range(len(homes))]
    low: dict[int, int] = {}
    for i, home in enumerate(joined):
        low.setdefault(home, i)
    return [low[home] for home in joined]
