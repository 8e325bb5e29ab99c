"""PLOVER JSON Lines: one event a line, the fields of the manual's tables (PLOVER, Open Event Data Alliance, CC BY-SA 4.0)."""

from collections.abc import Iterator
from typing import Any

import duckdb

from avvisi.export.told import Told, stretch, told, words
from avvisi.lexicon.load import Lexicon
from avvisi.version import __version__

CORPUS = "avvisi"


def plover(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon, *, text: bool = True) -> Iterator[dict[str, Any]]:
    """Every event as a PLOVER record. `date` is null where the text states none: no day is made up. `enddate` only where what is
    stated is longer than a day. Denied events carry mode 'negation'. Without `text` no words of the reports are in it."""
    for event in told(connection, text=text):
        yield record(event, lexicon, text=text)


def record(event: Told, lexicon: Lexicon, *, text: bool) -> dict[str, Any]:
    """One event; empty optional fields are left out."""
    (first, last), sentence = stretch(event["date"]) or (None, None), event["evidence"]["sentence"]
    whole: dict[str, Any] = {
        "id": event["id"],
        "date": first,
        "enddate": last if last != first else None,
        "actor": [entity(p, text=text) for p in event["actors"]],
        "recipient": [entity(p, text=text) for p in event["recipients"]],
        "event": event["type"],
        "mode": [m for m in (event["mode"], auxiliary(event)) if m],
        "context": list(event["context"]),
        "quad_code": event["quad"],
        "event_scale": score(event, lexicon),
        "event_loc": location(event["place"], text=text),
        "event_text": event["evidence"]["trigger"]["text"] if text else None,
        "text": words(event, text=text),
        "text_info": [{"sequence": 1, "start": sentence["start"], "end": sentence["end"], "text_story": event["given_id"]}],
        "cite_info": citation(event),
        "link": event["incident"],
        "coder": f"avvisi {__version__}: {event['evidence']['rule']}",
        "comment": comment(event),
    }
    required = ("id", "date", "actor", "event")
    return {k: v for k, v in whole.items() if k in required or v not in (None, [], "")}


def comment(event: Told) -> str:
    """What the manual has no field for: status, who asserts it, and the bounds of an event whose day is not stated."""
    when, speakers = event["date"] or {}, "; ".join(event["speakers"])
    parts = [f"status {event['status']}", f"asserted by {event['asserted']}" + (f" ({speakers})" if speakers else "")]
    if not when.get("value"):
        parts += [f"not before {when['earliest']}"] if when.get("earliest") else []
        parts += [f"not after {when['latest']}"] if when.get("latest") else []
    return "; ".join(parts)


def auxiliary(event: Told) -> str | None:
    """The manual's auxiliary mode that tells what did not simply happen."""
    return {"denied": "negation", "planned": "future", "hypothetical": "hypothetical", "historical": "historical"}.get(event["status"])


def score(event: Told, lexicon: Lexicon) -> float | None:
    """The conflict-cooperation score of the mode, else of the type."""
    facts = lexicon.events.plover.type[event["type"]]
    by_mode = facts.modes.get(event["mode"]) if event["mode"] else None
    return by_mode if by_mode is not None else facts.score


def entity(party: dict[str, Any], *, text: bool = True) -> dict[str, Any]:
    """A party by the manual's entity fields."""
    whole = {
        "code": party["code"],
        "sector": [party["sector"]] if party["sector"] else None,
        "entity_text": party["span"]["text"] if text and party["span"] else None,
        "identifier_text": party["person"] or party["name"],
        "office": party["office"],
    }
    return {k: v for k, v in whole.items() if v}


def location(place: dict[str, Any] | None, *, text: bool = True) -> dict[str, Any] | None:
    """The place by the manual's location fields."""
    if not place:
        return None
    whole = {
        "extracted_place": place["span"]["text"] if text and place.get("span") else None,
        "resolved_place": place["name"],
        "city": place["name"] if place["level"] == "city" else None,
        "country_code": place["country"],
        "resolution": place["level"],
    }
    return {k: v for k, v in whole.items() if v}


def citation(event: Told) -> dict[str, Any]:
    """Where it stands."""
    whole = {
        "corpus": CORPUS,
        "citation": event["given_id"],
        "url": event["url"],
        "title": event["title"],
        "language": event["language"],
        "publication": event["outlet"],
        "codebook": "PLOVER 2.0 draft",
        "version": __version__,
    }
    return {k: v for k, v in whole.items() if v}
