"""Of which land persons and parties are that no office places, and of which sector those are who hold an office in a body."""

import pytest

from avvisi.extract.standing import sector_of_body
from avvisi.flow import Flow
from avvisi.model.facts import Party
from tests.extract.coding import read


def acting(flow: Flow, text: str) -> list[Party]:
    one = read(flow, text)
    return [p for e in one.events for p in (*e.actors, *e.recipients)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Laos welcomed the Bolivian painter Ana Quispe on Monday. Quispe accused Laos of closing her show.", "BOL"),
        ("Ana Quispe, a Bolivian painter, came to Laos. On Friday Quispe accused Laos of closing her show.", "BOL"),
        ("The guests were Ana Quispe of Bolivia and Ruth Odhiambo of Kenya. Quispe accused Laos of closing her show.", "BOL"),
        ("The candidate of Bolivia's Harvest Party, Ana Quispe, came to Laos. Quispe accused Laos of closing her show.", "BOL"),
        ("The anti-Bolivian Ana Quispe came to Laos. Quispe accused Laos of closing her show.", None),
    ],
)
def test_a_person_is_of_the_land_that_stands_beside_the_name(flow: Flow, text: str, code: str | None) -> None:
    assert {p.code for p in acting(flow, text) if p.person == "Ana Quispe"} == {code}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ana Quispe accused Laos of theft on Monday. The Bolivian president said that she had proof.", {"Ana Quispe": "BOL"}),
        ("Ana Quispe accused Laos of theft on Monday. The Bolivian president, Ruth Vaca, said that she had proof.", {"Ana Quispe": None}),
        ("Laos was calm. Ana Quispe accused Laos of theft on Monday. An aide of the Bolivian president said so.", {"Ana Quispe": None}),
        (
            "The presidents of Bolivia and Kenya were in Oslo on Monday. Ana Quispe and Ruth Odhiambo met for an hour.",
            {"Ana Quispe": "BOL", "Ruth Odhiambo": "KEN"},
        ),
    ],
)
def test_a_bare_name_is_of_the_land_of_whom_the_next_sentence_describes(flow: Flow, text: str, codes: dict[str, str | None]) -> None:
    assert {p.person: p.code for p in acting(flow, text) if p.person in codes} == codes


@pytest.mark.model
def test_a_party_is_of_the_land_a_report_is_set_in_and_so_is_who_leads_it(flow: Flow) -> None:
    text = "LUSAKA - The opposition Harvest Party accused the government of fraud on Monday. The capital of Zambia was calm."
    (party,) = [p for p in acting(flow, text) if p.name == "Harvest Party"]
    assert (party.code, party.sector) == ("ZMB", "PTY")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("The Catalan government accused France of delay on Monday.", "The Catalan government", ("ESP", "GOV")),
        (
            "MANILA - The Philippines was calm. On Monday Islamist forces seized a school near the capital.",
            "Islamist forces",
            ("PHL", "REB"),
        ),
        ("Laotian police arrested a Belgian woman in Vientiane on Monday.", "a Belgian woman", ("BEL", "CVL")),
        ("Somali refugee leader Abdi Warsame met Malta's president.", "Somali refugee leader Abdi Warsame", ("SOM", "REF")),
        ("Kofi Mensah, UN envoy on Cyprus talks, left Togo. Mensah visited Malta on Monday.", "Mensah", ("UNO", "GOV")),
        ("An Omani navy chief met Malta's president in Valletta.", "An Omani navy chief", ("OMN", "MIL")),
        ("Peru called for calm. On Monday Peruvian rebels seized several villages.", "several villages", ("PER", "GOV")),
        ("Clashes between Fijian police and demonstrators went on in Suva on Monday.", "demonstrators", ("FJI", "CVL")),
        (
            "LIMA - The president of Peru dissolved the chamber. On Friday he attacked parliament and accused parliament of fraud.",
            "parliament",
            ("PER", "LEG"),
        ),
    ],
)
def test_a_group_is_of_the_land_its_words_or_setting_tell(flow: Flow, text: str, words: str, told: tuple[str, str]) -> None:
    assert told in {(p.code, p.sector) for p in acting(flow, text) if p.span is not None and p.span.text == words}


@pytest.mark.model
def test_what_is_told_of_a_name_is_told_of_its_acronym(flow: Flow) -> None:
    text = "The Front for Work of Bolivia (FWB) met on Monday. Laos praised the FWB."
    assert {p.code for p in acting(flow, text) if p.name == "FWB"} <= {"BOL"}


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Eastern Miners' Union", "LAB"),
        ("Union for the Delta", "PTY"),
        ("Party of Work", "PTY"),
        ("Delta Trading Company", "BUS"),
        ("Sahara", None),
    ],
)
def test_the_name_of_a_body_tells_its_sector(name: str, sector: str | None) -> None:
    assert sector_of_body(name, None, {"company": "BUS", "miners": "LAB"}) == sector
