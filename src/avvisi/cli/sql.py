"""`avvisi sql`: ask a record anything, read-only."""

from typing import Annotated

import typer

from avvisi.cli.options import JsonOption, RecordOption, fail, plain_errors
from avvisi.cli.show import json_lines, table


def sql(
    query: Annotated[str, typer.Argument(help="A query in DuckDB's SQL; the tables are those of the docs.")],
    record: RecordOption,
    as_json: JsonOption = False,
) -> None:
    """Ask a record with SQL. It cannot change anything, nor read any other file."""
    with plain_errors():
        import duckdb

        from avvisi.store.query import connect, rows

        try:
            found = rows(connect(record), query)
            if as_json:
                json_lines(found)
                return
            some = list(found)
        except duckdb.Error as error:
            raise fail(str(error).splitlines()[0]) from None
        table([list(row.values()) for row in some], list(some[0]) if some else [])
