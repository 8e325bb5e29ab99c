"""What a page says of itself: its date, outlet, language and headline, from schema.org, OpenGraph, `<meta>`, `<time>` and htmldate."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from avvisi.model.record import Record
from avvisi.model.text import Candidate
from avvisi.read.decode import empty, storable

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "published_time",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date.published",
    "article.published", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_date",
    "cxenseparse:recs:publishtime", "date", "article_date_original", "originalpublicationdate", "created", "shareaholic:article_published_time",
    "rnews:datepublished", "pub_date", "displaydate", "release_date", "timestamp", "bt:pubdate", "iso-8601-publish-date",
)  # fmt: skip
SITE = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher", "article:publisher", "cre", "copyright")
ARTICLES = ("article", "report", "posting", "liveblog")  # in schema.org's types of what we read
DEPTH = 8  # how deep a page's JSON is looked through
MANY = 2_000  # values of it looked at

_ISO = re.compile(
    r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:[T ]\s*(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)", re.I
)
_NOTICE = re.compile(
    r"\s*(?:(?:copyright\b|\(c\)|©)[\s,:]*)+(?:(?:19|20)\d\d(?:\s*[-–,]\s*(?:(?:19|20)\d\d|present))*[\s,.:]*)?(?:by\s+)?", re.I
)
_RIGHTS = re.compile(r"[\s.,;|-]*\ball rights reserved\b.*|[\s,]*(?:©|\(c\))?\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\s*\Z", re.I)


class Facts(Record, frozen=True, kw_only=True):
    """What a page says of itself; candidates of the date in order of their weight."""

    published: tuple[Candidate, ...] = ()
    outlet: str | None = None
    language: str | None = None
    titles: tuple[str, ...] = ()


def facts(tree: HtmlElement) -> Facts:
    """Read the tree; nothing outside it."""
    metas = _metas(tree)
    linked = [thing for script in tree.iter("script") for thing in _things(script)]
    articles = [thing for thing in linked if _is_article(thing)]
    found = [*_linked_dates(articles), *_meta_dates(metas), *_times(tree)]
    titles = [*(_name(a.get("headline")) for a in articles), *(metas.get(name) for name in ("og:title", "twitter:title", "title"))]
    publishers = [_name(a.get("publisher")) for a in articles]
    outlets = [*publishers, *(metas.get(name) for name in SITE)]
    if metas.get("og:site_name"):
        outlets.insert(0, metas["og:site_name"])
    outlets[:0] = _signed(tree, publishers)
    language = tree.get("lang") or next((e.get("lang") for e in tree.iter("html") if e.get("lang")), None) or metas.get("og:locale")
    return Facts(
        published=tuple(dict.fromkeys(found)),
        outlet=next((name for told in outlets if told and (name := _outlet(told))), None),
        language=re.split("[-_]", language.strip().lower())[0][:8] or None if language else None,
        titles=tuple(dict.fromkeys(title for title in titles if title)),
    )


def _outlet(told: str) -> str | None:
    """'© 2019 The Estuary. All rights reserved' and 'The Estuary | Rivers | Ports' name The Estuary; 'Copyright 2019' and an address name nobody."""
    name = _RIGHTS.sub("", _NOTICE.sub("", told)).split(" | ")[0].strip(" ,;|-–—")
    named = any(letter.isalpha() for letter in name) and not name.lower().startswith(("http", "@", "www.")) and len(name) < 80
    return name if named else None


def _signed(tree: HtmlElement, publishers: list[str | None]) -> list[str]:
    """The publisher that the page's title ends with too: a site's name may be that of a section, as 'World' of 'Floods recede - The Estuary'."""
    titles = [" ".join((element.text or "").split()).lower() for element in tree.iter("title")]
    ends = {title.rpartition(mark)[2] for title in titles for mark in (" - ", " | ", " – ", " — ") if mark in title}
    return [name for name in publishers if name and name.lower() in ends]


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Names and properties of `<meta>`, in small letters, to what they first say."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = " ".join(storable(meta.get("content") or "").split())
        if name and value and not empty(value):
            found.setdefault(name.strip().lower(), value)
    return found


def _things(script: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects in a script of linked data, outer ones first; none where it is no JSON."""
    if "ld+json" not in (script.get("type") or "") or not script.text:
        return
    try:
        waiting = [(json.loads(script.text.strip().rstrip(";"), strict=False), 0)]
    except (ValueError, RecursionError):
        return
    for _ in range(MANY):
        if not waiting:
            return
        value, depth = waiting.pop(0)
        if isinstance(value, dict):
            yield value
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        if depth < DEPTH:
            waiting.extend((item, depth + 1) for item in list(inner)[:MANY] if isinstance(item, dict | list))


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and any(word in name.lower() for word in ARTICLES) for name in names)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(storable(value).split()) or None if isinstance(value, str) else None


def candidate(words: str, origin: str) -> Candidate | None:
    """A date written as machines write it, as a candidate; None where it is no day."""
    match = _ISO.match(words)
    if not match:
        return None
    year, month, day, hour, minute, zone = match.groups()
    try:
        value = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    zone = {"UTC": "Z", "GMT": "Z"}.get((zone or "").upper(), zone or "")
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone.upper()
    return Candidate(value=value, time=f"{hour}:{minute}{zone}" if hour else None, basis="stated", origin=origin)


def _linked_dates(articles: list[dict[str, Any]]) -> Iterator[Candidate]:
    for article in articles:
        for field in ("datePublished", "dateCreated"):
            if isinstance(article.get(field), str) and (found := candidate(article[field], f"schema.org {field}")):
                yield found


def _meta_dates(metas: dict[str, str]) -> Iterator[Candidate]:
    for name in PUBLISHED:
        if name in metas and (found := candidate(metas[name], f"meta {name}")):
            yield found


def _times(tree: HtmlElement) -> Iterator[Candidate]:
    """`<time>`s that say they are the date of publication; others may be of anything on the page."""
    for element in tree.iter("time", "abbr", "span"):
        told = " ".join(
            (element.get("itemprop") or "", element.get("class") or "", "pubdate" if element.get("pubdate") is not None else "")
        ).lower()
        words = element.get("datetime") or element.get("content") or (element.get("title") if element.tag == "abbr" else None)
        if words and ("pub" in told or "datecreated" in told) and (found := candidate(words, f"<{element.tag}>")):
            yield found
