"""The command line: commands are imported when they are asked for, so that help is quick."""

import os

import typer

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported: our processes are the parallelism

app = typer.Typer(
    no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False, help="From a heap of news reports to a record."
)


@app.command()
def code() -> None:
    """Code documents: one JSON line in on standard input, one JSON line out, in order."""
    from avvisi.cli.code import code_lines

    code_lines()


@app.callback()
def root() -> None:
    """avvisi: who did what to whom, and through whom we know it."""


def run() -> None:
    """The entry point."""
    app()
