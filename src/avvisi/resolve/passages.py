"""The exact passages two documents share, as runs of words."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from avvisi.resolve.kept import Kept
from avvisi.resolve.shingles import LENGTH, Corpus, Hashes, hashes


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


def share(corpus: Corpus, left: int, right: int, hashed: Callable[[int], Hashes] | None = None) -> Shared:
    """The runs of at least five words that two documents share. `hashed`: the hashes of a document, where the caller has them."""
    ours, theirs = (hashed(i) if hashed else hashes(corpus.of(i)) for i in (left, right))
    runs = _runs(ours, theirs)
    lengths = (len(corpus.of(left)), len(corpus.of(right)))
    shares = [float(covered(runs, left=side).sum()) / max(length, 1) for side, length in zip((True, False), lengths, strict=True)]
    return Shared(left=left, right=right, runs=runs, left_share=shares[0], right_share=shares[1])


def known(kept: Kept, left_name: str, right_name: str, left: int, right: int, work: Callable[[], Shared]) -> Shared:
    """What two documents share, as it was kept by their names, or worked out."""

    def written() -> tuple[list[int], float, float]:
        made = work()
        return [n for r in made.runs for n in (r.left, r.right, r.words)], made.left_share, made.right_share

    places, left_share, right_share = kept.answer("shared", f"{left_name} {right_name}", tuple[list[int], float, float], written)
    runs = tuple(Run(*places[i : i + 3]) for i in range(0, len(places), 3))
    return Shared(left=left, right=right, runs=runs, left_share=left_share, right_share=right_share)


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
