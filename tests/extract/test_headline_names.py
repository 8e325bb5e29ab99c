"""How far a name goes in a headline whose every word begins with a capital."""

import pytest

from avvisi.flow import Flow
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (
            "Otieno Postpones Visit to Mombasa over Stalled Port Negotiations",
            "Kenyan President Jane Otieno postponed a visit to Mombasa on Monday. Otieno had planned to see the port.",
            {"Jane Otieno"},
        ),
        (
            "Jane Otieno Launches Campaign, Promises Cheaper Bread",
            "Kenyan President Jane Otieno opened her campaign in Nakuru on Monday. She spoke for an hour.",
            {"Jane Otieno"},
        ),
        (
            "Order Banning Ferry Mandates Divides Harbour Towns",
            "An order that bans a fee has split two towns. Kenyan President Jane Otieno signed it on Monday.",
            {"Jane Otieno"},
        ),
    ],
)
def test_the_body_tells_how_far(flow: Flow, headline: str, body: str, expected: set[str]) -> None:
    coded = flow.code([RawPage(given_id="a", text=f"{headline}\n\n{body}", published="2016-05-10")])[0]
    assert {m.name for m in coded.mentions if m.kind == "person"} == expected


def test_first_names_of_the_headline_stay(flow: Flow) -> None:
    text = "Jane Otieno Visits Harbour After Storm Damage\n\nOtieno said in Mombasa that the docks were safe. Repairs cost little, Otieno said."
    coded = flow.code([RawPage(given_id="a", text=text, published="2016-05-10")])[0]
    assert {m.name for m in coded.mentions if m.kind == "person"} == {"Jane Otieno"}
