"""What is asked of all pairs of persons at once is what is asked of each."""

import random
from itertools import combinations

import numpy as np

from avvisi.lexicon.skeleton import core
from avvisi.resolve.namesakes import all_can
from avvisi.resolve.person import Person

NAMES = ("Ana Sorel", "Anna Sorel", "Bo Tarn", "BO TARN", "Ceva Lund", "Dan al Mor", "Dan Mor")
STATES = ("CHL", "GHA", "NPL", "OMN", "PER", "SWE", "TON", "UGA", "VNM", "YEM")


def can(a: Person, b: Person) -> bool:
    if a.states and b.states:
        return bool(a.states & b.states)
    return bool(a.offices and b.offices or a.states & b.named or b.states & a.named) or core(a.name) == core(b.name)


def test_who_can_be_one_is_told_of_all_as_of_each() -> None:
    draw = random.Random(3)
    persons = [
        Person(
            keys=[(n, "x")],
            name=draw.choice(NAMES),
            states=set(draw.sample(STATES, draw.choice((0, 0, 1, 1, 2)))),
            offices={(frozenset({"envoy"}), None)} if draw.random() < 0.3 else set(),
            named=set(draw.sample((*STATES, "ZMB"), draw.randrange(4))),
        )
        for n in range(60)
    ]
    left, right = np.array([*combinations(range(60), 2)], np.int64).T
    each = [can(persons[a], persons[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    assert all_can(persons, left, right).tolist() == each
    assert True in each and False in each
