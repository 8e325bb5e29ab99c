"""Pages of values to HTML: Jinja with autoescaping, hidden characters made visible in every value, charts by `draw`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from avvisi import __version__
from avvisi.look import draw
from avvisi.look.ask.incident import side_by_side
from avvisi.look.ask.parts import STANDINGS, TYPES
from avvisi.look.page import Page, View
from avvisi.look.safe import marked, shown, slug, visible, weblink
from avvisi.look.shelf import Row, Shelf
from avvisi.model.withheld import WITHHELD
from avvisi.store.search import fold

BASES = {
    "stated": "as the report states",
    "relative": "reckoned from the report's date",
    "published": "the day of publication stands in",
    "occasion": "from the occasion it belongs to",
    "title": "from the headline",
    "given": "as given with the document",
    "feed": "from the feed",
    "url": "from the address",
    "caption": "from a caption",
    "bounded": "bounded by other dates",
    "unknown": "not known",
}


class Painter:
    """Turns pages into HTML."""

    def __init__(self) -> None:
        self._jinja = environment()

    def page(self, view: View, page: Page, path: str, query: Mapping[str, str], shelf: Shelf, *, published: bool = False) -> str:
        """A view's page."""
        if view.name in ("incident", "occasion", "utterance"):
            side_by_side(page.values["reports"])
        asked = urlencode(sorted(page.filters.items()))
        twin = ("/overview" if path == "/" else path, "?" + asked if asked else "")
        return self._jinja.get_template(f"{view.name}.html").render(
            **page.values,
            view=view.name,
            title=page.title,
            filters=page.filters,
            path=path,
            twin=twin,
            link=path + twin[1],
            record=shelf.record.resolve().name,
            everyone=shelf.everyone,
            static="/static/",
            published=published,
        )

    def missing(self, what: str) -> str:
        """The page for what is not there."""
        return self._jinja.get_template("missing.html").render(
            what=what,
            title="Not in this record",
            view="missing",
            filters={},
            path="/",
            twin=None,
            link="/",
            record="",
            everyone=False,
            static="/static/",
            published=False,
        )


def environment() -> Environment:
    """Jinja, set up so that no value can become markup."""
    made = Environment(
        loader=PackageLoader("avvisi.look"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=shown,
    )
    made.filters.update(
        slug=slug,
        weblink=weblink,
        looked_for=looked_for,
        marked=marked,
        when=when,
        party=party,
        who=who,
        words=words,
        plural=plural,
        visible=visible,
        day=day,
        thousands=thousands,
    )
    made.globals.update(
        spark=draw.spark, quad_bar=draw.quad_bar, draw_timeline=draw.timeline, spans=draw.spans, draw_contacts=contact_chart, QUADS=draw.QUADS,
        STANDINGS=STANDINGS, TYPES=TYPES, BASES=BASES, version=__version__, address=address, WITHHELD=WITHHELD,
    )  # fmt: skip
    return made


def thousands(n: int) -> str:
    """1234567 as '1,234,567'."""
    return f"{n:,}"


def plural(n: int, one: str, many: str | None = None) -> str:
    """'1 report', '3 reports'."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


_DATE = re.compile(r"([0-9]{4})-(?:W([0-9]{2})|([0-9]{2})(?:-([0-9]{2})(?:T([A-Z]{2}|[0-9]{2}:[0-9]{2}))?)?)")
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "by day"}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day(value: str | None) -> str:
    """'2021-08-30' as '30 August 2021', '2021-08-30TEV' with its evening, '2021-08' as 'August 2021', '2021-W35' as 'week of 30 August 2021'.

    Anything else stays as it is.
    """
    found = _DATE.fullmatch(value or "")
    if not found:
        return value or ""
    year, week, month, of_month, time = found.groups()
    if week and int(year) and 1 <= int(week) <= 52:
        return f"week of {day(date.fromisocalendar(int(year), int(week), 1).isoformat())}"
    if month and 1 <= int(month) <= 12:
        told = f"{_MONTHS[int(month) - 1]} {year}"
        return (f"{int(of_month)} {told}" if of_month else told) + (f", {_PARTS.get(time, time)}" if time else "")
    return found.group()


def when(told: Row | None) -> str:
    """A day as a person reads it: the value, else its bounds, else that none is stated."""
    told = told or {}
    if told.get("value"):
        return day(told["value"])
    low, high = told.get("earliest"), told.get("latest")
    if low and high:
        return f"{day(low)} – {day(high)}" if low != high else day(low)
    return f"{day(low)} or later" if low else f"by {day(high)}" if high else "no day stated"


def party(one: Row) -> str:
    """A party's key in addresses: the code of a state, else its name."""
    return str(one["code"] if one["kind"] == "state" and one.get("code") else one["name"])


def who(parties: Iterable[Row] | None) -> list[Row]:
    """Parties, each once, with the persons who acted for them gathered; a person who stands there beside the state acted for is left out."""
    made: dict[str, Row] = {}
    for one in parties or ():
        row = made.setdefault(party(one), {**one, "persons": []})
        if one.get("person") and one["person"] not in row["persons"] and one["person"] != one["name"]:
            row["persons"].append(one["person"])
    acting = {p for row in made.values() if row["kind"] != "person" for p in row["persons"]}
    return [row for row in made.values() if row["kind"] != "person" or row["name"] not in acting]


def words(pieces: Sequence[Sequence[str]]) -> Markup:
    """Compared words: shared ones grey, a text's own ones marked."""
    kinds = {"shared": "sh", "own": "own", "plain": "sh", "": ""}
    made = []
    for text, kind in pieces:
        name = kinds[kind]
        inner = marked(text)
        made.append(
            Markup("<mark>{}</mark>").format(inner)
            if name == "own"
            else Markup('<span class="sh">{}</span>').format(inner)
            if name
            else inner
        )
    return Markup("").join(made)


def address(path: str, filters: Mapping[str, Any], **change: Any) -> str:
    """This page with other filters; None takes one away."""
    asked = {k: str(v) for k, v in {**filters, **change}.items() if v is not None}
    return path + ("?" + urlencode(sorted(asked.items())) if asked else "")


def contact_chart(found: Row, what: str) -> Markup:
    """The contacts of a page's values, persons linked to their pages."""
    sides = [[{**n, "href": f"/person/{n['id']}" if n["id"] else None} for n in found[side]] for side in ("left", "right")]
    return draw.contacts(sides[0], sides[1], [(i, j, n) for i, j, n in found["edges"]], what=what)


def looked_for(text: str, words: Sequence[str]) -> Markup:
    """A stretch of text on one line, the words looked for marked."""
    made, at = [], 0
    flat = re.sub(r"\s+", " ", text)
    for found in re.finditer(r"\w+", flat):
        if any(fold(found.group()).startswith(w) for w in words):
            made += [marked(flat[at : found.start()]), Markup("<mark>{}</mark>").format(marked(found.group()))]
            at = found.end()
    return Markup("").join([*made, marked(flat[at:])])
