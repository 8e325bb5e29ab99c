"""The overview: what the record holds, its span of time, its outlets with their denominators, problems, and the matrix."""

from collections.abc import Mapping
from typing import Any

from avvisi.look.ask.matrix import grid, when
from avvisi.look.ask.parts import COUNTED, numbered
from avvisi.look.months import Scale, filled
from avvisi.look.page import Asked, Page
from avvisi.look.shelf import Asking, Row

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
    rows = asking.rows("select month, type, quad, standing, incidents, reports from page.months")
    acts = [r for r in rows if r["standing"] in COUNTED]
    by_quad = [filled(on, [(r["month"], r["incidents"]) for r in acts if r["quad"] == q]) for q in (1, 2, 3, 4)]
    types = []
    for kind, quad in sorted({(r["type"], r["quad"]) for r in rows}):
        mine = [r for r in rows if r["type"] == kind and r["quad"] == quad]
        told = [r for r in mine if r["standing"] in COUNTED]
        types.append(
            {
                "type": kind,
                "quad": quad,
                "incidents": sum(r["incidents"] for r in mine),
                "reports": sum(r["reports"] for r in mine),
                "acts": sum(r["incidents"] for r in told),
                "over_time": filled(on, [(r["month"], r["incidents"]) for r in told]),
            }
        )
    return {
        "parts": on.labels(),
        "stacks": [list(one) for one in zip(*by_quad, strict=True)],
        "types": sorted(types, key=lambda t: (t["quad"], -t["acts"], t["type"])),
        "outside": sum(r["incidents"] for r in acts if on.part(r["month"]) is None),
    }


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
