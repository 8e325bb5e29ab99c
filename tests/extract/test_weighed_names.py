"""Names whose kind, or end, no list tells: bodies with tails, sites, the land in a body's name, towns inside longer names."""

import pytest

from avvisi.flow import Flow
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The Ghanaian Foreign Ministry said on Monday that talks with Togo would go on.", "state", "Ghanaian"),
        ("Police cleared the Merdeka Square on Monday after two nights.", "place", "Merdeka Square"),
        ("She works for the Centre for Andean Studies, which advises the ministry in Lima.", "organisation", "Centre for Andean Studies"),
        ("Boko Haram's men left the town on Monday, the governor of Borno said.", "organisation", "Boko Haram"),
    ],
)
def test_found(flow: Flow, text: str, kind: str, words: str) -> None:
    """The mention is there."""
    (found,) = flow.code([RawPage(given_id="a", text=text, published="2019-05-01")])
    assert (kind, words) in {(m.kind, m.span.text) for m in found.mentions}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoy flew to Tauranga Saturday and met the mayor.", "Tauranga Saturday"),
        ("The attack was claimed by al-Shabaab in a statement.", "al-"),
    ],
)
def test_not_found(flow: Flow, text: str, words: str) -> None:
    """No such name."""
    (found,) = flow.code([RawPage(given_id="a", text=text, published="2019-05-01")])
    assert words not in {m.span.text for m in found.mentions}
