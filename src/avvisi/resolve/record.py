"""The resolving stage as a whole: facts of many documents to one record."""

from collections.abc import Callable, Iterator, Mapping, Set
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from avvisi.lexicon.load import Lexicon
from avvisi.resolve import denials, tables, utterances
from avvisi.resolve import sayings as quotes_of
from avvisi.resolve.blocks import Spread, Told, here
from avvisi.resolve.bounds import Why, elsewhere
from avvisi.resolve.copies import families
from avvisi.resolve.corrections import Bound, bind, read
from avvisi.resolve.corroborated import columns
from avvisi.resolve.dated import dated, weekdays
from avvisi.resolve.families import corrected, names, passages, superseded
from avvisi.resolve.ground import Ground
from avvisi.resolve.happened import incidents
from avvisi.resolve.happenings import COLUMNS
from avvisi.resolve.judgements import Judgement, as_table
from avvisi.resolve.kept import Kept
from avvisi.resolve.lines import sharing
from avvisi.resolve.litter import Litter, learn
from avvisi.resolve.many import answered
from avvisi.resolve.marks import Marks, mark, mixed
from avvisi.resolve.memory import give_back
from avvisi.resolve.parties import with_persons
from avvisi.resolve.people import People
from avvisi.resolve.people_tables import asking, days_told, people_table, tenure_rows
from avvisi.resolve.persons import sightings, stated
from avvisi.resolve.persons_states import with_states
from avvisi.resolve.reports import Reports, streamed
from avvisi.resolve.sayings import Roots
from avvisi.resolve.seam import Facts, Resolved
from avvisi.resolve.shingles import Corpus, all_numbered, gathered
from avvisi.resolve.stories import Dated, stories
from avvisi.resolve.vectors import READ, Counter, Features


def resolve(facts: Facts, lexicon: Lexicon, corrections: Path | None = None, kept: Kept | None = None, spread: Spread = here) -> Resolved:
    """All tables that need more than one document: learnt litter, copies and stories, then persons, then sayings and incidents.

    `kept` are answers of an earlier build, `spread` says where blocks are worked out; the same tables come out, whatever they are.
    """
    kept = kept or Kept()
    reports = Reports(facts)
    bound = bind(read(corrections) if corrections else (), facts, reports)
    litter = learn(reports, lexicon, bound.no_litter, kept, spread)
    compared = _as_compared(reports, litter)
    copies = families(_corpus(reports, litter, kept, spread), compared, kept, spread)
    story, family = names(_stories(reports, lexicon, litter, compared, kept, spread), reports), names(copies.family, reports)
    events, aside = _outside(facts.table("events", [*COLUMNS, "likely"]), litter, reports)
    doubtful, _ = _outside(facts.table("doubtful_events", [*COLUMNS, "likely", "why"]), litter, reports)
    seen = sightings(facts, reports, with_persons(events))
    named = stated(facts, reports)
    people = People(seen, reports, named, bound, kept, spread)
    give_back()
    tenures = _tenures(facts, bound.rejected)
    told = days_told(tenures, _told_with(asking(tenures).keys(), events))
    quotes = facts.table("quotes", quotes_of.COLUMNS)
    quotes_aside = _aside(quotes.select(["document", "id", "content"]), lambda q: q["content"][0]["start"], litter, reports)
    bound.rejected.update(quotes_aside)
    said, said_of, roots, why_said = _utterances(quotes, reports, people, lexicon, story, bound, kept)
    later = {**corrected(reports, lexicon.resolving.corrects), **superseded(copies.shared, reports)}
    ground = Ground(
        reports, people, story, family, sharing(copies.shared), roots, lexicon.resolving, bound, lexicon.state_names, named,
        denials.found(facts, reports, people, lexicon.resolving, bound.rejected), later, kept, spread,
    )  # fmt: skip
    happened = incidents(events, ground, doubtful, lexicon.likely.least)
    doubtful = doubtful.filter(pc.is_in(doubtful["id"], value_set=pa.array(sorted(happened.taken), pa.string())))
    events = pa.concat_tables([events, doubtful.select(events.column_names)])
    known = _dated(facts, events, happened.of, reports) if any(not r["published"] for r in reports.rows) else {}
    judgements = as_table(chain(people.judgements, why_said, happened.judgements))
    return {
        "document_columns": _documents(reports, (story, family), elsewhere(people, tenures, reports, known), later, bound, litter),
        "event_columns": columns(
            with_states(_pairs(tables.EVENT_COLUMNS, happened.of, aside), events, people, reports, lexicon.state_names),
            doubtful,
            happened.taken,
        ),
        "quote_columns": _pairs(tables.QUOTE_COLUMNS, said_of, quotes_aside),
        "tenure_columns": tables.made(tenure_rows(people, tenures, reports, told), tables.TENURE_COLUMNS),
        "incidents": happened.table,
        "utterances": said,
        "people": people_table(people, seen, reports),
        "passages": passages(copies.shared, reports, kept),
        "corrections": tables.made(bound.rows, tables.CORRECTIONS),
        "litter": tables.made(litter.rows(reports), tables.LITTER),
        "judgements": judgements,
        "withheld": tables.made(people.withheld_names(), tables.WITHHELD),
    }


