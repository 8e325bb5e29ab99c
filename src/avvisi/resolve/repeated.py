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

LEAST = 3  # documents of one outlet that hold the same words …
DAYS = 3  # … on so many days

_LETTERS = re.compile(r"(?:[\W\d_]*[^\W\d_]){3}")
_STORY = ("body", "standfirst")


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
        keys, owners = _keys(reports, self.outlets, kept, spread)
        again = _again(keys, owners, self.days)
        repeated = np.isin(keys, again)
        self.pages: dict[int, list[Unit]] = {i: _units(reports, i, self.outlets[i]) for i in np.unique(owners[repeated]).tolist()}
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


def _keys(
    reports: Reports, outlets: Sequence[str | None], kept: Kept, spread: Spread
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int32]]:
    """(key, document) of every unit of documents whose outlet is known, each once a document."""
    known = [i for i, outlet in enumerate(outlets) if outlet is not None]
    starts, found = answered(
        kept,
        spread,
        "repeatable",
        reports.marks[np.array(known, np.int64)],
        lambda n: _told(reports, known[n], str(outlets[known[n]])),
        _own,
    )
    return found.view(np.uint64), np.repeat(np.array(known, np.int32), np.diff(starts) // 2)


def _told(reports: Reports, i: int, outlet: str) -> Told:
    return reports.text(i), reports.regions(i), outlet


def _own(told: Sequence[Told]) -> list[npt.NDArray[np.uint32]]:
    """The keys of the units of documents: (text, regions, outlet) of each. A key is two numbers."""
    found = ([u.key for u in _read(text, regions, 0, outlet)] for text, regions, outlet in told)
    return [np.unique(np.array(keys, np.uint64)).view(np.uint32) for keys in found]


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


def _units(reports: Reports, i: int, outlet: str | None) -> list[Unit]:
    """The units of a document's story, in order."""
    return list(_read(reports.text(i), reports.regions(i), i, outlet or ""))


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
