"""The tables that the resolving stage makes, as Arrow schemas: what the store, the commands and the page rely on."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

import pyarrow as pa

BATCH = 2_000  # rows that stand in memory as Python values

SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())])
PARTY = pa.struct(
    [(n, pa.string()) for n in ("kind", "name", "code", "sector", "person", "office", "role", "members")]
    + [("implied", pa.bool_()), ("span", SPAN)]
)
WHEN = pa.struct([(n, pa.string()) for n in ("value", "earliest", "latest", "basis")])
WHERE = pa.struct([(n, pa.string()) for n in ("name", "country", "level")])
STRINGS = pa.list_(pa.string())

BOUND = pa.struct([(n, pa.string()) for n in ("bound", "value", "why", "document")])
STRETCH = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("block", pa.string())])
DOCUMENT_COLUMNS = pa.schema(
    [
        *((n, pa.string()) for n in ("document", "story", "copy_family", "superseded_by", "record_earliest", "record_latest")),
        ("withheld", pa.bool_()),
        ("record_reasons", pa.list_(BOUND)),
        ("learnt_litter", pa.list_(STRETCH)),
    ]
)
EVENT_COLUMNS = pa.schema(
    [
        (n, pa.string()) for n in ("event", "incident", "litter", "doubt", "taken_up_by", "taken_up_why")
    ]  # the last three of doubtful ones taken up
)
TENURE_COLUMNS = pa.schema(
    [("tenure", pa.string()), ("person", pa.string()), ("person_id", pa.string()), ("title", pa.string()), ("of", pa.string())]
    + [("state", pa.string()), ("as_of", pa.string()), ("as_of_basis", pa.string())]
)
QUOTE_COLUMNS = pa.schema([("quote", pa.string()), ("utterance", pa.string()), ("litter", pa.string())])

PEOPLE = pa.schema(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("public", pa.bool_()),
        ("variants", pa.list_(pa.struct([("form", pa.string()), ("given_ids", STRINGS)]))),
        ("states", STRINGS),
        ("offices", STRINGS),
        ("documents", STRINGS),
        ("supersedes", STRINGS),
    ]
)
WITHHELD = pa.schema([("document", pa.string()), ("name", pa.string())])
INCIDENTS = pa.schema(
    [
        ("id", pa.string()),
        ("type", pa.string()),
        ("types", STRINGS),
        ("mode", pa.string()),
        ("quad", pa.int32()),
        ("status", pa.string()),
        ("actors", pa.list_(PARTY)),
        ("recipients", pa.list_(PARTY)),
        ("date", WHEN),
        ("place", WHERE),
        ("given_ids", STRINGS),
        ("documents", STRINGS),
        ("events", STRINGS),
        ("families", STRINGS),
        ("lines_at_most", pa.int32()),
        ("disagreements", STRINGS),
        ("contested", pa.bool_()),
        ("denials", pa.list_(pa.struct([(n, pa.string()) for n in ("quote", "given_id", "speaker", "words", "sentence")]))),
        ("history", pa.list_(pa.struct([(n, pa.string()) for n in ("status", "reported", "document", "event")]))),
        ("supersedes", STRINGS),
    ]
)
UTTERANCES = pa.schema(
    [
        ("id", pa.string()),
        ("speaker", pa.string()),
        ("speakers", STRINGS),
        ("unnamed", pa.bool_()),
        ("text", pa.string()),
        ("first", pa.string()),
        ("quotes", STRINGS),
        ("given_ids", STRINGS),
        ("relays", STRINGS),
        ("one_source", STRINGS),
        ("supersedes", STRINGS),
    ]
)
JUDGEMENTS = pa.schema(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("subject", pa.string()),
        ("members", STRINGS),
        ("by", pa.string()),
        ("reasons", pa.list_(pa.struct([("feature", pa.string()), ("weight", pa.float64()), ("why", pa.string())]))),
    ]
)
PASSAGES = pa.schema(
    [
        ("left", pa.string()),
        ("right", pa.string()),
        ("words", pa.int32()),
        ("left_span", SPAN),
        ("right_span", SPAN),
        ("first", pa.string()),
        ("why", pa.string()),
    ]
)
LITTER = pa.schema(
    [(n, pa.string()) for n in ("id", "outlet", "words", "why")]
    + [(n, pa.int32()) for n in ("documents", "stories", "days")]
    + [("spans", pa.list_(pa.struct([("document", pa.string()), ("start", pa.int32()), ("end", pa.int32())])))]
)
CORRECTIONS = pa.schema(
    [(n, pa.string()) for n in ("do", "what", "who", "when", "why", "value")]
    + [("places", pa.int32()), ("found", pa.int32()), ("facts", STRINGS)]
)


def made(found: Iterable[dict[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows as a table, a few thousand at a time."""
    rows = iter(found)
    batches = [pa.Table.from_pylist([], schema=schema)]
    while held := list(islice(rows, BATCH)):
        batches.append(pa.Table.from_pylist(held, schema=schema))
    return pa.concat_tables(batches)
