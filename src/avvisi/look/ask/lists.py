"""The lists: incidents, sayings, people, offices, outlets, documents, problems. Filtered, stated, a page at a time."""

from collections.abc import Mapping

from avvisi.look.ask.matrix import when
from avvisi.look.ask.overview import outlets as outlet_rows
from avvisi.look.ask.parts import DOCUMENT, STANDINGS, Filters, evidence_rows, incidents, people_of
from avvisi.look.months import filled
from avvisi.look.page import Asked, Page
from avvisi.look.shelf import Asking, Row, places

EACH = 50
DEEPEST = 200  # pages; who wants more narrows by day, outlet or name


def _page(asked: Asked, total: int) -> tuple[int, int]:
    pages = min(max(1, -(-total // EACH)), DEEPEST)
    return asked.number("page", 1, 1, pages), pages


def all_incidents(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Incidents in order of time."""
    filters = Filters(asked)
    told = asked.one_of("reports", ("2", "3", "5"))
    more = (f"c.reports >= {told}",) if told else ()
    where = filters.sql(*more)
    total = asking.value(f"select count(*) from page.chronology c{where}", *filters.values)
    page, pages = _page(asked, total)
    ids = asking.rows(
        f"select incident from page.chronology c{where} order by rowid limit ? offset ?", *filters.values, EACH, (page - 1) * EACH
    )
    found = incidents(asking, [r["incident"] for r in ids])
    values = {"incidents": found, "total": total, "page": page, "pages": pages, "outlets": outlet_names(asking)}
    return Page("Incidents", values, table=evidence_rows(found), filters=asked.stated)


def outlet_names(asking: Asking) -> list[str]:
    """The outlets with most documents, for choosing."""
    found = asking.rows("select outlet from page.outlets where outlet is not null order by rowid limit 100")
    return sorted(r["outlet"] for r in found)


def sayings(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Sayings in order of their first appearance; the chain of each is on its page."""
    conditions, values = ["true"], []
    since, until = asked.day("since", first=True), asked.day("until", first=False)
    for condition, value in (
        ("contains(lower(speaker), lower(?))", asked.text("by")),
        ("contains(lower(text), lower(?))", asked.text("words")),
        ("list_contains(outlets, ?)", asked.text("outlet")),
        ("day >= ?", since),
        ("day <= ?", until),
    ):
        if value:
            conditions.append(condition)
            values.append(value)
    if asked.one_of("told", ("2",)):
        conditions.append("reports > 1")
    where = " where " + " and ".join(conditions)
    total = asking.value(f"select count(*) from page.sayings{where}", *values)
    page, pages = _page(asked, total)
    found = asking.rows(f"select * from page.sayings{where} order by rowid limit ? offset ?", *values, EACH, (page - 1) * EACH)
    found = carried(asking, found)
    return Page(
        "Sayings",
        {"sayings": found, "total": total, "page": page, "pages": pages, "outlets": outlet_names(asking)},
        table=saying_rows(found),
        filters=asked.stated,
    )


def carried(asking: Asking, found: list[Row]) -> list[Row]:
    """Sayings with the first quote that carries each: words where they stand (so that names can be withheld), chain, report."""
    from avvisi.look.ask.parts import quotes

    by_utterance: dict[str, Row] = {}
    for quote in quotes(asking, "utterance", [s["utterance"] for s in found]):
        by_utterance.setdefault(quote["utterance"], quote)
    known = people_of(asking, [s["speaker"] for s in found if s["speaker"]])
    return [
        {
            **{k: v for k, v in s.items() if k != "text"},
            "person_id": known.get(s["speaker"]),
            "quote": by_utterance.get(s["utterance"]),
        }
        for s in found
    ]


def saying_rows(found: list[Row]) -> list[Row]:
    """Sayings as rows that may leave: words, document, chain."""
    return [
        {
            "utterance": s["utterance"], "speaker": s["speaker"], "day": s["day"], "reports": s["reports"], "outlets": s["outlets"],
            "stances": s["stances"], "document": q["document"], "given_id": q["given_id"], "start": q["said"]["start"],
            "text": q["said"]["text"], "chain": q["chain"],
        }
        for s in found
        if (q := s["quote"])
    ]  # fmt: skip


def people(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Persons with a public role in evidence (everyone where the user asked), by the number of documents that name them."""
    conditions, values = (["true"] if asking.everyone else ["public"]), []
    name, state = asked.text("name"), asked.text("state")
    if name:
        conditions.append(
            "(contains(lower(name), lower(?)) or len(list_filter(variants, lambda v: contains(lower(v.form), lower(?)))) > 0)"
        )
        values += [name, name]
    if state:
        conditions.append("list_contains(states, ?)")
        values.append(state.upper())
    where = " where " + " and ".join(conditions)
    total = asking.value(f"select count(*) from people{where}", *values)
    page, pages = _page(asked, total)
    found = asking.rows(
        "select id, name, states, offices, list_transform(variants, lambda v: v.form) as forms, len(documents) as documents "
        f"from people{where} order by len(documents) desc, name, id limit ? offset ?",
        *values,
        EACH,
        (page - 1) * EACH,
    )
    withheld = 0 if asking.everyone else asking.value("select count(*) from people where not public")
    return Page(
        "People", {"found": found, "total": total, "page": page, "pages": pages, "withheld": withheld}, table=found, filters=asked.stated
    )


def offices(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Offices by state or organisation, with those seen in them."""
    of, title = asked.text("of"), asked.text("title")
    conditions, values = ["true"], []
    if of:
        conditions.append('("of" = ? or lower("of") = lower(?))')
        values += [of.upper(), of]
    if title:
        conditions.append("contains(lower(title), lower(?))")
        values.append(title)
    where = " where " + " and ".join(conditions)
    total = asking.value(f'select count(*) from (select distinct "of", title from page.offices{where})', *values)
    page, pages = _page(asked, total)
    found = asking.rows(
        'select "of", title, list(distinct person order by person) as people, min(first) as first, max(last) as last, '
        f'sum(sightings)::int as sightings from page.offices{where} group by "of", title order by "of", sightings desc, title limit ? offset ?',
        *values,
        EACH,
        (page - 1) * EACH,
    )
    keys = sorted({r["of"] for r in found})
    names = {r["key"]: r["name"] for r in asking.rows(f"select key, name from page.parties where key in ({places(keys)})", *keys)}
    for row in found:
        row["of_name"] = names.get(row["of"], row["of"])
    return Page("Offices", {"found": found, "total": total, "page": page, "pages": pages}, table=found, filters=asked.stated)


def outlets(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Outlets with their documents over time: the denominators. No ranking is meant: most documents first."""
    found = outlet_rows(asking, 500)
    on = when(asking, 60)
    months = asking.rows(
        "select outlet, substr(day, 1, 7) as month, sum(documents)::int as n from page.outlet_days group by all order by all"
    )
    by_outlet: dict[str | None, list[tuple[str | None, int]]] = {}
    for row in months:
        by_outlet.setdefault(row["outlet"], []).append((row["month"], row["n"]))
    for row in found:
        row["over_time"] = filled(on, by_outlet.get(row["outlet"], []))
    return Page("Outlets", {"found": found, "parts": on.labels()}, table=found, filters=asked.stated)


def documents(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Documents in order of publication."""
    conditions, values = ["true"], []
    since, until = asked.day("since", first=True), asked.day("until", first=False)
    for condition, value in (
        ("outlet = ?", asked.text("outlet")),
        ("coalesce(published, published_latest) >= ?", since),
        ("coalesce(published, published_earliest) <= ?", until),
        ("contains(lower(title), lower(?))", asked.text("title")),
    ):
        if value:
            conditions.append(condition)
            values.append(value)
    if asked.one_of("copies", ("1",)):
        conditions.append("copy_family is not null")
    where = " where " + " and ".join(conditions)
    total = asking.value(f"select count(*) from documents{where}", *values)
    page, pages = _page(asked, total)
    ids = asking.rows(
        f"select id from documents{where} order by coalesce(published, published_earliest, published_latest) nulls last, id limit ? offset ?",
        *values,
        EACH,
        (page - 1) * EACH,
    )
    wanted = [r["id"] for r in ids]
    rows = {r["id"]: r for r in asking.rows(f"select {DOCUMENT} from documents where id in ({places(wanted)})", *wanted)}
    counts = {r["document"]: r for r in asking.rows(f"select * from page.facts where document in ({places(wanted)})", *wanted)}
    found = [{**rows[i], **{k: counts.get(i, {}).get(k, 0) for k in ("events", "quotes", "mentions")}} for i in wanted]
    values_ = {"found": found, "total": total, "page": page, "pages": pages, "outlets": outlet_names(asking)}
    return Page("Documents", values_, table=found, filters=asked.stated)


def problems(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """What could not be read or worked out."""
    found = asking.rows(
        'select stage, "where", reason, document, given_id, extractor, rejected from problems order by rejected desc, stage, "where", id limit 1000'
    )
    return Page("Problems", {"found": found, "total": asking.value("select count(*) from problems")}, table=found, filters=asked.stated)


def about(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """What the words of the page mean, and its keys."""
    return Page("Keys and words", {"standings": STANDINGS}, table=[{"word": k, "meaning": v} for k, v in STANDINGS.items()], filters={})
