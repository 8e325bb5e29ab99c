"""Offices of firms and schools: of the body that stands in their words or behind them, of no land."""

import pytest

from avvisi.flow import Flow
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Soto, founder of Tarata Micro Mills, spoke on Monday.", ("Founder", "Tarata Micro Mills")),
        ("Tarata CEO Ana Soto spoke on Monday.", ("CEO", "Tarata")),
        ("Prices will fall, said Ana Soto, senior economist at Volketta.", ("Senior Economist", "Volketta")),
        ("Ana Soto, a forensic analyst with cloud security vendor Volketta, found the hole.", ("Forensic Analyst", "Volketta")),
        ("Ana Soto, senior vice president, spoke in Lima. The Peruvian firm has two mills in Peru.", ("Senior Vice President", None)),
    ],
)
def test_the_body_in_or_behind_the_words(flow: Flow, text: str, expected: tuple[str, str | None]) -> None:
    coded = flow.code([RawPage(given_id="a", text=text, published="2016-05-10")])[0]
    assert [(t.title, t.of) for t in coded.tenures] == [expected]


def test_a_house_within_a_word_is_no_chamber(flow: Flow) -> None:
    coded = flow.code([RawPage(given_id="a", text="Waterhouse CEO Ana Soto spoke on Monday.", published="2016-05-10")])[0]
    assert [t.sector for t in coded.tenures] == ["BUS"]
