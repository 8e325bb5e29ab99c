"""Words that something brings upon itself, and passives whose doer stands elsewhere."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import assert_told, events

pytestmark = pytest.mark.model

TOLD = [
    # brought upon itself
    ("The move prompted criticism from Ghana and Togo.", "ACCUSE", "GHA+TGO", ""),
    ("The killing of nine Kenyan soldiers drew a stern condemnation from Nairobi.", "ACCUSE", "KEN", ""),
    ("The minister's visit drew protests from China.", "ACCUSE", "CHN", "?"),
    # where a passive names nobody
    ("Nurses from Bulgaria held in Libya since 1999 were freed on Tuesday.", "RETREAT", "LBY", "BGR"),
    ("The Chilean ambassador to Peru has been told to leave.", "SANCTION", "PER", "CHL"),
    ("Ships from Fiji will be barred from Tongan ports, Prime Minister Ana Tupou said in Nuku'alofa on Monday.", "THREATEN", "TON", "FJI"),
    # a phrase's own noun is nobody
    ("Peru and Chile carried out an exchange of prisoners on Friday.", "COOPERATE", "PER+CHL", ""),
    ("An exchange of prisoners between Mali and Niger took place on Friday.", "COOPERATE", "MLI+NER", ""),
    # on one side
    ("Soldiers from Havana are fighting alongside Angola's army.", "COOPERATE", "CUB", "AGO"),
    ("Flights to Fiji have been suspended. The measure was announced by the Tongan government on Friday.", "SANCTION", "TON", "FJI"),
    (
        "Three Chilean nationals were released on Monday. The decision was taken by the Peruvian president after talks.",
        "RETREAT",
        "PER",
        "CHL",
    ),
    # people of no land that is told
    ("Spain handed over to Cuba the two pilots.", "RETREAT", "ESP", "CUB"),
    ("Six nurses were handed over to Bulgaria by Libya on Tuesday.", "RETREAT", "LBY", "BGR"),
    ("The rebels freed two teachers and brought them to Kenya.", "RETREAT", "?", "?"),
    # without an office, or by their seats
    ("Ana Ruiz flew into Lima on Tuesday for a summit with Peru's president.", "CONSULT", "?", "PER"),
    ("Arab capitals have cut their ties to Doha.", "SANCTION", "?", "QAT"),
    # what somebody is said to be after
    ("Morocco said that Algeria was trying to undermine its territorial integrity.", "ACCUSE", "MAR", "DZA"),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD, ids=[row[0] for row in TOLD])
def test_who_is_told_elsewhere(flow: Flow, text: str, kind: str, actors: str, recipients: str) -> None:
    assert_told(flow, text, kind, actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The film drew praise from critics.",
        "The minister said his country was trying to undermine nobody.",
        "Ana Ruiz flew into Lima on Tuesday for a concert.",
    ],
)
def test_nothing_is_drawn(flow: Flow, text: str) -> None:
    assert not events(flow, text)
