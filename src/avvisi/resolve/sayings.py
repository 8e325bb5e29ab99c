"""Quotes as the resolving stage weighs them: the speaker as a person of the record, the words as numbers, the roots of the chain.

They stand in columns, for all that is asked of all of them at once; one alone is made a `Saying` when it is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from avvisi.resolve.kept import Kept
from avvisi.resolve.lines import roots
from avvisi.resolve.many import arrays
from avvisi.resolve.marks import of_rows
from avvisi.resolve.people import People
from avvisi.resolve.reports import Reports, ordinal
from avvisi.resolve.stems import Stems
from avvisi.resolve.stretches import Ints

COLUMNS = ["document", "id", "content", "kind", "speaker", "stance", "date", "chain"]
_NONE: frozenset[str] = frozenset()
NO_DAY = -1
HELD = 20_000  # sayings that are asked for again and again
Bools = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Saying:
    """One quote. `speaker` is '#' and a person's id, or a name in small letters; None where nobody (or nobody named) is given."""

    id: str
    document: int
    start: int
    speaker: str | None
    named: str | None
    unnamed: bool
    direct: bool
    denies: bool
    day: int | None
    words: npt.NDArray[np.uint32]
    text: str
    roots: frozenset[str]
    relays: tuple[str, ...]


class Sayings(Sequence[Saying]):
    """All sayings, column by column. The words of saying i are the numbers [starts[i], starts[i + 1]) of `words`, each once, in order."""

    def __init__(
        self,
        ids: Sequence[str],
        speakers: Sequence[str | None],
        named: Sequence[str | None],
        numbers: tuple[Ints, Ints, Ints],
        flags: tuple[Bools, Bools, Bools],
        words: tuple[Ints, npt.NDArray[np.uint32]],
        one: Callable[[int], Saying],
    ) -> None:
        self.ids, self.speakers, self.named, self._one = ids, speakers, named, lru_cache(maxsize=HELD)(one)
        self.document, self.start, self.day = numbers
        self.unnamed, self.direct, self.denies = flags
        self.starts, self.words = words

    @classmethod
    def of(cls, some: Sequence[Saying]) -> "Sayings":
        """Sayings that stand one by one, as columns."""
        days = [NO_DAY if s.day is None else s.day for s in some]
        documents, places, told = (np.array(c, np.int64) for c in ([s.document for s in some], [s.start for s in some], days))
        unnamed, direct, denies = (np.array(c, bool) for c in zip(*((s.unnamed, s.direct, s.denies) for s in some), strict=True))
        numbers, flags = (documents, places, told), (unnamed, direct, denies)
        starts = np.cumsum([0, *(len(s.words) for s in some)])
        words = np.concatenate([s.words for s in some])
        return cls(
            [s.id for s in some], [s.speaker for s in some], [s.named for s in some], numbers, flags, (starts, words), some.__getitem__
        )

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, i: int) -> Saying: ...

    @overload
    def __getitem__(self, i: slice) -> Sequence[Saying]: ...

    def __getitem__(self, i: int | slice) -> Saying | Sequence[Saying]:
        """One saying, or several."""
        return [self._one(n) for n in range(*i.indices(len(self)))] if isinstance(i, slice) else self._one(i)

    def bare(self, i: int) -> Saying:
        """One saying without its text and its chain, which take longest to come by."""
        document, start, day = int(self.document[i]), int(self.start[i]), int(self.day[i])
        return Saying(
            id=self.ids[i],
            document=document,
            start=start,
            speaker=self.speakers[i],
            named=self.named[i],
            unnamed=bool(self.unnamed[i]),
            direct=bool(self.direct[i]),
            denies=bool(self.denies[i]),
            day=None if day == NO_DAY else day,
            words=self.words[self.starts[i] : self.starts[i + 1]],
            text="",
            roots=_NONE,
            relays=(),
        )

    @cached_property
    def voices(self) -> tuple[Ints, Bools]:
        """A number for the speaker of each saying (-1 for none), in the order of their letters; and whether it is a person of the record."""
        known = {speaker: n for n, speaker in enumerate(sorted({s for s in self.speakers if s is not None}))}
        persons = np.array([speaker[0] == "#" for speaker in known] or [False], bool)
        voice = np.array([-1 if s is None else known[s] for s in self.speakers], np.int64)
        return voice, persons[voice] & (voice >= 0)


def plain(quotes: pa.Table) -> pa.Table:
    """What sayings are made of, in flat columns: to take nested rows apart in Python takes many times as long."""
    speaker, date = quotes["speaker"], quotes["date"]
    content, chain = quotes["content"].combine_chunks(), quotes["chain"].combine_chunks()
    columns = {
        "document": quotes["document"],
        "id": quotes["id"],
        "direct": pc.fill_null(pc.equal(quotes["kind"], "direct"), False),
        "denies": pc.fill_null(pc.equal(quotes["stance"], "denies"), False),
        "name": pc.struct_field(speaker, "name"),
        "unnamed": pc.fill_null(pc.struct_field(speaker, "unnamed"), False),
        "date": pc.struct_field(date, "value"),
        "text": pc.binary_join(each(content, "text"), " … "),
        "start": pc.list_element(each(content, "start"), 0),
        "chain_names": each(chain, "name"),
        "chain_kinds": each(chain, "kind"),
    }
    return pa.table(columns)


