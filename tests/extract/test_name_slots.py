"""What the place of a name tells of it, and the noun beside it: sentences of our own with what must come out."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model

TOLD = [
    ("Rebel columns entered Vokozo on Friday. Vokozo has no water.", "Vokozo", "place"),
    ("Oman and Yemen had fought over Gadhayl for a decade.", "Gadhayl", "place"),
    ("The envoy, Tariq Maldar, left Borovna for Geneva.", "Borovna", "place"),
    ("Troops crossed the Ulenga river at dawn.", "Ulenga", "place"),
    ("Talks were held in the villages of Oskala and Berrin.", "Berrin", "place"),
    ("Ofentse Kgabane sent soldiers to Maseru.", "Ofentse Kgabane", "person"),
    ("Zuhriddin Almakov was dismissed on Monday. Almakov had run the bank.", "Almakov", "person"),
    ("Sofia Arnesen, a Danish envoy, flew to Lima. Arnesen will stay.", "Sofia Arnesen", "person"),
    ("The writer Rin Odako won. Odako has published two novels.", "Odako", "person"),
    ("Mentari Timur printed the words of the minister.", "Mentari Timur", "media"),
    ("The minister spoke to the daily Hrvatska Zora on Monday.", "Hrvatska Zora", "media"),
    ("Pedro Lima e Silva left Brazil.", "Pedro Lima e Silva", "person"),
    ("Bishop Rafael Montes Ortega sent letters.", "Rafael Montes Ortega", "person"),
    ("Mayor Daniel Ortiz of Mar del Plata said Argentina was ready.", "Mar del Plata", "place"),
    ("The police chief of Varesk, Toma Ilin, resigned.", "Varesk", "place"),
    ("Peru paid for the Chitengo regime in Malawi.", "Chitengo", "person"),
    ("The youth group Sinar Timur blocked the road. Sinar Timur is banned in Malaysia.", "Sinar Timur", "organisation"),
]


@pytest.mark.parametrize(("text", "words", "kind"), TOLD)
def test_kinds_are_told_by_place_and_noun(flow: Flow, text: str, words: str, kind: str) -> None:
    kinds = {m.kind for m in read(flow, text, "1999-05-04").mentions if m.span.text == words}
    assert kinds == {kind}


def test_a_town_behind_a_preposition_is_no_first_name(flow: Flow) -> None:
    found = read(flow, "Macky Sall met Fiji's premier. In Dakar Sall said no.", "2014-03-10").mentions
    assert ("Sall", "Macky Sall") in {(m.span.text, m.name) for m in found}


def test_a_person_seized_or_hit_is_no_town(flow: Flow) -> None:
    text = "Brazzaville's new rulers hold Honoré Mabika, the former foreign minister. They seized Mabika on Sunday."
    assert {m.kind for m in read(flow, text, "1999-05-04").mentions if "Mabika" in m.span.text} == {"person"}


def test_a_ship_is_nobody(flow: Flow) -> None:
    found = read(flow, "The gunboat Alfreda Solheim cut the nets. Iceland protested.", "1975-05-04").mentions
    assert not [m for m in found if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Guards died in the Miraflores palace on Monday.", "Miraflores", "place"),
        ("Kenyatta left Mombasa for Kampala on Monday.", "Kampala", "place"),
        ("Her first trip is to Lima.", "Lima", "place"),
        ("The river Niger was in flood.", "Niger", "place"),
        ("Fijian exiles said Suva burned all night.", "Suva", "place"),
        ("Suva said the vote was fair.", "Suva", "state"),
    ],
)
def test_where_a_land_or_capital_is_a_place(flow: Flow, text: str, words: str, kind: str) -> None:
    assert {m.kind for m in read(flow, text, "1999-05-04").mentions if m.span.text == words} == {kind}


def test_months_and_winds_are_surnames_too(flow: Flow) -> None:
    text = "Angela May flew to Rome. Oliver North said no. They met May 3. May was tired."
    found = {(m.span.text, m.name) for m in read(flow, text, "1999-05-04").mentions if m.kind == "person" and m.form in ("full", "short")}
    assert {("Angela May", "Angela May"), ("Oliver North", "Oliver North")} <= found
    assert ("May", "May 3") not in found


def test_the_land_of_a_post_is_no_first_name(flow: Flow) -> None:
    found = read(flow, "Peru's president received the ambassador to Fiji Tomasi Verebalavu on Monday.", "2014-03-10").mentions
    assert ("Tomasi Verebalavu", "person") in {(m.span.text, m.kind) for m in found}


def test_a_word_of_english_is_nobodys_surname(flow: Flow) -> None:
    found = read(flow, "Chhet Mony wept. Many people died in Cambodia.", "1997-03-10").mentions
    assert not [m for m in found if m.span.text == "Many"]


def test_an_office_written_large_is_no_place(flow: Flow) -> None:
    found = read(flow, "The Minister said the State would pay. The Government of Fiji agreed with the Cabinet.", "1968-05-04").mentions
    assert not [m for m in found if m.kind == "place"]
