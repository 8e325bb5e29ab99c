"""Offices that no words place: what a report tells of them all the same, and what it does not."""

import pytest

from avvisi.flow import Flow
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


def tenure_of(flow: Flow, person: str, text: str, published: str = "2016-05-10") -> tuple[str, str | None, str | None]:
    coded = flow.code([RawPage(given_id="a", text=text, published=published)])[0]
    assert not coded.problems
    return next((t.title, t.of, t.state) for t in coded.tenures if t.person == person)


BOARD = (
    "SUVA, May 9 (Agency) - The Fijian rowing board has barred a coach from all races, officials said on Monday.\n\n"
    "Board president Jone Waqa said the vote was clear."
)
MAOISTS = (
    "LIMA, May 9 (Agency) - The Maoists in southern Peru have freed two guides, the Peruvian police said.\n\n"
    "Maoist field spokesman Abel Quispe told a radio station in Cusco that they were well."
)
REBELS = (
    "NDJAMENA, May 9 (Agency) - The Chadian army has left two villages, Chadian officials said on Monday.\n\n"
    "In Chad's east, rebel leader Idris Salah told a local station that his men would stay."
)
PROVINCE = (
    "OTTAWA, May 9 (Agency) - The Danish trade minister will fly to Manitoba on Tuesday, the Canadian government said.\n\n"
    "She is to see the provincial premier, Dale Forester, and mill owners."
)
COURT = (
    "HARARE, May 9 (Agency) - The Zimbabwean president congratulated his Malawian colleague on his victory.\n\n"
    "The Constitutional Court of Malawi threw out a challenge by Vice President Grey Phiri."
)
PAST = (
    "ACCRA, May 9 (Agency) - Ghanaian and Togolese traders met on Monday.\n\n"
    "In Togo, the party still backs former prime minister Komla Ayivi.\n\n"
    "It will not join the cabinet of Prime Minister Essi Dogbe."
)


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        (BOARD, "Jone Waqa", ("President", "Fijian rowing board", "FJI")),
        (MAOISTS, "Abel Quispe", ("Field Spokesman", "Maoists", "PER")),
        (REBELS, "Idris Salah", ("Rebel Leader", "TCD", "TCD")),
        (PROVINCE, "Dale Forester", ("Provincial Premier", "Manitoba", "CAN")),
        (COURT, "Grey Phiri", ("Vice President", "MWI", "MWI")),
        (PAST, "Komla Ayivi", ("Prime Minister", "TGO", "TGO")),
    ],
)
def test_told_all_the_same(flow: Flow, text: str, person: str, expected: tuple[str, str, str]) -> None:
    assert tenure_of(flow, person, text) == expected


def test_rebels_in_a_report_on_two_lands_are_of_neither(flow: Flow) -> None:
    text = (
        "GENEVA, May 9 (Agency) - Chad and Sudan have agreed to talk, a Chadian and a Sudanese envoy said on Monday.\n\n"
        "Rebel leader Idris Salah told a radio station that the talks would fail."
    )
    assert tenure_of(flow, "Idris Salah", text) == ("Rebel Leader", None, None)


def test_one_province_of_two_is_not_guessed(flow: Flow) -> None:
    text = PROVINCE.replace("fly to Manitoba on", "fly to Manitoba and Alberta on")
    assert tenure_of(flow, "Dale Forester", text) == ("Provincial Premier", None, None)


def test_a_part_has_a_president_of_its_own(flow: Flow) -> None:
    text = (
        "MOSCOW, May 9 (Agency) - A Russian envoy has opened talks in Tatarstan, Russian officials said.\n\n"
        "He would see President Rinat Safin in Tatarstan, they said.\n\n"
        "Meanwhile Russian President Oleg Perov rested in Sochi."
    )
    assert tenure_of(flow, "Rinat Safin", text)[1:] == ("Tatarstan", "RUS")


