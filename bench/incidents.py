"""Do reports of one incident come together, and look-alikes stay apart? Pairwise F1 over the reports of each group of bench/data/incidents.

usage: incidents.py [--held | --more | --own] [--given] [--together] [--errors]

A report's leading event is the one whose type and parties are those of the report's incident in the gold (else of its type, else of its
parties, else its first); a pair of reports counts as merged where their leading events are of one incident. Each group is a record of its
own; with --together all groups are one record.

With --given, type and parties of each report's leading event are those of the gold, as if every event had been read rightly: what is left
to judge is the merging itself (days, places, persons, offices and words stay as read). The gold names no sides: those of an incident are the
ones most of its reports are read with, in the order of the codes where none is. A report without any event of the gold's type or of two of
its parties gets one without day and place: what else it tells has a day and words of its own.
"""

import argparse
import json
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow as pa

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage
from avvisi.resolve.record import resolve
from avvisi.store.columns import table
from avvisi.store.shards import TABLES, tables

DATA = Path(__file__).parent / "data" / "incidents"
Row = dict[str, Any]


class Facts:
    """The tables of one chunk, as the resolving stage reads them."""

    def __init__(self, made: dict[str, pa.Table]) -> None:
        self._made = made

    def table(self, name: str, columns: list[str]) -> pa.Table:
        found = self._made[name]
        if name != "documents" and "document" in found.column_names:
            found = found.sort_by("document")
        return found.select(columns)

    def batches(self, name: str, columns: list[str]) -> list[pa.RecordBatch]:
        found: list[pa.RecordBatch] = self.table(name, columns).to_batches()
        return found


def codes(parties: list[Row] | None) -> set[str]:
    return {p["code"] for p in parties or () if p["code"]}


def leading(report: Row, events: list[Row]) -> Row | None:
    """The event of a report that tells the incident its gold names."""
    wanted = set(report["parties"])

    def rank(event: Row) -> tuple[bool, int, bool]:
        named = codes(event["actors"]) | codes(event["recipients"])
        return event["type"] != report["type"], -len(named & wanted), event["status"] == "historical"

    return min(events, key=rank) if events else None


def fits(report: Row, event: Row) -> bool:
    """Whether an event can be the reading of what the gold names, at least by its type or its parties."""
    wanted = set(report["parties"])
    shared = (codes(event["actors"]) | codes(event["recipients"])) & wanted
    return bool(event["type"] == report["type"] or len(shared) > 1 or shared == wanted)


def given(report: Row, event: Row | None, documents: dict[str, str], acting: frozenset[str]) -> Row:
    """The leading event with the gold's type and parties, `acting` on the one side and the others on the other."""
    known = {p["code"]: p for side in ("actors", "recipients") for p in (event[side] or () if event else ()) if p["code"]}
    parties = [
        known.get(c) or {"kind": "state", "name": c, "code": c, "role": "principal", "members": "stated", "person": None, "office": None}
        for c in sorted(report["parties"])
    ]
    right = {"actors": [p for p in parties if p["code"] in acting], "recipients": [p for p in parties if p["code"] not in acting]}
    if event is not None:
        return {**event, **right, "type": report["type"], "according_to": []}
    words = {"start": 0, "end": len(report["text"]), "text": report["text"]}
    day = {"value": None, "earliest": None, "latest": None, "basis": "unknown", "span": None}
    return {
        "document": documents[report["id"]], "given_id": report["id"], "id": "given " + report["id"], "type": report["type"], "quad": 1,
        "status": "happened", "polarity": "+", "certainty": "certain", "outcome": "held", "background": False, "aspect": "single", "mode": None,
        "context": [], "evidence": {"sentence": words, "trigger": words, "rule": "given"}, **right, "occasion": None, "date": day, "place": None,
        "according_to": [], "also": [], "beat": [],
    }  # fmt: skip


