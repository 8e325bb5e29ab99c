"""Copy families: documents that share text. Which documents, which passages, over any number of documents without comparing all pairs.

A family is not chained together through boilerplate (words that three or more otherwise unrelated documents share) nor through a document that
embeds one text in another: that one belongs to the family of the text it embeds, and its other passages are kept as passages.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.kept import Kept
from avvisi.resolve.passages import Shared, Sharing, covered
from avvisi.resolve.shingles import Corpus
from avvisi.resolve.unions import Unions

CONTAINED = 0.25  # a copy shares at least this part of the shorter text, in some run of at least RUN words …
RUN = 12
PASSAGE = 55  # … or so many words, in some run of at least LONG words
LONG = 25
CLOSE = 0.3  # documents this much alike are related: what they share is no boilerplate
COMMON = 3  # words that so many unrelated documents share are boilerplate or a text everybody quotes
TOGETHER = 0.99  # families join where at least this part of the pairs across them share a run
LOOKED = 60


@dataclass(frozen=True)
class Copies:
    """`family[i]`: the lowest document of i's family, or None where i shares its text with nobody. `shared`: all pairs that do."""

    family: tuple[int | None, ...]
    shared: tuple[Shared, ...]


def families(corpus: Corpus, names: Sequence[str] = (), kept: Kept | None = None, spread: Spread = here) -> Copies:
    """The copy families of these texts. `names` tell the texts as they are compared; what two share is kept by them."""
    sharing = Sharing(corpus, names or [str(i) for i in range(len(corpus))], kept or Kept(), spread)
    compared = sharing(sharing.candidates(), RUN)
    edges = _edges(len(corpus), compared)
    whole = _without_bridges(edges)
    return Copies(family=_joined(len(corpus), whole, compared, sharing.one), shared=tuple(edges))


def _edges(size: int, compared: Sequence[Shared]) -> list[Shared]:
    """The pairs that share enough, boilerplate left aside."""
    related = Unions(size)
    for s in compared:
        if s.containment >= CLOSE:
            related.join(s.left, s.right)
    loose: dict[int, list[tuple[int, Shared]]] = defaultdict(list)
    for s in compared:
        if s.containment < CLOSE:
            loose[s.left].append((related.of(s.right), s))
            loose[s.right].append((related.of(s.left), s))
    common = {document: _common(document, found) for document, found in loose.items() if len({r for r, _ in found}) >= COMMON}
    return [s for s in compared if _enough(s, common.get(s.left))]


def _common(document: int, found: list[tuple[int, Shared]]) -> np.ndarray:
    """How many unrelated documents share each word of this one."""
    by_relation: dict[int, np.ndarray] = {}
    width = max(len(covered(s.runs, left=s.left == document)) for _, s in found)
    for relation, s in found:
        mask = covered(s.runs, left=s.left == document)
        whole = by_relation.setdefault(relation, np.zeros(width, bool))
        whole[: len(mask)] |= mask
    counted: np.ndarray = np.sum(list(by_relation.values()), axis=0)
    return counted


def _enough(s: Shared, common: np.ndarray | None) -> bool:
    if s.containment >= CLOSE:
        return True
    mask = covered(s.runs, left=True)
    if common is not None:
        short = common[: len(mask)]
        mask[: len(short)] &= short < COMMON
        runs = [r for r in s.runs if mask[r.left : r.left + r.words].mean() > 0.5]
        longest = max((r.words for r in runs), default=0)
        return int(mask.sum()) >= PASSAGE and longest >= LONG
    return s.containment >= CONTAINED or (int(mask.sum()) >= PASSAGE and s.longest >= LONG)


def _without_bridges(edges: Sequence[Shared]) -> list[Shared]:
    """Where a document shares different text with neighbours that share none with each other, one side is kept.

    The side is the text that interrupts the others (a wire story set into an article), else the one that covers most.
    """
    neighbours: dict[int, dict[int, Shared]] = defaultdict(dict)
    for s in edges:
        neighbours[s.left][s.right] = s
        neighbours[s.right][s.left] = s
    dropped: set[tuple[int, int]] = set()
    for document, found in sorted(neighbours.items()):
        sides = _sides(found, neighbours)
        if len(sides) > 1:
            kept = _chosen(document, sides, found)
            dropped.update((min(document, other), max(document, other)) for side in sides if side is not kept for other in side)
    return [s for s in edges if (s.left, s.right) not in dropped]


def _sides(found: dict[int, Shared], neighbours: dict[int, dict[int, Shared]]) -> list[list[int]]:
    """The neighbours of a document, grouped by whether they share text with each other."""
    left, sides = set(found), []
    while left:
        side, open_ = [], [min(left)]
        left.discard(open_[0])
        while open_:
            one = open_.pop()
            side.append(one)
            near = sorted(left & neighbours[one].keys())
            left.difference_update(near)
            open_.extend(near)
        sides.append(sorted(side))
    return sides


def _chosen(document: int, sides: list[list[int]], found: dict[int, Shared]) -> list[int]:
    covers = [_cover(document, side, found).tolist() for side in sides]

    def interrupts(i: int) -> bool:
        return any(j != i and _lies_within(covers[i], cover) for j, cover in enumerate(covers))

    return max(zip(sides, range(len(sides)), strict=True), key=lambda side: (interrupts(side[1]), len(covers[side[1]]), -side[1]))[0]


def _lies_within(inner: list[int], outer: list[int]) -> bool:
    """Whether one set of places lies in a gap of the other, with words of the other on both sides. Both are in order."""
    low, high = inner[len(inner) // 20], inner[-1 - len(inner) // 20]
    before, after = bisect_left(outer, low), len(outer) - bisect_right(outer, high)
    between = bisect_left(outer, high) - bisect_right(outer, low)
    return between < len(inner) / 10 and before >= RUN and after >= RUN


def _cover(document: int, side: list[int], found: dict[int, Shared]) -> np.ndarray:
    """The words of a document that lie in runs shared with any of these."""
    places = [np.flatnonzero(covered(found[other].runs, left=found[other].left == document)) for other in side]
    return np.unique(np.concatenate(places))


def _joined(size: int, kept: Sequence[Shared], running: Sequence[Shared], both: Callable[[int, int], Shared]) -> tuple[int | None, ...]:
    """Families grown from the closest pair on; two join where nearly all pairs across them share a run (of large ones, LOOKED pairs are tried)."""
    known = {(s.left, s.right): True for s in running}

    def running_pair(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair not in known:
            known[pair] = both(*pair).longest >= RUN
        return known[pair]

    home = list(range(size))
    members = {i: [i] for i in home}
    for s in sorted(kept, key=lambda s: (-round(s.containment, 6), s.left, s.right)):
        a, b = sorted((home[s.left], home[s.right]))
        if a == b:
            continue
        across = [(x, y) for x in members[a] for y in members[b]]
        tried = across[:: max(1, len(across) // LOOKED)]
        if sum(running_pair(x, y) for x, y in tried) < TOGETHER * len(tried):
            continue
        for one in members.pop(b):
            home[one] = a
            members[a].append(one)
    return tuple(min(members[h]) if len(members[h]) > 1 else None for h in home)
