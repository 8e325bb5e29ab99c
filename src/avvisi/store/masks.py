"""Takedowns in the tables of a record: a person's names are gone from every table, a document's words from all of its rows.

The shards keep what was read, so that a takedown can be taken back: delete the line of `corrections.toml` and build again. What the database
holds, and so every query, page and export, has the mask. In texts a mask is as long as what it covers, so that offsets stay true.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb
import pyarrow as pa

from avvisi.model.withheld import WITHHELD

COVER = "█"
SHORT = 3  # letters below which a form of a name is too common a word to be looked for
ELSEWHERE = {"incidents": "documents", "utterances": "given_ids", "passages": None, "judgements": None, "litter": None}
Row = dict[str, Any]


def mask(connection: duckdb.DuckDBPyConnection, names: Iterable[tuple[str, str]], orders: Mapping[str, str]) -> None:
    """Cover these (document, person's name there), and documents that are withheld whole. `orders`: `documents` and each fact table -> the order of its rows."""
    forms: dict[str, set[str]] = defaultdict(set)
    for document, name in names:
        forms[document].add(name)
    whole = {row[0] for row in connection.execute("select id from documents where withheld").fetchall()}
    if not forms and not whole:
        return
    _named_there(connection, forms)
    masks = {d: Mask(forms.get(d, set()), whole=d in whole) for d in sorted({*forms, *whole})}
    for table, order in orders.items():
        key = "id" if table == "documents" else "document"
        _rewrite(connection, table, f"{key} in (select unnest(?))", list(masks), lambda row, key=key: masks[row[key]](row), order)
    given = {g for (g,) in connection.execute("select given_id from documents where id in (select unnest(?))", [list(masks)]).fetchall()}
    every = Mask({f for some in forms.values() for f in some}, whole=False)
    for table, column in ELSEWHERE.items():
        where = f"list_has_any({column}, ?)" if column else "len(?) > 0"
        _rewrite(connection, table, where, sorted(given) if column == "given_ids" else list(masks), every.names, None)


def _named_there(connection: duckdb.DuckDBPyConnection, forms: dict[str, set[str]]) -> None:
    """Add the forms in which each document names them."""
    query = "select document, name, span.text from mentions where kind = 'person' and form in ('full', 'short') and document in (select unnest(?))"
    own = {d: frozenset(some) for d, some in forms.items()}
    for document, name, form in connection.execute(query, [list(own)]).fetchall():
        if name in own[document]:
            forms[document].add(form)


class Mask:
    """Covers names in the rows of one document."""

    def __init__(self, forms: set[str], *, whole: bool) -> None:
        long = sorted((f for f in forms if len(f) > SHORT), key=lambda f: (-len(f), f))
        self._names = re.compile("|".join(rf"(?<!\w){re.escape(f)}(?!\w)" for f in long)) if long else None
        self._whole = whole

    def text(self, value: str) -> str:
        """A text with covers as long as what they cover."""
        if self._whole:
            return re.sub(r"\S", COVER, value)
        return self._names.sub(lambda m: COVER * len(m[0]), value) if self._names else value

    def __call__(self, row: Row) -> Row:
        """A row of the document: its texts and spans covered, names in other values replaced."""
        made = {k: self._value(v, k) for k, v in row.items()}
        return {**made, "raw": None} if "raw" in made else made

    def _value(self, value: Any, key: str) -> Any:
        if isinstance(value, str):
            if key == "text":
                return self.text(value)
            if key in ("title", "path", "url") and self._whole:
                return None
            return self._names.sub(WITHHELD, value) if self._names else value
        if isinstance(value, dict):
            return {k: self._value(v, k) for k, v in value.items()}
        return [self._value(v, key) for v in value] if isinstance(value, list) else value

    def names(self, row: Row) -> Row:
        """A row that tells of several documents: only the names."""
        return {k: self._value(v, "") for k, v in row.items()}


def _rewrite(connection: duckdb.DuckDBPyConnection, table: str, where: str, asked: list[str], change: Any, order: str | None) -> None:
    """Put changed rows in the place of these rows of a table."""
    found = connection.sql(f"select *, rowid as row_number from {table} where {where}", params=[asked]).to_arrow_table()
    if not found.num_rows:
        return
    numbers = found["row_number"]
    schema = pa.schema([f for f in found.schema if f.name != "row_number"])
    made = pa.Table.from_pylist([change({k: v for k, v in row.items() if k != "row_number"}) for row in found.to_pylist()], schema=schema)
    connection.register("masked_rows", made.append_column("row_number", numbers))
    columns = ", ".join(f'"{c}"' for c in schema.names)
    query = (
        f"select {columns} from (select *, rowid as row_number from {table} where rowid not in (select row_number from masked_rows) "
        f"union all by name select * from masked_rows) order by {order or 'row_number'}"
    )
    connection.execute(f"create table {table}_masked as {query}")
    connection.unregister("masked_rows")
    connection.execute(f"drop table {table}")
    connection.execute(f"alter table {table}_masked rename to {table}")