def _dated(facts: Facts, events: pa.Table, of: Mapping[str, str], reports: Reports) -> dict[int, list[Why]]:
    """What other reports tell of the days of undated ones."""
    told = streamed(events.select(["document", "id", "status", "polarity", "background", "date", "evidence"]))
    undated = pa.array([r["id"] for r in reports.rows if not r["published"]], pa.string())
    dates = facts.table("dates", ["document", "value", "span"])
    return dated(told, of, reports, weekdays(streamed(dates.filter(pc.is_in(dates["document"], value_set=undated)))))


def _told_with(documents: Set[str], events: pa.Table) -> Iterator[dict[str, Any]]:
    """What the events of these documents tell of days."""
    some = pc.is_in(events["document"], value_set=pa.array(sorted(documents), pa.string()))
    return streamed(events.select(["document", "status", "date", "evidence"]).filter(some))


def _outside(events: pa.Table, litter: Litter, reports: Reports) -> tuple[pa.Table, dict[str, str]]:
    """The events that stand in no learnt litter, and those that do."""
    aside = _aside(events.select(["document", "id", "evidence"]), lambda e: e["evidence"]["trigger"]["start"], litter, reports)
    return events.filter(pc.invert(pc.is_in(events["id"], value_set=pa.array(sorted(aside), pa.string())))), aside


def _aside(table: pa.Table, place: Callable[[Mapping[str, Any]], int], litter: Litter, reports: Reports) -> dict[str, str]:
    """Fact -> the block of learnt litter that its words lie in."""
    if not litter.blocks:
        return {}
    held = pa.array([reports.rows[d]["id"] for d in sorted(litter.of)], pa.string())
    some = streamed(table.filter(pc.is_in(table["document"], value_set=held)))
    found = ((row["id"], litter.holds(reports.place[row["document"]], place(row))) for row in some)
    return {fact: block for fact, block in found if block}


def _corpus(reports: Reports, litter: Litter, kept: Kept, spread: Spread) -> Corpus:
    found = answered(kept, spread, "numbered", reports.marks, lambda i: (reports.text(i),), all_numbered)
    return gathered(*found, reports.text, litter.of)


def _as_compared(reports: Reports, litter: Litter) -> Marks:
    """What tells each document with the litter that is hidden in it."""
    hidden = np.zeros(len(reports), np.uint64)
    hidden[[*litter.of]] = [mark(*spans) for spans in litter.of.values()]
    return mixed(reports.marks, hidden)


def _stories(reports: Reports, lexicon: Lexicon, litter: Litter, compared: Marks, kept: Kept, spread: Spread) -> list[int]:
    told = Counter(lexicon.resolving.empty, [*lexicon.time.months, *lexicon.time.weekdays])

    def text(i: int) -> Told:
        return (litter.blanked(i, reports.text(i))[:READ],)

    found = answered(kept, spread, "words", compared, text, told.written)
    return stories([Dated(*reports.days(i)) for i in range(len(reports))], Features(*found))


def _utterances(
    quotes: pa.Table, reports: Reports, people: People, lexicon: Lexicon, story: list[str | None], bound: Bound, kept: Kept
) -> tuple[pa.Table, dict[str, str], Mapping[str, set[str]], Iterator[Judgement]]:
    """The table, quote -> utterance, quote -> the roots of its chain, and the judgements."""
    said = quotes_of.plain(quotes)
    if bound.rejected:
        said = said.filter(pc.invert(pc.is_in(said["id"], value_set=pa.array(sorted(bound.rejected), pa.string()))))
    found = quotes_of.Reader(reports, people, lexicon.resolving.empty, kept)(said.combine_chunks())
    homes, reasons = utterances.group(found, reports, story, bound)
    made, of = utterances.table(homes, found, said, reports, kept)
    return made, of, Roots(found), utterances.judged(of, reasons, found)


def _tenures(facts: Facts, rejected: Set[str]) -> list[dict[str, Any]]:
    columns = ["document", "id", "person", "title", "of", "state", "serves", "qualifier", "as_of", "as_of_basis", "span", "evidence"]
    return [t for t in streamed(facts.table("tenures", columns)) if t["id"] not in rejected]


def _documents(
    reports: Reports,
    groups: tuple[list[str | None], list[str | None]],
    added: Mapping[int, Mapping[str, object]],
    later: Mapping[int, str],
    bound: Bound,
    litter: Litter,
) -> pa.Table:
    rows = [
        {
            "document": r["id"],
            "story": s,
            "copy_family": f,
            "superseded_by": later.get(i),
            "withheld": i in bound.withheld_documents,
            "learnt_litter": litter.column(i),
            **added.get(i, {}),
        }
        for i, (r, s, f) in enumerate(zip(reports.rows, *groups, strict=True))
    ]
    return tables.made(rows, tables.DOCUMENT_COLUMNS)


def _pairs(schema: pa.Schema, of: Mapping[str, str], aside: Mapping[str, str]) -> pa.Table:
    """Fact -> what it belongs to; those set aside belong to nothing, and say in which litter they stand."""
    own = {fact: block for fact, block in aside.items() if fact not in of}
    columns = [[*of, *own], [*of.values(), *[None] * len(own)], [*[None] * len(of), *own.values()]]
    return pa.table([pa.array(c, pa.string()) for c in columns], schema=pa.schema([schema.field(n) for n in range(len(columns))]))
