"""Every table of a record as JSON Lines, CSV or Parquet, ordered, so that the same record gives the same bytes."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from avvisi.store.query import arrow, rows, tables

_OURS = (
    "title",
    "path",
    "url",
    "given_id",
    "given_ids",
    "where",
    "rule",
    "why",
    "reason",
    "reasons",
    "disagreements",
)  # not the reports' words, or a citation
_LONGEST_NAME = 6
_RUN = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def target(out: str) -> Iterator[BinaryIO]:
    """Standard output for '-', else a file written beside and moved into place."""
    if out == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(out)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    with open(beside, "wb") as file:
        yield file
    beside.replace(path)


def ordered(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """The query of a whole table in a fixed order: by its id where it has one of its own, else by all its columns. (Of two pairs of reports with the
    same two names, judgements have one id.)"""
    columns = [name for name, *_ in connection.execute(f'describe "{table}"').fetchall()]
    order = '"id"' if "id" in columns and table != "judgements" else ", ".join(f'"{c}"' for c in columns)
    return f'select * from "{table}" order by {order}'


def write_one(connection: duckdb.DuckDBPyConnection, table: str, form: str, out: str, *, defuse: bool = True, text: bool = True) -> None:
    """One table to a file or standard output. Without `text` the reports' words are left out: spans keep their places."""
    query = ordered(connection, table)
    found = rows(connection, query)
    kept = found if text else map(wordless, found)
    with target(out) as sink:
        if form == "jsonl":
            encoder = msgspec.json.Encoder()
            for row in kept:
                sink.write(encoder.encode(row) + b"\n")
        elif form == "csv":
            _csv(kept, [name for name, *_ in connection.execute(f'describe "{table}"').fetchall()], sink, defuse)
        else:
            whole = arrow(connection, query)
            made = whole if text else pa.Table.from_pylist(list(kept), schema=whole.schema)
            pq.write_table(made, sink, compression="zstd", write_statistics=False)


def wordless(value: Any, name: str = "") -> Any:
    """A row without the reports' words: every `text` and page is emptied, names that are descriptions are cut; every place is kept."""
    if isinstance(value, dict):
        return {k: wordless(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [wordless(v, name) for v in value]
    if not isinstance(value, str):
        return value
    return "" if name in ("text", "html") else value if name in _OURS else brief(value)


def brief(name: str) -> str:
    """A name; of one that is a description ('a mission sent by the regional body …') the first words."""
    words = name.split()
    return name if len(words) <= _LONGEST_NAME else " ".join([*words[:_LONGEST_NAME], "…"])


def write_all(connection: duckdb.DuckDBPyConnection, form: str, folder: Path, *, defuse: bool = True, text: bool = True) -> None:
    """Every table to a folder."""
    for table in tables(connection):
        write_one(connection, table, form, str(folder / f"{table}.{form}"), defuse=defuse, text=text)


def _csv(found: Iterable[dict[str, Any]], columns: list[str], sink: BinaryIO, defuse: bool) -> None:
    text = io.TextIOWrapper(sink, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in found:
        writer.writerow([cell(row[c], defuse) for c in columns])
    text.detach()


def cell(value: Any, defuse: bool) -> Any:
    """A cell: nested values as JSON; text that a spreadsheet would run gets an apostrophe before it (a lone sign is no formula)."""
    if isinstance(value, dict | list):
        return msgspec.json.encode(value).decode()
    if defuse and isinstance(value, str) and len(value) > 1 and value.startswith(_RUN):
        return "'" + value
    return value
