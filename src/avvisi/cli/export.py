"""`avvisi export`: a record in the shapes other tools want."""

from pathlib import Path
from typing import Annotated

import typer

from avvisi.cli.options import RecordArgument, fail, plain_errors


def export(
    record: RecordArgument,
    form: Annotated[
        str, typer.Option("--as", help="jsonl, csv, parquet; plover, panel, ftm, timelinejs, gexf, geojson, webannotation, datapackage.")
    ],
    out: Annotated[
        str, typer.Option("--output", "-o", help="A file, a folder (several tables, panel, datapackage), or '-' for standard output.")
    ],
    table: Annotated[str | None, typer.Option(help="jsonl, csv, parquet: one table; without it, every table goes to a folder.")] = None,
    period: Annotated[str, typer.Option(help="panel: day, week, month or year.")] = "month",
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the reports' words out, where licences forbid them.")] = False,
    raw_cells: Annotated[
        bool, typer.Option("--raw-cells", help="CSV, datapackage: leave cells that a spreadsheet would run as they are.")
    ] = False,
) -> None:
    """Write a record for other tools. The same record gives the same bytes."""
    with plain_errors():
        from avvisi.export.formats import FORMATS, TABLES, Wanted, write
        from avvisi.store.query import connect, tables

        if form not in FORMATS:
            raise fail(f"--as {form}: known are {', '.join(FORMATS)}", 2)
        connection = connect(record)
        known = tables(connection)
        if table and (form not in TABLES or table not in known):
            raise fail(f"no table {table} as {form}: {', '.join(TABLES)} know {', '.join(known)}", 2)
        folder = form in ("panel", "datapackage") or (form in TABLES and not table)
        if folder and out == "-":
            raise fail(f"--as {form} makes several files: -o DIR" + (", or --table T" if form in TABLES else ""), 2)
        if period not in ("day", "week", "month", "year"):
            raise fail(f"--period {period}: day, week, month or year", 2)
        wanted = Wanted(form=form, table=table, period=period, text=not no_text, defuse=not raw_cells)
        write(connection, Path(record), out, wanted)
