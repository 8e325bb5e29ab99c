"""The coding sheet: what coders see (a CSV) and, kept apart, what the record says and how the draw was made (a JSON key)."""

import csv
from pathlib import Path

import msgspec

from avvisi.model.record import Record
from avvisi.store.errors import RecordError

COLUMNS = ("item", "published", "outlet", "before", "sentence", "after", "coder1", "coder2", "agreed", "remarks")
NONE = "NONE"


class Item(Record, frozen=True, kw_only=True):
    """One drawn sentence. `types` is what the record says of it; `stratum` whether it says anything."""

    item: str
    document: str
    start: int
    end: int
    types: tuple[str, ...]
    stratum: str


class Key(Record, frozen=True, kw_only=True):
    """How the sheet was drawn. `sizes`: sentences of each stratum in the documents that were looked at; `counts`: the record's events by type."""

    seed: int
    version: str
    lexicon: str
    documents: int
    sizes: dict[str, int]
    counts: dict[str, int]
    items: tuple[Item, ...]


def key_path(sheet: Path) -> Path:
    """Where the key of a sheet lies: beside it, so that coders need not see it."""
    return sheet.with_suffix(".key.json")


def write(sheet: Path, rows: list[dict[str, str]], key: Key) -> None:
    """Both files."""
    with open(sheet, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    key_path(sheet).write_bytes(msgspec.json.format(msgspec.json.encode(key)) + b"\n")


def read(sheet: Path) -> tuple[dict[str, dict[str, str]], Key]:
    """(item -> row, key). RecordError where one is missing or does not belong to the other."""
    try:
        key = msgspec.json.decode(key_path(sheet).read_bytes(), type=Key)
        with open(sheet, encoding="utf-8-sig", newline="") as file:
            rows = {row["item"]: row for row in csv.DictReader(file) if row.get("item")}
    except (OSError, msgspec.MsgspecError, KeyError, csv.Error) as error:
        raise RecordError(f"{sheet}: {error}") from None
    missing = [i.item for i in key.items if i.item not in rows]
    if missing:
        raise RecordError(f"{sheet}: {len(missing)} items of the key are missing, such as {missing[0]}")
    return rows, key


def coded(cell: str | None, known: frozenset[str], where: str) -> frozenset[str] | None:
    """The types a coder wrote ('CONSULT; AGREE' or 'none'), None where the cell is empty. RecordError for a type that PLOVER has not."""
    words = (cell or "").replace(";", " ").replace(",", " ").upper().split()
    if not words:
        return None
    wrong = [w for w in words if w not in known and w != NONE]
    if wrong:
        raise RecordError(f"{where}: {wrong[0]!r} is no PLOVER type (write types, or 'none')")
    return frozenset(words) - {NONE}
