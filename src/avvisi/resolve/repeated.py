"""Sentences and lines that an outlet prints again, word for word: where they stand in each of its documents. Cost linear in the text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from avvisi.resolve.aligning import sentences
from avvisi.resolve.blocks import Spread, Told, here
from avvisi.resolve.kept import Kept
from avvisi.resolve.many import answered
from avvisi.resolve.reports import Reports
from avvisi.resolve.stretches import spans

LEAST = 3  # documents of one outlet that hold the same words …
DAYS = 3  # … on so many days

_LETTERS = re.compile(r"(?:[\W\d_]*[^\W\d_]){3}")
_STORY = ("body", "standfirst")
_ROW, _LOW = 5, (1 << 32) - 1  # numbers of a unit as it is kept; the lower half of a key


@dataclass(frozen=True)
class Unit:
    """A sentence or line of the story. `alone`: it has its line for itself; `prose`: it is a whole sentence. `key` tells the same words apart from others."""

    key: int
    document: int
    at: int
    start: int
    end: int
    alone: bool
    prose: bool


class Repeated:
    """`pages[document]` are the story's units in order, for documents that hold a repeated one; `holders[key]` the documents in order of days."""

    def __init__(self, reports: Reports, kept: Kept, spread: Spread = here) -> None:
        self.outlets = [_outlet(row) for row in reports.rows]
        self.days = [reports.days(i)[0] for i in range(len(reports))]
        self.documents: dict[str, list[int]] = defaultdict(list)
        for i, outlet in enumerate(self.outlets):
            if outlet and self.days[i] is not None:
                self.documents[outlet].append(i)
        for some in self.documents.values():
            some.sort(key=lambda i: (self.days[i], reports.rows[i]["id"]))
        units = _Units(reports, self.outlets, kept, spread)
        again = _again(units.keys, units.owners, self.days)
        repeated = np.isin(units.keys, again)
        self.pages: dict[int, list[Unit]] = {i: units.of(i) for i in np.unique(units.owners[repeated]).tolist()}
        self.keys = frozenset(again.tolist())

    def holders(self) -> Mapping[int, list[int]]:
        """Key -> the documents that hold it, in order of days."""
        found: dict[int, list[int]] = defaultdict(list)
        for some in self.documents.values():
            for i in some:
                for key in sorted({u.key for u in self.pages.get(i, ()) if u.key in self.keys}):
                    found[key].append(i)
        return found


def _outlet(row: Mapping[str, object]) -> str | None:
    """What the documents of one house have in common: the outlet's name, else the host of the address."""
    name = str(row["outlet"] or "").casefold().strip()
    if name:
        return name
    try:
        host = urlsplit(str(row["url"] or "")).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


class _Units:
    """The units of all documents whose outlet is known: `keys` and `owners` (documents) of them, each key once a document; `of(i)` those of one."""

    def __init__(self, reports: Reports, outlets: Sequence[str | None], kept: Kept, spread: Spread) -> None:
        self._known = np.array([i for i, outlet in enumerate(outlets) if outlet is not None], np.int64)

        def told(n: int) -> Told:
            i = int(self._known[n])
            return reports.text(i), reports.regions(i), str(outlets[i])

        self._starts, self._values = answered(kept, spread, "units", reports.marks[self._known], told, _own)
        first = self._starts[:-1]
        self._units = first + 1 + 2 * self._values[first].astype(np.int64)  # where they begin, behind the keys and how many keys there are
        places, owner = spans(first + 1, self._units)
        self.keys: npt.NDArray[np.uint64] = self._values[places].view(np.uint64)
        self.owners: npt.NDArray[np.int32] = self._known[owner[::2]].astype(np.int32)

    def of(self, document: int) -> list[Unit]:
        """The units of a document's story, in order."""
        n = int(np.searchsorted(self._known, document))
        rows = self._values[self._units[n] : self._starts[n + 1]].reshape(-1, _ROW).tolist()
        return [
            Unit(a | b << 32, document, at, start, end, bool(how & 1), bool(how & 2)) for at, (a, b, start, end, how) in enumerate(rows)
        ]


def _own(told: Sequence[Told]) -> list[npt.NDArray[np.uint32]]:
    """The units of documents, (text, regions, outlet) of each, as they are kept: how many keys, the keys (two numbers each, each once), and each unit."""
    return [_written(list(_read(text, regions, 0, outlet))) for text, regions, outlet in told]


def _written(units: Sequence[Unit]) -> npt.NDArray[np.uint32]:
    keys = np.unique(np.array([u.key for u in units], np.uint64))
    rows = [(u.key & _LOW, u.key >> 32, u.start, u.end, u.alone + 2 * u.prose) for u in units]
    return np.concatenate([np.array([len(keys)], np.uint32), keys.view(np.uint32), np.array(rows, np.uint32).ravel()])


def _again(keys: npt.NDArray[np.uint64], owners: npt.NDArray[np.int32], days: Sequence[int | None]) -> npt.NDArray[np.uint64]:
    """The keys that enough documents hold, on enough days. An undated document tells of no day."""
    known = np.array([d if d is not None else -1 for d in days] or [-1], np.int64)[owners]
    told, on = keys[known >= 0], known[known >= 0]
    order = np.lexsort((on, told))
    told, on = told[order], on[order]
    first = np.ones(len(told), bool)  # of one key and one day
    first[1:] = (told[1:] != told[:-1]) | (on[1:] != on[:-1])
    values, counts = np.unique(told[first], return_counts=True)
    values = values[counts >= DAYS]
    held, counts = np.unique(keys, return_counts=True)
    found: npt.NDArray[np.uint64] = np.intersect1d(values, held[counts >= LEAST])
    return found


def _read(text: str, regions: Sequence[Mapping[str, object]], document: int, outlet: str) -> Iterator[Unit]:
    opened = any(r["kind"] == "dateline" for r in regions)
    at = 0
    for region in regions:
        if region["kind"] not in _STORY:
            continue
        low, high = int(str(region["start"])), int(str(region["end"]))
        for one in sentences(text[low:high]):
            start, end = low + one.start, low + one.start + len(one.text)
            words = " ".join(one.text.split()).casefold()
            if not _LETTERS.match(words):
                continue
            if region["kind"] == "body" and opened:
                opened = False  # what a dateline opens is the story
                continue
            before, after = text[low:start].rstrip(" \t\u00a0")[-1:], text[end:high].lstrip(" \t\u00a0")[:1]
            alone = before in ("", "\n", "\r") and after in ("", "\n", "\r")
            prose = one.text.rstrip("\"”’')]»")[-1:] in tuple(".!?…") and words.count(" ") > 2
            key = int.from_bytes(blake2b(f"{outlet}\n{words}".encode(), digest_size=8).digest())
            yield Unit(key, document, at, start, end, alone, prose)
            at += 1
