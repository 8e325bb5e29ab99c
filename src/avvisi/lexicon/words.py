"""Plain lists of English words that rules about names rest on: data/en/names.toml, checked when first read."""

import tomllib
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "en" / "names.toml"


class WordsError(ValueError):
    """The file does not hold lists of words."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, words in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise WordsError(f"{FILE}: {name} is no list of words")
        if len(set(words)) != len(words):
            raise WordsError(f"{FILE}: {name} holds a word twice")
        found[name] = frozenset(words)
    return found


def listed(name: str) -> frozenset[str]:
    """The words of a list; KeyError where the file has none of that name."""
    return _lists()[name]
