"""Search over incidents, sayings, people and documents, with filters."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.lists import carried, outlet_names, saying_rows
from avvisi.look.ask.parts import DOCUMENT, evidence_rows, incidents
from avvisi.look.page import Asked, Page
from avvisi.look.shelf import Asking, Row, places
from avvisi.store.search import KINDS, fold

FEW, MANY = 5, 25
AROUND = 140


def search(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """What holds all the words asked for: a few of each kind, or one kind in full."""
    query = asked.text("q")
    kind = asked.one_of("kind", KINDS)
    since, until, outlet = asked.day("since", first=True), asked.day("until", first=False), asked.text("outlet")
    page = asked.number("page", 1, 1, 40)
    values: dict[str, Any] = {
        "ready": asking.search is not None, "query": query, "kind": kind, "counts": {}, "page": page, "pages": 1,
        "incidents": [], "sayings": [], "people": [], "documents": [], "outlets": outlet_names(asking), "kinds": list(KINDS), "words": [],
    }  # fmt: skip
    if not query or asking.search is None:
        return Page("Search", values, filters=asked.stated)
    each = MANY if kind else FEW
    hits = asking.search.find(
        query, (kind,) if kind else KINDS, limit=each, offset=(page - 1) * each if kind else 0, since=since, until=until, outlet=outlet
    )
    ids = {k: hits.ids.get(k, []) for k in KINDS}
    values["counts"] = hits.counts
    values["words"] = list(hits.words)
    values["pages"] = min(40, max(1, -(-hits.counts.get(kind, 0) // each))) if kind else 1
    values["incidents"] = incidents(asking, ids["incident"])
    values["sayings"] = carried(asking, ids["saying"])
    values["people"] = _in_order(
        ids["person"],
        asking.rows(
            f"select id, name, offices, states, len(documents) as documents from people where id in ({places(ids['person'])})",
            *ids["person"],
        ),
    )
    values["documents"] = _documents(asking, ids["document"], hits.words)
    table = [
        *evidence_rows(values["incidents"]),
        *saying_rows(values["sayings"]),
        *({"person": p["name"], "person_id": p["id"], "documents": p["documents"]} for p in values["people"]),
        *({"document": d["id"], "given_id": d["given_id"], "outlet": d["outlet"], "published": d["published"], "title": d["title"], "start": d["found"]["start"], "text": d["found"]["text"]} for d in values["documents"]),
    ]  # fmt: skip
    return Page(f"Search: {query}", values, table=table, filters=asked.stated)


def _in_order(ids: Sequence[str], rows: Sequence[Row], column: str = "id") -> list[Row]:
    known = {r[column]: r for r in rows}
    return [known[i] for i in ids if i in known]


def _documents(asking: Asking, ids: Sequence[str], words: Sequence[str]) -> list[Row]:
    """Documents with the stretch of text that holds the words (`found`)."""
    rows = asking.rows(f"select {DOCUMENT}, substr(text, 1, 300000) as whole from documents where id in ({places(ids)})", *ids)
    for row in rows:
        row["found"] = {"document": row["id"], **stretch(row.pop("whole"), words)}
    return _in_order(ids, rows)


def stretch(text: str, words: Sequence[str]) -> dict[str, Any]:
    """Where most of the words stand together: the place (`start`) and the words around it, cut at spaces."""
    places_of: list[tuple[int, str]] = []
    for found in re.finditer(r"\w+", text):
        folded = fold(found.group())
        match = next((w for w in words if folded.startswith(w)), None)
        if match:
            places_of.append((found.start(), match))
            if len(places_of) > 2000:
                break
    if not places_of:
        return {"start": 0, "text": text[: 2 * AROUND]}
    best = max(places_of, key=lambda p: (len({w for at, w in places_of if p[0] <= at < p[0] + AROUND}), -p[0]))[0]
    low, high = max(best - AROUND // 2, 0), min(best + int(AROUND * 1.5), len(text))
    while low > 0 and not text[low - 1].isspace() and low > best - AROUND:
        low -= 1
    while high < len(text) and not text[high].isspace() and high < best + 2 * AROUND:
        high += 1
    return {"start": low, "text": text[low:high]}
