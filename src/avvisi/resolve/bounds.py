"""Where an undated report lies in time by what the rest of the record says of the offices it names. An inference, kept apart from what it says itself.

'Interim President Rahim Daudi' lies before the day on which another report has his successor in office; 'former minister Ana Lima' after the
last day on which one still has her in it. Nothing is guessed: where the order of two holders is open, nothing follows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from avvisi.resolve.people import People
from avvisi.resolve.persons import title_words
from avvisi.resolve.reports import Reports, ordinal

Office = tuple[frozenset[str], str]
_IN_OFFICE = frozenset(("current", "outgoing"))
_STAND_IN = frozenset(("interim", "acting"))
_TO_COME = frozenset(("elect", "designate"))
_GONE = frozenset(("former", "late"))
_MANY = frozenset(("official", "spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy", "diplomat", "lawmaker", "mp", "senator",
                   "deputy", "aide", "adviser", "representative", "general", "commander", "member", "judge", "analyst", "expert", "leader"))  # fmt: skip


class Held(NamedTuple):
    """A tenure as a report tells it. `person` is the record's, `day` the day it is told for (ordinal), None in an undated report."""

    document: int
    person: int
    office: Office
    qualifier: str
    day: int | None


class Why(NamedTuple):
    """One bound of one report: 'earliest' or 'latest', the day, the reason, the report that gives the day."""

    bound: str
    day: int
    why: str
    document: int


Seen = dict[Office, dict[int, list[tuple[int, int]]]]  # office -> person -> (day, document), in order


def bounds(
    tenures: Iterable[Held],
    undated: dict[int, tuple[int | None, int | None]],
    more: Mapping[int, Sequence[Why]] | None = None,
) -> dict[int, tuple[Why, ...]]:
    """For each undated report (with the bounds it has of itself) what the record adds: only what is tighter, and only where it agrees.

    `more` are bounds that do not come from offices.
    """
    held = sorted(tenures, key=lambda h: (h.document, h.person, sorted(h.office[0]), h.office[1], h.qualifier, h.day or 0))
    seen = _in_office(h for h in held if h.document not in undated)
    inside: dict[int, list[Held]] = defaultdict(list)
    for one in held:
        if one.document in undated:
            inside[one.document].append(one)
    found: dict[int, tuple[Why, ...]] = {}
    for document, (low, high) in sorted(undated.items()):
        reasons = [why for one in inside[document] for why in _told(one, inside[document], seen)]
        reasons.extend((more or {}).get(document, ()))
        early = max(
            (w for w in reasons if w.bound == "earliest" and (low is None or w.day > low)), key=lambda w: (w.day, -w.document), default=None
        )
        late = min(
            (w for w in reasons if w.bound == "latest" and (high is None or w.day < high)), key=lambda w: (w.day, w.document), default=None
        )
        lowest, highest = early.day if early else low, late.day if late else high
        if lowest is None or highest is None or lowest <= highest:
            kept = tuple(w for w in (early, late) if w)
            if kept:
                found[document] = kept
    return found


def _in_office(dated: Iterable[Held]) -> Seen:
    """Who is said to be in which office on which days."""
    seen: Seen = defaultdict(lambda: defaultdict(list))
    for one in dated:
        if one.day is not None and one.qualifier in _IN_OFFICE | _STAND_IN:
            seen[one.office][one.person].append((one.day, one.document))
    for people in seen.values():
        for days in people.values():
            days.sort()
    return seen


def _told(one: Held, page: list[Held], seen: Seen) -> Iterator[Why]:
    """What one tenure of an undated report tells about its day."""
    people = seen.get(one.office, {})
    own = people.get(one.person, [])
    if one.qualifier in _GONE and own:
        yield Why("earliest", own[-1][0], f"it calls {one.qualifier} who was still in office then", own[-1][1])
    elif one.qualifier in _TO_COME and own:
        yield Why("latest", own[0][0], f"it calls {one.qualifier} who was in office by then", own[0][1])
    elif one.qualifier in _IN_OFFICE | _STAND_IN and not one.office[0] & _MANY and _in_turn(people):
        others = [(day, document) for person, days in people.items() if person != one.person for day, document in days]
        if own:
            yield from _between(own, others)
        elif one.qualifier in _STAND_IN:
            yield from _before_successor(one, page, people)


def _between(own: list[tuple[int, int]], others: list[tuple[int, int]]) -> Iterator[Why]:
    """After the last holder before, before the first holder after: offices that one person held once, without a break."""
    after = [o for o in others if o[0] > own[-1][0]]
    before = [o for o in others if o[0] < own[0][0]]
    if after:
        day, document = min(after)
        yield Why("latest", day, "another holds the office then, after the one it names", document)
    if before:
        day, document = max(before)
        yield Why("earliest", day, "another still holds the office then, before the one it names", document)


def _before_successor(one: Held, page: list[Held], people: dict[int, list[tuple[int, int]]]) -> Iterator[Why]:
    """Who stands in comes before the next holder. Only where the report itself names the one before as gone, so that the other must be the next."""
    gone = {h.person for h in page if h.office == one.office and h.qualifier in _GONE}
    nexts = [person for person in people if person != one.person and person not in gone]
    if gone and len(nexts) == 1:
        day, document = people[nexts[0]][0]
        yield Why("latest", day, "another holds the office then, and the one it names stood in before", document)


def _in_turn(people: dict[int, list[tuple[int, int]]]) -> bool:
    """Whether the holders follow one another: an office whose holders overlap is held by several."""
    spans = sorted((days[0][0], days[-1][0]) for days in people.values())
    return all(earlier[1] < later[0] for earlier, later in zip(spans, spans[1:], strict=False))


def elsewhere(
    people: People, tenures: Iterable[Mapping[str, Any]], reports: Reports, more: Mapping[int, Sequence[Why]] | None = None
) -> dict[int, dict[str, object]]:
    """The columns that the record adds to its undated reports."""
    undated = {i: reports.days(i) for i, row in enumerate(reports.rows) if not row["published"]}
    held = []
    for tenure in tenures if undated else ():
        document, of = reports.place[tenure["document"]], tenure["of"] or tenure["state"]
        if of:
            office = (title_words(tenure["title"]), of)
            day = None if document in undated else ordinal(tenure["as_of"])
            held.append(Held(document, people.of[document, tenure["person"]], office, tenure["qualifier"], day))
    return rows(bounds(held, undated, more), lambda i: str(reports.rows[i]["id"]))


def rows(found: dict[int, tuple[Why, ...]], name: Callable[[int], str]) -> dict[int, dict[str, object]]:
    """Columns of each bounded report: `record_earliest`, `record_latest`, `record_reasons`."""
    made: dict[int, dict[str, object]] = {}
    for document, reasons in found.items():
        days = {w.bound: date.fromordinal(w.day).isoformat() for w in reasons}
        made[document] = {
            "record_earliest": days.get("earliest"),
            "record_latest": days.get("latest"),
            "record_reasons": [{"bound": w.bound, "value": days[w.bound], "why": w.why, "document": name(w.document)} for w in reasons],
        }
    return made
