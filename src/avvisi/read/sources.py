"""Sources as a user names them to raw pages, in an order that depends on names alone."""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from avvisi.guard import attempt
from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.bounded import Refused
from avvisi.read.container import documents
from avvisi.read.decode import plain
from avvisi.read.fields import problem
from avvisi.read.folder import files, opened, said
from avvisi.read.jsonl import pages_of_lines
from avvisi.read.limits import Limits

Pages = Iterator[RawPage | Problem]


def pages(sources: Sequence[str], limits: Limits | None = None, stdin: BinaryIO | None = None) -> Pages:
    """Every report in files, folders, archives or '-' (JSONL on standard input); a rejected Problem for each that cannot be read.

    `given_id` is the id that the input gave, else the path under the source named, with '!member' within an archive and '#line' within
    a file of many. A Problem's `where` says the same as `file!member:line`. What fails never stops the rest.
    """
    limits = limits or Limits()
    for source in sources:
        if source == "-":
            yield from _guarded("-", pages_of_lines(stdin or sys.stdin.buffer, "-", limits))
            continue
        for found in files(source):
            if isinstance(found, Problem):
                yield found
            else:
                yield from _guarded(found[0], _file(*found, limits))


def _file(name: str, path: Path, limits: Limits) -> Pages:
    try:
        with open(opened(path), "rb") as stream:
            yield from documents(stream, name, limits, os.fstat(stream.fileno()).st_size)
    except Refused as refused:
        yield problem(name, str(refused))
    except OSError as error:
        yield problem(name, said(error))


def _guarded(name: str, found: Pages) -> Pages:
    """The pages of one file; an error nobody foresaw ends this file with a Problem, and no other."""
    while (page := attempt("read", plain(name), partial(next, found, None))) is not None:
        if isinstance(page, Problem) and not page.rejected:
            yield problem(page.where, page.reason)
            return
        yield page
