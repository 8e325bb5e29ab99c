"""The record of two parties: their chronology, filtered, with people, offices of the day, disagreements, and who of them met whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.lists import outlet_names
from avvisi.look.ask.matrix import when
from avvisi.look.ask.parts import ASSERTERS, COUNTED, Filters, evidence_rows, names_of, numbered, office_on, offices, people_of
from avvisi.look.masks import private_names
from avvisi.look.months import filled, scale
from avvisi.look.page import Asked, Missing, Page
from avvisi.look.safe import unslug
from avvisi.look.shelf import Asking, Row
from avvisi.store.asked import code_of

EACH = 30
FOLLOWED = 10


def pair(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Two parties, in either order."""
    one, other = unslug(path["a"]), unslug(path["b"])
    known = names_of(asking, (one, other))
    if len(known) < 2 and len(known := names_of(asking, (code_of(one), code_of(other)))) == 2:  # typed by hand: 'US', 'britain'
        one, other = code_of(one), code_of(other)
    if one == other or len(known) < 2:
        raise Missing(f"the parties {one} and {other}")
    both = tuple(sorted((known[one]["number"], known[other]["number"])))
    months = asking.rows(
        "select standing, quad, type, month, incidents as n from page.pair_months where lo = ? and hi = ? order by rowid", *both
    )
    beside = asked.one_of("beside", ("1",)) is not None
    filters = Filters(asked)
    page = asked.number("page", 1, 1, 1_000_000)
    counts, numbers = (
        _narrowed(asking, both, filters, beside=beside, page=page) if filters.parts or beside else (months, _first(asking, both, page))
    )
    total = sum(r["n"] for r in counts)
    found = numbered(asking, numbers)
    _with_offices(asking, found)
    acts = [r for r in counts if r["standing"] in COUNTED]
    dated = sorted(r["month"] for r in acts if r["month"])
    on = scale(dated[0], dated[-1], 60) if dated else when(asking, 60)
    by_quad = (filled(on, [(r["month"], r["n"]) for r in acts if r["quad"] == q]) for q in (1, 2, 3, 4))
    values: dict[str, Any] = {
        "one": _shown(known[one]),
        "other": _shown(known[other]),
        "total": total,
        "acts": sum(r["n"] for r in acts),
        "quads": [sum(r["n"] for r in acts if r["quad"] == q) for q in (1, 2, 3, 4)],
        "standing": _summed(counts, "standing"),
        "types": _summed(counts, "type"),
        "parts": on.labels(),
        "stacks": [list(s) for s in zip(*by_quad, strict=True)],
        "incidents": found,
        "page": page,
        "pages": max(1, -(-total // EACH)),
        "beside": asking.value("select count(*) from page.pairs where lo = ? and hi = ? and relation = 'beside'", *both),
        "choices": _choices(asking, both, months),
        "network": contacts(asking, known[one], known[other]),
    }
    return Page(f"{known[one]['name']} and {known[other]['name']}", values, table=evidence_rows(found), filters=asked.stated)


def _shown(party: Row) -> Row:
    return {k: party[k] for k in ("key", "kind", "name", "incidents")}


def _first(asking: Asking, both: Sequence[int], page: int) -> list[int]:
    """The numbers of the incidents between the two, a page of them."""
    query = "select n from page.pairs where lo = ? and hi = ? and relation = 'between' order by n limit ? offset ?"
    return [r["n"] for r in asking.rows(query, *both, EACH, (page - 1) * EACH)]


def _narrowed(asking: Asking, both: Sequence[int], filters: Filters, *, beside: bool, page: int) -> tuple[list[Row], list[int]]:
    """Counts and the numbers of a page of incidents, as far as the filters go."""
    where = filters.sql("c.lo = ?", "c.hi = ?", "true" if beside else "c.relation = 'between'")
    rows = asking.rows(f"select c.n, c.standing, c.quad, c.type, c.month from page.pairs c{where} order by c.n", *both, *filters.values)
    tally = Counter((r["standing"], r["quad"], r["type"], r["month"]) for r in rows)
    counts = [{"standing": s, "quad": q, "type": t, "month": m, "n": n} for (s, q, t, m), n in tally.items()]
    return counts, [r["n"] for r in rows[(page - 1) * EACH : page * EACH]]


def _summed(counts: Sequence[Row], column: str) -> dict[str, int]:
    made: Counter[str] = Counter()
    for row in counts:
        made[row[column]] += row["n"]
    return dict(sorted(made.items(), key=lambda kv: (-kv[1], kv[0])))


def _with_offices(asking: Asking, found: Sequence[Row]) -> None:
    """Each incident's `persons`: name, the party acted for, and the office of that day with the day it was seen."""
    seen = offices(asking, {p["person"] for i in found for p in [*i["actors"], *i["recipients"]] if p["person"]})
    for incident in found:
        persons = {p["person"]: p for p in [*incident["actors"], *incident["recipients"]] if p["person"]}
        incident["officials"] = []
        for name, party in persons.items():
            held = office_on(seen.get(name, ()), incident["day"])
            title = party["office"] or (held and held["title"])
            stated = bool(party["office"])
            incident["officials"].append(
                {"person": name, "party": party["name"], "office": title, "as_of": None if stated or not held else held["as_of"]}
            )


def _choices(asking: Asking, both: Sequence[int], months: Sequence[Row]) -> dict[str, Any]:
    """What the filters can be set to here."""
    statuses = asking.rows("select distinct status from page.pairs where lo = ? and hi = ? and relation = 'between' order by 1", *both)
    return {
        "outlet": outlet_names(asking),
        "type": sorted({r["type"] for r in months}),
        "status": [r["status"] for r in statuses],
        "asserts": dict(ASSERTERS),
    }


def contacts(asking: Asking, one: Row, other: Row) -> dict[str, Any]:
    """The persons of one party and of the other who took part together in contacts (meetings, calls, visits) of the pair."""
    both = sorted((one["number"], other["number"]))
    rows = asking.rows("select one, other, times from page.pair_contacts where lo = ? and hi = ? order by rowid limit 400", *both)
    if one["number"] > other["number"]:
        rows = [{"one": r["other"], "other": r["one"], "times": r["times"]} for r in rows]
    private = set() if asking.everyone else private_names(asking, {r[k] for r in rows for k in ("one", "other")})
    rows = [r for r in rows if r["one"] not in private and r["other"] not in private]
    left, right = (_most(rows, side) for side in ("one", "other"))
    edges = sorted([left.index(r["one"]), right.index(r["other"]), r["times"]] for r in rows if r["one"] in left and r["other"] in right)
    ids = people_of(asking, [*left, *right])
    return {
        "left": [{"name": n, "id": ids.get(n)} for n in left],
        "right": [{"name": n, "id": ids.get(n)} for n in right],
        "edges": edges,
    }


def _most(rows: Sequence[Row], side: str) -> list[str]:
    """Those with most contacts, most first."""
    times: Counter[str] = Counter()
    for row in rows:
        times[row[side]] += row["times"]
    return [name for name, _ in sorted(times.items(), key=lambda kv: (-kv[1], kv[0]))[:FOLLOWED]]
