"""What the resolving stage worked out once and need not work out again: answers that follow from their key alone, in a file beside the record.

A key holds all that the answer reads (the words of a name, the ids of two documents, the rows of an incident); the program and its lexicon
stand for the rest. So an answer that is found is the answer that would come out: a second build gives the same bytes as a fresh one.
What a build did not ask for is not in the file it leaves. A file of another program, or one that is not what was written, is left aside.
"""

import os
from array import array
from bisect import bisect_left
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
MAGIC = b"avvisi kept 2\n"
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
    return sha256(f"{__version__}\n{np.__version__}\n".encode() + code("resolve", "lexicon")).digest()


def code(*parts: str) -> bytes:
    """A hash of what stands in these folders of the program."""
    made = sha256()
    for part in parts:
        for path in sorted((CODE / part).glob("*.py")):
            made.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return made.digest()


class _Index:
    """Where the answers of the build before lie. Columns of numbers in order of the keys: an object for each answer would fill the memory."""

    def __init__(self, written: bytes) -> None:
        size = len(written) // 3
        self._high, self._low, self._places = (memoryview(written)[k * size : (k + 1) * size].cast("Q") for k in range(3))

    def get(self, high: int, low: int) -> int | None:
        """The place of one answer; None where there is none."""
        n = bisect_left(self._high, high)
        while n < len(self._high) and self._high[n] == high:
            if self._low[n] == low:
                return self._places[n]
            n += 1
        return None


class Kept:
    """The answers of the build before, and those of this one for the next. Without a path nothing is kept; `empty`: those of the build before are left aside."""

    def __init__(self, path: Path | None = None, made_by: bytes = b"", *, empty: bool = False) -> None:
        self._path, self._made_by = path, made_by.ljust(32, b"\0")
        self._before = _Index(b"")
        self._now: set[int] = set()
        self._high, self._low, self._places = array("Q"), array("Q"), array("Q")
        self._old: IO[bytes] | None = None
        self._new: IO[bytes] | None = None
        self._end, self._hash = HEAD, sha256()
        if path is not None:
            if not empty:
                self._open(path)
            self._new = open(self._beside, "wb")  # noqa: SIM115 (open until `save` or `drop`)
            self._new.write(bytes(HEAD))

    @property
    def keeps(self) -> bool:
        """Whether anything is left to the next build."""
        return self._new is not None

    @property
    def _beside(self) -> Path:
        assert self._path is not None
        return self._path.with_name(f".{self._path.name}.{os.getpid()}")

    def _open(self, path: Path) -> None:
        """Take the file that is there, if it is whole and of this program."""
        try:
            old = open(path, "rb")  # noqa: SIM115 (open as long as it is read)
        except OSError:
            return
        head, size = old.read(HEAD), os.fstat(old.fileno()).st_size
        start = len(MAGIC) + 32
        index = int.from_bytes(head[-8:])
        whole = len(head) == HEAD and head.startswith(MAGIC) and head[start : start + 32] == self._made_by
        if whole and HEAD <= index <= size and _hash(old, head) == head[len(MAGIC) : start]:
            old.seek(index)
            self._before, self._old = _Index(old.read()), old
        else:
            old.close()

    def found(self, kind: str, key: str) -> bytes | None:
        """The answer to `key` that the build before has left."""
        return self._found(*_at(kind, key))

    def raw(self, kind: str, key: str, work: Callable[[], bytes]) -> bytes:
        """The answer to `key` as bytes: found, or worked out."""
        if self._new is None:
            return work()
        high, low = _at(kind, key)
        known = self._found(high, low)
        blob = work() if known is None else known
        self._leave(high, low, blob)
        return blob

    def keep(self, kind: str, key: str, blob: bytes, *, always: bool = False) -> None:
        """Leave this answer to the next build, whatever the last one left. `always`: even where there are as many as are kept."""
        if self._new is not None:
            self._leave(*_at(kind, key), blob, always=always)

    def _leave(self, high: int, low: int, blob: bytes, *, always: bool = False) -> None:
        if high not in self._now and (always or len(self._now) < MOST) and self._end + len(blob) < LARGEST and self._written(blob):
            self._now.add(high)
            self._high.append(high)
            self._low.append(low)
            self._places.append(self._end << _SIZE | len(blob))
            self._end += len(blob)

    def _found(self, high: int, low: int) -> bytes | None:
        if self._old is None:
            return None
        place = self._before.get(high, low)
        if place is None:
            return None
        self._old.seek(place >> _SIZE)
        return self._old.read(place & ((1 << _SIZE) - 1))

    def tell(self, kind: str, asked: int, worked: int) -> None:
        """Of so many answers of this kind so many were worked out. Nothing hangs on it; whoever wants to know can listen."""

    def answer(self, kind: str, key: str, like: type[V], work: Callable[[], V]) -> V:
        """The answer to `key` as a value of this type: found, or worked out."""
        if self._new is None:
            return work()
        return msgspec.msgpack.decode(self.raw(kind, key, lambda: msgspec.msgpack.encode(work())), type=like)

    def save(self) -> None:
        """Move this build's answers into the place of the last one's. Where the disk takes no more, none are kept."""
        tail = self._made_by + self._end.to_bytes(8)
        if self._path is None or self._new is None or not self._written(self._index()):
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

    def _index(self) -> bytes:
        """This build's answers as an index."""
        order = np.argsort(np.frombuffer(self._high, np.uint64), kind="stable")
        return b"".join(np.frombuffer(column, np.uint64)[order].tobytes() for column in (self._high, self._low, self._places))

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


def _at(kind: str, key: str) -> tuple[int, int]:
    made = blake2b(f"{kind}\n{key}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return int.from_bytes(made[:8]), int.from_bytes(made[8:])


def _hash(file: IO[bytes], head: bytes) -> bytes:
    """The hash of the answers and the index, and then of what the head says. The file stands behind its head."""
    made = sha256()
    while part := file.read(AT_ONCE):
        made.update(part)
    made.update(head[len(MAGIC) + 32 :])
    return made.digest()
