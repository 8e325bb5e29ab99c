"""The database of the build before made into this build's: a copy of it, in which only the rows that have changed are written.

It is taken up only where it is what that build wrote (by its hash), of this program and its lists, and all shards it holds are still
there. What comes of it has the rows of a database made from nothing; as they lie in the file, they are in no order.
"""

import errno
import os
from collections.abc import Mapping, Sequence, Set
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from avvisi.resolve.kept import Kept, code
from avvisi.resolve.seam import Resolved
from avvisi.store.doubtful import doubtful
from avvisi.store.errors import RecordError
from avvisi.store.place import NAME
from avvisi.store.promoted import DOUBTFUL, EVENTS, fallen, in_shards, put_aside, raised
from avvisi.store.shards import TABLES, ShardFacts

PART = 1 << 22
NO_ROOM = frozenset([errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
WRITTEN = (
    "(select told from old_rows where told in (select told from new_rows) "
    "union all select told from new_rows where told not in (select told from old_rows))"
)
HOLES = 0.25  # of the rows: past that the file is written whole again
JOINS = {
    "documents": ("document_columns", "id"),
    "events": ("event_columns", "id"),
    "quotes": ("quote_columns", "id"),
    "tenures": ("tenure_columns", "id"),
}


def made_by(maker: bytes) -> bytes:
    """What a database follows from besides its shards: who resolves, what writes, DuckDB."""
    return sha256(maker + duckdb.__version__.encode() + code("store", "model")).digest()


def hashed(path: Path, copy: Path | None = None) -> bytes:
    """The hash of a file's bytes, which are copied on the way where asked."""
    made = sha256()
    with open(path, "rb") as file, open(copy or os.devnull, "wb") as target:
        while part := file.read(PART):
            made.update(part)
            if copy:
                target.write(part)
    return made.digest()


def note(
    connection: duckdb.DuckDBPyConnection, shards: Sequence[ShardFacts], made_by: bytes, holes: int, tenures: int, resolved: Resolved
) -> None:
    """Write into a finished database what it was made of, so that the next build can take it up. `holes` are the rows that were taken out,
    `tenures` how many the shards have."""
    renewed = 0
    if connection.execute("select table_name from duckdb_tables() where schema_name = 'built' and table_name = 'state'").fetchall():
        before = _only(connection, "select renewed, holes from built.state")
        renewed, holes = before[0] + 1, before[1] + holes
    connection.execute("create or replace table built.shards (name varchar, files varchar)")
    if shards:
        connection.execute("insert into built.shards select unnest(?), unnest(?)", [[s.name for s in shards], [_files(s) for s in shards]])
    whole = _plain(connection, tenures) and not any(doubtful(resolved[name]) for name in wholes(resolved))
    values = [made_by.hex(), renewed, holes, whole]
    connection.execute("create or replace table built.state as select ? as maker, ? as renewed, ? as holes, ? as whole", values)


def _files(shard: ShardFacts) -> str:
    return sha256("\n".join(f"{name} {made}" for name, made in sorted(shard.files.items())).encode()).hexdigest()


def _plain(connection: duckdb.DuckDBPyConnection, tenures: int) -> bool:
    """Whether the tables hold the facts as the shards do: nothing was taken down, no tenure rejected."""
    asked = (
        f"select (select count(*) from documents where withheld) = 0 and (select count(*) from tenures) = {tenures} "
        "and (select count(*) from corrections where \"do\" = 'takedown') = 0"
    )
    return bool(_only(connection, asked)[0])


def taken_up(record: Path, beside: Path, shards: Sequence[ShardFacts], made_by: bytes, kept: Kept) -> list[ShardFacts] | None:
    """Copy the last build's database to `beside` and give the shards it has not; None, and no copy, where it cannot be taken up.

    RecordError where there is no room for the copy: nor would there be for one made from nothing, after all has been resolved.
    """
    written = kept.found("database", NAME)
    if written is None:
        return None
    fresh = None
    try:
        if hashed(record / NAME, beside) == written:
            fresh = _missing(beside, shards, made_by)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise RecordError(_no_room(record, error)) from error
    except duckdb.Error:
        pass
    finally:
        if fresh is None:
            beside.unlink(missing_ok=True)
    return fresh


def _no_room(record: Path, error: OSError) -> str:
    megabytes = -(-(record / NAME).stat().st_size // 1_000_000)
    return (
        f"the database of {record} cannot be written: {os.strerror(error.errno or 0)}; a new one takes about {megabytes} MB beside "
        "the one there, which stays as it is; run the build again when there is room"
    )


def _missing(path: Path, shards: Sequence[ShardFacts], made_by: bytes) -> list[ShardFacts] | None:
    with duckdb.connect(str(path), read_only=True) as connection:
        if not set(TABLES) <= {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}:
            return None
        maker, holes, whole = _only(connection, "select maker, holes, whole from built.state")
        if maker != made_by.hex() or not whole or holes > HOLES * _size(connection):
            return None
        held: dict[str, str] = dict(connection.execute("select name, files from built.shards").fetchall())
    known = {s.name: _files(s) for s in shards}
    if any(known.get(name) != files for name, files in held.items()):
        return None
    return [s for s in shards if s.name not in held]


def _size(connection: duckdb.DuckDBPyConnection) -> int:
    """The rows of the tables of facts."""
    return sum(int(_only(connection, f"select count(*) from {name}")[0]) for name in TABLES)


def views(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> None:
    """`<table>_facts` for each table: what the database has, as the shards have it, and the files of new shards."""
    events = _columns(connection, EVENTS)
    for name, schema in TABLES.items():
        own = _in_document(schema.names, _columns(connection, name))
        plain = "select " + ", ".join(f'"{held}" as "{c}"' for c, held in own.items()) + f" from {name}"
        if name == DOUBTFUL:
            up = in_shards(name, {**_in_document([c for c in schema.names if c != "why"], events), "why": "doubt"})
            plain = f"{plain} union all by name {up}"
        elif name == EVENTS:
            plain = in_shards(name, own)
        more = f" union all by name select * from {files[name]}" if files[name] else ""
        connection.execute(f"create temp view {name}_facts as {plain}{more}")


def _columns(connection: duckdb.DuckDBPyConnection, name: str) -> set[str]:
    return {column for (column, *_) in connection.execute(f"describe {name}").fetchall()}


def _in_document(names: Sequence[str], held: Set[str]) -> dict[str, str]:
    """Column of the shards -> the column that holds it as the document says it."""
    return {c: f"{c}_in_document" if f"{c}_in_document" in held else c for c in names}


def replaced(connection: duckdb.DuckDBPyConnection, resolved: Resolved, files: Mapping[str, str], chosen: Mapping[str, str]) -> int:
    """Write the rows that are not as they were; how many were taken out for it. `chosen` are the columns of each table that joins facts and what was resolved."""
    gone = 0
    fallen(connection)
    for name in TABLES:
        if name in JOINS:
            gone += _exchanged(connection, name, files[name], chosen[name], resolved)
        elif files[name] and name != DOUBTFUL:
            fresh = f"select distinct on (id) * from {files[name]}" if name == "problems" else f"select * from {files[name]}"
            where = f" where id not in (select id from {name})" if name == "problems" else ""
            connection.execute(f"insert into {name} by name select * from ({fresh}){where}")
    gone += _changed(connection, put_aside(connection))
    for name in wholes(resolved):
        gone += _whole(connection, name, told=not doubtful(resolved[name]))
    return gone


def wholes(resolved: Resolved) -> list[str]:
    """The tables that are resolved as a whole; the others are columns of tables of facts."""
    return sorted(set(resolved) - {columns for columns, _ in JOINS.values()})


def _exchanged(connection: duckdb.DuckDBPyConnection, name: str, files: str, chosen: str, resolved: Resolved) -> int:
    """A table of facts with columns of the record: new facts, and those whose columns have changed."""
    columns, key = JOINS[name]
    on, *theirs = resolved[columns].column_names
    held = _columns(connection, name)
    own = {c: f'coalesce(r."{c}", t."{c}_in_document")' if f"{c}_in_document" in held else f'r."{c}"' for c in theirs if c in held}
    differs = " or ".join(f'{made} is distinct from t."{c}"' for c, made in own.items())
    changed = f'select t."{key}" as id from {name} t left join resolved_{columns} r on r."{on}" = t."{key}" where {differs}'
    if name == "tenures":
        changed += f' or r."{on}" is null'
    connection.execute(f"create temp table changed_ids as {changed}")
    old = f'select * from {name}_facts where "{key}" in (select id from changed_ids)'
    up = [raised(f"(id in (select id from changed_ids) or id not in (select id from {EVENTS}))")] if name == EVENTS else []
    facts = f"({' union all by name '.join([old, *([f'select * from {files}'] if files else []), *up])})"
    connection.execute(f"create temp table changed_rows as {chosen.format(facts=facts)}")
    gone = _changed(connection, f'delete from {name} where "{key}" in (select id from changed_ids)')
    connection.execute(f"insert into {name} by name select * from changed_rows")
    connection.execute("drop table changed_ids")
    connection.execute("drop table changed_rows")
    return gone


def _whole(connection: duckdb.DuckDBPyConnection, name: str, *, told: bool) -> int:
    """A table that is resolved as a whole: rows that are there no more go, new ones come. Where sums then don't agree, or the hash of a row has
    not `told` all of it, all is written. (The table there is none with doubtful rows: such a database is not taken up.)"""
    gone = 0
    if told:
        connection.execute(f"create temp table old_rows as select rowid as place, hash(t) as told from {name} t")
        connection.execute(f"create temp table new_rows as select hash(n) as told from resolved_{name} n")
        gone = _changed(
            connection, f"delete from {name} where rowid in (select place from old_rows where told not in (select told from new_rows))"
        )
        connection.execute(f"insert into {name} select * from resolved_{name} n where hash(n) not in (select told from old_rows)")
        sums = [_only(connection, f"select count(*), sum(told::hugeint) from {rows}") for rows in (WRITTEN, "new_rows")]
        connection.execute("drop table old_rows")
        connection.execute("drop table new_rows")
    if not told or sums[0] != sums[1]:
        gone += _changed(connection, f"delete from {name}")
        connection.execute(f"insert into {name} select * from resolved_{name}")
    return gone


def _changed(connection: duckdb.DuckDBPyConnection, statement: str) -> int:
    """Run a statement that changes rows; how many."""
    return int(_only(connection, statement)[0])


def _only(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    """The only row of an answer."""
    return tuple(connection.execute(query).fetchall()[0])
