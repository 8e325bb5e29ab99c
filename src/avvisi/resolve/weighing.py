"""Whether two events are one thing in the world: small functions, each giving a weight and a sentence to read.

Each weight says how much more (or less) often the feature holds of two reports of one thing than of two things of the same parties.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from avvisi.resolve.days_weighed import WORDS, Bounds, Days, lasting, pledged
from avvisi.resolve.happenings import MUTUAL, PLANS, Happening
from avvisi.resolve.judgements import Reason
from avvisi.resolve.kinship import DEALS, deeds, kinds, meant

SAME_WORDS = 0.5  # of what two sentences say, by rarity: one is the other's copy, cut or edited
EFFECTS = frozenset(("assault.kill", "assault.wound", "assault.destroy"))  # rules that tell what an assault did …
OUTCOMES = frozenset(("targeted", "destroy"))  # … and manners
Idf = npt.NDArray[np.float32]
X = TypeVar("X")
Of = Sequence[X] | Mapping[int, X]  # by a document's number


class Weigher:
    """Weighs two happenings of one type. `published[d]` are the first and last day document d can be of, `story[d]`, `family[d]` its groups,
    `named[d]` the states it names."""

    def __init__(
        self,
        published: Of[Bounds],
        story: Of[str | None],
        family: Of[str | None],
        idf: "Idf | Some",
        named: Mapping[int, set[str]] | None = None,
    ) -> None:
        self.published, self.story, self.family, self.idf, self.named = published, story, family, idf, named or {}
        self.features: tuple[Callable[[Happening, Happening], Iterator[Reason]], ...] = (
            kinds, deeds, self.parties, Days(self.published), place, persons, offices, modes, standing,
        )  # fmt: skip

    def __call__(self, a: Happening, b: Happening) -> list[Reason]:
        """All that speaks for and against."""
        both = np.intersect1d(a.words, b.words, assume_unique=True)
        shared, ours, theirs = (float(self.idf[words].astype(np.float64).sum()) for words in (both, a.words, b.words))
        return [*self.alone(a, b), *self.beside(a, b, len(both), shared / (float(np.sqrt(ours * theirs)) or 1.0))]

    def alone(self, a: Happening, b: Happening) -> list[Reason]:
        """What follows from the two events and their reports alone."""
        return [reason for feature in self.features for reason in feature(a, b)]

    def beside(self, a: Happening, b: Happening, both: int, likeness: float) -> list[Reason]:
        """What follows from the whole record: how rare the words are that `both` have, stories and copies."""
        return [*words(a, b, both, likeness), *self.telling(a, b, likeness)]

    def of(self, happenings: Iterable[Happening]) -> "Weigher":
        """The like that knows no more than what is read in weighing these."""
        documents, words = set(), [np.empty(0, np.uint32)]
        for one in happenings:
            documents.add(one.document)
            words.append(one.words)
        published = {d: self.published[d] for d in documents}
        story, family = ({d: known[d] for d in documents} for known in (self.story, self.family))
        named = {d: self.named[d] for d in documents if d in self.named}
        met = np.unique(np.concatenate(words))
        return Weigher(published, story, family, Some(met, self.idf[met]), named)

    def __reduce__(self) -> Any:
        return Weigher, (self.published, self.story, self.family, self.idf, self.named)

    def parties(self, a: Happening, b: Happening) -> Iterator[Reason]:
        """The same sides; of meetings and agreements, whoever is named first."""
        if joint(a, b):
            both, either = a.parties & b.parties, a.parties | b.parties
            if a.parties == b.parties and len(both) == 1:
                yield Reason("parties", 1.0, f"{_named(both)} in both, with whom is not known")
            elif a.parties == b.parties:
                yield Reason("parties", 2.5, f"the same parties: {_named(both)}")
            elif both and self._stands(a, b):
                yield Reason("parties", 1.0, f"{_named(both)} in both, and a person of no stated party who can be of the other's")
            elif len(both) == 1 and self._names(a, b):
                yield Reason("parties", 1.3, f"{_named(both)} in both, and one report names {_named(either - both)} beside it")
            elif a.parties <= b.parties or b.parties <= a.parties:
                yield Reason("parties", 1.0 if len(both) > 1 else 0.3, f"{_named(both)} in both, {_named(either - both)} in one")
            else:
                yield Reason("parties", 0.0 if len(both) > 1 else -2.5, f"{_named(either - both)} only in one")
            return
        for side, ours, theirs, weight in (("actor", a.actors, b.actors, 1.5), ("recipient", a.recipients, b.recipients, 1.0)):
            if not ours or not theirs:
                silent = b if ours else a
                named = self.named.get(silent.document, set())
                if side == "actor" and silent.crowd:  # whom one helps or strikes is often told as people: 'victims', 'the town'
                    yield Reason(side, 0.0, "one tells of actors that nobody can know again")
                elif (ours | theirs) & named:
                    yield Reason(side, weight / 2, f"the other report names {_named((ours | theirs) & named)} too")
                elif ours or theirs:
                    yield Reason(side, -0.3, f"one names no {side}")
            elif ours == theirs:
                yield Reason(side, weight, f"the same {side}: {_named(ours)}")
            elif (
                ours <= a.loose
                and theirs & self.named.get(a.document, set())
                or theirs <= b.loose
                and ours & self.named.get(b.document, set())
            ):
                yield Reason(side, 0.0, f"{side} {_named(ours | theirs)}: a person of no stated party who can be of the other's")
            elif ours & theirs:
                yield Reason(side, weight / 2, f"{side} {_named(ours & theirs)} in both")
            else:
                yield Reason(side, -4.0 if side == "actor" else -3.0, f"{side} {_named(ours)}, not {_named(theirs)}")

        yield from turned(a, b)

    def _names(self, a: Happening, b: Happening) -> bool:
        """Whether one tells of one party and its report names those that only the other tells."""
        return any(
            len(one.parties) == 1 and one.parties < other.parties and other.parties - one.parties <= self.named.get(one.document, set())
            for one, other in ((a, b), (b, a))
        )

    def _stands(self, a: Happening, b: Happening) -> bool:
        """Whether the parties differ only by a person whose state nobody tells, where that report names the other's state."""
        for one, other in ((a, b), (b, a)):
            extra = other.parties - one.parties
            taken = {c for c, _ in other.persons}  # by another person, who stands for that party there
            if one.parties - other.parties <= one.loose and len(extra) == 1 and extra <= self.named.get(one.document, set()) - taken:
                return True
        return False

    def telling(self, a: Happening, b: Happening, likeness: float) -> Iterator[Reason]:
        """Documents of one story or one text."""
        if a.document == b.document:
            if a.type != b.type:
                yield Reason("document", -6.0, "one report tells of both, as two things")
            elif a.promised and b.promised and a.actors != b.actors:
                yield Reason("document", -2.5, "one report tells of both, each side's own")
            elif a.occasion is not None and a.occasion == b.occasion:
                yield Reason("document", 1.5, "said on one occasion")
            elif outcome(a, b) and np.array_equal(a.words, b.words):
                yield Reason("document", 0.0, "one sentence tells of an assault and what came of it")
            elif a.type not in MUTUAL and np.array_equal(a.words, b.words):
                yield Reason("document", -9.0, "one sentence tells of both")
            else:
                yield Reason("document", -2.5, "one report tells of both")
            return
        family = self.family[a.document]
        copies = family is not None and family == self.family[b.document]
        same = copies and likeness >= SAME_WORDS
        if a.type != b.type:  # one story tells things of several kinds
            if copies and same and not meant(a, b):
                yield Reason("copies", -3.0, "the reports share this sentence, which tells two things")
            return
        if copies:
            if same and (a.rule, a.deed) != (b.rule, b.deed):
                yield Reason("copies", -1.0, "the reports share this sentence, and these are two verbs of it")
            elif same:
                yield Reason("copies", 1.5, "the reports share their text, and this sentence of it")
            elif a.type != "CONSULT":
                yield Reason("copies", -2.5, "the reports share their text, and these are two sentences of it")
                return
        story = self.story[a.document]
        if story is not None and story == self.story[b.document]:
            yield Reason("story", 1.0, "the reports are of one story")


