"""Sentences by their marks alone, the stems of their words, and the numbers in which two reports differ."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import msgspec

from avvisi.lexicon.resolving import ResolvingWords
from avvisi.resolve.blocks import Spread, alone, answers, here
from avvisi.resolve.figures import Figure, Figures, disagree
from avvisi.resolve.kept import Kept
from avvisi.resolve.vectors import TOKEN, stem

_END = re.compile(r"(?<=[.!?][\"”’')\]])\s+|(?<=[.!?])\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n+")
NEAR, AROUND = 5, 0.25
FATE = 2
HELD = 500
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.$")


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place."""

    start: int
    text: str


def stems(text: str, empty: frozenset[str]) -> frozenset[str]:
    """The stems of the words that say something; figures are left out."""
    lowered = (t.lower() for t in TOKEN.findall(text) if not t[0].isdigit())
    return frozenset(stem(t.split("'")[0].split("’")[0]) for t in lowered if t not in empty)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, by its marks alone."""
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _END.finditer(text)), (len(text), len(text))]:
        if _ABBREVIATED.search(text, max(start, end - 6), end):
            continue
        piece = text[start:end]
        if bare := piece.strip():
            yield Sentence(start + len(piece) - len(piece.lstrip()), bare)
        start = after


@dataclass(frozen=True)
class _Count:
    """A figure in its report, with the stems of the words around it."""

    figure: Figure
    sentence: Sentence
    around: frozenset[str]

    @property
    def at(self) -> int:
        """Where it stands in the report."""
        return self.sentence.start + self.figure.start


class Counts:
    """The counts of reports, each report read once (of the last HELD, and of those that an earlier build kept)."""

    def __init__(self, figures: Figures, kept: Kept | None = None, spread: Spread = here) -> None:
        self._figures, self._held, self._kept, self._spread = figures, dict[str, list[_Count]](), kept or Kept(), spread
        self._ahead: dict[str, bytes] = {}

    def ahead(self, asked: Iterable[tuple[str, Callable[[], str]]]) -> None:
        """Read the reports that will be asked for next, by their ids: on a cluster many at once. Here each is read when it is asked for."""
        if self._spread is here:
            return
        texts, work = dict(asked), partial(read_all, self._figures.words)
        self._ahead = dict(zip(texts, answers(self._kept, self._spread, "counts", alone(texts.items()), work), strict=True))

    def __call__(self, identity: str, text: Callable[[], str]) -> list[_Count]:
        """The counts of a report; `text` is asked only where it is not known."""
        if identity not in self._held:
            if len(self._held) >= HELD:
                del self._held[next(iter(self._held))]
            self._held[identity] = self._counts(identity, text)
        return self._held[identity]

    def _counts(self, identity: str, text: Callable[[], str]) -> list[_Count]:
        if identity in self._ahead:
            return msgspec.msgpack.decode(self._ahead[identity], type=list[_Count])
        return self._kept.answer("counts", identity, list[_Count], lambda: list(_read(text(), self._figures)))


def read_all(words: ResolvingWords, told: Sequence[tuple[str]]) -> list[bytes]:
    """The counts of many reports, as they are kept."""
    figures = Figures(words)
    return [msgspec.msgpack.encode(list(_read(text, figures))) for (text,) in told]


def _read(text: str, figures: Figures) -> Iterator[_Count]:
    empty, last = figures.words.empty, None
    for sentence in sentences(text):
        for figure in figures(sentence.text, last):
            last = figure
            before, after = TOKEN.findall(sentence.text[: figure.start])[-NEAR:], TOKEN.findall(sentence.text[figure.end :])[: NEAR + 2]
            around = stems(" ".join((*before, *after)), empty)
            yield _Count(figure, sentence, around - {figure.noun, stem(figure.noun + "s")})


def counted(
    told: Mapping[str, Sequence[_Count]], own: Callable[[str, int, str, int, str | None], bool] = lambda *where: True
) -> list[dict[str, Any]]:
    """Counts of one thing in which two reports differ, as fields of the accounts. `told` are the counts by given id; `own` says of a report and a
    place in it, another report and a place there, and what happened to those counted, whether the two counts are of what is asked about.

    One thing: the same noun, amid words that both have ('50 people were arrested', '40 persons had been arrested').
    """
    found: dict[str, dict[str, dict[str, Any]]] = {}
    clash: set[str] = set()
    for a, b in combinations(told, 2):
        for one, other in _same_thing(told[a], told[b]):
            if not own(a, one.at, b, other.at, one.figure.fate):
                continue
            shared = [one.figure.fate] if one.figure.fate else sorted(one.around & other.around)[:3]
            topic = f"number of: {one.figure.noun} ({', '.join(shared)})"
            if disagree(one.figure, other.figure):
                clash.add(topic)
            for given_id, count in ((a, one), (b, other)):
                shown = str(count.figure)
                entry = found.setdefault(topic, {}).setdefault(shown, {"value": shown, "documents": [], "words": []})
                if given_id not in entry["documents"]:
                    entry["documents"].append(given_id)
                    entry["words"].append(_words(given_id, count))
    verdicts = {topic: "contradict" if topic in clash else "differ" for topic in found}
    return [{"field": t, "verdict": verdicts[t], "said": [found[t][v] for v in sorted(found[t])]} for t in sorted(found)]


def within(told: Mapping[str, Sequence[_Count]], sentences_of: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """Counts that one report gives twice ('around 180 … Tehran put the number at about 200'), where the first stands in one of these sentences."""
    found = []
    for given_id, counts in told.items():
        inside = [any(c.sentence.text in s or s in c.sentence.text for s in sentences_of.get(given_id, ())) for c in counts]
        for one, other, near in zip(counts, counts[1:], inside, strict=False):
            same = other.figure.again and other.figure.counted == one.figure.counted
            if near and same and one.figure.value != other.figure.value:
                two = sorted((one, other), key=lambda c: str(c.figure))
                said = [{"value": str(c.figure), "documents": [given_id], "words": [_words(given_id, c)]} for c in two]
                verdict = "contradict" if disagree(one.figure, other.figure) else "differ"
                found.append({"field": f"number of: {one.figure.counted}", "verdict": verdict, "said": said})
    return found


def _words(given_id: str, count: _Count) -> dict[str, str]:
    return {"given_id": given_id, "words": count.sentence.text[count.figure.start : count.figure.end], "sentence": count.sentence.text}


def _same_thing(ours: Sequence[_Count], theirs: Sequence[_Count]) -> Iterator[tuple[_Count, _Count]]:
    """Counts of one thing with different values; not where either report also has the other's number of it as its own."""
    for one in ours:
        same = [t for t in theirs if t.figure.counted == one.figure.counted]
        if any(t.figure.value == one.figure.value and not t.figure.again for t in same):
            continue
        fate = FATE if one.figure.fate else 0  # who were killed, died or are dead is one count: that says more than a word
        near = [
            ((len(one.around & t.around) + fate) / (min(len(one.around), len(t.around)) or 1), -n, t)
            for n, t in enumerate(same)
            if one.around & t.around or fate
        ]
        if not near:
            continue
        likeness, _, best = max(near, key=lambda x: x[:2])
        known = any(o.figure.value == best.figure.value and o.figure.counted == one.figure.counted and not o.figure.again for o in ours)
        if likeness >= AROUND and not known:
            yield one, best
