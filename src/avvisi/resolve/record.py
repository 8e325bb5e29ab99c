"""The resolving stage as a whole: facts of many documents to one record."""

from pathlib import Path
from typing import Any

import pyarrow as pa

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.copies import find
from avvisi.resolve.families import names, passages
from avvisi.resolve.people import People
from avvisi.resolve.people_tables import people_rows, tenure_rows
from avvisi.resolve.persons import sightings, stated
from avvisi.resolve.reports import Reports
from avvisi.resolve.seam import Facts, Resolved
from avvisi.resolve.stories import Dated, stories
from avvisi.resolve.tables import (
    DOCUMENT_COLUMNS,
    EVENT_COLUMNS,
    INCIDENTS,
    JUDGEMENTS,
    PASSAGES,
    PEOPLE,
    QUOTE_COLUMNS,
    TENURE_COLUMNS,
    UTTERANCES,
)
from avvisi.resolve.vectors import Counter


def resolve(facts: Facts, lexicon: Lexicon, corrections: Path | None = None) -> Resolved:
    """All tables that need more than one document."""
    reports = Reports(facts)
    copies = find(reports.texts())
    told = Counter(lexicon.resolving.empty, [*lexicon.time.months, *lexicon.time.weekdays])
    story = stories([Dated(told(text), *reports.days(i)) for i, text in enumerate(reports.texts())])
    events = facts.table(
        "events", ["document", "given_id", "id", "type", "mode", "quad", "status", "actors", "recipients", "date", "place"]
    ).to_pylist()
    seen = sightings(facts, reports, events)
    people = People(seen, reports, stated(facts, reports))
    tenures = facts.table("tenures", ["document", "id", "person", "title", "of", "state"]).to_pylist()
    quotes = facts.table("quotes", ["document", "given_id", "id", "speaker", "content"]).to_pylist()
    return {
        "document_columns": _made(
            [
                {"document": row["id"], "story": name, "copy_family": family}
                for row, name, family in zip(reports.rows, names(story, reports), names(copies.family, reports), strict=True)
            ],
            DOCUMENT_COLUMNS,
        ),
        "event_columns": _made([{"event": e["id"], "incident": e["id"]} for e in events], EVENT_COLUMNS),
        "quote_columns": _made([{"quote": q["id"], "utterance": q["id"]} for q in quotes], QUOTE_COLUMNS),
        "incidents": _made([_incident(e) for e in events], INCIDENTS),
        "utterances": _made([_utterance(q) for q in quotes], UTTERANCES),
        "people": _made(people_rows(people, seen, reports), PEOPLE),
        "tenure_columns": _made(tenure_rows(people, tenures, reports), TENURE_COLUMNS),
        "passages": _made(list(passages(copies.shared, reports)), PASSAGES),
        "judgements": _made([j.row() for j in people.judgements], JUDGEMENTS),
    }


def _made(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)


def _incident(event: dict[str, Any]) -> dict[str, Any]:
    one = {
        "given_ids": [event["given_id"]],
        "documents": [event["document"]],
        "events": [event["id"]],
        "families": [],
        "lines_at_most": 1,
        "supersedes": [],
    }
    place = event["place"] and {k: event["place"][k] for k in ("name", "country", "level")}
    return {**event, **one, "place": place}


def _utterance(quote: dict[str, Any]) -> dict[str, Any]:
    speaker = quote["speaker"] or {}
    text = " … ".join(s["text"] for s in quote["content"])
    one = {"first": quote["document"], "quotes": [quote["id"]], "given_ids": [quote["given_id"]], "supersedes": []}
    return {"id": quote["id"], "speaker": speaker.get("name"), "unnamed": bool(speaker.get("unnamed")), "text": text, **one}
