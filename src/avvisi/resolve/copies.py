"""Copy families: documents that share text. Which documents, which passages, over any number of documents without comparing all pairs.

A family is not chained together through boilerplate (words that three or more otherwise unrelated documents share) nor through a document that
embeds one text in another: that one belongs to the family of the text it embeds, and its other passages are kept as passages.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.kept import Kept
from avvisi.resolve.linkage import connected
from avvisi.resolve.many import Numbers, arrays
from avvisi.resolve.marks import Marks, mark, mixed, of_groups
from avvisi.resolve.marks import marks as hashes
from avvisi.resolve.passages import Shared, Sharing, covered
from avvisi.resolve.shingles import Corpus
from avvisi.resolve.stretches import Ints, runs
from avvisi.resolve.unions import Unions

CONTAINED = 0.25  # a copy shares at least this part of the shorter text, in some run of at least RUN words …
RUN = 12
PASSAGE = 55  # … or so many words, in some run of at least LONG words
LONG = 25
CLOSE = 0.3  # documents this much alike are related: what they share is no boilerplate
COMMON = 3  # words that so many unrelated documents share are boilerplate or a text everybody quotes
TOGETHER = 0.99  # families join where at least this part of the pairs across them share a run
LOOKED = 60
TRIED = 100_000  # pairs of which it is remembered whether they share a run


@dataclass(frozen=True)
class Copies:
    """`family[i]`: the lowest document of i's family, or None where i shares its text with nobody. `shared`: all pairs that do."""

    family: tuple[int | None, ...]
    shared: tuple[Shared, ...]


def families(corpus: Corpus, marks: Marks | None = None, kept: Kept | None = None, spread: Spread = here) -> Copies:
    """The copy families of these texts. `marks` tell the texts as they are compared; what two share is kept by them, and so is what comes of several
    that share text."""
    kept = kept or Kept()
    sharing = Sharing(corpus, np.arange(len(corpus), dtype=np.uint64) if marks is None else marks, kept, spread)
    pairs = sharing.candidates()
    compared = sharing(pairs, RUN)
    edges = _edges(len(corpus), compared)
    codes = pairs[:, 0] * len(corpus) + pairs[:, 1]
    long = np.isin(codes, np.array([s.left * len(corpus) + s.right for s in compared], np.int64))

    @lru_cache(maxsize=TRIED)
    def running(a: int, b: int) -> bool:
        n = int(np.searchsorted(codes, a * len(corpus) + b))
        if n < len(codes) and codes[n] == a * len(corpus) + b:
            return bool(long[n])
        return sharing.run(a, b, RUN)

    family = _families(_without_bridges(edges, kept, sharing.marks), running, kept, sharing.marks)
    sharing.keep()
    return Copies(family=family, shared=tuple(edges))


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


def _without_bridges(edges: Sequence[Shared], kept: Kept, marks: Marks) -> list[Shared]:
    """Where a document shares different text with neighbours that share none with each other, one side is kept.

    The side is the text that interrupts the others (a wire story set into an article), else the one that covers most.
    """
    neighbours: dict[int, dict[int, Shared]] = defaultdict(dict)
    for s in edges:
        neighbours[s.left][s.right] = s
        neighbours[s.right][s.left] = s
    several = [(document, sides) for document, found in sorted(neighbours.items()) if len(sides := _sides(found, neighbours)) > 1]
    dropped: set[tuple[int, int]] = set()
    for (document, sides), chosen in zip(several, _all_chosen(several, neighbours, kept, marks), strict=True):
        dropped.update((min(document, other), max(document, other)) for n, side in enumerate(sides) if n != chosen for other in side)
    return [s for s in edges if (s.left, s.right) not in dropped]


def _all_chosen(
    several: Sequence[tuple[int, list[list[int]]]], neighbours: Mapping[int, dict[int, Shared]], kept: Kept, marks: Marks
) -> list[int]:
    """The side of each of these documents that is kept. It follows from the document and who stands on which side."""
    told, own = marks.tolist(), [document for document, _ in several]
    keys = hashes((mark(told[d], *([told[other] for other in side] for side in sides)) for d, sides in several), len(several))

    def work(some: Ints) -> list[Numbers]:
        return [np.array([_chosen(own[n], several[n][1], neighbours[own[n]])], np.uint32) for n in some.tolist()]

    found: list[int] = arrays(kept, "sides", keys, work)[1].tolist()
    return found


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


