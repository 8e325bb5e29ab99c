"""Who held an office, from the tenures of a record: seen on that day, around it, or only before or after."""

from collections import defaultdict
from typing import Any

import duckdb

from avvisi.store.asked import code_of
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
    for row in rows(connection, query, [code_of(of), code_of(of), of.strip()]):
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
        "days": days,
        "end": max((r["end"] for r in some if r["end"]), default=None),
        "sure": "as the documents say",
        "tenures": [r["id"] for r in some],
        "evidence": list(evidence.values()),
    }


def _on(found: list[dict[str, Any]], on: str) -> list[dict[str, Any]]:
    """Who held it then: those seen in it on the day; else who is seen before and after with nobody in between; else the nearest on each side.

    The nearest sightings count, not the first and last: a report that looks back on a president of ten years ago makes nobody president in between.
    One report alone interrupts nobody, and does not stand for a side where a better attested holder is near.
    """
    low, high = bound(on, first=True), bound(on, first=False)
    seats = [h for h in found if h["qualifier"] not in OUT and h["days"]]
    there = [h for h in seats if any(bound(d, first=True) <= high and low <= bound(d, first=False) for d in h["days"])]
    if there:
        return [{**h, "sure": _SURE[0]} for h in sorted(there, key=_name)]
    last = {id(h): max((d for d in h["days"] if bound(d, first=False) < low), default=None) for h in seats}
    next_ = {id(h): min((d for d in h["days"] if bound(d, first=True) > high), default=None) for h in seats}
    around = [h for h in seats if last[id(h)] and next_[id(h)] and not _interrupted(h, last[id(h)], next_[id(h)], seats)]
    if around:
        return [{**h, "sure": _SURE[1]} for h in sorted(around, key=_name)]
    before = [h for h in sorted(seats, key=lambda h: (last[id(h)] or "", _name(h)), reverse=True) if last[id(h)]]
    after = [h for h in sorted(seats, key=lambda h: (next_[id(h)] or "", _name(h))) if next_[id(h)]]
    before = [h for h in before if not (h["end"] and bound(h["end"], first=False) < low)]
    return [{**h, "sure": _SURE[2]} for h in reversed(_attested(before))] + [{**h, "sure": _SURE[3]} for h in _attested(after)]


def _interrupted(holder: dict[str, Any], last: str | None, first: str | None, seats: list[dict[str, Any]]) -> bool:
    """Whether several reports see another in the office between these two days."""
    others = (h for h in seats if not may_be_one(h["person"], holder["person"]) and _reports(h) > 1)
    return any((last or "") < day < (first or "") for other in others for day in other["days"])


def may_be_one(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same, or one the other's surname alone."""
    words, theirs = one.split(), other.split()
    return one == other or (len(words) == 1 or len(theirs) == 1) and words[-1] == theirs[-1]


def _attested(near: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nearest; where one report alone names it, also the next that more than one does."""
    if not near or _reports(near[0]) > 1:
        return near[:1]
    return near[:1] + [h for h in near[1:] if _reports(h) > 1][:1]


def _reports(holder: dict[str, Any]) -> int:
    return len({words["given_id"] for words in holder["evidence"]})


def _name(holder: dict[str, Any]) -> tuple[str, str]:
    return holder["person"], holder["qualifier"]
