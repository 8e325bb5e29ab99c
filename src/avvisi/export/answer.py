"""One coded document as one line of `avvisi code`: the shapes of the interface, spans as [start, end]."""

from typing import Any

import msgspec

from avvisi.model.coded import Coded
from avvisi.model.facts import Event, Quote
from avvisi.model.record import Record
from avvisi.model.text import Document, Span

Answer = dict[str, Any]


def pair(span: Span | None) -> list[int] | None:
    """A span as [start, end]."""
    return None if span is None else [span.start, span.end]


def plain(value: Any) -> Any:
    """Any record as JSON values; every Span as [start, end]."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Record):
        return {field: plain(getattr(value, field)) for field in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return value


def without(record: Record, *names: str) -> Answer:
    """A record as JSON values, less some fields."""
    return {field: plain(getattr(record, field)) for field in record.__struct_fields__ if field not in names}


def answer(coded: Coded, *, html: bool = False) -> Answer:
    """The whole line."""
    out: Answer = {"id": coded.document.given_id, "document": document(coded.document, html=html)}
    out["mentions"] = [without(m, "evidence", "id") for m in coded.mentions]
    out["tenures"] = [without(t, "evidence", "id") for t in coded.tenures]
    out["dates"] = [without(d, "evidence", "id") for d in coded.dates]
    out["occasions"] = [without(o, "evidence") for o in coded.occasions]
    out["events"] = [event(e) for e in coded.events]
    out["quotes"] = [quote(q) for q in coded.quotes]
    if coded.relations is not None:
        out["relations"] = [{"type": r.type, "mode": r.mode, "quad": r.quad} for r in coded.relations]
    out["problems"] = [without(p) for p in coded.problems]
    return out


def document(doc: Document, *, html: bool) -> Answer:
    """The document part; the text itself only for HTML input, whose text the asker has not seen."""
    out = without(doc, "text", "origin", "regions", "published", "given_id", "path", "given_title")
    out["published"] = without(doc.published, "candidates", "reasons", "weekday")
    out["published"]["candidates"] = plain(doc.published.candidates)
    out["published"]["reasons"] = plain(doc.published.reasons)
    out["regions"] = [{"kind": r.kind, "span": [r.start, r.end]} for r in doc.regions]
    if html:
        out["text"] = doc.text
    return out


def event(found: Event) -> Answer:
    """An event; evidence as spans."""
    out = without(found, "evidence", "also", "beat")
    out["evidence"] = {"sentence": pair(found.evidence.sentence), "trigger": pair(found.evidence.trigger), "rule": found.evidence.rule}
    if found.also:
        out["more_evidence"] = [{"sentence": pair(e.sentence), "trigger": pair(e.trigger), "rule": e.rule} for e in found.also]
    return out


def quote(found: Quote) -> Answer:
    """A quote."""
    return without(found, "evidence")


def encode(value: Answer) -> bytes:
    """One line of JSON, without the line's end."""
    return msgspec.json.encode(value)
