"""Conditions on a record's tables, built from what a user asked: values are always bound, never pasted into SQL."""

import re
from collections.abc import Iterable
from typing import Any

from avvisi.store.errors import RecordError

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


class Where:
    """Conditions and their values; `sql` is the whole clause."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.values: list[Any] = []

    def add(self, condition: str, *values: Any) -> "Where":
        """One more condition."""
        self._parts.append(f"({condition})")
        self.values += values
        return self

    @property
    def sql(self) -> str:
        """The clause, empty where nothing was asked."""
        return " where " + " and ".join(self._parts) if self._parts else ""

    def between(self, since: str | None, until: str | None, also: str = "") -> "Where":
        """Days that can lie in [since, until]. Where one bound alone is known, that is the day it is taken for; what has none is left out as soon as a day is asked for.

        `also` names a column that stands in where the date holds nothing at all.
        """
        last = f", {also}" if also else ""
        return self._within(since, until, f"date.latest, date.value, date.earliest{last}", f"date.earliest, date.value, date.latest{last}")

    def published(self, since: str | None, until: str | None) -> "Where":
        """Documents published, or at most then and at least then, in [since, until]."""
        days = "published, published_latest, published_earliest", "published, published_earliest, published_latest"
        return self._within(since, until, *days)

    def _within(self, since: str | None, until: str | None, latest: str, earliest: str) -> "Where":
        if since and until and bound(since, first=True) > bound(until, first=False):
            raise RecordError(f"nothing lies between {since} and {until}: the second is before the first")
        if since:
            self.add(f"coalesce({latest}) >= ?", bound(since, first=True))
        if until:
            self.add(f"coalesce({earliest}) <= ?", bound(until, first=False))
        return self

    def party(self, name: str, *columns: str) -> "Where":
        """Rows in which a state (by code or name), organisation or person takes part, in any of these columns of parties."""
        from avvisi.store.asked import code_of

        wanted = name.strip()
        test = "p.code = ? or lower(p.name) = lower(?) or lower(p.person) = lower(?)"
        either = " or ".join(f"len(list_filter({c}, lambda p: {test})) > 0" for c in columns)
        return self.add(either, *([code_of(wanted), wanted, wanted] * len(columns)))


def bound(day: str, *, first: bool) -> str:
    """An ISO day, month or year as the first or last day it covers. RecordError for anything else."""
    if not _DAY.match(day):
        raise RecordError(f"{day!r} is no ISO day, month or year")
    if len(day) == 10:
        return day
    if len(day) == 7:
        return f"{day}-01" if first else f"{day}-31"
    return f"{day}-01-01" if first else f"{day}-12-31"


def quoted(names: Iterable[str]) -> str:
    """Column names for a select."""
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)
