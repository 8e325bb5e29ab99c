"""The members of a tar or zip, one after another, read as streams: nothing is unpacked to disk, no member's name is ever a path of ours."""

import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from avvisi.read.bounded import Budget, Inflater, Part, Readable, Refused, bunzip2, inflate, take
from avvisi.read.decode import plain
from avvisi.read.folder import is_litter
from avvisi.read.limits import Limits


class Member(NamedTuple):
    """A file in an archive: its name, its bytes or why it is not read, and the budget its unpacking is counted on, if it has its own."""

    name: str
    content: Readable | Refused
    budget: Budget | None = None


BLOCK = 512
_FILES = {tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE}
_LINKS = {tarfile.LNKTYPE, tarfile.SYMTYPE}
_SPARSE = {tarfile.GNUTYPE_SPARSE}
_NOTES = 1_000_000  # bytes a tar may say about one member
_DIRECTORY = 200  # bytes a member in a zip's directory, generously


def tar_members(stream: Readable, limits: Limits) -> Iterator[Member]:
    """Each file in a tar. Refused where the tar itself is damaged or cut short.

    Python's own reader takes a damaged header for the end and says nothing, so the blocks are read here.
    """
    notes: dict[str, str] = {}
    ended, count = False, 0
    while block := _block(stream):
        ended = not block.strip(b"\0")
        if ended:
            continue
        info = _header(block)
        size = _size(notes.get("size")) if "size" in notes else info.size
        part = Part(stream, size if info.type in _FILES or info.type not in tarfile.SUPPORTED_TYPES else 0)
        if info.type in (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK):
            part = Part(stream, info.size)
            notes |= _note(info.type, take(part, _NOTES, "bytes about one member"))
        else:
            name, notes = notes.get("path", info.name), {}
            count += 1
            if count > limits.members:
                raise Refused(f"more than {limits.members:,} members")
            if info.type in _SPARSE:
                raise Refused("holds a sparse file, which is not read; nor is what follows it")
            if not (info.isdir() or is_litter(name) or info.type in _FILES and name.endswith("/")):
                yield Member(name, _refusal(name, info.type) or part)
        part.skip()
        Part(stream, -part.size % BLOCK).skip()
    if not ended:
        raise Refused("cut short: the tar ends without its end mark")


def _block(stream: Readable) -> bytes:
    got = stream.read(BLOCK)
    while 0 < len(got) < BLOCK:
        more = stream.read(BLOCK - len(got))
        if not more:
            raise Refused("cut short: the tar ends within a block")
        got += more
    return got


def _header(block: bytes) -> tarfile.TarInfo:
    try:
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, OverflowError) as error:
        raise Refused(f"damaged tar: {plain(str(error), 100)}") from None
    if info.size < 0:
        raise Refused("damaged tar: a member of negative size")
    return info


def _note(kind: bytes, raw: bytes) -> dict[str, str]:
    """What a tar says about the next member: its long name, or POSIX's list of 'length key=value'."""
    if kind == tarfile.GNUTYPE_LONGNAME:
        return {"path": raw.rstrip(b"\0").decode("utf-8", "surrogateescape")}
    if kind in (tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE):
        return {}
    found, at = {}, 0
    while at < len(raw) and raw[at : at + 1] != b"\0":
        length, _, _ = raw[at : at + 20].partition(b" ")
        if not length.isdigit() or int(length) < 5:
            raise Refused("damaged tar: an unreadable note about a member")
        key, _, value = raw[at + len(length) + 1 : at + int(length)].rstrip(b"\n").partition(b"=")
        found[key.decode("utf-8", "replace")] = value.decode("utf-8", "surrogateescape")
        at += int(length)
    if any(key.startswith("GNU.sparse") for key in found):
        raise Refused("holds a sparse file, which is not read; nor is what follows it")
    return {key: found[key] for key in ("path", "size") if key in found}


