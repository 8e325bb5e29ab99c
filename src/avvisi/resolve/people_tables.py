"""People as tables: each with names, states and offices in evidence; tenures under the record's name of the person."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from avvisi.model.record import digest
from avvisi.resolve.office_lines import line_titles
from avvisi.resolve.people import People
from avvisi.resolve.persons import Key, Sighting, title_words
from avvisi.resolve.reports import Reports

Row = dict[str, Any]


def people_rows(people: People, seen: Mapping[Key, Sighting], reports: Reports) -> list[dict[str, Any]]:
    """Rows of `people`. Public is who holds or held an office in evidence."""
    rows = []
    for number, (person, identity, name) in enumerate(zip(people.persons, people.ids, people.names, strict=True)):
        if number in people.withheld:
            continue
        told = {"id": identity, "name": name, "public": bool(person.offices), "states": sorted(person.states)}
        rows.append({**told, **(_once if len(person.keys) == 1 else _together)(person.keys, identity, seen, reports)})
    return sorted((r for r in rows if r["variants"]), key=lambda r: (r["name"], r["id"]))


def _once(keys: Sequence[Key], _: str, seen: Mapping[Key, Sighting], reports: Reports) -> Row:
    """What is told of a person of one report, as by far the most are."""
    one, report = seen[keys[0]], reports.rows[keys[0][0]]
    variants = [{"form": form, "given_ids": [report["given_id"]]} for form in sorted(one.forms)]
    return {"variants": variants, "offices": sorted(one.titles), "documents": [report["id"]], "supersedes": []}


def _together(keys: Sequence[Key], identity: str, seen: Mapping[Key, Sighting], reports: Reports) -> Row:
    """What several sightings tell of a person."""
    forms: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        for form in seen[key].forms:
            forms[form].add(reports.rows[key[0]]["given_id"])
    older = {digest("person", reports.rows[document]["id"], own) for document, own in keys}
    return {
        "variants": [{"form": form, "given_ids": sorted(found)} for form, found in sorted(forms.items())],
        "offices": sorted({title for key in keys for title in seen[key].titles}),
        "documents": sorted({reports.rows[key[0]]["id"] for key in keys}),
        "supersedes": sorted(older - {identity}),
    }


def asking(tenures: Iterable[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """Document -> its tenures that it gives no day."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for tenure in tenures:
        if tenure["as_of"] is None or tenure["qualifier"] == "then":
            found[tenure["document"]].append(tenure)
    return found


def days_told(tenures: Iterable[Mapping[str, Any]], events: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Tenure -> the day of the event told in its sentence, for those that the document gives no day ('then-president', an undated report).

    Where the sentence tells of several days, none is taken.
    """
    asked = asking(tenures)
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        value = (event["date"] or {}).get("value")
        if not value or event["status"] == "planned":
            continue
        sentence = event["evidence"]["sentence"]
        for tenure in asked.get(event["document"], ()):
            if sentence["start"] <= tenure["span"]["start"] < sentence["end"]:
                found[tenure["id"]].add(value[:10])
    return {tenure: next(iter(days)) for tenure, days in found.items() if len(days) == 1 and "/" not in next(iter(days))}


def tenure_rows(
    people: People, tenures: Collection[Mapping[str, Any]], reports: Reports, told: Mapping[str, str] | None = None
) -> Iterator[dict[str, Any]]:
    """Rows of `tenure_columns`. A title whose state one document leaves open has it from the person's other tenures of that title, if they agree.

    `told` are days of events for tenures without a day of their own.
    """
    known: dict[tuple[int, frozenset[str]], set[tuple[str | None, str | None]]] = defaultdict(set)
    numbers = [people.of[reports.place[t["document"]], t["person"]] for t in tenures]
    for number, tenure in zip(numbers, tenures, strict=True):
        if tenure["of"]:
            known[number, title_words(tenure["title"])].add((tenure["of"], tenure["state"]))
    owners = []
    for number, tenure in zip(numbers, tenures, strict=True):
        of, state = tenure["of"], tenure["state"]
        elsewhere = known[number, title_words(tenure["title"])]
        if of is None and len(elsewhere) == 1:
            of, state = next(iter(elsewhere))
        if of is None and tenure["serves"] and len(people.persons[number].states) == 1:
            of = state = next(iter(people.persons[number].states))  # 'the Supreme Leader's adviser': whose, other reports say
        owners.append((of, state))
    titles = line_titles(tenures, numbers, [of for of, _ in owners])
    for number, tenure, title, (of, state) in zip(numbers, tenures, titles, owners, strict=True):
        row = {"tenure": tenure["id"], "person": people.names[number], "person_id": people.ids[number]}
        row |= {"title": title, "of": of, "state": state}
        day = (told or {}).get(tenure["id"])
        row["as_of"], row["as_of_basis"] = (day, "event") if day else (tenure["as_of"], tenure["as_of_basis"])
        yield row
