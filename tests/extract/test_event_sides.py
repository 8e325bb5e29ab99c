"""Which states stand behind the words of an event: two in one phrase, the land one must leave, whose people are hit."""

import pytest

from avvisi.flow import Flow
from avvisi.model.facts import Party
from tests.extract.coding import events

pytestmark = pytest.mark.model

TABLE = [
    ("The presidents of Gabon and Togo met in Libreville on Monday.", "CONSULT", {"GAB", "TGO"}),
    ("Officers of the Laotian and Bhutanese armies met on Tuesday.", "CONSULT", {"LAO", "BTN"}),
    ("Eritrean and Djiboutian troops traded mortar fire on the ridge.", "ASSAULT", {"ERI", "DJI"}),
    ("Two Fijian diplomats were told to leave Malta.", "SANCTION", {"FJI", "MLT"}),
    ("Two Iranian diplomats were expelled from Bahrain on Sunday.", "SANCTION", {"IRN", "BHR"}),
    ("Estonia condemned the detention of two reporters in Minsk.", "ACCUSE", {"EST", "BLR"}),
    ("A delegation from Oman was welcomed in Nairobi on Tuesday by Kenya's vice-president.", "CONSULT", {"OMN", "KEN"}),
    ("Three Danish nurses and a Swiss doctor were released by Eritrea.", "RETREAT", {"DNK", "CHE", "ERI"}),
    ("Three Azerbaijani soldiers were killed by Armenian fire on Tuesday.", "ASSAULT", {"AZE", "ARM"}),
    ("Six men were arrested in the raid, Ghanaian police said.", "COERCE", {"GHA"}),
    ("Norway has refused to cut its output of oil.", "REJECT", {"NOR"}),
    ("Ghana's ambassador was criticised in a speech to farmers by the Togolese premier.", "ACCUSE", {"GHA", "TGO"}),
    ("Any ship entering the strait without leave would be sunk, the Omani navy said.", "THREATEN", {"OMN"}),
    ("Peru's foreign minister and visiting senior Chilean diplomats agreed on a date.", "AGREE", {"PER", "CHL"}),
    ("Kenya's premier held talks with Uganda's president, stressing the need to support the Somali army.", "AGREE", {"KEN", "UGA"}),
    ("Fiji backed the Timor invasion and the Indonesian premier.", "SUPPORT", {"FJI", "IDN"}),
    ("Oman criticised Mali and the ex-Yugoslav republic.", "ACCUSE", {"OMN", "MLI"}),
    ("Laos and Bhutan's border guards agreed to share maps.", "AGREE", {"LAO", "BTN"}),
    ("Fiji agreed on Monday to talks that involve Tonga and Samoa.", "AGREE", {"FJI", "TON", "WSM"}),
    ("The arrest on Sunday of nine Ghanaian sailors in Togo led to a search.", "COERCE", {"TGO", "GHA"}),
    ("Norway ruled out any change to its fishing law.", "REJECT", {"NOR"}),
    ("Oman turned down a request to send troops to Iraq.", "REJECT", {"OMN"}),
    ("Norway rejected any possibility that gangs might endanger trade in Chad.", "REJECT", {"NOR"}),
    ("Fiji turned down an appeal by Tonga for an inquiry.", "REJECT", {"FJI", "TON"}),
    ("The Chilean envoy made the same offer in Lima and had it turned down by the Peruvian cabinet.", "REJECT", {"PER", "CHL"}),
    ("Norway has been called upon by Zambia and Malawi to act.", "REQUEST", {"NOR", "ZMB", "MWI"}),
    ("Kenya will take Uganda to the International Court of Justice.", "ACCUSE", {"KEN", "UGA"}),
    ("A Tongan gunboat was later rammed, the coastguard says, by a Fijian frigate.", "ASSAULT", {"TON", "FJI"}),
]


def codes(*sides: tuple[Party, ...]) -> set[str]:
    return {p.code for side in sides for p in side if p.code}