def words(a: Happening, b: Happening, both: int, likeness: float) -> Iterator[Reason]:
    """Rare words that both sentences have; `likeness` is how much of their words, by rarity, the two share."""
    if a.document == b.document and np.array_equal(a.words, b.words):
        return  # one sentence: that it is like itself says nothing of the two things it tells
    if a.type != b.type and not meant(a, b):
        yield Reason(
            "words", round(max(-4.0, min(8 * (likeness - 0.3), 2.0)), 2), f"of two kinds, and {both} words shared ({likeness:.2f})"
        )
    elif not both:
        yield Reason("words", -0.5, "the sentences share no word")
    else:
        yield Reason("words", round(min(6.0 * (likeness - 0.12), 2.5), 2), f"the sentences share {both} words ({likeness:.2f})")


class Some:
    """The rarity of some words: as `idf[words]`, of these alone."""

    def __init__(self, words: npt.NDArray[np.uint32], values: Idf) -> None:
        self._words, self._values = words, values

    def __getitem__(self, words: npt.NDArray[np.uint32]) -> Idf:
        """The rarity of each."""
        return self._values[np.searchsorted(self._words, words)]


def _named(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes))


def joint(a: Happening, b: Happening) -> bool:
    """Whether an act has no sides: meetings (and their plans), agreements and their signing, and whatever several do together to nobody."""
    if a.rule in DEALS and b.rule in DEALS:
        return True
    if a.type in MUTUAL and (not (a.promised and b.promised) or "CONSULT" in a.of & b.of and {a.rule, b.rule} <= PLANS):
        return True
    return all(len(one.actors) > 1 and not one.recipients for one in (a, b))