def each(lists: pa.ListArray, field: str) -> pa.ListArray:
    """Of lists of records, the lists of one field; no list becomes an empty one."""
    return pa.ListArray.from_arrays(lists.offsets, pc.struct_field(lists.values, field))


class Reader:
    """Turns quotes into sayings."""

    def __init__(self, reports: Reports, people: People, empty: Iterable[str], kept: Kept | None = None) -> None:
        self._reports, self._people, self._stems, self._kept = reports, people, Stems(empty), kept or Kept()

    def __call__(self, table: pa.Table) -> Sayings:
        """The sayings of a table as `plain` gives it. Their words are without those that say nothing, each once."""
        names, unnamed = table["name"].to_pylist(), _mask(table["unnamed"])
        documents = [self._reports.place[d] for d in table["document"].to_pylist()]
        numbers = [self._people.of.get((d, n)) if n else None for d, n in zip(documents, names, strict=True)]
        speakers = [
            None if hidden or not name else f"#{self._people.ids[number]}" if number is not None else name.casefold()
            for name, number, hidden in zip(names, numbers, unnamed.tolist(), strict=True)
        ]
        days = [NO_DAY if (day := ordinal(value)) is None else day for value in table["date"].to_pylist()]
        columns = (np.array(documents, np.int64), table["start"].to_numpy().astype(np.int64), np.array(days, np.int64))
        flags = (unnamed, _mask(table["direct"]), _mask(table["denies"]))
        ids, starts_words = table["id"].to_pylist(), self._words(table.select(["text"]))
        given = [name if number is None else self._people.names[number] for name, number in zip(names, numbers, strict=True)]
        made = _Made(table, ids, given, speakers, columns, flags, starts_words)
        return Sayings(ids, speakers, given, columns, flags, starts_words, made)

    def _words(self, texts: pa.Table) -> tuple[Ints, npt.NDArray[np.uint32]]:
        """The words of texts as numbers without gaps. What a build before has read is not read again."""

        def work(some: Ints) -> list[npt.NDArray[np.uint32]]:
            return [self._stems(text) for text in texts.take(pa.array(some))["text"].to_pylist()]

        starts, found = arrays(self._kept, "words of sayings", of_rows(texts), work)
        return starts, np.unique(found, return_inverse=True)[1].astype(np.uint32)


def _mask(column: pa.ChunkedArray) -> Bools:
    found: Bools = column.to_numpy().astype(bool)
    return found


class _Made:
    """One saying, when it is asked for."""

    def __init__(
        self,
        table: pa.Table,
        ids: Sequence[str],
        given: Sequence[str | None],
        speakers: Sequence[str | None],
        numbers: tuple[Ints, Ints, Ints],
        flags: tuple[Bools, Bools, Bools],
        words: tuple[Ints, npt.NDArray[np.uint32]],
    ) -> None:
        self._ids, self._given = ids, given
        self._speakers, self._numbers, self._flags, self._words = speakers, numbers, flags, words
        self._texts, self._names, self._kinds = (table[c].combine_chunks() for c in ("text", "chain_names", "chain_kinds"))
        self._long = (np.diff(self._names.offsets.to_numpy()) > 1).tolist()  # chains with a link behind the outlet

    def __call__(self, i: int) -> Saying:
        names, kinds = (self._names[i].as_py(), self._kinds[i].as_py()) if self._long[i] else ((), ())
        document, start, day = (int(column[i]) for column in self._numbers)
        unnamed, direct, denies = (bool(column[i]) for column in self._flags)
        return Saying(
            id=self._ids[i],
            document=document,
            start=start,
            speaker=self._speakers[i],
            named=self._given[i],
            unnamed=unnamed,
            direct=direct,
            denies=denies,
            day=None if day == NO_DAY else day,
            words=self._words[1][self._words[0][i] : self._words[0][i + 1]],
            text=self._texts[i].as_py(),
            roots=frozenset(roots(zip(names[1:], kinds[1:], strict=True))) if len(names) > 1 else _NONE,
            relays=tuple(filter(None, names[1:-1])),
        )


class Roots(Mapping[str, set[str]]):
    """Quote -> the roots of its chain, and its speaker: of the few that an event is told according to."""

    def __init__(self, sayings: Sayings) -> None:
        self._sayings, self._place = sayings, {identity: i for i, identity in enumerate(sayings.ids)}

    def __getitem__(self, quote: str) -> set[str]:
        """Of one quote."""
        one = self._sayings[self._place[quote]]
        return {*one.roots, *([one.speaker] if one.speaker else [])}

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)
