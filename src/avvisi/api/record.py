"""A record opened by a program: frames of any table, the questions of the command line as methods."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from avvisi.api.views import Row, Rows, event_mark, mention_mark, page
from avvisi.store import compare, dyads, explain, holders, query, sayings

if TYPE_CHECKING:
    import duckdb
    import pandas
    import polars


class Report:
    """A stored document with its facts; in a notebook its text shows with their words marked."""

    def __init__(self, row: Row, mentions: Rows, events: Rows, quotes: Rows) -> None:
        self.row, self.mentions, self.events, self.quotes = row, mentions, events, quotes

    @property
    def text(self) -> str:
        """The text; every span counts its characters."""
        return str(self.row["text"])

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in ("mentions", "events", "quotes"))
        return f"<avvisi report {self.row['given_id']}: {counts}>"

    def _repr_html_(self) -> str:
        marks = [mention_mark(m["span"]["start"], m["span"]["end"], m["kind"], m["name"]) for m in self.mentions]
        triggers = [(e["evidence"]["trigger"], e) for e in self.events]
        return page(self.text, [*marks, *(event_mark(t["start"], t["end"], e["type"], e["status"]) for t, e in triggers)])


class OpenRecord:
    """A record, read-only. `with avvisi.open(…) as record` closes it behind you."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection: duckdb.DuckDBPyConnection = query.connect(path)

    def __enter__(self) -> "OpenRecord":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()

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

    def document(self, identity: str) -> Report | None:
        """One report by its id or given id; None where the record has none such."""
        one = "select * from documents where id = ? or given_id = ? order by id = ? desc, id limit 1"
        found = next(query.rows(self.connection, one, [identity] * 3), None)
        if found is None:
            return None
        parts = (
            Rows(query.rows(self.connection, f"{self._query(t)} where document = ?", [found["id"]]))
            for t in ("mentions", "events", "quotes")
        )
        return Report(Row(found), *parts)

    def incident(self, identity: str) -> Row | None:
        """An incident (also by an id it has superseded) with the `evidence` of its events; None where there is none such."""
        found = compare.incident_of(self.connection, identity)
        if found is None:
            return None
        events = query.rows(self.connection, "select evidence from events where incident = ? order by document, id", [found["id"]])
        return Row({**found, "evidence": [event["evidence"] for event in events]})

    def dyad(self, one: str, other: str, since: str | None = None, until: str | None = None) -> Rows:
        """The incidents of a pair with their sentences."""
        return Rows(dyads.between(self.connection, one, other, since, until))

    def office(self, title: str, of: str, on: str | None = None) -> Rows:
        """Who held an office."""
        return Rows(holders.holders(self.connection, title, of, on))

    def said(
        self,
        words: str = "",
        *,
        by: str | None = None,
        relay: str | None = None,
        unnamed: bool = False,
        statements: bool = False,
        since: str | None = None,
        until: str | None = None,
    ) -> Rows:
        """Quotes by words, speaker, relay and day, as `avvisi said` finds them."""
        text, values = sayings.said(words, by=by, relay=relay, unnamed=unnamed, statements=statements, since=since, until=until)
        return Rows(query.rows(self.connection, text, values))

    def compare(self, incident: str) -> Row | None:
        """The reports of one incident side by side, as `avvisi compare --json` has them."""
        found = compare.compare(self.connection, incident)
        return None if found is None else Row(found)

    def why(self, identity: str) -> dict[str, Any] | None:
        """What stands behind an id; None where the record knows none such."""
        return explain.explain(self.connection, identity)

    def export(self, form: str, out: str | Path, *, table: str | None = None, period: str = "month", text: bool = True) -> None:
        """Write the record in another format: see `avvisi export`. Without `text` no words of the reports leave."""
        from avvisi.export.formats import FORMATS, Wanted, write

        if form not in FORMATS:
            raise ValueError(f"no format {form}: {', '.join(FORMATS)}")
        write(self.connection, self.path, str(out), Wanted(form=form, table=table, period=period, text=text))

    def __repr__(self) -> str:
        return f"<avvisi record {self.path}: {', '.join(self.tables)}>"

    def _repr_html_(self) -> str:
        counts = [
            {"table": t, "rows": query.arrow(self.connection, f"select count(*) as n from ({self._query(t)})")["n"][0].as_py()}
            for t in self.tables
        ]
        return Rows(counts)._repr_html_()
