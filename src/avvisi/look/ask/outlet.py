"""An outlet: its reports over time, whom it relays, its words for things. Described, never scored. A party: with whom, who acts for it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from avvisi.look.ask.matrix import PARTS, pair_rows, when
from avvisi.look.ask.parts import evidence_rows, incidents, names_of, people_of
from avvisi.look.masks import private_names
from avvisi.look.months import filled
from avvisi.look.page import Asked, Missing, Page
from avvisi.look.safe import unslug
from avvisi.look.shelf import Asking, Row, places

NAMES = 24


def outlet(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """One outlet."""
    name = unslug(path["name"])
    days = asking.rows("select day, documents, copies from page.outlet_days where outlet = ? order by day nulls last", name)
    if not days:
        raise Missing(f"the outlet {name}")
    on = when(asking, 60)
    relays = asking.rows(
        "select name, kind, relation, quotes, documents from page.relays where outlet = ? order by documents desc, quotes desc, name limit 60",
        name,
    )
    totals = asking.one(
        "select count(*)::int as quotes, (count(*) filter (where len(chain) > 2))::int as relayed, "
        "(count(*) filter (where len(list_filter(chain, lambda l: l.kind = 'agency')) > 0))::int as by_agency, (count(*) filter (where speaker is null))::int as unsourced "
        "from quotes where document in (select id from documents where outlet = ?)",
        name,
    )
    values: dict[str, Any] = {
        "name": name,
        "affiliation": asking.value("select min(outlet_affiliation) from documents where outlet = ?", name),
        "documents": sum(d["documents"] for d in days),
        "copies": sum(d["copies"] for d in days),
        "undated": sum(d["documents"] for d in days if d["day"] is None),
        "first": next((d["day"] for d in days if d["day"]), None),
        "last": next((d["day"] for d in reversed(days) if d["day"]), None),
        "parts": on.labels(),
        "over_time": filled(on, [(d["day"], d["documents"]) for d in days]),
        "relays": relays,
        "totals": totals,
        "words": _words(asking, name),
        "shared_with": _shared(asking, name),
    }
    return Page(name, values, table=days, filters=asked.stated)


def _words(asking: Asking, outlet: str) -> list[Row]:
    """The outlet's words for those it names most, beside the names; `only` marks what no other outlet here writes."""
    rows = asking.rows(
        "with mine as (select name, kind, words, form, times from page.words_for where outlet = ? and form in ('epithet', 'description', 'metonym') and kind <> 'person'), "
        "top as (select name from mine group by name order by sum(times) desc, name limit ?), "
        "others as (select distinct name, lower(words) as words from page.words_for where outlet <> ? and name in (select name from top)) "
        "select m.name, m.kind, m.words, sum(m.times)::int as times, bool_and(o.words is null) as only from mine m "
        "left join others o on o.name = m.name and o.words = lower(m.words) where m.name in (select name from top) group by all order by m.name, times desc, m.words",
        outlet,
        NAMES,
        outlet,
    )
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["name"], row["kind"]].append({k: row[k] for k in ("words", "times", "only")})
    return [
        {"name": n, "kind": k, "words": some[:10]}
        for (n, k), some in sorted(groups.items(), key=lambda kv: (-sum(w["times"] for w in kv[1]), kv[0]))
    ]


def _shared(asking: Asking, outlet: str) -> list[Row]:
    """Outlets whose reports share text with this one's."""
    return asking.rows(
        "with mine as (select distinct copy_family from documents where outlet = ? and copy_family is not null) "
        "select d.outlet, count(distinct d.copy_family)::int as families from documents d join mine m on m.copy_family = d.copy_family "
        "where d.outlet is distinct from ? group by d.outlet order by families desc, d.outlet limit 20",
        outlet,
        outlet,
    )


def party(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """A state or organisation: with whom it had to do, who acts for it, what was last reported."""
    key = unslug(path["key"])
    known = names_of(asking, [key])
    if key not in known or known[key]["kind"] == "person":
        raise Missing(f"the party {key}")
    on = when(asking, PARTS)
    pairs = pair_rows(asking, " where (a = ? or b = ?)", [key, key], on)[:60]
    names = names_of(asking, {p[s] for p in pairs for s in ("a", "b")})
    for pair in pairs:
        pair["other"] = pair["b"] if pair["a"] == key else pair["a"]
        pair["a_name"], pair["b_name"] = names[pair["a"]]["name"], names[pair["b"]]["name"]
        pair["other_name"] = names[pair["other"]]["name"]
    people = asking.rows(
        "select person, count(distinct incident)::int as times, max(office) as office from page.takes_part where key = ? and person is not null "
        "group by person order by times desc, person limit 40",
        key,
    )
    private = set() if asking.everyone else private_names(asking, {p["person"] for p in people})
    ids = people_of(asking, [p["person"] for p in people])
    latest = asking.rows("select incident from page.latest where key = ? order by day desc, incident", key)
    found = incidents(asking, [r["incident"] for r in latest])
    offices = asking.rows(
        'select title, count(distinct person)::int as people, sum(sightings)::int as sightings from page.offices where "of" = ? group by title order by sightings desc, title limit 30',
        key,
    )
    values: dict[str, Any] = {
        "party": known[key],
        "pairs": pairs,
        "people": [{**p, "person_id": ids.get(p["person"])} for p in people if p["person"] not in private],
        "offices": offices,
        "incidents": found,
        "forms": asking.rows(
            f"select words, sum(times)::int as times, list(distinct outlet order by outlet)[:6] as outlets from page.words_for "
            f"where name in ({places([key, known[key]['name']])}) and form in ('epithet', 'description', 'metonym') group by words order by times desc, words limit 24",
            key,
            known[key]["name"],
        ),
    }
    return Page(known[key]["name"], values, table=evidence_rows(found), filters=asked.stated)
