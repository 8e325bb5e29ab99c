"""Pairs of events that can be one thing, found for all events at once, and how many reports tell the like of the same parties in that time."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from avvisi.resolve.happenings import Happening
from avvisi.resolve.kinship import alike, kind_of, meant
from avvisi.resolve.lookback import FEW
from avvisi.resolve.sought import Sought
from avvisi.resolve.stretches import Ints, groups, in_order, numbered, pairs_within, runs, stretches
from avvisi.resolve.weighing import Weigher

CROWD = 60  # events of one block that are all compared; of more, each with its nearest
NEAREST = 24
BACK = 2  # how many tell of what another report looks back on
Bools = npt.NDArray[np.bool_]


class Kinds:
    """Events by what tells of which kind they are: of two kinds `alike` and `meant` are asked once, whatever number of pairs."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        self._types: dict[str, int] = {}
        self.of = numbered(map(kind_of, happenings))
        self.types = np.array([self._types.setdefault(h.type, len(self._types)) for h in happenings], np.int64)
        first = np.unique(self.of, return_index=True)[1].tolist()
        some = [happenings[i] for i in first]
        self._alike, self._meant = _Asked(some, alike), _Asked(some, meant)

    def type(self, name: str) -> int:
        """The number of a type; -1 where no event is of it."""
        return self._types.get(name, -1)

    def alike(self, left: Ints, right: Ints) -> Bools:
        """Which of these pairs can be one act at all."""
        return self._alike(self.of[left], self.of[right])

    def meant(self, left: Ints, right: Ints) -> Bools:
        """Of which pairs one is the promise of the other."""
        return self._meant(self.of[left], self.of[right])


class _Asked:
    """What is true of two kinds, worked out when it is first asked for."""

    def __init__(self, some: Sequence[Happening], ask: Callable[[Happening, Happening], bool]) -> None:
        self._some, self._ask = some, ask
        self._told = np.full(len(some) ** 2, -1, np.int8)

    def __call__(self, one: Ints, other: Ints) -> Bools:
        codes = one * len(self._some) + other
        for code in np.unique(codes[self._told[codes] < 0]).tolist():
            a, b = divmod(code, len(self._some))
            self._told[code] = self._ask(self._some[a], self._some[b])
        found: Bools = self._told[codes] > 0
        return found


def candidates(happenings: Sequence[Happening], weigh: Weigher, sought: Sought, kinds: Kinds) -> tuple[Ints, Ints]:
    """Pairs that are of a kind, share a party (or a pair of them) and can share a week, in order; and how many reports tell the like there."""
    size = max(len(happenings), 1)
    keys, owners = in_order(*sought.blocks)
    blocks = np.repeat(np.arange(len(runs(keys)[0])), runs(keys)[1])
    found = [np.empty((0, 3), np.int64), *_paired(happenings, weigh, kinds, keys, owners)]
    left, right, at = np.concatenate(found).T
    crowds = telling(left, right, blocks[at], blocks, owners, np.array([h.document for h in happenings], np.int64), kinds.types)
    back = _looking_back(happenings, sought, kinds)
    codes = np.concatenate([left * size + right, back])
    crowds = np.concatenate([crowds, np.full(len(back), np.iinfo(np.int64).max)])
    order = np.lexsort((crowds, codes))
    first = order[runs(codes[order])[0]]
    fewest = crowds[first]
    return np.stack(np.divmod(codes[first], size), axis=1), np.where(fewest == np.iinfo(np.int64).max, BACK, fewest)


