"""Whose a bare office is by its own words, or by what its holder does."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import tenures

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "person", "land"),
    [
        (
            "Laos and Vietnam quarrel. Malta has offered to mediate. President Carlo Zahra of that country called both on Monday.",
            "Carlo Zahra",
            "MLT",
        ),
        (
            "The government of Malawi refused to answer Zambia. Its information minister, Grace Banda, said that it would wait.",
            "Grace Banda",
            "MWI",
        ),
        (
            "Bolivia said on Friday that it had reopened its embassy in Paraguay. The step was announced by the deputy minister, Ana Quispe.",
            "Ana Quispe",
            "BOL",
        ),
        (
            "LIMA, June 4 - Peru closed the bridge to Ecuador on Monday.\n\n"
            "The visiting Brazilian envoy met the armed forces chief, General Luis Paz, and left for Ecuador. Peru thanked him.",
            "Luis Paz",
            "PER",
        ),
        (
            "Oman's envoy to Malta, Said Harthy, handed his papers to President Carlo Zahra, while in Muscat his Maltese counterpart, Ugo Vella, "
            "was received by the sultan.",
            "Ugo Vella",
            "MLT",
        ),
        (
            "LUANDA, Nov 11 - Leaders met in Luanda. Gambia's President Modou Jatta was absent. The party is loyal to former prime minister "
            "Isatou Camara, whom Jatta sacked in October. Angola waits.",
            "Isatou Camara",
            "GMB",
        ),
        (
            "LILONGWE, May 3 - Malawi closed the bridge to Zambia on Monday. Zambia asked why.\n\n"
            "Foreign Minister Moses Banda called it a mistake and summoned the ambassador in Lusaka. Malawi thanked Zambia.",
            "Moses Banda",
            "ZMB",
        ),
    ],
)
def test_the_land_is_told(flow: Flow, text: str, person: str, land: str) -> None:
    assert {t.state for t in tenures(flow, text, person)} == {land}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Laos and Vietnam quarrel. Malta and Cyprus watch. The resistance leader, Ines Prado, follows it from a cell in Hanoi.",
            "Ines Prado",
        ),
    ],
)
def test_nothing_tells_it(flow: Flow, text: str, person: str) -> None:
    assert {t.state for t in tenures(flow, text, person)} <= {None}


def test_a_bishop_is_of_the_land_of_his_town(flow: Flow) -> None:
    text = "Chile and Peru quarrel over a bridge. The Bishop of Iquique, Luis Paz, appealed for calm in Chile. Peru thanked him."
    assert {t.state for t in tenures(flow, text, "Luis Paz")} == {"CHL"}
