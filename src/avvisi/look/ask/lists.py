"""The lists: incidents, sayings, people, offices, outlets, documents, problems. Filtered, stated, a page at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.matrix import when
from avvisi.look.ask.overview import outlets as outlet_rows
from avvisi.look.ask.parts import ASSERTERS, DOCUMENT, STANDINGS, STATUSES, Filters, decode, evidence_rows, names_of, numbered, people_of
from avvisi.look.months import filled
from avvisi.look.page import Asked, Page
from avvisi.look.shelf import Asking, Row, places
from avvisi.store.asked import code_of, name_of

EACH = 50
DEEPEST = 200  # pages; who wants more narrows by day, outlet or name


class Narrowed:
    """Conditions from the query string, each with its values, and the page of rows that they leave."""

    def __init__(self, *conditions: str) -> None:
        self._conditions = list(conditions)
        self._values: list[Any] = []

    def add(self, condition: str, *values: Any) -> None:
        """One more condition, unless its value was not asked for."""
        if all(values):
            self._conditions.append(condition)
            self._values += values

    def page(self, asking: Asking, asked: Asked, source: str, columns: str, order: str, *, group: str = "") -> tuple[list[Row], Row]:
        """A page of rows, and the total with the page and how many there are."""
        where = " where " + " and ".join(self._conditions) if self._conditions else ""
        counted = f"(select {group} from {source}{where} group by {group})" if group else f"{source}{where}"
        total = asking.value(f"select count(*) from {counted}", *self._values)
        pages = min(max(1, -(-total // EACH)), DEEPEST)
        page = asked.number("page", 1, 1, pages)
        grouped = f" group by {group}" if group else ""
        rows = asking.rows(
            f"select {columns} from {source}{where}{grouped} order by {order} limit ? offset ?", *self._values, EACH, (page - 1) * EACH
        )
        return rows, {"total": total, "page": page, "pages": pages}


def all_incidents(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Incidents in order of time."""
    filters = Filters(asked)
    told = asked.one_of("reports", ("2", "3", "5"))
    narrowed = Narrowed(*((f"c.reports >= {told}",) if told else ()))
    for condition, value in zip(filters.parts, filters.values, strict=True):
        narrowed.add(condition, value)
    rows, pages = narrowed.page(asking, asked, "page.chronology c", "c.n", "c.n")
    found = numbered(asking, [r["n"] for r in rows])
    choices = {"outlets": outlet_names(asking), "statuses": list(STATUSES), "asserters": dict(ASSERTERS)}
    return Page("Incidents", {"incidents": found, **pages, **choices}, table=evidence_rows(found), filters=asked.stated)


def outlet_names(asking: Asking) -> list[str]:
    """The outlets with most documents, for choosing."""
    found = asking.rows("select outlet from page.outlets where outlet is not null order by rowid limit 100")
    return sorted(r["outlet"] for r in found)


