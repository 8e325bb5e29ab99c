"""Who is only named and who is meant: topics of pleas and refusals, bodies of another land, those who died or left since."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read, told

pytestmark = pytest.mark.model

TOLD = [
    # what a plea or refusal is about
    ("Russia and Brazil have opposed tough measures against Fiji.", "REJECT happened BRA+RUS>"),
    ("Russia urged creditors to open talks with Ecuador.", "REQUEST happened RUS>creditors"),
    ("Russia urged neighbouring countries to stop arming the rebels in Mali.", "REQUEST happened RUS>neighbouring countries"),
    ("Human Rights Watch called for the European Union to open talks with Syria's rebels.", "REQUEST happened NGO>EUR"),
    ("Nepal's president said the Indian fishermen must be freed by Sri Lanka.", "REQUEST happened NPL>LKA"),
    # agreement on what is to come, and a deal that is done
    ("Ghana and Togo reached agreement on reopening the border post.", "AGREE happened GHA+TGO>"),
    ("Ghana struck a deal with Togo on fishing.", "SUPPORT happened GHA>TGO"),
]
UNTOLD = [
    (
        "The fiery Bolivian leader Ana Soto condemned Chile's raid. Soto, who has called for Chile to be struck off the list, spoke.",
        "REQUEST",
    ),
    ("Nepal's prime minister said the rights of the Tharu people must be protected.", "REQUEST"),
    ("Nepal's president said the jailed editors must be freed.", "REQUEST"),
]
SECTORS = [
    # in office when they did it
    (
        "LIMA, May 14 (Andina) -- Peru's interior minister Ana Quispe was dismissed on May 13. Quispe met Chile's ambassador Juan Soto on May 2.",
        "CONSULT",
        {("PER", "GOV"), ("CHL", "GOV")},
    ),
    ("Former president Ana Quispe of Peru criticised Chile.", "ACCUSE", {("PER", "ELI"), ("CHL", "GOV")}),
    ("The late Togolese president Koffi Mensah criticised Ghana for years.", "ACCUSE", {("TGO", "GOV"), ("GHA", "GOV")}),
    # bodies that many lands have
    ("MANILA, May 14 (PNA) -- The Congress rejected the president's bill in March.", "REJECT", {("PHL", "LEG"), ("PHL", "GOV")}),
    ("WASHINGTON, May 14 (AP) -- The Congress rejected the president's bill in March.", "REJECT", {("USA", "LEG"), ("USA", "GOV")}),
    (
        "SEOUL, May 14 (Yonhap) -- The Democratic Party denounced South Korean President Kim Han-soo's visit to Tokyo.",
        "ACCUSE",
        {("KOR", "PTY"), ("KOR", "GOV")},
    ),
    ("Democrats in Congress criticised Chad.", "ACCUSE", {("USA", "PTY"), ("TCD", "GOV")}),
    # of their fellows' kind, or of the office held for a while
    ("Kenyan lawmakers met their Ugandan counterparts in Kampala.", "CONSULT", {("KEN", "LEG"), ("UGA", "LEG")}),
    ("A delegation of Peruvian entrepreneurs will hold talks with their Chilean counterparts.", "AGREE", {("PER", "BUS"), ("CHL", "BUS")}),
    ("Israel boycotts the Hamas-led Palestinian cabinet. Hamas refuses to recognize Israel.", "REJECT", {("PSE", "PTY"), ("ISR", "GOV")}),
    ("Hezbollah, which leads the opposition, criticised Israel.", "ACCUSE", {("LBN", "REB"), ("ISR", "GOV")}),
    (
        "Zambia's president met Ali Keita of Mali. Keita, who was elected African Union chairman in January, praised Zambia.",
        "SUPPORT",
        {("MLI", "GOV"), ("ZMB", "GOV")},
    ),
]


@pytest.mark.parametrize(("text", "brief"), TOLD)
def test_told(flow: Flow, text: str, brief: str) -> None:
    assert brief in told(flow, text)


@pytest.mark.parametrize(("text", "kind"), UNTOLD)
def test_untold(flow: Flow, text: str, kind: str) -> None:
    assert not [brief for brief in told(flow, text) if brief.startswith(kind)]


@pytest.mark.parametrize(("text", "kind", "sectors"), SECTORS)
def test_sectors(flow: Flow, text: str, kind: str, sectors: set[tuple[str, str]]) -> None:
    found = [e for e in read(flow, text, "1996-05-14").events if e.type == kind]
    assert {(p.code, p.sector) for e in found for p in (*e.actors, *e.recipients)} == sectors


def test_a_journey_home_is_no_dealing(flow: Flow) -> None:
    brief = told(flow, "Kenya's premier Ruth Odera met Ugandan officials. She is to leave on Monday for Kenya.")
    assert brief and not [b for b in brief if b.startswith("AGREE")]


def test_a_participle_before_its_noun_is_no_deed(flow: Flow) -> None:
    text = "Togo's premier Ama Kodjo stuck to her rejection of demands for recognizing Ghana, honoring signed fishing deals with Ghana."
    assert not [b for b in told(flow, text) if b.startswith("SUPPORT")]
