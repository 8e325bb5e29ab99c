"""`record.duckdb`: built from the shards, or from the one before and what has changed; swapped in whole. Whoever reads the old one goes on reading it."""

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.kept import Kept, maker
from avvisi.resolve.memory import give_back, seldom
from avvisi.resolve.record import resolve
from avvisi.resolve.seam import Resolved
from avvisi.store import renewed
from avvisi.store.beside import leave
from avvisi.store.derived import FOLDER as PAGE
from avvisi.store.derived import index, stamp
from avvisi.store.errors import RecordError
from avvisi.store.masks import mask
from avvisi.store.place import NAME
from avvisi.store.promoted import DOUBTFUL, told
from avvisi.store.renewed import JOINS
from avvisi.store.shards import FACTS, TABLES, ShardFacts

MEMORY = "700MB"
KEPT = "resolved.kept"
BATCH = 4_000
UNWRITABLE = (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException, duckdb.OutOfMemoryException)  # the disk takes no more
_PLACE = {"events": 'evidence."trigger".start', "doubtful_events": 'evidence."trigger".start', "quotes": "content[1].start"}
ORDER = {"documents": "id", **{name: f"document, {_PLACE.get(name, 'span.start')}, id" for name in FACTS}}


class ShardTables:
    """The facts of all shards, as the resolving stage reads them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def table(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Columns of a fact table, ordered by document and place."""
        chosen = ", ".join(f'"{c}"' for c in columns)
        return self._connection.sql(f"select {chosen} from {name}_facts order by {ORDER[name]}").to_arrow_table()

    def batches(self, name: str, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Columns of a fact table as they lie in the shards: to order whole texts takes much memory."""
        chosen = ", ".join(f'"{c}"' for c in columns)
        yield from self._connection.sql(f"select {chosen} from {name}_facts").to_arrow_reader(BATCH)


def build(
    record: Path,
    shards: Sequence[ShardFacts],
    lexicon: Lexicon,
    *,
    threads: int = 2,
    anew: bool = False,
    spread: AbstractContextManager[Spread] | None = None,
) -> None:
    """Make the database of these shards beside and move it into place. `anew`: nothing that an earlier build worked out is used. `spread`: where blocks
    of resolving are worked out; it is closed when they are, for it takes memory."""
    beside = record / f".{NAME}.{os.getpid()}"
    _clear(record)
    resolved_by = maker(lexicon)
    made_by = renewed.made_by(resolved_by)
    kept = Kept(record / KEPT, resolved_by, empty=anew)
    usual = gc.get_threshold()
    seldom()
    try:
        fresh = renewed.taken_up(record, beside, shards, made_by, kept)
        _make(beside, record, shards, fresh, lexicon, kept, made_by, threads, spread or nullcontext(here))
        with open(beside, "r+b") as file:  # Windows flushes only what may be written
            os.fsync(file.fileno())
        kept.keep("database", NAME, renewed.hashed(beside), always=True)
        beside.replace(record / NAME)
        leave(record, PAGE)
    except BaseException:
        kept.drop()
        raise
    finally:
        gc.set_threshold(*usual)
    kept.save()


def _make(
    beside: Path,
    record: Path,
    shards: Sequence[ShardFacts],
    fresh: Sequence[ShardFacts] | None,
    lexicon: Lexicon,
    kept: Kept,
    made_by: bytes,
    threads: int,
    spread: AbstractContextManager[Spread],
) -> None:
    """`fresh` are the shards that the database which is there at `beside` has not; None where there is none."""
    connection = duckdb.connect(str(beside), config={"memory_limit": MEMORY, "threads": threads, "temp_directory": str(record / ".spill")})
    with suppress(duckdb.Error):  # not everywhere
        connection.execute("set allocator_background_threads = true")  # what an ordered query has taken goes back to the system
    try:
        files = _files(record / "facts", shards if fresh is None else fresh)
        _views(connection, files) if fresh is None else renewed.views(connection, files)
        corrections = record / "corrections.toml"
        with ThreadPoolExecutor(1) as beside_it, spread as at:
            plain = beside_it.submit(_plain, connection.cursor(), files) if fresh is None and threads > 1 else None
            resolved = resolve(ShardTables(connection), lexicon, corrections if corrections.exists() else None, kept, at)
        if plain:
            plain.result()
        if fresh is None:  # to write all tables takes memory, a few rows don't
            gc.collect()  # what hangs together in rings
        give_back()
        tenures = connection.execute("select count(*) from tenures_facts").fetchall()[0][0]
        written = {name: made for name, made in resolved.items() if name != "withheld"}
        holes = _written(connection, written, files, anew=fresh is None)
        mask(connection, zip(*(resolved["withheld"][c].to_pylist() for c in ("document", "name")), strict=True), ORDER)
        index(connection)
        stamp(connection)
        renewed.note(connection, shards, made_by, holes, tenures, written)
        connection.execute("checkpoint")  # closing writes too, but says nothing where the disk takes no more
    except BaseException as error:
        with suppress(duckdb.Error):  # after a failed checkpoint closing fails once more
            connection.close()
        _clear(record)
        if isinstance(error, UNWRITABLE):
            raise RecordError(f"the database of {record} cannot be written: {error}; the one there was stays as it is") from error
        raise
    connection.close()


def _clear(record: Path) -> None:
    """Take away what a build that failed or was killed has left beside the database."""
    for name in (NAME, KEPT):
        for leftover in record.glob(f".{name}.*"):
            leftover.unlink()


def _files(facts: Path, shards: Sequence[ShardFacts]) -> dict[str, str]:
    """What to read of each table from these shards, as SQL; '' where there are none."""
    found = {}
    for name in TABLES:
        files = [str(facts / shard.name / file) for shard in shards if (file := f"{name}.parquet") in shard.files]
        listed = ", ".join("'" + f.replace("'", "''") + "'" for f in files)
        found[name] = f"read_parquet([{listed}])" if files else ""
    return found


def _views(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> None:
    """A view over each table's shards; an empty table where there are none."""
    for name, schema in TABLES.items():
        if not files[name]:
            connection.register(f"{name}_empty", schema.empty_table())
        connection.execute(f"create temp view {name}_facts as select * from {files[name] or f'{name}_empty'}")


def _written(connection: duckdb.DuckDBPyConnection, resolved: Resolved, files: Mapping[str, str], *, anew: bool) -> int:
    """Write all tables, or the rows of those there that have changed; how many rows were taken out for others."""
    for name, made in sorted(resolved.items()):
        connection.register(f"resolved_{name}", made)
    joined = {name: _joined(name, resolved) for name in JOINS}
    if anew:
        _tables(connection, resolved, joined)
        rows = 0
    else:
        rows = renewed.replaced(connection, resolved, files, joined)
    for name in sorted(resolved):
        connection.unregister(f"resolved_{name}")
    return rows


def _joined(name: str, resolved: Resolved) -> str:
    """The query of a table of facts with what was resolved of them; `{facts}` stands for the facts."""
    columns, key = JOINS[name]
    on, *theirs = resolved[columns].column_names
    ours = [c for c in TABLES[name].names if c not in theirs]
    own = [f'f."{c}" as "{c}_in_document"' for c in theirs if c in TABLES[name].names]
    merged = [f'coalesce(r."{c}", f."{c}") as "{c}"' if c in TABLES[name].names else f'r."{c}"' for c in theirs]
    chosen = ", ".join([*(f'f."{c}"' for c in ours), *own, *merged])
    join = "join" if name == "tenures" else "left join"  # a rejected tenure is no row: who asks for holders must not meet it
    return f'select {chosen} from {{facts}} f {join} resolved_{columns} r on f."{key}" = r."{on}"'


def _plain(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> None:
    """The tables of facts of which nothing is resolved. They are written while all else is, by a connection of their own."""
    _views(connection, files)
    for name, order in ORDER.items():
        if name not in JOINS and name != DOUBTFUL:
            connection.execute(f"create table {name} as select * from {name}_facts order by {order}")


def _tables(connection: duckdb.DuckDBPyConnection, resolved: Resolved, joined: Mapping[str, str]) -> None:
    for name, order in ORDER.items():
        query = joined[name].format(facts=told(name)) if name in joined else f"select * from {told(name)}"
        connection.execute(f"create table if not exists {name} as select * from ({query}) order by {order}")
    connection.execute("create table problems as select distinct on (id) * from problems_facts order by id")
    for name in renewed.wholes(resolved):
        connection.execute(f"create table {name} as select * from resolved_{name}")
