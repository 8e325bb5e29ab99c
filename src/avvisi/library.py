"""What programmers import: read, code, build, open. Everything typed, frames as Arrow, pandas and polars, facts that show in notebooks."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.problems import Problem
from avvisi.model.text import RawPage
from avvisi.read.sources import pages
from avvisi.run.build import Options
from avvisi.run.build import build as build_record
from avvisi.store import dyads, explain, holders, query, sayings

if TYPE_CHECKING:
    import duckdb
    import pandas
    import polars

_MARK = {"person": "#cfe3ff", "state": "#d9f2d9", "organisation": "#e9ddf7", "event": "#ffe2b8", "quote": "#fff6bf"}


@cache
def _flow() -> Flow:
    return Flow()


def read(*sources: str | Path) -> Iterator[RawPage | Problem]:
    """The reports in files, folders and archives, as the reading stage gives them; a Problem for each that cannot be read."""
    return pages([str(s) for s in sources])


def code(
    text: str | RawPage, *, published: str | None = None, outlet: str | None = None, url: str | None = None, given_id: str = "text"
) -> "CodedView":
    """One report coded. ValueError where it is rejected. The model is loaded once a process."""
    page = text if isinstance(text, RawPage) else RawPage(given_id=given_id, text=text, published=published, outlet=outlet, url=url)
    found = _flow().code([page])[0]
    if isinstance(found, Problem):
        raise ValueError(f"{found.where}: {found.reason}")
    return CodedView(found)


def build(sources: Sequence[str | Path], record: str | Path, *, workers: int = 0, recode: bool = False) -> "OpenRecord":
    """Read sources into a record (made or added to) and open it."""
    build_record([str(s) for s in sources], Path(record), Options(workers=workers, recode=recode))
    return OpenRecord(Path(record))


def open(record: str | Path) -> "OpenRecord":  # noqa: A001 - `avvisi.open` reads best
    """Open a record, read-only. RecordError where there is none."""
    return OpenRecord(Path(record))


class CodedView:
    """A coded document: `facts` holds everything; in a notebook it shows its text with the words of its facts marked."""

    def __init__(self, facts: Coded) -> None:
        self.facts = facts

    def __getattr__(self, name: str) -> Any:
        """`document`, `mentions`, `events`, `quotes`, …: the parts of `facts`."""
        if name.startswith("_") or name == "facts":
            raise AttributeError(name)
        return getattr(self.facts, name)

    def answer(self) -> dict[str, Any]:
        """The line that `avvisi code` would print, as a dict."""
        from avvisi.export.answer import answer

        return answer(self.facts)

    def _repr_html_(self) -> str:
        """The text, escaped, with mentions and triggers marked."""
        marks = [(m.span.start, m.span.end, _MARK.get(m.kind, "#eee"), f"{m.kind}: {m.name}") for m in self.facts.mentions]
        marks += [(e.evidence.trigger.start, e.evidence.trigger.end, _MARK["event"], f"{e.type} {e.status}") for e in self.facts.events]
        return f'<div style="white-space:pre-wrap;max-width:46em">{marked(self.facts.document.text, marks)}</div>'


def marked(text: str, marks: Sequence[tuple[int, int, str, str]]) -> str:
    """Text as HTML with marks (start, end, colour, title); of marks that overlap the first and longest stays. Everything is escaped."""
    parts, at = [], 0
    for start, end, colour, title in sorted(marks, key=lambda m: (m[0], -m[1])):
        if start >= at:
            parts += [
                escape(text[at:start]),
                f'<mark style="background:{colour};color:#111" title="{escape(title)}">{escape(text[start:end])}</mark>',
            ]
            at = end
    return "".join([*parts, escape(text[at:])])


class Rows(list[dict[str, Any]]):
    """Rows of a record that show as a table in a notebook, their evidence marked; every cell is escaped."""

    def _repr_html_(self) -> str:
        columns = [c for c in (self[0] if self else {}) if c not in ("document", "supersedes", "raw", "text")]
        head = "".join(f"<th>{escape(c)}</th>" for c in columns)
        body = "".join("<tr>" + "".join(f"<td>{_cell(row[c])}</td>" for c in columns) + "</tr>" for row in self[:200])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Any) -> str:
    """A value as a person reads it: parties by name, evidence with its trigger marked."""
    if isinstance(value, Mapping):
        if "sentence" in value and "trigger" in value:
            sentence, trigger = value["sentence"], value["trigger"]
            start = trigger["start"] - sentence["start"]
            return marked(sentence["text"], [(start, start + len(trigger["text"]), _MARK["event"], value["rule"])])
        return escape(str(next((value[k] for k in ("person", "name", "value", "text", "earliest") if value.get(k)), "")))
    if isinstance(value, list):
        return ", ".join(_cell(v) for v in value)
    return "" if value is None else escape(str(value))


class OpenRecord:
    """A record to ask. Frames of any table or query as Arrow, pandas or polars; the questions of the command line as methods."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection: duckdb.DuckDBPyConnection = query.connect(path)

    @property
    def tables(self) -> list[str]:
        """The names of the tables."""
        return query.tables(self.connection)

    def _query(self, table: str) -> str:
        if table not in self.tables:
            raise KeyError(f"no table {table}: {', '.join(self.tables)}")
        return f'select * from "{table}"'

    def arrow(self, table: str) -> pa.Table:
        """A table as Arrow."""
        return query.arrow(self.connection, self._query(table))

    def pandas(self, table: str) -> "pandas.DataFrame":
        """A table as a pandas frame (pandas must be installed)."""
        return self.arrow(table).to_pandas()

    def polars(self, table: str) -> "polars.DataFrame":
        """A table as a polars frame (polars must be installed)."""
        import polars

        frame = polars.from_arrow(self.arrow(table))
        assert isinstance(frame, polars.DataFrame)
        return frame

    def sql(self, text: str, *values: Any) -> pa.Table:
        """The answer to a query."""
        return query.arrow(self.connection, text, values)

    def rows(self, table: str) -> Rows:
        """A table as rows that show in a notebook."""
        return Rows(query.rows(self.connection, self._query(table)))

    def dyad(self, one: str, other: str, since: str | None = None, until: str | None = None) -> Rows:
        """The incidents of a pair with their sentences."""
        return Rows(dyads.between(self.connection, one, other, since, until))

    def office(self, title: str, of: str, on: str | None = None) -> Rows:
        """Who held an office."""
        return Rows(holders.holders(self.connection, title, of, on))

    def said(self, words: str = "", *, by: str | None = None, relay: str | None = None, unnamed: bool = False) -> Rows:
        """Quotes by words, speaker and relay."""
        text, values = sayings.said(words, by=by, relay=relay, unnamed=unnamed)
        return Rows(query.rows(self.connection, text, values))

    def why(self, identity: str) -> dict[str, Any] | None:
        """What stands behind an id; None where the record knows none such."""
        return explain.explain(self.connection, identity)

    def _repr_html_(self) -> str:
        counts = "".join(
            f"<tr><td>{escape(t)}</td><td>{query.arrow(self.connection, f'select count(*) as n from {t}')['n'][0].as_py()}</td></tr>"
            for t in self.tables
        )
        return f"<table><caption>{escape(str(self.path))}</caption><tbody>{counts}</tbody></table>"
