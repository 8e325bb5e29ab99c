"""Parses kept on disk between runs, by content and model: for working on rules, when the same texts are coded again and again.

Off unless the variable AVVISI_PASSAGES names a folder. Nothing in it is trusted: what does not load is parsed anew.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from avvisi.parse.model import HALVED, RANKED, Passage


class Shelf:
    """A small key-value file: `get(texts)`, `put(pairs)`."""

    def __init__(self, folder: Path, model: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / f"passages-{model[:16]}.sqlite", timeout=60)
        self._db.execute("pragma journal_mode=wal")
        self._db.execute("pragma synchronous=off")
        self._db.execute("create table if not exists passages (key blob primary key, parse blob not null) without rowid")
        self._load = msgspec.msgpack.Decoder(Passage)
        self._dump = msgspec.msgpack.Encoder()

    @staticmethod
    def _key(text: str) -> bytes:
        way = "\0halved" if HALVED.search(text) else ""  # read otherwise than when the first parses were kept, as is what is ranked
        way += "\0ranked" if RANKED.search(text) else ""
        return sha256((text + way).encode("utf-8", "surrogatepass")).digest()[:16]

    def get(self, texts: Iterable[str]) -> dict[str, Passage]:
        """The parses on the shelf for these texts."""
        found: dict[str, Passage] = {}
        for text in texts:
            row = self._db.execute("select parse from passages where key = ?", (self._key(text),)).fetchone()
            if row:
                try:
                    found[text] = self._load.decode(row[0])
                except msgspec.MsgspecError:
                    continue
        return found

    def put(self, parses: dict[str, Passage]) -> None:
        """Keep these."""
        with self._db:
            rows = [(self._key(text), self._dump.encode(parse)) for text, parse in parses.items()]
            self._db.executemany("insert or ignore into passages values (?, ?)", rows)
