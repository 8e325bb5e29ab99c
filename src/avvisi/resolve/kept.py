"""What the resolving stage worked out once and need not work out again: answers that follow from their key alone, in a file beside the record.

A key holds all that the answer reads (the words of a name, the ids of two documents, the rows of an incident); the program and its lexicon
stand for the rest. So an answer that is found is the answer that would come out: a second build gives the same bytes as a fresh one.
What a build did not ask for is not in the file it leaves. A file of another program, or one that is not what was written, is left aside.
"""

import mmap
import os
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path
from typing import IO, TypeVar

import msgspec
import numpy as np

from avvisi.lexicon.load import Lexicon
from avvisi.version import __version__

V = TypeVar("V")
MAGIC = b"avvisi kept 1\n"
HEAD = len(MAGIC) + 32 + 32 + 8  # then come the hash of all that follows the hash, who made it, and where the index begins
MOST = 600_000  # answers …
LARGEST = 2_000_000_000  # … and bytes that are kept
AT_ONCE = 1 << 24
CODE = Path(__file__).resolve().parent.parent
_SIZE = 32  # bits of a size in an entry of the index, below those of the place


def maker(lexicon: Lexicon) -> bytes:
    """What answers follow from besides their keys: this program, its lists and numpy's arithmetic."""
    return sha256(program() + lexicon.sha256.encode()).digest()


@lru_cache(maxsize=1)
def program() -> bytes:
    """A hash of this program's own part in answers, and of numpy's: two machines with the same give the same."""
    made = sha256(f"{__version__}\n{np.__version__}\n".encode())
    for part in ("resolve", "lexicon"):
        for path in sorted((CODE / part).glob("*.py")):
            made.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return made.digest()


class Kept:
    """The answers of the build before, and those of this one for the next. Without a path nothing is kept; `empty`: those of the build before are left aside."""

    def __init__(self, path: Path | None = None, made_by: bytes = b"", *, empty: bool = False) -> None:
        self._path, self._made_by = path, made_by.ljust(32, b"\0")
        self._before: dict[bytes, int] = {}
        self._now: dict[bytes, int] = {}
        self._old: mmap.mmap | None = None
        self._new: IO[bytes] | None = None
        self._end, self._hash = HEAD, sha256()
        if path is not None:
            if not empty:
                self._open(path)
            self._new = open(self._beside, "wb")  # noqa: SIM115 (open until `save` or `drop`)
            self._new.write(bytes(HEAD))

    @property
    def _beside(self) -> Path:
        assert self._path is not None
        return self._path.with_name(f".{self._path.name}.{os.getpid()}")

    def _open(self, path: Path) -> None:
        """Take the file that is there, if it is whole and of this program."""
        try:
            with open(path, "rb") as file:
                old = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):  # none, or empty
            return
        start = len(MAGIC) + 32
        if (
            len(old) >= HEAD
            and old[: len(MAGIC)] == MAGIC
            and old[start : start + 32] == self._made_by
            and _hash(old) == old[len(MAGIC) : start]
        ):
            self._before = msgspec.msgpack.decode(old[int.from_bytes(old[HEAD - 8 : HEAD]) :], type=dict[bytes, int])
            self._old = old
        else:
            old.close()

    def found(self, kind: str, key: str) -> bytes | None:
        """The answer to `key` that the build before has left."""
        return self._found(_at(kind, key)) if self._old is not None else None

    def raw(self, kind: str, key: str, work: Callable[[], bytes]) -> bytes:
        """The answer to `key` as bytes: found, or worked out."""
        if self._new is None:
            return work()
        at = _at(kind, key)
        known = self._found(at)
        blob = work() if known is None else known
        if at not in self._now and len(self._now) < MOST and self._end + len(blob) < LARGEST and self._written(blob):
            self._now[at] = self._end << _SIZE | len(blob)
            self._end += len(blob)
        return blob

    def _found(self, at: bytes) -> bytes | None:
        place = self._before.get(at)
        if place is None or self._old is None:
            return None
        low = place >> _SIZE
        return self._old[low : low + (place & ((1 << _SIZE) - 1))]

    def answer(self, kind: str, key: str, like: type[V], work: Callable[[], V]) -> V:
        """The answer to `key` as a value of this type: found, or worked out."""
        if self._new is None:
            return work()
        return msgspec.msgpack.decode(self.raw(kind, key, lambda: msgspec.msgpack.encode(work())), type=like)

    def save(self) -> None:
        """Move this build's answers into the place of the last one's. Where the disk takes no more, none are kept."""
        index, tail = msgspec.msgpack.encode(self._now), self._made_by + self._end.to_bytes(8)
        if self._path is None or self._new is None or not self._written(index):
            return
        self._hash.update(tail)
        try:
            self._new.seek(0)
            self._new.write(MAGIC + self._hash.digest() + tail)
            self._new.flush()
            os.fsync(self._new.fileno())
        except OSError:
            self.drop()
            return
        self._new.close()
        self._let_go()
        self._beside.replace(self._path)

    def drop(self) -> None:
        """Keep nothing more; the last build's answers stay as they are."""
        if self._path is None or self._new is None:
            return
        with suppress(OSError):  # closing writes what is left
            self._new.close()
        self._let_go()
        self._beside.unlink(missing_ok=True)

    def _written(self, part: bytes) -> bool:
        """Write and hash a part; False where the disk takes no more."""
        assert self._new is not None
        try:
            self._new.write(part)
        except OSError:
            self.drop()
            return False
        self._hash.update(part)
        return True

    def _let_go(self) -> None:
        if self._old is not None:
            self._old.close()
        self._old = self._new = None


def _at(kind: str, key: str) -> bytes:
    return blake2b(f"{kind}\n{key}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _hash(whole: mmap.mmap) -> bytes:
    """The hash of the answers and the index, and then of what the head says."""
    made = sha256()
    for low in range(HEAD, len(whole), AT_ONCE):
        made.update(whole[low : low + AT_ONCE])
    made.update(whole[len(MAGIC) + 32 : HEAD])
    return made.digest()
