"""The overview: what the record holds, its span of time, its outlets with their denominators, problems, and the matrix."""

from collections.abc import Mapping
from typing import Any

from avvisi.look.ask.matrix import grid, when
from avvisi.look.ask.parts import COUNTED, incidents
from avvisi.look.months import Scale, filled
from avvisi.look.page import Asked, Page
from avvisi.look.shelf import Asking, Row, places

TOLD = 6
OUTLETS = 12


def overview(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """The first page."""
    on = when(asking, 72)
    found: dict[str, Any] = {
        "counts": _counts(asking),
        "time": _time(asking),
        "timeline": timeline(asking, on),
        "matrix": grid(asking, asked, most=16),
        "told": _told(asking),
        "outlets": outlets(asking, OUTLETS),
        "problems": _problems(asking),
    }
    return Page("Overview", found, table=found["matrix"]["pairs"], filters=asked.stated)


def _counts(asking: Asking) -> Row:
    names = ("documents", "events", "incidents", "quotes", "utterances", "tenures")
    found = {name: asking.value(f"select count(*) from {name}") for name in names}
    found["people"] = asking.value("select count(*) from people where public")
    found["outlets"] = asking.value("select count(distinct outlet) from page.outlet_days")
    found["families"] = asking.value("select count(distinct copy_family) from documents")
    found["rejected"] = asking.value("select count(*) from problems where rejected")
    return found


def _time(asking: Asking) -> Row:
    return {
        "published": asking.one("select min(day) as first, max(day) as last from page.outlet_days"),
        "happened": asking.one("select min(day) as first, max(day) as last from page.chronology"),
        "undated_reports": asking.value("select coalesce(sum(documents), 0)::int from page.outlet_days where day is null"),
        "undated_incidents": asking.value("select count(*) from page.chronology where day is null"),
    }


def timeline(asking: Asking, on: Scale) -> dict[str, Any]:
    """Acts by quad class over time, with what lies outside the scale counted."""
    rows = asking.rows(
        f"select month, quad, sum(incidents)::int as n from page.months where standing in ({places(COUNTED)}) group by all order by all",
        *COUNTED,
    )
    by_quad = [filled(on, [(r["month"], r["n"]) for r in rows if r["quad"] == q]) for q in (1, 2, 3, 4)]
    stacks = [list(one) for one in zip(*by_quad, strict=True)]
    types = asking.rows(
        "select type, quad, sum(incidents)::int as incidents, sum(reports)::int as reports, "
        f"sum(case when standing in ({places(COUNTED)}) then incidents else 0 end)::int as acts "
        "from page.months group by type, quad order by quad, acts desc, type",
        *COUNTED,
    )
    outside = sum(r["n"] for r in rows if on.part(r["month"]) is None)
    return {"parts": on.labels(), "stacks": stacks, "types": types, "outside": outside}


def _told(asking: Asking) -> list[Row]:
    """What most outlets tell: the best places to compare reports."""
    ids = asking.rows("select incident from page.told order by rowid limit ?", TOLD)
    return incidents(asking, [row["incident"] for row in ids])


def outlets(asking: Asking, most: int) -> list[Row]:
    """Outlets with their documents: first, last, how many dated, how many share text with others."""
    return asking.rows("select * from page.outlets order by rowid limit ?", most)


def _problems(asking: Asking) -> list[Row]:
    return asking.rows(
        "select stage, extractor, reason, rejected, count(*)::int as times from problems group by all order by rejected desc, times desc, stage, reason limit 8"
    )
