"""`avvisi office`: who held an office on a day, and the sentences that prove it."""

from typing import Annotated, Any

import typer

from avvisi.cli.options import JsonOption, RecordOption, fail, plain_errors
from avvisi.cli.show import json_lines, safe


def office(
    title: Annotated[str, typer.Argument(help="The office, such as 'foreign minister'.")],
    record: RecordOption,
    of: Annotated[str, typer.Option("--of", help="ISO3 code of the state, or the organisation's name.")],
    on: Annotated[str | None, typer.Option("--on", help="The day (ISO). Without it, every holder.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Who held it, how sure that is, and the words."""
    with plain_errors():
        from avvisi.store.holders import holders
        from avvisi.store.query import connect

        found: list[dict[str, Any]] = holders(connect(record), title, of, on)
        if as_json:
            json_lines(found)
            return
        if not found:
            raise fail(f"no document of this record says who was {title} of {of}")
        for row in found:
            seen = row["earliest"] or "?"
            until = "" if row["latest"] == row["earliest"] else f" to {row['latest'] or '?'}"
            typer.echo(safe(f"{row['person']}, {row['title']} of {row['of']} ({row['qualifier']}): {row['sure']}; seen {seen}{until}"))
            for words in row["evidence"]:
                typer.echo("    " + safe(f"“{words['sentence']}”"))
                typer.echo(
                    safe(f"      — {words['outlet'] or 'outlet not stated'}, {words['published'] or 'undated'} [{words['given_id']}]")
                )
