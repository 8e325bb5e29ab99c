"""The exact passages two documents share, as runs of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from avvisi.resolve.blocks import Spread, cut, here
from avvisi.resolve.kept import Kept
from avvisi.resolve.many import answered, arrays
from avvisi.resolve.marks import Marks, mixed
from avvisi.resolve.shingles import LENGTH, Corpus, Hashes, Numbers, all_hashes, candidates, hashes, sampled
from avvisi.resolve.stretches import Ints

Hashed = tuple[Numbers, Hashes]  # the words of a document, and their hashes
TOGETHER = 500  # documents whose words are hashed at once
_ODD, _WIDTH = 0x9E3779B97F4A7C15, 1 << 64  # two marks become the key of a pair
_SHARES = 4  # numbers in which the two shares are written; behind them stand the runs


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


def share(ours: Hashed, theirs: Hashed) -> Numbers:
    """The shares of two documents' words that lie in runs of at least five words of both, and the runs, as they are kept."""
    runs = _runs(ours[1], theirs[1])
    shares = [float(covered(runs, left=side).sum()) / max(length, 1) for side, length in ((True, len(ours[0])), (False, len(theirs[0])))]
    places = np.array([n for r in runs for n in (r.left, r.right, r.words)], np.uint32)
    return np.concatenate([np.array(shares, np.float64).view(np.uint32), places])


def _shared(left: int, right: int, written: Numbers) -> Shared:
    shares, places = written[:_SHARES].view(np.float64).tolist(), written[_SHARES:].tolist()
    runs = tuple(Run(*places[i : i + 3]) for i in range(0, len(places), 3))
    return Shared(left=left, right=right, runs=runs, left_share=shares[0], right_share=shares[1])


def all_shared(told: Sequence[tuple[Numbers, Numbers, int, int]]) -> list[Numbers]:
    """What pairs of documents share, as it is kept: of each pair the words, and the numbers of the two documents."""
    words = {document: some for ours, theirs, a, b in told for document, some in ((a, ours), (b, theirs))}
    held: dict[int, Hashed] = dict(zip(words, zip(words.values(), all_hashes([*words.values()]), strict=True), strict=True))
    return [share(held[a], held[b]) for _, _, a, b in told]


class Sharing:
    """Says what two documents share. `marks` tell the texts as they are compared; by them it is kept."""

    def __init__(self, corpus: Corpus, marks: Marks, kept: Kept, spread: Spread = here) -> None:
        self._corpus, self._kept, self._spread = corpus, kept, spread
        self.marks = marks
        self._runs: dict[int, int] = {}  # of pairs asked one by one: the words of the longest run
        self._hashes = lru_cache(maxsize=TOGETHER)(lambda i: hashes(corpus.of(i)))

    def candidates(self) -> Ints:
        """Pairs that may share text."""

        def work(some: Ints) -> list[Numbers]:
            parts = (list(map(self._corpus.of, part)) for part in cut(some.tolist(), TOGETHER))
            return [sampled(one).view(np.uint32) for part in parts for one in all_hashes(part)]

        starts, values = arrays(self._kept, "sampled", self.marks, work)
        return candidates(np.repeat(np.arange(len(self._corpus)), np.diff(starts) // 2), values.view(np.uint64), len(self._corpus))

    def __call__(self, pairs: Ints, least: int) -> list[Shared]:
        """Of these pairs those that share a run of so many words at least, in order."""
        keys = mixed(self.marks[pairs[:, 0]], self.marks[pairs[:, 1]])
        starts, values = answered(
            self._kept, self._spread, "shared", keys, lambda n: self._words(int(pairs[n, 0]), int(pairs[n, 1])), all_shared
        )
        owner = np.repeat(np.arange(len(pairs)), np.diff(starts))
        nth = np.arange(len(values)) - starts[owner]
        long = (nth >= _SHARES) & ((nth - _SHARES) % 3 == 2) & (values >= least)
        some = np.unique(owner[long]).tolist()
        return [_shared(int(pairs[n, 0]), int(pairs[n, 1]), values[starts[n] : starts[n + 1]]) for n in some]

    def run(self, a: int, b: int, least: int) -> bool:
        """Whether one pair shares a run of so many words at least."""
        key = (self._told[a] * _ODD + self._told[b]) % _WIDTH
        if key not in self._before:
            self._before[key] = max((r.words for r in _runs(self._hashes(a), self._hashes(b))), default=0)
        self._runs[key] = self._before[key]
        return self._runs[key] >= least

    def keep(self) -> None:
        """Leave what was asked pair by pair to the next build; where nothing was asked, what the build before has left."""
        found = self._runs or self._before
        keys = np.array(sorted(found), np.uint64)
        values = np.array([found[key] for key in keys.tolist()], np.uint32)
        for part, column in (("keys", keys), ("values", values)):
            self._kept.keep("runs alone", part, column.tobytes(), always=True)

    @cached_property
    def _told(self) -> list[int]:
        told: list[int] = self.marks.tolist()
        return told

    @cached_property
    def _before(self) -> dict[int, int]:
        keys, values = (self._kept.found("runs alone", part) or b"" for part in ("keys", "values"))
        return dict(zip(np.frombuffer(keys, np.uint64).tolist(), np.frombuffer(values, np.uint32).tolist(), strict=True))

    def _words(self, a: int, b: int) -> tuple[Numbers, Numbers, int, int]:
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
