"""Plurals and groups that stand for sides told before: 'the two men', 'each camp', 'aides to both leaders', 'they', 'the veterans'."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import lands, last, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Peru expelled the ambassador of Chile on Monday. Chile condemned Peru. The two men spoke for an hour.", {"PER", "CHL"}),
        ("Peru met Chile in Lima on Monday. Each camp blamed the other for the drought.", {"PER", "CHL"}),
        ("Premier Ana Soto of Peru met Premier Luis Vega of Chile. The two Premiers agreed to meet again.", {"PER", "CHL"}),
        (
            "Premier Ana Soto of Peru met Premier Luis Vega of Chile on Monday. Aides to the two leaders held talks in Quito on Friday.",
            {"PER", "CHL"},
        ),
        ("Peru met Chile in Lima on Monday. In May 2021 their delegations agreed to share the water.", {"PER", "CHL"}),
        ("Oman brought Peru and Chile together. The two sides agreed to meet, and they signed an accord.", {"PER", "CHL"}),
    ],
)
def test_two(flow: Flow, text: str, sides: set[str]) -> None:
    event = last(flow, text, "2024-05-05")
    assert lands(event)[0] == sides


def test_the_two_told_of_just_before(flow: Flow) -> None:
    text = "Peru and Chile met in Lima. Kenyan President Ama Soto spoke with Ugandan President Kofi Ruiz on Monday. The two failed to agree on a pact."
    event = last(flow, text, "2024-05-05")
    assert {p.person for p in event.actors} == {"Ama Soto", "Kofi Ruiz"}


def test_government_and_rebels(flow: Flow) -> None:
    text = "Talks between the Malian government and the rebels of the Dune Front failed on Monday. The two delegations refused to sit together."
    event = last(flow, text, "2024-05-05")
    assert {(p.code, p.sector) for p in event.actors} == {("MLI", "GOV"), ("MLI", "REB")}


def test_the_mediator_is_none_of_both(flow: Flow) -> None:
    text = "Peru accused Chile of spying on Monday. Oman's minister Ana Soto, who had telephoned both her colleagues, urged them to talk."
    event = next(e for e in read(flow, text, "2024-05-05").events if e.type == "REQUEST")
    assert lands(event) == ({"OMN"}, {"PER", "CHL"})


def test_their_of_somebody_named_before(flow: Flow) -> None:
    text = "Peru met Chile in Lima on Monday. The nurses said their leaders agreed to strike."
    assert not any({"PER", "CHL"} <= {p.code for p in e.actors} for e in read(flow, text, "2024-05-05").events if e.type == "AGREE")


@pytest.mark.parametrize(
    ("text", "acting", "undergoing"),
    [
        ("Six Fijian marines sank a boat. The six were arrested on Tuesday by the army of Tonga.", "TON", "FJI"),
        ("Four Fijian fishermen crossed the line. The fishermen were seized on Tuesday by the navy of Tonga.", "TON", "FJI"),
        ("Ten Malian soldiers left their camp on Monday. They fired on the embassy of Chad.", "MLI", "TCD"),
        ("The Malian rebels seized Gao on Monday. They then shelled a town in Niger.", "MLI", "NER"),
        ("Iraq said on Monday that it had sunk an Omani salvage tug.", "IRQ", "OMN"),
        ("In Lima, students marched to the Sri Lankan High Commission.", "PER", "LKA"),
        ("Fiji jailed forty opposition figures on Monday.", "FJI", "FJI"),
        ("In the Peruvian capital, trade unionists burned a Chilean flag.", "PER", "CHL"),
        ("In Lima, thousands marched against Chile.", "PER", "CHL"),
        ("Two Fijian senators crossed the line. The senators, Ana Soto and Luis Vega, were arrested by the army of Tonga.", "TON", "FJI"),
        ("LIMA, May 3 - The President spoke to Peruvians. Peru's army has arrested nine of them.", "PER", "PER"),
        ("Students in Lima stormed the Chilean consulate. On Friday students in Lima marched on the embassy itself.", "PER", "CHL"),
        ("The government has been cracking down on the Peruvian opposition.", "PER", "PER"),
    ],
)
def test_land_of_a_group(flow: Flow, text: str, acting: str, undergoing: str) -> None:
    event = last(flow, text, "2024-05-05")
    assert lands(event) == ({acting}, {undergoing})


@pytest.mark.parametrize(
    "text",
    [
        "Six Fijian marines and six Tongan nurses met. The six were arrested on Tuesday by the army of Samoa.",
        "Fijian soldiers shot at Tongan soldiers. The soldiers were arrested on Tuesday by the army of Samoa.",
        "Iraq said on Monday that it had sunk an Omani-built tug.",
    ],
)
def test_land_left_open(flow: Flow, text: str) -> None:
    event = last(flow, text, "2024-05-05")
    assert not {"FJI", "TON", "MLI", "OMN"} & {p.code for p in (*event.actors, *event.recipients)}


def test_they_of_two_groups(flow: Flow) -> None:
    text = "Ten Malian soldiers detained farmers on Monday. They fired on the embassy of Chad."
    assert [e.type for e in read(flow, text, "2024-05-05").events] == ["COERCE"]


def test_police_and_crowd(flow: Flow) -> None:
    text = "LIMA, May 3 - Peru's President spoke to farmers in Lima. Clashes erupted between demonstrators and police here on Friday."
    event = last(flow, text, "2024-05-05")
    assert {(p.code, p.sector) for p in event.actors} == {("PER", "CVL"), ("PER", "COP")}
