"""What one report of an incident leaves out that the others tell: of the incident, not of all they have beside it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

import duckdb

from avvisi.resolve.aligning import sentences, stems
from avvisi.resolve.reports import ordinal
from avvisi.store.query import rows

HELD = 0.8  # of a saying's words in one sentence of another report: that report has it too
SECOND_DAY = 1  # days after which a report of the same thing has heard more since
Row = dict[str, Any]
Told = tuple[str, set[str], str, tuple[str, int]]  # what is told, the reports that have it, its words, where it is first told


def about(
    sayings: Sequence[Row], events: Sequence[Row], incident: Mapping[str, Any], officials: Set[tuple[str, str]] = frozenset()
) -> list[Row]:
    """The sayings that are of the incident: in a sentence that tells it, on its occasion, what it rests on, or its parties' words in their meeting;
    on a visit those of `officials` too, (document, person) of either side.

    A long report says much beside; who compares two accounts of a truce does not ask for what each has on the weather.
    """
    told = {(e["document"], e["evidence"]["sentence"]["start"]) for e in events}
    rest = {q for e in events for q in e["according_to"] or ()}
    occasions = {e["occasion"] for e in events if e["occasion"]}
    people = {p["person"] for e in events for side in ("actors", "recipients") for p in e[side] or () if p["person"]}
    met, visited = "CONSULT" in incident["types"], incident["mode"] == "visit"

    def belongs(quote: Row) -> bool:
        if (quote["document"], quote["start"]) in told or quote["id"] in rest or quote["occasion"] in occasions:
            return True
        return (met and quote["speaker"] in people) or (visited and (quote["document"], quote["speaker"]) in officials)

    return [s for s in sayings if any(belongs(q) for q in s["said"])]


def officials(connection: duckdb.DuckDBPyConnection, incident: Mapping[str, Any]) -> set[tuple[str, str]]:
    """(document, person) of those who hold an office of a state that takes part."""
    codes = [p["code"] for side in ("actors", "recipients") for p in incident[side] or () if p["kind"] == "state" and p["code"]]
    query = (
        "select distinct document, person from tenures where list_contains(?, document) and list_contains(?, state) "
        "and qualifier in ('current', 'acting', 'interim') order by 1, 2"
    )
    return {(r["document"], r["person"]) for r in rows(connection, query, [list(incident["documents"]), codes])}


def telling(connection: duckdb.DuckDBPyConnection, events: Sequence[Row]) -> set[str]:
    """The quotes whose saying word is the act itself: 'agreed to reopen the border' is an agreement, and what is agreed."""
    acts = {(e["document"], e["evidence"]["trigger"]["start"]) for e in events}
    query = "select id, document, cue.start as start from quotes where list_contains(?, document) and cue is not null order by id"
    documents = sorted({e["document"] for e in events})
    return {q["id"] for q in rows(connection, query, [documents]) if (q["document"], q["start"]) in acts}


def left_out(
    reports: Sequence[Row],
    fields: Sequence[Row],
    sayings: Sequence[Row],
    empty: frozenset[str],
    people: Mapping[str, set[str]],
    passing: Set[str] = frozenset(),
) -> list[Row]:
    """What all reports but one tell (of two: what one alone tells). What a report says in nearly the same words, whoever says it there, it does not leave out.

    Reports that only look back on the incident, or announce it, (`passing`) are no accounts of it, and nobody leaves out what was said after they
    had written. The gaps stand report by report, fields first, then sayings in the order in which they were told; of a saying within another only the whole one.
    """
    named = [r["given_id"] for r in reports]
    if len(named) < 2:
        return []
    found = []
    for what, having, value, place in (*_of_fields(reports, fields, people), *_of_sayings(reports, sayings, empty)):
        missing = [d for d in named if d not in having]
        if len(missing) == 1 and having and missing[0] not in passing:
            found.append((named.index(missing[0]), place, {"report": missing[0], "leaves_out": what, "value": value}))
    whole = [gap for _, _, gap in sorted(found, key=lambda f: f[:2])]
    return [gap for n, gap in enumerate(whole) if not any(_within(gap, other, n < m) for m, other in enumerate(whole) if m != n)]


def _of_fields(reports: Sequence[Row], fields: Sequence[Row], people: Mapping[str, set[str]]) -> Iterator[Told]:
    """What each field says first, and the reports that have it, if only in passing."""
    for field in fields:
        value, having = field["said"][0]["value"], {d for s in field["said"] for d in s["documents"]}
        if field["field"].startswith("who,"):
            having |= {r["given_id"] for r in reports if value in people[r["given_id"]]}
        elif field["field"] == "place":
            having |= {r["given_id"] for r in reports if value.casefold() in r["text"].casefold()}
        yield field["field"], having, value, ("", 0)


def _of_sayings(reports: Sequence[Row], sayings: Sequence[Row], empty: frozenset[str]) -> Iterator[Told]:
    """Each saying, and the reports that have it, in nearly the same words too, or that came out before it was said."""
    texts: dict[str, list[frozenset[str]]] = {}
    known = {r["given_id"]: r for r in reports}
    for saying in sayings:
        first, having = saying["said"][0], set(saying["given_ids"])
        words = " … ".join(first["words"])
        stemmed = stems(words, empty)
        for report in reports:
            if report["given_id"] not in having:
                if report["given_id"] not in texts:
                    texts[report["given_id"]] = [stems(s.text, empty) for s in sentences(report["text"])]
                if _holds(texts[report["given_id"]], stemmed):
                    having.add(report["given_id"])
        having |= {r["given_id"] for r in reports if all(_later(known[d], r) for d in saying["given_ids"] if d in known)}
        stance = f" ({first['stance']})" if first["stance"] != "asserts" else ""
        what = f"saying of {', '.join(saying['speakers']) or 'nobody named'}{stance}"
        yield what, having, words, (first["given_id"], first["start"])


def _within(gap: Row, other: Row, first: bool) -> bool:
    """Whether a saying is part of another that the same report leaves out; of two alike the first stays."""
    if gap["report"] != other["report"] or not (gap["leaves_out"].startswith("saying") and other["leaves_out"].startswith("saying")):
        return False
    ours, theirs = (" ".join(g["value"].casefold().split()).strip(" ,.") for g in (gap, other))
    return ours in theirs and (ours != theirs or not first)


def _later(one: Row, other: Row) -> bool:
    """Whether a report came out so long after another that what it alone quotes can be of the days between."""
    ours, theirs = (ordinal(r["published"]) for r in (one, other))
    return ours is not None and theirs is not None and ours - theirs > SECOND_DAY


def _holds(told: Sequence[frozenset[str]], words: frozenset[str]) -> bool:
    """Whether one of these sentences has nearly all of the words."""
    return bool(words) and any(len(words & sentence) >= HELD * len(words) for sentence in told)
