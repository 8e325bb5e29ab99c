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
        ("Shares of Volta Odeon Corp. fell, its chairman, Kofi Darko, said.", "organisation", "Volta Odeon Corp."),
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


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        (
            "Mr. Vaca is seeking to oust Ana Ruiz as chairman of Tarata Foods Corp.",
            ("Ana Ruiz", "Chairman", "Tarata Foods Corp.", "current"),
        ),
        (
            "Tarata Foods Corp. said earnings rose. The company's shares gained on the news.\n\nAna Ruiz, chairman, said the company would grow.",
            ("Ana Ruiz", "Chairman", "Tarata Foods Corp.", "current"),
        ),
        (
            "The bill went to the floor on Monday, said Rep. Ana Ruiz, R-Fla. It was the third of its kind this year.",
            ("Ana Ruiz", "Rep.", "USA", "current"),
        ),
    ],
)
def test_offices_of_firms_and_tagged(flow: Flow, text: str, tenure: tuple[str, str, str, str]) -> None:
    """Whose a bare office is, by the firm or the tags of the report."""
    (found,) = flow.code([RawPage(given_id="a", text=text, published="2019-05-01")])
    assert tenure in {(t.person, t.title, t.of, t.qualifier) for t in found.tenures}


def test_either_or(flow: Flow) -> None:
    """Who may be president is none yet."""
    (found,) = flow.code([RawPage(given_id="a", text="Either Ana Ruiz or Luis Vaca will be president.", published="2019-05-01")])
    assert not found.tenures
