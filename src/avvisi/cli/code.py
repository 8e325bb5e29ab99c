"""`avvisi code`: JSON lines in, JSON lines out, no record."""

import sys
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from avvisi.cli.options import plain_errors

BATCH = 16


def code(
    lexicon: Annotated[list[Path] | None, typer.Option(help="A folder of your own lists and rules; may be given more than once.")] = None,
    keep_passages: Annotated[
        int, typer.Option(min=0, help="How many parses of passages to keep, to parse repeated ones once; 0 for none.")
    ] = 20_000,
) -> None:
    """Code documents without a record: one JSON line in on standard input, one JSON line out, in the same order."""
    with plain_errors():
        _answer_lines(lexicon or [], keep_passages)


def _answer_lines(lexicon: list[Path], keep: int) -> None:
    import msgspec

    from avvisi.export.answer import answer, encode
    from avvisi.flow import Flow
    from avvisi.model.problems import Problem
    from avvisi.model.text import RawPage

    flow = Flow(lexicon_folders=lexicon, keep_passages=keep)
    lines = iter(sys.stdin.buffer)
    while batch := list(islice(lines, BATCH)):
        pages = [_page(line) for line in batch if line.strip()]
        good = [page for page in pages if isinstance(page, RawPage)]
        answers = iter(flow.code(good))
        for page in pages:
            found = page if isinstance(page, Problem) else next(answers)
            if isinstance(found, Problem):
                given = None if isinstance(page, Problem) else page.given_id
                out = {"id": given, "problems": [msgspec.to_builtins(found)]}
            else:
                out = answer(found, html=isinstance(page, RawPage) and page.text is None)
            sys.stdout.buffer.write(encode(out) + b"\n")
        sys.stdout.buffer.flush()


def _page(line: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN202 - replaced by the reader's own
    import msgspec

    from avvisi.model.text import RawPage

    given = msgspec.json.decode(line)
    names = ("text", "html", "published", "outlet", "url")
    return RawPage(given_id=str(given["id"]), **{name: given.get(name) for name in names})
