"""The matrix: for each pair of states and organisations what happened between them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.parts import COUNTED, STANDINGS, TYPES
from avvisi.look.months import Scale, scale
from avvisi.look.page import Asked, Page
from avvisi.look.shelf import Asking, Row, places

PARTS = 24


def matrix(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """The matrix by itself, with filters, as large as asked."""
    found = grid(asking, asked, most=24)
    return Page("Who with whom", found, table=found["pairs"], filters=asked.stated)


def grid(asking: Asking, asked: Asked, *, most: int) -> dict[str, Any]:
    """Parties in order, pairs with their counts, and the scale of time that the small lines share."""
    size = asked.number("parties", most, 2, 30)
    kind = asked.one_of("type", TYPES)
    since, until = asked.day("since", first=True), asked.day("until", first=False)
    order = asked.one_of("order", ("number", "name")) or "near"
    persons = asked.one_of("persons", ("1",)) is not None
    conditions, values = [], []
    for condition, value in (("type = ?", kind), ("month >= ?", since and since[:7]), ("month <= ?", until and until[:7])):
        if value:
            conditions.append(condition)
            values.append(value)
    known = {r["number"]: r for r in _largest(asking, conditions, values, size, persons=persons)}
    on = when(asking, PARTS)
    numbers = list(known)
    among = ", ".join(map(str, numbers)) or "null"
    both = " and ".join([*conditions, f"hi <= {max(numbers, default=0)}", f"hi in ({among})", f"lo in ({among})"])
    pairs = pair_rows(asking, f"select * from page.{{}} where {both}", values, on, totals=not conditions)
    weights = {(p["lo"], p["hi"]): p["incidents"] + 0.01 * p["others"] for p in pairs}
    parties = [known[k] for k in _ordered(numbers, weights, order, known)]
    everyone = asking.value("select parties from page.counts")
    shown = [{k: p[k] for k in ("key", "kind", "name")} for p in parties]
    return {"parties": shown, "pairs": named(pairs, known), "order": order, "parts": on.labels(), "parties_in_all": everyone, "size": size}


def when(asking: Asking, most: int) -> Scale:
    """The stretch of time that charts show: from a year before the first report to a year after the last, as far as anything happened.

    What a report recalls from long ago stands in the lists, but would press everything else into the last bar of a chart.
    """
    row = asking.one("select low, high from page.span")
    return scale(row["low"], row["high"], most) if row else scale(None, None, most)


def _largest(asking: Asking, conditions: Sequence[str], values: Sequence[Any], size: int, *, persons: bool) -> list[Row]:
    """The parties with most acts between them and others, as far as the filters go. Persons only where asked for."""
    who = "paired > 0" + ("" if persons else " and kind <> 'person'") + ("" if asking.everyone else " and public")
    if not conditions:
        order = "acts desc, paired desc, number" if persons else "number"
        return asking.rows(f"select number, key, kind, name from page.parties where {who} order by {order} limit ?", size)
    counted = f"sum(case when standing in ({places(COUNTED)}) then incidents else 0 end)"
    query = (
        f"with p as (select lo, hi, {counted} as acts, sum(incidents) as incidents from page.pair_months where {' and '.join(conditions)} group by lo, hi), "
        "ends as (select lo as number, acts, incidents from p union all select hi, acts, incidents from p), "
        "t as (select number, sum(acts) as acts, sum(incidents) as incidents from ends group by number) "
        f"select n.number, n.key, n.kind, n.name from t join page.parties n on n.number = t.number where {who} "
        "order by t.acts desc, t.incidents desc, n.number limit ?"
    )
    return asking.rows(query, *COUNTED, *values, size)


def pair_rows(asking: Asking, chosen: str, values: Sequence[Any], on: Scale, *, totals: bool) -> list[Row]:
    """One row a pair. `incidents` and `quads` count acts that someone asserts; `others` what is planned, denied, alleged or supposed.

    `chosen` is a query for rows of the table named in its braces; `totals` says that it chooses by parties only, so that the sums over all
    months will do.
    """
    act = "standing in ('asserted', 'attributed')"
    sums = [f"coalesce(sum(incidents) filter (where quad = {q} and {act}), 0)::int as q{q}" for q in (1, 2, 3, 4)]
    sums += [f"coalesce(sum(incidents) filter (where standing = '{name}'), 0)::int as {name}" for name in STANDINGS]
    rows = asking.rows(
        f"select lo, hi, sum(reports)::int as reports, {', '.join(sums)} from ({chosen.format('pair_totals' if totals else 'pair_months')}) group by lo, hi",
        *values,
    )
    over_time = _over_time(asking, chosen.format("pair_months"), values, on)
    made = []
    for row in rows:
        standing = {name: row[name] for name in STANDINGS if row[name]}
        made.append(
            {
                "lo": row["lo"],
                "hi": row["hi"],
                "incidents": sum(standing.get(name, 0) for name in COUNTED),
                "others": sum(n for name, n in standing.items() if name not in COUNTED),
                "reports": row["reports"],
                "quads": [row["q1"], row["q2"], row["q3"], row["q4"]],
                "standing": standing,
                "over_time": over_time.get((row["lo"], row["hi"]), [0] * on.parts),
            }
        )
    return sorted(made, key=lambda p: (-p["incidents"], -p["others"], -p["reports"], p["lo"], p["hi"]))


def _over_time(asking: Asking, chosen: str, values: Sequence[Any], on: Scale) -> dict[tuple[int, int], list[int]]:
    """Pair -> acts in each part of the scale."""
    first, last = on.first, on.first + on.step * on.parts - 1
    query = (
        f"with counted as (select lo, hi, (number - {first}) // {on.step} as part, sum(incidents)::int as n from ({chosen}) "
        f"where standing in ({places(COUNTED)}) and number between {first} and {last} group by all) "
        "select lo, hi, list(part) as parts, list(n) as numbers from counted group by lo, hi"
    )
    found = {}
    for row in asking.rows(query, *values, *COUNTED):
        line = found[row["lo"], row["hi"]] = [0] * on.parts
        for part, n in zip(row["parts"], row["numbers"], strict=True):
            line[part] = n
    return found


def named(pairs: Sequence[Row], known: Mapping[int, Row]) -> list[Row]:
    """Pairs under the keys and names of their parties, in the order of the keys; numbers do not leave, for a rebuild changes them."""
    made = []
    for pair in pairs:
        a, b = sorted((known[pair["lo"]], known[pair["hi"]]), key=lambda p: p["key"])
        rest = {k: v for k, v in pair.items() if k not in ("lo", "hi")}
        made.append({"a": a["key"], "b": b["key"], "a_name": a["name"], "b_name": b["name"], **rest})
    return made


def _ordered(keys: Sequence[int], weights: Mapping[tuple[int, int], float], order: str, known: Mapping[int, Row]) -> list[int]:
    """'near': those with much between them stand side by side, so that blocks show along the diagonal."""
    if order == "name":
        return sorted(keys, key=lambda k: (known[k]["name"], k))
    if order == "number":
        return list(keys)
    between: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), n in weights.items():
        between[a][b] = between[b][a] = n
    left, made = list(keys), list[int]()
    while left:
        pull = {k: sum(between[k].get(m, 0.0) * 0.6**back for back, m in enumerate(reversed(made[-6:]))) for k in left}
        best = max(left, key=lambda k: (pull[k], -left.index(k)))
        if pull[best] == 0:
            best = left[0]
        made.append(best)
        left.remove(best)
    return made
