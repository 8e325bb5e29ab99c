"""Names compared, each pair once: what follows from the letters of names alone is kept from build to build."""

from difflib import SequenceMatcher
from functools import lru_cache, partial

from avvisi.resolve.kept import Kept
from avvisi.resolve.letters import keys
from avvisi.resolve.nearly import nearly
from avvisi.resolve.spelling import name_keys, same_person, words_of

ALIKE = 0.6  # of the letters of two surnames, where nothing else of the names is known
HELD = 50_000  # answers that stand in memory


class Comparing:
    """`keys(name)` by which spellings of a name are found, `sounds(name)` of its last word, and whether two names are the `same`, or `nearly`."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self.sounds = lru_cache(maxsize=HELD)(self._sounds)
        self.same = lru_cache(maxsize=HELD)(self._same)
        self.nearly = lru_cache(maxsize=HELD)(self._nearly)

    def keys(self, name: str) -> list[str]:
        """The keys that spellings of one name share."""
        return self._kept.answer("keys of a name", name, list[str], lambda: sorted(name_keys(name)))

    def surname(self, one: str, other: str) -> bool:
        """Spellings of one surname that look alike: with nothing but a surname, sounds alone ('Jiang', 'Zheng') are too little."""
        return self.same(one, other) and SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= ALIKE

    def _sounds(self, name: str) -> list[str]:
        return self._kept.answer("sounds of a name", name, list[str], lambda: sorted(keys(words_of(name)[-1])))

    def _same(self, one: str, other: str) -> bool:
        return self._kept.answer("one name", f"{one}\n{other}", bool, partial(same_person, one, other))

    def _nearly(self, one: str, other: str) -> bool:
        return self._kept.answer("nearly one name", f"{one}\n{other}", bool, partial(nearly, one, other))
