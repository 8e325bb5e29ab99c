"""Where events are looked for: under kind, parties and week, or, told from afar, under years and persons. Keys are numbers, and kept by what tells the event."""

from collections.abc import Iterable, Iterator, Sequence, Set
from copy import copy
from functools import lru_cache
from itertools import combinations, product

import numpy as np

from avvisi.resolve import lookback
from avvisi.resolve.days_weighed import SAID, WORDS, lasting
from avvisi.resolve.happenings import MUTUAL, Happening
from avvisi.resolve.kept import Kept
from avvisi.resolve.kinship import TEMPERS
from avvisi.resolve.many import Numbers, arrays
from avvisi.resolve.marks import Marks, mark, marks, mixed
from avvisi.resolve.stretches import Ints, in_order, runs, spans
from avvisi.resolve.weighing import Weigher, joint

WEEKS = 5  # an event is looked for in so many weeks at most: a month has parts of five or six
NAMED = 6  # states of a report that are looked at for a side that an event does not tell
HEAD = 2  # numbers that say how many keys of the first and second kind an event has
_TO = "to "  # a block of those on whom it is done, where one report tells no doer
_ZERO = 1_000_000  # weeks and years are numbers from here on; 0 is none
Key = tuple[str, str, int | None]
Keyed = tuple[Marks, Ints]  # keys, and whose they are


class Sought:
    """`blocks`, `asked` and `known`: the keys of all events and whose they are, in order of the events. The lowest bit of a key says that it is of those
    on whom something is done."""

    def __init__(self, happenings: Sequence[Happening], weigh: Weigher, kept: Kept, own: Marks) -> None:
        def work(some: Ints) -> list[Numbers]:
            return _numbers([_keys(happenings[i], weigh) for i in some.tolist()])

        starts, values = arrays(kept, "keys of events", own, work)
        first = starts[:-1]
        ends = np.cumsum([first + HEAD, 2 * values[first].astype(np.int64), 2 * values[first + 1].astype(np.int64)], axis=0)
        self.blocks, self.asked, self.known = (
            (values[places].view(np.uint64), owner[::2]) for places, owner in map(spans, ends, [*ends[1:], starts[1:]])
        )
        more = [(key, i) for i, one in _beside_undated(happenings, weigh) for key in one]
        extra, owners = _hashed(key for key, _ in more), np.array([i for _, i in more], np.int64)
        self.blocks = np.concatenate([self.blocks[0], extra]), np.concatenate([self.blocks[1], owners])

    def of(self, some: Ints) -> "Sought":
        """The keys of some of the events, which are in order, each by its place among them."""
        made = copy(self)
        made.blocks, made.asked, made.known = (_of(keyed, some) for keyed in (self.blocks, self.asked, self.known))
        return made

    def shared_with(self, first: int, most: int) -> Keyed:
        """The blocks in which an event from `first` on stands beside others, `most` of them at most, in order of the keys; and whose they are."""
        keys, owners = self.blocks
        some = np.isin(keys, keys[owners >= first])
        keys, owners = in_order(keys[some], owners[some])
        sizes = runs(keys)[1]
        near = np.repeat((sizes > 1) & (sizes <= most), sizes)
        return keys[near], owners[near]


def _of(keyed: Keyed, some: Ints) -> Keyed:
    keys, owners = keyed
    place = np.minimum(np.searchsorted(some, owners), max(len(some) - 1, 0))
    held = some[place] == owners if len(some) else np.zeros(len(owners), bool)
    return keys[held], place[held]


def _numbers(told: Sequence[tuple[Sequence[Key], ...]]) -> list[Numbers]:
    """The keys of events as they are kept."""
    flat = _hashed(key for one in told for some in one for key in some).view(np.uint32)
    ends = (2 * np.cumsum([sum(map(len, one)) for one in told])).tolist()
    heads = [np.array([len(some) for some in one[:HEAD]], np.uint32) for one in told]
    return [np.concatenate([head, flat[a:b]]) for head, a, b in zip(heads, [0, *ends], ends, strict=False)]


def _hashed(keys: Iterable[Key]) -> Marks:
    """Keys as numbers."""
    told = [(_marked(temper, side), 0 if when is None else _ZERO + when, side.startswith(_TO)) for temper, side, when in keys]
    sides, when, to = zip(*told, strict=True) if told else ((), (), ())
    found: Marks = mixed(marks(sides, len(told)), marks(when, len(told)))
    return found & ~np.uint64(1) | np.array(to, np.uint64)


@lru_cache(maxsize=20_000)
def _marked(temper: str, side: str) -> int:
    return mark(temper, side)


def _keys(one: Happening, weigh: Weigher) -> tuple[list[Key], list[Key], list[Key]]:
    """Kind, parties and week; where it is looked for from afar; where it is found from there."""
    sided = list(_sided(one, weigh))
    weeks = list(dict.fromkeys(_weeks(one, weigh)))
    return [(*side, week) for week in weeks for side in sided], list(lookback.asked(one, sided)), list(lookback.known(one, sided))


def _beside_undated(happenings: Sequence[Happening], weigh: Weigher) -> Iterator[tuple[int, list[Key]]]:
    """More keys: beside undated reports of the same story or text the week says nothing."""
    undated = {g for i in range(len(weigh.published)) if weigh.published[i] == (None, None) for g in _groups(i, weigh)}
    if undated:
        for i, one in enumerate(happenings):
            if shared := sorted(_groups(one.document, weigh) & undated):
                yield i, [(f"{temper} {group}", side, None) for group in shared for temper, side in _sided(one, weigh)]


def _groups(document: int, weigh: Weigher) -> Set[str]:
    return {g for g in (weigh.family[document], weigh.story[document]) if g}


def _sided(one: Happening, weigh: Weigher) -> Iterator[tuple[str, str]]:
    """Its kinds with each pair of its parties, or with who acts."""
    named = sorted(one.parties)
    sides = ["+".join(pair) for pair in combinations(named[:6], 2)] or named
    sides += _possible(one, weigh)
    if one.type not in MUTUAL or one.promised:
        sides = [*sides, *(f"by {c}" for c in sorted(one.actors)[:4])]
        if one.type not in WORDS:  # 'aid to Chad was stopped': by whom, another report tells
            sides += [f"{_TO}{c}" for c in sorted(one.recipients)[:4]]
    yield from product(TEMPERS[one.type], dict.fromkeys(sides))


def _possible(one: Happening, weigh: Weigher) -> Iterator[str]:
    """Pairs of parties it may be between where one side is not told, or is a person of no stated state: with states that its report names."""
    known = sorted(one.parties - one.loose)[:3]
    if not one.loose and len(known) > 1 and (joint(one, one) or (one.actors and one.recipients)):
        return
    others = sorted(weigh.named.get(one.document, set()) - set(known))[:NAMED]
    for pair in product(known, others) if known else combinations(others, 2):
        yield "+".join(sorted(pair))


def _weeks(one: Happening, weigh: Weigher) -> Iterator[int | None]:
    """The weeks an event can be of, each overlapping the next by being asked for both; None for what has no day."""
    first, last = one.earliest, one.latest
    if lasting(one) or (first is None and one.background):
        yield None
    if first is None and (one.background or (one.standing and one.type not in SAID)):
        return
    if first is None or last is None or last - first > 7 * WEEKS:
        published = weigh.published[one.document]
        if first is not None and last is not None and one.background:
            yield -(first // 366)
            return
        if published[0] is None or published[1] is None:
            yield None
            return
        first, last = published[0] - 7, published[1]
    yield from range((first - 1) // 7, (last + 1) // 7 + 1)
