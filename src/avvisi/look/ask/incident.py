"""An incident: its reports side by side, the chains they came through, what they agree on, corrections."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from avvisi.look.ask.parts import corrections, decode, events, evidence_rows, incidents, people_of, quotes
from avvisi.look.page import Asked, Missing, Moved, Page
from avvisi.look.shelf import Asking, Row
from avvisi.look.words import compare, left_out

MOST = 24


def incident(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """One incident."""
    found = incidents(asking, [path["id"]])
    if not found:
        heir = asking.value("select id from incidents where list_contains(supersedes, ?) order by id limit 1", path["id"])
        if heir:
            raise Moved(f"/incident/{heir}")
        raise Missing(f"the incident {path['id']}")
    it = found[0]
    pages = max(1, -(-it["reports"] // MOST))
    page = asked.number("page", 1, 1, pages)
    told = events(asking, "id", _told(asking, it, page))
    said = {q["id"]: q for q in quotes(asking, "id", sorted({q for e in told for q in e["according_to"] or ()})[:300])}
    reports = _reports(told, said)
    persons = sorted({p["person"] for p in [*it["actors"], *it["recipients"]] if p["person"]})
    occasion = next((e["occasion"] for e in told if e["occasion"]), None)
    whole = asking.one("select events, history from incidents where id = ?", it["id"])
    values: dict[str, Any] = {
        "incident": {k: v for k, v in it.items() if k != "evidence"},
        "reports": reports,
        "reports_in_all": it["reports"],
        "page": page,
        "pages": pages,
        "agreement": agreement([r["events"] for r in reports], SAID),
        "people_ids": people_of(asking, persons),
        "occasion": occasion,
        "judgements": judgements(asking, it["id"]),
        "corrections": corrections(asking, whole["events"] if whole else []),
        "history": (whole and whole["history"]) or [],
    }
    return Page(_title(it), values, table=evidence_rows([{**it, "evidence": told}]), filters=asked.stated)


def _told(asking: Asking, it: Row, page: int) -> list[str]:
    """The events of a page of an incident's reports: thousands may tell of one thing, and none reads so many side by side."""
    number = asking.value("select n from page.cards where incident = ?", it["id"])
    first = {r["document"]: r["place"] for r in asking.rows("select document, place from page.reports where n = ?", number)}
    rows = asking.rows("select id, document from events where incident = ?", it["id"])
    found = sorted((first[r["document"]], r["id"]) for r in rows if (page - 1) * MOST < first.get(r["document"], 0) <= page * MOST)
    return [identity for _, identity in found][: MOST * 3]


def _title(it: Row) -> str:
    def names(parties: Sequence[Row]) -> str:
        return ", ".join(dict.fromkeys(p["name"] for p in parties if p["kind"] != "person")) or "someone"

    to = f" → {names(it['recipients'])}" if it["recipients"] else ""
    return f"{it['type'].capitalize()}: {names(it['actors'])}{to}"


def _reports(told: Sequence[Row], said: Mapping[str, Row]) -> list[Row]:
    """One report a document: its sentences on the incident compared with those of the others, its events, the chains behind them."""
    by_document: dict[str, list[Row]] = {}
    for event in told:
        by_document.setdefault(event["document"], []).append(event)
    made = []
    for document, some in by_document.items():
        sentences = {e["start"]: {"document": document, "start": e["start"], "text": e["text"]} for e in some}
        made.append(
            {
                "document": document,
                "report": some[0]["report"],
                "sentences": [sentences[s] for s in sorted(sentences)],
                "events": some,
                "chains": _chains(some, said),
            }
        )
    return made


def _chains(some: Sequence[Row], said: Mapping[str, Row]) -> list[list[Row]]:
    """How it reached the reader: the chain of each quote an event rests on; the outlet alone where it asserts the event itself."""
    found = []
    for event in some:
        for quote in event["according_to"] or ():
            if quote in said and said[quote]["chain"] not in found:
                found.append(said[quote]["chain"])
        if not event["according_to"]:
            outlet = (event["report"] or {}).get("outlet")
            alone = [{"name": outlet, "kind": "outlet", "relation": "publishes"}]
            if alone not in found:
                found.append(alone)
    return found


def side_by_side(reports: Sequence[Row]) -> None:
    """Put `pieces` (words, kind) and `left_out` on each report. Done after names are withheld, so that nothing comes back."""
    texts = [" ".join(s["text"] for s in r["sentences"]) for r in reports]
    for report, pieces, out in zip(reports, compare(texts), left_out(texts), strict=True):
        report["pieces"] = [list(p) for p in pieces]
        report["left_out"] = out


SAID: dict[str, Callable[[Row], Any]] = {
    "day": lambda e: day_of(e["date"]),
    "place": lambda e: (e["place"] or {}).get("name"),
    "status": lambda e: e["status"],
    "certainty": lambda e: e["certainty"],
    "actors": lambda e: parties_of(e["actors"]),
    "recipients": lambda e: parties_of(e["recipients"]),
    "asserted by": lambda e: "the outlet" if not e["according_to"] else "someone it quotes",
}


def agreement(told: Sequence[Sequence[Row]], asked: Mapping[str, Callable[[Row], Any]]) -> list[Row]:
    """What each report says on day, place, status …, and whether those that say it say the same. `told` are the rows of each report."""
    rows = []
    for name, ask in asked.items():
        cells = [list(dict.fromkeys(str(v) for v in (ask(one) for one in some) if v)) for some in told]
        said = [frozenset(c) for c in cells if c]
        if said:
            rows.append({"field": name, "values": cells, "agreement": _alike(said)})
    return rows


def _alike(said: Sequence[frozenset[str]]) -> str:
    if len(said) == 1:
        return "one report says it"
    if len(set(said)) == 1:
        return "same"
    return "overlap" if frozenset.intersection(*said) else "differ"


def day_of(date: Row | None) -> str | None:
    """A day, or the stretch it lies in."""
    date = date or {}
    if date.get("value"):
        return str(date["value"])
    low, high = date.get("earliest"), date.get("latest")
    return f"{low or '…'} – {high or '…'}" if low or high else None


def parties_of(parties: Sequence[Row]) -> str:
    """Parties in short, in a fixed order."""
    return ", ".join(sorted({f"{p['code'] or p['name']}" for p in parties or ()}))


def judgements(asking: Asking, identity: str) -> list[Row]:
    """Merges and their reasons, as many as one reads."""
    rows = asking.rows("select place, card from page.judged where subject = ?", identity)
    return [decode(row["card"]) for row in sorted(rows, key=lambda r: int(r["place"]))]
