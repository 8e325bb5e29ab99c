"""Doubtful events that another report tells too: taken up into the incident of the report that tells it.

One report says that 'he resigned', and of which land he is could not be read; another, in its own words, has a minister of Egypt resign on
that day. What each reading is worth by itself (`likely`) and how surely the two are one thing (what speaks for the pair) make the odds that
the doubtful one is right: odds x (share of right ones among the like of the other x e^weight + share of wrong ones, which say nothing).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.corrections import Bound
from avvisi.resolve.crowds import CROWD, Bools, Kinds, telling
from avvisi.resolve.happenings import Happening
from avvisi.resolve.judgements import Judgement, Reason
from avvisi.resolve.kept import Kept
from avvisi.resolve.marks import Marks
from avvisi.resolve.pairs import all_weighed, prior
from avvisi.resolve.reports import Reports
from avvisi.resolve.sought import Sought
from avvisi.resolve.stretches import Ints, groups, pairs_within, runs
from avvisi.resolve.tables import EVENT_COLUMNS
from avvisi.resolve.unions import Unions
from avvisi.resolve.weighing import Weigher, joint

SURE = 1.5  # what must speak for a pair: more than merging asks for, where both events are given
UNWEIGHED = 0.49  # of all events that readers judged so many are right: what is known of one in a text too short to be weighed
SAME_SENTENCE = 0.8  # of the words of the longer sentence
MOST = 0.99  # of a hundred readings one can always be wrong
NOT_TOLD = frozenset(("day", "actor", "recipient"))  # of these a report may say nothing …
LITTLE = -0.7  # … which weighs no more than this
SAME_DAY, SAME_WORDS = 3.0, 1.0  # what weighs that both state the day, or have rare words in common
WORDING = frozenset(("words", "prior"))  # how likely it is that two reports tell one thing, not whether they agree


class Taken(NamedTuple):
    """A doubtful event taken up `by` another (their places among the happenings): the share of such that are right, and what speaks for the pair."""

    event: int
    by: int
    share: float
    reasons: list[Reason]


class TakenUp(NamedTuple):
    """What the record says of an event that was doubtful: `by` which event it was taken up, why, and what speaks for the two."""

    by: str
    why: str
    reasons: tuple[Reason, ...]


class Corroboration:
    """Takes up doubtful events. `given` of the happenings come first and are given, the rest are doubtful; `likely` is the share of each, None where
    it was not weighed; `family[d]` the documents that document d shares its text with."""

    def __init__(
        self,
        happenings: Sequence[Happening],
        given: int,
        likely: Sequence[float | None],
        least: float,
        family: Sequence[str | None],
    ) -> None:
        self._happenings, self._given, self._least, self._family = happenings, given, least, family
        self._likely = [UNWEIGHED if share is None else share for share in likely]

    def __call__(
        self,
        homes: Sequence[int],
        weigh: Weigher,
        sought: Sought,
        marks: Marks,
        kept: Kept | None = None,
        spread: Spread = here,
        bound: Bound | None = None,
    ) -> list[Taken]:
        """What is taken up, in order: each by the one that makes it likeliest. `homes` are the incidents of those that are given. What users
        took out of an incident is left alone."""
        apart = {identity for some in (bound.split["incident"] if bound else ()) for identity in some}
        told = {(home, self._happenings[i].document) for i, home in enumerate(homes)}
        best: dict[int, Taken] = {}
        for a, b, value, crowd in self._weighed(weigh, sought, marks, kept or Kept(), spread):
            if a < self._given and (homes[a], self._happenings[b].document) in told:
                continue  # the report tells that incident without it
            if not apart.isdisjoint((self._happenings[a].id, self._happenings[b].id)):
                continue
            shares = self._shares(a, b, value)
            if min(shares.values()) < self._least or all(one in best and share <= best[one].share for one, share in shares.items()):
                continue
            reasons = [prior(crowd), *weigh(self._happenings[a], self._happenings[b])]
            if agree(self._happenings[a], self._happenings[b], reasons):
                for one, share in shares.items():
                    if one not in best or share > best[one].share:
                        best[one] = Taken(one, a + b - one, share, reasons)
        return [best[i] for i in sorted(best)]

    def _weighed(self, weigh: Weigher, sought: Sought, marks: Marks, kept: Kept, spread: Spread) -> Iterator[tuple[int, int, float, int]]:
        """Pairs of a doubtful event and another that are surely one thing: (lower, higher, what speaks for them, how many tell the like), in order."""
        keys, owners = sought.shared_with(self._given, CROWD)
        if not len(keys):
            return
        near, local = np.unique(owners, return_inverse=True)
        some = [self._happenings[i] for i in near.tolist()]
        kinds = Kinds(some)
        pairs, crowds = _pairs(keys, local, some, kinds, near >= self._given)
        values = all_weighed(pairs, crowds, some, weigh, kinds, spread, kept, marks[near], "pairs with doubtful events")
        for n in np.flatnonzero(values >= SURE).tolist():
            a, b = near[pairs[n]].tolist()
            yield a, b, float(values[n]), int(crowds[n])

    def _shares(self, a: int, b: int, value: float) -> dict[int, float]:
        """How likely each doubtful one of the two is right, since the other tells it too; two of them take up one another or neither."""
        shares = {one: self._share(one, other, value) for one, other in ((a, b), (b, a)) if one >= self._given}
        if min(shares.values()) >= self._least and not self._independent(self._happenings[a], self._happenings[b]):
            return dict.fromkeys(shares, 0.0)
        return shares

    def _independent(self, a: Happening, b: Happening) -> bool:
        """Whether the reports are no copies, and the sentences not one and the same: what both quote tells the same in both."""
        family = self._family[a.document]
        if family is not None and family == self._family[b.document]:
            return False
        shared = len(np.intersect1d(a.words, b.words, assume_unique=True))
        return shared < SAME_SENTENCE * max(len(a.words), len(b.words), 1)

    def _share(self, one: int, other: int, value: float) -> float:
        """A word that is misread in one report is misread in another: by the same rule the one is no likelier than the other."""
        own, theirs = min(self._likely[one], MOST), self._likely[other]
        odds = own / (1 - own) * (theirs * exp(value) + 1 - theirs)
        share = min(odds / (1 + odds), MOST)
        a, b = self._happenings[one], self._happenings[other]
        return round(min(share, theirs) if a.rule == b.rule and a.deed == b.deed else share, 2)


def _pairs(keys: Marks, owners: Ints, some: Sequence[Happening], kinds: Kinds, doubtful: Bools) -> tuple[Ints, Ints]:
    """Pairs of two reports' events of one type, one of them doubtful at least, in order; and how many reports tell the like there."""
    documents = np.array([h.document for h in some], np.int64)
    negated = np.array([h.negated for h in some], bool)
    sizes = runs(keys)[1]
    blocks = np.repeat(np.arange(len(sizes)), sizes)
    width, found = max(len(keys), 1), [np.empty((0, 3), np.int64)]
    for members in groups(keys, np.arange(len(keys))):
        for codes in pairs_within(members, width):
            at, other = np.divmod(codes, width)
            a, b = owners[at], owners[other]
            fit = (doubtful[a] | doubtful[b]) & (documents[a] != documents[b])
            fit &= (kinds.types[a] == kinds.types[b]) & (negated[a] == negated[b])
            found.append(np.stack([np.minimum(a, b)[fit], np.maximum(a, b)[fit], at[fit]], axis=1))
    left, right, at = np.concatenate(found).T
    crowds = telling(left, right, blocks[at], blocks, owners, documents, kinds.types)
    order = np.lexsort((crowds, right, left))
    first = order[runs(left[order] * max(len(some), 1) + right[order])[0]]
    return np.stack([left[first], right[first]], axis=1), crowds[first]


