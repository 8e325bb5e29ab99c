"""Of which sector leaders, directors and spokesmen are, by what says whose they are; who reigns is not of the family of his name."""

import pytest

from avvisi.extract.fields import freed
from avvisi.flow import Flow
from avvisi.lexicon.load import Lexicon
from tests.extract.coding import read

FIELDS = Lexicon().world.words["field"]


@pytest.mark.parametrize(
    ("title", "noun", "grounded", "told"),
    [
        ("presidential nominee", "nominee", False, (True, "PTY")),
        ("nominee for trade secretary", "nominee", False, (True, None)),
        ("campaign spokesman", "spokesman", False, (True, "PTY")),
        ("company spokesman", "spokesman", False, (True, "BUS")),
        ("spokesman", "spokesman", False, (False, None)),
        ("chairman", "chairman", False, (True, None)),
        ("chairman", "chairman", True, (False, None)),
        ("city council member", "member", False, (False, None)),
        ("chief executive", "executive", False, (True, "BUS")),
        ("defense attorney", "attorney", False, (True, "CVL")),
        ("district attorney", "attorney", False, (True, "JUD")),
        ("director of the gallery", "director", True, (True, None)),
        ("maoist team leader", "leader", False, (True, "REB")),
        ("foreign minister", "minister", False, (False, None)),
    ],
)
def test_a_word_or_a_land_tells_whose_an_office_is(title: str, noun: str, grounded: bool, told: tuple[bool, str | None]) -> None:
    assert freed(title, noun, FIELDS, grounded=grounded) == told


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway's trade unions condemned Ghanaian congressional leaders.", {("NOR", "LAB"), ("GHA", "LEG")}),
        ("Peruvian military officials accused Chile of spying.", {("PER", "MIL"), ("CHL", "GOV")}),
        ("Chad expelled the New York Times on Monday.", {("TCD", "GOV"), ("USA", "JRN")}),
        ("Kenyan presidential nominee Ruth Odhiambo accused Norway of theft.", {("KEN", "PTY"), ("NOR", "GOV")}),
        ("Ruth Odhiambo, the United Nations relief coordinator, urged Peru to open its ports.", {("UNO", "GOV"), ("PER", "GOV")}),
        ("The UN Observer Mission in Fiji condemned Tonga on Monday.", {("UNO", "GOV"), ("TON", "GOV")}),
        ("Peru's interior ministry refused a request by the New York Times to visit Lima.", {("PER", "GOV"), ("USA", "JRN")}),
        (
            "Fijian deputies held talks with Tongan leaders, the first foreign delegation to visit since the cyclone.",
            {("FJI", "LEG"), ("TON", "GOV")},
        ),
    ],
)
def test_whose_officials_leaders_and_papers_are(flow: Flow, text: str, found: set[object]) -> None:
    assert {(p.code, p.sector) for e in read(flow, text).events for p in (*e.actors, *e.recipients)} == found


@pytest.mark.model
def test_who_reigns_is_not_of_the_family_of_that_name(flow: Flow) -> None:
    text = "President Tomas Haakon of Peru left for Oslo. King Haakon of Norway received Haakon on Monday. Tomas Haakon thanked Norway."
    held = {(t.person, t.title, t.state) for t in read(flow, text).tenures}
    assert ("Haakon", "King", "NOR") in held
    assert ("Tomas Haakon", "President", "PER") in held
    assert not any(person == "Tomas Haakon" and title == "King" for person, title, _ in held)
