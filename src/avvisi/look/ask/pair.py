"""The record of two parties: their chronology, filtered, with people, offices of the day, disagreements, and who of them met whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.lists import outlet_names
from avvisi.look.ask.matrix import when
from avvisi.look.ask.parts import COUNTED, Filters, evidence_rows, incidents, names_of, office_on, offices, people_of
from avvisi.look.masks import private_names
from avvisi.look.months import filled, scale
from avvisi.look.page import Asked, Missing, Page
from avvisi.look.safe import unslug
from avvisi.look.shelf import Asking, Row

EACH = 50
FOLLOWED = 10


def pair(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Two parties, in either order."""
    one, other = unslug(path["a"]), unslug(path["b"])
    known = names_of(asking, (one, other))
    if one == other or len(known) < 2:
        raise Missing(f"the parties {one} and {other}")
    a, b = sorted((one, other))
    beside = asked.one_of("beside", ("1",))
    relation = "true" if beside else "p.relation = 'between'"
    base = f"from page.pairs p join page.chronology c on c.incident = p.incident where p.a = ? and p.b = ? and {relation}"
    filters = Filters(asked)
    narrow = "".join(f" and {part}" for part in filters.parts)
    page = asked.number("page", 1, 1, 1_000_000)
    if filters.parts or beside:
        counts = asking.rows(
            f"select c.standing, c.quad, c.type, substr(c.day, 1, 7) as month, count(*)::int as n {base}{narrow} group by all order by all",
            a, b, *filters.values,
        )  # fmt: skip
        ids = asking.rows(
            f"select c.incident {base}{narrow} order by c.day nulls last, c.incident limit ? offset ?",
            a,
            b,
            *filters.values,
            EACH,
            (page - 1) * EACH,
        )
    else:
        counts = asking.rows(
            "select standing, quad, type, month, incidents as n from page.pair_months where a = ? and b = ? order by all", a, b
        )
        ids = asking.rows(
            "select incident from page.pairs where a = ? and b = ? and relation = 'between' order by rowid limit ? offset ?",
            a,
            b,
            EACH,
            (page - 1) * EACH,
        )
    total = sum(r["n"] for r in counts)
    found = incidents(asking, [row["incident"] for row in ids])
    _with_offices(asking, found)
    months = sorted(r["month"] for r in counts if r["month"] and r["standing"] in COUNTED)
    on = scale(months[0], months[-1], 60) if months else when(asking, 60)
    acts = [r for r in counts if r["standing"] in COUNTED]
    values: dict[str, Any] = {
        "one": known[one],
        "other": known[other],
        "total": total,
        "acts": sum(r["n"] for r in acts),
        "quads": [sum(r["n"] for r in acts if r["quad"] == q) for q in (1, 2, 3, 4)],
        "standing": _summed(counts, "standing"),
        "types": _summed(counts, "type"),
        "parts": on.labels(),
        "stacks": [
            list(s) for s in zip(*(filled(on, [(r["month"], r["n"]) for r in acts if r["quad"] == q]) for q in (1, 2, 3, 4)), strict=True)
        ],
        "incidents": found,
        "page": page,
        "pages": max(1, -(-total // EACH)),
        "beside": asking.value("select count(*) from page.pairs where a = ? and b = ? and relation = 'beside'", a, b),
        "choices": _choices(asking, a, b),
        "network": contacts(asking, a, b),
    }
    return Page(f"{known[one]['name']} and {known[other]['name']}", values, table=evidence_rows(found), filters=asked.stated)


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


def _choices(asking: Asking, a: str, b: str) -> dict[str, list[str]]:
    """What the filters can be set to here."""
    types = asking.rows("select distinct type from page.pair_months where a = ? and b = ? order by 1", a, b)
    standings = asking.rows("select distinct standing from page.pair_months where a = ? and b = ? order by 1", a, b)
    return {"outlet": outlet_names(asking), "type": [r["type"] for r in types], "standing": [r["standing"] for r in standings]}


def contacts(asking: Asking, a: str, b: str) -> dict[str, Any]:
    """The persons of one party and of the other who took part together in contacts (meetings, calls, visits) of the pair."""
    rows = asking.rows(
        "select t.incident, t.key, t.person from page.pairs p join page.takes_part t on t.incident = p.incident "
        "where p.a = ? and p.b = ? and p.type = 'CONSULT' and p.standing in ('asserted', 'attributed') and t.person is not null and t.key in (?, ?) "
        "order by t.incident, t.person limit 20000",
        a, b, a, b,
    )  # fmt: skip
    private = set() if asking.everyone else private_names(asking, {r["person"] for r in rows})
    sides: dict[str, dict[str, set[str]]] = {a: {}, b: {}}
    for row in rows:
        if row["person"] not in private:
            sides[row["key"]].setdefault(row["person"], set()).add(row["incident"])
    left, right = ([name for name, _ in sorted(sides[k].items(), key=lambda kv: (-len(kv[1]), kv[0]))[:FOLLOWED]] for k in (a, b))
    edges = [
        (i, j, len(sides[a][x] & sides[b][y]))
        for i, x in enumerate(left)
        for j, y in enumerate(right)
        if x != y and sides[a][x] & sides[b][y]
    ]
    ids = people_of(asking, [*left, *right])
    return {
        "left": [{"name": n, "id": ids.get(n)} for n in left],
        "right": [{"name": n, "id": ids.get(n)} for n in right],
        "edges": [list(e) for e in edges],
    }
