"""`avvisi build`: sources to a record."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from avvisi.cli.options import SOME_REJECTED, fail, plain_errors, say

if TYPE_CHECKING:
    from avvisi.run.build import Summary


def build(
    sources: Annotated[list[str] | None, typer.Argument(help="Files, folders, archives; '-' for JSON Lines on standard input.")] = None,
    record: Annotated[Path | None, typer.Option("--output", "-o", help="The record to make or add to.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Worker processes; 0 for one a core.")] = 0,
    recode: Annotated[bool, typer.Option(help="Code stored documents again where version, model or lexicon differ.")] = False,
    lexicon: Annotated[list[Path] | None, typer.Option(help="A folder of your own lists and rules; may be given more than once.")] = None,
    keep_passages: Annotated[
        int, typer.Option(min=0, help="How many parses of passages a worker keeps, to parse repeated ones once; 0 for none.")
    ] = 20_000,
    cluster: Annotated[
        str | None,
        typer.Option(
            help="A Dask scheduler, such as tcp://127.0.0.1:8786; RECORD must be a folder its workers see, unless --through is given."
        ),
    ] = None,
    through: Annotated[
        str | None, typer.Option(help="An object store that the cluster's workers and this machine see, such as s3://bucket/prefix.")
    ] = None,
    anew: Annotated[
        bool, typer.Option(help="Resolve all documents anew, without what the build before worked out; the same comes out.")
    ] = False,
    patience: Annotated[float, typer.Option(min=0.01, help="Stretches the time a document may take.")] = 1.0,
) -> None:
    """Read reports and add them to a record; only new ones are read. Exit 3 where some were rejected."""
    if record is None:
        raise fail("say where the record shall be: -o RECORD", 2)
    if not sources and not (record / "manifest.json").exists() and not (record / "facts").exists():
        raise fail("say what to read: avvisi build SOURCE... -o RECORD", 2)
    if through and not cluster:
        raise fail("--through is for builds on a --cluster", 2)
    with plain_errors():
        summary = _run(sources or [], record, workers, recode, lexicon or [], keep_passages, patience, (cluster, through), anew)
    for repaired in summary.repaired:
        say(f"a damaged shard was taken out and read again: {repaired}")
    say(
        f"{summary.read} documents read = {summary.stored} stored + {summary.already} already there + {summary.rejected} rejected; "
        f"{record} holds {summary.documents}"
    )
    if summary.documents:
        _remarks(record)
    if summary.rejected:
        _rejected(record)
        raise typer.Exit(SOME_REJECTED)


def _run(
    sources: list[str],
    record: Path,
    workers: int,
    recode: bool,
    lexicon: list[Path],
    keep: int,
    patience: float,
    cluster: tuple[str | None, str | None],
    anew: bool,
) -> "Summary":
    from avvisi.run.build import Options
    from avvisi.run.build import build as run

    options = Options(
        workers=workers,
        recode=recode,
        lexicon_folders=tuple(str(f.resolve()) for f in lexicon),
        keep_passages=keep,
        patience=patience,
        cluster=cluster[0],
        through=cluster[1],
        anew=anew,
    )
    if not sys.stderr.isatty():
        return run(sources, record, options)
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        return run(sources, record, options)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("documents", total=None)
        return run(sources, record, options, progress=lambda s: bar.update(task, completed=s.stored + s.already + s.rejected))


def _remarks(record: Path) -> None:
    """What the sum does not tell of the documents that the record holds: those without facts, those read only in part, ids that stand for several."""
    from avvisi.store.query import connect, rows

    connection = connect(record)
    foreign = list(
        rows(
            connection,
            "select coalesce(language, '?') as language, count(*) as n from documents where language is distinct from 'en' group by 1 order by n desc, 1",
        )
    )
    if foreign:
        count = sum(row["n"] for row in foreign)
        told = ", ".join(f"{row['language']} {row['n']}" for row in foreign)
        say(f"not in English, stored without facts: {count} document{'s' if count > 1 else ''} ({told})")
    parts = "select given_id, extractor, reason from problems where not rejected and document is not null order by given_id, extractor, id"
    partly = list(rows(connection, parts))
    for row in partly[:5]:
        say(f"read in part: {row['given_id']}: {row['extractor'] or 'one stage'} failed ({row['reason']})")
    if len(partly) > 5:
        say(f'… {len(partly) - 5} more: avvisi sql "select * from problems where not rejected" -r {record}')
    undated = list(
        rows(
            connection,
            "select given_id, raw.published as given from documents where raw.published is not null and raw.published_from = 'given' and published_basis <> 'given' order by given_id, id",
        )
    )
    if undated:
        told = (
            f"{len(undated)} dates as given are no day that can be read"
            if len(undated) > 1
            else "one date as given is no day that can be read"
        )
        say(f"{told}, such as {undated[0]['given']!r} of {undated[0]['given_id']}")
    query = "select given_id, count(*) as n from documents group by 1 having n > 1 order by n desc, given_id"
    if twice := list(rows(connection, query)):
        several = f"{len(twice)} ids as given stand" if len(twice) > 1 else "one id as given stands"
        say(f"{several} for several documents, such as {twice[0]['given_id']} ({twice[0]['n']} of them); their own ids keep them apart")


def _rejected(record: Path) -> None:
    from avvisi.store.query import connect, rows

    found = list(rows(connect(record), 'select "where", reason from problems where rejected order by "where", reason limit 21'))
    for row in found[:20]:
        say(f"rejected: {row['where']}: {row['reason']}")
    if len(found) > 20:
        say(f"… more: avvisi documents --rejected -r {record}")
