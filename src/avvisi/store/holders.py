"""Who held an office, from the tenures of a record: seen on that day, around it, or only before or after."""

from collections import defaultdict
from typing import Any

import duckdb

from avvisi.store.filters import bound
from avvisi.store.query import rows

OUT = ("former", "late", "then")
_SURE = {
    0: "seen in office on that day",
    1: "seen in office before and after that day",
    2: "nearest seen before that day",
    3: "nearest seen after that day",
}


def holders(connection: duckdb.DuckDBPyConnection, title: str, of: str, on: str | None) -> list[dict[str, Any]]:
    """Holders with qualifier, first and last day seen and sentences. With `on`, the likely ones only, surest first, `sure` saying how.

    Titles match word by word ('foreign minister' finds 'Minister of Foreign Affairs').
    """
    query = (
        'select t.person, t.title, t."of", t.state, t.qualifier, t.as_of, t.start, t."end", t.id, t.given_id, d.outlet, d.published, '
        "t.evidence.sentence.text as sentence from tenures t join documents d on d.id = t.document "
        'where t."of" = ? or t.state = ? or lower(t."of") = lower(?) order by t.as_of nulls last, t.id'
    )
    wanted = words(title)
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows(connection, query, [of.upper(), of.upper(), of]):
        if words(row["title"]) == wanted or row["of"] != row["state"] and words(f"{row['title']} {row['of']}") == wanted:
            groups[row["person"], row["qualifier"]].append(row)
    found = [_holder(person, qualifier, some) for (person, qualifier), some in groups.items()]
    return _on(found, on) if on else sorted(found, key=lambda h: (h["earliest"] or "9999", h["person"], h["qualifier"]))


def words(title: str) -> frozenset[str]:
    """The words of a title that count: 'Minister of Foreign Affairs' and 'foreign minister' have the same."""
    left = {"of", "for", "the", "and", "affairs", "affair", "&"}
    plural = {"ministers": "minister", "external": "foreign", "relations": ""}
    split = title.lower().replace("-", " ").replace("'s", "").replace("’s", "").split()
    return frozenset(w for w in (plural.get(w, w) for w in split) if w and w not in left)


def _holder(person: str, qualifier: str, some: list[dict[str, Any]]) -> dict[str, Any]:
    days = sorted({day for row in some for day in (row["as_of"], row["start"]) if day})
    evidence = {(r["given_id"], r["sentence"]): {k: r[k] for k in ("given_id", "outlet", "published", "sentence")} for r in some}
    first = some[0]
    return {
        "person": person,
        "qualifier": qualifier,
        "title": first["title"],
        "of": first["of"],
        "state": first["state"],
        "earliest": days[0] if days else None,
        "latest": days[-1] if days else None,
        "end": max((r["end"] for r in some if r["end"]), default=None),
        "sure": "as the documents say",
        "tenures": [r["id"] for r in some],
        "evidence": list(evidence.values()),
    }


def _on(found: list[dict[str, Any]], on: str) -> list[dict[str, Any]]:
    """Who held it then: the sightings on the day; else one seen on both sides; else the nearest on each side."""
    low, high = bound(on, first=True), bound(on, first=False)
    ranked: list[tuple[int, dict[str, Any]]] = []
    for holder in found:
        if holder["qualifier"] in OUT or not holder["earliest"]:
            continue
        early, late = bound(holder["earliest"], first=True), bound(holder["latest"], first=False)
        if holder["end"] and bound(holder["end"], first=False) < low:
            continue
        days = {d["published"] for d in holder["evidence"]}
        if any(d and low <= d <= high for d in days) or low <= early <= high or low <= late <= high:
            rank = 0
        else:
            rank = 1 if early <= low and late >= high else 2 if late < low else 3
        ranked.append((rank, {**holder, "sure": _SURE[rank]}))
    sure = [h for r, h in ranked if r <= 1]
    if sure:
        return sorted(sure, key=lambda h: (h["sure"] != _SURE[0], h["person"]))
    before = sorted((h for r, h in ranked if r == 2), key=lambda h: (h["latest"], h["person"]))[-1:]
    after = sorted((h for r, h in ranked if r == 3), key=lambda h: (h["earliest"], h["person"]))[:1]
    return before + after
