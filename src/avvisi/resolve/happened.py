"""Incidents from facts to tables."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from avvisi.resolve.corroborated import Corroboration, TakenUp, judgements, told, with_taken
from avvisi.resolve.ground import Ground
from avvisi.resolve.happenings import COLUMNS, Happening, Reader, written
from avvisi.resolve.incident_rows import members, order
from avvisi.resolve.incident_table import Rows, dated_anew
from avvisi.resolve.incidents import group
from avvisi.resolve.judgements import Judgement
from avvisi.resolve.many import blobs
from avvisi.resolve.marks import Marks, mark, marks, mixed, of_rows
from avvisi.resolve.reports import streamed
from avvisi.resolve.sought import Sought
from avvisi.resolve.stretches import Ints
from avvisi.resolve.weighing import Some, Weigher


@dataclass(frozen=True)
class Incidents:
    """`of[event id]` is its incident's id; `taken` are the doubtful events that were taken up. The judgements are made as they are read, once."""

    of: dict[str, str]
    table: pa.Table
    judgements: Iterator[Judgement]
    taken: Mapping[str, TakenUp] = field(default_factory=dict)


def incidents(events: pa.Table, ground: Ground, doubtful: pa.Table | None = None, least: float = 0.5) -> Incidents:
    """The incidents of these rows of `events`, and of those `doubtful` ones that become as likely as `least` since another report tells them too."""
    both = [_without(some, ground.bound.rejected) for some in (events, events.slice(0, 0) if doubtful is None else doubtful)]
    given, likely = len(both[0]), [share for some in both for share in some["likely"].to_pylist()]
    events = pa.concat_tables([some.select(COLUMNS) for some in both])
    known = _marks(events, ground)
    happenings = _read(events, ground, known)
    weigh = Weigher(ground.reports.published, list(ground.story), list(ground.family), rarity(happenings), ground.named)
    sought = Sought(happenings, weigh, ground.kept, known)
    own = sought.of(np.arange(given))
    homes, reasons = group(happenings[:given], weigh, ground.bound, ground.spread, ground.kept, known[:given], own)
    taking = Corroboration(happenings, given, likely, least, ground.family)
    taken = taking(homes, weigh, sought, known, ground.kept, ground.spread, ground.bound)
    chosen = [*range(given), *(t.event for t in taken)]
    homes = with_taken(homes, taken, [happenings[i].id for i in chosen], ground.bound)
    why = told(taken, happenings, likely, ground.reports)
    up = [events.take(pa.array(chosen[given:], pa.int64()))] if taken else []
    happenings, events, known = [happenings[i] for i in chosen], pa.concat_tables([events.slice(0, given), *up]), known[chosen]
    groups = [some if len(some) == 1 else order(some, happenings, ground.reports) for some in members(homes).values()]
    ranks = ground.reports.ranks
    groups.sort(key=lambda some: (ranks[happenings[some[0]].document], happenings[some[0]].start, happenings[some[0]].id))
    names = {some[0]: happenings[some[0]].id for some in groups}
    of = {happenings[i].id: names[some[0]] for some in groups for i in some}
    judged = (
        Judgement("incident", of[happenings[a].id], (happenings[a].id, happenings[b].id), "incidents", tuple(reasons[a, b]))
        for a, b in reasons
    )
    return Incidents(of, Rows(groups, events, happenings, ground).table(known), chain(judged, judgements(why, of)), why)


def _without(events: pa.Table, rejected: Set[str]) -> pa.Table:
    return events.filter(pc.invert(pc.is_in(events["id"], value_set=pa.array(sorted(rejected), pa.string())))) if rejected else events


def rarity(happenings: Sequence[Happening]) -> Some:
    """How rare each word is among the events' sentences."""
    words, counted = np.unique(np.concatenate([np.empty(0, np.uint32), *(h.words for h in happenings)]), return_counts=True)
    return Some(words, np.log((len(happenings) + 20) / (counted + 1)).astype(np.float32))


def _marks(events: pa.Table, ground: Ground) -> Marks:
    """What tells each event, with its report and the persons of it, apart from others."""
    found = of_rows(events)
    if ground.bound.redated:
        ids = events["id"].to_pylist()
        again = marks((mark(ground.bound.redated[i]) if i in ground.bound.redated else 0 for i in ids), len(ids))
        found = np.where(again, mixed(found, again), found)
    of = [ground.reports.place[d] for d in events["document"].to_pylist()]
    return mixed(found, _documents(ground)[np.array(of, np.int64)])


def _documents(ground: Ground) -> Marks:
    """A mark for each document: its small facts, its persons as the record knows them, its family and the states it names."""
    people, reports = ground.people, ground.reports
    persons = [
        f"{i}\x1e{n}\x1e{sorted(p.states) if len(p.states) > 1 else [*p.states]}"
        for i, n, p in zip(people.ids, people.names, people.persons, strict=True)
    ]
    own: list[list[str]] = [[] for _ in reports.rows]
    for (document, name), number in people.of.items():
        own[document].append(f"{name}\x1d{persons[number]}")
    told = (mark(*sorted(some), ground.family[i], *sorted(ground.named.get(i, ()))) for i, some in enumerate(own))
    return mixed(reports.marks, marks(told, len(own)))


def _read(events: pa.Table, ground: Ground, known: Marks) -> list[Happening]:
    """The events as happenings. What a build before has read is not taken apart again."""
    read = Reader(ground.reports, ground.people, ground.words)

    def work(some: Ints) -> list[bytes]:
        return [written(read(dated_anew(event, ground.bound.redated))) for event in streamed(events.take(pa.array(some)))]

    of = [ground.reports.place[d] for d in events["document"].to_pylist()]
    return [read.again(one, d) for one, d in zip(blobs(ground.kept, "events", known, work), of, strict=True)]
