"""Utterances: one saying as several documents carry it, verbatim, cut or in other words. Unnamed sources are never linked over documents."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np

from avvisi.resolve.blocks import PAIRS, Spread, cut, here
from avvisi.resolve.corrections import Bound
from avvisi.resolve.days_weighed import Bounds
from avvisi.resolve.incidents import decided
from avvisi.resolve.judgements import Explained, Judgement, Reason, total
from avvisi.resolve.linkage import average_link
from avvisi.resolve.reports import Reports
from avvisi.resolve.saying_pairs import FEW, SHORT, SPEAKER, STANCE, STORY, STRANGERS, Idf, candidates, most, rarity
from avvisi.resolve.sayings import Saying
from avvisi.resolve.stretches import Ints
from avvisi.resolve.trees import holding
from avvisi.resolve.unions import Unions
from avvisi.resolve.weighing import Of, Some

BAGS = 20_000
PRIOR = -3.0
APART_DAYS, WEEK = 30, 7
Values = Callable[[Ints], Iterable[tuple[int, int, float]]]


def group(
    sayings: Sequence[Saying], reports: Reports, story: Sequence[str | None], bound: Bound | None = None, spread: Spread = here
) -> tuple[list[int], Explained]:
    """The lowest saying of each one's utterance, and why."""
    idf = rarity(sayings)
    scales = Scales(sayings, idf, reports.published, story)

    def values(pairs: Ints) -> Iterator[tuple[int, int, float]]:
        blocks = (Block(scales, some) for some in cut(pairs.tolist(), PAIRS))
        found = chain.from_iterable(spread(weighed, blocks))
        return ((a, b, value) for (a, b), value in zip(pairs.tolist(), found, strict=True))

    merged, split = (bound.merged["utterance"], bound.split["utterance"]) if bound else ((), ())
    ids = [s.id for s in sayings]
    similar = decided(sorted(_similar(sayings, idf, reports, story, values, together(ids, (*merged, *split)))), ids, merged, split)
    homes = average_link(len(sayings), similar, least=0.0, apart=-2.0)
    return homes, Explained(holding(homes, similar), scales)


def together(ids: Sequence[str], some: Iterable[Sequence[str]]) -> Unions:
    """Sets of sayings that users decided on together."""
    place = {identity: i for i, identity in enumerate(ids)} if some else {}
    sets = Unions(len(ids))
    for own in some:
        found = [place[identity] for identity in own if identity in place]
        for one in found[1:]:
            sets.join(found[0], one)
    return sets


def _similar(
    sayings: Sequence[Saying], idf: Idf, reports: Reports, story: Sequence[str | None], values: Values, sets: Unions
) -> Iterator[tuple[int, int, float]]:
    """Pairs with what speaks for them. A pair that cannot speak for one saying is weighed only inside what others connect: elsewhere it changes nothing."""
    pairs = candidates(sayings, idf, reports)
    can = PRIOR + most(sayings, idf, pairs, story) >= 0
    for a, b, found in values(pairs[can]):
        yield a, b, found
        if found >= 0:
            sets.join(a, b)
    homes = np.array([sets.of(i) for i in range(len(sayings))], np.int64)
    others = pairs[~can]
    yield from values(others[homes[others[:, 0]] == homes[others[:, 1]]])


class Bag:
    """A saying's words with the rarity of each, and their sum."""

    def __init__(self, rarity: dict[int, float]) -> None:
        self.rarity = rarity
        self.whole = sum(rarity.values())


class Scales:
    """Says of two sayings what speaks for their being one. Sent elsewhere by `of`, it takes along some sayings and what is read of those."""

    def __init__(self, sayings: Of[Saying], idf: "Idf | Some", published: Of[Bounds], story: Of[str | None]) -> None:
        self._sayings, self._idf, self._published, self._story = sayings, idf, published, story
        # Those compared stand near each other: a bag for every saying would fill the memory.
        self._bag = lru_cache(maxsize=BAGS)(self._new_bag)

    def _new_bag(self, i: int) -> Bag:
        words = self._sayings[i].words
        return Bag(dict(zip(words.tolist(), self._idf[words].tolist(), strict=True)))

    def __call__(self, a: int, b: int) -> list[Reason]:
        """All that speaks for and against."""
        return list(weigh((self._sayings[a], self._bag(a)), (self._sayings[b], self._bag(b)), self._published, self._story))

    def of(self, some: Iterable[int]) -> "Scales":
        """The like for some sayings alone."""
        own = {i: self._sayings[i] for i in some}
        documents = {s.document for s in own.values()}
        words = np.unique(np.concatenate([np.empty(0, np.uint32), *(s.words for s in own.values())]))
        published, story = {d: self._published[d] for d in documents}, {d: self._story[d] for d in documents}
        return Scales(own, Some(words, self._idf[words]), published, story)

    def __reduce__(self) -> Any:
        return Scales, (self._sayings, self._idf, self._published, self._story)


