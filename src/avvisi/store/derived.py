"""What the page asks all the time, worked out once when the page is first opened on a database: `page/<key>.duckdb` beside it, attached as `page`.

Nothing here is a fact of its own: the file can be deleted and is made again from the tables of the record. Its tables keep a click under
150 ms on a million events. Each database carries a key of its own (`built.passport`), so that a page is never shown with another's tables.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import duckdb

from avvisi.store import beside
from avvisi.store.errors import RecordError
from avvisi.store.page_incidents import CARDS, CHRONOLOGY, PAIRS
from avvisi.store.page_outlets import OUTLETS
from avvisi.store.page_people import NAMES, PEOPLE
from avvisi.store.query import connect

FOLDER = "page"
MEMORY = "700MB"
TRIES = 3
INDEXES = (
    ("documents", "id"), ("events", "id"), ("events", "incident"), ("quotes", "id"), ("quotes", "utterance"),
    ("incidents", "id"), ("utterances", "id"), ("people", "id"), ("occasions", "id"), ("tenures", "id"),
)  # fmt: skip
PAGE_INDEXES = (
    ("page.judged", "subject"), ("page.cards", "n"), ("page.cards", "incident"), ("page.proofs", "n"), ("page.reports", "n"),
    ("page.said", "utterance"), ("page.names", "form"), ("page.offices", "person"),
)  # fmt: skip

STATEMENTS = (
    *NAMES,
    *CHRONOLOGY,
    *CARDS,
    *OUTLETS,
    *PAIRS,
    *PEOPLE,
)


def stamp(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the database that is being made its key."""
    connection.execute("create schema if not exists built")
    connection.execute("create or replace table built.passport as select replace(uuid()::varchar, '-', '') as key")


def key(connection: duckdb.DuckDBPyConnection) -> str:
    """The key of an opened record. RecordError where an older version made its database."""
    try:
        found = connection.execute("select key from record.built.passport").fetchall()
    except duckdb.CatalogException:
        found = []
    if not found:
        raise RecordError("the record was made by an older version; `avvisi build -o RECORD` makes its database again from its shards")
    return str(found[0][0])


def index(connection: duckdb.DuckDBPyConnection, indexes: tuple[tuple[str, str], ...] = INDEXES) -> None:
    """Make the indexes by which rows are found."""
    for table, column in indexes:
        name = table.rsplit(".", 1)[-1]
        connection.execute(f"create index if not exists {name}_{column} on {table} ({column})")


def opened(record: Path, memory: str) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a record with its page, which is made where it is missing or cannot be opened."""
    for _ in range(TRIES):
        made = ready(record) or make(record)
        try:
            connection = connect(record, memory, page=made)
        except RecordError:  # torn by a crash, or taken away by a build that has just ended
            with suppress(OSError):
                made.unlink(missing_ok=True)
            continue
        if made.name == _name(connection):
            return connection
        connection.close()  # a build has swapped the database in between
    raise RecordError(f"the page of {record} cannot be opened; delete {record / FOLDER} and try again")


def ready(record: Path) -> Path | None:
    """The page of this database, None where it has not been made yet."""
    with connect(record) as connection:
        name = _name(connection)
    return next((home / name for home in beside.homes(record, FOLDER) if os.access(home / name, os.R_OK)), None)


def make(record: Path) -> Path:
    """Make the page of this database beside and move it into place; pages of databases that are gone are removed. RecordError where it cannot be."""
    home = beside.home(record, FOLDER)
    try:
        with tempfile.TemporaryDirectory(dir=home, prefix=beside.unfinished()) as folder:
            made = Path(folder) / "page.duckdb"
            with connect(record, MEMORY, page=made, making=True) as connection:
                name = _name(connection)
                derive(connection)
            with open(made, "r+b") as file:
                os.fsync(file.fileno())
            made.replace(home / name)
    except (duckdb.Error, OSError) as error:
        raise RecordError(f"the page of {record} cannot be made in {home}: {error}") from error
    beside.leave(record, FOLDER, name)
    return home / name


def _name(connection: duckdb.DuckDBPyConnection) -> str:
    return f"{key(connection)}.duckdb"


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of the attached `page` and their indexes, from the tables of the record."""
    for statement in STATEMENTS:
        connection.execute(statement)
    index(connection, PAGE_INDEXES)
    connection.execute("checkpoint page")
