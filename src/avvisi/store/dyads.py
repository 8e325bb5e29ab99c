"""The incidents between two parties, in order of time, with the sentences they rest on."""

from typing import Any

import duckdb

from avvisi.store.asked import code_of
from avvisi.store.filters import Where
from avvisi.store.query import rows

CONTACTS = frozenset(
    {"consult.meet", "consult.negotiate", "consult.discuss", "consult.call", "consult.visit", "consult.host", "consult.telephone"}
)
CALLS = frozenset({"consult.call", "consult.telephone"})
TOGETHER = ("CONSULT", "AGREE", "COOPERATE")  # what parties named on one side do with each other
OFFERS = frozenset({"agree.offer", "agree.need", "agree.willingness"})  # one side's wish


_IN = "len(list_filter({}, lambda p: p.code = ? or lower(p.name) = lower(?) or lower(p.person) = lower(?))) > 0"
_SIDES = (
    f"case when type in {TOGETHER} or ({_IN.format('actors')} and {_IN.format('recipients')}) "
    f"or ({_IN.format('recipients')} and {_IN.format('actors')}) then 'between' else 'beside' end"
)


def between(
    connection: duckdb.DuckDBPyConnection,
    one: str,
    other: str,
    since: str | None = None,
    until: str | None = None,
    *,
    evidence: bool = True,
) -> list[dict[str, Any]]:
    """Incidents in which both take part, each with `contact` (they met, called or visited, or promised to), `relation` and, where asked, `evidence`.

    `relation` is 'between' what one does to the other or both do together, 'beside' what both do to others, or others to both.

    Those without a day stand last, in order of the bounds they have.
    """
    where = Where().between(since, until).party(one, "actors", "recipients").party(other, "actors", "recipients")
    found = list(
        rows(
            connection,
            f"select *, {_SIDES} as relation from incidents{where.sql} order by coalesce(date.value, date.earliest, date.latest) nulls last, id",
            [*_named(one), *_named(other), *_named(one), *_named(other)] + where.values,
        )
    )
    promised = _promised(connection, [i["id"] for i in found if i["type"] == "AGREE"])
    whole = {p["incident"] for p in promised if p.pop("whole")}
    found = [i for i in found if i["id"] not in whole]
    for incident in found:
        incident["contact"] = incident["type"] == "CONSULT"
    found += promised
    found.sort(key=_order)
    if evidence:
        words = sentences(connection, [i["id"] for i in found if "incident" not in i])
        for incident in found:
            incident.setdefault("evidence", words.get(incident["id"], []))
    return found


def _named(name: str) -> tuple[str, str, str]:
    return code_of(name), name.strip(), name.strip()


def _order(incident: dict[str, Any]) -> tuple[bool, str, str]:
    date = incident["date"] or {}
    day = date.get("value") or date.get("earliest") or date.get("latest")
    return day is None, str(day or ""), str(incident["id"])


def _promised(connection: duckdb.DuckDBPyConnection, incidents: list[str]) -> list[dict[str, Any]]:
    """A row for each promise of a meeting, call or visit among these incidents; an invitation alone promises none.

    The day and place of a promise are not those of what is promised. `whole`: the incident tells of nothing else.
    """
    query = (
        "select e.*, d.published, d.outlet from events e join documents d on d.id = e.document "
        "where list_contains(?, e.incident) order by e.incident, e.given_id, e.evidence.trigger.start"
    )
    events = list(rows(connection, query, [incidents])) if incidents else []
    told = [(event, _contact(event["evidence"]["rule"])) for event in events]
    more = {event["incident"] for event, kind in told if kind is None}
    found = []
    for event, kind in told:
        if kind is None:
            continue
        own = event["evidence"]["rule"].startswith("commit: ")  # 'will visit Lima in May': the words are of the visit
        date = event["date"] or {}
        begin = None if own else date.get("latest") or date.get("earliest") or event["published"]
        words = event["evidence"]["sentence"]
        found.append(
            {
                **{key: event[key] for key in ("id", "incident", "type", "quad", "actors", "recipients")},
                "mode": "visit" if kind in ("consult.visit", "consult.host") else "phone" if kind in CALLS else None,
                "status": "denied" if event["status"] == "denied" else "planned",
                "date": date if own else {"value": None, "earliest": begin, "latest": None, "basis": "unknown"},
                "place": event["place"] if own else None,
                "given_ids": [event["given_id"]],
                "lines_at_most": 1,
                "contact": True,
                "relation": "between",
                "whole": event["incident"] not in more,
                "evidence": [
                    {
                        **{key: event[key] for key in ("published", "given_id", "outlet")},
                        "sentence": words["text"],
                        "start": words["start"],
                    }
                ],
            }
        )
    return found


def _contact(rule: str) -> str | None:
    """The kind of contact that the rules of an event promise, if any."""
    outer, *inner = rule.split(" > ")
    told = inner[-1] if inner else outer.removeprefix("commit: ") if outer.startswith("commit: ") else ""
    return told if told in CONTACTS and outer not in OFFERS else None


def sentences(connection: duckdb.DuckDBPyConnection, incidents: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Incident -> the sentences of its events, each once a document, with outlet and day of publication."""
    query = (
        "select distinct e.incident, d.published, d.given_id, d.outlet, e.evidence.sentence.text as sentence, e.evidence.sentence.start as start "
        "from events e join documents d on d.id = e.document where list_contains(?, e.incident) "
        "order by e.incident, d.published nulls last, d.given_id, start"
    )
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows(connection, query, [incidents]):
        found.setdefault(row.pop("incident"), []).append(row)
    return found
