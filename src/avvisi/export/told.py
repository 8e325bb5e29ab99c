"""Events with their documents, as every event export needs them: who asserts it, what words, which incident."""

from collections.abc import Iterator
from typing import Any

import duckdb

from avvisi.store.query import rows

Told = dict[str, Any]


def told(connection: duckdb.DuckDBPyConnection) -> Iterator[Told]:
    """Events in order of their documents' ids and places, each with `outlet`, `published`, `url`, `title`, `asserted`, `speakers`, `families`."""
    query = (
        "select e.*, d.outlet, d.published, d.url, d.title, d.language, d.copy_family, d.text_hash, d.outlet_affiliation, "
        "list_sort(list_transform(list_filter(e.according_to, lambda q: q is not null), lambda q: q)) as quotes_ids "
        'from events e join documents d on d.id = e.document order by e.document, e.evidence."trigger".start, e.id'
    )
    speakers = {
        q["id"]: q["speaker"]
        for q in rows(connection, "select id, speaker.name as speaker from quotes where speaker is not null order by id")
    }
    for event in rows(connection, query):
        event["asserted"] = asserted(event)
        event["speakers"] = sorted({speakers[q] for q in event["according_to"] if q in speakers})
        yield event


def asserted(event: Told) -> str:
    """Who stands for an event: 'outlet', 'attributed' (someone it quotes), 'denied', or 'alleged' (an act someone is accused of)."""
    if event["status"] == "denied":
        return "denied"
    if event["status"] == "alleged":
        return "alleged"
    return "attributed" if event["according_to"] else "outlet"


def words(event: Told, *, text: bool = True) -> str | None:
    """The sentence, unless the words must not leave."""
    return event["evidence"]["sentence"]["text"] if text else None


def code_of(party: dict[str, Any]) -> str:
    """A party's code where it has one, else its name."""
    return str(party["code"] or party["name"])
