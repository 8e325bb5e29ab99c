"""One build at a time on a record."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from avvisi.store.errors import RecordError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Busy(RecordError):
    """Another build has the record."""


@contextmanager
def alone(record: Path) -> Iterator[None]:
    """One build at a time on a record; the lock goes with the process, however it ends. Without fcntl (Windows) there is no lock."""
    fresh = not record.exists()
    record.mkdir(parents=True, exist_ok=True)
    with open(record / ".lock", "w", encoding="utf-8") as lock:
        try:
            if fcntl:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(f"{record} is being built by another process; wait until it is done") from None
        try:
            yield
        finally:
            if fresh:
                _leave_nothing(record)


def _leave_nothing(record: Path) -> None:
    """Take away the folder of a build that stopped before it wrote anything."""
    facts = record / "facts"
    if {p.name for p in record.iterdir()} <= {".lock", "facts"} and not (facts.is_dir() and any(facts.iterdir())):
        shutil.rmtree(record, ignore_errors=True)
