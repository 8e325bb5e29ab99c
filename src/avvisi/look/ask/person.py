"""A person: names and spellings, offices on a line of time, contacts, sayings. An office: who was seen in it, with the sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.lists import carried
from avvisi.look.ask.parts import COUNTED, documents, evidence_rows, incidents, names_of, people_of
from avvisi.look.masks import private_names
from avvisi.look.page import Asked, Missing, Page
from avvisi.look.safe import unslug
from avvisi.look.shelf import Asking, Row, places
from avvisi.store.holders import words

EACH = 30
PROOFS = 4
OUT = ("former", "late", "then")


def person(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """One person with a public role in evidence (any person where the user asked for everyone)."""
    row = asking.one("select id, name, public, variants, states, offices, len(documents) as documents from people where id = ?", path["id"])
    if row is None or not (row["public"] or asking.everyone):
        raise Missing(f"a person with a public role and the id {path['id']}")
    forms = _own_forms(asking, row)
    seen = asking.rows(
        f"select incident, day, type, standing, key, office from page.appearances where person in ({places(forms)}) order by day nulls last, incident",
        *forms,
    )
    ids = list(dict.fromkeys(r["incident"] for r in seen))
    page = asked.number("page", 1, 1, max(1, -(-len(ids) // EACH)))
    found = incidents(asking, ids[(page - 1) * EACH : page * EACH])
    said = asking.rows(f"select * from page.sayings where speaker in ({places(forms)}) order by rowid limit 20", *forms)
    values: dict[str, Any] = {
        "person": {k: row[k] for k in ("id", "name", "public", "states", "offices", "documents")},
        "spellings": [{"form": v["form"], "documents": len(v["given_ids"])} for v in row["variants"]],
        "tenures_rows": tenure_rows(asking, "person", forms),
        "contacts": _contacts(asking, forms, [r["incident"] for r in seen if r["type"] == "CONSULT" and r["standing"] in COUNTED]),
        "parties": dict(Counter(r["key"] for r in seen).most_common(6)),
        "incidents": found,
        "total": len(ids),
        "page": page,
        "pages": max(1, -(-len(ids) // EACH)),
        "sayings": carried(asking, said),
        "said": asking.value(f"select count(*) from page.sayings where speaker in ({places(forms)})", *forms),
        "judgements": asking.rows(
            "select * from judgements where subject = ? or list_contains(members, ?) order by id limit 50", row["id"], row["id"]
        ),
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
        f'select "of", state, title, person, qualifier, first, last, since, until, seen, sightings from page.offices where "{column}" in ({places(values)}) '
        'order by coalesce(since, first) nulls last, "of", title, person, qualifier limit 300',
        *values,
    )
    proofs = asking.rows(
        f'select document, given_id, "of", title, person, qualifier, as_of, evidence.sentence.start as "start", evidence.sentence.text as text from tenures '
        f'where "{column}" in ({places(values)}) qualify row_number() over (partition by "of", title, person, qualifier order by implied, as_of nulls last, document) <= {PROOFS} '
        'order by as_of nulls last, document, "start"',
        *values,
    )
    known = documents(asking, (p["document"] for p in proofs))
    states = names_of(asking, {r["of"] for r in rows})
    for row in rows:
        mine = [p for p in proofs if all(p[k] == row[k] for k in ("of", "title", "person", "qualifier"))]
        row["evidence"] = [
            {**{k: p[k] for k in ("document", "given_id", "start", "text", "as_of")}, "report": known.get(p["document"])} for p in mine
        ]
        row["of_name"] = (states.get(row["of"]) or {}).get("name", row["of"])
        row["seen"] = row["seen"][:200] if row["seen"] else []
    return rows


def _contacts(asking: Asking, forms: Sequence[str], ids: Sequence[str]) -> list[Row]:
    """Who took part in the same meetings, calls and visits, on another side: most often first."""
    some = list(dict.fromkeys(ids))[:2000]
    rows = asking.rows(
        f"select person, key, count(distinct incident)::int as times, min(incident) as example from page.takes_part where incident in (select unnest(?)) "
        f"and person is not null and person not in ({places(forms)}) group by person, key order by times desc, person limit 40",
        some,
        *forms,
    )
    private = set() if asking.everyone else private_names(asking, {r["person"] for r in rows})
    ids_of = people_of(asking, [r["person"] for r in rows])
    names = names_of(asking, {r["key"] for r in rows})
    return [
        {"person": r["person"], "person_id": ids_of.get(r["person"]), "party": (names.get(r["key"]) or {}).get("name", r["key"]), "times": r["times"], "incident": r["example"]}
        for r in rows
        if r["person"] not in private
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
    name = party["name"] if party else of
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
