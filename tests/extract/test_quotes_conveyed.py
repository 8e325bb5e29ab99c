"""Who handed words on: persons without a name, papers behind any cue, and who carried on what another had carried."""

import pytest

from avvisi.flow import Flow
from avvisi.model.text import RawPage


@pytest.fixture(scope="module")
def flow() -> Flow:
    return Flow()


CASES = [
    (
        "Through an interpreter, the weaver Rosa Quispe said the mill had closed in May.",
        [("an interpreter", "translates"), ("Rosa Quispe", "says")],
    ),
    (
        "In a letter read out by his sister, the jailed printer, Ivo Kolar, wrote that he would not appeal.",
        [("his sister", "conveys"), ("Ivo Kolar", "says")],
    ),
    (
        "In an interview with Radio Tundra quoted by the Bergen daily Kystposten, the ranger Liv Moen said the herd had halved.",
        [("Kystposten", "quotes"), ("Radio Tundra", "quotes"), ("Liv Moen", "says")],
    ),
    (
        '"The harbour is silting up," lamented the pilot Aldo Ferri in the Trieste daily Il Molo.',
        [("Il Molo", "publishes"), ("Aldo Ferri", "says")],
    ),
    ("The mill told the Fisheries and Harbours Board that its licence had lapsed.", [("The mill", "says")]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "chain"), CASES)
def test_chain(flow: Flow, text: str, chain: list[tuple[str, str]]) -> None:
    found = flow.code([RawPage(given_id="one", text=text)])[0]
    assert [(link.name, link.relation) for link in found.quotes[0].chain if link.name] == chain
