"""Records: frozen, checked, and no fact without evidence."""

import msgspec
import pytest

from avvisi.model.facts import Event, Evidence, Mention, Party
from avvisi.model.record import digest
from avvisi.model.text import Document, OffsetMap, Span, document_ids

TEXT = "The envoy of Ghana met Togo's premier in Lomé."


def a_document(text: str = TEXT) -> Document:
    identity, text_hash = document_ids(text, "a", None, None, None)
    return Document(id=identity, text_hash=text_hash, given_id="a", text=text, language="en")


def test_a_span_shows_its_words():
    assert a_document().span(13, 18).text == "Ghana"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 2), (40, 99)])
def test_no_span_outside_its_text(start, end):
    with pytest.raises(ValueError, match="no span"):
        a_document().span(start, end)


def test_a_fact_without_evidence_cannot_be_built():
    with pytest.raises(TypeError, match="evidence"):
        Mention(id="x", span=a_document().span(13, 18), kind="state", name="Ghana", form="full")  # type: ignore[call-arg]


def test_a_fact_without_evidence_cannot_be_loaded():
    doc = a_document()
    span = doc.span(19, 22)
    evidence = Evidence(sentence=doc.span(0, len(TEXT)), trigger=span, rule="consult.meet")
    party = Party(kind="state", name="Ghana", code="GHA", span=doc.span(13, 18))
    event = Event(id="x", evidence=evidence, type="CONSULT", quad=1, status="happened", actors=(party,))
    plain = msgspec.to_builtins(event)
    assert msgspec.convert(plain, Event) == event
    del plain["evidence"]
    with pytest.raises(msgspec.ValidationError, match="evidence"):
        msgspec.convert(plain, Event)


def test_unknown_fields_and_false_spans_are_refused():
    with pytest.raises(msgspec.ValidationError, match="colour"):
        msgspec.json.decode(b'{"start": 0, "end": 1, "text": "T", "colour": 1}', type=Span)
    with pytest.raises(msgspec.ValidationError, match="no span"):
        msgspec.json.decode(b'{"start": 0, "end": 5, "text": "T"}', type=Span)


def test_the_same_text_under_two_outlets_is_two_documents_of_one_text_hash():
    one, two = (document_ids(TEXT, "a", outlet, None, None) for outlet in ("Gazette", "Wire"))
    assert one[0] != two[0]
    assert one[1] == two[1]


def test_digests_do_not_run_together():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", None) != digest("a", "")


def test_an_offset_map_goes_in_step_within_a_run():
    found = OffsetMap(starts=(0, 10), raws=(100, 250))
    assert [found.to_raw(i) for i in (0, 9, 10, 12)] == [100, 109, 250, 252]
