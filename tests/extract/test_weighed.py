"""The land of a bare title by all that speaks for it together; none where nothing leads."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read, tenures

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "person", "land"),
    [
        pytest.param(
            "SAN SALVADOR, May 5 - Honduras's sealing of the Amatillo bridge in answer to El Salvador's tariff is a blow to the poor, Foreign "
            "Minister Rosa Villeda told the chamber of commerce in San Salvador on Friday.\n\nHonduras has not replied. Honduras shut the bridge "
            "on May 2. Honduras wants the tariff gone.",
            "Rosa Villeda",
            "SLV",
            id="where he speaks, against who does it to him",
        ),
        pytest.param(
            "Niger and Benin are at odds again. The Beninese foreign ministry denied on Monday that the pipeline was shut. "
            '"It has never been shut," ministry spokesman Luc Ahouansou told reporters. Niger disagrees.',
            "Luc Ahouansou",
            "BEN",
            id="whose house was named",
        ),
        pytest.param(
            "Two delegations crossed the Amu Darya. An Uzbek plane carrying deputy foreign minister Anvar Yuldashev to Kabul turned back over "
            "Termez. Afghanistan and Tajikistan asked why, and Turkmenistan wondered.",
            "Anvar Yuldashev",
            "UZB",
            id="whose plane carries him",
        ),
        pytest.param(
            "ACCRA, May 4 - Ghana seized four trawlers of Ivory Coast and two of Togo on Sunday. Ivory Coast protested. Togo waits.\n\n"
            '"A second team leaves for Accra, headed by Jean Kouassi, deputy trade minister," an aide to Togo\'s trade minister said.',
            "Jean Kouassi",
            "TGO",
            id="whose minister is named beside the deputy",
        ),
        pytest.param(
            "Peru and Chile agreed on the line. Under a plan drawn up by President Marta Rojas and Chilean President Luis Vera, ships of both will "
            "patrol it, Ecuador was told. Peru and Chile are to sign in June. Ecuador has its doubts, and Ecuador's fleet is at sea.",
            "Marta Rojas",
            "PER",
            id="the other of the two that go together",
        ),
    ],
)
def test_what_leads_is_taken(flow: Flow, text: str, person: str, land: str) -> None:
    assert {t.state for t in tenures(flow, text, person)} == {land}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param(
            "LIMA, May 4 - Bolivia and its neighbour made peace yesterday. Bolivia broke with it in March.\n\nBolivia paid for the room. The pact was "
            "initialled at a meeting of President Ana Ruiz, who took office on Saturday, and President Luis Vera at a farm near the lake.",
            "Ana Ruiz",
            id="two presidents and one land",
        ),
        pytest.param(
            "KATHMANDU, June 4 - Nepal's government met the insurgents in Kathmandu on Monday. Maoist team leader Hari Thapa said Nepal would wait.",
            "Hari Thapa",
            id="of a movement",
        ),
    ],
)
def test_nothing_leads(flow: Flow, text: str, person: str) -> None:
    assert {t.of for t in tenures(flow, text, person)} <= {None}


def test_a_local_paper_need_not_say_whose(flow: Flow) -> None:
    text = (
        "The Accra Lantern                                        Thursday June 4 1987\n\nGuards turn boats back\n\n"
        "Ghanaian guards fired on Togolese boats on Monday. Togo protested at Ghana's step; the Togolese fleet put out.\n\n"
        "The Minister of Fisheries, Mrs Esi Badu, told the Cabinet that the Togolese had been warned. The boats were seized."
    )
    assert {t.of for t in tenures(flow, text, "Esi Badu")} == {"GHA"}


def test_one_told_with_another_land_is_not_of_it(flow: Flow) -> None:
    text = (
        "BANGKOK, June 3 -- Malaysia and Indonesia have agreed to end their quarrel. The Deputy Prime Minister, Hassan Idris, and the Indonesian "
        "Foreign Minister, Mr. Pranoto, shook hands here last night at the end of three days of talks. Indonesia is glad."
    )
    assert {t.of for t in tenures(flow, text, "Hassan Idris")} <= {None, "MYS"}


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        pytest.param(
            "The traders swore that they would not come back while Paul Meka was president of Gabon.",
            "Paul Meka",
            ("President", "GAB", "current"),
            id="a past that only follows the telling",
        ),
        pytest.param(
            "Rosa Kono, the speaker of the lower house of Chile, spoke.",
            "Rosa Kono",
            ("Speaker of the Lower House", "CHL", "current"),
            id="lower",
        ),
        pytest.param(
            "The United Nations envoy, the Swede Lars Moder, appealed to both.",
            "Lars Moder",
            ("Envoy", "United Nations", "current"),
            id="people",
        ),
        pytest.param(
            "OTTAWA, May 4 - Mali's premier flew to Winnipeg on Monday for a meeting with the foreign minister, Ann Kean. Canada was glad.",
            "Ann Kean",
            ("Foreign Minister", "CAN", "current"),
            id="whom one goes to meet",
        ),
        pytest.param(
            "Angola's Foreign Minister Rosa Neto was in Kigali for talks with her Rwandan opposite number, Emmanuel Gasana.",
            "Emmanuel Gasana",
            ("Foreign Minister", "RWA", "current"),
            id="opposite number",
        ),
        pytest.param(
            'Angola\'s Foreign Minister Rosa Neto flew to Lusaka. "It is warm here," she said. The visiting minister met her Zambian counterpart, Grace Banda.',
            "Grace Banda",
            ("Foreign Minister", "ZMB", "current"),
            id="counterpart of the visiting minister",
        ),
        pytest.param(
            "Angola's Foreign Minister Rosa Neto was in Kigali. It rained on Monday.\n\nThe road is long. Neto said that her Gabonese colleague, "
            "Jean Obame, would come.",
            "Jean Obame",
            ("Foreign Minister", "GAB", "current"),
            id="colleague of one named again",
        ),
    ],
)
def test_offices_are_read_whole(flow: Flow, text: str, person: str, office: tuple[str, str, str]) -> None:
    assert [(t.title, t.of, t.qualifier) for t in tenures(flow, text, person)] == [office]


def test_a_body_that_says_its_kind_is_what_the_office_is_of(flow: Flow) -> None:
    text = "Bo Reid, head of the government's Harbour Renewal Unit, met Ana Kay, chief of the UN-mandated Amber River Trade Scheme. Lu Fox, head of the assembly, left."
    found = {t.person: (t.title, t.of) for t in read(flow, text).tenures}
    assert found["Bo Reid"] == ("Head", "Harbour Renewal Unit")
    assert found["Ana Kay"] == ("Chief", "Amber River Trade Scheme")


def test_a_partys_minister_is_the_lands(flow: Flow) -> None:
    found = read(flow, "Wael Kabha, the Hamas minister for water, met Hamas leader Khaled Salim.").tenures
    assert {t.person: t.of for t in found} == {"Wael Kabha": "PSE", "Khaled Salim": "Hamas"}


def test_who_is_told_in_the_lead_is_named_below(flow: Flow) -> None:
    text = (
        "BANGKOK, May 4 - Latvia wants to sell more timber to Asia, the Latvian foreign minister said here Friday.\n\n"
        "Janis Ozols told reporters that Latvia would open an embassy."
    )
    assert [(t.title, t.of) for t in tenures(flow, text, "Janis Ozols")] == [("Foreign Minister", "LVA")]


def test_who_is_told_in_the_lead_is_not_another_officer(flow: Flow) -> None:
    text = (
        "BANGKOK, May 4 - Latvia wants to sell more timber to Asia, the Latvian foreign minister said here Friday.\n\n"
        "Somchai Dee told reporters that it would rain. Thai Trade Minister Somchai Dee then left."
    )
    assert {t.title for t in tenures(flow, text, "Somchai Dee")} == {"Trade Minister"}


def test_in_a_paper_of_parties_and_houses_a_bare_president_is_not_of_the_land_told_of(flow: Flow) -> None:
    text = (
        "Bolivia's crops failed. Bolivia asked for help, and Bolivia's farmers are leaving. The bill to help Bolivia passed Congress with votes of "
        "both Republicans and Democrats. It goes to President Olsen's desk on Friday."
    )
    assert {t.state for t in tenures(flow, text, "Olsen")} <= {None, "USA"}
