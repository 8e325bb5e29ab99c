"""The rules of the grammar of time expressions: the shape of data/<language>/dates.toml. Each carries its own examples."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from avvisi.model.record import Record

FILE = "en/dates.toml"


class DateExample(Record, frozen=True, kw_only=True):
    """In a report of that day, these words of the text mean this value."""

    text: str
    on: str
    words: str
    value: str | None = None


class DateRule(Record, frozen=True, kw_only=True):
    """A pattern over the words of time and the function (of extract.dates_readings) that reads it."""

    id: str
    pattern: str
    reads: str
    yes: tuple[DateExample, ...]
    no: tuple[str, ...]

    def __post_init__(self) -> None:
        """A rule without examples for and against does not load."""
        if not self.yes or not self.no:
            raise ValueError(f"{self.id}: a rule needs a yes and a no")


class DateRules(Record, frozen=True, kw_only=True):
    """All rules, in order."""

    rule: tuple[DateRule, ...]


def load(folders: Sequence[Path]) -> DateRules:
    """The rules of all folders, those of later folders first; a rule with the id of a shipped one takes its place."""
    rules: dict[str, DateRule] = {}
    for folder in reversed(folders):
        path = folder / FILE
        if path.exists():
            try:
                found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), DateRules)
            except (msgspec.ValidationError, ValueError) as error:
                raise ValueError(f"{FILE}: {error}") from error
            for rule in found.rule:
                rules.setdefault(rule.id, rule)
    return DateRules(rule=tuple(rules.values()))
