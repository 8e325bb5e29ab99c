"""The table `incidents`: what the reports of each tell together and where they differ."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial

import numpy as np
import pyarrow as pa

from avvisi.resolve import rows_kept
from avvisi.resolve.accounts import accounts, by_name, disagreements, with_counts
from avvisi.resolve.aligning import Counts, counted
from avvisi.resolve.counting import owner, placed
from avvisi.resolve.denials import meeting
from avvisi.resolve.figures import Figures
from avvisi.resolve.ground import Ground
from avvisi.resolve.happenings import Happening, announces
from avvisi.resolve.incident_rows import Row, row
from avvisi.resolve.lines import lines
from avvisi.resolve.marks import Marks, mark, marks, mixed, of_groups
from avvisi.resolve.stretches import Ints
from avvisi.resolve.tables import INCIDENTS

BATCH = 2_000  # groups whose events are held as rows at once
MANY = 8  # reports of an incident that are read whole


class Rows:
    """`Rows(groups, …).table(marks)`: the rows of `incidents`, one for each group of happenings."""

    def __init__(self, groups: Sequence[list[int]], events: pa.Table, happenings: Sequence[Happening], ground: Ground) -> None:
        self._groups, self._events, self._happenings, self._ground = groups, events, happenings, ground
        self._figures = Figures(ground.words)
        self._counts = Counts(self._figures, ground.kept, ground.spread)
        self._outlets = {i: r["outlet"] for i, r in enumerate(ground.reports.rows)}
        self._denied = meeting(ground.denials, happenings, ground.words)
        self._documents = [
            [happenings[some[0]].document] if len(some) == 1 else sorted({happenings[i].document for i in some}) for some in groups
        ]
        given = [r["given_id"] for r in ground.reports.rows]
        self._places = placed(
            (given[happenings[i].document], happenings[some[0]].id, happenings[i].start, happenings[i].type)
            for some, documents in zip(groups, self._documents, strict=True)
            if len(documents) > 1
            for i in some
        )

    def table(self, known: Marks) -> pa.Table:
        """The table. Rows that follow from what they followed from in the build before are taken over."""
        flat = np.array([i for some in self._groups for i in some], np.int64)
        sizes = np.array([len(some) for some in self._groups], np.int64)
        more = marks((self._more(n) for n in range(len(sizes))), len(sizes))
        return rows_kept.table(self._ground.kept, "incidents", mixed(of_groups(known[flat], sizes), more), INCIDENTS, self._made)

    def _more(self, n: int) -> int:
        """What a row reads besides its events and their reports, where there are several reports or a denial."""
        some, documents, ground = self._groups[n], self._documents[n], self._ground
        denials = [d.row() for i in some for d in self._denied.get(i, ())]
        if len(documents) == 1 and not denials:
            return 0
        ids = [ground.reports.rows[d]["id"] for d in documents]
        shared = [[other for other in documents if other in ground.shared.get(d, ())] for d in documents]
        relied = [(d, sorted(roots)) for d, roots in sorted(_relied(some, self._happenings, ground.relied).items())]
        numbers = {d: n for n, d in enumerate(documents)}
        told = [self._told(ground.reports.rows[d]["given_id"]) for d in documents]
        return mark(
            *ids, *([numbers[o] for o in some] for some in shared), *(f"{numbers[d]} {r}" for d, r in relied), denials, *(ground.later.get(d) for d in documents), *told
        )  # fmt: skip

    def _told(self, given: str) -> int:
        """The mark of where a report tells which incidents."""
        if given not in self._held:
            self._held[given] = mark(*self._places.get(given, {}).items())
        return self._held[given]

    @cached_property
    def _held(self) -> dict[str, int]:
        return {}

    def _party(self, document: int, one: Row) -> Row:
        """The party as the record knows it: a person by the record's name, and by the one state the record has for them."""
        people, states = self._ground.people, self._ground.states
        named = {**one, "person": one["person"] and people.name(document, one["person"])}
        state = people.state(document, one["name"]) if one["kind"] == "person" else None
        return {**named, "kind": "state", "code": state, "name": states.get(state, state)} if state else named

    def _own_counts(self, incident: str) -> Callable[[str, int, str, int, str | None], bool]:
        places = self._places
        return lambda a, here, b, there, fate: owner(places[a], places[b], here, there, fate) == incident

    def _made(self, chosen: Ints) -> Iterator[Row]:
        """The rows of some groups."""
        ground, happenings = self._ground, self._happenings
        groups = [self._groups[n] for n in chosen.tolist()]

        def ahead(some: Sequence[list[int]]) -> None:
            self._counts.ahead(_read_whole(some, happenings, ground))

        for some, own in _with_events(groups, self._events, ground.bound.redated, ahead):
            documents = sorted({happenings[i].document for i in some})
            denials = [d.row() for i in some for d in self._denied.get(i, ())]
            said = {happenings[i].negated for i in some}
            contested = (bool(denials) and False in said) or len(said) == 2
            counted_here = self._own_counts(happenings[some[0]].id)
            yield {
                **row(some, own, happenings, ground.reports, self._party),
                "families": sorted({f for d in documents if (f := ground.family[d])}),
                "lines_at_most": lines(documents, ground.shared, _relied(some, happenings, ground.relied), self._outlets),
                "disagreements": _differences(own, documents, ground, self._figures, self._counts, denials, counted_here)
                if len(documents) > 1 or contested
                else [],
                "contested": contested,
                "denials": denials,
            }


