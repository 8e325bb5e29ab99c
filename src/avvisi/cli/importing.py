"""`avvisi import-actors`: a PETRARCH actor dictionary as world lists of your own lexicon folder."""

from pathlib import Path
from typing import Annotated

import typer

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="The dictionary: names, synonyms with '+', codes in brackets, days where they have any.")
]
FolderOption = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="The lexicon folder; world/*.csv is written into it.")]


def import_actors(file: FileArgument, output: FolderOption) -> None:
    """Turn a PETRARCH actor dictionary (date-restricted codes included) into lists that `--lexicon DIR` reads."""
    from avvisi.lexicon.load import Lexicon
    from avvisi.lexicon.petrarch import PetrarchError, read, write

    try:
        entries = read(file.read_text(encoding="utf-8").splitlines(), file.name)
    except (OSError, UnicodeDecodeError, PetrarchError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    taken = [p.name for p in sorted((output / "world").glob("*.csv")) if p.name in ("bodies.csv", "states.csv", "actors.csv")]
    if taken:
        typer.echo(f"{output / 'world'} holds {', '.join(taken)} already: choose another folder", err=True)
        raise typer.Exit(1)
    counts = write(entries, Lexicon().world, output)
    typer.echo(", ".join(f"{number} {what}" for what, number in counts.items()), err=True)
