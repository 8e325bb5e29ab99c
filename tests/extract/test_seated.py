"""Governments and ministries whose land stands right beside them."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import lands, last, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "acting", "undergoing"),
    [
        ("Sudan protested on Monday. Khartoum accused the government in Ndjamena of arming rebels.", "SDN", "TCD"),
        ("The Foreign Ministry in Lima condemned Bolivia on Monday.", "PER", "BOL"),
        ("The Foreign Ministry in Taipei replied by closing a port, for which it accused Japan of lying.", "TWN", "JPN"),
        ("In Hanoi a Foreign Ministry spokeswoman praised Laos on Tuesday.", "VNM", "LAO"),
        ("The government of Malian Prime Minister Sekou Traore condemned Niger on Tuesday.", "MLI", "NER"),
        ("Niger said that its Foreign Ministry had protested to Mali.", "NER", "MLI"),
        ("Eritrea closed the border. Its Foreign Ministry accused Djibouti of lying.", "ERI", "DJI"),
        ("South Sudan called Sudan's talks off. The North accused the South of lying.", "SDN", "SSD"),
        ("North Korea met South Korea on Monday. The South rejected the plan of the North.", "KOR", "PRK"),
        ("The army in the north attacked Mali on Monday.", None, "MLI"),
    ],
)
def test_land(flow: Flow, text: str, acting: str | None, undergoing: str) -> None:
    event = last(flow, text, "2011-05-05")
    assert lands(event) == ({acting}, {undergoing})


@pytest.mark.parametrize(
    "text",
    [
        "Zambian President Peter Banda reopened his country's embassy in Harare on Monday.",
        "Qatar and Kuwait withdrew their ambassadors from Tunis on Monday.",
    ],
)
def test_a_mission_has_to_do_with_a_government(flow: Flow, text: str) -> None:
    coded = read(flow, text, "2011-05-05")
    assert {p.sector for p in coded.events[0].recipients} == {"GOV"}
