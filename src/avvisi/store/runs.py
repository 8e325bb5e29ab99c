"""What a record knew after each run, kept small, so that `avvisi diff` can tell what is new: runs/<run>.parquet, incidents and holders of offices."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from avvisi.store import manifest
from avvisi.store.errors import RecordError
from avvisi.store.query import arrow, connect, rows

Row = dict[str, Any]
FOLDER = "runs"
PAST = frozenset(("former", "late", "then"))
_SEEN = pa.schema(
    [(n, pa.string()) for n in ("kind", "id", "what", "status", "day")]
    + [("reports", pa.int32()), ("lines", pa.int32()), ("disagreements", pa.list_(pa.string()))]
)


_INCIDENTS = (
    "select 'incident' as kind, id, type || ': ' || coalesce(nullif(array_to_string(list_transform(actors, lambda p: coalesce(p.code, p.name)), ', '), ''), '?') "
    "|| coalesce(' > ' || nullif(array_to_string(list_transform(recipients, lambda p: coalesce(p.code, p.name)), ', '), ''), '') as what, status, coalesce(date.value, date.earliest || '/' || date.latest) as day, "
    "len(documents)::int as reports, lines_at_most as lines, disagreements from incidents order by id"
)
_HOLDER = "person_id || ' ' || lower(title) || ' ' || coalesce(\"of\", '') || ' ' || qualifier"
_HOLDERS = (
    f"select 'holder' as kind, {_HOLDER} as id, "
    "person_id || ' ' || lower(title) || '  ' || qualifier as bare, "
    "min(person) || ', ' || min(title) || ' of ' || coalesce(min(\"of\"), '?') || ' (' || qualifier || ')' as what, "
    "qualifier as status, max(as_of) as day, count(distinct document)::int as reports, null as lines, [] as disagreements "
    'from tenures where person_id is not null group by person_id, lower(title), "of", qualifier order by id'
)


def keep(record: Path, run: str) -> None:
    """Write down what the record knows now. The same run is written once."""
    folder = record / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"{run}.parquet"
    beside = folder / f".{run}"
    connection = connect(record)
    try:
        found = [arrow(connection, query).select(_SEEN.names).cast(_SEEN) for query in (_INCIDENTS, _HOLDERS)]
        pq.write_table(pa.concat_tables(found), beside, compression="zstd")
    finally:
        connection.close()
    beside.replace(path)


def _now(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    return [*rows(connection, _INCIDENTS), *rows(connection, _HOLDERS)]


def changes(record: Path, since: str) -> list[Row]:
    """What is new since a run: [{change, id, what, before, now, reports, words}], incidents first; `words` is a sentence of the first report that
    tells it. RecordError where the run is not known or left nothing."""
    before = _after(record, since)
    connection = connect(record)
    now = _now(connection)
    heirs = {old: row["id"] for row in rows(connection, "select id, supersedes from incidents") for old in row["supersedes"] or ()}
    persons = {old: row["id"] for row in rows(connection, "select id, supersedes from people") for old in row["supersedes"] or ()}
    known: dict[tuple[str, str | None], Row] = {}
    for row in before:
        known[row["kind"], heirs.get(row["id"], row["id"]) if row["kind"] == "incident" else _heir(row["id"], persons)] = row
    told = ((row, known.get((row["kind"], row["id"])) or known.get((row["kind"], row.get("bare")))) for row in now)  # `bare`: of no state
    held = _held(before)
    found = [change for row, old in told for change in _changed(row, old, held)]
    present = {row["id"] for row in now}
    gone = [r for r in before if r["kind"] == "incident" and heirs.get(r["id"], r["id"]) not in present]
    lost = [
        {"change": "gone", "id": r["id"], "what": r["what"], "before": r["status"], "now": None, "reports": [], "words": None} for r in gone
    ]
    return [*_with_words(connection, [*found, *_joined(before, now, heirs)]), *lost]


def _joined(before: Sequence[Row], now: Sequence[Row], heirs: Mapping[str, str]) -> Iterator[Row]:
    """Incidents that were several then and are one now."""
    then = {r["id"]: r for r in before if r["kind"] == "incident"}
    whole = {r["id"]: r for r in now if r["kind"] == "incident"}
    for old, row in then.items():
        heir = heirs.get(old, old)
        if heir != old and heir in then and heir in whole:
            yield {
                "change": "taken for one",
                "id": heir,
                "what": whole[heir]["what"],
                "before": f"{row['what']} ({old})",
                "now": whole[heir]["day"],
            }


def _with_words(connection: duckdb.DuckDBPyConnection, found: list[Row]) -> list[Row]:
    """The changes, each with the reports that tell it and a sentence of the first of them."""
    incidents = (
        "select t.incident as id, list(distinct t.given_id order by t.given_id) as reports, arg_min(t.evidence.sentence.text, (d.day, t.id)) as words "
        "from events t join (select id, coalesce(published, published_earliest, '9999') as day from documents) d on d.id = t.document "
        "where t.incident in (select unnest(?)) group by t.incident"
    )
    holders = (
        f"select {_HOLDER} as id, list(distinct given_id order by given_id) as reports, "
        f"arg_max(evidence.sentence.text, (coalesce(as_of, ''), id)) as words from tenures where {_HOLDER} in (select unnest(?)) group by 1"
    )
    told = {r["id"]: r for query in (incidents, holders) for r in rows(connection, query, [[f["id"] for f in found]])}
    return [{**f, **told.get(f["id"], {"reports": [], "words": None})} for f in found]


def _office(holder: Row) -> str:
    """A holder's office, without the person and how he holds it."""
    return str(holder["id"]).partition(" ")[2].removesuffix(f" {holder['status']}")


