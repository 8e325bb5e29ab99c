"""Offices said by verbs, by ministries, and of a state that only the text tells."""

import pytest

from avvisi.flow import Flow
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def flow() -> Flow:
    return Flow()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carlos Valdez won the Paraguayan presidency on Sunday.", ("Carlos Valdez", "President", "PRY", "elect")),
        ("LIMA (AP) - Foreign Minister Pedro Salas said the border was open.", ("Pedro Salas", "Foreign Minister", "PER", "current")),
        ("Erik Holm, the Danish trade minister, was replaced by Karen Bech on Friday.", ("Karen Bech", "Trade Minister", "DNK", "current")),
        ("Anna Lind became prime minister of Sweden after Olof Berg stepped down.", ("Olof Berg", "Prime Minister", "SWE", "former")),
        ("Maria Costa was chosen to head the World Bank.", ("Maria Costa", "Head", "World Bank", "designate")),
    ],
)
def test_held(flow: Flow, text: str, expected: tuple[str, str, str, str]) -> None:
    coded = flow.code([RawPage(given_id="x", text=text, published="2004-06-01")])[0]
    assert expected in {(t.person, t.title, t.of, t.qualifier) for t in coded.tenures}


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Pedro Salas flew to Rome.",  # where he goes is not whose he is
        "Pedro Salas may win the presidency.",
        "Pedro Salas did not take over the Foreign Ministry of Peru.",
    ],
)
def test_not_held(flow: Flow, text: str) -> None:
    coded = flow.code([RawPage(given_id="x", text=text, published="2004-06-01")])[0]
    assert not [t for t in coded.tenures if t.state]
