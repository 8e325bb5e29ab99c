"""'The guest', 'his host', 'the general': whom they mean."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import parsed


def meant(flow: Flow, text: str, noun: str) -> str | None:
    """Whom the last such noun of a text means."""
    page, findings = parsed(flow, text, "2018-06-06", flow.extractors)
    token = next(t for t in reversed(page.tokens) if t.text == noun)
    mention = findings.mention_of.get(token.i)
    return mention.name if mention is not None else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("Ghanaian President Ama Soto was received by King Letsie in Maseru. The guest praised the weather.", "guest", "Ama Soto"),
        ("President Ama Soto arrived in Maseru. President Kofi Ruiz arrived in Maseru. The guest praised the weather.", "guest", None),
        ("Ghanaian President Ama Soto spoke of the harvest. The guest praised the weather.", "guest", None),
        ("President Ama Soto was received by Premier Luis Vega in Lima. She thanked her host for the welcome.", "host", "Luis Vega"),
        ("President Gen. Luis Vega broke off ties with Chad. The general blamed the weather.", "general", "Luis Vega"),
        ("Colonel Luis Vega and Colonel Ama Soto broke off the talks. The colonel blamed the weather.", "colonel", None),
        ("President Gen. Luis Vega broke off ties with Chad. The general of the rebels blamed the weather.", "general", None),
    ],
)
def test_guests(flow: Flow, text: str, noun: str, name: str | None) -> None:
    assert meant(flow, text, noun) == name
