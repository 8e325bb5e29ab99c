"""Utterances: one saying as several documents carry it, verbatim, cut or in other words. Unnamed sources are never linked over documents."""

from collections import Counter as Tally
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from avvisi.resolve import rows_kept
from avvisi.resolve.corrections import Bound
from avvisi.resolve.days_weighed import Bounds
from avvisi.resolve.incidents import decided
from avvisi.resolve.judgements import Explained, Judgement, Reason
from avvisi.resolve.kept import Kept
from avvisi.resolve.linkage import connected, linked
from avvisi.resolve.marks import Marks, mark, marks, mixed, of_groups, of_rows
from avvisi.resolve.reports import Reports
from avvisi.resolve.saying_pairs import (
    APART_DAYS,
    DAY,
    FEW,
    LATE,
    LIKE,
    NAMESAKES,
    PRIOR,
    RETOLD,
    SHORT,
    SPEAKER,
    STANCE,
    STORY,
    STRANGERS,
    UNTOLD,
    WEEK,
    Idf,
    Values,
    candidates,
    rarity,
)  # fmt: skip
from avvisi.resolve.sayings import Saying, Sayings
from avvisi.resolve.stretches import Ints, runs
from avvisi.resolve.tables import STRINGS, UTTERANCES
from avvisi.resolve.trees import holding
from avvisi.resolve.weighing import Of

BAGS = 20_000
APART = -2.0  # what a pair that was never compared counts for
__all__ = ["PRIOR", "Bag", "Scales", "group", "judged", "table", "weigh"]


def group(sayings: Sayings, reports: Reports, story: Sequence[str | None], bound: Bound | None = None) -> tuple[list[int], Explained]:
    """The lowest saying of each one's utterance, and why. A pair that does not speak for one saying counts only inside what others connect."""
    idf = rarity(sayings)
    pairs = candidates(sayings, idf, reports)
    values = Values(sayings, idf, reports.published, story)(pairs)
    merged, split = (bound.merged["utterance"], bound.split["utterance"]) if bound else ((), ())
    if merged or split:
        told = [(a, b, value) for (a, b), value in zip(pairs.tolist(), values.tolist(), strict=True)]
        told = decided(told, sayings.ids, merged, split)
        pairs, values = np.array([t[:2] for t in told], np.int64).reshape(-1, 2), np.array([t[2] for t in told])
    homes = connected(len(sayings), *pairs[values >= 0].T)
    some = homes[pairs[:, 0]] == homes[pairs[:, 1]]
    pairs, values = pairs[some], values[some]
    found = linked(len(sayings), pairs[:, 0], pairs[:, 1], values, least=0.0, apart=APART)
    similar = zip(*pairs.T.tolist(), values.tolist(), strict=True)
    return found, Explained(holding(found, similar), Scales(sayings, idf, reports.published, story))


class Bag:
    """A saying's words with the rarity of each, and their sum."""

    def __init__(self, rarity: dict[int, float]) -> None:
        self.rarity = rarity
        self.whole = sum(rarity.values())


class Scales:
    """Says of two sayings what speaks for their being one."""

    def __init__(self, sayings: Sayings, idf: Idf, published: Of[Bounds], story: Of[str | None]) -> None:
        self._sayings, self._idf, self._published, self._story = sayings, idf, published, story
        # Those compared stand near each other: a bag for every saying would fill the memory.
        self._bag = lru_cache(maxsize=BAGS)(self._new_bag)

    def _new_bag(self, i: int) -> tuple[Saying, Bag]:
        one = self._sayings.bare(i)
        return one, Bag(dict(zip(one.words.tolist(), self._idf[one.words].tolist(), strict=True)))

    def __call__(self, a: int, b: int) -> list[Reason]:
        """All that speaks for and against."""
        return list(weigh(self._bag(a), self._bag(b), self._published, self._story))


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
            one_name = a.speaker[0] == b.speaker[0] == "#"
            yield Reason("speaker", NAMESAKES if one_name else STRANGERS, f"by {a.named} and by {b.named}")
    elif (a.speaker or b.speaker) and not (a.direct and b.direct):
        yield Reason("speaker", UNTOLD, f"by {a.named or b.named}, and by nobody named")
    if a.denies != b.denies:
        yield Reason("stance", STANCE, "one denies, the other does not")
    if a.day is not None and b.day is not None and abs(a.day - b.day) > 1:
        yield Reason("day", DAY, f"said {abs(a.day - b.day)} days apart")
    first, last = _apart(a, b, published)
    if first is not None and last is not None and max(first, last) > APART_DAYS and held < LIKE:
        yield Reason("reports", LATE, "reported more than a month apart")
    elif first is not None and last is not None and max(first, last) > WEEK and held < LIKE and not (a.direct and b.direct):
        yield Reason("reports", RETOLD, "in the reporters' words, more than a week apart")
    if story[a.document] is not None and story[a.document] == story[b.document]:
        yield Reason("story", STORY, "the reports are of one story")


