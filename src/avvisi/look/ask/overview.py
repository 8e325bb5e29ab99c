"""The overview: what the record holds, its span of time, its outlets with their denominators, problems, and the matrix."""

from collections.abc import Mapping
from typing import Any

from avvisi.look.ask.matrix import grid, when
from avvisi.look.ask.parts import COUNTED, numbered
from avvisi.look.months import Scale
from avvisi.look.page import Asked, Page
from avvisi.look.shelf import Asking, Row, places

TOLD = 6
OUTLETS = 12


def overview(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """The first page."""
    on = when(asking, 72)
    found: dict[str, Any] = {
        "counts": asking.one("select * from page.counts"),
        "time": _time(asking),
        "timeline": timeline(asking, on),
        "matrix": grid(asking, asked, most=16),
        "told": _told(asking),
        "outlets": outlets(asking, OUTLETS),
        "problems": _problems(asking),
    }
    return Page("Overview", found, table=found["matrix"]["pairs"], filters=asked.stated)


def _time(asking: Asking) -> Row:
    row = asking.one("select * from page.span") or {}
    return {
        "published": {"first": row["published_first"], "last": row["published_last"]},
        "happened": {"first": row["happened_first"], "last": row["happened_last"]},
        "undated_reports": row["undated_reports"],
        "undated_incidents": row["undated_incidents"],
    }


def timeline(asking: Asking, on: Scale) -> dict[str, Any]:
    """Acts by quad class over time, what lies outside the scale, and each type with its own small line."""
    counted = f"standing in ({places(COUNTED)})"
    types = asking.rows(
        "select type, quad, sum(incidents)::int as incidents, sum(reports)::int as reports, "
        f"sum(case when {counted} then incidents else 0 end)::int as acts from page.months group by type, quad order by quad, acts desc, type",
        *COUNTED,
    )
    lines = {(t["type"], t["quad"]): [0] * on.parts for t in types}
    outside = 0
    for row in asking.rows(
        f"select (number - {on.first}) // {on.step} as part, type, quad, sum(incidents)::int as n from page.months where {counted} group by all",
        *COUNTED,
    ):
        if row["part"] is not None and 0 <= row["part"] < on.parts:
            lines[row["type"], row["quad"]][row["part"]] = row["n"]
        else:
            outside += row["n"]
    for one in types:
        one["over_time"] = lines[one["type"], one["quad"]]
    stacks = [[sum(line[i] for (_, quad), line in lines.items() if quad == q) for q in (1, 2, 3, 4)] for i in range(on.parts)]
    return {"parts": on.labels(), "stacks": stacks, "types": types, "outside": outside}


def _told(asking: Asking) -> list[Row]:
    """What most outlets tell: the best places to compare reports."""
    return numbered(asking, [row["n"] for row in asking.rows("select n from page.told order by rowid limit ?", TOLD)])


def outlets(asking: Asking, most: int) -> list[Row]:
    """Outlets with their documents: first, last, how many dated, how many share text with others."""
    return asking.rows("select * from page.outlets order by rowid limit ?", most)


def _problems(asking: Asking) -> list[Row]:
    return asking.rows(
        "select stage, extractor, reason, rejected, count(*)::int as times from problems group by all order by rejected desc, times desc, stage, reason limit 8"
    )
