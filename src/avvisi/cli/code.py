"""`avvisi code`: JSON lines in, JSON lines out, no record."""

import sys
from itertools import islice

import msgspec

from avvisi.export.answer import answer, encode
from avvisi.flow import Flow
from avvisi.model.problems import Problem
from avvisi.model.text import RawPage


def code_lines() -> None:
    """Read standard input in batches, answer each line in order."""
    flow = Flow()
    lines = iter(sys.stdin.buffer)
    while batch := list(islice(lines, 16)):
        pages = [_page(line) for line in batch]
        for page, found in zip(pages, flow.code(pages), strict=True):
            if isinstance(found, Problem):
                out = {"id": page.given_id, "problems": [msgspec.to_builtins(found)]}
            else:
                out = answer(found, html=page.html is not None)
            sys.stdout.buffer.write(encode(out) + b"\n")


def _page(line: bytes) -> RawPage:
    given = msgspec.json.decode(line)
    return RawPage(
        given_id=str(given["id"]),
        text=given.get("text"),
        html=given.get("html"),
        published=given.get("published"),
        outlet=given.get("outlet"),
        url=given.get("url"),
    )
