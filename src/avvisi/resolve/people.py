"""One person under several spellings, over documents: the name must agree, and the evidence (state, office, time) too.

A surname that a document leaves alone is joined to the one person of that name whose state the document names. Nothing else joins.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

import numpy as np
import numpy.typing as npt

from avvisi.lexicon.skeleton import core
from avvisi.model.record import digest
from avvisi.model.withheld import WITHHELD
from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.comparing import APART, FAR_APART, NEARLY, OPEN, SAME, Asked, Comparing
from avvisi.resolve.corrections import Bound
from avvisi.resolve.holders import NEAR, shared_alone, sole
from avvisi.resolve.judgements import Judgement, Reason, total
from avvisi.resolve.kept import Kept
from avvisi.resolve.namesakes import blocked, worth_asking
from avvisi.resolve.person import YEAR, Person, compatible, gap, one_office, titles, weigh, whole
from avvisi.resolve.persons import Key, Sighting
from avvisi.resolve.reports import Reports
from avvisi.resolve.stretches import Ints
from avvisi.resolve.unions import Unions

ENOUGH = 3.0
FAR_MORE = 5  # times as many reports
PART = 50_000  # pairs that are numbers of Python's at once


class People:
    """The persons of a record: `of[key]` is the number of a sighting's person, `names`, `ids` and `members` are by that number."""

    def __init__(
        self,
        seen: Mapping[Key, Sighting],
        reports: Reports,
        named_states: Mapping[int, set[str]],
        bound: Bound | None = None,
        kept: Kept | None = None,
        spread: Spread = here,
    ) -> None:
        self._seen, self._reports, self._named = seen, reports, named_states
        bound, self._names = bound or Bound(), Comparing(kept or Kept(), spread)
        self.judgements: list[Judgement] = []
        self._reasons: dict[int, list[tuple[str, str, list[Reason]]]] = defaultdict(list)
        apart = [[k for k in some if k in seen] for some in bound.persons_split]
        taken = {k for some in apart for k in some}
        full = self._merged(self._by_name(k for k in sorted(seen) if whole(seen[k].name) and k not in taken))
        alone = self._surnames(full, sorted(k for k in seen if not whole(seen[k].name) and k not in taken))
        persons = self._decided([*full, *alone], apart, bound)
        for person in persons:
            person.settle(1)
        first = [self._first(person) for person in persons]
        order = sorted(range(len(persons)), key=lambda i: (reports.ranks[first[i][0]], first[i][1]))
        self.persons = [persons[i] for i in order]
        self.of = {key: number for number, person in enumerate(self.persons) for key in person.keys}
        self.ids = [self._id(person) for person in self.persons]
        self.names = [self._best(person) for person in self.persons]
        for keys, name in bound.renamed:
            for number in {self.of[k] for k in keys if k in self.of}:
                self.names[number] = name
        self.withheld = {self.of[k] for k in bound.withheld_persons if k in self.of}
        for number in self.withheld:
            self.names[number] = WITHHELD
        for number, old in enumerate(order):
            told: dict[tuple[str, str], dict[Reason, None]] = {}  # names that came together in several reports are judged once
            for a, b, reasons in self._reasons.get(id(persons[old]), ()):
                told.setdefault((a, b), {}).update(dict.fromkeys(reasons))
            for members, said in told.items():
                self.judgements.append(Judgement("person", self.ids[number], members, "people", tuple(said)))
        self._names.forget()

    def _decided(self, persons: list[Person], apart: Sequence[Sequence[Key]], bound: Bound) -> list[Person]:
        """What users took apart stands alone; what they took together is one."""
        for some in apart:
            if some:
                one = self._person(some[0])
                for key in some[1:]:
                    one.take(self._person(key))
                persons.append(one)
        for some in bound.persons_merged:
            chosen = [p for p in persons if any(k in some for k in p.keys)]
            for other in chosen[1:]:
                self._join(chosen[0], other, [Reason("user", 1.0, "taken together in corrections.toml")])
                persons.remove(other)
        return persons

    def withheld_names(self) -> Iterator[dict[str, str]]:
        """The names that documents give the persons taken down."""
        for (document, name), number in sorted(self.of.items()):
            if number in self.withheld:
                yield {"document": self._reports.rows[document]["id"], "name": name}

    def name(self, document: int, name: str) -> str:
        """The record's name of a person of a document."""
        number = self.of.get((document, name))
        return name if number is None else self.names[number]

    def in_report(self, document: int) -> Set[str]:
        """The record's names of the persons of a document."""
        return self._in_reports.get(document, frozenset())

    @cached_property
    def _in_reports(self) -> Mapping[int, Set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for (document, _), number in self.of.items():
            found[document].add(self.names[number])
        return found

    def state(self, document: int, name: str) -> str | None:
        """The state a person of a document stands for: the only one that any report gives, by an office or in events of two reports.

        One event alone is too little: the side it is on may be read wrongly.
        """
        number = self.of.get((document, name))
        return None if number is None else self._states[number]

    @cached_property
    def _states(self) -> Sequence[str | None]:
        """The state of each person, of all at once: a person is asked for as often as events name it."""
        return [self._only_state(person) for person in self.persons]

    def _only_state(self, person: Person) -> str | None:
        if len(person.states) != 1:
            return None
        (state,) = person.states
        seen = [self._seen[key] for key in person.keys]
        acting = sum(state in one.states or state in one.placed for one in seen)
        return state if acting > 1 or any(state in one.held for one in seen) else None

    def _key_order(self, key: Key) -> tuple[tuple[str, str, str], str]:
        return self._reports.order(key[0]), key[1]

    def _id(self, person: Person) -> str:
        document, name = self._first(person)
        return digest("person", self._reports.rows[document]["id"], name)

    def _first(self, person: Person) -> Key:
        """The earliest sighting."""
        return person.keys[0] if len(person.keys) == 1 else min(person.keys, key=self._key_order)

    def _best(self, person: Person) -> str:
        """The name most documents give in full; of equals the shortest, then by letters."""
        if len(person.keys) == 1:
            return self._seen[person.keys[0]].name
        counted = Counter(self._seen[k].name for k in person.keys)
        return min(counted, key=lambda n: (not whole(n), -counted[n], len(n), n))

    def _person(self, key: Key) -> Person:
        one = self._seen[key]
        first, last = self._reports.days(key[0])
        return Person(
            keys=[key],
            name=one.name,
            states=set(one.states),
            offices=set(one.offices),
            named=set(self._named.get(key[0], ())),
            names={one.name},
            forms=set(one.forms),
            placed=Counter(one.placed - one.states),
            first=first or last,
            last=last or first,
        )

    def _by_name(self, keys: Iterator[Key]) -> list[Person]:
        """Sightings of exactly one name (letters without marks) are one person, unless their states stand against it."""
        groups: dict[tuple[str, ...], list[Key]] = defaultdict(list)
        for key in keys:
            groups[core(key[1])].append(key)
        some = ([self._person(k) for k in group] for _, group in sorted(groups.items()))
        return [person for group in some for person in (group if len(group) == 1 else compatible(group))]

    def _merged(self, persons: list[Person]) -> list[Person]:
        """Persons under other spellings joined, the surest first; each join looks at all that both sides know by then."""
        home = Unions(len(persons))
        pairs = [(-sum_, a, b) for a, b, reasons in self._alike(persons) if (sum_ := total(reasons)) >= ENOUGH]
        for _, a, b in sorted(pairs):
            a, b = home.of(a), home.of(b)
            if a == b:
                continue
            reasons = weigh(persons[a], persons[b], self._names)
            if total(reasons) >= ENOUGH:
                self._join(persons[min(a, b)], persons[max(a, b)], reasons)
                home.join(a, b)
        return [p for i, p in enumerate(persons) if home.of(i) == i]

    def _alike(self, persons: list[Person]) -> Iterator[tuple[int, int, list[Reason]]]:
        """Pairs whose names can be one, with all that speaks for and against. Of most the names are two, and were so in the build before."""
        if not persons:
            return
        which = "whole names" if whole(persons[0].name) else "surnames"
        left, right = blocked(persons, self._names, which)
        known = self._names.known(which, [p.name for p in persons], left, right)
        asked: deque[tuple[int, int, int]] = deque()

        def names() -> Iterator[Asked]:
            for n, a, b in _told(persons, left, right, known.found):
                one, other, found = persons[a], persons[b], known.found[n]
                office = one_office(one, other)
                if office or found != APART:
                    asked.append((n, a, b))
                    yield one.name, other.name, found == OPEN, office

        for found in self._names.compared(names()):
            n, a, b = asked.popleft()
            if found in (SAME, NEARLY):
                yield a, b, weigh(persons[a], persons[b], self._names)
            else:
                known.found[n] = found
        known.keep()

    def _join(self, into: Person, other: Person, reasons: list[Reason]) -> None:
        self._reasons[id(into)] += [*self._reasons.pop(id(other), ()), (into.name, other.name, reasons)]
        into.take(other)

    def _surnames(self, full: Sequence[Person], keys: Sequence[Key]) -> list[Person]:
        """Surnames alone: joined to the one person who fits, else to their like where a state is known, else left alone."""
        surnames = sorted({name for _, name in keys})
        named = [(name, person) for person in full for name in sorted(person.names)]
        near = dict(zip(surnames, self._names.heard(surnames, [name for name, _ in named]), strict=True))
        left = []
        for key in keys:
            one = self._person(key)
            persons = {id(person): person for _, person in map(named.__getitem__, near[key[1]])}
            fitting = [(p, r) for p in persons.values() if (r := self._fits(one, p))]
            if (chosen := _chosen(fitting, one)) is not None:
                self._join(chosen[0], one, chosen[1])
            else:
                left.append(key)
        known = [k for k in left if self._seen[k].states or self._seen[k].placed]
        alone = [k for k in left if not self._seen[k].states and not self._seen[k].placed]
        titled = {k: None for k in alone if any(sole((words, "")) for words, _ in self._seen[k].offices)}
        return [*self._merged(self._by_name(iter(known))), *self._by_title(titled), *(self._person(k) for k in alone if k not in titled)]

    def _by_title(self, keys: Iterable[Key]) -> list[Person]:
        """Lone names of no state: one name under one title that one person at a time holds is one person ('Pope Francis')."""
        groups: dict[tuple[tuple[str, ...], str], Person] = {}
        for key in keys:
            one = self._person(key)
            titles = sorted(" ".join(sorted(words)) for words, _ in one.offices if sole((words, "")))
            known = groups.get((core(key[1]), titles[0]))
            if known is None:
                groups[core(key[1]), titles[0]] = one
            else:
                known.take(one)
        return list(groups.values())

    def _fits(self, one: Person, person: Person) -> list[Reason]:
        held = shared_alone(one.offices, person.offices) and gap(one, person) <= NEAR
        if one.name not in person.forms and not any(
            self._names.surname(one.name, word) for n in person.names for word in (core(n) if held else core(n)[-1:])
        ):
            return []
        if titles(one) and titles(person) and not titles(one) & titles(person) and gap(one, person) > YEAR:
            return []  # 'President Ahmed' of 2009 is not the one Prime Minister Ahmed known, of 2018
        document = one.keys[0][0]
        near = person.states & (one.states or self._named.get(document, set()))
        if not near and not one.states and gap(one, person) <= NEAR and (held_by_both := titles(one) & titles(person)):
            title = ", ".join(sorted(" ".join(sorted(t)) for t in held_by_both))
            return [
                Reason("surname", 2.0, f"“{one.name}” alone; the only person so named in that office"),
                Reason("title", 1.0, f"the same title ({title})"),
            ]
        if not near or (one.states and not one.states & person.states) or gap(one, person) > NEAR:
            return []
        state = ", ".join(sorted(near))
        return [
            Reason("surname", 2.0, f"“{one.name}” alone; the only person so named with {state}"),
            Reason("state", 1.0, f"the document names {state}"),
        ]


def _chosen(fitting: list[tuple[Person, list[Reason]]], one: Person) -> tuple[Person, list[Reason]] | None:
    """The only one of that surname, or him whom by far most reports name: of the others no more is known than a report or two."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    ranked = sorted(fitting, key=lambda found: -len(found[0].keys))
    reports = sum(len(person.keys) for person, _ in ranked[1:])
    person, reasons = ranked[0]
    if len(person.keys) < FAR_MORE * reports or titles(one) and not titles(one) & titles(person):
        return None
    return person, [*reasons, Reason("known", 0.5, f"{len(person.keys)} reports name “{person.name}”, {reports} any other of that surname")]


def _told(persons: Sequence[Person], left: Ints, right: Ints, found: npt.NDArray[np.uint8]) -> Iterator[tuple[int, int, int]]:
    """Pairs of which there is something to be found out, each with its number."""
    some = np.flatnonzero(found != FAR_APART)
    some = some[worth_asking(persons, left[some], right[some], found[some] == APART)]
    for low in range(0, len(some), PART):
        part = some[low : low + PART]
        yield from zip(part.tolist(), left[part].tolist(), right[part].tolist(), strict=True)
