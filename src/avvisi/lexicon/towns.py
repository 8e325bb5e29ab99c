"""Names of towns and provinces that lie in one land only: data/world/towns.csv, read when the first report needs them."""

import csv
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

WORDS = 4  # of a name


class Towns:
    """`of(name)` is the one land that has a town or province of this name, None where none or several have."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._files = [path for folder in folders if (path := folder / "world" / "towns.csv").exists()]

    @cached_property
    def _lands(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for path in self._files:
            with path.open(encoding="utf-8", newline="") as source:
                for row in list(csv.reader(source))[1:]:
                    if len(row) != 2 or len(row[0]) != 3 or not row[0].isupper():
                        raise ValueError(f"{path}: {row[0]!r} is no row of a land's code and its towns")
                    found.update(dict.fromkeys(row[1].split(";"), row[0]))
        return found

    def of(self, name: str) -> str | None:
        """The land, by the name in plain letters."""
        plain = name if name.isascii() else "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        return self._lands.get(plain.replace("’", "'"))
