"""CSV and TSV: a row a report, columns by their usual names."""

import csv
from collections.abc import Iterator
from io import StringIO

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import Ahead, Readable, Refused, lines, take
from avvisi.read.decode import decoded, encoding_of, plain, storable
from avvisi.read.fields import CARRIES, DATE, ID, LINK, OUTLET, TITLE, page_of, problem
from avvisi.read.limits import Limits

SAMPLE = 32_000
DELIMITERS = (",", "\t", ";", "|")
KNOWN = frozenset((*CARRIES, *DATE, *ID, *LINK, *OUTLET, *TITLE))

_END = "\ue000\ue001end\ue001\ue000"  # a last line of ours: where it ends up inside a row, a quotation mark was never closed


def pages_of_table(stream: Readable, path: str, limits: Limits) -> Iterator[RawPage | Problem]:
    """Every row; line numbers count from one, the header's, and are those of the row's first line."""
    csv.field_size_limit(limits.raw)  # Python's is one for the process, and too small for a report
    ahead = Ahead(stream)
    header_line = _text_lines(ahead, limits)
    first = next(header_line, "")
    names, delimiter = _header(first)
    rows = csv.reader(_closed(header_line), delimiter=delimiter)
    line, found = 2, False
    while True:
        where = f"{path}:{line}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            row = []
            yield problem(where, f"unreadable row: {plain(str(error), 100)}")
        if row is None or row == [_END]:
            break
        line = rows.line_num + 2
        if row and row[-1].endswith(_END):
            yield problem(where, "a quotation mark is opened and never closed")
            found = True
        elif len(row) > len(names):
            yield problem(where, f"{len(row)} fields, but the header names {len(names)}")
            found = True
        elif any(row):
            yield page_of(dict(zip(names, map(storable, row), strict=False)), f"{path}#{where.rsplit(':', 1)[1]}", where, limits)
            found = True
    if not found:
        raise Refused("empty: no rows under the header")


def _header(line: str) -> tuple[list[str], str]:
    """The names of the columns, and the delimiter: the one that makes most names known."""
    best: tuple[int, list[str], str] = (0, [], ",")
    for delimiter in DELIMITERS:
        try:
            names = [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error:
            continue
        if (score := sum(name in KNOWN for name in names)) > best[0]:
            best = (score, names, delimiter)
    if not CARRIES & set(best[1]):
        raise Refused("no column is named text, body, content or html")
    return best[1], best[2]


def _closed(given: Iterator[str]) -> Iterator[str]:
    for line in given:
        yield line if line.endswith(("\n", "\r")) else line + "\n"
    yield _END


def _text_lines(stream: Ahead, limits: Limits) -> Iterator[str]:
    """The lines with their breaks; UTF-16, and files that only know carriage returns, are held whole."""
    sample = stream.peek(SAMPLE)
    if b"\0" in sample or b"\n" not in sample and b"\r" in sample:
        yield from StringIO(decoded(take(stream, limits.raw)), newline="")
        return
    sample = sample.removeprefix(b"\xef\xbb\xbf")
    decoded(sample)  # refuses what is no text
    other = encoding_of(sample[: sample.rfind(b"\n") + 1] or sample)
    for number, line in enumerate(lines(stream, limits.raw)):
        if line is None:
            raise Refused(f"a line larger than {limits.raw:,} bytes")
        line = line.removeprefix(b"\xef\xbb\xbf") if not number else line
        try:
            yield line.decode("utf-8") + "\n"
        except UnicodeDecodeError:
            yield line.decode("cp1252" if other == "utf-8" else other, "replace") + "\n"
