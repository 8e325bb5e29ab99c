"""What no word of a report proves: a bare president is not of a land where only something happens, nor does the dead stand for the police."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read, sides

pytestmark = pytest.mark.model


def land(flow: Flow, text: str) -> str | None:
    return next(t.of for t in read(flow, text).tenures if t.person and "Soto" in t.person)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("President Soto spoke of the fighting in Chad. Rebels struck an airfield in Chad. A message to Chad was sent on Monday.", None),
        ("President Soto spoke of the fighting. Chad's cabinet met on Monday. Chad also closed its border. Soto thanked the army.", "TCD"),
        ("President Soto spoke to Chadian Prime Minister Idriss Baba on Monday, and the White House said the two would meet.", "USA"),
        ("The president of Togo came on Monday. Ghana and Togo have talked since May. President Soto thanked Ghana for it.", "TGO"),
        (
            "Ana Soto, vice president of programs at the Harbour Trust, spoke in Chad. Chad's cabinet met. Chad closed its border.",
            "Harbour Trust",
        ),
    ],
)
def test_of_whom_a_bare_office_is(flow: Flow, text: str, code: str | None) -> None:
    assert land(flow, text) == code


def test_the_dead_stand_for_nobody(flow: Flow) -> None:
    text = (
        "NAIROBI - Police shot dead a student, Otieno Kamau, in Nairobi on Friday.\n\nOtieno Kamau was shot dead by police near his school. "
        "Police shot dead a student, the headmaster said. Parents mourned in Nairobi."
    )
    found = [e for e in read(flow, text, "2011-03-06").events if e.type == "ASSAULT"]
    assert found
    assert all(p.person is None for e in found for p in e.actors)


def test_what_is_left_does_not_leave(flow: Flow) -> None:
    assert sides(flow, "Ethiopia's withdrawal from Somalia ended on Monday.", "RETREAT") == [(["ETH"], ["SOM"])]


def test_weapons_are_struck_with_not_struck(flow: Flow) -> None:
    text = "Riot police in Athens fired teargas at thousands of students on Monday. Greece has seen a week of riots."
    words = [p.span.text for e in read(flow, text).events for p in e.recipients if p.span is not None]
    assert words
    assert not any("teargas" in w and "students" not in w for w in words)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lawmakers sued the state of Georgia on Monday. Georgia said it would answer.", "USA"),
        ("Republicans in Georgia met in Savannah County on Monday. A judge in Georgia let them vote.", "USA"),
        ("Georgia thanked the United States on Friday. Washington praised Georgia.", "GEO"),
        ("Georgia accused Russia of an attack. Republicans in Florida backed Georgia.", "GEO"),
        ("The state of Georgia turned twenty on Monday. Georgia held a feast in Tbilisi.", "GEO"),
    ],
)
def test_a_part_called_as_a_land(flow: Flow, text: str, code: str) -> None:
    assert {m.code for m in read(flow, text).mentions if m.name == "Georgia"} == {code}


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Gunmen who spoke in Spanish struck a post in Chad on Monday. Chad's army fought them.", "ESP"),
        ("The note was translated into Persian. Chad's army struck rebels in Chad on Monday.", "IRN"),
    ],
)
def test_a_tongue_is_no_land(flow: Flow, text: str, land: str) -> None:
    assert land not in {m.code for m in read(flow, text).mentions}


def test_whom_a_report_says_to_be_killed_has_not_killed(flow: Flow) -> None:
    text = "Forty Kenyans have been reported killed in Somalia. Kenya's cabinet met on Monday."
    assert all("KEN" not in doing for doing, _ in sides(flow, text, "ASSAULT"))


def test_the_name_of_a_capital_alone_makes_no_report_play_there(flow: Flow) -> None:
    text = (
        "A shop in Wellington burned on Monday. The mayor of Wellington thanked the firemen. Wellington said little.\n\nFiremen came from {town}. "
        "Police Commissioner John Soto said four suspects were in custody."
    )
    assert land(flow, text.format(town="Wellington")) == "NZL"
    assert land(flow, text.format(town="Taunton")) is None


def test_talks_held_in_a_town_are_not_held_with_it(flow: Flow) -> None:
    text = (
        "Soto to meet Russia's president in Geneva\n\nAna Soto will fly to Geneva on Friday. Russian President Ivan Orlov will be there. "
        "The two leaders will meet in Geneva in June.\n\nGeneva has been readied."
    )
    assert all("CHE" not in [*doing, *done] for doing, done in [*sides(flow, text, "AGREE"), *sides(flow, text, "CONSULT")])