def outcome(a: Happening, b: Happening) -> bool:
    """Whether one is what came of the other: 'shelled the town, killing six'."""
    return a.type == b.type == "ASSAULT" and a.actors == b.actors and (a.rule in EFFECTS) != (b.rule in EFFECTS)


def turned(a: Happening, b: Happening) -> Iterator[Reason]:
    """Who acts in one is acted on in the other, and nobody is on the same side in both: a raid and the rockets that answered it."""
    across = (a.actors & b.recipients) | (a.recipients & b.actors)
    if across and not a.actors & b.actors and not a.recipients & b.recipients:
        yield Reason("sides", -4.0, f"{_named(across)} acts in one and is acted on in the other")


def place(a: Happening, b: Happening) -> Iterator[Reason]:
    """Places that are one, or can be ('Tehran' and 'Iran')."""
    if not a.place or not b.place:
        return
    if a.place == b.place:
        yield Reason("place", 0.5 if a.level == "country" else 1.2, f"both in {a.place}")
    elif a.country and b.country and a.country != b.country:
        yield Reason("place", -2.0, f"{a.place} and {b.place} lie in different states")
    elif "country" in (a.level, b.level):
        yield Reason("place", 0.3, f"{a.place} and {b.place} can be one place")
    elif a.level == b.level == "city":
        known = a.country and b.country  # what no list of places has can lie in the other: a palace, a quarter
        yield Reason("place", -1.5 if known else -0.5, f"{a.place} is not {b.place}")


def persons(a: Happening, b: Happening) -> Iterator[Reason]:
    """The same persons; or two persons for one side where each report names one."""
    shared = a.persons & b.persons
    if shared:
        yield Reason("persons", min(1.5 * len(shared), 2.5), f"{len(shared)} person{'s' if len(shared) > 1 else ''} in both")
    sides = {c for c, _ in a.persons} & {c for c, _ in b.persons} - {c for c, _ in shared}
    for side in sorted(sides):
        weight = -5.0 if a.document == b.document else -2.5  # a report that names two for one side tells of two things
        yield Reason("persons", weight, f"different persons for {side}")


def offices(a: Happening, b: Happening) -> Iterator[Reason]:
    """The same or different offices, where no persons are named on that side by both."""
    named = {c for c, _ in a.persons} & {c for c, _ in b.persons}
    differ = 0
    for side in sorted({c for c, _ in a.offices} & {c for c, _ in b.offices} - named):
        ours, theirs = ({w for c, w in one.offices if c == side} for one in (a, b))
        if ours & theirs:
            yield Reason("office", 0.8, f"the same office for {side}")
        elif not any(x <= y or y <= x for x in ours for y in theirs):
            differ += 1
            yield Reason("office", -1.5 if differ == 1 else -7.0, f"different offices for {side}{', as for the other side' * (differ > 1)}")


def modes(a: Happening, b: Happening) -> Iterator[Reason]:
    """The same or another manner."""
    if a.mode and b.mode:
        if a.mode == b.mode:
            yield Reason("mode", 0.5, f"both {a.mode}")
        elif {a.mode, b.mode} & OUTCOMES:
            yield Reason("mode", 0.0, f"{a.mode} and {b.mode}: one can be what came of the other")
        else:
            call = "phone" in (a.mode, b.mode)
            yield Reason("mode", -2.0 if call else -0.7, f"{a.mode}, not {b.mode}")
    if a.planned != b.planned and not meant(a, b) and not pledged(a, b):
        yield Reason("plan", -0.5, "planned in one, told as done in the other")


def standing(a: Happening, b: Happening) -> Iterator[Reason]:
    """States of affairs that reports mention without a day ('the sanctions on'): the same one, where nothing tells them apart. What is said again
    and again is one only where both say it by one rule: 'has been pushing for' is not 'has been lobbying'."""
    if lasting(a) and lasting(b) and a.document != b.document and not (a.type in WORDS and a.deed != b.deed):
        yield Reason("standing", 2.0, "both mention a standing state of affairs")
