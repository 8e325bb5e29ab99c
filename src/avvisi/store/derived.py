"""What the page asks all the time, worked out once when the page is first opened on a database: `page/<key>.duckdb` beside it, attached as `page`.

Nothing here is a fact of its own: the file can be deleted and is made again from the tables of the record. Its tables keep a click under
150 ms on a million events. Each database carries a key of its own (`built.passport`), so that a page is never shown with another's tables.
"""

import os
import shutil
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import duckdb

from avvisi.store.errors import RecordError
from avvisi.store.page_incidents import CARDS, CHRONOLOGY, PAIRS
from avvisi.store.page_outlets import OUTLETS
from avvisi.store.page_people import NAMES, PEOPLE
from avvisi.store.place import alive
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
    homes = [record / FOLDER, *filter(_ours, [_apart(record)])]
    return next((home / name for home in homes if os.access(home / name, os.R_OK)), None)


def make(record: Path) -> Path:
    """Make the page of this database beside and move it into place; pages of databases that are gone are removed. RecordError where it cannot be."""
    home = record / FOLDER
    if not _writable(home):
        home = _apart(record)
        for made in (home.parent, home):
            with suppress(OSError):
                made.mkdir(mode=0o700)
        if not _ours(home):
            raise RecordError(f"{record} cannot be written, and {home.parent} is not this user's alone; name another folder with TMPDIR")
    try:
        with tempfile.TemporaryDirectory(dir=home, prefix=f".{os.getpid()}.") as folder:
            beside = Path(folder) / "page.duckdb"
            with connect(record, MEMORY, page=beside, making=True) as connection:
                name = _name(connection)
                derive(connection)
            with open(beside, "r+b") as file:
                os.fsync(file.fileno())
            beside.replace(home / name)
    except (duckdb.Error, OSError) as error:
        raise RecordError(f"the page of {record} cannot be made in {home}: {error}") from error
    leave(record, name)
    return home / name


def leave(record: Path, name: str = "") -> None:
    """Take away the pages of databases that are gone: what was taken down since stands in them. Whoever has one open goes on reading it."""
    for home in (record / FOLDER, *filter(_ours, [_apart(record)])):
        for old in home.glob("*.duckdb"):
            if old.name != name:
                with suppress(OSError):
                    old.unlink()
        for old in home.glob(".*.*"):
            if not alive(old.name.split(".")[1]):
                shutil.rmtree(old, ignore_errors=True)


def _name(connection: duckdb.DuckDBPyConnection) -> str:
    return f"{key(connection)}.duckdb"


def _apart(record: Path) -> Path:
    """Where the page of a record goes whose folder cannot be written: below a folder of this user's alone, for it holds what the record holds."""
    user = os.getuid() if hasattr(os, "getuid") else ""
    return Path(tempfile.gettempdir()) / f"avvisi-{user}" / sha256(str(record.resolve()).encode()).hexdigest()[:16]


def _ours(home: Path) -> bool:
    """Whether nobody else can read, or have written, what stands there."""
    with suppress(OSError):
        found = home.parent.lstat()
        return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
    return False


def _writable(home: Path) -> bool:
    with suppress(OSError):
        home.mkdir(exist_ok=True)
    return os.access(home, os.W_OK)


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of the attached `page` and their indexes, from the tables of the record."""
    for statement in STATEMENTS:
        connection.execute(statement)
    index(connection, PAGE_INDEXES)
    connection.execute("checkpoint page")
