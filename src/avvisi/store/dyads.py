"""The incidents between two parties, in order of time, with the sentences they rest on."""

from typing import Any

import duckdb

from avvisi.store.filters import Where
from avvisi.store.query import rows


def between(
    connection: duckdb.DuckDBPyConnection,
    one: str,
    other: str,
    since: str | None = None,
    until: str | None = None,
    *,
    evidence: bool = True,
) -> list[dict[str, Any]]:
    """Incidents in which both take part, each with `contact` (they met, called or visited) and, where asked, `evidence`.

    Those without a day stand last, in order of the bounds they have.
    """
    where = Where().between(since, until).party(one, "actors", "recipients").party(other, "actors", "recipients")
    found = list(
        rows(
            connection,
            f"select * from incidents{where.sql} order by coalesce(date.value, date.earliest, date.latest) nulls last, id",
            where.values,
        )
    )
    for incident in found:
        incident["contact"] = incident["type"] == "CONSULT"
    if evidence:
        words = sentences(connection, [i["id"] for i in found])
        for incident in found:
            incident["evidence"] = words.get(incident["id"], [])
    return found


def sentences(connection: duckdb.DuckDBPyConnection, incidents: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Incident -> the sentences of its events, each once a document, with outlet and day of publication."""
    query = (
        "select distinct e.incident, d.published, d.given_id, d.outlet, e.evidence.sentence.text as sentence, e.evidence.sentence.start as start "
        "from events e join documents d on d.id = e.document where list_contains(?, e.incident) "
        "order by e.incident, d.published nulls last, d.given_id, start"
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(connection, query, [incidents]):
        found.setdefault(row.pop("incident"), []).append(row)
    return found
