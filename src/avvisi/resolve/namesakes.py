"""Which persons are compared at all: those whose names share a key."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from avvisi.lexicon.skeleton import core
from avvisi.resolve.comparing import Comparing, Keys, hashed
from avvisi.resolve.holders import NEAR, sole
from avvisi.resolve.letters import keys as sounds_of
from avvisi.resolve.person import Person
from avvisi.resolve.stretches import Ints, groups, in_order, numbered, often, pairs_within, runs

NONE, SEVERAL = -1, -2
CROWD = 300
PART = 50_000  # pairs whose states are compared at once
AT_ONCE = 4_000_000  # pairs that stand in memory before those found twice are let go


def blocked(persons: Sequence[Person], names: Comparing, which: str) -> tuple[Ints, Ints]:
    """Pairs that share a key of their names, in order; a key that very many share is asked of those only who share the whole name's sounds too.
    `which` tells these names from others that are compared in a build."""
    keys, owners = in_order(*_keyed(persons, names, which))
    _, sizes = runs(keys)
    crowd = np.repeat(sizes > CROWD, sizes)
    finer, theirs = _finer(keys[crowd], owners[crowd], persons)
    width = max(len(persons), 1)
    found = _within(*in_order(np.concatenate([keys[~crowd], finer]), np.concatenate([owners[~crowd], theirs])), width)
    return found // width, found % width


def _keyed(persons: Sequence[Person], names: Comparing, which: str) -> tuple[Keys, Ints]:
    """The keys of the persons' names and of the offices that one alone holds, as hashes; and whose they are."""
    starts, keys = names.keys(which, [p.name for p in persons])
    offices = {office for p in persons for office in p.offices if sole(office)}
    known = {office: hashed(f"{' '.join(sorted(office[0]))} | {office[1]}") for office in offices}
    alone = [(known[office], i) for i, p in enumerate(persons) for office in p.offices if office in known]
    held, theirs = np.array([key for key, _ in alone], np.uint64), np.array([i for _, i in alone], np.int64)
    return np.concatenate([keys, held]), np.concatenate([np.repeat(np.arange(len(persons)), np.diff(starts)), theirs])


def _finer(keys: Keys, owners: Ints, persons: Sequence[Person]) -> tuple[Keys, Ints]:
    """These keys, each with the sounds of the whole name."""
    found = [
        (hashed(f"{key} | {other}"), i)
        for key, i in zip(keys.tolist(), owners.tolist(), strict=True)
        for other in sounds_of("".join(core(persons[i].name)))
    ]
    return np.array([key for key, _ in found], np.uint64), np.array([i for _, i in found], np.int64)


def _within(keys: Keys, owners: Ints, width: int) -> Ints:
    """All pairs of owners of one key that is no crowd's, as numbers (the first times `width`, and the second), in order."""
    held = [np.empty(0, np.int64)]
    for some in groups(keys, owners):
        for pairs in pairs_within(some, width) if some.shape[1] <= CROWD else ():
            held.append(pairs)
            if sum(map(len, held)) > AT_ONCE:
                held = [often(np.concatenate(held))]
    return often(np.concatenate(held))


def worth_asking(persons: Sequence[Person], left: Ints, right: Ints, apart: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Of which pairs there may be something to find out: their states don't differ and all but their names allows that they are one; where their
    names are known to be `apart`, they can share an office (`one_office`), which takes a state of both and years not far from each other.

    Asked of all pairs at once: that two differ is seen where each has one state, or one office.
    """
    state = _only([sorted(p.states) for p in persons])
    office = _only([sorted(map(repr, _alone(p))) for p in persons])
    differ = (state[left] >= 0) & (state[right] >= 0) & (state[left] != state[right])
    ours, theirs = office[left], office[right]
    shared = (ours != NONE) & (theirs != NONE) & ((ours == theirs) | (ours == SEVERAL) | (theirs == SEVERAL))
    shared &= (state[left] != NONE) & (state[right] != NONE)
    shared[shared] = _years_apart(persons, left[shared], right[shared]) <= NEAR
    found: npt.NDArray[np.bool_] = ~differ & (shared | ~apart)
    open_ = np.flatnonzero(found & ~apart)
    found[open_] = all_can(persons, left[open_], right[open_])
    return found


def all_can(persons: Sequence[Person], left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
    """Whether two persons of like names can be one by all the rest, which is asked first: to compare names costs more. They share a state; or, where one
    has none, both hold offices, or the reports of the one name a state of the other, or their names have the same letters."""
    some = np.union1d(left, right)
    persons, left, right = [persons[i] for i in some.tolist()], np.searchsorted(some, left), np.searchsorted(some, right)
    known = {state: n for n, state in enumerate(sorted({s for p in persons for s in p.states}))}
    of, named = (_bits([[known[s] for s in getattr(p, side) if s in known] for p in persons], len(known)) for side in ("states", "named"))
    told, office = np.array([bool(p.states) for p in persons], bool), np.array([bool(p.offices) for p in persons], bool)
    both = told[left] & told[right]
    found: npt.NDArray[np.bool_] = ~both & office[left] & office[right]
    for low in range(0, len(left), PART):
        a, b = left[low : low + PART], right[low : low + PART]
        shared, beside = (of[a] & of[b]).any(axis=1), (of[a] & named[b]).any(axis=1) | (of[b] & named[a]).any(axis=1)
        found[low : low + PART] |= np.where(both[low : low + PART], shared, beside)
    name = numbered(core(p.name) for p in persons)
    found |= ~both & (name[left] == name[right])
    return found


def _bits(values: Sequence[Sequence[int]], width: int) -> npt.NDArray[np.uint8]:
    """Sets of numbers as rows of bits."""
    made = np.zeros((len(values), max(1, -(-width // 8))), np.uint8)
    flat = np.array([n for some in values for n in some], np.int64)
    owner = np.repeat(np.arange(len(values)), np.array([len(some) for some in values], np.int64))
    np.bitwise_or.at(made, (owner, flat >> 3), (1 << (flat & 7)).astype(np.uint8))
    return made


def _years_apart(persons: Sequence[Person], left: Ints, right: Ints) -> Ints:
    """`gap` of pairs."""
    unknown = np.array([p.first is None or p.last is None for p in persons], bool)
    first, last = (np.array([getattr(p, side) or 0 for p in persons], np.int64) for side in ("first", "last"))
    days: Ints = np.maximum(0, np.maximum(first[left] - last[right], first[right] - last[left]))
    days[unknown[left] | unknown[right]] = 0
    return days


def _alone(person: Person) -> list[tuple[list[str], str | None]]:
    return [(sorted(words), of) for words, of in person.offices if sole((words, of))]


def _only(values: Sequence[Sequence[str]]) -> Ints:
    """A number for the one value of each; NONE or SEVERAL for others."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(v[0], len(known)) if len(v) == 1 else SEVERAL if v else NONE for v in values], np.int64)
