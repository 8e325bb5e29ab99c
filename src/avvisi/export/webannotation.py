"""W3C Web Annotation: every event and quote as an annotation of its document, with position and quote selectors (JSON Lines, one JSON-LD object a line)."""

from collections.abc import Iterator
from typing import Any

import duckdb
import msgspec

from avvisi.export.tables import wordless
from avvisi.export.told import told
from avvisi.store.query import rows

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix


def selectors(text: str, start: int, end: int, *, words: bool) -> list[dict[str, Any]]:
    """Where it stands: code-point positions, and the words with what surrounds them."""
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if not words:
        return [position]
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    return [position, quote]


def webannotation(connection: duckdb.DuckDBPyConnection, *, text: bool = True) -> Iterator[dict[str, Any]]:
    """Events (motivation classifying), then quotes (motivation identifying), in order of document and place."""
    texts = dict(connection.execute("select id, text from documents").fetchall())
    urls = dict(connection.execute("select id, url from documents").fetchall())
    about = ("type", "mode", "quad", "status", "asserted", "speakers", "actors", "recipients", "date", "place", "incident")
    for event in told(connection, text=text):
        spans = [event["evidence"]["sentence"]]
        tag = f"{event['type']}/{event['mode']}" if event["mode"] else event["type"]
        found = targets(event["document"], texts[event["document"]], urls[event["document"]], spans, words=text)
        yield annotation(event["id"], "classifying", bodies(tag, {k: event[k] for k in about}, words=text), found)
    said = ("kind", "stance", "speaker", "chain", "nested_in", "utterance")
    for quote in rows(connection, "select * from quotes order by document, content[1].start, id"):
        found = targets(quote["document"], texts[quote["document"]], urls[quote["document"]], quote["content"], words=text)
        yield annotation(quote["id"], "identifying", bodies(quote["stance"], {k: quote[k] for k in said}, words=text), found)


def bodies(tag: str, facts: dict[str, Any], *, words: bool) -> list[dict[str, Any]]:
    """A tag that any reader shows, and the whole fact as JSON."""
    whole = msgspec.json.encode(facts if words else wordless(facts)).decode()
    return [
        {"type": "TextualBody", "purpose": "tagging", "value": tag},
        {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": whole},
    ]


def targets(document: str, text: str, url: str | None, spans: list[dict[str, Any]], *, words: bool) -> list[dict[str, Any]]:
    """One target a stretch; its source is the report's URL where it has one, else its id as a URN."""
    source = url or f"urn:avvisi:document:{document}"
    return [{"source": source, "selector": selectors(text, s["start"], s["end"], words=words)} for s in spans]


def annotation(identity: str, motivation: str, body: list[dict[str, Any]], target: list[dict[str, Any]]) -> dict[str, Any]:
    """One annotation."""
    return {
        "@context": CONTEXT,
        "id": f"urn:avvisi:{identity}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }
