"""`avvisi diff`: what is new in a record since one of its runs."""

from typing import Annotated, Any

import typer

from avvisi.cli.options import JsonOption, RecordArgument, plain_errors
from avvisi.cli.show import json_lines, safe

_FIRST = (
    "newly contradicted", "newly told apart", "changed status", "changed day", "newly corroborated", "new holder of an office", "gone",
    "new incident", "holder of an office newly known", "newly told to have held an office",
)  # fmt: skip


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
        _print(found)


def _print(found: list[dict[str, Any]]) -> None:
    """One heading for each kind of change, what asks for a look first; each with the words of a report."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        groups.setdefault(row["change"], []).append(row)
    for change in sorted(groups, key=lambda c: (_FIRST.index(c) if c in _FIRST else len(_FIRST), c)):
        typer.echo(f"{change} ({len(groups[change])})")
        for row in sorted(groups[change], key=lambda r: (str(r["now"] or ""), r["what"], r["id"])):
            typer.echo("  " + safe(f"{row['what']}{_turned(row)}") + (f"  {row['id']}" if " " not in row["id"] else ""))
            if row["words"]:
                typer.echo("      " + safe(f"“{row['words']}” [{', '.join(row['reports'])}]"))


def _turned(row: dict[str, Any]) -> str:
    """What it was and what it is now, as a person reads it."""
    if row["change"] == "newly corroborated":
        return f": at most {row['now']} independent lines, {row['before']} before"
    if row["change"] == "taken for one":
        return f", {row['now'] or 'no day'}; with what was apart before: {row['before']}"
    if row["change"].startswith("changed"):
        return f": {row['now'] or 'none'}, {row['before'] or 'none'} before"
    if row["change"] == "new holder of an office":
        return f", {row['now']}; before: {row['before']}"
    return f": {row['now']}" if row["change"].startswith("newly") and row["now"] else f", {row['now']}" if row["now"] else ""
