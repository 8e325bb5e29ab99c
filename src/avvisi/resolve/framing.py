"""The words one outlet uses of a thing and others don't: log-odds with an informative prior (Monroe and others 2008). Words side by side, no score of bias."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

from avvisi.resolve.vectors import TOKEN

LEAST = 10  # sentences on each side
SURE = 1.96  # standard deviations from what both sides have in common
PRIOR = 500.0  # weight of the record's own usage, in words
TWICE = 3  # times a word has to be used on its side, in two documents at least


@dataclass(frozen=True)
class Told:
    """A sentence about the thing. `quoted` tells whose voice: the words of a quote, or the outlet's own. `own` are words of the thing's own name."""

    outlet: str
    document: str
    start: int
    text: str
    quoted: bool
    own: frozenset[str] = frozenset()


def terms(text: str, empty: frozenset[str]) -> list[str]:
    """Words, and pairs of words next to each other, in small letters; pairs that begin or end with an empty word are left out."""
    words = [t.lower().replace("’", "'").removesuffix("'s") for t in TOKEN.findall(text)]
    single = [w for w in words if w not in empty and not w[0].isdigit()]
    pairs = [f"{a} {b}" for a, b in zip(words, words[1:], strict=False) if a not in empty and b not in empty]
    return [*single, *pairs]


def framing(told: Sequence[Told], empty: frozenset[str], background: Iterable[str] = ()) -> list[dict[str, Any]]:
    """For each voice and outlet with at least LEAST sentences here and elsewhere: the terms it uses more than the others, surest first.

    `background` are further sentences of the record: what is common everywhere marks nobody.
    """
    common = Counter(term for text in background for term in terms(text, empty))
    for one in told:
        common.update(terms(one.text, empty))
    found = []
    for quoted in (False, True):
        voice = [t for t in told if t.quoted == quoted]
        sides: dict[str, list[Told]] = defaultdict(list)
        for one in voice:
            sides[one.outlet].append(one)
        for outlet, ours in sorted(sides.items()):
            others = [t for t in voice if t.outlet != outlet]
            if len(ours) >= LEAST and len(others) >= LEAST:
                found += [
                    {"outlet": outlet, "voice": "quoted" if quoted else "own", **term} for term in _marked(ours, others, common, empty)
                ]
    return found


def _marked(ours: Sequence[Told], others: Sequence[Told], common: Counter[str], empty: frozenset[str]) -> list[dict[str, Any]]:
    here, there = (Counter(w for t in side for w in terms(t.text, empty)) for side in (ours, others))
    own = frozenset().union(*(t.own for t in (*ours, *others)))
    total, size, rest = sum(common.values()), sum(here.values()), sum(there.values())
    found: list[dict[str, Any]] = []
    for term, count in here.items():
        using = [t for t in ours if term in terms(t.text, empty)] if count >= TWICE else []
        if len({t.document for t in using}) < 2 or own & set(term.split()):
            continue
        prior = PRIOR * common[term] / total
        odds = log((count + prior) / (size + PRIOR - count - prior)) - log((there[term] + prior) / (rest + PRIOR - there[term] - prior))
        deviation = odds / sqrt(1 / (count + prior) + 1 / (there[term] + prior))
        if deviation >= SURE:
            found.append(
                {
                    "term": term,
                    "z": round(deviation, 2),
                    "count": count,
                    "elsewhere": there[term],
                    "sentences": len(ours),
                    "sentences_elsewhere": len(others),
                    "examples": [{"document": t.document, "start": t.start, "text": t.text} for t in using[:3]],
                }
            )
    found.sort(key=lambda f: (-f["z"], f["term"]))
    pairs = {w for f in found if " " in f["term"] for w in f["term"].split()}
    return [f for f in found if " " in f["term"] or f["term"] not in pairs or f["count"] > TWICE]
