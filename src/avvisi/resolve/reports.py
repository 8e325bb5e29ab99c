"""The documents as the resolving stage holds them: small facts as rows, texts left in Arrow and read one at a time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from avvisi.resolve.seam import Facts

SMALL = [
    "id", "given_id", "text_hash", "outlet", "outlet_affiliation", "title", "url",
    "published", "published_time", "published_earliest", "published_latest", "published_basis",
]  # fmt: skip


class Reports:
    """All documents in order of their ids; `rows[i]` holds the small facts of document i."""

    def __init__(self, facts: Facts) -> None:
        table = facts.table("documents", [*SMALL, "text", "regions"])
        self.rows: list[dict[str, Any]] = table.select(SMALL).to_pylist()
        self._texts, self._regions = table["text"], table["regions"]
        self.place = {row["id"]: i for i, row in enumerate(self.rows)}

    def __len__(self) -> int:
        return len(self.rows)

    def text(self, i: int) -> str:
        """The text of document i."""
        return str(self._texts[i].as_py())

    def texts(self) -> Iterator[str]:
        """All texts, one at a time."""
        for chunk in self._texts.chunks:
            for text in chunk:
                yield text.as_py()

    def regions(self, i: int) -> list[dict[str, Any]]:
        """The regions of document i."""
        return list(self._regions[i].as_py() or ())

    def order(self, i: int) -> tuple[str, str, str]:
        """Documents by the first day they can have been published, then by time and id. Undated ones come last."""
        row = self.rows[i]
        return (row["published"] or row["published_earliest"] or "9999", row["published_time"] or "", row["id"])

    def first(self, some: Iterable[int]) -> int:
        """The earliest of some documents."""
        return min(some, key=self.order)

    def days(self, i: int) -> tuple[int | None, int | None]:
        """The first and last day document i can have been published, as ordinals."""
        return self._days[i]

    @cached_property
    def _days(self) -> list[tuple[int | None, int | None]]:
        return [(ordinal(r["published"] or r["published_earliest"]), ordinal(r["published"] or r["published_latest"])) for r in self.rows]


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
