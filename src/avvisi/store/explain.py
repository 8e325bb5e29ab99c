"""Any id of a record explained from what is stored with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from avvisi.store.query import rows, tables

KINDS = {
    "events": "event", "doubtful_events": "doubtful event", "quotes": "quote", "tenures": "tenure", "incidents": "incident", "utterances": "utterance", "documents": "document",
    "occasions": "occasion", "mentions": "mention", "dates": "date", "people": "person", "judgements": "judgement", "problems": "problem",
    "litter": "learnt litter",
}  # fmt: skip

_MEMBERS = {"incidents": "events", "utterances": "quotes"}
_WHOLE = {members: whole for whole, members in _MEMBERS.items()}
_TOLD = {
    "incidents": ("type", "status", "date", "place", "given_ids", "lines_at_most", "disagreements", "history", "supersedes"),
    "utterances": ("speakers", "text", "given_ids", "relays", "one_source", "supersedes"),
}

SHOWN = 20  # places of a block of litter that are listed


def explain(connection: duckdb.DuckDBPyConnection, identity: str) -> dict[str, Any] | None:
    """{"is", ...the row, ...what belongs to it}; None where no table has this id. A document may be named as the input named it; an id that was superseded leads to its heir.

    An incident's id is that of its first event, an utterance's that of its first quote: where there are others, `as_incident` or `as_utterance` tells of all.
    """
    present = set(tables(connection))
    for table, kind in KINDS.items():
        if table not in present:
            continue
        row = next(rows(connection, f"select * from {table} where id = ?", [identity]), None)
        if row is not None:
            return {"is": kind, **_with(connection, present, table, row)}
    named = next(rows(connection, "select * from documents where given_id = ? order by id", [identity]), None)
    if named is not None:
        return {"is": "document", **_with(connection, present, "documents", named)}
    if "incidents" in present:
        for table in ("incidents", "utterances"):
            row = (
                next(rows(connection, f"select * from {table} where list_contains(supersedes, ?)", [identity]), None)
                if table in present
                else None
            )
            if row is not None:
                return {"is": KINDS[table], "superseded": identity, **_with(connection, present, table, row)}
    return None


def _with(connection: duckdb.DuckDBPyConnection, present: set[str], table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row and what explains it."""
    if table == "documents":
        for heavy in ("text", "raw", "origin", "regions"):
            row.pop(heavy, None)
        row["problems"] = list(
            rows(connection, "select stage, extractor, reason from problems where document = ? order by id", [row["id"]])
        )
        if "litter" in present:
            row["learnt_litter"] = list(_litter(connection, row["id"], row["learnt_litter"] or ()))
    if table == "litter":
        row["spans"] = row["spans"][:SHOWN]
    if table in ("events", "quotes") and row.get("litter"):
        row["set_aside"] = next(rows(connection, "select id, why, words from litter where id = ?", [row["litter"]]), None)
    whole = _WHOLE.get(table)
    if whole and whole in present:
        row |= _as_whole(connection, present, whole, row["id"])
    if table in _MEMBERS:
        row |= _members(connection, table, row["id"])
    if "judgements" in present and (table in ("incidents", "people", "utterances") or row.get("taken_up_by")):
        row["judgements"] = _judgements(connection, row["id"])
    return row


def _as_whole(connection: duckdb.DuckDBPyConnection, present: set[str], table: str, identity: str) -> dict[str, Any]:
    """The incident or utterance of several members whose id this is too: what is told of it elsewhere, its members and why they are taken for one."""
    row = next(rows(connection, f"select * from {table} where id = ? and len({_MEMBERS[table]}) > 1", [identity]), None)
    if row is None:
        return {}
    shown = {key: row[key] for key in _TOLD[table] if row[key] not in (None, [], {})}
    found = {"id": identity, **shown, **_members(connection, table, identity)}
    if "judgements" in present:
        found["judgements"] = _judgements(connection, identity)
    return {f"as_{KINDS[table]}": found}


def _members(connection: duckdb.DuckDBPyConnection, table: str, identity: str) -> dict[str, Any]:
    if table == "incidents":
        query = (
            'select e.id, e.given_id, e.type, e.status, e.date, e.evidence.rule as rule, e.evidence."trigger".text as "trigger", '
            "e.evidence.sentence.text as sentence from events e where e.incident = ? order by e.given_id, e.id"
        )
    else:
        query = "select id, given_id, chain, content from quotes where utterance = ? order by given_id, id"
    return {_MEMBERS[table]: list(rows(connection, query, [identity]))}


def _judgements(connection: duckdb.DuckDBPyConnection, identity: str) -> list[dict[str, Any]]:
    query = "select distinct * from judgements where list_contains(members, ?) or subject = ? order by id"
    return list(rows(connection, query, [identity, identity]))


def _litter(connection: duckdb.DuckDBPyConnection, document: str, stretches: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The blocks that a document's outlet repeats, as they stand in this document, each with its reason."""
    for one in stretches:
        query = "select substr(d.text, ?, ?) as text, l.why from documents d, litter l where d.id = ? and l.id = ?"
        found = next(rows(connection, query, [one["start"] + 1, one["end"] - one["start"], document, one["block"]]), None)
        if found:
            yield {"words": {"start": one["start"], "end": one["end"], "text": found["text"]}, "why": found["why"], "block": one["block"]}
