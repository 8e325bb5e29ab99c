"""`avvisi framing`: the words that mark each outlet where it speaks of someone, side by side."""

from typing import Annotated, Any

import typer

from avvisi.cli.options import JsonOption, LimitOption, RecordOption, plain_errors
from avvisi.cli.show import json_lines, safe

_VOICE = {"own": "in its own voice", "quoted": "in quotes it carries"}


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

        found, sentences = about(connect(record), name)
        if as_json:
            json_lines(found)
            return
        if not found:
            _why_not(name, sentences)
            return
        shown: dict[tuple[str, str], int] = {}
        for row in found:
            key = (row["outlet"], row["voice"])
            shown[key] = shown.get(key, 0) + 1
            if limit and shown[key] > limit:
                continue
            if shown[key] == 1:
                typer.echo(
                    safe(f"{row['outlet']}, {_VOICE[row['voice']]} ({row['sentences']} sentences, elsewhere {row['sentences_elsewhere']})")
                )
            times = f"{row['count']} times in {row['stories']} stories, elsewhere {_times(row['elsewhere'], row['stories_elsewhere'])}"
            typer.echo("  " + safe(f"{row['term']}: {times}"))
            for example in row["examples"][:2]:
                typer.echo("      " + safe(f"“{example['text']}” [{example['document']}]"))


def _times(count: int, stories: int) -> str:
    return f"{count} in {stories}" if count else "never"


def _why_not(name: str, told: list[dict[str, Any]]) -> None:
    """What there is to compare, where nothing is found."""
    if not told:
        typer.echo(f"no report of a named outlet speaks of {safe(name)}", err=True)
        return
    typer.echo(
        "no word marks an outlet; asked are ten sentences of one and ten of the others, and a word that is in stories of the one again and again:",
        err=True,
    )
    for row in told:
        typer.echo(
            safe(f"  {row['outlet']}, {_VOICE[row['voice']]}: {row['sentences']} sentence{'s' if row['sentences'] != 1 else ''}"), err=True
        )
