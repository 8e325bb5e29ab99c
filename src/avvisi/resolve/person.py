"""One person as sightings tell of them, and the reasons for and against two persons being one: name, state, office, time."""

from collections import Counter
from dataclasses import dataclass, field

from avvisi.lexicon.skeleton import core
from avvisi.resolve.comparing import Comparing
from avvisi.resolve.holders import NEAR, shared_alone, sole
from avvisi.resolve.judgements import Reason
from avvisi.resolve.nearly import begun, shortened
from avvisi.resolve.persons import Key, Office

YEAR = 365
TWICE = 2
LIFETIME = 25 * YEAR  # days between two sightings past which time speaks against one person


@dataclass
class Person:
    """Sightings taken for one person, and what they say together."""

    keys: list[Key]
    name: str
    states: set[str] = field(default_factory=set)
    offices: set[Office] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    first: int | None = None
    last: int | None = None
    placed: Counter[str] = field(default_factory=Counter)  # state -> reports that lead to it without saying it

    def take(self, other: "Person") -> None:
        """Make the other's sightings this one's."""
        self.keys += other.keys
        self.states |= other.states
        self.offices |= other.offices
        self.named |= other.named
        self.names |= other.names
        self.forms |= other.forms
        self.placed += other.placed
        self.first = min((d for d in (self.first, other.first) if d is not None), default=None)
        self.last = max((d for d in (self.last, other.last) if d is not None), default=None)

    def settle(self, least: int = TWICE) -> None:
        """A person whose state no report says is of the one that by far most lead to, where at least so many do."""
        ranked = self.placed.most_common(2)
        if not self.states and ranked and ranked[0][1] >= least and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            self.states = {ranked[0][0]}


def gap(a: Person, b: Person) -> int:
    """Days between two persons' sightings; 0 where they overlap or a day is not known."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    return max(0, a.first - b.last, b.first - a.last)


def one_office(a: Person, b: Person) -> bool:
    """Whether both hold an office of one state that one person at a time holds, in the same years."""
    if a.states.isdisjoint(b.states) or a.offices.isdisjoint(b.offices):
        return False
    return bool(shared_alone(a.offices, b.offices)) and gap(a, b) <= NEAR


def weigh(a: Person, b: Person, names: Comparing) -> list[Reason]:
    """The reasons for and against two persons being one; none where their names don't agree."""
    if names.same(a.name, b.name) and (whole(a.name) or whole(b.name) or shared_alone(a.offices, b.offices)):
        reasons = [Reason("name", 2.0, f"“{a.name}” and “{b.name}” are spellings of one name")]
    elif one_office(a, b) and names.nearly(a.name, b.name):
        reasons = [Reason("name", 0.5, f"“{a.name}” and “{b.name}” are nearly one name, in an office that one holds")]
    else:
        return []
    if core(a.name) == core(b.name):
        reasons.append(Reason("letters", 1.0, "the same letters"))
    if a.states and b.states:
        both = a.states & b.states
        reasons.append(Reason("state", 1.5, f"both of {', '.join(sorted(both))}") if both else Reason("state", -4.0, "of different states"))
    elif told := (a.states & b.named) | (b.states & a.named) | (a.placed.keys() & b.placed.keys()):
        reasons.append(Reason("state", 1.0, f"one of {', '.join(sorted(told))}, which the other's reports name"))
    shared = {w for w, of in a.offices} & {w for w, of in b.offices}
    if {o for o in a.offices if o[1]} & {o for o in b.offices if o[1]}:
        reasons.append(Reason("office", 1.5, "the same office"))
    elif shared:
        reasons.append(Reason("title", 0.5, "the same title"))
    if a.offices and b.offices and not shared and gap(a, b) > YEAR and shortened(a.name, b.name) and not begun(a.name, b.name):
        reasons.append(Reason("office", -1.0, "a name left out, and other offices in other years"))
    if gap(a, b) > NEAR and _initial_left_out(a.name, b.name):
        reasons.append(Reason("time", -2.5, "years apart, and an initial left out"))
    if gap(a, b) > LIFETIME:
        reasons.append(Reason("time", -2.0, "seen more than 25 years apart"))
    return reasons


