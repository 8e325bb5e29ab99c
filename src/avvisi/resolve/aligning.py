"""Sentences of two reports that tell the same detail, found by the rare words they share; and the numbers in which they differ."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from avvisi.resolve.figures import Figure, Figures, disagree
from avvisi.resolve.vectors import TOKEN, stem

_END = re.compile(r"(?<=[.!?][\"”’')\]])\s+|(?<=[.!?])\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
LEAST = 3  # words two sentences share at least …
SHARE = 0.45  # … and this part of the shorter one's
_SHORT = 4
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$")


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place and the stems of its words that say something."""

    start: int
    text: str
    stems: frozenset[str]


def sentences(text: str, empty: frozenset[str]) -> list[Sentence]:
    """The sentences of a text, by its marks alone. Too short ones are left out."""
    made, start = [], 0
    for end, after in [*((m.start(), m.end()) for m in _END.finditer(text)), (len(text), len(text))]:
        if _ABBREVIATED.search(text[start:end]):
            continue
        piece = text[start:end]
        bare = {stem(t.lower().split("'")[0].split("’")[0]) for t in TOKEN.findall(piece) if t.lower() not in empty and not t[0].isdigit()}
        if len(bare) >= _SHORT:
            lead = len(piece) - len(piece.lstrip())
            made.append(Sentence(start + lead, piece.strip(), frozenset(bare)))
        start = after
    return made


def aligned(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Pairs that tell one detail: each the other's best match."""
    places: dict[str, list[int]] = {}
    for i, one in enumerate(theirs):
        for word in sorted(one.stems):
            places.setdefault(word, []).append(i)
    best: dict[int, tuple[float, int]] = {}
    back: dict[int, tuple[float, int]] = {}
    for i, one in enumerate(ours):
        shared: dict[int, int] = {}
        for word in one.stems:
            for j in places.get(word, ()):
                shared[j] = shared.get(j, 0) + 1
        for j, count in shared.items():
            likeness = count / min(len(one.stems), len(theirs[j].stems))
            if count >= LEAST and likeness >= SHARE:
                best[i] = max(best.get(i, (0.0, -1)), (likeness, -j))
                back[j] = max(back.get(j, (0.0, -1)), (likeness, -i))
    for i, (_, j) in sorted(best.items()):
        if -back[-j][1] == i:
            yield ours[i], theirs[-j]


def counted(reports: Mapping[str, Sequence[Sentence]], figures: Figures) -> list[dict[str, Any]]:
    """Counts of one thing in which two reports differ, as fields of the accounts. `reports` are sentences by given id."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    clash: set[str] = set()
    for a, b in combinations(reports, 2):
        for ours, theirs in aligned(reports[a], reports[b]):
            for one, other in _pairs(list(figures(ours.text)), list(figures(theirs.text))):
                if one.value == other.value:
                    continue
                topic = f"number of: {one.noun} ({', '.join(sorted(ours.stems & theirs.stems - {one.noun}))})"
                if disagree(one, other):
                    clash.add(topic)
                for given_id, figure, sentence in ((a, one, ours), (b, other, theirs)):
                    entry = found.setdefault(topic, {}).setdefault(str(figure), {"value": str(figure), "documents": [], "words": []})
                    if given_id not in entry["documents"]:
                        entry["documents"].append(given_id)
                        words = sentence.text[figure.start : figure.end]
                        entry["words"].append({"given_id": given_id, "words": words, "sentence": sentence.text})
    verdicts = {topic: "contradict" if topic in clash else "differ" for topic in found}
    return [{"field": t, "verdict": verdicts[t], "said": [found[t][v] for v in sorted(found[t])]} for t in sorted(found)]


def _pairs(ours: list[Figure], theirs: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Counts of the same thing: those whose noun each sentence counts once."""
    for noun in sorted({f.noun for f in ours} & {f.noun for f in theirs}):
        one, other = ([f for f in side if f.noun == noun] for side in (ours, theirs))
        if len(one) == len(other) == 1:
            yield one[0], other[0]
