"""Parties that stand beside a deed's own words: 'arrived here', 'praising her courage', 'a stance backed by', 'kidnapped and held by'."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import events, sides

pytestmark = pytest.mark.model

HANOI = "HANOI, May 4, 2011 (AFP)\n\n"


def test_a_visitor_who_came_here_visits_the_land_of_the_dateline(flow: Flow) -> None:
    text = HANOI + "Peru's President Ana Soto arrived here on Tuesday for a three-day visit."
    assert sides(flow, text, "CONSULT") == [(["PER"], ["VNM"])]


def test_a_summit_has_no_such_host(flow: Flow) -> None:
    text = HANOI + "Peru's President Ana Soto, who arrived here on Tuesday on a visit, is attending the summit of rice growers."
    assert all(done != ["VNM"] for _, done in sides(flow, text, "CONSULT"))


def test_a_quality_praised_is_somebodys(flow: Flow) -> None:
    text = "Peru's President Ana Soto met Chilean Premier Luis Vega on Tuesday, praising his courage."
    assert sides(flow, text, "SUPPORT") == [(["PER"], ["CHL"])]


def test_a_noun_that_sums_up_a_clause_is_of_its_subject(flow: Flow) -> None:
    text = "Chad's president said Niger must vanish, comments that were condemned by the African Union."
    assert [done for _, done in sides(flow, text, "ACCUSE")] == [["TCD"]]


def test_whoever_holds_a_captive_took_him(flow: Flow) -> None:
    text = "The talks were about Peruvian soldier Luis Vega, who was kidnapped and has been held by Bolivian rebels since June."
    assert {tuple(doing) for doing, _ in sides(flow, text, "ASSAULT")} == {("BOL",)}


@pytest.mark.parametrize(
    ("text", "kind", "done"),
    [
        ("Peru's president accused rich nations of turning a blind eye to the famine.", "ACCUSE", ["rich nations"]),
        ("The Peruvian government noted with great satisfaction that Chile has grown stronger.", "SUPPORT", ["Chile"]),
    ],
)
def test_whom_the_words_address(flow: Flow, text: str, kind: str, done: list[str]) -> None:
    assert [[p.name for p in e.recipients] for e in events(flow, text) if e.type == kind] == [done]


def test_whom_an_action_is_to_stop_is_not_asked(flow: Flow) -> None:
    text = "Peru has called for international action to prevent Chile from acquiring nuclear weapons."
    assert not [e for e in events(flow, text) if e.type == "REQUEST"]


def test_followers_of_two_movements(flow: Flow) -> None:
    text = "Thousands of Houthi and Islah supporters staged competing protests in central Sanaa late Saturday."
    (march,) = (e for e in events(flow, text) if e.type == "PROTEST")
    assert len({(p.code, p.sector) for p in march.actors}) == 2


def test_where_people_were_killed_is_not_whom(flow: Flow) -> None:
    text = "Two nurses were killed in a grenade attack outside parliament on Sunday, Malian police said."
    assert not [p.name for e in events(flow, text) if e.type == "ASSAULT" for p in e.recipients if "parliament" in p.name]