SENATE = "Republicans in the Senate blocked a rail bill on Friday.\n\nThey oppose the plan of President Ruiz, senators said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SENATE.replace("a rail bill", "a U.S. rail bill"), "USA"),
        (SENATE.replace("on Friday", "on Friday (D-Me.), the U.S. broadcaster said").replace("They oppose", "Chadian papers mock"), None),
    ],
)
def test_an_american_report_need_not_say_whose_president(flow: Flow, text: str, expected: str | None) -> None:
    assert tenure_of(flow, "Ruiz", text)[1] == expected


def test_a_governor_is_of_the_only_part_named(flow: Flow) -> None:
    text = "Legislators in Louisiana did not override the veto of Gov. Ana Soto. The bill had passed the Louisiana House."
    assert tenure_of(flow, "Ana Soto", text)[1:] == ("Louisiana", "USA")


def test_a_governor_of_new_york_is_none_of_the_city(flow: Flow) -> None:
    assert tenure_of(flow, "Ana Soto", "Gov. Ana Soto of New York spoke on Monday.")[1:] == ("New York", "USA")


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("Oslo backs the mine much as Rome tolerated Malawi's dictator Chikondi Phiri.", "Chikondi Phiri", ("then", None)),
        ("Rome tolerated Malawi's dictator Chikondi Phiri.", "Chikondi Phiri", ("current", "2016-05-10")),
        (
            "The Banda administration freed a Malawian teacher. She had been jailed under Malawian President Chikondi Phiri.",
            "Chikondi Phiri",
            ("then", None),
        ),
        ("A Malawian teacher was jailed under Malawian President Chikondi Phiri.", "Chikondi Phiri", ("current", "2016-05-10")),
    ],
)
def test_who_ruled_at_another_time(flow: Flow, text: str, person: str, expected: tuple[str, str | None]) -> None:
    coded = flow.code([RawPage(given_id="a", text=text, published="2016-05-10")])[0]
    assert [(t.qualifier, t.as_of) for t in coded.tenures if t.person == person] == [expected]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Ana Soto, leader of the opposition party GPX, spoke in Lima.", "PTY"),
        ("Ana Soto, head of Peru's gas pipeline company Voltagas, spoke in Lima.", "BUS"),
        ("GPX secretary Ana Soto spoke in Lima.", None),
    ],
)
def test_the_sector_by_what_the_words_call_the_body(flow: Flow, text: str, sector: str | None) -> None:
    coded = flow.code([RawPage(given_id="a", text=text, published="2016-05-10")])[0]
    assert [t.sector for t in coded.tenures] == [sector]


def test_the_wing_of_a_party_is_part_of_its_name(flow: Flow) -> None:
    text = "Nepali voters stayed at home. Green Congress (Reformist) president Bimal Rana blamed the rain."
    assert tenure_of(flow, "Bimal Rana", text)[1] == "Green Congress (Reformist)"


def test_all_capitals_of_a_movement(flow: Flow) -> None:
    text = "Ana Soto spoke in Lima. She heads the Quispe National Andean Movement, which has two seats in Peru's Congress."
    assert tenure_of(flow, "Ana Soto", text)[1] == "Quispe National Andean Movement"


def test_the_like_of_a_chairman_of_joint_chiefs(flow: Flow) -> None:
    text = (
        "Bakari Ouma, chairman of the Kenyan joint chiefs of staff, flew to Tunis on Monday. "
        "Ouma told reporters he would meet his Tunisian counterpart Sami Trabelsi."
    )
    assert tenure_of(flow, "Sami Trabelsi", text) == ("Military Chief", "TUN", "TUN")


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Ana Soto, president of the Peruvian Weavers Association, spoke in Lima.", "SOC"),
        ("Ana Soto, leader of the opposition Andean Unity Party, spoke in Lima.", "PTY"),
        ("Peruvian Trade Minister Ana Soto spoke in Lima.", "GOV"),
    ],
)
def test_the_sector_is_that_of_the_body(flow: Flow, text: str, sector: str) -> None:
    coded = flow.code([RawPage(given_id="a", text=text, published="2016-05-10")])[0]
    assert [t.sector for t in coded.tenures] == [sector]
