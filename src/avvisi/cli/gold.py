"""`avvisi sample` and `avvisi score`: a user's own gold."""

from pathlib import Path
from typing import Annotated

import typer

from avvisi.cli.options import JsonOption, RecordArgument, fail, plain_errors, say
from avvisi.cli.show import json_lines, table


def sample(
    record: RecordArgument,
    out: Annotated[Path, typer.Option("--output", "-o", help="The sheet (CSV); its key is written beside it.")],
    count: Annotated[int, typer.Option("-n", min=2, help="How many sentences.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed draws the same sentences.")] = 1,
) -> None:
    """Draw sentences with and without events for blind coding by one or two coders (columns coder1, coder2: PLOVER types or 'none')."""
    with plain_errors():
        from avvisi.gold.sample import sample as draw
        from avvisi.gold.sample import summary
        from avvisi.gold.sheet import key_path
        from avvisi.store.query import connect

        if out.exists():
            raise fail(f"{out} is there already; a sheet that may be coded is not overwritten")
        key = draw(connect(record), record, out, count, seed)
        say(f"{summary(key)}; {out} is for the coders, {key_path(out)} is not")


def score(sheet: Annotated[Path, typer.Argument(help="A sheet made by `avvisi sample` and coded.")], as_json: JsonOption = False) -> None:
    """Precision and recall by type with 95 % intervals, the coders' agreement, corrected counts, and a paragraph for an appendix."""
    with plain_errors():
        import msgspec

        from avvisi.gold.score import paragraph, told
        from avvisi.gold.score import score as measure
        from avvisi.gold.sheet import read
        from avvisi.lexicon.load import Lexicon

        found = measure(sheet, frozenset(Lexicon().events.plover.type))
        if as_json:
            json_lines([msgspec.to_builtins(found)])
            return
        rows = []
        for one in (*found.types, found.overall):
            corrected = "" if one.corrected.value is None else f"{one.corrected.value:.0f}"
            if one.corrected.low is not None and one.corrected.high is not None:
                corrected += f" [{one.corrected.low:.0f}, {one.corrected.high:.0f}]"
            rows.append([one.type, one.coded, one.told, told(one.precision), told(one.recall), one.count, corrected])
        table(rows, ["type", "coded", "told", "precision", "recall", "in the record", "corrected"])
        typer.echo(paragraph(found, read(sheet)[1].seed))
