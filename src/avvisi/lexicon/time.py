"""How a language names days and times: the shape of data/<language>/time.toml."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from avvisi.model.record import Record

FILE = "en/time.toml"


class TimeWords(Record, frozen=True, kw_only=True):
    """Names of months and weekdays (with their numbers, Monday 1) and of time zones (minutes east of Greenwich); all lower-case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    zones: dict[str, int]

    def __post_init__(self) -> None:
        """Refuse numbers that no month, weekday or zone has."""
        _within("months", self.months, 1, 12)
        _within("weekdays", self.weekdays, 1, 7)
        _within("zones", self.zones, -720, 840)


def _within(part: str, words: dict[str, int], low: int, high: int) -> None:
    for word, number in words.items():
        if word != word.lower() or not low <= number <= high:
            raise ValueError(f"{part}: {word} = {number}")


def load(folders: Sequence[Path]) -> TimeWords:
    """The words of all folders: a table of a later folder adds to and overrides the same table of an earlier one."""
    tables: dict[str, Any] = {}
    for folder in folders:
        path = folder / FILE
        if path.exists():
            for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
                tables[name] = {**tables.get(name, {}), **value} if isinstance(value, dict) else value
    try:
        return msgspec.convert(tables, TimeWords)
    except (msgspec.ValidationError, ValueError) as error:
        raise ValueError(f"{FILE}: {error}") from error