@pytest.mark.parametrize(("text", "kind", "parties"), TABLE, ids=[text for text, _, _ in TABLE])
def test_states_behind_the_words(flow: Flow, text: str, kind: str, parties: set[str]) -> None:
    assert [codes(e.actors, e.recipients) for e in events(flow, text) if e.type == kind] == [parties]


def test_to_keep_silent_refuses_nobody(flow: Flow) -> None:
    assert not events(flow, "Norway's minister refused to give details of the deal.")


def test_a_fire_is_no_gunfire(flow: Flow) -> None:
    assert events(flow, "Eleven people were killed by the fire in a Lisbon hotel.") == ()


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Latvia accused Estonia of dumping. Since May Latvia has shipped 4,000 tons of oil to its neighbour.", "AID", {"LVA"}, {"EST"}),
        ("Chad accused Niger of piracy. The two countries had agreed in May to open a crossing.", "AGREE", {"TCD", "NER"}, set()),
        ("The Chilean premier arrived in Lima on Monday. He met the Omani sultan.", "CONSULT", {"CHL"}, {"OMN"}),
        ("Togo said it had been threatened with an embargo by Gabon.", "THREATEN", {"GAB"}, {"TGO"}),
        ("Syria handed a note to Turkey on Monday. The note called on Turkey to punish the guilty.", "REQUEST", {"SYR"}, {"TUR"}),
        ("Kenya and Uganda traded accusations over the shelling.", "ACCUSE", {"KEN", "UGA"}, set()),
        ("Ghanaian soldiers came under mortar fire from Togo on Monday.", "ASSAULT", {"TGO"}, {"GHA"}),
        ("Nigeria declined to restore the old price.", "REJECT", {"NGA"}, set()),
        ("On Tuesday, after a visit to Oman, the Latvian premier voiced hope.", "CONSULT", {"LVA"}, {"OMN"}),
    ],
)
def test_sides_told_before(flow: Flow, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    event = events(flow, text)[-1]
    assert (event.type, {p.code for p in event.actors}, {p.code for p in event.recipients}) == (kind, actors, recipients)


@pytest.mark.parametrize(
    ("deed", "sides"),
    [
        ("Peru demanded an apology.", {"PER", "CHL"}),  # of the other land of the two
        ("Peru refused to sign the Antarctic Treaty.", {"PER"}),
        ("Peru called for a large turnout.", set()),
        ("Peru summoned the ambassador.", {"PER", "CHL"}),
        ("Peru vowed not to yield to the opposition.", {"PER"}),
    ],
)
def test_what_is_turned_to_the_other_land(flow: Flow, deed: str, sides: set[str]) -> None:
    """Words that name nobody are turned to the other of two lands, unless they are about somebody else."""
    before = "Chile expelled two envoys of Peru on Monday. Chile's premier blamed Peru for the spill, and Chile closed its ports. "
    assert [codes(e.actors, e.recipients) for e in events(flow, before + deed) if e.evidence.sentence.text == deed] == (
        [sides] if sides else []
    )


def test_whose_ban_is_lifted(flow: Flow) -> None:
    text = "Ana Soto flew to Chile once Peru had lifted the ban on her travel."
    assert [[p.person for p in e.recipients] for e in events(flow, text) if e.type == "CONCEDE"] == [["Ana Soto"]]


def test_those_joined_to_one_are_of_the_same_land(flow: Flow) -> None:
    (event,) = events(flow, "Kenya's president met Uganda's premier and other officials on Monday.")
    assert {p.code for p in event.recipients} == {"UGA"}


def test_a_chamber_under_its_own_name_is_of_the_land(flow: Flow) -> None:
    text = (
        "LIMA – Peru's economy is weak. Peru's premier said he would talk to the interim parliament, the Grand Council of Trust, on Friday."
    )
    assert [[p.code for p in e.recipients] for e in events(flow, text)] == [["PER"]]
