"""Occasions in which only words were said."""

import pytest

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage

_TEXT = (
    "Reef talks stall\n\nIn a letter to the council, Samoan envoy Lina Tuala asked for a mediator.\n\n"
    "At a press conference in Apia, premier Jone Vatu said no mediator was needed. He added that the navy was small.\n\n"
    "The harbour master wrote on Telegram that two boats had been seen.\n\nA diver told the agency Nuku Wire by telephone that the reef was dead.\n\n"
    "The baker said bread was dear."
)


@pytest.mark.model
def test_occasions_of_words() -> None:
    """Letter, conference (which the next sentence goes on in), platform and call are occasions; where none is told there is none."""
    (coded,) = Flow().code([RawPage(given_id="x", text=_TEXT)])
    assert isinstance(coded, Coded)
    told = {occasion.id: (occasion.kind, occasion.span.text) for occasion in coded.occasions}
    assert [told.get(quote.occasion or "") for quote in coded.quotes] == [
        ("letter", "a letter"),
        ("conference", "a press conference"),
        ("conference", "a press conference"),
        ("statement", "Telegram"),
        ("call", "telephone"),
        None,
    ]
