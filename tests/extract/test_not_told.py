"""What sounds like a deed and is none: one's own journeys, conditions, hopes for others, plans by name; and whom such words do not mean."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import events, sides

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gabon's president flew to Rabat for surgery on Monday.", "CONSULT"),
        ("The Maltese premier went to Kenya on holiday.", "CONSULT"),
        ("Peru's foreign minister travelled to Chile to undergo heart tests.", "CONSULT"),
        ("Laos will not reopen the crossing until Thailand withdraws its guards.", "RETREAT"),
        ("Kenya refused to reopen the border until Uganda withdrew its troops.", "RETREAT"),
        ("The envoys of Fiji's king, who is not attending the Samoan fair, laid wreaths.", "REJECT"),
        ("Uruguay's president expressed his hope that Norway will come and invest in its ports.", "AGREE"),
        ("The Ghanaian minister said that a new National Plan for aid to farmers would be announced on Friday.", "AGREE"),
        ("The general was deeply implicated in the events of that winter in Chad.", "ACCUSE"),
        ("The troops of Mali have been pressed and are losing ground.", "REQUEST"),
    ],
)
def test_no_event(flow: Flow, text: str, kind: str) -> None:
    assert kind not in {e.type for e in events(flow, text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gabon's president flew to Rabat for talks on fishing.", "CONSULT"),
        ("Thailand withdrew its guards from Laos on Friday.", "RETREAT"),
        ("Samoa will not attend the fair of the Fijian government.", "REJECT"),
        ("Mali was pressed to free the two Danish nurses.", "REQUEST"),
    ],
)
def test_event(flow: Flow, text: str, kind: str) -> None:
    assert kind in {e.type for e in events(flow, text)}


def test_who_must_do_it_is_asked(flow: Flow) -> None:
    """Not whom it would help, nor whom it is done to."""
    assert sides(flow, "Norway must back Peru, Chile's envoy said.", "REQUEST") == [(["CHL"], ["NOR"])]
    assert not sides(flow, "It must support Peru, Chile's envoy said.", "REQUEST")
    asked = sides(flow, "Chile's president demanded that Soto, the Peruvian consul, be dismissed.", "REQUEST")
    assert not any("PER" in recipients for _, recipients in asked)


def test_whose_it_is_points_to_nobody_else(flow: Flow) -> None:
    text = "Norway's premier met the Peruvian president in Oslo. Norway's opposition leader Ola Berg called the cabinet decision shameful."
    assert not any("PER" in recipients for _, recipients in sides(flow, text, "ACCUSE"))


def test_two_of_a_region_are_not_the_last_pair(flow: Flow) -> None:
    text = "Mali's premier met his Danish colleague on Monday. Six rounds of talks between the two Andean republics have been held since."
    assert not any(set(actors) == {"MLI", "DNK"} for actors, _ in sides(flow, text, "CONSULT")[1:])
