"""Utterances: one saying as several documents carry it, verbatim, cut or in other words. Unnamed sources are never linked over documents."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from avvisi.resolve.corrections import Bound
from avvisi.resolve.incidents import decided
from avvisi.resolve.judgements import Explained, Judgement, Reason, total
from avvisi.resolve.linkage import average_link
from avvisi.resolve.reports import Reports
from avvisi.resolve.sayings import Saying
from avvisi.resolve.trees import holding

BAGS = 20_000
PRIOR = -3.0
RARE = 6  # by so many of its rarest words a saying looks for others …
COMMON = 2  # rare words that a pair shares at least
CROWD = 30  # … that at most so many sayings have; of more, the nearest by day
FEW = 4  # words below which a saying is too short to be known again by them
APART_DAYS = 30

Idf = npt.NDArray[np.float32]


def group(
    sayings: Sequence[Saying], reports: Reports, story: Sequence[str | None], bound: Bound | None = None
) -> tuple[list[int], Explained]:
    """The lowest saying of each one's utterance, and why."""
    idf = _rarity(sayings)

    @lru_cache(maxsize=BAGS)  # those compared stand near each other: a bag for every saying would fill the memory
    def bag(i: int) -> Bag:
        return Bag(dict(zip(sayings[i].words.tolist(), idf[sayings[i].words].tolist(), strict=True)))

    def reasons(a: int, b: int) -> list[Reason]:
        return list(weigh((sayings[a], bag(a)), (sayings[b], bag(b)), reports, story))

    similar = [(a, b, round(PRIOR + total(reasons(a, b)), 4)) for a, b in _candidates(sayings, idf, reports)]
    similar = decided(similar, [s.id for s in sayings], *((bound.merged["utterance"], bound.split["utterance"]) if bound else ((), ())))
    homes = average_link(len(sayings), similar, least=0.0, apart=-2.0)
    return homes, Explained(holding(homes, similar), reasons)


def _rarity(sayings: Sequence[Saying]) -> Idf:
    if not sayings:
        return np.zeros(1, np.float32)
    counted = np.bincount(np.concatenate([s.words for s in sayings]), minlength=1)
    found: Idf = np.log((len(sayings) + 20) / (counted + 1)).astype(np.float32)
    return found


def _candidates(sayings: Sequence[Saying], idf: Idf, reports: Reports) -> list[tuple[int, int]]:
    """Pairs of different documents that share rare words; of a crowd, each with the next few by day."""
    posted: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(sayings):
        if one.unnamed or len(one.words) < FEW:
            continue
        for word in one.words[np.argsort(-idf[one.words], kind="stable")[:RARE]].tolist():
            posted[word].append(i)
    pairs: Tally[tuple[int, int]] = Tally()
    for block in posted.values():
        if len(block) <= CROWD:
            pairs.update(combinations(block, 2))
            continue
        ordered = sorted(block, key=lambda i: (sayings[i].speaker or "", reports.order(sayings[i].document), i))
        pairs.update((min(a, b), max(a, b)) for n, a in enumerate(ordered) for b in ordered[n + 1 : n + 9])
    return sorted(p for p, shared in pairs.items() if shared >= COMMON and sayings[p[0]].document != sayings[p[1]].document)


class Bag:
    """A saying's words with the rarity of each, and their sum."""

    def __init__(self, rarity: dict[int, float]) -> None:
        self.rarity = rarity
        self.whole = sum(rarity.values())


