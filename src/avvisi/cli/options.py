"""The options that commands share, and how they end."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

FAILED, USAGE, SOME_REJECTED = 1, 2, 3

RecordOption = Annotated[Path, typer.Option("--record", "-r", help="The record: a folder made by `avvisi build`.")]
RecordArgument = Annotated[Path, typer.Argument(help="The record: a folder made by `avvisi build`.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many rows; 0 for all.")]
SinceOption = Annotated[str | None, typer.Option(help="From this day on (ISO: 2021, 2021-08 or 2021-08-30).")]
UntilOption = Annotated[str | None, typer.Option(help="Up to this day (ISO: 2021, 2021-08 or 2021-08-30).")]


def one_of(given: str, known: Iterable[str], option: str) -> str:
    """What was given, in the letters that are known; a usage error that names them otherwise."""
    for word in known:
        if word.casefold() == given.strip().casefold():
            return word
    raise fail(f"{option} {given}: known are {', '.join(known)}", USAGE)


def say(message: str) -> None:
    """A message to a person: on standard error."""
    sys.stderr.write(message.rstrip("\n") + "\n")


def fail(message: str, code: int = FAILED) -> typer.Exit:
    """One plain line, and the exit to raise."""
    say(f"avvisi: {message}")
    return typer.Exit(code)


@contextmanager
def plain_errors() -> Iterator[None]:
    """What a user can do something about is one line and exit 1, not a traceback."""
    from avvisi.lexicon.errors import LexiconError
    from avvisi.parse.errors import ModelMissing
    from avvisi.resolve.errors import CorrectionError
    from avvisi.store.errors import RecordError

    try:
        yield
    except (RecordError, ModelMissing, CorrectionError, LexiconError) as error:
        raise fail(str(error)) from None
    except BrokenPipeError:
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader (`head`) has left
        raise typer.Exit(0) from None
    except OSError as error:  # a full disk, a folder that may not be written
        raise fail(str(error)) from None
