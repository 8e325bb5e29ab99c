"""TimelineJS JSON: dated incidents as slides, each with its sentence, reports and who asserts it."""

from html import escape
from typing import Any

import duckdb

from avvisi.export.panel import standings
from avvisi.export.told import When, calendar, stretch
from avvisi.store.dyads import sentences
from avvisi.store.query import rows


def timelinejs(connection: duckdb.DuckDBPyConnection, *, text: bool = True) -> dict[str, Any]:
    """{"events": [...]} of the incidents whose reports state a date. TimelineJS shows HTML: everything is escaped."""
    standing = {incident["id"]: how for incident, how in standings(connection)}
    found = [i for i in rows(connection, "select * from incidents order by date.value nulls last, id") if stretch(i["date"])]
    cited = sentences(connection, [i["id"] for i in found])
    return {"events": [slide(i, cited.get(i["id"], []), standing[i["id"]], text) for i in found]}


def parts(day: str) -> dict[str, int]:
    """YYYY[-MM[-DD]] as TimelineJS has it."""
    return dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=False))


def dates(when: When) -> dict[str, Any]:
    """`start_date` as fine as it is stated; a week, a season or the like runs from its first day to its `end_date`."""
    if day := calendar(when):
        return {"start_date": parts(day)}
    first, last = stretch(when) or ("", "")
    return {"start_date": parts(first), "end_date": parts(last)}


def number(count: int, thing: str) -> str:
    """1 report, 2 reports."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


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
    reports, independent = len(incident["given_ids"]), incident["lines_at_most"]
    note = (
        f"{number(reports, 'report')}, at most {number(independent, 'independent line')}; status {incident['status']}; asserted: {standing}"
    )
    return {
        "unique_id": incident["id"],
        **dates(incident["date"]),
        "group": incident["type"],
        "text": {"headline": escape(f"{incident['type']}: {names}"), "text": "".join([*lines, f"<p>{escape(note)}</p>"])},
    }
