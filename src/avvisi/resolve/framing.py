"""The words one outlet uses of a thing and others don't: log-odds with an informative prior (Monroe and others 2008). Words side by side, no score of bias.

What counts a word is in how many stories it stands, not how often: one report of a gas quarrel says 'gas' ten times, and that tells what the
report is about, not how the outlet speaks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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


def terms(text: str, empty: frozenset[str]) -> list[str]:
    """Words, and pairs of words next to each other, in small letters; pairs that begin or end with an empty word are left out."""
    words = [t.lower().replace("’", "'").removesuffix("'s") for t in TOKEN.findall(text)]
    single = [w for w in words if w not in empty and not w[0].isdigit()]
    pairs = [f"{a} {b}" for a, b in zip(words, words[1:], strict=False) if a not in empty and b not in empty]
    return [*single, *pairs]


def framing(told: Sequence[Told], empty: frozenset[str]) -> list[dict[str, Any]]:
    """For each voice and outlet with at least LEAST sentences here and elsewhere: the terms it uses more than the others, surest first."""
    found = []
    for quoted in (False, True):
        voice = [(one, one.terms(empty)) for one in told if one.quoted == quoted]
        by_outlet: dict[str, list[Counted]] = defaultdict(list)
        for pair in voice:
            by_outlet[pair[0].outlet].append(pair)
        for outlet, ours in sorted(by_outlet.items()):
            if len(ours) >= LEAST and len(voice) - len(ours) >= LEAST:
                others = [pair for pair in voice if pair[0].outlet != outlet]
                found += [{"outlet": outlet, "voice": "quoted" if quoted else "own", **term} for term in _marked(ours, others)]
    return found


def sides(told: Iterable[Told]) -> dict[tuple[str, bool], int]:
    """(outlet, quoted) -> its sentences."""
    return dict(Counter((one.outlet, one.quoted) for one in told))


def _in_stories(side: Sequence[Counted]) -> Counter[str]:
    """In how many stories each term stands."""
    return Counter(term for _, term in {(t.of, term) for t, counted in side for term in counted})


def _marked(ours: Sequence[Counted], others: Sequence[Counted]) -> list[dict[str, Any]]:
    here, there = _in_stories(ours), _in_stories(others)
    said, elsewhere = (Counter(term for _, counted in side for term in counted) for side in (ours, others))
    using: dict[str, list[Told]] = defaultdict(list)
    for one, counted in ours:
        for term in set(counted):
            using[term].append(one)
    own = frozenset().union(*(t.own for t, _ in (*ours, *others)))
    size, rest = (len({t.of for t, _ in side}) for side in (ours, others))
    found: list[dict[str, Any]] = []
    for term, count in here.items():
        if count < 2 or said[term] < TWICE or own & set(term.split()):
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
                    "elsewhere": elsewhere[term],
                    "stories_elsewhere": there[term],
                    "sentences": len(ours),
                    "sentences_elsewhere": len(others),
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
