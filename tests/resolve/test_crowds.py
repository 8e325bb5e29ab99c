"""Pairs of events found and weighed all at once are those found and weighed one by one."""

import random
from collections import defaultdict
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from avvisi.resolve import lookback, sought
from avvisi.resolve.crowds import Kinds, candidates
from avvisi.resolve.happened import rarity
from avvisi.resolve.happenings import Happening
from avvisi.resolve.judgements import total
from avvisi.resolve.kept import Kept
from avvisi.resolve.kinship import TEMPERS, alike
from avvisi.resolve.pairs import all_beside
from avvisi.resolve.sharing import Sharing
from avvisi.resolve.sought import Sought
from avvisi.resolve.weighing import Weigher

STATES = ("CHL", "GHA", "NPL", "OMN", "PER")
RULES = (
    "consult.meet",
    "agree.plan > consult.meet",
    "agree.deal",
    "agree.agree",
    "support.sign",
    "accuse.blame",
    "aid.send",
    "agree.pledge > aid.send",
    "coerce.expel",
)
REPORTS = 40


def happening(draw: random.Random, n: int) -> Happening:
    rule = draw.choice(RULES)
    steps = rule.split(" > ")
    kind = steps[0].split(".")[0].upper()
    day = draw.choice((None, 736_000, 736_003, 736_040))
    year = draw.random() < 0.1
    actors = frozenset(draw.sample(STATES, draw.choice((0, 1, 1, 2))))
    return Happening(
        id=f"e{n:03}", document=draw.randrange(REPORTS), start=n, type=kind, mode=None, status="happened", negated=False,
        planned=kind == "AGREE" and draw.random() < 0.5, background=year or draw.random() < 0.2, standing=draw.random() < 0.1, actors=actors,
        recipients=frozenset(draw.sample(STATES, draw.choice((0, 1)))), persons=frozenset((c, f"p{c}") for c in actors if draw.random() < 0.7),
        offices=frozenset(), earliest=735_800 if year else day, latest=736_100 if year else day, stated=True, place=None, country=None, level=None,
        words=np.unique(np.array(draw.sample(range(60), draw.randrange(1, 9)), np.uint32)), occasion=None, according_to=(),
        promised="pledge" in rule, acts=frozenset((kind, *(s.split(".")[0].upper() for s in steps))),
        of=frozenset(s.split(".")[0].upper() for s in steps[1:]), crowd=False, loose=frozenset(), noun=False, trigger="t", rule=steps[0], deed=steps[-1],
    )  # fmt: skip


def made(seed: int) -> tuple[list[Happening], Weigher]:
    draw = random.Random(seed)
    events = [happening(draw, n) for n in range(260)]
    published: list[Any] = [(None, None) if d % 13 == 5 else (736_000 + d, 736_000 + d) for d in range(REPORTS)]
    story = [draw.choice((None, "s1", "s2", "s3")) for _ in range(REPORTS)]
    family = [draw.choice((None, None, "f1", "f2")) for _ in range(REPORTS)]
    return events, Weigher(published, story, family, rarity(events), {d: set(draw.sample(STATES, 2)) for d in range(REPORTS)})


def one_by_one(events: list[Happening], weigh: Weigher) -> dict[tuple[int, int], int]:
    blocks: dict[Any, list[int]] = defaultdict(list)
    asked: dict[Any, list[int]] = defaultdict(list)
    known: dict[Any, list[int]] = defaultdict(list)
    more = dict(sought._beside_undated(events, weigh))
    for i, one in enumerate(events):
        own, far, near = sought._keys(one, weigh)
        for found, keys in ((blocks, [*own, *more.get(i, ())]), (asked, far), (known, near)):
            for key in keys:
                found[key].append(i)
    pairs: dict[tuple[int, int], int] = {}
    for key, block in blocks.items():
        for a, b in combinations(block, 2):
            to_whom = key[1].startswith("to ") and bool(events[a].actors) == bool(events[b].actors)
            if not to_whom and alike(events[a], events[b]):
                crowd = len({events[i].document for i in block if events[i].type in (events[a].type, events[b].type)})
                pairs[a, b] = min(crowd, pairs.get((a, b), crowd))
    for key, some in known.items():
        for i in asked[key] if len(some) <= lookback.FEW else ():
            for other in some:
                if events[other].document != events[i].document and alike(events[other], events[i]):
                    pairs.setdefault((min(i, other), max(i, other)), 2)
    return dict(sorted(pairs.items()))


@pytest.mark.parametrize("seed", range(4))
def test_pairs_and_their_crowds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("avvisi.resolve.crowds.CROWD", 1_000)
    events, weigh = made(seed)
    pairs, crowds = candidates(events, weigh, Sought(events, weigh, Kept(), np.arange(len(events), dtype=np.uint64)), Kinds(events))
    expected = one_by_one(events, weigh)
    assert dict(zip(map(tuple, pairs.tolist()), crowds.tolist(), strict=True)) == expected
    assert len(expected) > 500 and len(set(expected.values())) > 3
    assert {t for t in TEMPERS} >= {e.type for e in events}


def test_what_hangs_on_the_whole_record() -> None:
    events, weigh = made(9)
    pairs = np.array([*combinations(range(len(events)), 2)], np.int64)
    kinds = Kinds(events)
    pairs = pairs[kinds.alike(pairs[:, 0], pairs[:, 1])]
    shared, both, ours, theirs = Sharing.of([e.words for e in events], weigh.idf)(pairs[:, 0], pairs[:, 1])
    likeness = shared / np.sqrt(ours * theirs)
    found = all_beside(pairs, events, weigh, kinds, both, likeness)
    each = [
        total(weigh.beside(events[a], events[b], n, like))
        for (a, b), n, like in zip(pairs.tolist(), both.tolist(), likeness.tolist(), strict=True)
    ]
    assert np.allclose(found, each, atol=1e-9)
    assert len({round(value, 1) for value in each}) > 20
