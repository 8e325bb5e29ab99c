"""A report of one text, coded whole, as the tests of extraction ask for it."""

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.facts import Event
from avvisi.model.text import RawPage


def read(flow: Flow, text: str, published: str | None = None) -> Coded:
    """All that is found in the text; one that could not be read fails the test."""
    (found,) = flow.code([RawPage(given_id="x", text=text, published=published)])
    assert isinstance(found, Coded)
    return found


def events(flow: Flow, text: str) -> tuple[Event, ...]:
    return read(flow, text).events
