"""How pages mark what is not the story: the shape of data/<language>/page.toml. Every rule carries examples that are checked on loading it in tests."""

import re
import tomllib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import msgspec

from avvisi.model.record import Record

FILE = "en/page.toml"
LONGEST = 400  # characters of a line that a rule looks at: a longer line is a paragraph, read at its start and end only

Kind = Literal["litter", "block", "label", "byline", "editor", "credit", "tail", "caption", "photo", "note", "disclaimer", "outlet"]
Where = Literal["any", "edge", "head", "foot", "below"]
Match = Literal["whole", "start", "end", "within"]


class PageRule(Record, frozen=True, kw_only=True):
    """One way in which pages say something about themselves.

    `pattern` is read against the line in lower case, unless `cased`. `where`: anywhere, at the page's edges (before or behind the story), at one
    of them, or below: within the story or behind it. A group named `credit` or `name` cuts out the words that matter. Where none of `needs` stands in the line, the pattern is not tried.
    """

    id: str
    kind: Kind
    pattern: str
    match: Match = "whole"
    where: Where = "any"
    cased: bool = False
    needs: tuple[str, ...] = ()
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def __post_init__(self) -> None:
        """A rule without examples on both sides is not loaded."""
        if not self.yes or not self.no:
            raise ValueError(f"{self.id}: at least one `yes` and one `no`")


class Ready:
    """A rule, ready to be tried. `find(text, low)` gives the match or None."""

    def __init__(self, rule: PageRule, macros: dict[str, str]) -> None:
        self.rule, self._needs = rule, rule.needs
        body = rule.pattern
        for name, meaning in macros.items():
            body = body.replace("{" + name + "}", meaning)
        ends = {"whole": r"(?:%s)\W{0,3}\Z", "start": "(?:%s)", "end": r"(?:%s)\s*\Z", "within": "(?:%s)"}[rule.match]
        self._written = ends % body

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when a line is first read by it: most rules are never tried on most heaps."""
        return re.compile(self._written)

    def find(self, text: str, low: str) -> re.Match[str] | None:
        """Where the rule's words stand in a line; `low` is the same in lower case, character for character."""
        words = text if self.rule.cased else low
        if self._needs:
            for need in self._needs:  # asked for every line and rule: a generator costs more than what it asks
                if need in words:
                    break
            else:
                return None
        match = self.rule.match
        if match in ("whole", "start"):
            return self._pattern.match(words) if len(words) <= LONGEST or match == "start" else None
        if match == "end":
            return self._pattern.search(words, max(0, len(words) - LONGEST))
        return self._pattern.search(words, 0, LONGEST)


class PageWords(Record, frozen=True, kw_only=True):
    """The whole file: rules, the words that make datelines, labels of dates, and words of outlets' names."""

    macros: dict[str, str]
    months: dict[str, tuple[str, ...]]
    date_words: frozenset[str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    other_dates: tuple[str, ...]
    media: frozenset[str]
    sections: frozenset[str]
    photo_sources: frozenset[str]
    no_place: frozenset[str]
    agency_words: frozenset[str]
    unnamed_sources: frozenset[str]
    places: frozenset[str]
    page_nouns: frozenset[str]
    seen: frozenset[str]
    small: frozenset[str]
    prosaic: frozenset[str]
    past: frozenset[str]
    ahead: frozenset[str]
    common: frozenset[str]
    rule: tuple[PageRule, ...]

    @property
    def month_numbers(self) -> dict[str, int]:
        """The number of each month's name."""
        return {name: int(number) for number, names in self.months.items() for name in names}


class PageLexicon:
    """The words of a page, compiled; `rules(kind)` in the order of the file."""

    def __init__(self, words: PageWords) -> None:
        self.words = words
        self.ready = tuple(Ready(rule, words.macros) for rule in words.rule)

    @cached_property
    def by_kind(self) -> dict[str, tuple[Ready, ...]]:
        """The rules of each kind, in the order of the file."""
        found: dict[str, list[Ready]] = {}
        for ready in self.ready:
            found.setdefault(ready.rule.kind, []).append(ready)
        return {kind: tuple(rules) for kind, rules in found.items()}


def lower(text: str) -> str:
    """Lower case, character for character, so that places stay where they are ('İ' would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def load(folders: Sequence[Path]) -> PageLexicon:
    """The rules of all folders, compiled, and their words."""
    words = load_words(folders)
    try:
        return PageLexicon(words)
    except re.error as error:
        raise ValueError(f"{FILE}: {error}") from error


def load_words(folders: Sequence[Path]) -> PageWords:
    """The words of all folders: lists and rules of a later folder are added; a rule of the same id takes the place of the earlier one."""
    tables: dict[str, Any] = {}
    for folder in folders:
        path = folder / FILE
        if path.exists():
            _merge(tables, tomllib.loads(path.read_text(encoding="utf-8")))
    try:
        return msgspec.convert(tables, PageWords)
    except (msgspec.ValidationError, ValueError) as error:
        raise ValueError(f"{FILE}: {error}") from error


def _merge(tables: dict[str, Any], more: dict[str, Any]) -> None:
    for name, value in more.items():
        if name == "rule":
            ids = {rule.get("id") for rule in value}
            tables[name] = [*(r for r in tables.get(name, []) if r.get("id") not in ids), *value]
        elif isinstance(value, dict):
            tables[name] = {**tables.get(name, {}), **value}
        else:
            tables[name] = [*tables.get(name, []), *value]
