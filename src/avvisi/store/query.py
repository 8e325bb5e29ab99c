"""Asking a record: read-only, locked against everything but reading itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from avvisi.store.errors import RecordError
from avvisi.store.place import NAME

if TYPE_CHECKING:  # a question to a record must not wait for it
    import pyarrow as pa


def connect(record: Path, memory: str = "700MB", *, page: Path | None = None, making: bool = False) -> duckdb.DuckDBPyConnection:
    """A read-only connection: no file, network or extension can be reached from it. RecordError where there is no record.

    `page` is attached too; where it is being made, it alone can be written.
    """
    path = record / NAME
    if not path.exists():
        raise RecordError(f"{record} is no record: {NAME} is missing (make one with: avvisi build SOURCE -o {record})")
    spill = {"temp_directory": str(page.parent)} if page and making else {}
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": memory, **spill})
    try:
        # attached, not connected to: within one process DuckDB would hand out the old file again after a build has swapped it
        connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as record (read_only)")
        if page:
            connection.execute(f"attach '{str(page).replace(chr(39), chr(39) * 2)}' as page{'' if making else ' (read_only)'}")
        connection.execute("use record")
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise RecordError(f"{path} cannot be opened ({first}); `avvisi build -o {record}` makes it again from its shards") from error
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def arrow(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any] = ()) -> "pa.Table":
    """The answer as an Arrow table."""
    return _asked(connection, query, values).to_arrow_table()


def rows(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
    """The answer row by row, in batches, as plain values."""
    reader: pa.RecordBatchReader = _asked(connection, query, values).to_arrow_reader(2_000)
    for batch in reader:
        yield from batch.to_pylist()


def _asked(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any]) -> duckdb.DuckDBPyRelation:
    """The query, bound. RecordError where it names what this record has not: an older version may have made its database."""
    try:
        return connection.sql(query, params=list(values))
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        first = str(error).splitlines()[0]
        raise RecordError(
            f"{first} (tables of another version? `avvisi build -o RECORD` makes the database anew from its shards)"
        ) from error


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of the record's tables."""
    return [
        name
        for (name,) in connection.execute(
            "select table_name from information_schema.tables where table_schema = 'main' and table_catalog = current_database() order by 1"
        ).fetchall()
    ]
