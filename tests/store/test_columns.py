"""Records to Arrow and back."""

import pyarrow as pa
import pytest

from avvisi.model.facts import Event, Evidence, Party, Quote, Speaker
from avvisi.model.text import Document
from avvisi.store.columns import records, rows_of, schema, table

TEXT = "Chad expelled two envoys of Mali, a spokesman said."
DOC = Document(id="d", text_hash="t", given_id="g", text=TEXT, language="en")
EVIDENCE = Evidence(sentence=DOC.span(0, len(TEXT)), trigger=DOC.span(5, 13), rule="sanction.expel")


def test_events_and_quotes_survive_the_round_trip():
    event = Event(
        id="e",
        evidence=EVIDENCE,
        type="SANCTION",
        mode="expel",
        quad=4,
        status="happened",
        actors=(Party(kind="state", name="Chad", code="TCD"),),
    )
    quote = Quote(id="q", evidence=EVIDENCE, content=(DOC.span(0, 32),), kind="indirect", speaker=Speaker(name="a spokesman", unnamed=True))
    for fact in (event, quote):
        made = table(
            rows_of([fact], document="d", given_id="g"),
            schema(type(fact), pa.field("document", pa.string()), pa.field("given_id", pa.string())),
        )
        assert records(made, type(fact)) == [fact]


def test_evidence_is_not_null_on_disk():
    assert not schema(Event).field("evidence").nullable
    with pytest.raises(KeyError):
        schema(Event).field("colour")
