"""A dyad panel: for each ordered pair and period, counts by type, quad class and status, with who asserts them apart and the denominators beside."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, BinaryIO, Literal

import duckdb

from avvisi.export.told import When, asserted, code_of
from avvisi.lexicon.load import Lexicon
from avvisi.store.query import rows

Period = Literal["day", "week", "month", "year"]
PERIODS: tuple[Period, ...] = ("day", "week", "month", "year")
COLUMNS = (
    "period", "actor", "recipient", "actor_cow", "recipient_cow", "type", "quad", "status",
    "incidents", "incidents_outlet", "incidents_attributed", "incidents_denied", "incidents_alleged",
    "reports", "lines_at_most", "documents_in_period",
)  # fmt: skip
FILES = ("panel.csv", "denominators.csv", "undated.csv")


def period_of(when: When, period: Period) -> str | None:
    """The period that holds a date from its first to its last day (ISO weeks as 2021-W35); None where no one period does."""
    first, last = (when or {}).get("earliest"), (when or {}).get("latest")
    if not first or not last:
        return None
    one, other = named(first, period), named(last, period)
    return one if one == other else None


def named(day: str, period: Period) -> str:
    """The name of the period that a day lies in."""
    if period == "week":
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year}-W{week:02}"
    return day[: {"day": 10, "month": 7, "year": 4}[period]]


def cow_codes(folder: Path) -> dict[str, str]:
    """ISO3 -> Correlates of War number."""
    with open(folder / "world" / "cow.csv", encoding="utf-8", newline="") as file:
        return {row["code"]: row["cow"] for row in csv.DictReader(file)}


def pairs(incident: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Ordered pairs: actors on recipients; among themselves where all take part alike."""
    actors = list(dict.fromkeys(code_of(p) for p in incident["actors"]))
    recipients = list(dict.fromkeys(code_of(p) for p in incident["recipients"]))
    for one, other in product(actors, recipients or actors):
        if one != other:
            yield one, other


def who_asserts(events: Iterable[dict[str, Any]]) -> str:
    """An incident's standing: the best of its events' (an outlet's own word before someone's it quotes before an allegation before a denial)."""
    found = {asserted(e) for e in events}
    return next((kind for kind in ("outlet", "attributed", "alleged", "denied") if kind in found), "outlet")


def panel(connection: duckdb.DuckDBPyConnection, period: Period, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Rows ordered by period, pair and type. Incidents that no one period holds are in `undated`, not spread over periods."""
    cow = cow_codes(lexicon.folders[0])
    total = Counter(row["period"] for row in denominators(connection, period) for _ in range(row["documents"]))
    cells: dict[tuple[str, str, str, str, int, str], Counter[str]] = defaultdict(Counter)
    for incident, standing in standings(connection):
        when = period_of(incident["date"], period)
        if when is None:
            continue
        for one, other in pairs(incident):
            cell = cells[when, one, other, incident["type"], incident["quad"], incident["status"]]
            cell["incidents"] += 1
            cell[f"incidents_{standing}"] += 1
            cell["reports"] += len(incident["given_ids"])
            cell["lines_at_most"] += incident["lines_at_most"]
    for (when, one, other, kind, quad, status), cell in sorted(cells.items()):
        counts = {name: cell[name] for name in COLUMNS[8:15]}
        codes = {"actor_cow": cow.get(one, ""), "recipient_cow": cow.get(other, "")}
        yield {
            "period": when,
            "actor": one,
            "recipient": other,
            **codes,
            "type": kind,
            "quad": quad,
            "status": status,
            **counts,
            "documents_in_period": total.get(when, 0),
        }


def standings(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[dict[str, Any], str]]:
    """Incidents, each with who asserts it."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in rows(connection, "select incident, status, according_to from events order by incident, id"):
        events[event["incident"]].append(event)
    for incident in rows(
        connection, "select id, type, quad, status, actors, recipients, date, given_ids, lines_at_most from incidents order by id"
    ):
        yield incident, who_asserts(events.get(incident["id"], []))


def denominators(connection: duckdb.DuckDBPyConnection, period: Period) -> list[dict[str, Any]]:
    """Documents per outlet and period of publication; what no one period holds has period ''."""
    counts: Counter[tuple[str, str]] = Counter()
    columns = "outlet, published_earliest as earliest, published_latest as latest"
    for row in rows(connection, f"select {columns} from documents order by id"):
        counts[period_of(row, period) or "", row["outlet"] or ""] += 1
    return [{"period": when, "outlet": outlet, "documents": n} for (when, outlet), n in sorted(counts.items())]


def undated(connection: duckdb.DuckDBPyConnection, period: Period) -> Iterator[dict[str, Any]]:
    """The incidents that no period holds, with their bounds: so that the sums can be checked. `reported` is the period of the first report, for who wants to count them there."""
    reported = _reported(connection)
    for incident, standing in standings(connection):
        when = incident["date"] or {}
        if period_of(when, period) is None:
            for one, other in pairs(incident):
                yield {
                    "incident": incident["id"], "actor": one, "recipient": other, "type": incident["type"], "quad": incident["quad"],
                    "status": incident["status"], "standing": standing, "earliest": when.get("earliest") or "", "latest": when.get("latest") or "",
                    "reported": named(reported[incident["id"]], period) if reported.get(incident["id"]) else "",
                    "reports": len(incident["given_ids"]), "lines_at_most": incident["lines_at_most"],
                }  # fmt: skip


def _reported(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Incident -> the day on which the first report of it came out, where one is known."""
    query = "select e.incident as id, min(d.published) as day from events e join documents d on d.id = e.document where d.published is not null group by 1"
    return {row["id"]: row["day"] for row in rows(connection, query)}


def write(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon, folder: Path, period: Period) -> None:
    """The three files of a panel."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, tuple[Iterable[dict[str, Any]], tuple[str, ...]]] = {
        "panel.csv": (panel(connection, period, lexicon), COLUMNS),
        "denominators.csv": (denominators(connection, period), ("period", "outlet", "documents")),
        "undated.csv": (
            undated(connection, period),
            (
                "incident",
                "actor",
                "recipient",
                "type",
                "quad",
                "status",
                "standing",
                "earliest",
                "latest",
                "reported",
                "reports",
                "lines_at_most",
            ),
        ),
    }
    for name, (found, columns) in tables.items():
        with open(folder / name, "wb") as sink:
            write_csv(found, columns, sink)


def write_csv(found: Iterable[dict[str, Any]], columns: tuple[str, ...], sink: BinaryIO) -> None:
    """Rows as CSV; cells that a spreadsheet would run are defused."""
    from avvisi.export.tables import cell

    text = io.TextIOWrapper(sink, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in found:
        writer.writerow([cell(row[c], True) for c in columns])
    text.detach()
