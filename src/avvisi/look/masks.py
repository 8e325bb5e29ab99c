"""Restraint: persons without a public role in evidence are not named, unless the user asked to see everyone.

Applied once to all values of a page, before they become HTML, JSON or CSV: to parties, speakers, links of chains and names in `person`
fields, and to the quoted sentences (dicts with `document`, `start` and `text`), in which the places of such names are known. Of reports
that were taken down (`avvisi takedown`) no words are shown to anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from avvisi.look.shelf import Asking, places
from avvisi.model.withheld import WITHHELD

TAKEN_DOWN = "[taken down]"
_NAMED = ("person", "speaker", "addressee", "serves")


def restrained(asking: Asking, value: Any) -> Any:
    """The same values with private names withheld."""
    gone = {row["document"] for row in asking.rows("select document from page.withheld")}
    names, documents = (set[str](), set[str]()) if asking.everyone else _asked_about(value)
    private, hidden = private_names(asking, names), hidden_places(asking, documents)
    return _masked(value, private, hidden, gone) if private or hidden or gone else value


def hidden_places(asking: Asking, documents: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """Document -> where in its text stand names of persons without a public role."""
    wanted = sorted(documents)
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if wanted:
        query = f'select document, "start", "end" from page.private_places where document in ({places(wanted)}) order by document, "start"'
        for row in asking.rows(query, *wanted):
            found[row["document"]].append((row["start"], row["end"]))
    return found


def withhold(text: str, start: int, hidden: Iterable[tuple[int, int]]) -> str:
    """A text that begins at `start` of its document, with these places of the document withheld."""
    for low, high in sorted(hidden, reverse=True):
        if low >= start and high <= start + len(text):
            text = text[: low - start] + WITHHELD + text[high - start :]
    return text


def private_names(asking: Asking, names: set[str]) -> set[str]:
    """Those names that only persons without a public role bear."""
    if not names:
        return set()
    wanted = sorted(names)
    rows = asking.rows(f"select form, public from page.names where form in ({places(wanted)})", *wanted)
    return {row["form"] for row in rows if not row["public"]}


def public_names(asking: Asking, names: set[str]) -> set[str]:
    """Those names that a person with a public role bears."""
    wanted = sorted(names)
    rows = asking.rows(f"select form, public from page.names where form in ({places(wanted)})", *wanted)
    return {row["form"] for row in rows if row["public"]}


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """All dicts within a value, itself included."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            yield one
            left.extend(v for v in one.values() if isinstance(v, (dict, list)))
        elif one and isinstance(one[0], (dict, list)):  # a list holds things of one kind
            left.extend(v for v in one if isinstance(v, (dict, list)))


def _is_sentence(value: dict[str, Any]) -> bool:
    return isinstance(value.get("text"), str) and isinstance(value.get("start"), int) and isinstance(value.get("document"), str)


def _asked_about(value: Any) -> tuple[set[str], set[str]]:
    """The names of persons in a value, and the documents whose words stand in it."""
    names: set[str] = set()
    documents: set[str] = set()
    for one in _walk(value):
        if _is_sentence(one):
            documents.add(one["document"])
        for key in _NAMED:
            found = one.get(key)
            if isinstance(found, str):
                names.add(found)
            elif isinstance(found, dict) and isinstance(found.get("name"), str):
                names.add(found["name"])
        if one.get("kind") == "person" and isinstance(one.get("name"), str):
            names.add(one["name"])
        for several in ("people", "persons", "parties"):
            if isinstance(one.get(several), list):
                names.update(n for n in one[several] if isinstance(n, str))
    return names, documents


def _masked(value: Any, private: set[str], hidden: dict[str, list[tuple[int, int]]], gone: set[str]) -> Any:
    if isinstance(value, list):
        return [_masked(inner, private, hidden, gone) for inner in value]
    if not isinstance(value, dict):
        return value
    made = {k: _masked(v, private, hidden, gone) for k, v in value.items()}
    for k in _NAMED:
        if made.get(k) in private if isinstance(made.get(k), str) else False:
            made[k] = WITHHELD
    if isinstance(made.get("name"), str) and made["name"] in private and made.get("kind") in ("person", None, "official"):
        made["name"] = WITHHELD
    for several in ("people", "persons", "parties"):
        if isinstance(made.get(several), list):
            made[several] = [n for n in made[several] if not (isinstance(n, str) and n in private)]
    if isinstance(value.get("id"), str) and value["id"] in gone and "given_id" in value:
        made.update({k: None for k in ("title", "url") if k in made})
    if _is_sentence(value) and value["document"] in gone:
        made["text"] = TAKEN_DOWN
    elif _is_sentence(value) and value["document"] in hidden:
        made["text"] = withhold(value["text"], value["start"], hidden[value["document"]])
    return made
