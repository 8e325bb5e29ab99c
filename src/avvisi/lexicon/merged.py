"""One file of the language's data as all folders have it: a table of a later folder adds to and overrides the same table of an earlier one."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from avvisi.lexicon.errors import LexiconError
from avvisi.model.record import Record

R = TypeVar("R", bound=Record)


def merged(file: str, shape: type[R], folders: Sequence[Path], *, strict: bool = True) -> R:
    """The file's tables as a record of this shape; LexiconError names the file. `strict`: words are not read as numbers."""
    tables: dict[str, Any] = {}
    try:
        for path in (folder / file for folder in folders):
            for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items() if path.exists() else ():
                tables[name] = {**tables.get(name, {}), **value} if isinstance(value, dict) else value
        return msgspec.convert(tables, shape, strict=strict)
    except (msgspec.ValidationError, ValueError, TypeError) as error:
        raise LexiconError(f"{file}: {error}") from error
