"""`avvisi framing`: the words that mark each outlet where it speaks of someone, side by side."""

from typing import Annotated

import typer

from avvisi.cli.options import JsonOption, LimitOption, RecordOption, plain_errors
from avvisi.cli.show import json_lines, safe


def framing(
    name: Annotated[str, typer.Argument(help="A state (ISO3), an organisation or a person.")],
    record: RecordOption,
    as_json: JsonOption = False,
    limit: LimitOption = 10,
) -> None:
    """Words that one outlet uses of it and others don't, with counts and sentences. Words side by side; no score of bias."""
    with plain_errors():
        from avvisi.store.framing import about
        from avvisi.store.query import connect

        found = about(connect(record), name)
        if as_json:
            json_lines(found)
            return
        if not found:
            typer.echo("no outlet has ten sentences about it beside ten of others, or none has words of its own", err=True)
            return
        shown: dict[tuple[str, str], int] = {}
        for row in found:
            key = (row["outlet"], row["voice"])
            shown[key] = shown.get(key, 0) + 1
            if limit and shown[key] > limit:
                continue
            if shown[key] == 1:
                voice = "in its own voice" if row["voice"] == "own" else "in quotes it carries"
                typer.echo(safe(f"{row['outlet']}, {voice} ({row['sentences']} sentences, elsewhere {row['sentences_elsewhere']})"))
            typer.echo(safe(f"  {row['term']}: {row['count']} times, elsewhere {row['elsewhere']}").replace("  ", "  ", 1))
            for example in row["examples"][:2]:
                typer.echo("      " + safe(f"“{example['text']}” [{example['document']}]"))
