"""Plain lists of English words that rules about names and deeds rest on: data/en/names.toml and deeds.toml, checked when first read."""

import tomllib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "data" / "en"
FILES = (FOLDER / "names.toml", FOLDER / "deeds.toml")


class WordsError(ValueError):
    """The file does not hold lists of words."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for file in FILES:
        for name, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
                raise WordsError(f"{file}: {name} is no list of words")
            if len(set(words)) != len(words):
                raise WordsError(f"{file}: {name} holds a word twice")
            if name in found:
                raise WordsError(f"{file}: {name} stands there already")
            found[name] = frozenset(words)
    return found


def listed(name: str) -> frozenset[str]:
    """The words of a list; KeyError where the file has none of that name."""
    return _lists()[name]
