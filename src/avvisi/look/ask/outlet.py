"""An outlet: its reports over time, whom it relays, its words for things. Described, never scored. A party: with whom, who acts for it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from avvisi.look.ask.matrix import PARTS, named, pair_rows, when
from avvisi.look.ask.parts import COUNTED, evidence_rows, names_of, numbered, people_of
from avvisi.look.masks import private_names
from avvisi.look.months import filled
from avvisi.look.page import Asked, Missing, Page
from avvisi.look.safe import unslug
from avvisi.look.shelf import Asking, Row, places


def outlet(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """One outlet."""
    name = unslug(path["name"])
    days = asking.rows("select day, documents, copies from page.outlet_days where outlet = ? order by day nulls last", name)
    if not days:
        raise Missing(f"the outlet {name}")
    on = when(asking, 60)
    none = {"quotes": 0, "relayed": 0, "by_agency": 0, "unsourced": 0, "documents_by_agency": 0}
    relays = asking.rows("select name, kind, relation, quotes, documents from page.relays where outlet = ? order by rowid limit 60", name)
    totals = asking.one("select * exclude (outlet) from page.outlet_quotes where outlet = ?", name) or none
    values: dict[str, Any] = {
        "name": name,
        "affiliation": asking.value("select affiliation from page.affiliations where outlet = ?", name),
        "documents": sum(d["documents"] for d in days),
        "copies": sum(d["copies"] for d in days),
        "undated": sum(d["documents"] for d in days if d["day"] is None),
        "first": next((d["day"] for d in days if d["day"]), None),
        "last": next((d["day"] for d in reversed(days) if d["day"]), None),
        "parts": on.labels(),
        "over_time": filled(on, [(d["day"], d["documents"]) for d in days]),
        "relays": relays,
        "totals": totals,
        "agencies": asking.rows(
            "select agency, documents, quotes, first, last from page.agencies where outlet = ? order by rowid limit 40", name
        ),
        "words": _words(asking, name),
        "shared_with": asking.rows("select other as outlet, families from page.shares where outlet = ? order by rowid limit 20", name),
    }
    return Page(name, values, table=days, filters=asked.stated)


def _words(asking: Asking, outlet: str) -> list[Row]:
    """The outlet's words for those it names most, beside the names; `only` marks what no other outlet here writes."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in asking.rows('select name, kind, words, times, "only" from page.outlet_words where outlet = ? order by rowid', outlet):
        groups[row["name"], row["kind"]].append({k: row[k] for k in ("words", "times", "only")})
    return [{"name": n, "kind": k, "words": some} for (n, k), some in groups.items()]


def party(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """A state or organisation (or a person who acts for himself): with whom it had to do, who acts for it, what was last reported."""
    key = unslug(path["key"])
    known = names_of(asking, [key]).get(key)
    if known is None:
        raise Missing(f"the party {key}")
    people = asking.rows("select person, times, office from page.acts_for where number = ? order by rowid limit 30", known["number"])
    private = set() if asking.everyone else private_names(asking, {p["person"] for p in people})
    ids = people_of(asking, [key, *(p["person"] for p in people)])
    latest = asking.rows("select n from page.latest where number = ? order by rowid", known["number"])
    found = numbered(asking, [r["n"] for r in latest])
    offices = asking.rows(
        'select title, count(distinct person)::int as people, sum(sightings)::int as sightings from page.offices where "of" = ? group by title order by sightings desc, title limit 30',
        key,
    )
    names = [key, known["name"]]
    values: dict[str, Any] = {
        "party": {k: known[k] for k in ("key", "kind", "name", "incidents")},
        "person_id": ids.get(key) if known["kind"] == "person" else None,
        "pairs": _with(asking, known),
        "people": [{**p, "person_id": ids.get(p["person"])} for p in people if p["person"] not in private],
        "offices": offices,
        "incidents": found,
        "forms": asking.rows(
            f"select words, times, outlets from page.called where name in ({places(names)}) order by times desc, words limit 24", *names
        ),
    }
    return Page(known["name"], values, table=evidence_rows(found), filters=asked.stated)


def _with(asking: Asking, party: Row) -> list[Row]:
    """The pairs of a party, those with most between them first; `other_name` is who the other is."""
    top = asking.rows(
        f"select other as number from page.ends where party = ? group by other "
        f"order by sum(case when standing in ({places(COUNTED)}) then incidents else 0 end) desc, sum(incidents) desc, other limit 40",
        party["number"],
        *COUNTED,
    )
    shown = "true" if asking.everyone else "public"
    numbers = [r["number"] for r in top]
    others = {
        r["number"]: r
        for r in asking.rows(f"select number, key, name from page.parties where number in ({places(numbers)}) and {shown}", *numbers)
    }
    kept = ", ".join(map(str, others)) or "null"
    chosen = f"select party as lo, other as hi, number, quad, standing, incidents, reports from page.ends where party = {party['number']} and other in ({kept})"
    pairs = pair_rows(asking, chosen, [], when(asking, PARTS), totals=True)
    named_pairs = named(pairs, {**others, party["number"]: party})
    for pair in named_pairs:
        pair["other_name"] = pair["b_name"] if pair["a"] == party["key"] else pair["a_name"]
    return named_pairs