def weigh(one: tuple[Saying, Bag], other: tuple[Saying, Bag], reports: Reports, story: Sequence[str | None]) -> Iterator[Reason]:
    """What speaks for and against two quotes being one saying."""
    (a, ours), (b, theirs) = one, other
    both = sorted(ours.rarity.keys() & theirs.rarity.keys())  # in order: sums of floats come out alike wherever they are made
    shared = sum(ours.rarity[w] for w in both)
    less, more = min(ours.whole, theirs.whole) or 1.0, max(ours.whole, theirs.whole) or 1.0
    held = shared / less
    yield Reason("words", round(6 * held - 2 + 1.5 * shared / more, 2), f"{len(both)} words in both, {held:.0%} of the shorter")
    if len(both) < FEW:
        yield Reason("short", -1.5, "few words to know it by")
    if a.speaker and b.speaker:
        if a.speaker == b.speaker:
            yield Reason("speaker", 1.5, f"both by {a.named}")
        else:
            one_name = a.speaker[0] == b.speaker[0] == "p" and a.speaker[1:].isdigit() and b.speaker[1:].isdigit()
            yield Reason("speaker", -3.0 if one_name else -2.0, f"by {a.named} and by {b.named}")
    if a.denies != b.denies:
        yield Reason("stance", -1.5, "one denies, the other does not")
    if a.day is not None and b.day is not None and abs(a.day - b.day) > 1:
        yield Reason("day", -3.0, f"said {abs(a.day - b.day)} days apart")
    first, last = _apart(a, b, reports)
    if first is not None and last is not None and max(first, last) > APART_DAYS and held < 0.9:
        yield Reason("reports", -2.0, "reported more than a month apart")
    if story[a.document] is not None and story[a.document] == story[b.document]:
        yield Reason("story", 0.5, "the reports are of one story")


def _apart(a: Saying, b: Saying, reports: Reports) -> tuple[int | None, int | None]:
    ours, theirs = reports.days(a.document), reports.days(b.document)
    if ours[0] is None or theirs[0] is None:
        return None, None
    return abs(ours[0] - theirs[0]), 0


def rows(homes: Sequence[int], sayings: Sequence[Saying], reports: Reports) -> Iterator[dict[str, Any]]:
    """Rows of `utterances`: the first appearance gives id and words; every relay, and how speakers were named."""
    members: dict[int, list[int]] = defaultdict(list)
    for i, home in enumerate(homes):
        members[home].append(i)
    groups = [
        sorted(some, key=lambda i: (reports.order(sayings[i].document), sayings[i].start, sayings[i].id)) for some in members.values()
    ]
    groups.sort(key=lambda some: (reports.order(sayings[some[0]].document), sayings[some[0]].id))
    for some in groups:
        yield _row([sayings[i] for i in some], reports)


def _row(ordered: Sequence[Saying], reports: Reports) -> dict[str, Any]:
    first = ordered[0]
    speakers = Tally(s.named for s in ordered if s.named)
    in_common = set(ordered[0].roots).intersection(*(s.roots for s in ordered))
    documents = list(dict.fromkeys(s.document for s in ordered))
    return {
        "id": first.id,
        "speaker": min(speakers, key=lambda n: (-speakers[n], n)) if speakers else None,
        "speakers": sorted(speakers),
        "unnamed": first.unnamed,
        "text": first.text,
        "first": reports.rows[first.document]["id"],
        "quotes": [s.id for s in ordered],
        "given_ids": [reports.rows[d]["given_id"] for d in documents],
        "relays": sorted({r for s in ordered for r in s.relays}),
        "one_source": sorted(in_common) if len(documents) > 1 else [],
        "supersedes": sorted(s.id for s in ordered[1:]),
    }


def judged(homes: Sequence[int], reasons: Explained, sayings: Sequence[Saying], reports: Reports) -> Iterator[Judgement]:
    """The merges as judgements."""
    first: dict[int, int] = {}
    for i, home in enumerate(homes):
        best = first.setdefault(home, i)
        if (reports.order(sayings[i].document), sayings[i].start) < (reports.order(sayings[best].document), sayings[best].start):
            first[home] = i
    for a, b in reasons:
        yield Judgement("utterance", sayings[first[homes[a]]].id, (sayings[a].id, sayings[b].id), "utterances", tuple(reasons[a, b]))
