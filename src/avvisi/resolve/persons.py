"""What each document says of each person it names: the ground on which names are joined over documents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from avvisi.model.facts import placed
from avvisi.resolve.reports import Reports, streamed
from avvisi.resolve.seam import Facts

Office = tuple[frozenset[str], str | None]
Key = tuple[int, str]
_LEFT_OUT = frozenset(
    (
        "of",
        "for",
        "the",
        "and",
        "to",
        "affairs",
        "affair",
        "&",
        "s",
        "elect",
        "designate",
        "former",
        "interim",
        "acting",
        "outgoing",
        "late",
    )
)
_SAME = {
    "ministers": "minister",
    "external": "foreign",
    "advisor": "adviser",
    "relations": "foreign",
    "pm": "prime minister",
    "premier": "prime minister",
}


@dataclass(slots=True)
class Sighting:
    """One person of one document: the forms it is named by, and the states and offices that the document gives for it.

    `placed` are states that no words of the document give, but its whole: they may be wrong. `held` are states of the offices told.
    """

    document: int
    name: str
    forms: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    offices: frozenset[Office] = frozenset()
    titles: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def title_words(title: str) -> frozenset[str]:
    """The words of a title that count: 'Minister of Foreign Affairs' and 'foreign minister' have the same."""
    split = title.lower().replace("-", " ").replace("'s", "").replace("’s", "").replace(",", " ").split()
    return frozenset(" ".join(_SAME.get(w, w) for w in split).split()) - _LEFT_OUT


def sightings(facts: Facts, reports: Reports, events: Iterable[dict[str, Any]]) -> dict[Key, Sighting]:
    """(document, name within it) -> what it says of the person. Pronouns and descriptions are no names."""
    found: dict[Key, Sighting] = {}
    kept: dict[Any, Any] = {}  # equal sets are one object: most sightings say what others say

    def more(known: frozenset[Any], value: Any) -> frozenset[Any]:
        made = known if value in known else known | {value}
        same: frozenset[Any] = kept.setdefault(made, made)
        return same

    def at(document: str, name: str) -> Sighting:
        key = (reports.place[document], name)
        if key not in found:
            found[key] = Sighting(document=key[0], name=name)
        return found[key]

    for document, name, form in _forms(facts):
        one = at(document, name)
        one.forms = more(one.forms, form)
    for tenure in streamed(facts.table("tenures", ["document", "person", "title", "of", "state", "evidence"])):
        one = at(tenure["document"], tenure["person"])
        one.titles = more(one.titles, tenure["title"])
        if is_placed(tenure):
            one.placed = more(one.placed, tenure["state"])
            one.offices = more(one.offices, (title_words(tenure["title"]), None))
            continue
        one.offices = more(one.offices, (title_words(tenure["title"]), tenure["of"] or tenure["state"]))
        if tenure["state"]:
            one.states = more(one.states, tenure["state"])
            one.held = more(one.held, tenure["state"])
    for event in events:
        for party in (*(event["actors"] or ()), *(event["recipients"] or ())):
            if party["person"]:
                one = at(event["document"], party["person"])
                guessed = party["code"] in one.placed
                if party["kind"] == "state" and party["code"] and not guessed:
                    one.states = more(one.states, party["code"])
                if party["office"]:
                    one.offices = more(one.offices, (title_words(party["office"]), None if guessed else party["code"]))
    return found


def is_placed(tenure: Mapping[str, Any]) -> bool:
    """Whether a tenure's land is worked out from its report as a whole."""
    return bool(tenure["state"] and tenure.get("evidence")) and placed(tenure["evidence"]["rule"])


def _forms(facts: Facts) -> list[tuple[str, str, str]]:
    """(document, canonical name, form as it stands) of every name of a person, each once, in order."""
    forms, found = pa.array(["full", "short"]), []
    for part in facts.batches("mentions", ["document", "kind", "form", "name", "span"]):
        some = part.filter(pc.and_(pc.equal(part["kind"], "person"), pc.is_in(part["form"], value_set=forms)))
        told = pc.struct_field(some["span"], "text")
        found.append(pa.table({"document": some["document"], "name": some["name"], "form": told}))
    return sorted(_each_once(found, ("document", "name", "form")))


def stated(facts: Facts, reports: Reports) -> dict[int, set[str]]:
    """Document -> the states it names, in whatever form."""
    named = []
    for part in facts.batches("mentions", ["document", "kind", "code"]):
        some = part.filter(pc.and_(pc.equal(part["kind"], "state"), pc.is_valid(part["code"])))
        named.append(pa.table({"document": some["document"], "code": some["code"]}))
    found: dict[int, set[str]] = defaultdict(set)
    for document, code in _each_once(named, ("document", "code")):
        found[reports.place[document]].add(code)
    return found


def _each_once(parts: Sequence[pa.Table], columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of these tables, in no order."""
    if parts:
        grouped = pa.concat_tables(parts).group_by(list(columns)).aggregate([])
        yield from zip(*(grouped[c].to_pylist() for c in columns), strict=True)
