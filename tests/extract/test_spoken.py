"""Occasions in which only words were said."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

_TEXT = (
    "Reef talks stall\n\nIn a letter to the council, Samoan envoy Lina Tuala asked for a mediator.\n\n"
    "At a press conference in Apia, premier Jone Vatu said no mediator was needed. He added that the navy was small.\n\n"
    "The harbour master wrote on Telegram that two boats had been seen.\n\nA diver told the agency Nuku Wire by telephone that the reef was dead.\n\n"
    "The baker said bread was dear."
)


@pytest.mark.model
def test_occasions_of_words(flow: Flow) -> None:
    """Letter, conference (which the next sentence goes on in), platform and call are occasions; where none is told there is none."""
    coded = read(flow, _TEXT)
    told = {occasion.id: (occasion.kind, occasion.span.text) for occasion in coded.occasions}
    assert [told.get(quote.occasion or "") for quote in coded.quotes] == [
        ("letter", "a letter"),
        ("conference", "a press conference"),
        ("conference", "a press conference"),
        ("statement", "Telegram"),
        ("call", "telephone"),
        None,
    ]
