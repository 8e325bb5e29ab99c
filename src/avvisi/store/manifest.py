"""`manifest.json`: by what program, model and lexicon a record was made, its shards, and the runs that made it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from avvisi.model.record import Record
from avvisi.store.errors import RecordError

if TYPE_CHECKING:
    from avvisi.store.shards import ShardFacts

FORMAT = 1


class Run(Record, frozen=True, kw_only=True):
    """One build. `began` is UTC; documents read = stored + already + rejected."""

    id: str
    began: str
    sources: tuple[str, ...]
    read: int
    stored: int
    already: int
    rejected: int


class Maker(Record, frozen=True, kw_only=True):
    """What shards follow from, besides their input."""

    version: str
    model: str
    model_sha256: str
    model_known: bool
    lexicon: str


class Manifest(Record, frozen=True, kw_only=True):
    """The record's passport. `shards` maps a shard's name to the number of its documents."""

    format: int = FORMAT
    maker: Maker
    shards: dict[str, int]
    documents: int
    runs: tuple[Run, ...] = ()


def read(record: Path) -> Manifest | None:
    """The manifest of a record, None where there is none yet. RecordError where it cannot be read."""
    path = record / "manifest.json"
    if not path.exists():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except msgspec.MsgspecError as error:
        raise RecordError(f"{path}: {error}") from error


def write(record: Path, manifest: Manifest) -> None:
    """Swap the manifest in whole."""
    put(record / "manifest.json", msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")


def put(path: Path, content: bytes) -> None:
    """Write a file beside and move it into place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with open(beside, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def shard_counts(shards: "list[ShardFacts]") -> dict[str, int]:
    """Names and sizes for the manifest."""
    return {shard.name: shard.documents for shard in shards}
