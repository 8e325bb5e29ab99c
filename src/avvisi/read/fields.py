"""One JSON object or table row as a RawPage: the usual names of fields, and the JSON of news-please, fundus and trafilatura as it is."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import Refused
from avvisi.read.decode import empty, storable
from avvisi.read.limits import Limits

TEXT = (
    "text",
    "body",
    "content",
    "maintext",
    "event_text",
    "plaintext",
    "article_text",
    "full_text",
    "fulltext",
    "article",
    "story",
    "raw_text",
)
HTML = ("html", "raw_html", "page")
ID = ("id", "_id", "doc_id", "docid", "document_id", "article_id", "uuid", "guid")
TITLE = ("title", "headline", "title_page", "title_rss", "head")
DATE = (
    "published", "date", "pub_date", "pubdate", "date_publish", "date_published", "published_date", "publication_date", "publish_date",
    "publishing_date", "published_at", "datepublished", "issued", "pubtime", "timestamp",
)  # fmt: skip
OUTLET = (
    "outlet", "source", "publisher", "source_name", "source-hostname", "sitename", "site_name", "source_domain", "hostname", "domain",
    "newspaper", "publication", "media", "site",
)  # fmt: skip
LINK = ("url", "link", "source_url", "canonical_url", "href", "permalink", "uri")
LANGUAGE = ("language", "lang", "inlanguage")
PAIRS = "pairs"
CARRIES = frozenset((*TEXT, *HTML))

Pair = tuple[tuple[int, int], tuple[int, int]]


def problem(where: str, reason: str, given_id: str | None = None) -> Problem:
    """A document that could not be read."""
    return Problem(stage="read", where=where, reason=reason, given_id=given_id, rejected=True)


def page_of(given: Mapping[Any, Any], default_id: str, where: str, limits: Limits) -> RawPage | Problem:
    """The page an object holds; `where` (file!member:line) is its path. A Problem names what is missing or wrong, and keeps a given id."""
    fields = {str(name).strip().lower(): value for name, value in given.items() if value is not None and value != ""}
    given_id = _scalar(fields, ID)
    try:
        return _page(fields, given_id or default_id, where, limits, {str(name).strip().lower() for name in given})
    except Refused as refused:
        return problem(where, str(refused), given_id)


def _page(fields: Mapping[str, Any], given_id: str, path: str, limits: Limits, named: set[str]) -> RawPage:
    text, html = _text(fields), _first(fields, HTML, _html)
    if text is None and html is None:
        present = next((name for name in (*TEXT, *HTML) if name in fields), None) or next(
            (name for name in (*TEXT, *HTML) if name in named), None
        )
        raise Refused(
            f"the field '{present}' holds no text" if present else "no text: none of the fields is named text, body, content or html"
        )
    if text is not None:
        html = None
        checked(text, limits.text, "bytes of text")
    else:
        checked(html or "", limits.page, "bytes of page")
    link = _scalar(fields, LINK)
    source = fields.get("source")
    if link is None and isinstance(source, str) and _is_link(source):
        link = storable(source.strip())  # trafilatura's 'source' is the page's address
    return RawPage(
        given_id=given_id,
        path=path,
        text=text,
        html=html,
        title=_scalar(fields, TITLE),
        published=_published(fields),
        outlet=_first(fields, OUTLET, _outlet),
        url=link,
        language=_scalar(fields, LANGUAGE),
        pairs=_pairs(fields.get(PAIRS), text),
    )


def checked(text: str, cap: int, what: str) -> str:
    """The text, unless it is too long or holds nothing."""
    if len(text) > cap or len(text) * 4 > cap and len(text.encode("utf-8", "replace")) > cap:
        raise Refused(f"larger than {cap:,} {what}")
    if empty(text):
        raise Refused("empty: holds no text")
    return text


def _first(fields: Mapping[str, Any], names: tuple[str, ...], read: Any) -> str | None:
    for name in names:
        if name in fields and (found := read(fields[name])) is not None:
            return str(found)
    return None


def _scalar(fields: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return _first(fields, names, _word)


def _word(value: Any) -> str | None:
    """A string or number as a string; anything else is not what we look for."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return storable(str(value)).strip() or None


def _text(fields: Mapping[str, Any]) -> str | None:
    """The text as given; structured bodies as paragraphs. An empty field does not hide a full one."""
    for name in TEXT:
        value = fields.get(name)
        if isinstance(value, str) and not empty(value):
            return storable(value)
        if isinstance(value, list | dict) and (parts := list(_paragraphs(value))):
            return storable("\n\n".join(parts))
    return next((storable(fields[name]) for name in TEXT if isinstance(fields.get(name), str)), None)


def _paragraphs(value: Any) -> Iterator[str]:
    """The strings of a structured body, in order: a list of paragraphs, or fundus's {summary, sections: [{headline, paragraphs}]}."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            if not empty(item):
                yield item.strip()
        elif isinstance(item, list):
            waiting.extend(reversed(item))
        elif isinstance(item, dict):
            inner = [
                item[name]
                for name in ("summary", "headline", "title", "text", "texts", "paragraphs", "sections", "content")
                if name in item
            ]
            waiting.extend(reversed(inner))


def _html(value: Any) -> str | None:
    """A page: a string, or fundus's {content: page}."""
    if isinstance(value, dict):
        value = value.get("content")
    return storable(value) if isinstance(value, str) and not empty(value) else None


def _outlet(value: Any) -> str | None:
    """A name: a string, or schema.org's {name: …}; an address is not a name."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = next((value[name] for name in ("name", "title", "domain", "publisher", "id") if isinstance(value.get(name), str)), None)
    return None if isinstance(value, str) and _is_link(value) else _word(value)


def _is_link(value: str) -> bool:
    return value.strip()[:8].lower().startswith(("http://", "https://"))


def _published(fields: Mapping[str, Any]) -> str | None:
    """The date as given; a count of seconds or milliseconds since 1970 as ISO 8601, which a reader can tell from a year."""
    for name in DATE:
        value = fields.get(name)
        if isinstance(value, dict):
            value = next((value[key] for key in ("$date", "iso", "date", "value") if key in value), None)
        if isinstance(value, int | float) and not isinstance(value, bool):
            seconds = value / 1000 if abs(value) > 10**11 else value
            if 10**8 < seconds < 10**10:
                return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if word := _word(value):
            return word
    return None


def _pairs(value: Any, text: str | None) -> tuple[Pair, ...] | None:
    """The pairs asked for, checked: whole numbers, in order, within the text."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise Refused("pairs: not a list")
    end = len(text) if text is not None else None
    return tuple((_span(pair, "actor", i, end), _span(pair, "recipient", i, end)) for i, pair in enumerate(value))


def _span(pair: Any, name: str, at: int, end: int | None) -> tuple[int, int]:
    span = pair.get(name) if isinstance(pair, dict) else None
    if not isinstance(span, list) or len(span) != 2 or not all(isinstance(n, int) and not isinstance(n, bool) for n in span):
        raise Refused(f"pairs[{at}].{name}: not a span [start, end]")
    if not 0 <= span[0] < span[1] or end is not None and span[1] > end:
        raise Refused(f"pairs[{at}].{name}: [{span[0]}, {span[1]}) is no place in the text")
    return span[0], span[1]
