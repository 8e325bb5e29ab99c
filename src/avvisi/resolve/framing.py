"""The words one outlet uses of a thing and others don't: log-odds with an informative prior (Monroe and others 2008). Words side by side, no score of bias.

What counts a word is in how many stories it stands, not how often: one report of a gas quarrel says 'gas' ten times, and that tells what the
report is about, not how the outlet speaks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

from avvisi.resolve.vectors import TOKEN

LEAST = 10  # sentences on each side
SURE = 3.1  # standard deviations: many words are tried, and with outlets dealt out by chance one word in seven tables passes
PRIOR = 4.0  # weight of what all say of the thing together, in stories
TWICE = 3  # times a word has to be used on its side, in two stories at least


@dataclass(frozen=True)
class Told:
    """A sentence about the thing. `quoted` tells whose voice: the words of a quote, or the outlet's own. `own` are words of the thing's own name.

    `said` are the stretches of the sentence that are counted, all of it where they are not given; `story` is what its report is part of.
    """

    outlet: str
    document: str
    start: int
    text: str
    quoted: bool
    own: frozenset[str] = frozenset()
    said: tuple[str, ...] | None = None
    story: str | None = None

    def terms(self, empty: frozenset[str]) -> list[str]:
        """What is counted of it, in order."""
        return [term for stretch in ((self.text,) if self.said is None else self.said) for term in terms(stretch, empty)]

    @property
    def of(self) -> str:
        """What is counted once, however often it says a word."""
        return self.story or self.document


Counted = tuple[Told, list[str]]  # a sentence with what is counted of it
Place = tuple[str, str]  # a story and a term in it
ANY = ""  # no term: stands for the story itself


def terms(text: str, empty: frozenset[str]) -> list[str]:
    """Words, and pairs of words next to each other, in small letters; numbers, and pairs that begin or end with one or with an empty word, are left out."""
    words = [t.lower().replace("’", "'").removesuffix("'s") for t in TOKEN.findall(text)]
    counts = [w not in empty and not w[0].isdigit() for w in words]
    single = [w for w, says in zip(words, counts, strict=True) if says]
    pairs = [f"{words[i]} {words[i + 1]}" for i in range(len(words) - 1) if counts[i] and counts[i + 1]]
    return [*single, *pairs]


def framing(told: Sequence[Told], empty: frozenset[str]) -> list[dict[str, Any]]:
    """For each voice and outlet with at least LEAST sentences here and elsewhere: the terms it uses more than the others, surest first."""
    found = []
    for quoted in (False, True):
        voice = _Voice((one, one.terms(empty)) for one in told if one.quoted == quoted)
        for outlet, ours in sorted(voice.sides.items()):
            if len(ours) >= LEAST and voice.size - len(ours) >= LEAST:
                found += [{"outlet": outlet, "voice": "quoted" if quoted else "own", **term} for term in _marked(ours, voice)]
    return found


def sides(told: Iterable[Told]) -> dict[tuple[str, bool], int]:
    """(outlet, quoted) -> its sentences."""
    return dict(Counter((one.outlet, one.quoted) for one in told))


class _Voice:
    """The sentences of one voice by outlet, counted once: what an outlet's others say is what all say without what it alone does."""

    def __init__(self, counted: Iterable[Counted]) -> None:
        self.sides: dict[str, list[Counted]] = defaultdict(list)
        for pair in counted:
            self.sides[pair[0].outlet].append(pair)
        self.size = sum(map(len, self.sides.values()))
        self.own = frozenset().union(*(t.own for side in self.sides.values() for t, _ in side))
        self.said = Counter(term for side in self.sides.values() for _, counted in side for term in counted)
        self.outlets_of = Counter(place for side in self.sides.values() for place in _places(side))  # how many outlets have it there
        self.stories = Counter(term for _, term in self.outlets_of)

    def elsewhere(self, places: Set[Place]) -> Counter[str]:
        """In how many stories of the others each term stands, where an outlet's own are these."""
        return self.stories - Counter(term for story, term in places if self.outlets_of[story, term] == 1)


def _places(side: Sequence[Counted]) -> set[Place]:
    """The stories in which each term stands; and, as ANY, each of its stories."""
    return {(t.of, term) for t, counted in side for term in (ANY, *counted)}


def _marked(ours: Sequence[Counted], voice: _Voice) -> list[dict[str, Any]]:
    places = _places(ours)
    here, there = Counter(term for _, term in places), voice.elsewhere(places)
    said = Counter(term for _, counted in ours for term in counted)
    using: dict[str, list[Told]] = defaultdict(list)
    for one, counted in ours:
        for term in set(counted):
            using[term].append(one)
    size, rest = here.pop(ANY), there[ANY]
    found: list[dict[str, Any]] = []
    for term, count in here.items():
        if count < 2 or said[term] < TWICE or voice.own & set(term.split()):
            continue
        pair = (count, size), (there[term], rest)
        if (sure := _sureness(*pair)) >= SURE:
            found.append(
                {
                    "term": term,
                    "z": round(sure, 2),
                    "log_odds": round(_log_odds(*pair), 2),
                    "count": said[term],
                    "stories": count,
                    "elsewhere": voice.said[term] - said[term],
                    "stories_elsewhere": there[term],
                    "sentences": len(ours),
                    "sentences_elsewhere": voice.size - len(ours),
                    "examples": [{"document": t.document, "start": t.start, "text": t.text} for t in _first_of_each(using[term])[:3]],
                }
            )
    found.sort(key=lambda f: (-f["z"], f["term"]))
    return _once_each(found)


def _once_each(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without words that mark only as part of a pair ('economic' of 'economic warfare'), and pairs that mark for one of their words alone."""
    counts = {f["term"]: f["count"] for f in found}
    pairs = {t: t.split() for t in counts if " " in t and all(w in counts for w in t.split())}
    inside = {w for t, words in pairs.items() for w in words if counts[w] <= counts[t]}
    return [
        f
        for f in found
        if f["term"] in pairs or " " not in f["term"] and f["term"] not in inside or not set(f["term"].split()) & set(counts)
    ]


def _log_odds(here: tuple[int, int], there: tuple[int, int]) -> float:
    """How much more often it is said, as log-odds; each side is (stories that say it, stories), and both begin with what all say of the thing."""
    share = (here[0] + there[0]) / (here[1] + there[1])
    odds = [(said + PRIOR * share) / (stories - said + PRIOR * (1 - share)) for said, stories in (here, there)]
    return log(odds[0] / odds[1])


def _sureness(here: tuple[int, int], there: tuple[int, int]) -> float:
    """How little chance alone would do it: the root of the likelihood ratio, which reads as standard deviations; below 0 where it is said less."""
    share = (here[0] + there[0]) / (here[1] + there[1])
    ratio = sum(
        seen * log(seen / (stories * expected))
        for said, stories in (here, there)
        for seen, expected in ((said, share), (stories - said, 1 - share))
        if seen
    )
    return sqrt(2 * max(ratio, 0.0)) * (1 if here[0] * there[1] > there[0] * here[1] else -1)


def _first_of_each(using: Sequence[Told]) -> list[Told]:
    """The first sentence of each story, then the others: three examples of one report would show less."""
    first = {t.of: t for t in reversed(using)}
    return [*(t for t in using if first[t.of] is t), *(t for t in using if first[t.of] is not t)]
