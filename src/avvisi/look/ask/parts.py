"""What several views ask: documents by id, the sentences of incidents, offices of persons on a day, names of parties."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from avvisi.look.page import Asked
from avvisi.look.shelf import Asking, Row, places

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STANDINGS = {
    "asserted": "an outlet itself asserts it",
    "attributed": "only someone an outlet quotes asserts it",
    "planned": "planned",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "denied": "denied",
    "alleged": "alleged: an accusation, not counted as an act",
    "hypothetical": "supposed",
}
COUNTED = ("asserted", "attributed")
STATUSES = ("happened", "planned", "postponed", "cancelled", "denied", "alleged", "hypothetical", "historical")
ASSERTERS = {"outlet": "an outlet itself", "quoted": "only someone quoted"}
DOCUMENT = (
    "id, given_id, url, outlet, outlet_basis, title, published, published_time, published_earliest, published_latest, published_basis, "
    "language, translated_by, words, copy_family"
)
EVENT = (
    "id, document, given_id, incident, type, mode, context, quad, status, polarity, certainty, outcome, background, aspect, actors, recipients, "
    'occasion, date, place, according_to, evidence.sentence.start as "start", evidence.sentence.text as text, '
    'evidence."trigger" as "trigger", evidence.rule as rule'
)
QUOTE = (
    "id, document, given_id, utterance, content, kind, speaker, cue, addressee, stance, date, nested_in, chain, "
    'evidence.sentence.start as "start", evidence.sentence.text as text, evidence.rule as rule'
)


def plain(row: Row, *inner: str) -> Row:
    """A row whose structs keep only what is shown: spans of parties and places go."""
    for name in inner:
        if isinstance(row.get(name), list):
            row[name] = [{k: v for k, v in one.items() if k != "span"} for one in row[name]]
        elif isinstance(row.get(name), dict):
            row[name] = {k: v for k, v in row[name].items() if k != "span"}
    return row


def documents(asking: Asking, ids: Iterable[str]) -> dict[str, Row]:
    """Documents by id, without their texts."""
    wanted = sorted(set(ids))
    return {row["id"]: row for row in asking.rows(f"select {DOCUMENT} from documents where id in ({places(wanted)})", *wanted)}


def events(asking: Asking, column: str, values: Sequence[str]) -> list[Row]:
    """Events by incident, document or id, each with its report (`report`), in order of publication and place."""
    found = asking.rows(f"select {EVENT} from events where {column} in ({places(values)})", *values)
    known = documents(asking, (e["document"] for e in found))
    for one in found:
        one["report"] = known.get(one["document"])
        plain(one, "actors", "recipients", "date", "place")
    return sorted(found, key=lambda e: (published(e), e["document"], e["start"], e["id"]))


def quotes(asking: Asking, column: str, values: Sequence[str], *, reports: bool = True) -> list[Row]:
    """Quotes likewise; `said` is their words as one text. `reports` false: without what is known of their documents."""
    found = asking.rows(f"select {QUOTE} from quotes where {column} in ({places(values)})", *values)
    known = documents(asking, (q["document"] for q in found)) if reports else {}
    for one in found:
        one["report"] = known.get(one["document"])
        one["said"] = {
            "document": one["document"],
            "start": one["content"][0]["start"],
            "text": " … ".join(s["text"] for s in one["content"]),
        }
        one["chain"] = [{k: v for k, v in link.items() if k != "span"} for link in one["chain"] or ()]
        plain(one, "date", "speaker", "cue")
    return sorted(found, key=lambda q: (published(q), q["document"], q["start"], q["id"]))


def published(row: Row) -> str:
    """When a row's report was published, as far as known: what is not known comes last."""
    report = row["report"] or {}
    return report.get("published") or report.get("published_earliest") or report.get("published_latest") or "9999"


def incidents(asking: Asking, ids: Sequence[str]) -> list[Row]:
    """Incidents by id in the order asked; `evidence` has the sentences of their first reports."""
    return _carded(asking, "incident", ids)


def numbered(asking: Asking, numbers: Sequence[int]) -> list[Row]:
    """The same by their numbers in the chronology."""
    return _carded(asking, "n", numbers)


def _carded(asking: Asking, column: str, wanted: Sequence[str] | Sequence[int]) -> list[Row]:
    found = {
        row[column]: (row["n"], row["card"])
        for row in asking.rows(f"select n, incident, card from page.cards where {column} in ({places(wanted)})", *wanted)
    }
    proofs: dict[int, list[tuple[int, str]]] = defaultdict(list)
    numbers = [n for n, _ in found.values()]
    query = f"select n, place, card from page.proofs where n in ({places(numbers)})"
    for row in asking.rows(query, *numbers):
        proofs[row["n"]].append((row["place"], row["card"]))
    made = []
    for key in wanted:
        if key in found:
            n, card = found[key]
            made.append({**decode(card), "evidence": [decode(proof) for _, proof in sorted(proofs[n])]})
    return made


def decode(card: str) -> Row:
    """A card as the row it was made of."""
    row: Row = msgspec.json.decode(card)
    return row


