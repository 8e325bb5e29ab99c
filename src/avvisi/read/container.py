"""One file's bytes to its reports: unpacked where packed, one archive deep, then read by kind."""

from collections.abc import Callable, Iterator
from io import BufferedReader

from avvisi.model.problems import Problem
from avvisi.model.record import Record
from avvisi.model.text import RawPage
from avvisi.read.archive import Member, tar_members, zip_members
from avvisi.read.bounded import PACKINGS, Ahead, Budget, Inflater, Part, Readable, Refused, take
from avvisi.read.decode import plain
from avvisi.read.fields import problem
from avvisi.read.jsonl import pages_of_file, pages_of_lines
from avvisi.read.kinds import HEAD, foreign, kind_of
from avvisi.read.limits import Limits
from avvisi.read.table import pages_of_table
from avvisi.read.text import html_page, text_page
from avvisi.read.warc import pages_of_warc

Pages = Iterator[RawPage | Problem]
Reader = Callable[[Readable, str, Limits], Pages]


class Place(Record, frozen=True, kw_only=True):
    """Where we are: what the user sees, the name that tells the kind, and how deep we have unpacked."""

    shown: str
    name: str
    packed: bool = False
    archived: bool = False


def _json(stream: Readable, path: str, limits: Limits) -> Pages:
    yield from pages_of_file(take(stream, limits.raw), path, limits)


def _feed(stream: Readable, path: str, limits: Limits) -> Pages:
    from avvisi.read.feed import pages_of_feed  # feedparser takes its time to load, and few read feeds

    yield from pages_of_feed(stream, path, limits)


READERS: dict[str, Reader] = {
    "text": text_page,
    "html": html_page,
    "json": _json,
    "lines": pages_of_lines,
    "table": pages_of_table,
    "feed": _feed,
    "warc": pages_of_warc,
}


def documents(file: BufferedReader, name: str, limits: Limits, size: int) -> Pages:
    """The reports of a file of `size` bytes. Refused leaves here only for the file as a whole; a member's is a Problem of its own."""
    if not size:
        raise Refused("an empty file")
    place = Place(shown=name, name=name)
    stream = Ahead(file)
    if kind_of(name, stream.peek(HEAD)) == "zip":
        yield from _members(zip_members(file, size, limits), place, limits, None)
    else:
        yield from _read(stream, place, limits, None)


def _read(stream: Ahead, place: Place, limits: Limits, budget: Budget | None) -> Pages:
    """Unpack or read. One `budget` for all that is unpacked from one file."""
    head = stream.peek(HEAD)
    kind = kind_of(place.name, head)
    if not head:
        raise Refused("empty")
    if kind == "packed":
        yield from _packed(stream, head, place, limits, budget)
    elif kind == "tar" and not place.archived:
        yield from _members(tar_members(stream, limits), place, limits, budget)
    elif kind in {"tar", "zip"}:
        raise Refused("an archive within an archive: only one level is unpacked")
    elif kind in READERS:
        yield from READERS[kind](stream, place.shown, limits)
    else:
        raise Refused(f"{foreign(head) or 'a kind of file'} that is not read")


def _packed(stream: Ahead, head: bytes, place: Place, limits: Limits, budget: Budget | None) -> Pages:
    if place.packed:
        raise Refused("packed twice: only one level is unpacked")
    _, what, engine, endings = next(p for p in PACKINGS if head.startswith(p[0]))
    ending = next((e for e in endings if place.name.lower().endswith(e)), "")
    bare = place.name[: len(place.name) - len(ending)] + (".tar" if ending.startswith(".t") else "")
    inner = Inflater(stream, engine, budget or Budget(limits.ratio, limits.slack), what, fresh=budget is None)
    budget = inner.budget
    yield from _read(Ahead(inner), Place(shown=place.shown, name=bare, packed=True, archived=place.archived), limits, budget)


def _members(found: Iterator[Member], place: Place, limits: Limits, budget: Budget | None) -> Pages:
    """Each member as a file of its own; a bad one is a Problem, and the next is read if the archive can still be read."""
    empty = True
    for name, content, own in found:
        empty = False
        inside = Place(shown=f"{place.shown}!{plain(name, limits.name)}", name=name, archived=True)
        try:
            if isinstance(content, Refused):
                raise content
            yield from _read(Ahead(content), inside, limits, own or budget)
        except Refused as refused:
            if isinstance(content, Part) and content.broken:
                yield problem(inside.shown, f"{refused}; nothing after it in the archive was read")
                return
            yield problem(inside.shown, str(refused))
    if empty:
        raise Refused("an empty archive")
