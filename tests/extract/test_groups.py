"""Plurals and groups that stand for sides told before: 'the two men', 'each camp', 'aides to both leaders', 'they', 'the veterans'."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import lands, read

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
    event = read(flow, text, "2024-05-05").events[-1]
    assert lands(event)[0] == sides


def test_government_and_rebels(flow: Flow) -> None:
    text = "Talks between the Malian government and the rebels of the Dune Front failed on Monday. The two delegations refused to sit together."
    event = read(flow, text, "2024-05-05").events[-1]
    assert {(p.code, p.sector) for p in event.actors} == {("MLI", "GOV"), ("MLI", "REB")}


def test_the_mediator_is_none_of_both(flow: Flow) -> None:
    text = "Peru accused Chile of spying on Monday. Oman's minister Ana Soto, who had telephoned both her colleagues, urged them to talk."
    event = next(e for e in read(flow, text, "2024-05-05").events if e.type == "REQUEST")
    assert lands(event) == ({"OMN"}, {"PER", "CHL"})


def test_their_of_somebody_named_before(flow: Flow) -> None:
    text = "Peru met Chile in Lima on Monday. The nurses said their leaders agreed to strike."
    assert not any({"PER", "CHL"} <= {p.code for p in e.actors} for e in read(flow, text, "2024-05-05").events if e.type == "AGREE")
