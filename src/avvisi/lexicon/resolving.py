"""Words that the resolving stage knows: the shape of data/<language>/resolving.toml."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from avvisi.model.record import Record

FILE = "en/resolving.toml"


class ResolvingWords(Record, frozen=True, kw_only=True):
    """`empty`: words (lower-case) that say nothing of what a report is about."""

    empty: frozenset[str]

    def __post_init__(self) -> None:
        """Refuse what no lower-cased word can equal."""
        wrong = sorted(w for w in self.empty if w != w.lower() or not w)
        if wrong:
            raise ValueError(f"empty: not lower-case: {', '.join(wrong)}")


def load(folders: Sequence[Path]) -> ResolvingWords:
    """The words of all folders together."""
    tables: dict[str, Any] = {}
    for folder in folders:
        path = folder / FILE
        if path.exists():
            for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
                tables[name] = [*tables.get(name, []), *value]
    try:
        return msgspec.convert(tables, ResolvingWords)
    except (msgspec.ValidationError, ValueError) as error:
        raise ValueError(f"{FILE}: {error}") from error
