"""What a report looks back on, beside the report of the time: 'ties, cut in 2016' and the breach of 3 January 2016.

A year, or no day at all, names a thing only where few of its kind are known: where the record tells many, nobody can say which is meant.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from avvisi.resolve.happenings import Happening

FEW = 12  # dated events of one key among which one can still be meant
MONTH = 35
YEARS = 3 * 366
DEEDS = frozenset(("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "RETREAT", "CONCEDE"))  # of which states do few to each other
Key = tuple[str, str]
Sides = Sequence[Key]


def asked(one: Happening, sides: Sides) -> Iterator[tuple[str, str, int | None]]:
    """Where an event from afar is looked for: in the years it can be of; without any, wherever its sides or persons are."""
    if one.earliest is None or one.latest is None:
        if one.background and not one.standing and not one.noun:
            yield from ((temper, side, None) for temper, side in (sides if one.type in DEEDS else ()))
            yield from ((temper, side, None) for temper, side in _persons(one, sides))
    elif MONTH < one.latest - one.earliest < YEARS:
        for year in range(date.fromordinal(one.earliest).year, date.fromordinal(one.latest).year + 1):
            yield from ((temper, side, year) for temper, side in sides)


def known(one: Happening, sides: Sides) -> Iterator[tuple[str, str, int | None]]:
    """The keys under which a dated event is found from afar."""
    if one.earliest is None or one.latest is None or one.latest - one.earliest > MONTH:
        return
    year = date.fromordinal(one.earliest).year
    for temper, side in sides:
        yield temper, side, year
        yield temper, side, None
    yield from ((temper, side, None) for temper, side in _persons(one, sides))


def _persons(one: Happening, sides: Sides) -> Iterator[Key]:
    """An event's kinds with each two of its persons: who signed with whom is told where the states are not."""
    numbers = sorted({n for _, n in one.persons})[:4]
    if len(numbers) < 2:
        return
    tempers = sorted({temper for temper, _ in sides})
    yield from ((temper, f"{a} with {b}") for temper in tempers for a, b in combinations(numbers, 2))
