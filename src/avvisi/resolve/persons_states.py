"""Whom a person stands for, where the report leaves it open and others tell: 'President Soto' acts for Chile in every report."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from avvisi.resolve.parties import SIDES, of_no_state
from avvisi.resolve.people import People
from avvisi.resolve.reports import Reports, streamed


def with_states(columns: pa.Table, events: pa.Table, people: People, reports: Reports, names: Mapping[str, str]) -> pa.Table:
    """The columns of events with `actors` and `recipients`: filled where a person's state is added, else null (the document's own hold)."""
    changed: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for event in streamed(of_no_state(events.select(["document", "id", *SIDES]))):
        place = reports.place[event["document"]]
        for side in SIDES:
            parties = event[side] or ()
            told = [_told(p, people.state(place, p["person"]) if _open(p) else None, names) for p in parties]
            if told != list(parties):
                changed.setdefault(event["id"], {})[side] = told
    ids = columns.column("event").to_pylist()
    for side in SIDES:
        values = [changed.get(i, {}).get(side) for i in ids]
        columns = columns.append_column(side, pa.array(values, events.schema.field(side).type))
    return columns


def _open(party: Mapping[str, Any]) -> bool:
    """A named person of no state."""
    return party["kind"] == "person" and bool(party["person"]) and party["code"] is None


def _told(party: Mapping[str, Any], state: str | None, names: Mapping[str, str]) -> dict[str, Any]:
    """The party with its state: the state acts through the person, as where the document says so itself."""
    if state is None or state not in names:
        return dict(party)
    return {**party, "kind": "state", "name": names[state], "code": state, "sector": party["sector"] or "GOV"}
