"""The world's lists: states, bodies, media, cities, words for offices. Read from data/world/*.csv, checked, frozen.

A user's own folder may hold any of these files (`world/states.csv` …): its rows are added; a row whose first field is known replaces that row.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from avvisi.lexicon.towns import Towns

BODY_KINDS = frozenset(
    ("igo", "alliance", "bloc", "region", "ngo", "armed", "party", "ministry", "seat", "force", "chamber", "body", "company", "court")
)
# Kinds that every state has its own of.
NATIONAL_KINDS = frozenset(("ministry", "force", "chamber", "body", "court"))
WORD_KINDS = frozenset(
    (
        "head", "rank", "honorific", "counterpart", "relative", "former", "then", "late", "elect", "designate", "interim", "acting",
        "outgoing", "current", "plain", "keep", "group", "field", "only",
    )
)  # fmt: skip


class WorldError(ValueError):
    """A row that does not fit its schema: names file, line and field."""


class State(NamedTuple):
    """A state, past or present, or a territory that news treats as one. `since`, `until` are years or ""."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]
    since: str
    until: str


class Body(NamedTuple):
    """An organisation, armed group, party, chamber, seat of power or region. `code` is a state's ISO3 or PLOVER's (IGO, UNO …).

    `context` is true where the name means this body only in a text about that state ("National Assembly"), `told` where it does unless the text
    says little or nothing of that state ("Congress").
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    code: str
    sector: str
    context: bool
    told: bool


class Medium(NamedTuple):
    """An agency, newspaper, broadcaster or website. `affiliation` is ISO3, 'independent' or "" (not known)."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    affiliation: str


class City(NamedTuple):
    """A place name: `city` is the place it names, as geonames spells it."""

    name: str
    city: str
    country: str
    population: int


class Actor(NamedTuple):
    """A person's code in a time, from a dictionary of the user's: state (or PLOVER's code), sector, first and last ISO day or ""."""

    name: str
    since: str
    until: str
    code: str
    sector: str
    aliases: tuple[str, ...]


class Part(NamedTuple):
    """A part of a state that is none itself: `code` is the state's ISO3, `name` the part's, or "" of a people without a land of its name."""

    code: str
    name: str


class World(NamedTuple):
    """All the lists. `words` is kind -> word -> sector; `given` is name -> m, f or ""; `regions` adjective -> ISO3 codes;
    `waters` seas and stretches of land that a state is called after ('the Red Sea state') -> ISO3 codes; `epithets` words -> codes, the
    likeliest first; `namesakes` are other lands' cities of a name in `cities`."""

    states: tuple[State, ...]
    bodies: tuple[Body, ...]
    media: tuple[Medium, ...]
    cities: tuple[City, ...]
    words: dict[str, dict[str, str]]
    given: dict[str, str]
    regions: dict[str, frozenset[str]]
    epithets: dict[str, tuple[str, ...]]
    actors: tuple[Actor, ...] = ()
    namesakes: tuple[City, ...] = ()
    parts: Mapping[str, Part] = MappingProxyType({})  # by its name, adjective or people
    centres: Mapping[str, tuple[float, float]] = MappingProxyType({})  # ISO3 -> latitude and longitude of a land's middle
    towns: Towns = Towns()  # that lie in one land only
    waters: Mapping[str, frozenset[str]] = MappingProxyType({})
    currencies: Mapping[str, str] = MappingProxyType({})  # the word for a land's money -> its code

    @property
    def code_names(self) -> dict[str, str]:
        """ISO3 -> common English name."""
        return code_names(self.states)


def code_names(some: Sequence[State]) -> dict[str, str]:
    """ISO3 -> common English name; of states of one code the one that is there today."""
    return {state.code: state.name for state in sorted(some, key=lambda s: not s.until)}


def states(folders: Sequence[Path]) -> tuple[State, ...]:
    """The states of all folders."""
    return tuple(_state(place, row) for place, row in _rows(folders, "states.csv", 8, key=2))


