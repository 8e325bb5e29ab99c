"""`avvisi code`: JSON lines in, JSON lines out, no record."""

import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from avvisi.cli.options import plain_errors

if TYPE_CHECKING:
    from avvisi.model.problems import Problem
    from avvisi.model.text import RawPage

BATCH = 16


def code(
    lexicon: Annotated[list[Path] | None, typer.Option(help="A folder of your own lists and rules; may be given more than once.")] = None,
    keep_passages: Annotated[
        int, typer.Option(min=0, help="How many parses of passages to keep, to parse repeated ones once; 0 for none.")
    ] = 20_000,
    explain: Annotated[bool, typer.Option("--explain", help="Say for each sentence what each event rule did to it.")] = False,
) -> None:
    """Code documents without a record: one JSON line in on standard input, one JSON line out, in the same order."""
    with plain_errors():
        _answer_lines(lexicon or [], keep_passages, explain=explain)


def _answer_lines(lexicon: list[Path], keep: int, *, explain: bool = False) -> None:
    from avvisi.resolve.memory import seldom

    seldom()
    import msgspec

    from avvisi.export.answer import answer, encode, without
    from avvisi.flow import Flow
    from avvisi.model.problems import Problem
    from avvisi.model.text import RawPage
    from avvisi.run import settled

    flow = Flow(lexicon_folders=lexicon, keep_passages=keep)
    found_pages = _read(sys.stdin.buffer)
    for number in count():
        pages = list(islice(found_pages, BATCH))
        if not pages:
            break
        if number == 1:  # the first batch has loaded everything
            settled.settle()
        good = [page for page in pages if isinstance(page, RawPage)]
        answers = iter(flow.code(good))
        for page in pages:
            found = page if isinstance(page, Problem) else next(answers)
            if isinstance(found, Problem):
                given = page.given_id  # None for a line that could not be read at all
                out = {"id": given, "problems": [msgspec.to_builtins(found)]}
            else:
                out = answer(found, html=isinstance(page, RawPage) and page.text is None)
                if explain and isinstance(page, RawPage):
                    out["explained"] = [without(one) for one in flow.explain(page)]
            sys.stdout.buffer.write(encode(out) + b"\n")
        sys.stdout.buffer.flush()
    settled.leave()


def _read(stdin: BinaryIO) -> "Iterator[RawPage | Problem]":
    """Every line, in order: one that cannot be read is a Problem, so that each line has its answer."""
    from avvisi.read.bounded import lines
    from avvisi.read.jsonl import page_of_line, too_long
    from avvisi.read.limits import Limits

    limits = Limits()
    for number, line in enumerate(lines(stdin, limits.raw), 1):
        where = f"-:{number}"
        yield too_long(where, limits) if line is None else page_of_line(line, f"-#{number}", where=where, limits=limits)
