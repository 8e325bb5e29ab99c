"""Events with their documents, as every event export needs them: who asserts it, what words, which incident."""

import re
from collections.abc import Iterator
from typing import Any

import duckdb

from avvisi.export.tables import wordless
from avvisi.store.query import rows

Told = dict[str, Any]
When = dict[str, Any] | None
_CALENDAR = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")


def told(connection: duckdb.DuckDBPyConnection, *, text: bool = True) -> Iterator[Told]:
    """Events in order of their documents' ids and places, each with `outlet`, `published`, `url`, `title`, `asserted`, `speakers`, `families`.

    Without `text` the reports' words are left out, as in the tables.
    """
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
        yield event if text else wordless(event)


def asserted(event: Told) -> str:
    """Who stands for an event: 'outlet', 'attributed' (someone it quotes), 'denied', or 'alleged' (an act someone is accused of)."""
    if event["status"] == "denied":
        return "denied"
    if event["status"] == "alleged":
        return "alleged"
    return "attributed" if event["according_to"] else "outlet"


def calendar(when: When) -> str | None:
    """A stated day, month or year as YYYY[-MM[-DD]]; None where it is a week, a season, only bounded, or not known."""
    found = _CALENDAR.fullmatch((when or {}).get("value") or "")
    return found[1] if found else None


def stretch(when: When) -> tuple[str, str] | None:
    """First and last day that a stated date can mean (the same for a day); None where no date is stated."""
    if not when or not when.get("value") or not when.get("earliest") or not when.get("latest"):
        return None
    return when["earliest"], when["latest"]


def words(event: Told, *, text: bool = True) -> str | None:
    """The sentence, unless the words must not leave."""
    return event["evidence"]["sentence"]["text"] if text else None


def code_of(party: dict[str, Any]) -> str:
    """A party's code where it has one, else its name."""
    return str(party["code"] or party["name"])