def _paired(happenings: Sequence[Happening], weigh: Weigher, kinds: Kinds, keys: npt.NDArray[np.uint64], owners: Ints) -> Iterator[Ints]:
    """(event, event, place of a key) of pairs that share a block."""
    acting = np.array([bool(h.actors) for h in happenings], bool)
    starts, sizes = runs(keys)
    width, crowded = max(len(keys), 1), np.repeat(sizes > CROWD, sizes)

    def kept(left: Ints, right: Ints, at: Ints) -> Ints:
        to = (keys[at] & np.uint64(1)).astype(bool)
        some = np.flatnonzero(~(to & (acting[left] == acting[right])))
        some = some[kinds.alike(left[some], right[some])]
        return np.stack([left[some], right[some], at[some]], axis=1)

    for some in groups(keys[~crowded], np.flatnonzero(~crowded)):
        for codes in pairs_within(some, width):
            one, other = np.divmod(codes, width)
            yield kept(owners[one], owners[other], one)
    for start, count in zip(starts[sizes > CROWD].tolist(), sizes[sizes > CROWD].tolist(), strict=True):
        near = np.array([*set(_nearest(owners[start : start + count].tolist(), happenings, weigh))], np.int64)
        yield kept(near[:, 0], near[:, 1], np.full(len(near), start))


def _nearest(block: list[int], happenings: Sequence[Happening], weigh: Weigher) -> Iterator[tuple[int, int]]:
    """In a crowd: with those next to it by story, by place and by day."""

    def day(i: int) -> int:
        one = happenings[i]
        return one.earliest or weigh.published[one.document][0] or 0

    orders = (
        sorted(block, key=lambda i: (weigh.story[happenings[i].document] or "", day(i), i)),
        sorted(block, key=lambda i: (happenings[i].place or "", day(i), i)),
        sorted(block, key=lambda i: (day(i), sorted(happenings[i].persons), i)),
    )
    for order in orders:
        for n, a in enumerate(order):
            for b in order[n + 1 : n + 1 + NEAREST // 3]:
                yield min(a, b), max(a, b)


def telling(left: Ints, right: Ints, at: Ints, blocks: Ints, owners: Ints, documents: Ints, types: Ints) -> Ints:
    """How many documents tell something of the type of one or the other of these pairs, in the block of each."""
    width, kinds = 1 + int(documents.max(initial=0)), 1 + int(types.max(initial=0))
    told = np.unique((blocks * kinds + types[owners]) * width + documents[owners])
    starts, sizes = runs(told // width)
    of = told[starts] // width  # block and type

    def place(types_of: Ints) -> Ints:
        return np.searchsorted(of, at * kinds + types_of).astype(np.int64)

    ours, theirs = place(types[left]), place(types[right])
    differ = np.flatnonzero(ours != theirs)
    both = np.zeros(len(left), np.int64)
    asked, own = np.unique(ours[differ] * max(len(of), 1) + theirs[differ], return_inverse=True)
    one, other = np.divmod(asked, max(len(of), 1))
    inside, pair = stretches(np.append(starts, len(told)), one)
    wanted = of[other][pair] * width + told[inside] % width
    met = np.minimum(np.searchsorted(told, wanted), max(len(told) - 1, 0))
    both[differ] = np.bincount(pair[told[met] == wanted], minlength=len(asked))[own]
    found: Ints = sizes[ours] + np.where(ours != theirs, sizes[theirs] - both, 0)
    return found


def _looking_back(happenings: Sequence[Happening], sought: Sought, kinds: Kinds) -> Ints:
    """Pairs of an event told from afar and a dated one of its kind and sides, or of two of its persons, as numbers: where few can be meant."""
    asked, dated = in_order(*sought.asked), in_order(*sought.known)
    starts, sizes = runs(dated[0])
    held = dated[0][starts]
    place = np.searchsorted(held, asked[0])
    met = np.flatnonzero(place < len(held))
    met = met[(held[place[met]] == asked[0][met]) & (sizes[place[met]] <= FEW)]
    inside, own = stretches(np.append(starts, len(dated[0])), place[met])
    one, other = asked[1][met][own], dated[1][inside]
    documents = np.array([h.document for h in happenings], np.int64)
    some = (documents[one] != documents[other]) & kinds.alike(one, other)
    found: Ints = np.minimum(one, other)[some] * len(happenings) + np.maximum(one, other)[some]
    return found
