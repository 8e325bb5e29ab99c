"""The matrix: for each pair of states and organisations what happened between them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.parts import COUNTED, TYPES
from avvisi.look.months import Scale, scale
from avvisi.look.page import Asked, Page
from avvisi.look.shelf import Asking, Row, places

PARTIES = ("state", "organisation", "bloc", "group")
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
    conditions, values = [], []
    for condition, value in (("type = ?", kind), ("month >= ?", since and since[:7]), ("month <= ?", until and until[:7])):
        if value:
            conditions.append(condition)
            values.append(value)
    where = (" where " + " and ".join(conditions)) if conditions else ""
    keys = _largest(asking, where, values, size)
    both = f"a in ({places(keys)}) and b in ({places(keys)})"
    on = when(asking, PARTS)
    pairs = pair_rows(asking, f"{where} {'and' if where else 'where'} {both}", [*values, *keys, *keys], on)
    known = {r["key"]: r for r in asking.rows(f"select key, kind, name from page.parties where key in ({places(keys)})", *keys)}
    weights = {(p["a"], p["b"]): p["incidents"] + 0.01 * p["others"] for p in pairs}
    parties = [known[k] for k in _ordered(keys, weights, order, known)]
    for pair in pairs:
        pair["a_name"], pair["b_name"] = known[pair["a"]]["name"], known[pair["b"]]["name"]
    everyone = asking.value("select count(*) from page.parties where paired > 0")
    return {"parties": parties, "pairs": pairs, "order": order, "parts": on.labels(), "parties_in_all": everyone, "size": size}


def when(asking: Asking, most: int) -> Scale:
    """The stretch of time that charts show: from a year before the first report to a year after the last, as far as anything happened.

    What a report recalls from long ago stands in the lists, but would press everything else into the last bar of a chart.
    """
    row = asking.one(
        "with r as (select min(day) as low, max(day) as high from page.outlet_days where day is not null) "
        "select min(month) as low, max(month) as high from page.months, r where month is not null and (r.low is null or "
        "(month >= (substr(r.low, 1, 4)::int - 1)::varchar || substr(r.low, 5, 3) and month <= (substr(r.high, 1, 4)::int + 1)::varchar || substr(r.high, 5, 3)))"
    )
    return scale(row["low"], row["high"], most) if row else scale(None, None, most)


def _largest(asking: Asking, where: str, values: Sequence[Any], size: int) -> list[str]:
    """The parties with most acts between them and others, as far as the filters go."""
    if not where:
        query = (
            f"select key from page.parties where paired > 0 and kind in ({places(PARTIES)}) order by acts desc, paired desc, key limit ?"
        )
        return [row["key"] for row in asking.rows(query, *PARTIES, size)]
    query = (
        f"with p as (select a, b, standing in ({places(COUNTED)}) as act, sum(incidents) as incidents from page.pair_months{where} group by all), "
        "ends as (select a as key, incidents, act from p union all select b, incidents, act from p) "
        f"select e.key from ends e join page.parties n on n.key = e.key where n.kind in ({places(PARTIES)}) group by e.key "
        "order by sum(case when e.act then e.incidents else 0 end) desc, sum(e.incidents) desc, e.key limit ?"
    )
    return [row["key"] for row in asking.rows(query, *COUNTED, *values, *PARTIES, size)]


def pair_rows(asking: Asking, where: str, values: Sequence[Any], on: Scale) -> list[Row]:
    """One row a pair. `incidents` and `quads` count acts that someone asserts; `others` what is planned, denied, alleged or supposed."""
    rows = asking.rows(
        f"select a, b, quad, standing, sum(incidents)::int as incidents, sum(reports)::int as reports from page.pair_months{where} group by all order by all",
        *values,
    )
    over_time: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * on.parts)
    for row in asking.rows(
        f"select a, b, (number - ?) // ? as part, sum(incidents)::int as n from page.pair_months{where} and standing in ({places(COUNTED)}) "
        "group by all order by all",
        on.first, on.step, *values, *COUNTED,
    ):  # fmt: skip
        if row["part"] is not None and 0 <= row["part"] < on.parts:
            over_time[row["a"], row["b"]][row["part"]] = row["n"]
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["a"], row["b"]].append(row)
    made = []
    for (a, b), some in groups.items():
        standing = {s: sum(r["incidents"] for r in some if r["standing"] == s) for s in dict.fromkeys(r["standing"] for r in some)}
        acts = [r for r in some if r["standing"] in COUNTED]
        made.append(
            {
                "a": a,
                "b": b,
                "incidents": sum(r["incidents"] for r in acts),
                "others": sum(n for s, n in standing.items() if s not in COUNTED),
                "reports": sum(r["reports"] for r in some),
                "quads": [sum(r["incidents"] for r in acts if r["quad"] == q) for q in (1, 2, 3, 4)],
                "standing": standing,
                "over_time": over_time[a, b],
            }
        )
    return sorted(made, key=lambda p: (-p["incidents"], -p["others"], -p["reports"], p["a"], p["b"]))


def _ordered(keys: Sequence[str], weights: Mapping[tuple[str, str], float], order: str, known: Mapping[str, Row]) -> list[str]:
    """'near': those with much between them stand side by side, so that blocks show along the diagonal."""
    if order == "name":
        return sorted(keys, key=lambda k: (known[k]["name"], k))
    if order == "number":
        return list(keys)
    between: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), n in weights.items():
        between[a][b] = between[b][a] = n
    left, made = list(keys), list[str]()
    while left:
        pull = {k: sum(between[k].get(m, 0.0) * 0.6**back for back, m in enumerate(reversed(made[-6:]))) for k in left}
        best = max(left, key=lambda k: (pull[k], -left.index(k)))
        if pull[best] == 0:
            best = left[0]
        made.append(best)
        left.remove(best)
    return made
