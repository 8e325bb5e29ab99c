"""TimelineJS JSON: dated incidents as slides, each with its sentence, reports and who asserts it."""

from html import escape
from typing import Any

import duckdb

from avvisi.export.panel import who_asserts
from avvisi.store.dyads import sentences
from avvisi.store.query import rows


def timelinejs(connection: duckdb.DuckDBPyConnection, *, text: bool = True) -> dict[str, Any]:
    """{"events": [...]} of the incidents that state a day, month or year. TimelineJS shows HTML: everything is escaped."""
    standing: dict[str, list[dict[str, Any]]] = {}
    for event in rows(connection, "select incident, status, according_to from events order by incident, id"):
        standing.setdefault(event["incident"], []).append(event)
    found = [i for i in rows(connection, "select * from incidents order by date.value nulls last, id") if day(i["date"])]
    cited = sentences(connection, [i["id"] for i in found])
    return {"events": [slide(i, cited.get(i["id"], []), who_asserts(standing.get(i["id"], [])), text) for i in found]}


def day(when: dict[str, Any] | None) -> dict[str, int] | None:
    """A date as TimelineJS has it, as fine as it is stated."""
    value = (when or {}).get("value") or ""
    parts = value[:10].split("-")
    if not all(p.isdigit() for p in parts) or not value:
        return None
    return dict(zip(("year", "month", "day"), map(int, parts), strict=False))


def slide(incident: dict[str, Any], cited: list[dict[str, Any]], standing: str, text: bool) -> dict[str, Any]:
    """One incident."""
    names = " and ".join(dict.fromkeys(p["name"] for p in [*incident["actors"], *incident["recipients"]]))
    lines = (
        [
            f"<p>{escape(c['sentence'])} <em>({escape(c['outlet'] or c['given_id'])}, {escape(c['published'] or 'undated')})</em></p>"
            for c in cited
        ]
        if text
        else []
    )
    note = f"{len(incident['given_ids'])} reports, at most {incident['lines_at_most']} independent lines; status {incident['status']}; asserted: {standing}"
    return {
        "unique_id": incident["id"],
        "start_date": day(incident["date"]),
        "group": incident["type"],
        "text": {"headline": escape(f"{incident['type']}: {names}"), "text": "".join([*lines, f"<p>{escape(note)}</p>"])},
    }
