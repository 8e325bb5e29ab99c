"""Utterances: one saying as several documents carry it, verbatim, cut or in other words. Unnamed sources are never linked over documents."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from avvisi.resolve.corrections import Bound
from avvisi.resolve.incidents import decided
from avvisi.resolve.judgements import Explained, Judgement, Reason, total
from avvisi.resolve.linkage import average_link
from avvisi.resolve.reports import Reports
from avvisi.resolve.saying_pairs import FEW, SHORT, SPEAKER, STANCE, STORY, STRANGERS, Idf, candidates, most, rarity
from avvisi.resolve.sayings import Saying
from avvisi.resolve.trees import holding
from avvisi.resolve.unions import Unions

BAGS = 20_000
PRIOR = -3.0
APART_DAYS, WEEK = 30, 7


def group(
    sayings: Sequence[Saying], reports: Reports, story: Sequence[str | None], bound: Bound | None = None
) -> tuple[list[int], Explained]:
    """The lowest saying of each one's utterance, and why."""
    idf = rarity(sayings)

    @lru_cache(maxsize=BAGS)  # those compared stand near each other: a bag for every saying would fill the memory
    def bag(i: int) -> Bag:
        return Bag(dict(zip(sayings[i].words.tolist(), idf[sayings[i].words].tolist(), strict=True)))

    def reasons(a: int, b: int) -> list[Reason]:
        return list(weigh((sayings[a], bag(a)), (sayings[b], bag(b)), reports, story))

    def value(a: int, b: int) -> float:
        return round(PRIOR + total(reasons(a, b)), 4)

    merged, split = (bound.merged["utterance"], bound.split["utterance"]) if bound else ((), ())
    ids = [s.id for s in sayings]
    similar = decided(sorted(_similar(sayings, idf, reports, story, value, together(ids, (*merged, *split)))), ids, merged, split)
    homes = average_link(len(sayings), similar, least=0.0, apart=-2.0)
    return homes, Explained(holding(homes, similar), reasons)


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
    sayings: Sequence[Saying], idf: Idf, reports: Reports, story: Sequence[str | None], value: Callable[[int, int], float], sets: Unions
) -> Iterator[tuple[int, int, float]]:
    """Pairs with what speaks for them. A pair that cannot speak for one saying is weighed only inside what others connect: elsewhere it changes nothing."""
    pairs = candidates(sayings, idf, reports)
    can = PRIOR + most(sayings, idf, pairs, story) >= 0
    for a, b in pairs[can].tolist():
        found = value(a, b)
        yield a, b, found
        if found >= 0:
            sets.join(a, b)
    homes = np.array([sets.of(i) for i in range(len(sayings))], np.int64)
    others = pairs[~can]
    for a, b in others[homes[others[:, 0]] == homes[others[:, 1]]].tolist():
        yield a, b, value(a, b)


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
    first, last = _apart(a, b, reports)
    if first is not None and last is not None and max(first, last) > APART_DAYS and held < 0.9:
        yield Reason("reports", -2.0, "reported more than a month apart")
    elif first is not None and last is not None and max(first, last) > WEEK and held < 0.9 and not (a.direct and b.direct):
        yield Reason("reports", -1.0, "in the reporters' words, more than a week apart")
    if story[a.document] is not None and story[a.document] == story[b.document]:
        yield Reason("story", STORY, "the reports are of one story")


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