def _apart(a: Saying, b: Saying, published: Of[Bounds]) -> tuple[int | None, int | None]:
    ours, theirs = published[a.document], published[b.document]
    if ours[0] is None or theirs[0] is None:
        return None, None
    return abs(ours[0] - theirs[0]), 0


def table(homes: Sequence[int], sayings: Sayings, said: pa.Table, reports: Reports, kept: Kept) -> tuple[pa.Table, dict[str, str]]:
    """`utterances`, and the utterance of each quote. The first appearance gives id and words; every relay, and how speakers were named.

    `said` are the quotes of the sayings, as `plain` gives them.
    """
    home = np.array(homes, np.int64)
    alone = np.bincount(home, minlength=1)[home] == 1 if len(home) else np.empty(0, bool)
    ids, ranks = sayings.ids, np.array(reports.ranks or [0], np.int64)
    inside = np.flatnonzero(~alone)
    nth = {identity: n for n, identity in enumerate(sorted(ids[i] for i in inside.tolist()))}
    own = np.array([nth[ids[i]] for i in inside.tolist()], np.int64)
    flat = inside[np.lexsort((own, sayings.start[inside], ranks[sayings.document[inside]], home[inside]))]
    starts, sizes = runs(home[flat])

    def rows(some: Ints) -> Iterator[dict[str, Any]]:
        return (_row([sayings[i] for i in flat[starts[n] : starts[n] + sizes[n]].tolist()], reports) for n in some.tolist())

    together = rows_kept.table(kept, "utterances", of_groups(_marks(flat, sayings, said, reports), sizes), UTTERANCES, rows)
    told = pa.concat_tables([_alone(np.flatnonzero(alone), sayings, said, reports), together])
    first = np.concatenate([np.flatnonzero(alone), flat[starts]])
    placed = pa.table({"rank": ranks[sayings.document[first]], "id": told["id"]})
    place = pc.sort_indices(placed, sort_keys=[("rank", "ascending"), ("id", "ascending")])
    leaders = np.repeat(flat[starts], sizes).tolist()
    of = {i: i for i in map(ids.__getitem__, np.flatnonzero(alone).tolist())}
    return told.take(place), of | {ids[i]: ids[leader] for i, leader in zip(flat.tolist(), leaders, strict=True)}


def _marks(some: Ints, sayings: Sayings, said: pa.Table, reports: Reports) -> Marks:
    """What tells each of these sayings, with its report and how the record names its speaker, apart from others."""
    named = lru_cache(maxsize=None)(mark)
    voices = marks((named(sayings.named[i]) for i in some.tolist()), len(some))
    return mixed(mixed(of_rows(said.take(pa.array(some))), voices), reports.marks[sayings.document[some]])


def _alone(some: Ints, sayings: Sayings, said: pa.Table, reports: Reports) -> pa.Table:
    """Utterances of one quote each, column by column: they are by far the most."""
    own, documents = said.take(pa.array(some)).combine_chunks(), pa.array(sayings.document[some])
    named = pa.array([sayings.named[i] or None for i in some.tolist()], pa.string())
    ids, given = (pa.array([r[name] for r in reports.rows], pa.string()).take(documents) for name in ("id", "given_id"))
    far = pc.greater(pc.list_value_length(own["chain_names"]), 2).to_numpy(zero_copy_only=False).astype(bool)
    passed = iter(own["chain_names"].filter(pa.array(far)).to_pylist())
    relays = [sorted({n for n in next(passed)[1:-1] if n}) if long else [] for long in far.tolist()]
    none = pa.array([[]] * len(own), STRINGS)
    columns = {
        "id": own["id"],
        "speaker": named,
        "speakers": _each(named),
        "unnamed": own["unnamed"],
        "text": own["text"],
        "first": ids,
        "quotes": _each(own["id"]),
        "given_ids": _each(given),
        "relays": pa.array(relays, STRINGS),
        "one_source": none,
        "supersedes": none,
    }
    return pa.table(columns).cast(UTTERANCES)


def _each(values: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Each value as a list of its own; an empty one where there is none."""
    known = pc.is_valid(values).to_numpy(zero_copy_only=False)
    ends = pa.array(np.concatenate([np.zeros(1, np.int32), np.cumsum(known, dtype=np.int32)]))
    flat = values.drop_null()
    return pa.ListArray.from_arrays(
        ends,
        pa.concat_arrays(flat.chunks)
        if isinstance(flat, pa.ChunkedArray) and flat.num_chunks
        else flat.combine_chunks()
        if isinstance(flat, pa.ChunkedArray)
        else flat,
    )


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


def judged(of: Mapping[str, str], reasons: Explained, sayings: Sayings) -> Iterator[Judgement]:
    """The merges as judgements. `of` is the utterance of each quote."""
    for a, b in reasons:
        yield Judgement("utterance", of[sayings.ids[a]], (sayings.ids[a], sayings.ids[b]), "utterances", tuple(reasons[a, b]))