def _size(given: str | None) -> int:
    if given is None or not given.isascii() or not given.isdigit() or len(given) > 18:
        raise Refused("damaged tar: an unreadable size")
    return int(given)


def _refusal(name: str, kind: bytes = tarfile.REGTYPE) -> Refused | None:
    if kind in _LINKS:
        return Refused("a link, not a file")
    if kind not in _FILES:
        return Refused("a device or pipe, not a file")
    parts = name.replace("\\", "/").split("/")
    if not name:
        return Refused("a member without a name")
    if ".." in parts or parts[0] == "" or parts[0].endswith(":"):
        return Refused("a name that leads out of the archive")
    return None


def zip_members(file: BinaryIO, size: int, limits: Limits) -> Iterator[Member]:
    """Each file in a zip, in the order of its directory. Refused where the directory is damaged."""
    _small_directory(file, size, limits)
    try:
        listed = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, EOFError, IndexError) as error:
        raise Refused(f"damaged zip: {plain(str(error), 100)}") from None
    if len(listed) > limits.members:
        raise Refused(f"more than {limits.members:,} members")
    _apart(listed)
    for info in listed:
        if info.filename.endswith("/") or is_litter(info.filename):
            continue
        budget = Budget(limits.ratio, limits.slack)
        try:
            yield Member(info.filename, _refusal(info.filename) or _zipped(file, info, budget), budget)
        except Refused as refused:
            yield Member(info.filename, refused)


def _apart(listed: list[zipfile.ZipInfo]) -> None:
    """Refused where the same bytes stand under several names: a small zip that would take for ever to read."""
    places = sorted((info.header_offset, info.header_offset + 30 + info.compress_size) for info in listed)
    if any(after[0] < before[1] for before, after in pairwise(places)):
        raise Refused("a zip whose members are laid over one another")


def _small_directory(file: BinaryIO, size: int, limits: Limits) -> None:
    """Refused where a zip's directory, which is read whole, is too large."""
    file.seek(max(0, size - 66_000))
    tail = file.read(66_000)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise Refused("damaged or cut short: the zip has no directory")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if directory != 0xFFFFFFFF and directory > limits.members * _DIRECTORY:
        raise Refused(f"more than {limits.members:,} members")


def _zipped(file: BinaryIO, info: zipfile.ZipInfo, budget: Budget) -> Readable:
    """A member's bytes, from its place in the file."""
    if info.flag_bits & 1:
        raise Refused("encrypted")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refused("a link, not a file")
    if info.compress_type not in _ENGINES:
        raise Refused("packed in a way that is not read")
    place = info.header_offset
    file.seek(max(place, 0))
    header = file.read(30)
    if place < 0 or len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise Refused("damaged zip: no member at its place")
    name, extra = struct.unpack("<HH", header[26:30])
    packed = _At(file, place + 30 + name + extra, info.compress_size)
    engine = _ENGINES[info.compress_type]
    inner: Readable = Inflater(packed, engine, budget, "member", many=False) if engine else packed
    return _Checked(inner, info.file_size, info.CRC)


_ENGINES = {zipfile.ZIP_STORED: None, zipfile.ZIP_DEFLATED: inflate, zipfile.ZIP_BZIP2: bunzip2}


class _At:
    """A stretch of a file, wherever the file is read meanwhile."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._at, self._end = file, start, start + size

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        self._file.seek(self._at)
        got = self._file.read(max(0, min(size, self._end - self._at)))
        self._at += len(got)
        return got


class _Checked:
    """A member whose length and checksum must be what the zip says."""

    def __init__(self, stream: Readable, size: int, crc: int) -> None:
        self._stream, self._left, self._want, self._crc = stream, size, crc, 0

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; Refused at the end where they were not what they should be."""
        got = self._stream.read(size)
        self._left -= len(got)
        self._crc = zlib.crc32(got, self._crc)
        if size and not got and (self._left or self._crc != self._want):
            raise Refused("damaged zip: the member is not what its checksum says")
        return got
