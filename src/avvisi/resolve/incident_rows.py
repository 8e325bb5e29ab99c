"""Incidents as rows: what their events say together, of every field the reading that most reports give, and their history."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from avvisi.resolve.happenings import MUTUAL, Happening, announces
from avvisi.resolve.reports import Reports, days

Row = dict[str, Any]
_BASES = ("stated", "relative", "occasion", "published", "title", "unknown")
_STATUSES = ("happened", "historical", "alleged", "cancelled", "postponed", "planned", "hypothetical", "denied")
_RANK = {"state": 0, "organisation": 1, "group": 2, "bloc": 3, "person": 4}


def members(homes: Sequence[int]) -> dict[int, list[int]]:
    """Home -> its happenings, in order."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, home in enumerate(homes):
        found[home].append(i)
    return found


def order(some: Sequence[int], happenings: Sequence[Happening], reports: Reports) -> list[int]:
    """The members of an incident from the earliest report on, each report's in order of its text. The incident has the first one's id."""
    return sorted(some, key=lambda i: (reports.order(happenings[i].document), happenings[i].start, happenings[i].id))


def row(
    some: Sequence[int], rows: Sequence[Row], happenings: Sequence[Happening], reports: Reports, known: Callable[[int, Row], Row]
) -> Row:
    """One incident of these happenings (in `order`) and their rows of `events`.

    What was said in a meeting does not change what the meeting is: `type`, sides and mode come from its own kind.
    """
    leader = some[0]
    kind = "CONSULT" if any(happenings[i].type == "CONSULT" for i in some) else happenings[leader].type
    own = [(i, e) for i, e in zip(some, rows, strict=True) if happenings[i].type == kind or (kind == "CONSULT" and announces(e))]
    events = [(e, happenings[i].document) for i, e in own]
    documents = sorted({happenings[i].document for i in some}, key=reports.order)
    named = [[known(d, p) for p in e[side] or ()] for e, d in events for side in ("actors", "recipients")]
    actors, recipients = _mutual(named[0::2], named[1::2]) if kind in MUTUAL else (_sides(named[0::2]), _sides(named[1::2]))
    return {
        "id": happenings[leader].id,
        "type": kind,
        "types": sorted({happenings[i].type for i in some}),
        "mode": _most(e["mode"] for e, _ in events),
        "quad": next(e["quad"] for e, _ in events if e["type"] == kind),
        "status": status([e["status"] for e, _ in events]),
        "actors": actors,
        "recipients": recipients,
        "date": day([e["date"] for e, _ in events]),
        "place": _place([e["place"] for e, _ in events]),
        "given_ids": [reports.rows[d]["given_id"] for d in documents],
        "documents": [reports.rows[d]["id"] for d in documents],
        "events": [happenings[i].id for i in some],
        "supersedes": sorted(happenings[i].id for i in some if i != leader),
        "history": list(_history(own, happenings, reports)),
    }


def status(found: Sequence[str]) -> str:
    """What is known of it in the end: what happened beats what was planned; denied only where nobody says otherwise."""
    return min(found, key=_STATUSES.index)


def day(found: Sequence[Mapping[str, Any] | None]) -> Row:
    """The day most reports give, the narrower the better; bounds that hold for all where none gives one."""
    given = [w for w in found if w and days(w) != (None, None)]
    if not given:
        return {"value": None, "earliest": None, "latest": None, "basis": "unknown"}
    counted = Counter((w["value"], w["earliest"], w["latest"]) for w in given)

    def rank(when: Mapping[str, Any]) -> tuple[int, int, int, str]:
        early, late = days(when)
        width = late - early if early is not None and late is not None else 40_000
        basis = _BASES.index(when["basis"]) if when["basis"] in _BASES else len(_BASES)
        return (min(width, 31), basis, -counted[when["value"], when["earliest"], when["latest"]], when["value"] or "~")

    best = min(given, key=rank)
    early, late = days(best)
    bounds = [date.fromordinal(d).isoformat() if d is not None else None for d in (early, late)]
    return {"value": best["value"], "earliest": bounds[0], "latest": bounds[1], "basis": best["basis"]}


def _most(values: Iterator[str | None]) -> str | None:
    counted = Counter(v for v in values if v)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def _place(found: Sequence[Mapping[str, Any] | None]) -> Row | None:
    """The narrowest place, of these the one most reports name."""
    given = [p for p in found if p]
    if not given:
        return None
    order = ("site", "city", "region", "country")
    counted = Counter(p["name"] for p in given)
    best = min(given, key=lambda p: (p["level"] == "country", -counted[p["name"]], order.index(p["level"]), p["name"]))
    return {k: best[k] for k in ("name", "country", "level")}


def _sides(found: Sequence[Sequence[Row]]) -> list[Row]:
    """The parties of a side over all reports, each once, with the person and office where any report names them."""
    known: dict[tuple[str, str | None], Row] = {}
    for parties in found:
        for party in parties:
            base = _key(party)
            same = [k for k in known if k[0] == f"{base[0]} {base[1]}"]
            key = (f"{base[0]} {base[1]}", party["person"])
            if party["person"] is None and same:
                continue
            blank = known.pop((key[0], None), None) if party["person"] else None
            if key not in known:
                known[key] = dict(party)
            elif not known[key]["office"]:
                known[key] = {**known[key], "office": party["office"]}
            if blank and not known[key]["office"]:
                known[key] = {**known[key], "office": blank["office"]}
    return sorted(known.values(), key=lambda p: (_RANK[p["kind"]], p["code"] or "", p["name"], p["person"] or ""))


def _mutual(acting: Sequence[Sequence[Row]], others: Sequence[Sequence[Row]]) -> tuple[list[Row], list[Row]]:
    """The sides of a meeting or agreement. Who stands on the one side in one report and on the other in the next takes part once."""
    both = {_key(p) for some in acting for p in some} & {_key(p) for some in others for p in some}
    moved = [[p for p in some if _key(p) in both] for some in others]
    return _sides([*acting, *moved]), _sides([[p for p in some if _key(p) not in both] for some in others])


def _key(party: Row) -> tuple[str, str]:
    return party["kind"], party["code"] if party["kind"] == "state" and party["code"] else party["name"]


def _history(own: Sequence[tuple[int, Row]], happenings: Sequence[Happening], reports: Reports) -> Iterator[Row]:
    """How its status changed over the reports: planned, then held; one line for each change."""
    last = None
    for i, event in own:
        if event["status"] != last:
            last = event["status"]
            report = reports.rows[happenings[i].document]
            yield {
                "status": last,
                "reported": report["published"] or report["published_latest"],
                "document": report["id"],
                "event": event["id"],
            }
