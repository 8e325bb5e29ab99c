"""The one reader of untrusted bytes: whatever is read or unpacked goes through here, and stops at a cap.

Nothing is unpacked to disk or held whole; memory stays within one chunk, one line or one document.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

CHUNK = 1 << 16
DICTIONARY = 128 << 20  # memory an .xz stream may ask for; `xz -9` asks for 65 MB


class Refused(Exception):
    """Input that is not read. The message is the reason, one plain line in the user's words."""


class Readable(Protocol):
    """Bytes that come in order: `read(n)` gives at most n of them, and b"" at the end only."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        ...


class Ahead:
    """A stream whose first bytes may be looked at before they are read."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._held = b""

    def peek(self, size: int) -> bytes:
        """The first `size` bytes of what is still to be read, fewer at the end; they stay to be read."""
        while len(self._held) < size and (more := self._stream.read(size - len(self._held))):
            self._held += more
        return self._held[:size]

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        if self._held:
            given, self._held = self._held[:size], self._held[size:]
            return given
        return self._stream.read(size)


class Part:
    """The next `size` bytes of a stream; the stream ends too early is Refused as cut short."""

    def __init__(self, stream: Readable, size: int) -> None:
        self._stream = stream
        self.size = self.left = size
        self.broken = False  # whether it was the stream around it that failed

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        if not self.left or not size:
            return b""
        try:
            got = self._stream.read(min(size, self.left))
        except Refused:
            self.broken = True
            raise
        if not got:
            self.broken = True
            raise Refused(f"cut short: {self.left:,} bytes are missing at its end")
        self.left -= len(got)
        return got

    def skip(self) -> None:
        """Read to the end and drop it."""
        while self.left and self.read(CHUNK):
            pass


class Budget:
    """How far something may unpack: past `slack` bytes, at most `ratio` times what was packed."""

    def __init__(self, ratio: int, slack: int) -> None:
        self._ratio, self._slack = ratio, slack
        self._packed = self._unpacked = 0

    def spend(self, packed: int, unpacked: int) -> None:
        """Count bytes in and out; Refused where out is too much for in."""
        self._packed += packed
        self._unpacked += unpacked
        if self._unpacked > self._slack + self._ratio * self._packed:
            raise Refused(f"unpacks to more than {self._ratio} times its size")


class Inflater:
    """A packed stream, read unpacked. Streams that follow one another (as in .warc.gz) are read as one."""

    def __init__(
        self, packed: Readable, engine: Callable[[], Any], budget: Budget, what: str, *, many: bool = True, fresh: bool = True
    ) -> None:
        """`many`: others may follow the first; `fresh`: what is packed was not counted yet by an archive around it."""
        self._packed, self._make, self.budget, self._what, self._many, self._fresh = packed, engine, budget, what, many, fresh
        self._engine = engine()
        self._rest = b""
        self._done = False

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes (and at most a chunk). Refused where the stream is cut short, damaged, or unpacks too far."""
        while not self._done and size:
            try:
                out = self._step(min(size, CHUNK))
            except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError, MemoryError) as error:
                raise Refused(f"damaged {self._what}: {error}") from error
            if out:
                self.budget.spend(0, len(out))
                return out
        return b""

    def _step(self, size: int) -> bytes:
        engine = self._engine
        if engine.eof:
            self._turn()
            return b""
        ended = False
        if not self._rest and getattr(engine, "needs_input", True):
            self._rest = self._more()
            ended = not self._rest
        out: bytes = engine.decompress(self._rest, size)
        self._rest = getattr(engine, "unconsumed_tail", b"")
        if ended and not out and not engine.eof:
            raise Refused(f"cut short: the {self._what} ends before its end mark")
        return out

    def _more(self) -> bytes:
        got = self._packed.read(CHUNK)
        if self._fresh:
            self.budget.spend(len(got), 0)
        return got

    def _turn(self) -> None:
        """At the end of one stream: go on with the next, over the zeros that pad tapes."""
        rest = self._engine.unused_data
        if not self._many:
            self._done = True
            return
        while not rest.lstrip(b"\0"):
            rest = self._more()
            if not rest:
                self._done = True
                return
        self._engine, self._rest = self._make(), rest.lstrip(b"\0")


def gunzip() -> Any:
    """A decompressor of gzip."""
    return zlib.decompressobj(31)


def inflate() -> Any:
    """A decompressor of bare deflate, as in zip."""
    return zlib.decompressobj(-15)


def unzlib() -> Any:
    """A decompressor of zlib's own wrapping of deflate."""
    return zlib.decompressobj(15)


def unxz() -> Any:
    """A decompressor of xz, whose memory is bounded."""
    return lzma.LZMADecompressor(memlimit=DICTIONARY)


def bunzip2() -> Any:
    """A decompressor of bzip2."""
    return bz2.BZ2Decompressor()


PACKINGS: tuple[tuple[bytes, str, Callable[[], Any], tuple[str, ...]], ...] = (
    (b"\x1f\x8b", "gzip", gunzip, (".gz", ".tgz")),
    (b"BZh", "bzip2", bunzip2, (".bz2", ".tbz2", ".tbz")),
    (b"\xfd7zXZ\0", "xz", unxz, (".xz", ".txz")),
)


def take(stream: Readable, cap: int, what: str = "bytes") -> bytes:
    """The whole stream, if it is no longer than `cap`."""
    parts, size = [], 0
    while got := stream.read(CHUNK):
        size += len(got)
        if size > cap:
            raise Refused(f"larger than {cap:,} {what}")
        parts.append(got)
    return b"".join(parts)


def lines(stream: Readable, cap: int) -> Iterator[bytes | None]:
    """The lines of a stream without their line breaks; None stands for a line longer than `cap`, which is skipped."""
    read = getattr(stream, "read1", stream.read)  # a line that is there is not kept waiting for more
    parts: list[bytes] = []
    size = 0
    while got := read(CHUNK):
        first, *others = got.split(b"\n")
        for piece in (first, *others[:-1]) if others else ():
            yield b"".join([*parts, piece]) if size + len(piece) <= cap else None
            parts, size = [], 0
        last = others[-1] if others else first
        size += len(last)
        if size <= cap:
            parts.append(last)
        else:
            parts = []
    if size:
        yield b"".join(parts) if size <= cap else None
