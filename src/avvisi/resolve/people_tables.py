"""People as tables: each with names, states and offices in evidence; tenures under the record's name of the person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.model.record import digest
from avvisi.resolve.people import People
from avvisi.resolve.persons import Key, Sighting, title_words
from avvisi.resolve.reports import Reports


def people_rows(people: People, seen: Mapping[Key, Sighting], reports: Reports) -> list[dict[str, Any]]:
    """Rows of `people`. Public is who holds or held an office in evidence."""
    rows = []
    for number, (person, identity, name) in enumerate(zip(people.persons, people.ids, people.names, strict=True)):
        if number in people.withheld:
            continue
        forms: dict[str, set[str]] = defaultdict(set)
        for key in person.keys:
            for form in seen[key].forms:
                forms[form].add(reports.rows[key[0]]["given_id"])
        older = {digest("person", reports.rows[document]["id"], own) for document, own in person.keys}
        rows.append(
            {
                "id": identity,
                "name": name,
                "public": bool(person.offices),
                "variants": [{"form": form, "given_ids": sorted(found)} for form, found in sorted(forms.items())],
                "states": sorted(person.states),
                "offices": sorted({title for key in person.keys for title in seen[key].titles}),
                "documents": sorted({reports.rows[key[0]]["id"] for key in person.keys}),
                "supersedes": sorted(older - {identity}),
            }
        )
    return sorted((r for r in rows if r["variants"]), key=lambda r: (r["name"], r["id"]))


def tenure_rows(people: People, tenures: Sequence[Mapping[str, Any]], reports: Reports) -> list[dict[str, Any]]:
    """Rows of `tenure_columns`. A title whose state one document leaves open has it from the person's other tenures of that title, if they agree."""
    known: dict[tuple[int, frozenset[str]], set[tuple[str | None, str | None]]] = defaultdict(set)
    numbers = [people.of[reports.place[t["document"]], t["person"]] for t in tenures]
    for number, tenure in zip(numbers, tenures, strict=True):
        if tenure["of"]:
            known[number, title_words(tenure["title"])].add((tenure["of"], tenure["state"]))
    rows = []
    for number, tenure in zip(numbers, tenures, strict=True):
        of, state = tenure["of"], tenure["state"]
        elsewhere = known[number, title_words(tenure["title"])]
        if of is None and len(elsewhere) == 1:
            of, state = next(iter(elsewhere))
        rows.append({"tenure": tenure["id"], "person": people.names[number], "person_id": people.ids[number], "of": of, "state": state})
    return rows