def sayings(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Sayings in order of their first appearance; the chain of each is on its page."""
    narrowed = Narrowed()
    narrowed.add("contains(lower(speaker), lower(?))", asked.text("by"))
    narrowed.add("contains(lower(text), lower(?))", asked.text("words"))
    narrowed.add("list_contains(outlets, ?)", asked.text("outlet"))
    narrowed.add("day >= ?", asked.day("since", first=True))
    narrowed.add("day <= ?", asked.day("until", first=False))
    narrowed.add("reports >= ?", asked.one_of("told", ("2",)))
    rows, pages = narrowed.page(asking, asked, "page.sayings", "utterance", "rowid")
    found = carried(asking, [r["utterance"] for r in rows])
    return Page("Sayings", {"sayings": found, **pages, "outlets": outlet_names(asking)}, table=saying_rows(found), filters=asked.stated)


def carried(asking: Asking, ids: Sequence[str]) -> list[Row]:
    """Sayings in the order asked with the first quote that carries each: words where they stand (so that names can be withheld), chain, report."""
    cards = {
        r["utterance"]: r["card"] for r in asking.rows(f"select utterance, card from page.said where utterance in ({places(ids)})", *ids)
    }
    found = [decode(cards[i]) for i in ids if i in cards]
    known = people_of(asking, [s["speaker"] for s in found if s["speaker"]])
    return [{**s, "person_id": known.get(s["speaker"])} for s in found]


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
    name, state = asked.text("name"), asked.text("state")
    narrowed = Narrowed(*(() if asking.everyone else ("public",)))
    narrowed.add(
        "(contains(lower(name), lower(?)) or len(list_filter(variants, lambda v: contains(lower(v.form), lower(?)))) > 0)", name, name
    )
    narrowed.add("list_contains(states, ?)", state and code_of(state))
    columns = "id, name, states, offices, list_transform(variants, lambda v: v.form) as forms, len(documents) as documents"
    found, pages = narrowed.page(asking, asked, "people", columns, "len(people.documents) desc, name, id")
    withheld = 0 if asking.everyone else asking.value("select private from page.counts")
    return Page("People", {"found": found, **pages, "withheld": withheld}, table=found, filters=asked.stated)


def offices(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Offices by state or organisation, with those seen in them."""
    of = asked.text("of")
    narrowed = Narrowed()
    narrowed.add('("of" = ? or lower("of") = lower(?))', of and code_of(of), of)
    narrowed.add("contains(lower(title), lower(?))", asked.text("title"))
    columns = '"of", title, list(distinct person order by person) as people, min(first) as first, max(last) as last, sum(sightings)::int as sightings'
    found, pages = narrowed.page(asking, asked, "page.offices", columns, '"of", sum(sightings) desc, title', group='"of", title')
    names = names_of(asking, {r["of"] for r in found})
    for row in found:
        row["of_name"] = names[row["of"]]["name"] if row["of"] in names else name_of(row["of"] or "")
    return Page("Offices", {"found": found, **pages}, table=found, filters=asked.stated)


def outlets(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Outlets with their documents over time: the denominators. No ranking is meant: most documents first."""
    found = outlet_rows(asking, 500)
    on = when(asking, 60)
    months = asking.rows("select outlet, month, documents from page.outlet_months order by rowid")
    by_outlet: dict[str | None, list[tuple[str | None, int]]] = {}
    for row in months:
        by_outlet.setdefault(row["outlet"], []).append((row["month"], row["documents"]))
    for row in found:
        row["over_time"] = filled(on, by_outlet.get(row["outlet"], []))
    return Page("Outlets", {"found": found, "parts": on.labels()}, table=found, filters=asked.stated)


def documents(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """Documents in order of publication."""
    narrowed = Narrowed()
    narrowed.add("outlet = ?", asked.text("outlet"))
    narrowed.add("coalesce(published, published_latest) >= ?", asked.day("since", first=True))
    narrowed.add("coalesce(published, published_earliest) <= ?", asked.day("until", first=False))
    narrowed.add("contains(lower(title), lower(?))", asked.text("title"))
    narrowed.add("copied = (? = '1')", asked.one_of("copies", ("1",)))
    rows, pages = narrowed.page(asking, asked, "page.calendar", "id", "rowid")
    wanted = [r["id"] for r in rows]
    known = {r["id"]: r for r in asking.rows(f"select {DOCUMENT} from documents where id in ({places(wanted)})", *wanted)}
    counts = {r["document"]: r for r in asking.rows(f"select * from page.facts where document in ({places(wanted)})", *wanted)}
    found = [{**known[i], **{k: counts.get(i, {}).get(k, 0) for k in ("events", "quotes", "mentions")}} for i in wanted]
    return Page("Documents", {"found": found, **pages, "outlets": outlet_names(asking)}, table=found, filters=asked.stated)


def problems(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """What could not be read or worked out."""
    found = asking.rows(
        'select stage, "where", reason, document, given_id, extractor, rejected from problems order by rejected desc, stage, "where", id limit 1000'
    )
    return Page("Problems", {"found": found, "total": asking.value("select count(*) from problems")}, table=found, filters=asked.stated)


def about(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """What the words of the page mean, and its keys."""
    return Page("Keys and words", {"standings": STANDINGS}, table=[{"word": k, "meaning": v} for k, v in STANDINGS.items()], filters={})
