"""Quotes as the resolving stage weighs them: the speaker as a person of the record, the words as numbers, the roots of the chain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from avvisi.resolve.lines import roots
from avvisi.resolve.people import People
from avvisi.resolve.reports import Reports, ordinal
from avvisi.resolve.vectors import TOKEN, stem

COLUMNS = ["document", "id", "content", "kind", "speaker", "stance", "date", "chain", "nested_in"]


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


class Reader:
    """Turns rows of `quotes` into sayings."""

    def __init__(self, reports: Reports, people: People, empty: Iterable[str]) -> None:
        self._reports, self._people, self._empty = reports, people, frozenset(empty)
        self._stems: dict[str, int] = {}
        self._numbers: dict[str, int] = {}  # of words as they stand; -1 where a word says nothing

    def __call__(self, row: Mapping[str, Any]) -> Saying:
        """One saying. Its words are without those that say nothing, each once."""
        document = self._reports.place[row["document"]]
        speaker = row["speaker"] or {}
        name, unnamed = speaker.get("name"), bool(speaker.get("unnamed"))
        number = self._people.of.get((document, name)) if name else None
        text = " … ".join(s["text"] for s in row["content"])
        chain = row["chain"] or ()
        return Saying(
            id=row["id"],
            document=document,
            start=row["content"][0]["start"],
            speaker=None if unnamed or not name else f"p{number}" if number is not None else name.casefold(),
            named=name if number is None else self._people.names[number],
            unnamed=unnamed,
            direct=row["kind"] == "direct",
            denies=row["stance"] == "denies",
            day=ordinal((row["date"] or {}).get("value")),
            words=self._words(text),
            text=text,
            roots=frozenset(roots(chain)),
            relays=tuple(link["name"] for link in chain[1:-1] if link["name"]),
        )

    def _words(self, text: str) -> npt.NDArray[np.uint32]:
        tokens = TOKEN.findall(text)
        found = {number if (number := self._numbers.get(t)) is not None else self._number(t) for t in tokens}
        found.discard(-1)
        return np.array(sorted(found), np.uint32)

    def _number(self, token: str) -> int:
        bare = token.lower().split("'")[0].split("’")[0]
        number = -1 if bare in self._empty else self._stems.setdefault(stem(bare), len(self._stems))
        self._numbers[token] = number
        return number
