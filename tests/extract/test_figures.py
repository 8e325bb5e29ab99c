"""Words of force, release and travel in other senses, and dealings in which no power or public has a part."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan government fought an ideological battle with Kenyan exiles in Norway.",
        "The Peruvian senator Ana Quispe released her tax returns on Monday.",
        "The Norwegian ministry obtained a film and released it to the Times on Monday.",
        "The Chilean senator Luis Vega is charged with shaping the budget of Chile.",
        "Fiji has three ways to enforce the order: by fining traders, by jailing Peruvian sailors, or by asking Chile to help.",
        "Chad's government warned its citizens on Monday.",
        "Delta Milling Co. agreed to buy Harbour Foods Inc. on Monday.",
        "Presidential candidate Ruth Odhiambo of Kenya held rallies in Nakuru on Friday.",
        "A spokesman for Peru's president did not respond to requests for comment.",
        "The Chilean minister Ana Soto declined to discuss details of the Peruvian offer.",
        "Kenyan party leader Peter Odhiambo shot himself in Nairobi on Monday.",
    ],
)
def test_no_such_deed(flow: Flow, text: str) -> None:
    assert told(flow, text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenyan rebels fought a fierce battle with Norwegian troops near Nakuru.", "ASSAULT"),
        ("Peru released two Chilean sailors on Monday.", "RETREAT"),
        ("Chile charged the Peruvian envoy with stealing maps.", "ACCUSE"),
        ("Opposition leader Ruth Odhiambo of Kenya led a rally against the levy in Nakuru.", "PROTEST"),
        ("President Ruth Odhiambo of Kenya arrived in Oslo on Friday.", "CONSULT"),
        ("Kenyan senator Ruth Odhiambo has been pounding Senator Peter Mwangi as a swindler.", "ACCUSE"),
        ("Fiji's interior minister, Ana Soto, was forced to resign on Monday.", "RETREAT"),
        ('Peru\'s president said: "I want to thank the people of Chile."', "SUPPORT"),
    ],
)
def test_the_deed_that_is_told(flow: Flow, text: str, kind: str) -> None:
    assert kind in {line.split()[0] for line in told(flow, text)}