def agree(a: Happening, b: Happening, reasons: Sequence[Reason]) -> bool:
    """Whether nothing that both tell differs, and enough is the same: a side whose land or body is known, and beside it another, a person, or
    by whom on what day."""
    if any(r.weight < (LITTLE if r.feature in NOT_TOLD else 0) for r in reasons if r.feature not in WORDING):
        return False
    both = a.parties & b.parties
    if not both - a.loose - b.loose:
        return False
    persons = len(a.persons & b.persons)
    if persons < 2 and not joint(a, b) and (a.actors & a.recipients or b.actors & b.recipients):
        return False  # both sides of one land: nothing shows who did it to whom
    if persons:
        return True
    if any(r.feature == "standing" for r in reasons):  # states of affairs without a day: 'supports', 'the sanctions on'
        return False
    alike = any(r.feature == "day" and r.weight >= SAME_DAY or r.feature == "words" and r.weight >= SAME_WORDS for r in reasons)
    return len(both) > 1 or (alike and not joint(a, b) and bool(a.actors & b.actors))


def with_taken(homes: Sequence[int], taken: Sequence[Taken], ids: Sequence[str], bound: Bound) -> list[int]:
    """The incidents of those given and of those taken up, which stand behind them: each with what took it up, or what a user put it with."""
    place = {t.event: len(homes) + n for n, t in enumerate(taken)}
    found = Unions(len(ids))
    for i, home in enumerate(homes):
        found.join(i, home)
    for t in taken:
        found.join(place[t.event], place.get(t.by, t.by))
    late = set(ids[len(homes) :])
    for some in map(set, bound.merged["incident"]):
        if not late.isdisjoint(some):
            named = [i for i, identity in enumerate(ids) if identity in some]
            for i in named[1:]:
                found.join(named[0], i)
    return [found.of(i) for i in range(len(ids))]


def told(taken: Sequence[Taken], happenings: Sequence[Happening], likely: Sequence[float | None], reports: Reports) -> dict[str, TakenUp]:
    """What is said of those taken up, by their ids."""
    found = {}
    for t in taken:
        by = happenings[t.by]
        report = reports.rows[by.document]["given_id"]
        why = f"right in {likely[t.event]:.0%} of such cases by itself, in {t.share:.0%} since {report} tells it in words of its own"
        found[happenings[t.event].id] = TakenUp(by.id, why, tuple(t.reasons))
    return found


def judgements(taken: Mapping[str, TakenUp], incident: Mapping[str, str]) -> Iterator[Judgement]:
    """The judgements that brought them into their incidents, one for each pair: two doubtful ones can have taken up one another."""
    pairs: dict[tuple[str, ...], list[TakenUp]] = defaultdict(list)
    for event, up in taken.items():
        pairs[tuple(sorted((event, up.by)))].append(up)
    for pair, ups in pairs.items():
        doubts = (Reason("doubt", 0.0, up.why) for up in ups)
        yield Judgement("incident", incident[pair[0]], pair, "corroboration", (*doubts, *ups[0].reasons))


def columns(found: pa.Table, doubtful: pa.Table, taken: Mapping[str, TakenUp]) -> pa.Table:
    """The columns of events with what is told of those taken up: what spoke against each, and what took it up and why; null for all others."""
    doubts = dict(zip(doubtful["id"].to_pylist(), doubtful["why"].to_pylist(), strict=True)) if taken else {}
    ids = found["event"].to_pylist()
    told = [[(doubts[i], taken[i].by, taken[i].why)[n] if i in taken else None for i in ids] for n in range(3)]
    for name, values in zip(EVENT_COLUMNS.names[-3:], told, strict=True):
        found = found.append_column(name, pa.array(values, pa.string()))
    return found