def _chosen(document: int, sides: list[list[int]], found: dict[int, Shared]) -> int:
    covers = [_cover(document, side, found) for side in sides]
    interrupts = _interrupting(covers).tolist()
    return max(range(len(sides)), key=lambda n: (interrupts[n], len(covers[n]), -n))


def _interrupting(covers: Sequence[Ints]) -> npt.NDArray[np.bool_]:
    """Which of these sets of places lie in a gap of another one, with words of the other on both sides. Each is in order."""
    sizes = np.array([len(cover) for cover in covers])
    low, high = np.array([(cover[len(cover) // 20], cover[-1 - len(cover) // 20]) for cover in covers]).T
    found = np.zeros(len(covers), bool)
    for j, outer in enumerate(covers):
        low_left, high_left = np.searchsorted(outer, np.stack([low, high]))
        low_right, high_right = np.searchsorted(outer, np.stack([low, high]), "right")
        within = (high_left - low_right < sizes / 10) & (low_left >= RUN) & (len(outer) - high_right >= RUN)
        within[j] = False
        found |= within
    return found


def _cover(document: int, side: list[int], found: dict[int, Shared]) -> np.ndarray:
    """The words of a document that lie in runs shared with any of these."""
    places = [np.flatnonzero(covered(found[other].runs, left=found[other].left == document)) for other in side]
    return np.unique(np.concatenate(places))


def _families(whole: Sequence[Shared], running: Callable[[int, int], bool], kept: Kept, marks: Marks) -> tuple[int | None, ...]:
    """The family of each document, grown among those that shared text connects: what such a part comes to follows from its pairs. `running` tells whether
    two documents share a run."""
    pairs = np.array([(s.left, s.right) for s in whole], np.int64).reshape(-1, 2)
    homes = connected(len(marks), *pairs.T)[pairs[:, 0]]
    order = np.argsort(homes, kind="stable")
    starts, sizes = (column.tolist() for column in runs(homes[order]))
    parts = [order[a : a + size].tolist() for a, size in zip(starts, sizes, strict=True)]
    documents = [sorted({d for k in part for d in (whole[k].left, whole[k].right)}) for part in parts]

    def work(some: Ints) -> list[Numbers]:
        return [np.array(_joined(documents[n], [whole[k] for k in parts[n]], running), np.uint32) for n in some.tolist()]

    keys = of_groups(mixed(marks[pairs[order, 0]], marks[pairs[order, 1]]), np.array(sizes, np.int64))
    places = iter(arrays(kept, "families", keys, work)[1].tolist())
    found: list[int | None] = [None] * len(marks)
    for some in documents:
        for document in some:
            found[document] = some[place - 1] if (place := next(places)) else None
    return tuple(found)


def _joined(documents: Sequence[int], whole: Sequence[Shared], running: Callable[[int, int], bool]) -> list[int]:
    """The family of each document: its first document's place, from 1 on; 0 for none. Families grow from the closest pair on; two join where nearly
    all pairs across them share a run (of large ones, LOOKED pairs are tried)."""
    home = {d: d for d in documents}
    members = {d: [d] for d in documents}
    for s in sorted(whole, key=lambda s: (-round(s.containment, 6), s.left, s.right)):
        a, b = sorted((home[s.left], home[s.right]))
        if a == b:
            continue
        across = [(min(x, y), max(x, y)) for x in members[a] for y in members[b]]
        tried = across[:: max(1, len(across) // LOOKED)]
        if sum(running(*pair) for pair in tried) < TOGETHER * len(tried):
            continue
        for one in members.pop(b):
            home[one] = a
            members[a].append(one)
    place = {d: n for n, d in enumerate(documents, 1)}
    return [place[min(members[h])] if len(members[h]) > 1 else 0 for h in home.values()]
