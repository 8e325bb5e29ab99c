"""FollowTheMoney entities (JSON Lines): Person, Position, Occupancy, PublicBody, Event, Article and Mention, linked by stable ids."""

from collections.abc import Iterator
from typing import Any

import duckdb

from avvisi.export.told import calendar, code_of, stretch, told, words
from avvisi.model.record import digest
from avvisi.store.query import rows

Entity = dict[str, Any]


def entity(identity: str, schema: str, **properties: Any) -> Entity:
    """An entity; every property is a list of strings, empty ones are left out."""
    kept = {
        name: [str(v) for v in (value if isinstance(value, list | tuple | set) else [value]) if v] for name, value in properties.items()
    }
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def ftm(connection: duckdb.DuckDBPyConnection, *, text: bool = True) -> Iterator[Entity]:
    """Articles, persons with a public role, positions and occupancies, bodies, then events."""
    for doc in rows(connection, "select id, title, url, outlet, published, language, text_hash from documents order by id"):
        yield entity(
            f"avvisi-{doc['id']}",
            "Article",
            title=doc["title"] or doc["id"],
            sourceUrl=doc["url"],
            publisher=doc["outlet"],
            publishedAt=doc["published"],
        )
    persons = {}
    for person in rows(connection, "select * from people where public order by id"):
        identity = f"avvisi-{person['id']}"
        persons[person["name"]] = identity
        states = [s.lower() for s in person["states"] or ()]
        yield entity(
            identity,
            "Person",
            name=person["name"],
            alias=[v["form"] for v in person["variants"] if v["form"] != person["name"]],
            country=states,
        )
        yield from _mentions(person, identity)
    yield from _offices(connection, persons)
    yield from _events(connection, persons, text)


def _mentions(person: dict[str, Any], identity: str) -> Iterator[Entity]:
    for document in person["documents"] or ():
        yield entity(
            f"avvisi-{digest('mention', person['id'], document)}",
            "Mention",
            document=f"avvisi-{document}",
            resolved=identity,
            name=person["name"],
        )


def _offices(connection: duckdb.DuckDBPyConnection, persons: dict[str, str]) -> Iterator[Entity]:
    seen: set[str] = set()
    query = 'select person, title, "of", state, qualifier, start, "end", as_of, document, evidence.sentence.text as sentence, id from tenures order by id'
    for tenure in rows(connection, query):
        holder = persons.get(tenure["person"])
        if holder is None:
            continue
        position = f"avvisi-{digest('position', tenure['title'], tenure['of'])}"
        if position not in seen:
            seen.add(position)
            name = f"{tenure['title']} ({tenure['of']})" if tenure["of"] else tenure["title"]
            yield entity(position, "Position", name=name, country=(tenure["state"] or "").lower())
        status = {"former": "ended", "late": "ended", "then": "ended"}.get(tenure["qualifier"], "current")
        yield entity(
            f"avvisi-{tenure['id']}", "Occupancy", holder=holder, post=position, startDate=tenure["start"], endDate=tenure["end"],
            status=status, description=tenure["qualifier"], date=tenure["as_of"], proof=f"avvisi-{tenure['document']}",
        )  # fmt: skip


def _events(connection: duckdb.DuckDBPyConnection, persons: dict[str, str], text: bool) -> Iterator[Entity]:
    bodies: set[str] = set()
    for event in told(connection, text=text):
        involved = []
        for party in [*event["actors"], *event["recipients"]]:
            identity = persons.get(party["person"] or "")
            if identity is None:
                identity = f"avvisi-{digest('body', code_of(party), party['sector'])}"
                if identity not in bodies:
                    bodies.add(identity)
                    country = party["code"].lower() if party["kind"] == "state" and party["code"] else ""
                    yield entity(
                        identity, "PublicBody" if party["kind"] == "state" else "Organization", name=party["name"], country=country
                    )
            involved.append(identity)
        place, day = event["place"] or {}, calendar(event["date"])
        first, last = (None, None) if day else stretch(event["date"]) or (None, None)
        note = f"{event['status']}; asserted: {event['asserted']}" + (f" ({'; '.join(event['speakers'])})" if event["speakers"] else "")
        yield entity(
            f"avvisi-{event['id']}", "Event", name=f"{event['type']}{'/' + event['mode'] if event['mode'] else ''}", summary=words(event, text=text),
            date=day, startDate=first, endDate=last, location=place.get("name"), country=(place.get("country") or "").lower(), involved=list(dict.fromkeys(involved)),
            proof=f"avvisi-{event['document']}", notes=note, recordId=event["incident"],
        )  # fmt: skip
