"""The reports of one incident side by side: fields, sayings, who relies on whom, whose readout each is, what one leaves out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import duckdb

from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.resolving import ResolvingWords
from avvisi.model.record import digest
from avvisi.resolve.accounts import accounts, by_name, with_counts
from avvisi.resolve.aligning import Counts, counted, within
from avvisi.resolve.counting import owner, placed
from avvisi.resolve.figures import Figures
from avvisi.resolve.happenings import AHEAD, announces
from avvisi.resolve.lines import named
from avvisi.resolve.wording import called, otherwise, words_of
from avvisi.store.gaps import about, left_out, officials, telling
from avvisi.store.query import rows

Row = dict[str, Any]
UNKNOWN = "not known"  # whose readout a report is, where no list knows the outlet


def compare(connection: duckdb.DuckDBPyConnection, identity: str, lexicon: Lexicon | None = None) -> Row | None:
    """{incident, reports, fields, called, otherwise, sayings, relations, left_out, lines_at_most}; None where the record knows no such incident (old ids lead on)."""
    incident = incident_of(connection, identity)
    return _Comparison(connection, incident, (lexicon or Lexicon()).resolving).answer() if incident is not None else None


class _Comparison:
    """One incident's reports as the record has them, and what is worked out of them side by side."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, incident: Row, words: ResolvingWords) -> None:
        self.connection, self.incident, self.empty, self.figures = connection, incident, words.empty, Figures(words)
        self.events = list(_events(connection, incident["id"]))
        self.reports = list(_reports(connection, incident))
        names = _names(connection, self.events)
        newer = {r["id"] for r in self.reports}
        replaced = {r["id"] for r in self.reports if r["superseded_by"] in newer}  # both versions are listed; the later one speaks
        self.speaking = [r for r in self.reports if r["id"] not in replaced]
        own = [by_name(e, lambda document, name: names.get((document, name), name)) for e in self.events if e["document"] not in replaced]
        self.own = [e for e in own if "CONSULT" not in incident["types"] or e["type"] == "CONSULT" or announces(e)]
        self.told_in: dict[str, list[str]] = defaultdict(list)
        for event in self.own:
            self.told_in[event["given_id"]].append(event["evidence"]["sentence"]["text"])
        self.naming = _named(connection, sorted({r["given_id"] for r in self.reports}))

    def answer(self) -> Row:
        """The comparison, as `compare` gives it."""
        fields, sayings = self._fields(), self._sayings()
        shown = ("given_id", "speaker", "kind", "stance", "words", "chain")
        days = _days_named(self.connection, self.incident["documents"])
        return {
            "incident": self.incident,
            "reports": [
                {**{k: v for k, v in r.items() if k != "text"}, "events": [_told(e) for e in self.events if e["document"] == r["id"]]}
                for r in self.reports
            ],
            "fields": fields,
            "called": called(self.own, self.empty),
            "otherwise": otherwise({r["given_id"]: r["text"] for r in self.speaking}, self.told_in, days, self.empty),
            "sayings": [{**s, "said": [{k: q[k] for k in shown} for q in s["said"]]} for s in sayings],
            "relations": list(_relations(self.connection, self.reports)),
            "left_out": left_out(self.reports, fields, self._beside(sayings), self.empty, self.naming, self._passing()),
            "lines_at_most": self.incident["lines_at_most"],
        }

    def _fields(self) -> list[Row]:
        """The accounts of each field, with the counts that belong to this incident."""
        counts = Counts(self.figures)
        told = {r["given_id"]: counts(r["id"], partial(r.get, "text")) for r in self.speaking}
        places = placed(_places(self.connection, self.incident["documents"]))
        published = {r["given_id"]: r["published"] for r in self.reports}

        def own_counts(a: str, here: int, b: str, there: int, fate: str | None) -> bool:
            return owner(places[a], places[b], here, there, fate) == str(self.incident["id"])

        denials = self.incident["denials"] or ()
        by_field = accounts(self.own, self.figures, denials, lambda report, person: person in self.naming[report], published)
        return with_counts(by_field, [*counted(told, own_counts), *within(told, self.told_in)])

    def _sayings(self) -> list[Row]:
        """What was said about it."""
        said = list(_sayings(self.connection, self.incident["documents"]))
        return about(said, self.events, self.incident, officials(self.connection, self.incident))

    def _beside(self, sayings: Sequence[Row]) -> list[Row]:
        """The sayings that are not themselves what tells the incident."""
        itself = {q for e in self.events for q in e["according_to"] or ()} | telling(self.connection, self.events)
        return [s for s in sayings if not any(q["id"] in itself for q in s["said"])]

    def _passing(self) -> set[str]:
        """The reports that tell it in passing, or as planned where others tell that it happened."""
        accounts_of = {e["given_id"] for e in self.own if not e["background"]}
        passing = {r["given_id"] for r in self.reports} - accounts_of if accounts_of else set()
        return passing | _announcing(self.own)


def _announcing(events: Sequence[Row]) -> set[str]:
    """The reports that tell it as planned, where others tell that it happened: they were written before."""
    done = {e["given_id"] for e in events if e["status"] not in AHEAD}
    return {e["given_id"] for e in events} - done if done else set()


def incident_of(connection: duckdb.DuckDBPyConnection, identity: str) -> Row | None:
    """The incident of this id, else the one that has superseded it."""
    query = "select * from incidents where id = ? or list_contains(supersedes, ?) order by (id = ?) desc limit 1"
    return next(rows(connection, query, [identity] * 3), None)


