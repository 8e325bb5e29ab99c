"""Pairs of happenings as blocks to be weighed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import log

from avvisi.resolve.blocks import PAIRS, Spread, cut
from avvisi.resolve.happenings import Happening
from avvisi.resolve.judgements import Reason, total
from avvisi.resolve.weighing import Weigher

BASE, SLOPE = 2.3, 0.5
Pair = tuple[tuple[int, int], int]  # two happenings, and how many reports tell the like


class Block:
    """Some pairs. Sent elsewhere it takes along only the happenings that it weighs, and of the whole record only what is read of them."""

    def __init__(self, pairs: Sequence[Pair], happenings: Sequence[Happening] | Mapping[int, Happening], weigher: Weigher) -> None:
        self.pairs, self.happenings, self.weigher = pairs, happenings, weigher

    def __reduce__(self) -> tuple[type["Block"], tuple[Sequence[Pair], Mapping[int, Happening], Weigher]]:
        own = {i: self.happenings[i] for pair, _ in self.pairs for i in pair}
        return Block, (self.pairs, own, self.weigher.of(own.values()))


def weighed(block: Block) -> list[float]:
    """What speaks for each pair."""
    of, weigh = block.happenings, block.weigher
    return [round(total([prior(crowd), *weigh(of[a], of[b])]), 4) for (a, b), crowd in block.pairs]


def all_weighed(
    crowds: Mapping[tuple[int, int], int], happenings: Sequence[Happening], weigher: Weigher, spread: Spread
) -> Iterator[tuple[int, int, float]]:
    """Each pair with what speaks for it, in order."""
    blocks = (Block(some, happenings, weigher) for some in cut(crowds.items(), PAIRS))
    values = chain.from_iterable(spread(weighed, blocks))
    return ((a, b, value) for (a, b), value in zip(crowds, values, strict=True))


def prior(crowd: int) -> Reason:
    """Where many reports tell the like of the same parties in the same week, two of them are less likely one thing."""
    return Reason("prior", -(BASE + SLOPE * log(max(crowd, 2) / 2)), f"{crowd} reports tell the like of these parties in that time")