def acting(reports: list[Row], lead: dict[str, Row | None], mentions: list[Row]) -> dict[str, frozenset[str]]:
    """Incident -> the parties that act in it: as most of its reports are read; where none is, whom most name first."""
    first: dict[tuple[str, str], int] = {}
    for m in mentions:
        if m["code"]:
            key = m["given_id"], m["code"]
            first[key] = min(m["span"]["start"], first.get(key, m["span"]["start"]))
    votes: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for r in reports:
        wanted, event = set(r["parties"]), lead[r["id"]]
        sides = [codes(event[s]) & wanted for s in ("actors", "recipients")] if event and event["type"] == r["type"] else [set(), set()]
        read = sides[0] or (wanted - sides[1] if sides[1] else set())
        votes[r["incident"]][tuple(sorted(read))] += len(reports) * bool(read)
        votes[r["incident"]][(min(sorted(wanted), key=lambda c: first.get((r["id"], c), len(r["text"]))),)] += 1
    return {incident: frozenset(min(found, key=lambda sides: (-found[sides], sides))) for incident, found in votes.items()}


def run(flow: Flow, reports: list[Row], *, gold: bool) -> tuple[dict[str, str | None], dict[str, Row | None], dict[str, list[Any]]]:
    """Report -> its incident and its leading event; (incident -> judgements)."""
    pages = [RawPage(given_id=r["id"], text=r["text"], published=r["published"], outlet=r["outlet"]) for r in reports]
    answers = flow.code(pages)
    assert all(isinstance(a, Coded) for a in answers), answers
    made = tables(pages, answers)
    told: dict[str, list[Row]] = defaultdict(list)
    for event in made["events"].to_pylist():
        told[event["given_id"]].append(event)
    lead = {r["id"]: leading(r, told[r["id"]]) for r in reports}
    if gold:
        documents = {d["given_id"]: d["id"] for d in made["documents"].to_pylist()}
        sides = acting(reports, lead, made["mentions"].to_pylist())
        read = {r["id"]: e if (e := lead[r["id"]]) and fits(r, e) else None for r in reports}
        lead = {r["id"]: given(r, read[r["id"]], documents, sides[r["incident"]]) for r in reports}
        made["events"] = table([e for e in lead.values() if e], TABLES["events"])
    resolved = resolve(Facts(made), flow.lexicon, None)
    incident = dict(zip(*(resolved["event_columns"][c].to_pylist() for c in ("event", "incident")), strict=True))
    judged: dict[str, list[Any]] = defaultdict(list)
    for j in resolved["judgements"].to_pylist():
        judged[j["subject"]].append(j)
    return {i: incident[e["id"]] if e else None for i, e in lead.items()}, lead, judged


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--more", action="store_true")
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--given", action="store_true")
    parser.add_argument("--together", action="store_true")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    part = next((name for name in ("held", "more", "own") if getattr(asked, name)), "tune")
    rows = [json.loads(line) for line in (DATA / f"{part}.jsonl").read_text().splitlines()]
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups["all" if asked.together else row["group"]].append(row)
    flow = Flow()
    right = wrong = missed = untold = 0
    for reports in groups.values():
        incident, lead, judged = run(flow, reports, gold=asked.given)
        untold += sum(e is None for e in lead.values())
        for a, b in combinations(reports, 2):
            same = a["incident"] == b["incident"]
            merged = incident[a["id"]] is not None and incident[a["id"]] == incident[b["id"]]
            right, wrong, missed = right + (same and merged), wrong + (merged and not same), missed + (same and not merged)
            if asked.errors and same != merged:
                show(a, b, lead, "MERGED" if merged else "MISSED", judged.get(incident[a["id"]] or "", []) if merged else [])
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{len(rows)} reports, {untold} without an event; pairs right {right}, wrong {wrong}, missed {missed}")
    print(f"precision {100 * precision:.1f}  recall {100 * recall:.1f}  F1 {100 * f1:.1f}")


def show(a: Row, b: Row, lead: dict[str, Row | None], what: str, judged: list[Any]) -> None:
    print(f"--- {what} {a['id']} {b['id']} {a['type']} {a['parties']}")
    for one in (a, b):
        e = lead[one["id"]]
        if e is None:
            print(f"   no event: {one['text']}")
            continue
        sides = [
            [f"{p['code'] or p['name']}" + (f":{p['person']}" if p["person"] else "") for p in e[s] or ()] for s in ("actors", "recipients")
        ]
        day, place = e["date"]["value"] if e["date"] else None, e["place"] and e["place"]["name"]
        print(
            f"   {e['type']} {e['mode']} {e['status']} {sides[0]} > {sides[1]} {day} {place} “{e['evidence']['trigger']['text']}” | {one['text']}"
        )
    for j in judged:
        print("   because", [(r["feature"], r["weight"], r["why"]) for r in j["reasons"]])


if __name__ == "__main__":
    main()
