"""A person: names and spellings, offices on a line of time, contacts, sayings. An office: who was seen in it, with the sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.incident import judgements
from avvisi.look.ask.lists import carried
from avvisi.look.ask.parts import corrections, decode, evidence_rows, names_of, numbered, people_of
from avvisi.look.masks import private_names
from avvisi.look.page import Asked, Missing, Moved, Page
from avvisi.look.safe import unslug
from avvisi.look.shelf import Asking, Row, places
from avvisi.store.asked import name_of
from avvisi.store.holders import words

EACH = 20


def person(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """One person with a public role in evidence (any person where the user asked for everyone)."""
    row = asking.one("select id, name, public, variants, states, offices, len(documents) as documents from people where id = ?", path["id"])
    if row is None:
        heir = asking.value("select id from people where list_contains(supersedes, ?) order by id limit 1", path["id"])
        if heir:
            raise Moved(f"/person/{heir}")
    if row is None or not (row["public"] or asking.everyone):
        raise Missing(f"a person with a public role and the id {path['id']}")
    forms = _own_forms(asking, row)
    among = f"person in ({places(forms)})"
    seen = asking.rows(
        f"select key, count(distinct n)::int as times from page.appearances where {among} group by key order by times desc, key", *forms
    )
    total = asking.value(f"select count(distinct n) from page.appearances where {among}", *forms)
    pages = max(1, -(-total // EACH))
    page = asked.number("page", 1, 1, pages)
    numbers = asking.rows(
        f"select distinct n from page.appearances where {among} order by n limit ? offset ?", *forms, EACH, (page - 1) * EACH
    )
    found = numbered(asking, [r["n"] for r in numbers])
    of_them = f"speaker in ({places(forms)})"
    said = asking.rows(f"select utterance from page.sayings where {of_them} order by rowid limit 10", *forms)
    party = names_of(asking, [row["name"]]).get(row["name"])
    values: dict[str, Any] = {
        "person": {k: row[k] for k in ("id", "name", "public", "states", "offices", "documents")},
        "spellings": [{"form": v["form"], "documents": len(v["given_ids"])} for v in row["variants"]],
        "tenures_rows": tenure_rows(asking, "person", forms),
        "contacts": _contacts(asking, forms),
        "parties": {r["key"]: r["times"] for r in seen[:6]},
        "is_party": bool(party and party["kind"] == "person"),
        "incidents": found,
        "total": total,
        "page": page,
        "pages": pages,
        "sayings": carried(asking, [r["utterance"] for r in said]),
        "said": asking.value(f"select count(*) from page.sayings where {of_them}", *forms),
        "judgements": judgements(asking, row["id"]),
        "corrections": corrections(asking, forms),
    }
    return Page(row["name"], values, table=evidence_rows(found), filters=asked.stated)


def _own_forms(asking: Asking, row: Row) -> list[str]:
    """The person's name and those spellings in full that no other person has: a bare surname may be someone else's in another report."""
    forms = sorted({row["name"], *(v["form"] for v in row["variants"] if " " in v["form"])})
    known = people_of(asking, forms)
    return sorted({row["name"], *(f for f in forms if known.get(f) == row["id"])})


def tenure_rows(asking: Asking, column: str, values: Sequence[str]) -> list[Row]:
    """Offices as seen: title, of, from the first sighting to the last, each with a few sentences that prove it."""
    rows = asking.rows(
        f'select "of", state, title, person, qualifier, first, last, since, until, seen, sightings, evidence from page.offices where "{column}" in ({places(values)}) '
        'order by coalesce(since, first) nulls last, "of", title, person, qualifier limit 300',
        *values,
    )
    states = names_of(asking, {r["of"] for r in rows})
    for row in rows:
        row["evidence"] = decode(row["evidence"])
        row["of_name"] = (states.get(row["of"]) or {}).get("name", name_of(row["of"] or ""))
        row["seen"] = row["seen"][:200] if row["seen"] else []
    return rows


def _contacts(asking: Asking, forms: Sequence[str]) -> list[Row]:
    """Who took part in the same meetings, calls and visits: most often first."""
    rows = asking.rows(
        f"select other, key, sum(times)::int as times, min(example) as example from page.contacts where person in ({places(forms)}) "
        f"and other not in ({places(forms)}) group by other, key order by times desc, other, key limit 40",
        *forms,
        *forms,
    )
    private = set() if asking.everyone else private_names(asking, {r["other"] for r in rows})
    ids_of = people_of(asking, [r["other"] for r in rows])
    names = names_of(asking, {r["key"] for r in rows})
    numbers = sorted({r["example"] for r in rows})
    examples = {r["n"]: r["incident"] for r in asking.rows(f"select n, incident from page.cards where n in ({places(numbers)})", *numbers)}
    return [
        {"person": r["other"], "person_id": ids_of.get(r["other"]), "party": (names.get(r["key"]) or {}).get("name", r["key"]), "times": r["times"], "incident": examples[r["example"]]}
        for r in rows
        if r["other"] not in private
    ]  # fmt: skip


def office(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """An office: titles that mean it, and its holders in order of time."""
    of, title = unslug(path["of"]), unslug(path["title"])
    titles = [r["title"] for r in asking.rows('select distinct title from page.offices where "of" = ? order by 1', of)]
    same = [t for t in titles if words(t) == words(title)]
    if not same:
        raise Missing(f"the office {title} of {of}")
    rows = [r for r in tenure_rows(asking, "of", [of]) if r["title"] in same]
    known = people_of(asking, [r["person"] for r in rows])
    private = set() if asking.everyone else private_names(asking, {r["person"] for r in rows})
    rows = [{**r, "person_id": known.get(r["person"])} for r in rows if r["person"] not in private]
    party = names_of(asking, [of]).get(of)
    name = party["name"] if party else name_of(of)
    values = {
        "of": of,
        "of_is_party": bool(party and party["kind"] != "person"),
        "of_name": name,
        "title_": title,
        "titles": same,
        "holders": rows,
    }
    table = [{**{k: r[k] for k in ("of", "title", "person", "qualifier", "first", "last", "sightings")}, **{k: e[k] for k in ("document", "given_id", "start", "text")}} for r in rows for e in r["evidence"]]  # fmt: skip
    return Page(f"{title}, {name}", values, table=table, filters=asked.stated)
