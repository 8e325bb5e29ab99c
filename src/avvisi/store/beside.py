"""Folders of what is made from a database and lies beside it under its key: the page, the search index. They can be deleted, and are made again.

Where the record cannot be written they lie below a folder of this user's alone, for they hold what the record holds.
"""

import os
import shutil
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from avvisi.store.errors import RecordError
from avvisi.store.place import alive


def homes(record: Path, name: str) -> list[Path]:
    """Where the `name` (page, search) of a record can lie: in it, or apart where nobody else can have written it."""
    return [record / name, *filter(_ours, [_apart(record, name)])]


def home(record: Path, name: str) -> Path:
    """The one of them that can be written; it is there. RecordError where none can be."""
    here = record / name
    if _writable(here):
        return here
    apart = _apart(record, name)
    for made in (apart.parent, apart):
        with suppress(OSError):
            made.mkdir(mode=0o700)
    if not _ours(apart):
        raise RecordError(f"{record} cannot be written, and {apart.parent} is not this user's alone; name another folder with TMPDIR")
    return apart


def unfinished() -> str:
    """How the name of a folder begins in which this process makes what it then moves into place."""
    return f".{os.getpid()}."


def leave(record: Path, name: str, kept: str = "") -> None:
    """Take away what was made of databases that are gone, and what killed processes left: what was taken down since stands in it.
    Whoever has it open goes on reading it."""
    for found in homes(record, name):
        for old in found.glob("*"):
            if old.name == kept or (old.name.startswith(".") and alive(old.name.split(".")[1])):
                continue
            if old.is_dir():
                shutil.rmtree(old, ignore_errors=True)
            elif old.suffix == ".duckdb":
                with suppress(OSError):
                    old.unlink()


def _apart(record: Path, name: str) -> Path:
    user = os.getuid() if hasattr(os, "getuid") else ""
    return Path(tempfile.gettempdir()) / f"avvisi-{user}" / sha256(str(record.resolve() / name).encode()).hexdigest()[:16]


def _ours(apart: Path) -> bool:
    """Whether nobody else can read, or have written, what stands there."""
    with suppress(OSError):
        found = apart.parent.lstat()
        return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
    return False


def _writable(folder: Path) -> bool:
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    return os.access(folder, os.W_OK)
