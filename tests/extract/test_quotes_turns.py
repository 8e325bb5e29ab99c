"""Turns of speech without a verb of saying, and cues set into the clause that they bring."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model

TURNS = [
    ("The abbess let slip that the cellar was empty.", "The abbess", ["the cellar was empty"], "asserts"),
    ("Ghent's dockers left no doubt that they would strike.", "Ghent's dockers", ["they would strike"], "promises"),
    ("The guild is of the opinion that salt is too dear.", "The guild", ["salt is too dear"], "believes"),
    ("The charter provides that the bells are rung at dusk.", "The charter", ["the bells are rung at dusk"], "asserts"),
    ("The surveyor took issue with the map of the marsh.", "The surveyor", ["the map of the marsh"], "rejects"),
    ("Farmers in Beira cast doubt on the rainfall figures.", "Farmers in Beira", ["the rainfall figures"], "believes"),
    ("The sluice, the engineer Noor Jansen argued in a lecture, had been built on peat.", "Noor Jansen", ["The sluice", "had been built on peat"], "asserts"),
    ("A tax invented by poets, the miller Tomas Reyl observed, feeds poets.", "Tomas Reyl", ["A tax invented by poets", "feeds poets"], "asserts"),
    ("There were, the verger pointed out, more bells than ringers.", "the verger", ["There were", "more bells than ringers"], "asserts"),
    ("The guild admitted the seals had been broken and conceded that rain had spoilt the rolls.", "The guild", ["the seals had been broken"], "asserts"),
    ("The warden called for calm and demanded that the brewer apologise.", "The warden", ["the brewer apologise"], "asks"),
    ("The abbot was blunt: the roof would not last.", "The abbot", ["the roof would not last"], "asserts"),
    ("The coroner's ruling: the ladder was rotten.", "The coroner", ["the ladder was rotten"], "asserts"),
    ("Who had moved the altar? the sexton asked.", "the sexton", ["Who had moved the altar"], "asks"),
    ("A board by the lock read: “No eels today.”", "A board by the lock", ["No eels today."], "rejects"),
    ("“Every bridge has two mayors.” — Edit Halmos, surveyor", "Edit Halmos", ["Every bridge has two mayors."], "asserts"),
    ("The judge has reportedly sold her boats.", None, ["The judge has", "sold her boats"], "asserts"),
    ("It emerged on Monday that the dredger had never left.", None, ["the dredger had never left"], "asserts"),
    ("Word reached the valley that the pass had fallen.", None, ["the pass had fallen"], "asserts"),
    ("The regent, it was whispered, was deaf.", None, ["The regent", "was deaf"], "asserts"),
    ("The lock would open at noon, the harbour office said, while the bargemen spoke of a trick.", "the harbour office", ["The lock would open at noon"], "asserts"),
    ("The harbour office said the lock would open at noon, which the bargemen denied.", "The harbour office", ["the lock would open at noon"], "asserts"),
    ("The consul said the pier had been sold, in an apparent reference to the feud of 1911.", "The consul", ["the pier had been sold"], "asserts"),
    ("The consul said the pier would be sold, but gave no names.", "The consul", ["the pier would be sold"], "asserts"),
    ("The crane, noted Ilse Brandt, who runs the guild, in a lecture in Bremen, had been built for ships of oak.", "Ilse Brandt", ["The crane", "had been built for ships of oak"], "asserts"),
    ("Sofie Lund argued by telephone from Aden that the lock had been shut too soon.", "Sofie Lund", ["the lock had been shut too soon"], "asserts"),
    ("Mr Chairman: Order! The member will sit down. Ms Hana Reti: I will sit when the roof is mended.", "Hana Reti", ["I will sit when the roof is mended."], "promises"),
]  # fmt: skip
NO_TURNS = [
    "The cook made light lunches of eel.",
    "The trawler took the position of the lead boat.",
    "The menu: soup, bread and eels.",
    "The result was clear: the dyke had burst.",
    "Ingredients: eels and salt. Method: boil the eels for an hour.",
    "The parcel, posted in Oslo on Friday, was empty.",
]


@pytest.mark.parametrize(("text", "speaker", "content", "stance"), TURNS, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_turns_of_speech_bring_their_words(flow: Flow, text: str, speaker: str | None, content: list[str], stance: str) -> None:
    found = [(q.speaker.name if q.speaker else None, [s.text for s in q.content], q.stance) for q in read(flow, text).quotes]
    assert (speaker, content, stance) in found


@pytest.mark.parametrize("text", NO_TURNS)
def test_their_words_in_other_senses_bring_none(flow: Flow, text: str) -> None:
    assert not read(flow, text).quotes
