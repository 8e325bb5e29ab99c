"""The command line. Commands import what they need when they run, so that help is quick."""

import os

import typer

from avvisi.cli import (
    audit,
    build,
    code,
    compare,
    correct,
    diff,
    doctor,
    dyad,
    export,
    framing,
    gold,
    importing,
    lists,
    office,
    people,
    publish,
    said,
    serve,
    sql,
    why,
)
from avvisi.store.arrow import hide_pandas

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported: our processes are the parallelism

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="From a heap of news reports to a record: who did what to whom, when, where, and through whom we know it.",
)


def _version(asked: bool) -> None:
    if asked:
        from avvisi.version import __version__

        typer.echo(f"avvisi {__version__}")
        raise typer.Exit


@app.callback()
def root(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Say the version and stop.")) -> None:
    """From a heap of news reports to a record."""


app.command()(build.build)
app.command()(code.code)
app.command()(dyad.dyad)
app.command()(lists.events)
app.command()(lists.quotes)
app.command()(people.people)
app.command()(people.offices)
app.command()(lists.occasions)
app.command()(lists.incidents)
app.command()(lists.documents)
app.command()(office.office)
app.command()(said.said)
app.command()(why.why)
app.command()(compare.compare)
app.command()(diff.diff)
app.command()(framing.framing)
for command in (correct.merge, correct.split, correct.rename, correct.reject, correct.redate, correct.takedown):
    app.command()(command)
app.command()(export.export)
app.command()(sql.sql)
app.command()(serve.serve)
app.command()(publish.publish)
app.command()(gold.sample)
app.command()(gold.score)
app.command()(audit.audit)
app.command("import-actors")(importing.import_actors)
app.command()(doctor.doctor)


def run() -> None:
    """The entry point."""
    hide_pandas()
    app()
