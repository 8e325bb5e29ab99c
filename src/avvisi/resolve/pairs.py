"""Pairs of happenings weighed: what follows from the two alone block by block, once; what hangs on the whole record for all pairs at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log

import numpy as np

from avvisi.resolve.blocks import PAIRS, Spread, cut
from avvisi.resolve.crowds import Kinds
from avvisi.resolve.happenings import Happening
from avvisi.resolve.judgements import Reason, total
from avvisi.resolve.kept import Kept
from avvisi.resolve.many import numbers
from avvisi.resolve.marks import Marks, mixed
from avvisi.resolve.sharing import Floats, Sharing
from avvisi.resolve.stretches import Ints, numbered
from avvisi.resolve.weighing import SAME_WORDS, Weigher

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
    pairs: Ints,
    crowds: Ints,
    happenings: Sequence[Happening],
    weigher: Weigher,
    kinds: Kinds,
    spread: Spread,
    kept: Kept,
    marks: Marks,
    kind: str = "pairs of events",
) -> Floats:
    """What speaks for each pair. `marks` tell happenings apart by all that is read of them and their reports; `kind` is the name answers are kept under."""

    def work(some: Ints) -> list[float]:
        blocks = (Block([(a, b) for a, b in part], happenings, weigher) for part in cut(pairs[some].tolist(), PAIRS))
        return list(chain.from_iterable(spread(weighed, blocks)))

    left, right = pairs.T
    alone = numbers(kept, kind, mixed(marks[left], marks[right]), work)
    shared, count, ours, theirs = Sharing.of([h.words for h in happenings], weigher.idf)(left, right)
    whole = np.sqrt(ours * theirs)
    likeness = shared / np.where(whole, whole, 1.0)
    priors = {crowd: prior(crowd).weight for crowd in np.unique(crowds).tolist()}
    first = np.array([priors[crowd] for crowd in crowds.tolist()], np.float64)
    return np.round(first + alone + all_beside(pairs, happenings, weigher, kinds, count, likeness), 4)


def all_beside(pairs: Ints, happenings: Sequence[Happening], weigher: Weigher, kinds: Kinds, both: Ints, likeness: Floats) -> Floats:
    """The sum of what `Weigher.beside` tells of each pair: of `both` words, and the stories and copies of the reports."""
    left, right = pairs.T
    documents = np.array([h.document for h in happenings], np.int64)
    one_report = documents[left] == documents[right]
    sums = np.empty(len(pairs))
    for n in np.flatnonzero(one_report).tolist():
        a, b = happenings[left[n]], happenings[right[n]]
        sums[n] = total(weigher.beside(a, b, int(both[n]), float(likeness[n])))
    others = np.flatnonzero(~one_report)
    a, b = left[others], right[others]
    same_type, meant = kinds.types[a] == kinds.types[b], kinds.meant(a, b)
    like, shared = likeness[others], both[others]
    of_two = np.round(np.clip(8 * (like - 0.3), -4.0, 2.0), 2)
    of_one = np.where(shared == 0, -0.5, np.round(np.minimum(6.0 * (like - 0.12), 2.5), 2))
    family, story = (numbered([known[d] for d in documents.tolist()]) for known in (weigher.family, weigher.story))
    told = numbered([(h.rule, h.deed) for h in happenings])
    copies = (family[a] >= 0) & (family[a] == family[b])
    same = copies & (like >= SAME_WORDS)
    other_sentence = copies & ~same & (kinds.types[a] != kinds.type("CONSULT"))
    copied = np.where(same, np.where(told[a] == told[b], 1.5, -1.0), np.where(other_sentence, -2.5, 0.0))
    copied += np.where(~other_sentence & (story[a] >= 0) & (story[a] == story[b]), 1.0, 0.0)
    sums[others] = np.where(same_type | meant, of_one, of_two) + np.where(same_type, copied, np.where(same & ~meant, -3.0, 0.0))
    return sums


@lru_cache(maxsize=10_000)
def prior(crowd: int) -> Reason:
    """Where many reports tell the like of the same parties in the same week, two of them are less likely one thing."""
    return Reason("prior", -(BASE + SLOPE * log(max(crowd, 2) / 2)), f"{crowd} reports tell the like of these parties in that time")
