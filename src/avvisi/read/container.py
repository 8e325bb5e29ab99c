"""One file's bytes to its reports: unpacked where packed, one archive deep, then read by kind."""

from collections.abc import Callable, Iterator
from io import BufferedReader

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import PACKINGS, Ahead, Budget, Inflater, Readable, Refused, take
from avvisi.read.fields import problem
from avvisi.read.jsonl import pages_of_file, pages_of_lines
from avvisi.read.kinds import HEAD, foreign, kind_of
from avvisi.read.limits import Limits
from avvisi.read.text import html_page, text_page

Pages = Iterator[RawPage | Problem]
Reader = Callable[[Readable, str, Limits], Pages]


def _json(stream: Readable, path: str, limits: Limits) -> Pages:
    yield from pages_of_file(take(stream, limits.raw), path, limits)


READERS: dict[str, Reader] = {"text": text_page, "html": html_page, "json": _json, "lines": pages_of_lines}


def documents(stream: BufferedReader, name: str, limits: Limits, size: int) -> Pages:
    """The reports of a file. Refused leaves here only for the file as a whole; a member's is a Problem of its own."""
    if not size:
        raise Refused("an empty file")
    yield from _read(Ahead(stream), name, name, limits)


def _read(stream: Ahead, name: str, path: str, limits: Limits, *, packed: bool = False) -> Pages:
    """`name` without the endings already unpacked tells the kind; `path` is what the user sees."""
    head = stream.peek(HEAD)
    kind = kind_of(name, head)
    if not head:
        raise Refused("empty")
    if kind == "packed":
        if packed:
            raise Refused("packed twice: only one level is unpacked")
        inner, rest = _unpacked(stream, name, head, limits)
        yield from _read(inner, rest, path, limits, packed=True)
    elif kind in READERS:
        try:
            yield from READERS[kind](stream, path, limits)
        except Refused as refused:
            yield problem(path, str(refused))
    else:
        raise Refused(f"{foreign(head) or 'a kind of file'} that is not read")


def _unpacked(stream: Ahead, name: str, head: bytes, limits: Limits) -> tuple[Ahead, str]:
    """The stream unpacked, and the name without the ending that said so."""
    _, what, engine, endings = next(p for p in PACKINGS if head.startswith(p[0]))
    ending = next((e for e in endings if name.lower().endswith(e)), "")
    bare = name[: len(name) - len(ending)] if ending else name
    bare += ".tar" if ending.startswith(".t") else ""
    return Ahead(Inflater(stream, engine, Budget(limits.ratio, limits.slack), what)), bare
