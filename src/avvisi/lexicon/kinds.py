"""How much each sign of a name's kind weighs: data/en/kinds.toml, written by bench/name_kinds.py."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from avvisi.lexicon.errors import LexiconError

NameKind = Literal["person", "place", "organisation", "media", "none"]
KINDS: tuple[NameKind, ...] = get_args(NameKind)
ALWAYS = "always"  # what speaks for each kind before any sign is seen
FILE = "en/kinds.toml"


def load(folders: Sequence[Path]) -> dict[str, tuple[float, ...]]:
    """Sign -> a weight for each of KINDS; later folders override."""
    found: dict[str, tuple[float, ...]] = {}
    for path in (folder / FILE for folder in folders):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        except ValueError as error:
            raise LexiconError(f"{FILE}: {error}") from error
        for sign, weights in table.items():
            if not isinstance(weights, list) or len(weights) != len(KINDS) or not all(isinstance(w, float) for w in weights):
                raise LexiconError(f"{FILE}: {sign} has no weight for each of {', '.join(KINDS)}")
            found[sign] = tuple(weights)
    return found