class Block:
    """Some pairs of sayings, and the scales. Sent elsewhere it takes along no more than what is read of these."""

    def __init__(self, scales: Scales, pairs: Sequence[Sequence[int]]) -> None:
        self.scales, self.pairs = scales, pairs

    def __reduce__(self) -> Any:
        return Block, (self.scales.of({i for pair in self.pairs for i in pair}), self.pairs)


def weighed(block: Block) -> list[float]:
    """What speaks for each pair."""
    return [round(PRIOR + total(block.scales(a, b)), 4) for a, b in block.pairs]


def weigh(one: tuple[Saying, Bag], other: tuple[Saying, Bag], published: Of[Bounds], story: Of[str | None]) -> Iterator[Reason]:
    """What speaks for and against two quotes being one saying."""
    (a, ours), (b, theirs) = one, other
    both = sorted(ours.rarity.keys() & theirs.rarity.keys())  # in order: sums of floats come out alike wherever they are made
    shared = sum(ours.rarity[w] for w in both)
    less, more = min(ours.whole, theirs.whole) or 1.0, max(ours.whole, theirs.whole) or 1.0
    held = shared / less
    yield Reason("words", round(6 * held - 2 + 1.5 * shared / more, 2), f"{len(both)} words in both, {held:.0%} of the shorter")
    if len(both) < FEW:
        yield Reason("short", SHORT, "few words to know it by")
    if a.speaker and b.speaker:
        if a.speaker == b.speaker:
            yield Reason("speaker", SPEAKER, f"both by {a.named}")
        else:
            one_name = a.speaker[0] == b.speaker[0] == "p" and a.speaker[1:].isdigit() and b.speaker[1:].isdigit()
            yield Reason("speaker", STRANGERS - 1.0 if one_name else STRANGERS, f"by {a.named} and by {b.named}")
    elif (a.speaker or b.speaker) and not (a.direct and b.direct):
        yield Reason("speaker", -1.0, f"by {a.named or b.named}, and by nobody named")
    if a.denies != b.denies:
        yield Reason("stance", STANCE, "one denies, the other does not")
    if a.day is not None and b.day is not None and abs(a.day - b.day) > 1:
        yield Reason("day", -3.0, f"said {abs(a.day - b.day)} days apart")
    first, last = _apart(a, b, published)
    if first is not None and last is not None and max(first, last) > APART_DAYS and held < 0.9:
        yield Reason("reports", -2.0, "reported more than a month apart")
    elif first is not None and last is not None and max(first, last) > WEEK and held < 0.9 and not (a.direct and b.direct):
        yield Reason("reports", -1.0, "in the reporters' words, more than a week apart")
    if story[a.document] is not None and story[a.document] == story[b.document]:
        yield Reason("story", STORY, "the reports are of one story")


def _apart(a: Saying, b: Saying, published: Of[Bounds]) -> tuple[int | None, int | None]:
    ours, theirs = published[a.document], published[b.document]
    if ours[0] is None or theirs[0] is None:
        return None, None
    return abs(ours[0] - theirs[0]), 0


def rows(homes: Sequence[int], sayings: Sequence[Saying], reports: Reports) -> Iterator[dict[str, Any]]:
    """Rows of `utterances`: the first appearance gives id and words; every relay, and how speakers were named."""
    members: dict[int, list[int]] = defaultdict(list)
    for i, home in enumerate(homes):
        members[home].append(i)
    ranks = reports.ranks
    groups = [sorted(some, key=lambda i: (ranks[sayings[i].document], sayings[i].start, sayings[i].id)) for some in members.values()]
    groups.sort(key=lambda some: (ranks[sayings[some[0]].document], sayings[some[0]].id))
    for some in groups:
        yield _row([sayings[i] for i in some], reports)


def _row(ordered: Sequence[Saying], reports: Reports) -> dict[str, Any]:
    first = ordered[0]
    if len(ordered) == 1:
        return _alone(first, reports)
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


def _alone(one: Saying, reports: Reports) -> dict[str, Any]:
    report = reports.rows[one.document]
    return {
        "id": one.id,
        "speaker": one.named or None,
        "speakers": [one.named] if one.named else [],
        "unnamed": one.unnamed,
        "text": one.text,
        "first": report["id"],
        "quotes": [one.id],
        "given_ids": [report["given_id"]],
        "relays": sorted(set(one.relays)),
        "one_source": [],
        "supersedes": [],
    }


def judged(homes: Sequence[int], reasons: Explained, sayings: Sequence[Saying], reports: Reports) -> Iterator[Judgement]:
    """The merges as judgements."""
    first: dict[int, int] = {}
    ranks = reports.ranks
    for i, home in enumerate(homes):
        best = first.setdefault(home, i)
        if best != i and (ranks[sayings[i].document], sayings[i].start) < (ranks[sayings[best].document], sayings[best].start):
            first[home] = i
    for a, b in reasons:
        yield Judgement("utterance", sayings[first[homes[a]]].id, (sayings[a].id, sayings[b].id), "utterances", tuple(reasons[a, b]))
