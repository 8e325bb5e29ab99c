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


def test_a_call_for_sanctions_blames(flow: Flow) -> None:
    assert sides(flow, "Yemen's premier called for sanctions against Djibouti.", "ACCUSE") == [(["YEM"], ["DJI"])]
    assert sides(flow, "Yemen's premier called on Oman to impose sanctions on Djibouti.", "REQUEST") == [(["YEM"], ["OMN"])]


def test_two_who_agree_what_another_should_do(flow: Flow) -> None:
    found = sides(flow, "Peru and Chile agreed that the Bolivians should be allowed to vote.", "AGREE")
    assert [(set(actors), recipients) for actors, recipients in found] == [({"PER", "CHL"}, [])]


def test_a_participle_hung_too_low(flow: Flow) -> None:
    text = "Kenya's premier criticised the Ugandan government for wasting money while urging Tanzania to build the road."
    assert sides(flow, text, "REQUEST") == [(["KEN"], ["TZA"])]


def test_whose_remarks_drew_it(flow: Flow) -> None:
    assert sides(flow, "The Laotian premier's remarks drew sharp criticism from Nepal.", "ACCUSE") == [(["NPL"], ["LAO"])]


def test_those_named_of_a_group(flow: Flow) -> None:
    text = "Norway's premier met four Asian leaders, including the presidents of Laos and Nepal."
    assert sides(flow, text, "CONSULT") == [(["NOR"], ["LAO", "NPL"])]


def test_a_meeting_told_first_is_of_the_two(flow: Flow) -> None:
    text = (
        "Mali's premier met his Danish colleague on Monday. During a meeting with Chile's president in Lima on Tuesday, "
        "Peru's president Ana Soto said the two countries would sign a treaty."
    )
    assert sides(flow, text, "AGREE") == [(["PER", "CHL"], [])]
