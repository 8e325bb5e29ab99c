"""Who arrests and sets free where a report at home names nobody, and whom its police drive off; several deeds at home stay apart."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import events

pytestmark = pytest.mark.model

LIMA = "LIMA, May 4 - The opposition leader Ana Quispe was arrested at dawn on Monday. "


def told(flow: Flow, text: str) -> list[tuple[str, str | None, list[str | None], list[str | None]]]:
    return [(e.type, e.mode, [p.sector for p in e.actors if p.code == "PER"], [p.sector for p in e.recipients]) for e in events(flow, text)]


def test_an_arrest_at_home_is_the_police_s(flow: Flow) -> None:
    assert [e[2] for e in told(flow, LIMA + "Peru votes in June.") if e[1] == "arrest"] == [["COP"]]


def test_one_abroad_is_nobody_s(flow: Flow) -> None:
    text = LIMA.replace("arrested at dawn", "arrested in Quito at dawn") + "Ecuador and Peru have no treaty on it."
    assert all(not e[2] for e in told(flow, text) if e[1] == "arrest")


def test_captives_are_not_set_free_by_police(flow: Flow) -> None:
    text = LIMA + "Two hostages, kidnapped in May, were released on Sunday."
    assert all(not e[2] for e in told(flow, text) if e[0] == "RETREAT")


def test_deeds_at_home_are_told_apart_by_who_did_them_to_whom(flow: Flow) -> None:
    text = LIMA + "Peruvian police detained four students. Peruvian soldiers dissolved the congress."
    assert len([e for e in told(flow, text) if e[0] == "COERCE"]) == 3


def test_a_land_that_no_words_name_is_marked_as_implied(flow: Flow) -> None:
    by = [e.actors for e in events(flow, LIMA + "Peruvian police detained four students in the capital.") if e.mode == "arrest"]
    assert [[(p.code, p.implied) for p in actors] for actors in by] == [[("PER", True)], [("PER", False)]]
