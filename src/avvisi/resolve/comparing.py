"""Names compared: what follows from the letters of names alone is kept from build to build, and worked out in blocks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from avvisi.lexicon import skeleton
from avvisi.resolve import letters, morae, name_words, spelling, syllables
from avvisi.resolve.blocks import PAIRS, Spread, cut, here
from avvisi.resolve.kept import Kept
from avvisi.resolve.letters import keys
from avvisi.resolve.many import Numbers, answered
from avvisi.resolve.marks import Marks
from avvisi.resolve.nearly import nearly
from avvisi.resolve.spelling import name_keys, same_person, words_of
from avvisi.resolve.stretches import Ints

ALIKE = 0.6  # of the letters of two surnames, where nothing else of the names is known
HELD = 20_000  # answers that stand in memory
OPEN, APART, FAR_APART = 0, 1, 2  # of two names: not known; two names by their letters; not even nearly one
NEARLY, SAME = 3, 4  # what else is found of them
Keys = npt.NDArray[np.uint64]
Asked = tuple[str, str, bool, bool]  # two names, whether they can be the same, and whether it counts that they are nearly one


class Comparing:
    """`keys(names)` by which spellings of a name are found, who is `heard` in a last word, and whether two names are the `same`, or `nearly`."""

    def __init__(self, kept: Kept, spread: Spread = here) -> None:
        self._kept, self._spread = kept, spread
        self.same = lru_cache(maxsize=HELD)(same_person)
        self.nearly = lru_cache(maxsize=HELD)(nearly)

    def keys(self, which: str, names: Sequence[str]) -> tuple[Ints, Keys]:
        """The keys that the spellings of each name share, as hashes, one name's behind the other's; and where each begins. `which` as in `known`."""
        starts, found = answered(self._kept, self._spread, f"keys of {which}", _marks(names), lambda i: (names[i],), all_keys)
        return starts // 2, found.view(np.uint64)

    def heard(self, alone: Sequence[str], names: Sequence[str]) -> list[list[int]]:
        """For each of the names that stand alone the places, in order, of those whose last word shares a sound with it."""
        if not alone:
            return []
        both = [*alone, *names]
        starts, found = answered(self._kept, self._spread, "sounds of a name", _marks(both), lambda i: (both[i],), all_sounds)
        starts, sounds = starts // 2, found.view(np.uint64)
        owner = np.repeat(np.arange(len(both)), np.diff(starts))
        asked = sounds[: starts[len(alone)]]
        some = len(asked) + np.flatnonzero(np.isin(sounds[len(asked) :], asked))
        by_sound: dict[int, list[int]] = defaultdict(list)
        for sound, place in zip(sounds[some].tolist(), (owner[some] - len(alone)).tolist(), strict=True):
            by_sound[sound].append(place)
        own = (sounds[starts[i] : starts[i + 1]].tolist() for i in range(len(alone)))
        return [sorted({place for sound in some for place in by_sound.get(sound, ())}) for some in own]

    def compared(self, asked: Iterable[Asked]) -> Iterator[int]:
        """What is found of each two names."""
        for found in self._spread(all_compared, cut(asked, PAIRS)):
            yield from found

    def surname(self, one: str, other: str) -> bool:
        """Spellings of one surname that look alike: with nothing but a surname, sounds alone ('Jiang', 'Zheng') are too little."""
        return self.same(one, other) and SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= ALIKE

    def known(self, which: str, names: Sequence[str], left: Ints, right: Ints) -> "Known":
        """What the build before found of these pairs of names. `which` tells these names from others that are compared in a build."""
        return Known(self._kept, which, names, left, right)

    def forget(self) -> None:
        """Let go what was remembered of names: nothing else needs it, and it is much."""
        for module in (letters, morae, name_words, skeleton, spelling, syllables):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value.cache_info().maxsize > 1:
                    value.cache_clear()
        for cached in (self.same, self.nearly, _marked):
            cached.cache_clear()


def _marks(names: Sequence[str]) -> Marks:
    return np.fromiter(map(_marked, names), np.uint64, len(names))


def all_keys(told: Sequence[tuple[str, ...]]) -> list[Numbers]:
    """The keys of many names, as they are kept: two numbers each."""
    return [np.array([hashed(key) for key in sorted(name_keys(name))], np.uint64).view(np.uint32) for (name,) in told]


def all_sounds(told: Sequence[tuple[str, ...]]) -> list[Numbers]:
    """The sounds of the last words of many names, as `all_keys` gives keys."""
    return [np.array([hashed(sound) for sound in sorted(keys(words_of(name)[-1]))], np.uint64).view(np.uint32) for (name,) in told]


def hashed(key: str) -> int:
    """A number of 64 bits: keys are many."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())


_marked = lru_cache(maxsize=100_000)(hashed)  # of names: they are asked for several times


def all_compared(asked: Sequence[Asked]) -> bytes:
    """SAME, NEARLY, APART (where that is enough to know) or FAR_APART of each two names."""
    return bytes(_compared(*one) for one in asked)


def _compared(one: str, other: str, can: bool, counts: bool) -> int:
    if can and same_person(one, other):
        return SAME
    if not counts:
        return APART
    return NEARLY if nearly(one, other) else FAR_APART


class Known:
    """`found[n]` says of pair n whether its names are known to be two. Pairs of a record are millions, so they are kept as one array of hashes."""

    def __init__(self, kept: Kept, which: str, names: Sequence[str], left: Ints, right: Ints) -> None:
        self._kept, self._which = kept, which
        self._codes = _codes(names, left, right)
        self.found = np.full(len(left), OPEN, np.uint8)
        for answer in (APART, FAR_APART):
            before: Keys = np.frombuffer(kept.found(f"{which} apart", str(answer)) or b"", np.uint64)
            if len(before):
                places = np.minimum(np.searchsorted(before, self._codes), len(before) - 1)
                self.found[before[places] == self._codes] = answer

    def keep(self) -> None:
        """Leave what is found by now to the next build."""
        for answer in (APART, FAR_APART):
            self._kept.keep(f"{self._which} apart", str(answer), np.sort(self._codes[self.found == answer]).tobytes())


def _codes(names: Sequence[str], left: Ints, right: Ints) -> npt.NDArray[np.uint64]:
    """A hash of each pair of names."""
    one: Keys = _marks(names)
    other: Keys = (one ^ (one >> np.uint64(29))) * np.uint64(0xD6E8FEB86659FD93)
    codes: Keys = one[left] * np.uint64(0x9E3779B97F4A7C15) + other[right]
    return codes
