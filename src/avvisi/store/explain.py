"""Any id of a record explained from what is stored with it."""

from typing import Any

import duckdb

from avvisi.store.query import rows, tables

KINDS = {
    "events": "event", "quotes": "quote", "tenures": "tenure", "incidents": "incident", "utterances": "utterance", "documents": "document",
    "occasions": "occasion", "mentions": "mention", "dates": "date", "people": "person", "judgements": "judgement", "problems": "problem",
}  # fmt: skip


def explain(connection: duckdb.DuckDBPyConnection, identity: str) -> dict[str, Any] | None:
    """{"kind", ...the row, ...what belongs to it}; None where no table has this id. An id that was superseded leads to its heir."""
    present = set(tables(connection))
    for table, kind in KINDS.items():
        if table not in present:
            continue
        row = next(rows(connection, f"select * from {table} where id = ?", [identity]), None)
        if row is not None:
            return {"kind": kind, **_with(connection, present, table, row)}
    if "incidents" in present:
        for table in ("incidents", "utterances"):
            row = (
                next(rows(connection, f"select * from {table} where list_contains(supersedes, ?)", [identity]), None)
                if table in present
                else None
            )
            if row is not None:
                return {"kind": KINDS[table], "superseded": identity, **_with(connection, present, table, row)}
    return None


def _with(connection: duckdb.DuckDBPyConnection, present: set[str], table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row and what explains it."""
    if table == "documents":
        for heavy in ("text", "raw", "origin", "regions"):
            row.pop(heavy, None)
        row["problems"] = list(
            rows(connection, "select stage, extractor, reason from problems where document = ? order by id", [row["id"]])
        )
    if table == "incidents":
        query = (
            'select e.id, e.given_id, e.type, e.status, e.date, e.evidence.rule as rule, e.evidence."trigger".text as "trigger", '
            "e.evidence.sentence.text as sentence from events e where e.incident = ? order by e.given_id, e.id"
        )
        row["events"] = list(rows(connection, query, [row["id"]]))
    if table == "utterances":
        row["quotes"] = list(
            rows(connection, "select id, given_id, chain, content from quotes where utterance = ? order by given_id, id", [row["id"]])
        )
    if "judgements" in present and table in ("incidents", "people", "utterances"):
        row["judgements"] = list(
            rows(connection, "select * from judgements where list_contains(members, ?) or subject = ? order by id", [row["id"], row["id"]])
        )
    return row
