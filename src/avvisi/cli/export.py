"""`avvisi export`: a record's tables in the shapes other tools want."""

from pathlib import Path
from typing import Annotated

import typer

from avvisi.cli.options import RecordArgument, fail, plain_errors


def export(
    record: RecordArgument,
    form: Annotated[str, typer.Option("--as", help="jsonl, csv or parquet.")],
    out: Annotated[str, typer.Option("--output", "-o", help="A file (one table), a folder (all tables), or '-' for standard output.")],
    table: Annotated[str | None, typer.Option(help="One table; without it, every table goes to a folder.")] = None,
    raw_cells: Annotated[bool, typer.Option("--raw-cells", help="CSV: leave cells that a spreadsheet would run as they are.")] = False,
) -> None:
    """Write tables of a record. The same record gives the same bytes."""
    with plain_errors():
        from avvisi.export.tables import FORMS, write_all, write_one
        from avvisi.store.query import connect, tables

        if form not in FORMS:
            raise fail(f"--as {form}: known are {', '.join(FORMS)}", 2)
        connection = connect(record)
        known = tables(connection)
        if table and table not in known:
            raise fail(f"no table {table}: known are {', '.join(known)}", 2)
        if table:
            write_one(connection, table, form, out, defuse=not raw_cells)
        elif out == "-":
            raise fail("all tables together need a folder: -o DIR, or --table T", 2)
        else:
            write_all(connection, form, Path(out), defuse=not raw_cells)