def _held(before: list[Row]) -> dict[str, list[Row]]:
    """Office -> those known to have held it, who the record knew then."""
    held: dict[str, list[Row]] = {}
    for row in before:
        if row["kind"] == "holder":
            held.setdefault(_office(row), []).append(row)
    return held


def _heir(holder: str, persons: Mapping[str, str]) -> str:
    """A holder's id with the person's of today: an earlier report of the same person gives another one."""
    person, _, office = holder.partition(" ")
    return f"{persons.get(person, person)} {office}"


def _after(record: Path, since: str) -> list[Row]:
    """What the record knew after a run, asked by its id, the beginning of one, or its number (1 is the first)."""
    known = manifest.read(record)
    runs = [r.id for r in known.runs] if known else []
    chosen = [runs[int(since) - 1]] if since.isdigit() and 0 < int(since) <= len(runs) else [r for r in runs if r.startswith(since)]
    if len(chosen) != 1:
        told = ", ".join(f"{n}: {r.id[:8]} ({r.began})" for n, r in enumerate(known.runs, 1)) if known else "none"
        raise RecordError(f"{since!r} is no run of this record; its runs are {told}")
    path = record / FOLDER / f"{chosen[0]}.parquet"
    if not path.exists():
        raise RecordError(f"what the record knew after run {chosen[0][:8]} was not kept")
    found: list[Row] = pq.read_table(path).to_pylist()
    return found


def _last_before(now: Row, known: Sequence[Row]) -> Row | None:
    """Who was last known to hold the office on an earlier day than this one: then the office has changed hands, and is not only heard of.

    Of no known state, 'the president' is another office in each report.
    """
    person = str(now["id"]).partition(" ")[0]
    if _office(now).endswith(" "):
        return None
    others = [r for r in known if r["day"] and now["day"] and r["day"] < now["day"] and not r["id"].startswith(f"{person} ")]
    return max((r for r in others if r["status"] not in PAST), key=lambda r: (r["day"], r["id"]), default=None)


def _plain(value: str | None) -> str | None:
    """A day without its hour: 'on Wednesday morning' and 'on Wednesday' are no change."""
    return value.split("T")[0] if value and value[:1].isdigit() and "/" not in value else value


def _changed(now: Row, before: Mapping[str, Any] | None, held: Mapping[str, list[Row]]) -> list[Row]:
    base = {"id": now["id"], "what": now["what"]}
    if before is None:
        if now["kind"] == "incident":
            return [{"change": "new incident", **base, "before": None, "now": now["day"]}]
        if now["status"] in PAST:
            return [{"change": "newly told to have held an office", **base, "before": None, "now": now["day"]}]
        last = _last_before(now, held.get(_office(now), ()))
        change = "new holder of an office" if last else "holder of an office newly known"
        return [{"change": change, **base, "before": last and last["what"], "now": now["day"]}]
    if now["kind"] != "incident":
        return []
    found = []
    if (now["lines"] or 0) > (before["lines"] or 0) == 1:
        found.append({"change": "newly corroborated", **base, "before": before["lines"], "now": now["lines"]})
    fresh = [d for d in now["disagreements"] if d not in before["disagreements"]]
    if fresh:
        contradicted = any("(contradict)" in d for d in fresh)
        found.append(
            {"change": "newly contradicted" if contradicted else "newly told apart", **base, "before": None, "now": "; ".join(fresh)}
        )
    found += [
        {"change": f"changed {f}", **base, "before": before[f], "now": now[f]}
        for f in ("day", "status")
        if _plain(now[f]) != _plain(before[f])
    ]
    return found
