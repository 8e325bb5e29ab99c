"""The documents as the resolving stage holds them: small facts as rows, texts in a temporary file and read one at a time."""

import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import IO, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from avvisi.resolve.marks import mixed, of_rows
from avvisi.resolve.seam import Facts
from avvisi.resolve.stretches import Ints

SMALL = [
    "id", "given_id", "text_hash", "outlet", "outlet_affiliation", "title", "url",
    "published", "published_time", "published_earliest", "published_latest", "published_basis",
]  # fmt: skip
_REPEATED = frozenset(
    ("outlet", "outlet_affiliation", "published", "published_time", "published_earliest", "published_latest", "published_basis")
)


class Reports:
    """All documents in order of their ids; `rows[i]` holds the small facts of document i. The texts lie in a file of their own, not in memory."""

    def __init__(self, facts: Facts) -> None:
        small = facts.table("documents", SMALL)
        kept: dict[Any, Any] = {}  # equal values are one object: outlets, days and bases are few
        self.rows: list[dict[str, Any]] = [
            {k: kept.setdefault(v, v) if k in _REPEATED else v for k, v in row.items()} for row in streamed(small)
        ]
        self.place = {row["id"]: i for i, row in enumerate(self.rows)}
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (open as long as the reports live; it goes with them)
        weakref.finalize(self, self._file.close)
        self._lie = np.zeros(len(self.rows), np.int64)  # document -> its place in the order in which texts came
        sizes, regions, lying = [np.zeros(1, np.int64)], [], 0
        for batch in facts.batches("documents", ["id", "text", "regions"]):
            self._lie[[self.place[identity] for identity in batch.column("id").to_pylist()]] = np.arange(lying, lying + len(batch))
            sizes.append(_written(self._file, batch.column("text")))
            regions.append(batch.column("regions"))
            lying += len(batch)
        self._ends = np.cumsum(np.concatenate(sizes))
        self._regions = pa.chunked_array(regions, regions[0].type if regions else pa.null())
        self.marks = mixed(
            of_rows(small), of_rows(pa.table({"regions": self._regions}))[self._lie]
        )  # all that is read of each but its facts

    def __len__(self) -> int:
        return len(self.rows)

    def text(self, i: int) -> str:
        """The text of document i."""
        lies = self._lie[i]
        start, end = int(self._ends[lies]), int(self._ends[lies + 1])
        self._file.seek(start)
        return self._file.read(end - start).decode("utf-8", "surrogatepass")

    def texts(self) -> Iterator[str]:
        """All texts, one at a time."""
        for i in range(len(self)):
            yield self.text(i)

    def regions(self, i: int) -> list[dict[str, Any]]:
        """The regions of document i."""
        return list(self._regions[int(self._lie[i])].as_py() or ())

    def order(self, i: int) -> tuple[str, str, str]:
        """Documents by the first day they can have been published, then by time and id. Undated ones come last."""
        row = self.rows[i]
        return (row["published"] or row["published_earliest"] or "9999", row["published_time"] or "", row["id"])

    @cached_property
    def ranks(self) -> list[int]:
        """The place of each document in that order."""
        made = [0] * len(self)
        for rank, i in enumerate(sorted(range(len(self)), key=self.order)):
            made[i] = rank
        return made

    def first(self, some: Iterable[int]) -> int:
        """The earliest of some documents."""
        return min(some, key=self.order)

    def days(self, i: int) -> tuple[int | None, int | None]:
        """The first and last day document i can have been published, as ordinals."""
        return self.published[i]

    @cached_property
    def published(self) -> list[tuple[int | None, int | None]]:
        """The days of each document."""
        return [(ordinal(r["published"] or r["published_earliest"]), ordinal(r["published"] or r["published_latest"])) for r in self.rows]


def _written(file: IO[bytes], texts: pa.Array) -> Ints:
    """Write texts one behind the other; how many bytes each has. They are taken as they lie: to make each a string of Python's takes many times as long."""
    whole = pc.fill_null(texts, "").cast(pa.large_string())
    ends = np.frombuffer(whole.buffers()[1], np.int64)[whole.offset : whole.offset + len(whole) + 1]
    if len(whole):
        file.write(memoryview(whole.buffers()[2] or b"")[int(ends[0]) : int(ends[-1])])
    return np.diff(ends)


@lru_cache(maxsize=100_000)
def ordinal(day: str | None) -> int | None:
    """An ISO day as a number; None where it is none."""
    if not day or len(day) < 10:
        return None
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def days(when: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """First and last day as ordinals, of bounds or of a value (day, month or year); None where open."""
    earliest, latest = ordinal(when.get("earliest")), ordinal(when.get("latest"))
    value = when.get("value")
    if value and (earliest is None or latest is None) and "/" not in value:
        first, last = _whole(value)
        earliest, latest = earliest or first, latest or last
    return earliest, latest


def _whole(value: str) -> tuple[int | None, int | None]:
    """A day, month or year as its first and last day."""
    parts = value[:10].split("T")[0].split("-")
    if not all(p.isdigit() for p in parts) or len(parts[0]) != 4:
        return None, None
    year = int(parts[0])
    if len(parts) == 1:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if len(parts) == 2:
        month = int(parts[1])
        if not 1 <= month <= 12:
            return None, None
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1).toordinal(), (after - timedelta(days=1)).toordinal()
    day = ordinal(value[:10])
    return day, day


def streamed(table: Any, size: int = 4_000) -> Iterator[dict[str, Any]]:
    """The rows of an Arrow table a few thousand at a time."""
    for batch in table.to_batches(max_chunksize=size):
        yield from batch.to_pylist()
