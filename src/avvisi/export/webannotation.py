"""W3C Web Annotation: every event and quote as an annotation of its document, with position and quote selectors (JSON Lines, one JSON-LD object a line)."""

from collections.abc import Iterator
from typing import Any

import duckdb

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
    for event in told(connection):
        span = event["evidence"]["sentence"]
        body = {
            "type": "Dataset", "format": "application/json",
            "value": {k: event[k] for k in ("type", "mode", "quad", "status", "asserted", "speakers", "actors", "recipients", "date", "place", "incident")},
        }  # fmt: skip
        yield annotation(
            event["id"],
            "classifying",
            [body],
            event["document"],
            urls,
            selectors(texts[event["document"]], span["start"], span["end"], words=text),
        )
    for quote in rows(connection, "select * from quotes order by document, content[1].start, id"):
        source = texts[quote["document"]]
        found = [s for span in quote["content"] for s in selectors(source, span["start"], span["end"], words=text)]
        body = {
            "type": "Dataset",
            "format": "application/json",
            "value": {k: quote[k] for k in ("kind", "stance", "speaker", "chain", "nested_in", "utterance")},
        }
        yield annotation(quote["id"], "identifying", [body], quote["document"], urls, found)


def annotation(
    identity: str, motivation: str, body: list[dict[str, Any]], document: str, urls: dict[str, str | None], found: list[dict[str, Any]]
) -> dict[str, Any]:
    """One annotation; the target's source is the report's URL where it has one, else its id as a URN."""
    source = urls[document] or f"urn:avvisi:document:{document}"
    return {
        "@context": CONTEXT,
        "id": f"urn:avvisi:{identity}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": {"source": source, "selector": found},
    }
