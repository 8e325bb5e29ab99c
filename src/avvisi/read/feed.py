"""RSS and Atom files: an entry a report. Nothing is fetched, nothing outside the file is looked at."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser

from avvisi.guard import attempt
from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import Readable, Refused, take
from avvisi.read.decode import empty, storable
from avvisi.read.fields import checked, problem
from avvisi.read.limits import Limits

_END = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-f]+|\w+);", re.I)


def pages_of_feed(stream: Readable, path: str, limits: Limits) -> Iterator[RawPage | Problem]:
    """Every entry, in the feed's order: its content, else its summary, else its headline. The date is the feed's word, as it stands."""
    raw = take(stream, limits.raw)
    if b"<!ENTITY" in raw[:100_000]:
        raise Refused("an XML file that defines entities of its own, which are not unfolded")
    feed = attempt("read", path, lambda: feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False))
    if isinstance(feed, Problem):
        raise Refused(f"an unreadable feed: {feed.reason}")
    if not feed.entries:
        raise Refused("XML, but no feed: it has no entries" if not feed.get("version") else "empty: a feed without entries")
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _page(entry, feed.feed, path, number, limits)
        except Refused as refused:
            yield problem(f"{path}:{number}", str(refused), _string(entry, "id"))
    if not _END.search(raw):
        yield problem(path, "cut short: the feed ends before its end mark")


def _page(entry: Any, feed: Any, path: str, number: int, limits: Limits) -> RawPage:
    words, markup = _content(entry)
    title = _string(entry, "title")
    if empty(words):
        words, markup = title or "", False
    checked(words, limits.page if markup else limits.text, "bytes")
    return RawPage(
        given_id=_string(entry, "id") or f"{path}#{number}",
        path=f"{path}:{number}",
        text=None if markup else words,
        html=words if markup else None,
        title=title,
        published=_string(entry, "published") or _string(entry, "updated"),
        published_from="feed",
        outlet=_string(entry.get("source") or {}, "title") or _string(feed, "title"),
        url=_string(entry, "link"),
        language=_string(feed, "language"),
    )


def _content(entry: Any) -> tuple[str, bool]:
    """(words, whether they are markup): the longest content, else the summary."""
    given = [c for c in entry.get("content") or [] if isinstance(c.get("value"), str)]
    if not any(not empty(c["value"]) for c in given):
        given = [{"value": entry.get("summary") or "", **(entry.get("summary_detail") or {})}]
    best = max(given, key=lambda c: len(c["value"]))
    words = storable(best["value"])
    return words, best.get("type") != "text/plain" and bool(_TAG.search(words))


def _string(holder: Any, name: str) -> str | None:
    value = holder.get(name)
    return storable(value).strip() or None if isinstance(value, str) else None
