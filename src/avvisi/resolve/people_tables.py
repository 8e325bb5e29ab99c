"""People as tables: each with names, states and offices in evidence; tenures under the record's name of the person."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from avvisi.model.record import digest
from avvisi.resolve.office_lines import line_titles
from avvisi.resolve.people import People
from avvisi.resolve.persons import Key, Sighting, is_placed, title_words
from avvisi.resolve.reports import Reports
from avvisi.resolve.tables import PEOPLE, made

Row = dict[str, Any]


def people_table(people: People, seen: Mapping[Key, Sighting], reports: Reports) -> pa.Table:
    """`people`, by name. Public is who holds or held an office in evidence."""
    shown = [n for n, person in enumerate(people.persons) if n not in people.withheld and any(seen[key].forms for key in person.keys)]
    alone = [n for n in shown if len(people.persons[n].keys) == 1]
    several = (_together(n, people, seen, reports) for n in shown if len(people.persons[n].keys) > 1)
    whole = pa.concat_tables([_once(alone, people, seen, reports), made(several, PEOPLE)])
    return whole.take(pc.sort_indices(whole, sort_keys=[("name", "ascending"), ("id", "ascending")]))


def _once(some: Sequence[int], people: People, seen: Mapping[Key, Sighting], reports: Reports) -> pa.Table:
    """Persons of one report each, column by column: they are by far the most."""
    persons = [people.persons[n] for n in some]
    told, rows = [seen[p.keys[0]] for p in persons], [reports.rows[p.keys[0][0]] for p in persons]
    forms = [sorted(one.forms) for one in told]
    flat = [pa.array([form for own in forms for form in own], pa.string())]
    given = pa.array([row["given_id"] for row, own in zip(rows, forms, strict=True) for _ in own], pa.string())
    flat.append(pa.ListArray.from_arrays(np.arange(len(given) + 1, dtype=np.int32), given))
    ends = np.cumsum([0, *map(len, forms)], dtype=np.int32)
    columns = {
        "id": [people.ids[n] for n in some],
        "name": [people.names[n] for n in some],
        "public": [bool(p.offices) for p in persons],
        "variants": pa.ListArray.from_arrays(ends, pa.StructArray.from_arrays(flat, ["form", "given_ids"])),
        "states": [sorted(p.states) for p in persons],
        "offices": [sorted(one.titles) for one in told],
        "documents": [[row["id"]] for row in rows],
        "supersedes": [[]] * len(some),
    }
    return pa.table(
        [columns[f.name] if f.name == "variants" else pa.array(columns[f.name], f.type) for f in PEOPLE], names=PEOPLE.names
    ).cast(PEOPLE)


def _together(number: int, people: People, seen: Mapping[Key, Sighting], reports: Reports) -> Row:
    """What several sightings tell of a person."""
    person, identity = people.persons[number], people.ids[number]
    keys = person.keys
    forms: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        for form in seen[key].forms:
            forms[form].add(reports.rows[key[0]]["given_id"])
    older = {digest("person", reports.rows[document]["id"], own) for document, own in keys}
    return {
        "id": identity,
        "name": people.names[number],
        "public": bool(person.offices),
        "states": sorted(person.states),
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
    """Rows of `tenure_columns`. A title whose state one document leaves open has it from the person's other tenures of that title, if they agree;
    a state that the document only leads to gives way to what others say.

    `told` are days of events for tenures without a day of their own.
    """
    known: dict[tuple[int, frozenset[str]], set[tuple[str | None, str | None]]] = defaultdict(set)
    numbers = [people.of[reports.place[t["document"]], t["person"]] for t in tenures]
    for number, tenure in zip(numbers, tenures, strict=True):
        if tenure["of"] and not _doubted(tenure, people.persons[number].states):
            known[number, title_words(tenure["title"])].add((tenure["of"], tenure["state"]))
    owners = []
    for number, tenure in zip(numbers, tenures, strict=True):
        of, state = tenure["of"], tenure["state"]
        if _doubted(tenure, people.persons[number].states):
            of = state = None
        elsewhere = known[number, title_words(tenure["title"])]
        if of is None and len(elsewhere) == 1:
            of, state = next(iter(elsewhere))
        if of is None and tenure["serves"] and len(people.persons[number].states) == 1:
            of = state = next(iter(people.persons[number].states))  # 'the Supreme Leader's adviser': whose, other reports say
        owners.append((of, state))
    lined = [t if t["of"] in (None, of) else {**t, "state": state} for t, (of, state) in zip(tenures, owners, strict=True)]
    titles = line_titles(lined, numbers, [of for of, _ in owners])
    for number, tenure, title, (of, state) in zip(numbers, tenures, titles, owners, strict=True):
        row = {"tenure": tenure["id"], "person": people.names[number], "person_id": people.ids[number]}
        row |= {"title": title, "of": of, "state": state}
        day = (told or {}).get(tenure["id"])
        row["as_of"], row["as_of_basis"] = (day, "event") if day else (tenure["as_of"], tenure["as_of_basis"])
        yield row


def _doubted(tenure: Mapping[str, Any], states: Set[str]) -> bool:
    """Whether a state to which only its report as a whole leads is none of its holder's by all reports together."""
    return is_placed(tenure) and bool(states) and tenure["state"] not in states
