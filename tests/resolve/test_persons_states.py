"""A person whose state other reports tell acts for it in every event."""

import pyarrow as pa

from avvisi.resolve.people import People
from avvisi.resolve.persons import sightings, stated
from avvisi.resolve.persons_states import with_states
from avvisi.resolve.reports import Reports
from tests.resolve.saying import Facts, document, person, tenure


def party(name: str, code: str | None) -> dict[str, object]:
    return {
        "kind": "person" if code is None else "state",
        "name": name,
        "code": code,
        "sector": "CVL",
        "person": name,
        "office": "Minister",
    }


def test_a_state_told_elsewhere_is_added_and_nothing_else_is_touched() -> None:
    facts = Facts(
        documents=[document("a"), document("b")],
        mentions=[person("a", "Ioana Petrescu"), person("b", "Ioana Petrescu"), person("b", "Dan Albu")],
        tenures=[tenure("a", "Ioana Petrescu", "Finance Minister", "ROU")],
    )
    reports = Reports(facts)
    people = People(sightings(facts, reports, []), reports, stated(facts, reports))
    events = pa.Table.from_pylist(
        [
            {"document": "b", "id": "e1", "actors": [party("Ioana Petrescu", None)], "recipients": [party("Dan Albu", None)]},
            {"document": "b", "id": "e2", "actors": [party("Dan Albu", None), party("Chad", "TCD")], "recipients": [party("Chad", "TCD")]},
        ]
    )
    made = with_states(pa.table({"event": ["e1", "e2"]}), events, people, reports, {"ROU": "Romania"}).to_pylist()
    assert [(p["name"], p["code"], p["person"]) for p in made[0]["actors"]] == [("Romania", "ROU", "Ioana Petrescu")]
    assert made[0]["recipients"] is None and made[1]["actors"] is None


def test_the_side_of_one_event_is_too_little_to_act_for_a_state_elsewhere() -> None:
    facts = Facts(documents=[document(d) for d in "abc"], mentions=[person(d, "Ioana Petrescu") for d in "abc"])
    reports = Reports(facts)

    def acting(*where: str) -> str | None:
        acts = [{"document": d, "actors": [party("Ioana Petrescu", "ROU")], "recipients": []} for d in where]
        return People(sightings(facts, reports, acts), reports, stated(facts, reports)).state(reports.place["c"], "Ioana Petrescu")

    assert acting("a") is None
    assert acting("a", "b") == "ROU"
