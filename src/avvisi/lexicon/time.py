"""How a language names days and times: the shape of data/<language>/time.toml."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from avvisi.lexicon.merged import merged
from avvisi.model.record import Record

FILE = "en/time.toml"
Unit = Literal["TS", "TM", "TH", "D", "W", "F", "WE", "M", "Q", "Y", "E", "C"]
Ref = Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]
Mod = Literal["START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "EXACT"]


class Hints(Record, frozen=True, kw_only=True):
    """Words that tell how a time expression is to be read; time.toml says what each list is for."""

    counted: frozenset[str]
    leads: frozenset[str]
    full: frozenset[str]
    closing: frozenset[str]
    clause: frozenset[str]
    ahead: frozenset[str]
    modal: frozenset[str]
    coming: frozenset[str]
    deadline: frozenset[str]
    not_ahead: frozenset[str]
    light: frozenset[str]
    same_day: frozenset[str]
    within: frozenset[str]
    apart: frozenset[str]
    planned: frozenset[str]
    leaves: frozenset[str]
    onward: frozenset[str]
    answered: frozenset[str]
    together: frozenset[str]
    sayings: frozenset[str]
    papers: frozenset[str]
    beside: frozenset[str]
    journeys: frozenset[str]
    occasions: frozenset[str]
    deeds: frozenset[str]
    elsewhen: frozenset[str]
    speaks: frozenset[str]


class TimeWords(Record, frozen=True, kw_only=True):
    """Words (all lower-case) and what they stand for: numbers of months and weekdays (Monday 1), zones in minutes east of Greenwich, TIMEX3 letters.

    `which` and `back` are steps from the day of the report and from a day named before; `holidays` are 'MM-DD', 'easter+days', 'hijri:MM' or 'hijri:MM-DD', or
    'MM-WEEKDAYxN' with '+days'; mod EXACT is no TIMEX3 value and leaves `mod` empty.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    zones: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    fuzzy: dict[str, Literal["X"]]
    units: dict[str, Unit]
    plurals: dict[str, Unit]
    parts: dict[str, Literal["MO", "AF", "EV", "NI"]]
    seasons: dict[str, Literal["SP", "SU", "FA", "WI"]]
    decades: dict[str, int]
    which: dict[str, int]
    back: dict[str, int]
    early: dict[str, Mod]
    about: dict[str, Mod]
    words: dict[str, int]
    holidays: dict[str, str]
    refs: dict[str, Ref]
    sets: dict[str, str]
    hints: Hints

    def __post_init__(self) -> None:
        """Refuse numbers that no month, weekday or zone has."""
        _within("months", self.months, 1, 12)
        _within("weekdays", self.weekdays, 1, 7)
        _within("zones", self.zones, -720, 840)
        _within("ordinals", self.ordinals, 1, 31)
        _within("which", self.which, -1, 1)
        _within("back", self.back, -1, 1)


def _within(part: str, words: dict[str, int], low: int, high: int) -> None:
    for word, number in words.items():
        if word != word.lower() or not low <= number <= high:
            raise ValueError(f"{part}: {word} = {number}")


def load(folders: Sequence[Path]) -> TimeWords:
    """The words of all folders: a table of a later folder adds to and overrides the same table of an earlier one."""
    return merged(FILE, TimeWords, folders)
