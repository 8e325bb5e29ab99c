"""Words that the resolving stage knows: the shape of data/<language>/resolving.toml."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from avvisi.model.record import Record

FILE = "en/resolving.toml"


class ResolvingWords(Record, frozen=True, kw_only=True):
    """`empty`: words (lower-case) that say nothing of what a report is about. The others read counted things: `numbers` up to ninety,
    `powers` that multiply, `hedges`, plurals that count `persons`, and words after a number that are `not_counted`; `money`: what is paid in. `standing`: nouns that name
    a state of affairs between states where no verb says that it is new. `counterparts`: words of titles that tell another's office; `vague_titles`: of those that leave open which it is. `visit_opens`, `visit_over`: words of a visit by which its first, its last day is told. `pointing`: words by
    which a denial points back to what was said before; `corrects`: by which a title says that the report puts an earlier one right; `acts`: nouns of acts, by PLOVER type. `fates`: what
    happened to those counted, with the words that say so; `counts`: words that stand for a count of before (`again`) or of one fate."""

    empty: frozenset[str]
    not_counted: frozenset[str]
    money: frozenset[str]
    persons: frozenset[str]
    standing: frozenset[str]
    counterparts: frozenset[str]
    vague_titles: frozenset[str]
    visit_opens: frozenset[str]
    visit_over: frozenset[str]
    pointing: frozenset[str]
    corrects: frozenset[str]
    acts: dict[str, frozenset[str]]
    fates: dict[str, frozenset[str]]
    counts: dict[str, frozenset[str]]
    numbers: dict[str, int]
    powers: dict[str, int]
    hedges: dict[str, Literal["more", "less", "near"]]

    def __post_init__(self) -> None:
        """Refuse what no lower-cased word can equal."""
        for name in (
            "empty",
            "not_counted",
            "money",
            "persons",
            "standing",
            "counterparts",
            "vague_titles",
            "visit_opens",
            "visit_over",
            "pointing",
            "corrects",
            "numbers",
            "powers",
            "hedges",
        ):
            wrong = sorted(w for w in getattr(self, name) if w != w.lower() or not w)
            if wrong:
                raise ValueError(f"{name}: not lower-case: {', '.join(wrong)}")


def load(folders: Sequence[Path]) -> ResolvingWords:
    """The words of all folders together."""
    tables: dict[str, Any] = {}
    for folder in folders:
        path = folder / FILE
        if path.exists():
            for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
                tables[name] = {**tables.get(name, {}), **value} if isinstance(value, dict) else [*tables.get(name, []), *value]
    try:
        return msgspec.convert(tables, ResolvingWords)
    except (msgspec.ValidationError, ValueError) as error:
        raise ValueError(f"{FILE}: {error}") from error
