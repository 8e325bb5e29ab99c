"""`avvisi diff`: what is new in a record since one of its runs."""

from typing import Annotated

import typer

from avvisi.cli.options import JsonOption, RecordArgument, plain_errors
from avvisi.cli.show import json_lines, table


def diff(
    record: RecordArgument,
    since: Annotated[str, typer.Option("--since", help="A run: its id (or the beginning of it), or its number, 1 being the first.")],
    as_json: JsonOption = False,
) -> None:
    """New incidents, newly corroborated or contradicted ones, changed days, new holders of offices."""
    with plain_errors():
        from avvisi.store.runs import changes

        found = changes(record, since)
        if as_json:
            json_lines(found)
            return
        if not found:
            typer.echo("nothing is new since that run", err=True)
            return
        table(
            [[r["change"], r["what"], r["before"], r["now"], r["id"]] for r in found],
            ["change", "what", "before", "now", "id"],
            wide=["now"],
        )
