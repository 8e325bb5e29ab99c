"""What a report looks back on, beside the report of the time: 'ties, cut in 2016' and the breach of 3 January 2016.

A year, or no day at all, names a thing only where few of its kind are known: where the record tells many, nobody can say which is meant.
"""

from collections import defaultdict
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


def looking_back(happenings: Sequence[Happening], sided: Sequence[Sides]) -> Iterator[tuple[int, int]]:
    """Pairs of an event told from afar and a dated one of its kind and sides, or of two of its persons. `sided` are each event's kinds with its parties."""
    asked: dict[tuple[str, str, int | None], list[int]] = defaultdict(list)
    for i, (one, sides) in enumerate(zip(happenings, sided, strict=True)):
        for key in _asked(one, sides):
            asked[key].append(i)
    if not asked:
        return
    known: dict[tuple[str, str, int | None], list[int]] = defaultdict(list)
    for i, (one, sides) in enumerate(zip(happenings, sided, strict=True)):
        for key in _known(one, sides):
            if key in asked:
                known[key].append(i)
    for key, some in sorted(known.items(), key=lambda item: item[1]):
        if len(some) <= FEW:
            for i in asked[key]:
                yield from ((min(i, other), max(i, other)) for other in some if happenings[other].document != happenings[i].document)


def _asked(one: Happening, sides: Sides) -> Iterator[tuple[str, str, int | None]]:
    """Where an event from afar is looked for: in the years it can be of; without any, wherever its sides or persons are."""
    if one.earliest is None or one.latest is None:
        if one.background and not one.standing and not one.noun:
            yield from ((temper, side, None) for temper, side in (sides if one.type in DEEDS else ()))
            yield from ((temper, side, None) for temper, side in _persons(one, sides))
    elif MONTH < one.latest - one.earliest < YEARS:
        for year in range(date.fromordinal(one.earliest).year, date.fromordinal(one.latest).year + 1):
            yield from ((temper, side, year) for temper, side in sides)


def _known(one: Happening, sides: Sides) -> Iterator[tuple[str, str, int | None]]:
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
