"""An occasion: what one report tells of it, what took place and was said in it, and the other reports of the same beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from avvisi.look.ask.incident import MOST, agreement, day_of, parties_of
from avvisi.look.ask.parts import documents, events, evidence_rows, incidents, plain, published, quotes
from avvisi.look.page import Asked, Missing, Page
from avvisi.look.shelf import Asking, Row, places

COLUMNS = (
    "id, document, given_id, kind, participants, host, visitor, initiator, place, date, within, "
    'evidence.sentence.start as "start", evidence.sentence.text as text, evidence.rule as rule'
)
SAID: dict[str, Callable[[Row], Any]] = {
    "kind": lambda o: o["kind"],
    "day": lambda o: day_of(o["date"]),
    "place": lambda o: (o["place"] or {}).get("name"),
    "participants": lambda o: parties_of(o["participants"]),
    "host": lambda o: parties_of([o["host"]] if o["host"] else []),
    "visitor": lambda o: parties_of([o["visitor"]] if o["visitor"] else []),
}


def occasion(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """One occasion as a document tells it, with the events and quotes that take place in it, beside other reports of the same."""
    found = _rows(asking, [path["id"]])
    if not found:
        raise Missing(f"the occasion {path['id']}")
    row = found[0]
    inside = [e for e in events(asking, "document", [row["document"]]) if e["occasion"] == row["id"]]
    shared = sorted({e["incident"] for e in inside if e["incident"]})
    told = [row, *_elsewhere(asking, row, shared)]
    of_it = {r["id"] for r in asking.rows("select id from quotes where document = ? and occasion = ?", row["document"], row["id"])}
    values: dict[str, Any] = {
        "occasion": {k: v for k, v in row.items() if k != "report"},
        "report": row["report"],
        "reports": [
            {
                "document": o["document"],
                "occasion": o["id"],
                "report": o["report"],
                "sentences": [{"document": o["document"], "start": o["start"], "text": o["text"]}],
            }
            for o in told
        ],
        "agreement": agreement([[o] for o in told], SAID),
        "events": inside,
        "quotes": [q for q in quotes(asking, "document", [row["document"]]) if q["id"] in of_it],
        "incidents": incidents(asking, shared),
    }
    return Page(f"{row['kind'].capitalize()}", values, table=evidence_rows(values["incidents"]), filters=asked.stated)


def _rows(asking: Asking, ids: Sequence[str]) -> list[Row]:
    """Occasions by id, each with its report, in order of publication."""
    found = asking.rows(f"select {COLUMNS} from occasions where id in ({places(ids)})", *ids)
    known = documents(asking, (o["document"] for o in found))
    for row in found:
        row["report"] = known.get(row["document"])
        plain(row, "participants", "host", "visitor", "initiator", "place", "date")
    return sorted(found, key=lambda o: (published(o), o["document"], o["start"], o["id"]))


def _elsewhere(asking: Asking, row: Row, shared: Sequence[str]) -> list[Row]:
    """The same occasion in other documents: of one kind, and with an event of one of the same incidents in it. One for each document."""
    query = (
        f"select distinct occasion from events where incident in ({places(shared)}) and occasion is not null and occasion <> ? order by 1"
    )
    ids = [r["occasion"] for r in asking.rows(query, *shared, row["id"])]
    others: dict[str, Row] = {}
    for one in _rows(asking, ids[: MOST * 3]):
        if one["kind"] == row["kind"] and one["document"] != row["document"]:
            others.setdefault(one["document"], one)
    return list(others.values())[: MOST - 1]
