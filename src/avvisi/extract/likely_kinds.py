"""The kind of a name that no list tells, weighed from all its signs in a report: person, place, organisation, medium, or no name of ours."""

from collections.abc import Iterable, Mapping
from math import exp
from typing import NamedTuple

from avvisi.extract.gazetteer import Hit
from avvisi.extract.kind_signs import KindSigns
from avvisi.extract.name_words import NameWords
from avvisi.lexicon.kinds import ALWAYS, KINDS, NameKind
from avvisi.lexicon.towns import Towns
from avvisi.parse.tokens import Parsed


class Told(NamedTuple):
    """A spelling: where it stands, and its signs there together."""

    at: tuple[tuple[int, int], ...]
    signs: frozenset[str]


def spellings(page: Parsed, runs: Iterable[tuple[int, int]], owner: dict[int, Hit], signs: KindSigns, words: NameWords) -> dict[str, Told]:
    """Every run of capitals that no list holds but as a city's, without titles before it, by its words."""
    at: dict[str, list[tuple[int, int]]] = {}
    for first, last in runs:
        while first < last - 1 and words.is_title(page.tokens[first]):
            first += 1
        at.setdefault(page.document.text[page.tokens[first].start : page.tokens[last - 1].end], []).append((first, last))
    longer = [name for name in at if " " in name]
    parts = {t.text for name in longer for t in page.tokens[slice(*at[name][0])]}
    ends = {name.rpartition(" ")[2] for name in longer}
    found = {}
    for name, places in at.items():
        read = {sign for first, last in places for sign in signs.of(page, first, last, owner)}
        if " " not in name and name in parts:
            read.add("inside.another")
            if name in ends:
                read.add("ends.another")
        elif " " in name and name.split()[-1] in at:
            read.add("shortened")
        if len(places) > 1:
            read.add("often")
        found[name] = Told(tuple(places), frozenset(read))
    return found


class Guess(NamedTuple):
    """The likeliest kind, and how likely it is."""

    kind: NameKind
    chance: float


def weights_in_hundredths(weights: Mapping[str, tuple[float, ...]]) -> dict[str, tuple[int, ...]]:
    """Whole numbers, whose sum is the same in whatever order signs are seen."""
    return {sign: tuple(round(100 * weight) for weight in some) for sign, some in weights.items()}


class LikelyKinds:
    """`of(page, runs, owner)`: spelling -> what it is likeliest and where it stands."""

    def __init__(self, words: NameWords, towns: Towns, weights: Mapping[str, tuple[float, ...]]) -> None:
        self._words, self._signs, self._weights = words, KindSigns(words, towns), weights_in_hundredths(weights)

    def of(self, page: Parsed, runs: Iterable[tuple[int, int]], owner: dict[int, Hit]) -> dict[str, tuple[Guess, Told]]:
        """The runs of capitals of a report."""
        return {name: (self._judge(told.signs), told) for name, told in spellings(page, runs, owner, self._signs, self._words).items()}

    def _judge(self, signs: frozenset[str]) -> Guess:
        told = [weights for sign in signs if (weights := self._weights.get(sign)) is not None]
        sums = [sum(column) for column in zip(self._weights[ALWAYS], *told, strict=True)]
        most = max(sums)
        chances = [exp((value - most) / 100) for value in sums]
        best = chances.index(max(chances))
        return Guess(KINDS[best], chances[best] / sum(chances))
