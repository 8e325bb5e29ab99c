"""Where the things a user corrects stand in the texts: ids of a record as anchors of corrections.toml."""

from typing import Any

import duckdb

from avvisi.resolve.corrections import Anchor
from avvisi.store.query import rows

_FACTS = {
    "event": ("events", 'evidence."trigger"', "f.type"),
    "quote": ("quotes", "content[1]", "null"),
    "tenure": ("tenures", "f.span", "null"),
}
_GROUPS = {"incident": ("event", "incidents", "events"), "utterance": ("quote", "utterances", "quotes")}


def kind(connection: duckdb.DuckDBPyConnection, identity: str) -> str | None:
    """What an id is the id of. An id of an incident is also that of its first event: the incident comes first."""
    tables = {"incident": "incidents", "utterance": "utterances", "person": "people", "document": "documents", "litter": "litter"}
    tables.update({name: table for name, (table, _, _) in _FACTS.items()})
    for name, table in tables.items():
        if next(rows(connection, f"select 1 from {table} where id = ?", [identity]), None):
            return name
    return None


def fact(connection: duckdb.DuckDBPyConnection, what: str, identities: list[str]) -> list[Anchor]:
    """The places of events, quotes or tenures."""
    table, span, type_ = _FACTS[what]
    query = (
        f"select d.text_hash, {span} as span, {type_} as type from {table} f join documents d on d.id = f.document "
        "where list_contains(?, f.id) order by d.id, " + f"({span}).start"
    )
    return [_anchor(row["text_hash"], row["span"], row["type"]) for row in rows(connection, query, [identities])]


def group(connection: duckdb.DuckDBPyConnection, what: str, identity: str) -> list[Anchor]:
    """The places of all members of an incident or utterance."""
    member, table, column = _GROUPS[what]
    row = next(rows(connection, f"select {column} as members from {table} where id = ?", [identity]), None)
    return fact(connection, member, row["members"]) if row else []


def person(connection: duckdb.DuckDBPyConnection, identity: str, documents: list[str] | None = None) -> list[Anchor]:
    """One mention of a person in each document (of these documents): by it the whole document's person is meant."""
    row = next(rows(connection, "select variants, documents from people where id = ?", [identity]), None)
    if row is None:
        return []
    forms = [v["form"] for v in row["variants"]]
    query = (
        "select distinct on (m.document) d.text_hash, m.span as span from mentions m join documents d on d.id = m.document "
        "where m.kind = 'person' and m.form in ('full', 'short') and list_contains(?, m.span.text) and list_contains(?, m.document) "
        "order by m.document, m.span.start"
    )
    chosen = [d for d in row["documents"] if documents is None or d in documents]
    return [_anchor(found["text_hash"], found["span"], None) for found in rows(connection, query, [forms, chosen])]


def document(connection: duckdb.DuckDBPyConnection, identity: str) -> list[Anchor]:
    """A document as a whole."""
    query = "select text_hash from documents where id = ? or given_id = ?"
    return [Anchor(text_hash=row["text_hash"]) for row in rows(connection, query, [identity, identity])]


def litter(connection: duckdb.DuckDBPyConnection, identity: str) -> list[Anchor]:
    """The first place of a block of learnt litter: by it the block is meant wherever it stands."""
    query = (
        'select d.text_hash, {"start": l.spans[1].start, "end": l.spans[1]."end", "text": l.words} as span '
        "from litter l join documents d on d.id = l.spans[1].document where l.id = ?"
    )
    return [_anchor(row["text_hash"], row["span"], None) for row in rows(connection, query, [identity])]


def _anchor(text_hash: str, span: dict[str, Any], type_: str | None) -> Anchor:
    return Anchor(text_hash=text_hash, start=span["start"], end=span["end"], words=span["text"][:80], type=type_)
