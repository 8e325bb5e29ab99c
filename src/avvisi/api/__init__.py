"""What programmers import: read, code, build, open. Everything typed, frames as Arrow, pandas and polars, facts that show in notebooks."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from avvisi.api.record import OpenRecord, Report
from avvisi.api.views import CodedView, Row, Rows
from avvisi.flow import Flow
from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.sources import pages
from avvisi.run.build import Options
from avvisi.run.build import build as build_record

__all__ = ["CodedView", "OpenRecord", "Report", "Row", "Rows", "build", "code", "open", "read"]
AnyPath = str | Path


@cache
def _flow(*lexicon: str) -> Flow:
    return Flow(lexicon_folders=[Path(folder) for folder in lexicon])


def read(*sources: AnyPath) -> Iterator[RawPage | Problem]:
    """The reports in files, folders and archives, as the reading stage gives them; a Problem for each that cannot be read."""
    return pages([str(s) for s in sources])


def code(
    text: str | RawPage,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    given_id: str = "text",
    lexicon: Sequence[AnyPath] = (),
) -> CodedView:
    """One report coded. ValueError where it is rejected. The model is loaded once a process."""
    page = text if isinstance(text, RawPage) else RawPage(given_id=given_id, text=text, published=published, outlet=outlet, url=url)
    found = _flow(*map(str, lexicon)).code([page])[0]
    if isinstance(found, Problem):
        raise ValueError(f"{found.where}: {found.reason}")
    return CodedView(found)


def build(
    sources: Sequence[AnyPath], record: AnyPath, *, workers: int = 0, recode: bool = False, lexicon: Sequence[AnyPath] = ()
) -> OpenRecord:
    """Read sources into a record (made or added to) and open it."""
    options = Options(workers=workers, recode=recode, lexicon_folders=tuple(str(Path(folder).resolve()) for folder in lexicon))
    build_record([str(s) for s in sources], Path(record), options)
    return OpenRecord(Path(record))


def open(record: AnyPath) -> OpenRecord:  # noqa: A001 - `avvisi.open` reads best
    """Open a record, read-only. RecordError where there is none."""
    return OpenRecord(Path(record))