def _initial_left_out(one: str, other: str) -> bool:
    """'Juan Soto' of one year and 'Juan P. Soto' of another: father and son are told apart so."""
    a, b = (name.replace(".", " ").split() for name in sorted((one, other), key=len))
    return len(a) == 2 and len(b) == 3 and len(b[1]) == 1 and a == [b[0], b[2]]


def compatible(group: list[Person]) -> list[Person]:
    """Persons of one name: those that share a state (or name none, where only one such person is known) become one.

    A state to which a report only leads as a whole (`placed`) keeps nobody apart who bears a title of the other. Surnames alone years apart do not join.
    """
    made: list[Person] = []
    for one in sorted((p for p in group if p.states), key=lambda p: (-len(p.states), 0 if whole(p.name) else p.first or 0, p.keys)):
        near = [m for m in made if m.states & one.states and _of_one_time(m, one)]
        if not near:
            made.append(one)
            continue
        near[0].take(one)
        for other in near[1:]:
            near[0].take(other)
            made.remove(other)
    made.sort(key=lambda p: (-len(p.keys), p.keys))
    for other in reversed(made[1:]):
        if surer := next((m for m in made if m is not other and _misread(m, other)), None):
            _take_surer(surer, other)
            made.remove(other)
    _take_placed(made, sorted((p for p in group if not p.states and p.placed), key=lambda p: (p.first or 0, p.keys)))
    unknown = [p for p in group if not p.states and not p.placed]
    if unknown and len(made) != 1:
        made.append(unknown.pop(0))
    for one in unknown:
        made[-1 if len(made) > 1 else 0].take(one)
    return made


def _take_placed(made: list[Person], some: list[Person]) -> None:
    """Those whose state no words tell join him who is of that state, else him who bears their title."""
    alone: list[Person] = []
    for one in some:
        near = next((m for m in (*made, *alone) if one.placed.keys() & (m.states or m.placed.keys()) and _of_one_time(m, one)), None)
        near.take(one) if near is not None else alone.append(one)
    for one in sorted(alone, key=lambda p: (-len(p.keys), p.keys)):
        near = next((m for m in made if _one_title(m, one) and _of_one_time(m, one) and _told_of(m, one)), None)
        near.take(one) if near is not None else made.append(one)
    for one in made:
        one.settle()


def _of_one_time(a: Person, b: Person) -> bool:
    """A surname and a state, or a title, are no proof over many years: another of that name may have come."""
    return gap(a, b) <= (LIFETIME if whole(a.name) and whole(b.name) else NEAR)


def _told_of(a: Person, b: Person) -> bool:
    """Whether the reports of one name a state of the other; of whole names that is not asked."""
    return whole(a.name) or bool(b.named & (a.states or a.placed.keys()))


def titles(person: Person) -> set[frozenset[str]]:
    """The titles of a person that one holds at a time, of whatever state."""
    return {words for words, _ in person.offices if sole((words, ""))}


def _misread(a: Person, b: Person) -> bool:
    """Whether two of one full name, of different states, are one whose state one report has wrong: one title, and a report of both states."""
    return _one_title(a, b) and bool(a.states & b.named or b.states & a.named)


def _one_title(a: Person, b: Person) -> bool:
    return any(w <= v or v <= w for w, _ in a.offices for v, _ in b.offices if w and v)


def _take_surer(one: Person, other: Person) -> None:
    """Make them one, of the state that more reports give."""
    states = (
        one.states if len(one.keys) > len(other.keys) else other.states if len(other.keys) > len(one.keys) else one.states | other.states
    )
    one.take(other)
    one.states = set(states)


def whole(name: str) -> bool:
    """Whether a name is more than one word."""
    return " " in name
