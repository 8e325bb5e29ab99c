"""Pairs of happenings weighed: what follows from the two alone block by block, once; what hangs on the whole record for all pairs at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log

import numpy as np

from avvisi.resolve.blocks import PAIRS, Spread, cut
from avvisi.resolve.happenings import Happening
from avvisi.resolve.judgements import Reason, total
from avvisi.resolve.kept import Kept
from avvisi.resolve.many import numbers
from avvisi.resolve.marks import Marks, mixed
from avvisi.resolve.sharing import Sharing
from avvisi.resolve.stretches import Ints
from avvisi.resolve.weighing import Weigher

BASE, SLOPE = 2.3, 0.5
Pair = tuple[int, int]


class Block:
    """Some pairs. Sent elsewhere it takes along only the happenings that it weighs, and of the whole record only what is read of them."""

    def __init__(self, pairs: Sequence[Pair], happenings: Sequence[Happening] | Mapping[int, Happening], weigher: Weigher) -> None:
        self.pairs, self.happenings, self.weigher = pairs, happenings, weigher

    def __reduce__(self) -> tuple[type["Block"], tuple[Sequence[Pair], Mapping[int, Happening], Weigher]]:
        own = {i: self.happenings[i] for pair in self.pairs for i in pair}
        return Block, (self.pairs, own, self.weigher.of(own.values()))


def weighed(block: Block) -> list[float]:
    """What speaks for each pair by the two alone."""
    of, weigh = block.happenings, block.weigher
    return [total(weigh.alone(of[a], of[b])) for a, b in block.pairs]


def all_weighed(
    crowds: Mapping[Pair, int], happenings: Sequence[Happening], weigher: Weigher, spread: Spread, kept: Kept, marks: Marks
) -> list[tuple[int, int, float]]:
    """Each pair with what speaks for it, in order. `marks` tell happenings apart by all that is read of them and their reports."""
    if not crowds:
        return []
    pairs = np.array([*crowds], np.int64)

    def work(some: Ints) -> list[float]:
        blocks = (Block([(a, b) for a, b in part], happenings, weigher) for part in cut(pairs[some].tolist(), PAIRS))
        return list(chain.from_iterable(spread(weighed, blocks)))

    alone = numbers(kept, "pairs of events", mixed(marks[pairs[:, 0]], marks[pairs[:, 1]]), work)
    shared, count, ours, theirs = Sharing.of([h.words for h in happenings], weigher.idf)(pairs[:, 0], pairs[:, 1])
    whole = np.sqrt(ours * theirs)
    likeness = shared / np.where(whole, whole, 1.0)
    beside = (
        total(weigher.beside(happenings[a], happenings[b], *like))
        for (a, b), *like in zip(crowds, count.tolist(), likeness.tolist(), strict=True)
    )
    priors = (prior(crowd).weight for crowd in crowds.values())
    return [(a, b, round(first + own + more, 4)) for (a, b), first, own, more in zip(crowds, priors, alone.tolist(), beside, strict=True)]


@lru_cache(maxsize=10_000)
def prior(crowd: int) -> Reason:
    """Where many reports tell the like of the same parties in the same week, two of them are less likely one thing."""
    return Reason("prior", -(BASE + SLOPE * log(max(crowd, 2) / 2)), f"{crowd} reports tell the like of these parties in that time")
