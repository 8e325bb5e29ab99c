"""`avvisi sample`: sentences with and without events, drawn at random, in an order that does not tell which are which."""

import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import duckdb

from avvisi.gold.sheet import Item, Key, write
from avvisi.model.record import digest
from avvisi.model.text import Document, Region
from avvisi.parse.parser import Parser
from avvisi.store import manifest
from avvisi.store.errors import RecordError
from avvisi.store.query import rows

WITH, WITHOUT = "with", "without"
ENOUGH = 3  # sentences of each stratum looked at for one that is drawn


def sample(connection: duckdb.DuckDBPyConnection, record: Path, sheet: Path, count: int, seed: int) -> Key:
    """Draw `count` sentences of bodies, half with events and half without where there are enough. The same seed draws the same.

    Documents are looked at in random order until each stratum has three times what is drawn; weights follow from their sentences.
    """
    made = manifest.read(record)
    if made is None:
        raise RecordError(f"{record} has no manifest: run avvisi build again")
    draw = random.Random(seed)  # noqa: S311 - a draw that can be repeated, not a secret
    order = [i for (i,) in connection.execute("select id from documents where language = 'en' order by id").fetchall()]
    draw.shuffle(order)
    strata, looked = _look(connection, order, (count + 1) // 2 * ENOUGH)
    chosen = [s for name in (WITH, WITHOUT) for s in draw.sample(strata[name], min(len(strata[name]), (count + 1) // 2))][:count]
    draw.shuffle(chosen)
    counts = dict(connection.execute("select type, count(*) from events group by type order by type").fetchall())
    key = Key(
        seed=seed,
        version=made.maker.version,
        lexicon=made.maker.lexicon,
        documents=looked,
        sizes={name: len(strata[name]) for name in (WITH, WITHOUT)},
        counts=counts,
        items=tuple(s["item"] for s in chosen),
    )
    write(
        sheet, [{"item": s["item"].item, **{c: s[c] for c in ("published", "outlet", "before", "sentence", "after")}} for s in chosen], key
    )
    return key


def _look(connection: duckdb.DuckDBPyConnection, order: list[str], enough: int) -> tuple[dict[str, list[dict[str, Any]]], int]:
    """The sentences of documents in this order, by stratum, until there are enough of both; how many documents that took."""
    parser = Parser()
    strata: dict[str, list[dict[str, Any]]] = {WITH: [], WITHOUT: []}
    looked = 0
    for identity in order:
        if min(map(len, strata.values())) >= enough:
            break
        looked += 1
        row = next(
            rows(connection, "select id, text_hash, given_id, text, regions, published, outlet from documents where id = ?", [identity])
        )
        found: dict[int, set[str]] = defaultdict(set)
        for event in rows(connection, "select type, evidence.sentence.start as start from events where document = ?", [identity]):
            found[event["start"]].add(event["type"])
        for sentence in _sentences(parser, row, found):
            strata[WITH if sentence["item"].types else WITHOUT].append(sentence)
    return strata, looked


def _sentences(parser: Parser, row: dict[str, Any], found: dict[int, set[str]]) -> list[dict[str, Any]]:
    """The sentences of a document's body, each with its neighbours as coders need them."""
    document = Document(
        id=row["id"], text_hash=row["text_hash"], given_id=row["given_id"], text=row["text"], language="en",
        regions=tuple(Region(**r) for r in row["regions"] or ()),
    )  # fmt: skip
    body = [s for s in parser([document])[0].sentences if s.region == "body"]
    texts = [" ".join(row["text"][s.start : s.end].split()) for s in body]
    made = []
    for number, sentence in enumerate(body):
        types = tuple(sorted(found.get(sentence.start, ())))
        identity = digest(row["id"], sentence.start, sentence.end)[:12]
        item = Item(
            item=identity, document=row["id"], start=sentence.start, end=sentence.end, types=types, stratum=WITH if types else WITHOUT
        )
        around = {"before": texts[number - 1] if number else "", "after": texts[number + 1] if number + 1 < len(texts) else ""}
        made.append({"item": item, "sentence": texts[number], **around, "published": row["published"] or "", "outlet": row["outlet"] or ""})
    return made


def summary(key: Key) -> str:
    """What was drawn, in a line."""
    drawn = Counter(i.stratum for i in key.items)
    return (
        f"{len(key.items)} sentences drawn from {key.documents} documents: {drawn[WITH]} of {key.sizes[WITH]} with an event, "
        f"{drawn[WITHOUT]} of {key.sizes[WITHOUT]} without"
    )
