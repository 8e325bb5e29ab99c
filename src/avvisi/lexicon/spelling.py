"""How names are romanised: the shape of data/spelling/*. Letters and syllables of writing systems; it knows no persons.

`sounds.csv`: two ways to write one sound, the points it costs to take one for the other, and where in a word. `given.csv`: given names that
are one name in several languages (`form`) or in short (`short`). `chinese.csv`: each pinyin syllable as other systems write it.
`words.toml`: words that lists carry beside names, and family names that stand first.
"""

import csv
import tomllib
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from avvisi.lexicon.skeleton import fold
from avvisi.model.record import Record

FOLDER = Path(__file__).resolve().parent.parent / "data" / "spelling"
Place = Literal["any", "start", "inner", "end"]


class SpellingError(ValueError):
    """A row that does not fit its schema: names file and row."""


class Sound(Record, frozen=True, kw_only=True):
    """Two ways to write one sound. `points`: 0 where any system may, 3 where it is seldom one name."""

    one: str
    other: str
    points: int
    place: Place
    group: str

    def __post_init__(self) -> None:
        """Refuse what no folded word can hold."""
        if not 0 <= self.points <= 3 or self.one == self.other or not (self.one + self.other).isalpha() or fold(self.one) != self.one:
            raise SpellingError(f"sounds.csv: {self.one},{self.other}: letters without marks, 0 to 3 points")


class NameWords(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`titles` and `particles` are no part of a name, `forenames` are often left out; `sole`, `heads` and `many` are words of offices that
    one person or many hold at a time; the rest are families by the script they come from."""

    titles: frozenset[str]
    particles: frozenset[str]
    forenames: frozenset[str]
    sole: frozenset[str]
    heads: frozenset[str]
    many: frozenset[str]
    chinese: frozenset[str]
    korean: frozenset[str]
    vietnamese: frozenset[str]
    burmese: frozenset[str]


class Spellings(Record, frozen=True, kw_only=True):
    """All tables, as they are asked: `sounds[letters]` gives what may stand for them; `given[word]` the numbers of its groups."""

    sounds: dict[str, tuple[tuple[str, int, Place], ...]]
    given: dict[str, frozenset[int]]
    forms: dict[str, frozenset[int]]
    mandarin: dict[str, frozenset[str]]
    southern: dict[str, frozenset[str]]
    pinyin: frozenset[str]
    genders: dict[str, str]
    words: NameWords


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The words alone: coding asks no more, and to read the tables takes long."""
    try:
        return msgspec.convert(tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8")), NameWords)
    except msgspec.ValidationError as error:
        raise SpellingError(f"words.toml: {error}") from error


@lru_cache(maxsize=1)
def spellings() -> Spellings:
    """The tables, read and checked once."""
    given, forms = _given()
    mandarin, southern, pinyin = _chinese()
    return Spellings(
        sounds=_sounds(),
        given=given,
        forms=forms,
        mandarin=mandarin,
        southern=southern,
        pinyin=pinyin,
        genders=_genders(),
        words=name_words(),
    )


def _rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _genders() -> dict[str, str]:
    """Folded given name -> 'f' or 'm', of those that are one or the other (data/world/given.csv)."""
    with (FOLDER.parent / "world" / "given.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        columns = next(rows)
        name, gender = columns.index("name"), columns.index("gender")
        return {fold(row[name]): row[gender] for row in rows if row and row[gender] in ("f", "m")}


def _sounds() -> dict[str, tuple[tuple[str, int, Place], ...]]:
    found: dict[str, list[tuple[str, int, Place]]] = defaultdict(list)
    seen = set()
    for row in _rows("sounds.csv"):
        try:
            sound = msgspec.convert({**row, "points": int(row["points"])}, Sound)
        except (msgspec.ValidationError, ValueError) as error:
            raise SpellingError(f"sounds.csv: {row}: {error}") from error
        key = (frozenset((sound.one, sound.other)), sound.place)
        if key in seen:
            raise SpellingError(f"sounds.csv: {sound.one},{sound.other} stands twice")
        seen.add(key)
        found[sound.one].append((sound.other, sound.points, sound.place))
        found[sound.other].append((sound.one, sound.points, sound.place))
    return {letters: tuple(sorted(ways)) for letters, ways in found.items()}


def _given() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    given: dict[str, set[int]] = defaultdict(set)
    forms: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(_rows("given.csv")):
        words = row["words"].split()
        if (
            row["kind"] not in ("form", "short")
            or len(set(words)) != len(words)
            or not words
            or (len(words) < 2 and row["kind"] == "short")
            or fold(row["words"]) != row["words"]
        ):
            raise SpellingError(f"given.csv: {row}: folded words, of kind form (one alone is a name of its own) or, two and more, short")
        for word in words:
            given[word].add(number)
            if row["kind"] == "form":
                forms[word].add(number)
    return {w: frozenset(n) for w, n in given.items()}, {w: frozenset(n) for w, n in forms.items()}


def _chinese() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], frozenset[str]]:
    mandarin: dict[str, set[str]] = defaultdict(set)
    southern: dict[str, set[str]] = defaultdict(set)
    syllables = set()
    for row in _rows("chinese.csv"):
        syllable = row["pinyin"]
        if syllable in syllables or not all(w.isalpha() and fold(w) == w for w in (row["others"] + " " + row["southern"]).split()):
            raise SpellingError(f"chinese.csv: {row}")
        syllables.add(syllable)
        for word in (fold(syllable), *row["others"].split()):
            mandarin[word].add(syllable)
        for word in (fold(syllable), *row["others"].split(), *row["southern"].split()):
            southern[word].add(syllable)
    frozen = [{w: frozenset(s) for w, s in some.items()} for some in (mandarin, southern)]
    return frozen[0], frozen[1], frozenset(syllables)
