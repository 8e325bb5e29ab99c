"""The exact passages two documents share, as runs of words."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import msgspec
import numpy as np
import numpy.typing as npt

from avvisi.resolve.blocks import Spread, Told, answers, here
from avvisi.resolve.kept import Kept
from avvisi.resolve.shingles import LENGTH, Corpus, Hashes, Numbers, hashes

Hashed = tuple[Numbers, Hashes]  # the words of a document, and their hashes
Written = tuple[list[int], float, float]  # runs one behind the other, and the shares


@dataclass(frozen=True)
class Run:
    """`words` words from word `left` of the one document and word `right` of the other."""

    left: int
    right: int
    words: int


@dataclass(frozen=True)
class Shared:
    """What a pair of documents shares. `left_share` is the part of the left document's words that lie in shared runs."""

    left: int
    right: int
    runs: tuple[Run, ...]
    left_share: float
    right_share: float

    @property
    def words(self) -> int:
        """Words of the left document in shared runs, each once."""
        return int(covered(self.runs, left=True).sum())

    @property
    def longest(self) -> int:
        """Words of the longest run."""
        return max((r.words for r in self.runs), default=0)

    @property
    def containment(self) -> float:
        """The share of the document that has more of its words in the other."""
        return max(self.left_share, self.right_share)


def covered(runs: tuple[Run, ...], *, left: bool) -> npt.NDArray[np.bool_]:
    """Which words of one side lie in a run."""
    end = max((((r.left if left else r.right) + r.words) for r in runs), default=0)
    mask = np.zeros(end, bool)
    for run in runs:
        start = run.left if left else run.right
        mask[start : start + run.words] = True
    return mask


def share(ours: Hashed, theirs: Hashed) -> Written:
    """The runs of at least five words that two documents share, and the share of each document's words that lies in them."""
    runs = _runs(ours[1], theirs[1])
    left_share, right_share = (
        float(covered(runs, left=side).sum()) / max(length, 1) for side, length in ((True, len(ours[0])), (False, len(theirs[0])))
    )
    return [n for r in runs for n in (r.left, r.right, r.words)], left_share, right_share


def all_shared(told: Sequence[tuple[Numbers, Numbers, int, int]]) -> list[bytes]:
    """What pairs of documents share, as it is kept: of each pair the words, and the numbers of the two documents."""
    held: dict[int, Hashed] = {}

    def hashed(document: int, words: Numbers) -> Hashed:
        if document not in held:
            held[document] = words, hashes(words)
        return held[document]

    return [msgspec.msgpack.encode(share(hashed(a, ours), hashed(b, theirs))) for ours, theirs, a, b in told]


class Sharing:
    """`sharing(pairs)` says what two documents share, pair by pair. `names` tell the texts as they are compared; by them it is kept."""

    def __init__(self, corpus: Corpus, names: Sequence[str], kept: Kept, spread: Spread = here) -> None:
        self._corpus, self._names, self._kept, self._spread = corpus, names, kept, spread

    def __call__(self, pairs: Iterable[tuple[int, int]]) -> Iterator[Shared]:
        """In order."""
        asked: deque[tuple[int, int]] = deque()

        def told() -> Iterator[tuple[str, Callable[[], Told]]]:
            for a, b in pairs:
                asked.append((a, b))
                yield f"{self._names[a]} {self._names[b]}", partial(self._words, a, b)

        read = msgspec.msgpack.Decoder(Written).decode
        for written in answers(self._kept, self._spread, "shared", told(), all_shared):
            places, left_share, right_share = read(written)
            left, right = asked.popleft()
            runs = tuple(Run(*places[i : i + 3]) for i in range(0, len(places), 3))
            yield Shared(left=left, right=right, runs=runs, left_share=left_share, right_share=right_share)

    def _words(self, a: int, b: int) -> Told:
        return self._corpus.of(a), self._corpus.of(b), a, b


def _runs(ours: Hashes, theirs: Hashes) -> tuple[Run, ...]:
    """Matching shingles joined along diagonals; of several places of one shingle the first, unless the run before goes on."""
    if not len(ours) or not len(theirs):
        return ()
    order = np.argsort(theirs, kind="stable")
    ordered = theirs[order]
    places = np.searchsorted(ordered, ours)
    hit = np.flatnonzero(places < len(ordered))
    hit = hit[ordered[places[hit]] == ours[hit]]
    found: list[Run] = []
    start = other = length = -1
    for i, j in zip(hit.tolist(), order[places[hit]].tolist(), strict=True):
        goes_on = start >= 0 and i == start + length and other + length < len(theirs) and theirs[other + length] == ours[i]
        if goes_on:
            length += 1
            continue
        if start >= 0:
            found.append(Run(left=start, right=other, words=length + LENGTH - 1))
        start, other, length = i, j, 1
    if start >= 0:
        found.append(Run(left=start, right=other, words=length + LENGTH - 1))
    return tuple(found)
