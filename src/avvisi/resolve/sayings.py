"""Quotes as the resolving stage weighs them: the speaker as a person of the record, the words as numbers, the roots of the chain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from avvisi.resolve.lines import roots
from avvisi.resolve.people import People
from avvisi.resolve.reports import Reports, ordinal
from avvisi.resolve.stems import Stems

COLUMNS = ["document", "id", "content", "kind", "speaker", "stance", "date", "chain"]
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Saying:
    """One quote. `speaker` is 'p' and a person's number, or a name in small letters; None where nobody (or nobody named) is given."""

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


def plain(quotes: pa.Table) -> pa.Table:
    """What sayings are made of, in flat columns: to take nested rows apart in Python takes many times as long."""
    speaker, date = quotes["speaker"], quotes["date"]
    content, chain = quotes["content"].combine_chunks(), quotes["chain"].combine_chunks()
    columns = {
        "document": quotes["document"],
        "id": quotes["id"],
        "kind": quotes["kind"],
        "stance": quotes["stance"],
        "name": pc.struct_field(speaker, "name"),
        "unnamed": pc.struct_field(speaker, "unnamed"),
        "date": pc.struct_field(date, "value"),
        "text": pc.binary_join(_each(content, "text"), " … "),
        "start": pc.list_element(_each(content, "start"), 0),
        "chain_names": _each(chain, "name"),
        "chain_kinds": _each(chain, "kind"),
    }
    return pa.table(columns)


def _each(lists: pa.ListArray, field: str) -> pa.ListArray:
    """Of lists of records, the lists of one field; no list becomes an empty one."""
    return pa.ListArray.from_arrays(lists.offsets, pc.struct_field(lists.values, field))


class Reader:
    """Turns rows of `quotes` into sayings."""

    def __init__(self, reports: Reports, people: People, empty: Iterable[str]) -> None:
        self._reports, self._people, self._words = reports, people, Stems(empty)

    def __call__(self, row: Mapping[str, Any]) -> Saying:
        """One saying, from a row of `plain`. Its words are without those that say nothing, each once."""
        document, name, unnamed, text = self._reports.place[row["document"]], row["name"], bool(row["unnamed"]), row["text"]
        number = self._people.of.get((document, name)) if name else None
        names, kinds = row["chain_names"], row["chain_kinds"]
        return Saying(
            id=row["id"],
            document=document,
            start=row["start"],
            speaker=None if unnamed or not name else f"p{number}" if number is not None else name.casefold(),
            named=name if number is None else self._people.names[number],
            unnamed=unnamed,
            direct=row["kind"] == "direct",
            denies=row["stance"] == "denies",
            day=ordinal(row["date"]),
            words=self._words(text),
            text=text,
            roots=frozenset(roots(zip(names[1:], kinds[1:], strict=True))) if len(names) > 1 else _NONE,
            relays=tuple(filter(None, names[1:-1])),
        )