def evidence_rows(found: Iterable[Row]) -> list[Row]:
    """Incidents as rows that may leave the program: each with document, words and who asserts it."""
    return [
        {
            "incident": i["id"], "date": (i["date"] or {}).get("value"), "earliest": (i["date"] or {}).get("earliest"),
            "latest": (i["date"] or {}).get("latest"), "basis": (i["date"] or {}).get("basis"), "type": i["type"], "mode": i["mode"],
            "quad": i["quad"], "status": i["status"], "standing": i.get("standing"), "actors": named(i["actors"]),
            "recipients": named(i["recipients"]), "place": (i["place"] or {}).get("name"), "reports": i.get("reports"),
            "lines_at_most": i["lines_at_most"], "event": e["id"], "document": e["document"], "given_id": e["given_id"],
            "outlet": (e["report"] or {}).get("outlet"), "published": (e["report"] or {}).get("published"),
            "asserted_by": "the outlet" if not e["according_to"] else "someone it quotes",
            "according_to": e.get("by", []), "event_status": e["status"], "text": e["text"],
            "start": e["start"],
        }
        for i in found
        for e in i["evidence"]
    ]  # fmt: skip


def named(parties: Iterable[Row] | None) -> list[Row]:
    """Parties as their names, codes, persons and offices."""
    return [{k: p.get(k) for k in ("kind", "name", "code", "person", "office")} for p in parties or ()]


def names_of(asking: Asking, keys: Iterable[str]) -> dict[str, Row]:
    """Parties by key: number, kind, name, incidents. Persons without a public role are none, unless everyone is asked for."""
    wanted = sorted(set(keys))
    shown = "" if asking.everyone else " and public"
    return {row["key"]: row for row in asking.rows(f"select * from page.parties where key in ({places(wanted)}){shown}", *wanted)}


def offices(asking: Asking, people: Iterable[str]) -> dict[str, list[Row]]:
    """Person -> offices seen, in order of the day of the sighting."""
    wanted = sorted(set(people))
    found: dict[str, list[Row]] = defaultdict(list)
    for row in asking.rows(f"select person, title, qualifier, seen from page.offices where person in ({places(wanted)})", *wanted):
        days = row.pop("seen") or ()
        found[row["person"]] += [{**row, "as_of": day} for day in days]
    return {person: sorted(rows, key=lambda r: (r["as_of"], r["title"], r["qualifier"])) for person, rows in found.items()}


def office_on(seen: Sequence[Row], day: str | None) -> Row | None:
    """The office a person was last seen in on or before a day, else first after it. Offices left behind don't count."""
    held = [t for t in seen if t["qualifier"] not in ("former", "late", "then", "designate", "elect") and t["as_of"]]
    if not held or not day:
        return None
    before = [t for t in held if t["as_of"] <= day]
    return before[-1] if before else held[0]


def people_of(asking: Asking, names: Iterable[str]) -> dict[str, str]:
    """Names of persons -> the id of the one person who bears each (names that several bear are left out)."""
    wanted = sorted(set(names))
    rows = asking.rows(f"select form, person, bearers from page.names where form in ({places(wanted)})", *wanted)
    return {row["form"]: row["person"] for row in rows if row["bearers"] == 1}


def corrections(asking: Asking, facts: Sequence[str]) -> list[Row]:
    """What users corrected about these facts (or persons' names), in the order of their file."""
    if not facts:
        return []
    columns = '"do", what, who, "when", why, value, places, found'
    return asking.rows(f"select {columns} from corrections where list_has_any(facts, ?::varchar[]) order by rowid limit 100", list(facts))


class Filters:
    """Conditions on the chronology (or the pairs, under the name `c`) from the query string, each stated; values always bound."""

    def __init__(self, asked: Asked) -> None:
        self.parts: list[str] = []
        self.values: list[Any] = []
        quad = asked.one_of("quad", ("1", "2", "3", "4"))
        for condition, value in (
            ("c.type = ?", asked.one_of("type", TYPES)),
            ("c.status = ?", asked.one_of("status", STATUSES)),
            ("c.standing = ?", asked.one_of("standing", STANDINGS)),
            ("c.asserted_by = ?", asked.one_of("asserts", ASSERTERS)),
            ("c.quad = ?", int(quad) if quad else None),
            ("coalesce(c.latest, c.day, c.earliest) >= ?", asked.day("since", first=True)),
            ("coalesce(c.earliest, c.day, c.latest) <= ?", asked.day("until", first=False)),
            ("c.n in (select n from page.told_by where outlet = ?)", asked.text("outlet")),
            ("c.n in (select n from page.with_person where person = ?)", asked.text("person")),
            ("c.n in (select n from page.asserters where contains(lower(name), lower(?)))", asked.text("by")),
        ):
            if value is not None:
                self.parts.append(condition)
                self.values.append(value)

    def sql(self, *more: str) -> str:
        """The whole clause."""
        parts = [*more, *self.parts]
        return " where " + " and ".join(parts) if parts else ""
