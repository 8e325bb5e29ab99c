"""Reports whose day is only bounded: what every day within the bounds would give is known, the rest is bounded too."""

from datetime import date

from msgspec.structs import replace

from avvisi.extract.dates.values import bounds
from avvisi.model.facts import TimeExpression

FIRST, LAST = 1600, 2199


def whole_day(value: str | None) -> date | None:
    """An ISO day that a report can be of."""
    days = bounds(value) if value and len(value) == 10 else None
    return days[0] if days and FIRST <= days[0].year <= LAST else None


def within(undated: list[TimeExpression], first: list[TimeExpression] | None, last: list[TimeExpression] | None) -> list[TimeExpression]:
    """The expressions as read without a day, completed by readings on the first and the last day the report can be of.

    Where both give one value it is the value ('last year', of a report from 17 to 23 August); where they differ they bound it.
    """
    early = {fact.id: fact for fact in first or ()}
    late = {fact.id: fact for fact in last or ()}
    return [_completed(fact, early.get(fact.id), late.get(fact.id)) for fact in undated]


def _completed(fact: TimeExpression, early: TimeExpression | None, late: TimeExpression | None) -> TimeExpression:
    if fact.type not in ("DATE", "TIME") or fact.earliest or fact.latest:
        return fact
    if early is not None and late is not None and early.value == late.value and early.earliest:
        return early
    relative = [known for known in (early, late) if known is not None and known.anchor == "published"]
    if not relative:
        return fact
    earliest = early.earliest if early is not None and early.anchor == "published" else None
    latest = late.latest if late is not None and late.anchor == "published" else None
    return replace(fact, earliest=earliest, latest=latest)
