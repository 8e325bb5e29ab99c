"""What all signs of a name in a report together say it is: believed where no rule tells a kind, and where the guess is likely enough."""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Literal

from avvisi.extract.bare_words import bare, bare_thing
from avvisi.extract.likely_kinds import Guess, Told
from avvisi.extract.name_words import NameWords
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed

_SURE = 0.5  # a kind that is likelier than this is believed where no rule tells one
_SUREST = 0.85  # whatever rules say
_SURER = 0.8  # where the parse says something else
_KNOWN = frozenset(("list.city", "list.town", "parse.GPE", "parse.LOC", "parse.FAC", "behind.site", "behind.the.site", "of.the.sites-of"))
_BUILT = frozenset(("ends.site", "ends.geo"))
_FIELDS = frozenset(("minister", "ministry", "state", "secretary", "undersecretary", "department"))
_HOLIDAYS = listed("slots_holidays")
_REGIMES = listed("people_regimes")


class Guessed:
    """The guesses of a report by spelling; `no_persons` has the spellings that are no person's, whatever else they are."""

    def __init__(self, page: Parsed, words: NameWords, guesses: dict[str, tuple[Guess, Told]]) -> None:
        self._page, self._words, self._guesses = page, words, guesses
        self.no_persons = frozenset(name for name, (guess, told) in guesses.items() if self._no_person(guess, told))

    @cached_property
    def surely_bodies(self) -> frozenset[str]:
        """Spellings of several words whose signs say a body's or a medium's, whatever it does: 'Ansar al-Nasr fled'."""
        return frozenset(
            name
            for name, (guess, told) in self._guesses.items()
            if guess.kind in ("organisation", "media") and guess.chance >= _SUREST and " " in name and "english.all" not in told.signs
        )

    def towns(self, but: Collection[str]) -> Iterator[tuple[str, Told]]:
        """Spellings that no rule tells, and whose signs say that they are places."""
        for name, (guess, told) in self._guesses.items():
            if guess.kind == "place" and guess.chance >= _SURE and name not in but and not self._rules(told) and self._proper(told, guess):
                yield name, told

    def persons(self, but: Collection[str]) -> Iterator[tuple[int, int]]:
        """Where names of several words stand whose signs say that they are persons'."""
        for name, (guess, told) in self._guesses.items():
            if guess.kind == "person" and guess.chance >= _SURER and name not in but:
                yield from ((a, b) for a, b in told.at if b - a > 1)

    def nothing(self) -> Iterator[tuple[int, int]]:
        """Where capitals stand that their signs say are no name of ours: 'in Urdu', 'Gate 12'."""
        for guess, told in self._guesses.values():
            if guess.kind == "none" and guess.chance >= _SURE:
                yield from told.at

    def bodies(self, owner: Collection[int], but: Collection[str]) -> Iterator[tuple[int, int, Literal["organisation", "media"]]]:
        """Where the bodies and media stand that their signs tell, if no list holds them (`owner`: the words of those)."""
        for name, (guess, told) in self._guesses.items():
            known = "english.all" in told.signs or name in but  # 'Arms Control' is a thing
            known = known or {"has.capitals", "before.nothing", "behind.comma"} <= told.signs  # 'FAIRVIEW, July 3'
            if guess.kind not in ("organisation", "media") or guess.chance < _SURE or known:
                continue
            for first, last in told.at:
                listed_there = any(i in owner for i in range(first, last))
                if not listed_there and not self._portfolio(first) and all(map(bare_thing, self._page.tokens[first:last])):
                    yield first, last, "organisation" if guess.kind == "organisation" else "media"

    def _no_person(self, guess: Guess, told: Told) -> bool:
        return guess.kind != "person" and not self._rules(told) and guess.chance >= (_SURER if "parse.PERSON" in told.signs else _SURE)

    def _rules(self, told: Told) -> bool:
        """'the Soto regime': a ruler's name, whatever land is named behind it."""
        tokens = self._page.tokens
        return any(last < len(tokens) and tokens[last].lower in _REGIMES for _, last in told.at)

    def _proper(self, told: Told, guess: Guess) -> bool:
        """Whether a spelling is a name's at all: no noun for an office, a body or a day that some papers write large."""
        first, last = told.at[0]
        site = last - first > 1 and bool(told.signs & _BUILT)  # 'Thule Air Base', 'the Umayyad Square'
        for token in self._page.tokens[first:last]:
            if token.ent in ("DATE", "TIME", "EVENT") or token.lower in _HOLIDAYS or not site and not bare(token, self._words):
                return False
            if token.ent == "NORP" and guess.chance < _SURER:
                return False
        if told.signs & _KNOWN:
            return True
        if "english.all" in told.signs and guess.chance < _SURER:
            return False
        return "before.article" not in told.signs or last - first > 1 or guess.chance >= _SURER

    def _portfolio(self, first: int) -> bool:
        """'Minister of Fishing Rights', 'Secretary of State for Arms Control': what an office is for."""
        tokens = self._page.tokens
        return first > 1 and tokens[first - 1].lower in ("for", "of") and tokens[first - 2].lower in _FIELDS
