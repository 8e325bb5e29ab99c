"""Sources as a user names them to raw pages, in an order that depends on names alone."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.limits import Limits


def pages(sources: Sequence[str], limits: Limits | None = None, stdin: BinaryIO | None = None) -> Iterator[RawPage | Problem]:
    """Every report in files, folders, archives or '-' (JSONL on standard input); a Problem for each that cannot be read."""
    for source in sources:
        if source == "-":
            for line in stdin or sys.stdin.buffer:
                given = msgspec.json.decode(line)
                yield RawPage(
                    given_id=str(given["id"]), text=given.get("text"), html=given.get("html"), published=given.get("published"),
                    outlet=given.get("outlet"), url=given.get("url"),
                )  # fmt: skip
            continue
        root = Path(source)
        for path in sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]:
            name = path.relative_to(root).as_posix() if root.is_dir() else path.name
            yield RawPage(given_id=name, path=str(path), text=path.read_bytes().decode("utf-8"))