def load(folders: Sequence[Path]) -> World:
    """The lists of all folders, later ones overriding."""
    words: dict[str, dict[str, str]] = {}
    for place, row in _rows(folders, "offices.csv", 3, key=2):
        _expect(row[1] in WORD_KINDS, place, f"kind {row[1]!r} is none of {sorted(WORD_KINDS)}")
        words.setdefault(row[1], {})[row[0]] = row[2]
    return World(
        states=states(folders),
        bodies=tuple(_body(place, row) for place, row in _rows(folders, "bodies.csv", 6)),
        media=tuple(Medium(row[0], _list(row[1]), row[2], _code(place, row[3]), row[4]) for place, row in _rows(folders, "media.csv", 5)),
        cities=tuple(City(row[0], row[1], row[2], int(row[3])) for _, row in _rows(folders, "cities.csv", 4)),
        words=words,
        given=dict(pair for folder in folders for pair in _given(folder)),
        regions={row[0]: frozenset(_list(row[1])) for _, row in _rows(folders, "regions.csv", 2)},
        waters={row[0]: frozenset(_list(row[1])) for _, row in _rows(folders, "waters.csv", 2)},
        epithets={row[0]: _list(row[1]) for _, row in _rows(folders, "epithets.csv", 2)},
        actors=tuple(_actor(place, row) for place, row in _rows(folders, "actors.csv", 6, key=2)),
        parts={row[0]: Part(_code(place, row[1]), row[2]) for place, row in _rows(folders, "parts.csv", 3)},
        namesakes=tuple(City(row[0], row[1], row[2], int(row[3])) for _, row in _rows(folders, "namesakes.csv", 4, key=3)),
        centres={row[1]: (float(row[2]), float(row[3])) for _, row in _rows(folders, "coordinates.csv", 4, key=2) if not row[0]},
        towns=Towns(folders),
        currencies={row[0]: _code(place, row[1]) for place, row in _rows(folders, "currencies.csv", 2)},
    )


def _given(folder: Path) -> list[tuple[str, str]]:
    """The given names with their gender: two columns, no quoting."""
    path = folder / "world" / "given.csv"
    lines = path.read_text(encoding="utf-8").split("\n")[1:-1] if path.exists() else []
    return [(line[:-2], line[-1]) if line[-2:-1] == "," else (line[:-1], "") for line in lines]


def _rows(folders: Sequence[Path], name: str, width: int, key: int = 1) -> Iterator[tuple[str, list[str]]]:
    """(place, fields) of each row; the first line names the columns."""
    found: dict[tuple[str, ...], tuple[str, list[str]]] = {}
    for folder in folders:
        path = folder / "world" / name
        if not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as source:
            for number, row in enumerate(csv.reader(source), 1):
                if number == 1:
                    continue
                if len(row) != width:
                    raise WorldError(f"{path}, line {number}: {len(row)} fields where {width} belong")
                found[tuple(row[:key])] = (f"{path}, line {number}", row)
    yield from found.values()


def _state(place: str, row: list[str]) -> State:
    _expect(len(row[0]) == 3 and row[0].isupper(), place, f"{row[0]!r} is no ISO 3166 code of three letters")
    _expect(not (row[6] + row[7]).strip("0123456789"), place, "since and until are years")
    return State(row[0], row[1], _list(row[2]), _list(row[3]), _list(row[4]), _list(row[5]), row[6], row[7])


def _body(place: str, row: list[str]) -> Body:
    _expect(row[2] in BODY_KINDS, place, f"kind {row[2]!r} is none of {sorted(BODY_KINDS)}")
    _expect(row[5] in ("", "yes", "told"), place, "context is empty, 'yes' or 'told'")
    return Body(row[0], _list(row[1]), row[2], _code(place, row[3]), row[4], row[5] == "yes", row[5] == "told")


def _actor(place: str, row: list[str]) -> Actor:
    _expect(all(re.fullmatch(r"(?:\d{4}-\d\d-\d\d)?", day) for day in row[1:3]), place, "since and until are days, or empty")
    return Actor(row[0], row[1], row[2], _code(place, row[3]), row[4], _list(row[5]))


def _code(place: str, code: str) -> str:
    _expect(code == "" or (len(code) == 3 and code.isupper()), place, f"{code!r} is no code of three letters")
    return code


def _list(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split(";") if part)


def _expect(holds: bool, place: str, complaint: str) -> None:
    if not holds:
        raise WorldError(f"{place}: {complaint}")
