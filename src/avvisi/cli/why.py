"""`avvisi why`: any id explained: its rule, its words, what it lost to."""

from typing import Annotated, Any

import typer

from avvisi.cli.options import JsonOption, RecordOption, fail, plain_errors
from avvisi.cli.show import json_lines, safe


def why(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The id of a fact, document, incident, utterance, person or judgement.")],
    record: RecordOption,
    as_json: JsonOption = False,
) -> None:
    """What stands behind an id: rule, words, readings that lost, candidates for a date, reasons for a merge."""
    with plain_errors():
        from avvisi.store.explain import explain
        from avvisi.store.query import connect

        found = explain(connect(record), identity)
        if found is None:
            raise fail(f"this record knows no {identity}")
        if as_json:
            json_lines([found])
            return
        _print(found, 0)


def _print(value: dict[str, Any], depth: int) -> None:
    """Nested facts as indented lines; what is empty is left out."""
    for key, inner in value.items():
        if inner in (None, [], {}, ""):
            continue
        if isinstance(inner, dict):
            if set(inner) == {"start", "end", "text"}:
                typer.echo("  " * depth + safe(f"{key}: “{inner['text']}” [{inner['start']}, {inner['end']})"))
                continue
            typer.echo("  " * depth + f"{key}:")
            _print(inner, depth + 1)
        elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
            for number, one in enumerate(inner, 1):
                typer.echo("  " * depth + f"{key} {number}:")
                _print(one, depth + 1)
        else:
            shown = ", ".join(map(str, inner)) if isinstance(inner, list) else inner
            typer.echo("  " * depth + safe(f"{key}: {shown}"))
