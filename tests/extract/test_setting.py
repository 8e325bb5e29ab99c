"""Where a report is set, and who is of that land without a word saying so."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read, tenures

pytestmark = pytest.mark.model


def sides(flow: Flow, text: str, kind: str) -> list[str | None]:
    return [p.code for e in read(flow, text).events if e.type == kind for p in e.actors]


@pytest.mark.parametrize(
    ("text", "kind", "land"),
    [
        (
            "LUSAKA - Students blocked the bridge to the market on Monday. The capital of Zambia had seen no march for years.",
            "PROTEST",
            "ZMB",
        ),
        ("In Lima, thousands of teachers marched on Friday.\n\nBolivia closed its border with Peru.", "PROTEST", "PER"),
        (
            "Paraguay recalled its envoy from Uruguay.\n\nUruguay has said nothing. In Asunción, police arrested two students on Friday.",
            "COERCE",
            "PRY",
        ),
    ],
)
def test_crowds_and_police_are_of_the_land_the_sentence_is_set_in(flow: Flow, text: str, kind: str, land: str) -> None:
    assert land in sides(flow, text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "GENEVA - Thousands of farmers marched on Friday.",
        "NAIROBI - Ethiopia and Eritrea exchanged fire on Friday. Ethiopia lost a post. Eritrea lost two.\n\nThe rebels attacked a convoy.",
    ],
)
def test_a_venue_or_another_capital_lends_no_land(flow: Flow, text: str) -> None:
    assert not {"CHE", "KEN"} & set(sides(flow, text, "PROTEST") + sides(flow, text, "ASSAULT"))


def test_a_city_of_two_lands_lies_in_the_one_the_text_speaks_of(flow: Flow) -> None:
    named = {m.name: m.code for m in read(flow, "Lebanon was calm. Lebanese troops patrolled the streets in Tripoli on Sunday.").mentions}
    assert named["Tripoli"] == "LBN"
    named = {m.name: m.code for m in read(flow, "Libya was calm. Libyan troops patrolled the streets in Tripoli on Sunday.").mentions}
    assert named.get("Tripoli", "LBY") == "LBY"


@pytest.mark.parametrize(
    ("text", "land"),
    [
        (
            "QUITO, May 3 - Ecuador on Friday ordered the Peruvian consul to leave. Peru said nothing, and Peruvian papers did not report it."
            "\n\nThe decision was made by President Elena Guamán.",
            "ECU",
        ),
        (
            "VIENNA, May 3 - Talks on the river were put off on Friday. Peru and Ecuador blamed each other."
            "\n\nPresident Elena Guamán was not there.",
            None,
        ),
    ],
)
def test_a_bare_office_is_of_the_dateline_only_where_the_report_is_at_home_there(flow: Flow, text: str, land: str | None) -> None:
    assert {t.state for t in tenures(flow, text, "Elena Guamán")} == {land}


def test_a_house_without_its_land_is_of_the_place_its_paragraph_opened_with(flow: Flow) -> None:
    text = "In Ottawa, a minister said that Canada had bought ships. The House voted in May to cut off all aid to Mali."
    assert "CAN" in sides(flow, text, "SANCTION")


def test_whose_government_is_of_the_land_of_whom_it_is_told(flow: Flow) -> None:
    text = "Prime Minister Ana Wotia of Tonga, whose army attacked a Fijian post on Sunday, was absent."
    assert sides(flow, text, "ASSAULT") == ["TON"]
