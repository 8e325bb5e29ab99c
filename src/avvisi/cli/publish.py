"""`avvisi publish`: the page as static files to hand on."""

from pathlib import Path
from typing import Annotated

import typer

from avvisi.cli.options import RecordArgument, plain_errors, say


def publish(
    record: RecordArgument,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder, or one that publish made before.")],
    full_text: Annotated[bool, typer.Option("--full-text", help="Whole texts too; else the quoted sentences and a link.")] = False,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option("--pair", metavar="A B", help="Only the record of these two (ISO3 codes or names): for large records."),
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Name persons without a public role in evidence too.")] = False,
) -> None:
    """Write the page as static files: the quoted sentences and a link to each report; whole texts only where you say so."""
    with plain_errors():
        from avvisi.look.publish import publish as write
        from avvisi.look.shelf import Shelf

        shelf = Shelf(record, everyone=everyone, searching=False)
        try:
            count = write(shelf, folder, full_text=full_text, pair=pair, say=say)
        finally:
            shelf.close()
        say(f"{count:,} pages in {folder}; open {folder / 'index.html'}")
