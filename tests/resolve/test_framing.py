"""What marks an outlet is found, whatever the words are; what both say marks nobody."""

import random

import pytest

from avvisi.resolve.framing import Told, framing


def told(outlet: str, word: str, seed: int, *, quoted: bool = False) -> list[Told]:
    draw = random.Random(seed)
    common = ["harbour", "vote", "minister", "talks", "budget", "border", "letter", "visit", "grain", "school"]
    return [
        Told(outlet, f"{outlet}{n}", 0, f"The {word} in Velland sent {' '.join(draw.sample(common, 5))}.", quoted, frozenset({"velland"}))
        for n in range(14)
    ]


@pytest.mark.parametrize(("ours", "theirs"), [("regime", "government"), ("vrootle", "plimsy")])
def test_words_that_mark_an_outlet_are_found_whatever_they_are(ours: str, theirs: str) -> None:
    found = framing([*told("A", ours, 1), *told("B", theirs, 2)], frozenset({"the", "in"}))
    assert {(f["outlet"], f["term"]) for f in found} == {("A", ours), ("B", theirs)}
    assert all(f["count"] == 14 and f["elsewhere"] == 0 and f["examples"] for f in found)


def test_own_voice_and_quotes_are_kept_apart_and_few_sentences_say_nothing() -> None:
    found = framing(
        [*told("A", "regime", 1), *told("B", "government", 2), *told("A", "usurpers", 3, quoted=True)], frozenset({"the", "in"})
    )
    assert {f["term"] for f in found} == {"regime", "government"}
    assert framing([*told("A", "regime", 1)[:9], *told("B", "government", 2)], frozenset({"the"})) == []
