"""The record behind the page: opened once, opened again when a build has swapped it, asked through a cursor of its own by each request."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Thread
from typing import Any

import duckdb

from avvisi.store import derived
from avvisi.store.errors import RecordError
from avvisi.store.place import NAME
from avvisi.store.search import Search, make, ready

Row = dict[str, Any]
Answer = tuple[int, str, str]
"""Status, media type or place to go to, body."""
KEPT = 64
PATIENCE = 2.0  # seconds the first request waits for the page of a database that has just been swapped in
SERVING, INDEXING = "450MB", "200MB"  # of DuckDB's memory; with Python and the index well under 1 GB


class Asking:
    """One request's view of the record: rows as plain values. `everyone` is true where the user asked to see persons without a public role."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, *, everyone: bool = False, search: Search | None = None) -> None:
        self._cursor = cursor
        self.everyone = everyone
        self.search = search

    def rows(self, query: str, *values: Any) -> list[Row]:
        """All rows of an answer."""
        answer = self._cursor.execute(query, list(values))
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def one(self, query: str, *values: Any) -> Row | None:
        """The first row, None where there is none."""
        found = self.rows(query, *values)
        return found[0] if found else None

    def value(self, query: str, *values: Any) -> Any:
        """The first value of the first row."""
        row = self._cursor.execute(query, list(values)).fetchone()
        return row[0] if row else None


def places(values: Sequence[Any]) -> str:
    """Placeholders for a list of values: `?, ?, ?`; `null` for none, which matches nothing."""
    return ", ".join("?" * len(values)) or "null"


class Shelf:
    """Keeps the record open. A build swaps `record.duckdb` whole; the next request then opens the new one, after those under way have ended."""

    def __init__(self, record: Path, *, everyone: bool = False, searching: bool = True) -> None:
        self.record = record
        self.everyone = everyone
        self._turn = Condition()
        self._reading = 0
        self._seen = self._state()
        self._connection = derived.opened(record, SERVING)
        self._search: Search | None = None
        self._searching = searching
        self._making: Thread | None = None
        self._preparing: Thread | None = None
        self._failed: tuple[int, int, int] | None = None
        self._answers: dict[str, tuple[object, Answer]] = {}
        self._index()

    @contextmanager
    def asking(self) -> Iterator[Asking]:
        """A cursor on the newest database, for as long as one request lasts."""
        with self._turn:
            self._refresh()
            self._reading += 1
            cursor = self._connection.cursor()
        try:
            cursor.execute("use record")
            yield Asking(cursor, everyone=self.everyone, search=self._search)
        finally:
            cursor.close()
            with self._turn:
                self._reading -= 1
                self._turn.notify_all()

    def kept(self, key: str, make: Callable[[], Answer]) -> Answer:
        """An answer given before on this same database, else a new one. The last KEPT ones are remembered."""
        with self._turn:
            known = self._answers.get(key)
            if known and known[0] == (self._state(), self._search is None):
                self._answers[key] = self._answers.pop(key)
                return known[1]
            seen = (self._seen, self._search is None)
        made = make()
        with self._turn:
            self._answers[key] = (seen, made)
            while len(self._answers) > KEPT:
                self._answers.pop(next(iter(self._answers)))
        return made

    def close(self) -> None:
        """Let the record go."""
        self._connection.close()

    def _state(self) -> tuple[int, int, int]:
        try:
            found = os.stat(self.record / NAME)
        except FileNotFoundError:
            raise RecordError(
                f"{self.record} is no record: {NAME} is missing (make one with: avvisi build SOURCE -o {self.record})"
            ) from None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _refresh(self) -> None:
        """Called with the turn held: open the new database where the file has been swapped, once its page is there; until then the old one goes on."""
        state = self._state()
        if state in (self._seen, self._failed) or not self._prepared():
            return
        self._turn.wait_for(lambda: self._reading == 0, timeout=10)
        fresh = derived.opened(self.record, SERVING)
        self._connection.close()
        self._connection, self._seen = fresh, state
        self._index()

    def _prepared(self) -> bool:
        """Whether the page of the new database is there. It is made in the background; whoever asks first waits for that of a small one."""
        if derived.ready(self.record):
            return True
        if self._preparing is not None and self._preparing.is_alive():
            return False  # a wait here, with the turn held, would be every request's
        self._preparing = Thread(target=self._prepare, args=(self._state(),), name="page", daemon=True)
        self._preparing.start()
        self._preparing.join(PATIENCE)
        return derived.ready(self.record) is not None

    def _prepare(self, state: tuple[int, int, int]) -> None:
        try:
            derived.make(self.record)
        except RecordError as error:
            self._failed = state
            sys.stderr.write(f"avvisi: {error}; the database from before the last build goes on being shown\n")

    def _index(self) -> None:
        """Open the search index of this database; where it has not been made yet, make it in the background."""
        if not self._searching:
            return
        key = derived.key(self._connection)
        self._search = ready(self.record, key)
        if self._search is None and (self._making is None or not self._making.is_alive()):
            self._making = Thread(target=self._make, args=(key,), name="search index", daemon=True)
            self._making.start()

    def _make(self, key: str) -> None:
        try:
            with derived.opened(self.record, INDEXING) as connection:
                made = make(self.record, connection, key) if derived.key(connection) == key else None
        except (RecordError, duckdb.Error, OSError, ValueError) as error:
            sys.stderr.write(f"avvisi: the search index could not be made: {error}\n")
            return
        with self._turn:
            self._search = made

    def wait(self, seconds: float = 60) -> None:
        """Until the search index is there: for tests and benches."""
        if self._making:
            self._making.join(seconds)