def _names(connection: duckdb.DuckDBPyConnection, events: Sequence[Row]) -> dict[tuple[str, str], str]:
    """(document, name there) -> the record's name of the person."""
    asked = {
        digest("person", e["document"], p["person"]): (e["document"], p["person"])
        for e in events
        for side in ("actors", "recipients")
        for p in e[side] or ()
        if p["person"]
    }
    query = "select name, list_concat([id], supersedes) as ids from people where list_has_any(list_concat([id], supersedes), ?) order by id"
    return {asked[i]: row["name"] for row in rows(connection, query, [sorted(asked)]) for i in row["ids"] if i in asked} if asked else {}


def _events(connection: duckdb.DuckDBPyConnection, incident: str) -> Any:
    query = (
        "select e.*, (select list(q.speaker.name order by q.id) from quotes q where list_contains(e.according_to, q.id)) as said_by "
        'from events e where e.incident = ? order by e.document, e.evidence."trigger".start, e.id'
    )
    return rows(connection, query, [incident])


def _places(connection: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> Any:
    """(report, incident, start, type) of all events of these documents."""
    query = (
        'select given_id, incident, evidence."trigger".start as start, type from events '
        "where list_contains(?, document) and incident is not null order by document, start, id"
    )
    return ((r["given_id"], r["incident"], r["start"], r["type"]) for r in rows(connection, query, [list(documents)]))


def _days_named(connection: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> dict[str, frozenset[str]]:
    """Report -> the words of its days and hours."""
    query = "select given_id, list(span.text order by span.text) as texts from dates where list_contains(?, document) group by given_id order by given_id"
    return {r["given_id"]: words_of(r["texts"]) for r in rows(connection, query, [list(documents)])}


def _named(connection: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> Mapping[str, set[str]]:
    """Report -> the persons it names, by the record's names."""
    query = (
        "select name, list_distinct(flatten(list_transform(variants, lambda v: v.given_ids))) as reports from people "
        "where list_has_any(reports, ?) order by id"
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(connection, query, [list(reports)]):
        for report in row["reports"]:
            found[report].add(row["name"])
    return found


def _told(event: Mapping[str, Any]) -> Row:
    kept = ("id", "type", "mode", "status", "actors", "recipients", "date", "place", "said_by")
    return {**{k: event[k] for k in kept}, "sentence": event["evidence"]["sentence"], "trigger": event["evidence"]["trigger"]}


def _reports(connection: duckdb.DuckDBPyConnection, incident: Mapping[str, Any]) -> Any:
    """The documents, first published first, with whose readout each is."""
    query = (
        "select d.id, d.given_id, d.outlet, d.outlet_affiliation, d.title, d.published, d.published_basis, d.copy_family, d.superseded_by, n.given_id as superseded_by_given_id, "
        "d.translated_by, d.text from documents d left join documents n on n.id = d.superseded_by "
        "where list_contains(?, d.id) order by coalesce(d.published, d.published_earliest) nulls last, d.published_time nulls last, d.id"
    )
    parties = {p["code"] for side in ("actors", "recipients") for p in incident[side] or () if p["code"]}
    for report in rows(connection, query, [incident["documents"]]):
        yield {**report, "readout": readout(report["outlet_affiliation"], parties)}


def readout(affiliation: str | None, parties: set[str]) -> str:
    """Whose account it is, as far as a list of ours knows the outlet."""
    if affiliation is None:
        return UNKNOWN
    if affiliation in parties:
        return f"media of {affiliation}, a party"
    return "independent media" if affiliation == "independent" else f"media of {affiliation}, a third party"


def _sayings(connection: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> Any:
    """What was said, by utterance, in which of the reports; those that stand in two or more first."""
    query = (
        "select q.utterance, q.id, q.document, q.given_id, q.speaker.name as speaker, q.kind, q.stance, q.occasion, q.evidence.sentence.start as start, "
        "list_transform(q.content, lambda s: s.text) as words, list_transform(q.chain, lambda c: c.name) as chain "
        "from quotes q where list_contains(?, q.document) and q.utterance is not null order by q.utterance, q.document, q.content[1].start, q.id"
    )
    grouped: dict[str, list[Row]] = defaultdict(list)
    for quote in rows(connection, query, [list(documents)]):
        grouped[quote["utterance"]].append(quote)
    for utterance, said in sorted(grouped.items(), key=lambda item: (-len({q["document"] for q in item[1]}), item[0])):
        yield {
            "utterance": utterance,
            "speakers": sorted({q["speaker"] for q in said if q["speaker"]}),
            "given_ids": list(dict.fromkeys(q["given_id"] for q in said)),
            "said": [
                {k: q[k] for k in ("id", "document", "given_id", "speaker", "kind", "stance", "words", "chain", "occasion", "start")}
                for q in said
            ],
        }


def _relations(connection: duckdb.DuckDBPyConnection, reports: Sequence[Row]) -> Any:
    """Who relies on whom: shared passages (and which came first, where that can be told), and agencies or media several name."""
    given = {r["id"]: r["given_id"] for r in reports}
    query = (
        'select "left", "right", sum(words) as words, max(first) as first, max(why) as why from passages '
        'where list_contains(?, "left") and list_contains(?, "right") group by "left", "right" order by "left", "right"'
    )
    for row in rows(connection, query, [list(given), list(given)]):
        yield {
            "kind": "shared text",
            "reports": [given[row["left"]], given[row["right"]]],
            "words": int(row["words"]),
            "first": given.get(row["first"]),
            "why": row["why"],
        }
    query = (
        "select c.name as name, list(distinct q.given_id order by q.given_id) as reports from quotes q, unnest(q.chain[2:]) as t(c) "
        "where list_contains(?, q.document) and c.name is not null and c.kind in ('agency', 'media', 'document') "
        "group by c.name having count(distinct q.document) > 1 order by c.name"
    )
    for row in rows(connection, query, [list(given)]):
        if named(row["name"]):
            yield {"kind": "same source", "reports": row["reports"], "source": row["name"]}
