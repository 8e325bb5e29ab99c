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
        if on and (note := _note(found, on)):
            typer.echo(note)
        for row in found:
            body = "" if row["of"] in row["title"] else f" of {row['of']}"
            seen = row["earliest"] or "?"
            until = "" if row["latest"] == row["earliest"] else f" to {row['latest'] or '?'}"
            typer.echo(safe(f"{row['person']}, {row['title']}{body} ({row['qualifier']}): {row['sure']}; seen {seen}{until}"))
            for words in row["evidence"]:
                typer.echo("    " + safe(f"“{words['sentence']}”"))
                typer.echo(
                    safe(f"      — {words['outlet'] or 'outlet not stated'}, {words['published'] or 'undated'} [{words['given_id']}]")
                )


def _note(found: list[dict[str, Any]], on: str) -> str | None:
    """What the list leaves open: a day on which nobody is seen, or more than one is."""
    if all(row["sure"].startswith("nearest") for row in found):
        return f"Nobody is seen in this office on {on}; the nearest before and after:"
    from avvisi.store.holders import may_be_one

    seated = [row["person"] for row in found if row["qualifier"] == "current"]
    if any(not may_be_one(one, seated[0]) for one in seated):
        return f"More than one is seen in this office around {on}: it changed hands, or the reports disagree:"
    return None
