"""The seam between asking and showing: a Page of plain values, and what the reader asked for in the query string."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from avvisi.look.shelf import Asking, Row
from avvisi.store.errors import RecordError
from avvisi.store.filters import bound

_LONGEST = 300


class Missing(Exception):
    """There is no such thing in the record; says what was looked for."""


class Moved(Exception):
    """The id was superseded: `path` is where it lives now."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Asked:
    """The query string, read with care: each reading notes what was asked, so that the page can state it."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query
        self.stated: dict[str, str] = {}

    def text(self, name: str) -> str | None:
        """A value as given, None where it was not or is empty."""
        value = self._query.get(name, "").strip()[:_LONGEST]
        if not value:
            return None
        self.stated[name] = value
        return value

    def one_of(self, name: str, allowed: Iterable[str]) -> str | None:
        """A value of a closed set; anything else counts as not asked."""
        value = self._query.get(name, "").strip()
        if value not in set(allowed):
            return None
        self.stated[name] = value
        return value

    def day(self, name: str, *, first: bool) -> str | None:
        """An ISO day, month or year as the first or last day it covers; anything else counts as not asked."""
        value = self._query.get(name, "").strip()
        try:
            found = bound(value, first=first) if value else None
        except RecordError:
            return None
        if found:
            self.stated[name] = value
        return found

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self._query.get(name, "").strip()
        if not re.fullmatch(r"\d{1,9}", value):
            return default
        found = min(max(int(value), low), high)
        if found != default:
            self.stated[name] = str(found)
        return found


@dataclass(frozen=True)
class Page:
    """What a view found. `values` go to the template and the JSON twin, `table` to the CSV twin (where it is dear to ask for, a function that does); `filters` are stated on the page."""

    title: str
    values: dict[str, Any]
    table: list[Row] | Callable[[], list[Row]] = field(default_factory=list)
    filters: dict[str, str] = field(default_factory=dict)


Ask = Callable[[Asking, Mapping[str, str], Asked], Page]


@dataclass(frozen=True)
class View:
    """One kind of page: `path` as Starlette writes it (without the ending of a twin), its template, and what it asks."""

    name: str
    path: str
    ask: Ask
