"""Quotes of whole passages: speaker, content, kind, stance, nesting and chain."""

import pytest

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.facts import Quote
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def flow() -> Flow:
    return Flow()


def quotes(flow: Flow, text: str) -> list[Quote]:
    (coded,) = flow.code([RawPage(given_id="x", text=text)])
    assert isinstance(coded, Coded) and not coded.problems
    for quote in coded.quotes:
        for span in (*quote.content, *(s for s in (quote.cue,) if s)):
            assert text[span.start : span.end] == span.text
    return list(coded.quotes)


def chain(quote: Quote) -> list[tuple[str | None, str]]:
    return [(link.name, link.relation) for link in quote.chain[1:]]


def test_one_that_quotes_another_is_a_relay(flow: Flow) -> None:
    (quote,) = quotes(flow, "Tarim Wire quoted geologist Aino Lehtonen as saying the shaft had flooded.")
    assert chain(quote) == [("Tarim Wire", "quotes"), ("Aino Lehtonen", "says")]
    assert [s.text for s in quote.content] == ["the shaft had flooded"]


def test_a_medium_near_a_quote_is_no_relay(flow: Flow) -> None:
    (quote,) = quotes(flow, "Biologist Aino Lehtonen, who is suing the Tarim Herald, said the shaft had flooded.")
    assert len(chain(quote)) == 1 and quote.speaker is not None and quote.speaker.name.endswith("Aino Lehtonen")


def test_what_a_report_reports_is_nested_in_it(flow: Flow) -> None:
    outer, inner = quotes(flow, "Radio Tambo reported that union leader Rosa Quispe said the strike was over.")
    assert inner.nested_in == outer.id
    assert chain(inner)[-1] == ("Rosa Quispe", "says")
    assert len(chain(inner)) == 2


def test_words_around_a_cue_are_one_quote(flow: Flow) -> None:
    (quote,) = quotes(flow, "“The ferry is late,” said Tomas Vik. “It always is.”")
    assert quote.kind == "direct"
    assert [s.text for s in quote.content] == ["The ferry is late,", "It always is."]


def test_a_participle_goes_on_with_the_same_speaker(flow: Flow) -> None:
    found = quotes(flow, "Tomas Vik said the ferry was late, adding that it always was.")
    assert [q.speaker.name for q in found if q.speaker] == ["Tomas Vik", "Tomas Vik"]
    assert all(q.nested_in is None for q in found)


def test_a_cited_source_is_the_speaker(flow: Flow) -> None:
    (quote,) = quotes(flow, "Tarim Wire, citing two officials, said the shaft had flooded.")
    assert quote.speaker is not None and quote.speaker.unnamed
    assert chain(quote) == [("Tarim Wire", "cites"), ("two officials", "says")]


def test_nothing_said_is_no_quote(flow: Flow) -> None:
    assert quotes(flow, "The envoy did not say when the bridge would open.") == []


def test_a_scare_quote_is_no_quote(flow: Flow) -> None:
    assert quotes(flow, "The so-called “peace train” left at noon.") == []


def test_quoted_speech_without_a_source_has_no_speaker(flow: Flow) -> None:
    (quote,) = quotes(flow, "“We were here before the dam and will be here after it.”")
    assert quote.speaker is None
