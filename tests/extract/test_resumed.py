"""Groups, bodies and persons whose land something else in the report tells."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import lands, last, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "acting", "undergoing"),
    [
        ("BAMAKO, May 3 - There are 39 Danes in Mali, the Danish embassy said. On Friday the embassy urged Danes to leave.", "DNK", "DNK"),
        ("LONDON, May 3 - In Spain, the press attacked President Ana Soto of France.", "ESP", "FRA"),
        ("The Malian government's spokesman, Amadou Sow, said that the army had attacked Niger.", "MLI", "NER"),
        ("President Soto of Chad was visited by Omar Dalil of the Palestine Liberation Organisation.", "PSE", "TCD"),
        ("Pope Francis met Chilean Foreign Minister Ana Soto on Monday.", "VAT", "CHL"),
        ("Armed groups in Chad attacked Niger on Monday.", "TCD", "NER"),
    ],
)
def test_land(flow: Flow, text: str, acting: str, undergoing: str) -> None:
    event = last(flow, text, "2014-05-05")
    assert lands(event) == ({acting}, {undergoing})


def test_two_embassies(flow: Flow) -> None:
    text = "Peru's embassy and Fiji's embassy in Mali closed. On Friday the embassy urged Danes to leave."
    event = last(flow, text, "2014-05-05")
    assert {p.code for p in event.actors} <= {None}


def test_partners_of_another_land(flow: Flow) -> None:
    text = "Trade unions in Chile, whose Peruvian colleagues have been arrested, protested."
    arrest = next(e for e in read(flow, text).events if e.type == "COERCE")
    assert {p.code for p in arrest.recipients} == {"PER"}


def test_predecessor(flow: Flow) -> None:
    text = (
        "The foreign minister of Peru, Ana Soto, has resigned over the pact that President Luis Lind signed. "
        "She was the second to leave. Her predecessor, Juan Ruiz, stepped down in May."
    )
    held = read(flow, text).tenures
    assert [t.title for t in held if t.person == "Juan Ruiz"] == ["Foreign Minister"]


def test_kings_of_one_name(flow: Flow) -> None:
    text = (
        "Egypt's president, Omar Soto, flew to Jeddah on Monday and was received by King Abdullah. He thanked the Saudi king. "
        "On Tuesday he met the Jordanian monarch, King Abdullah II, in Amman."
    )
    held = read(flow, text)
    assert {m.name for m in held.mentions if m.kind == "person" and "Abdullah" in m.name} == {"Abdullah", "Abdullah II"}


def test_among_several(flow: Flow) -> None:
    text = "China met with three presidents, including Ana Soto of Peru and Juan Ruiz of Chile. Ruiz praised Ecuador."
    event = next(e for e in read(flow, text).events if e.type == "SUPPORT")
    assert [(p.code, p.sector) for p in event.actors] == [("CHL", "GOV")]


def test_one_man_of_two_nouns(flow: Flow) -> None:
    text = "BAMAKO, May 3 - Dogon chief and prominent lawmaker Amadou Sow denounced France in Mali."
    event = last(flow, text)
    assert [(p.person, p.sector) for p in event.actors] == [("Amadou Sow", "LEG")]
