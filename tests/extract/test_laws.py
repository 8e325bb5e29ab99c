"""Laws that punish: whose they are and whom they hit, when they are signed and when they take effect."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import assert_told, events

pytestmark = pytest.mark.model

TOLD = [
    ("A Norwegian law barring imports from Togo took effect on Monday.", "SANCTION", "NOR", "TGO"),
    ("A Norwegian law barring imports from Togo will take effect next month.", "THREATEN", "NOR", "TGO"),
    ("The bill, which penalises firms trading with Belarus, was signed into law by the Canadian president.", "SANCTION", "CAN", "BLR"),
    (
        "The Senegal Accountability Act came into force on Monday, five months after it had been signed into law by US President Jane Holt, "
        "targeting ships that trade with Dakar.",
        "SANCTION",
        "USA",
        "SEN",
    ),
    ("President Ana Soto of Peru signed a law imposing sanctions on Chile on Monday.", "SANCTION", "PER", "CHL"),
    ("Canada's new sanctions on Mali took effect on Sunday.", "SANCTION", "CAN", "MLI"),
]
SILENT = [
    "The Peruvian law on fishing in the strait took effect on Monday.",
    "The Kenyan president signed the budget law, which cuts spending on schools in Mombasa.",
    "A bill that bars smoking in trains was signed into law by the Canadian president.",
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD, ids=[row[0] for row in TOLD])
def test_whom_a_law_hits(flow: Flow, text: str, kind: str, actors: str, recipients: str) -> None:
    assert_told(flow, text, kind, actors, recipients)


@pytest.mark.parametrize("text", SILENT)
def test_a_law_that_hits_no_land(flow: Flow, text: str) -> None:
    assert not events(flow, text)


def test_signed_and_in_force_are_two_days(flow: Flow) -> None:
    """Who signed it is not told of the day on which it takes effect; what it does to ships is no attack on them."""
    text = (
        "The Togo Fisheries Act came into effect on 3 May 2019, five months after it had been signed into law by US President Jane Holt, "
        "targeting ships anywhere that fish in the waters of Togo."
    )
    found = [(e.type, e.date.value if e.date else None, e.actors[0].person) for e in events(flow, text)]
    assert found == [("SANCTION", "2019-05-03", None), ("SANCTION", "2018-12", "Jane Holt")]