def _differences(
    own: Sequence[Row],
    documents: Sequence[int],
    ground: Ground,
    figures: Figures,
    counts: Counts,
    denials: Sequence[Row],
    counted_here: Callable[[str, int, str, int, str | None], bool],
) -> list[str]:
    """The fields in which the reports differ, as lines. Of very many reports, the first MANY are read whole."""
    rows, place = ground.reports.rows, ground.reports.place
    documents = _speaking(documents, ground)
    spoken = [e for e in own if place[e["document"]] in documents]
    meetings = any(e["type"] == "CONSULT" for e in spoken)
    asked = [e for e in spoken if not meetings or e["type"] == "CONSULT" or announces(e)]
    told = [by_name(e, lambda document, name: ground.people.name(place[document], name)) for e in asked]
    found = {rows[d]["given_id"]: counts(rows[d]["id"], partial(ground.reports.text, d)) for d in documents[:MANY]}
    published = {rows[d]["given_id"]: rows[d]["published"] for d in documents}
    by_given = {rows[d]["given_id"]: d for d in documents}

    def names(report: str, person: str) -> bool:
        return person in ground.people.in_report(by_given[report])

    return disagreements(with_counts(accounts(told, figures, denials, names, published), counted(found, counted_here)))


def _speaking(documents: Sequence[int], ground: Ground) -> list[int]:
    """The documents without those of which a later version is among them: that one speaks."""
    known = {ground.reports.rows[d]["id"] for d in documents}
    return [d for d in documents if ground.later.get(d) not in known]


def _read_whole(groups: Sequence[list[int]], happenings: Sequence[Happening], ground: Ground) -> Iterator[tuple[str, Callable[[], str]]]:
    """The reports that are compared in these incidents of several documents, and how their texts are come by."""
    for some in groups:
        documents = sorted({happenings[i].document for i in some})
        if len(documents) > 1:
            for d in _speaking(documents, ground)[:MANY]:
                yield ground.reports.rows[d]["id"], partial(ground.reports.text, d)


def _with_events(
    groups: Sequence[list[int]], events: pa.Table, redated: Mapping[str, str], ahead: Callable[[Sequence[list[int]]], None]
) -> Iterator[tuple[list[int], list[Row]]]:
    """Each group with its rows of `events`, taken a few thousand at a time; `ahead` is told which come next."""
    for start in range(0, len(groups), BATCH):
        some = groups[start : start + BATCH]
        ahead(some)
        taken = iter(events.take(pa.array([i for one in some for i in one], pa.int64())).to_pylist())
        for one in some:
            yield one, [dated_anew(next(taken), redated) for _ in one]


def dated_anew(event: Row, redated: Mapping[str, str]) -> Row:
    """The event with the day a user gave it."""
    if event["id"] not in redated:
        return event
    return {**event, "date": {"value": redated[event["id"]], "earliest": None, "latest": None, "basis": "stated", "span": None}}


def _relied(some: Sequence[int], happenings: Sequence[Happening], relied: Mapping[str, set[str]]) -> dict[int, set[str]]:
    """Document -> the roots all its events of the incident rest on; none where one is the document's own word."""
    found: dict[int, set[str]] = {}
    for i in some:
        one = happenings[i]
        theirs = set().union(*(relied.get(q, set()) for q in one.according_to))
        found[one.document] = theirs if one.document not in found else found[one.document] & theirs
    return found
