"""JSON: one object a line, one object or one list a file."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import msgspec

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import Readable, Refused, lines
from avvisi.read.decode import decoded, plain
from avvisi.read.fields import CARRIES, page_of, problem
from avvisi.read.limits import Limits

LISTS = ("articles", "documents", "items", "results", "entries", "news", "docs", "hits", "rows", "records", "data")


def page_of_line(line: bytes, default_id: str, *, where: str | None = None, limits: Limits | None = None) -> RawPage | Problem:
    """The page of one JSON line. What cannot be read is a Problem whose `given_id` is None, or the id the line gave."""
    where = where or default_id
    try:
        given = value_of(line)
    except Refused as refused:
        return problem(where, str(refused))
    if not isinstance(given, dict):
        return problem(where, f"not a JSON object but {_kind(given)}")
    return page_of(given, default_id, where, limits or Limits())


def value_of(raw: bytes) -> Any:
    """The value of some JSON. Refused with the reason where it is none."""
    try:
        return msgspec.json.decode(raw)
    except RecursionError:
        raise Refused("JSON nested too deeply") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _leniently(raw)


def _leniently(raw: bytes) -> Any:
    """What the strict reader refuses and many tools write: half surrogates, NaN, raw line breaks in strings, other encodings."""
    text = decoded(raw).strip()
    if not text:
        raise Refused("an empty line")
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise Refused("JSON nested too deeply") from None
    except json.JSONDecodeError as error:
        raise Refused(f"not JSON: {plain(error.msg).removesuffix(' at')} at character {error.pos + 1}") from None
    except ValueError as error:
        raise Refused(f"not JSON: {plain(str(error), 200)}") from None


def _kind(value: Any) -> str:
    return {list: "a list", str: "a string", bool: "true or false", type(None): "null"}.get(type(value), "a number")


def pages_of_lines(stream: Readable, path: str, limits: Limits) -> Iterator[RawPage | Problem]:
    """Every line that holds something, however many there are; line numbers count from one."""
    told = False
    for number, line in enumerate(lines(stream, limits.raw), 1):
        where = f"{path}:{number}"
        if line is None:
            told = True
            yield too_long(where, limits)
        elif line.strip(b" \t\r\0\xef\xbb\xbf"):
            told = True
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            yield page_of_line(line, f"{path}#{number}", where=where, limits=limits)
    if not told:
        raise Refused("empty: no line holds anything")


def too_long(where: str, limits: Limits) -> Problem:
    """A line that was skipped unread."""
    return problem(where, f"a line larger than {limits.raw:,} bytes")


def pages_of_file(raw: bytes, path: str, limits: Limits) -> Iterator[RawPage | Problem]:
    """A JSON file: an object, a list of objects, an object that holds such a list, or (whatever its name) one object a line."""
    try:
        given = value_of(raw.removeprefix(b"\xef\xbb\xbf"))
    except Refused as refused:
        try:
            some = [value_of(line) for line in raw.split(b"\n", 2)[:2] if line.strip()]
        except Refused:
            some = []
        if len(some) > 1 or some and isinstance(some[0], dict):
            yield from pages_of_lines(BytesIO(raw), path, limits)
        else:
            yield problem(path, str(refused))
        return
    if isinstance(given, dict):
        held = None if CARRIES & set(given) else next((given[name] for name in LISTS if isinstance(given.get(name), list)), None)
        if held is None:
            yield page_of(given, path, path, limits)
            return
        given = held
    if not isinstance(given, list):
        yield problem(path, f"not a JSON object but {_kind(given)}")
        return
    if not given:
        yield problem(path, "empty: a list without documents")
    for number, item in enumerate(given, 1):
        where = f"{path}:{number}"
        if isinstance(item, dict):
            yield page_of(item, f"{path}#{number}", where, limits)
        else:
            yield problem(where, f"not a JSON object but {_kind(item)}")
