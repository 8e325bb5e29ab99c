"""Shards: what follows from single documents, a folder of Parquet files for each chunk of the input, written once and never changed.

A shard appears whole or not at all: it is written beside and renamed. `shard.json` in it holds the hashes of its files, how many documents
it has and by what program, model and lexicon it was made.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from avvisi.model.coded import Coded
from avvisi.model.facts import DoubtfulEvent, Event, Mention, Occasion, Quote, Tenure, TimeExpression
from avvisi.model.problems import Problem
from avvisi.model.record import Record, digest
from avvisi.model.text import OffsetMap, Published, RawPage, Region, Span
from avvisi.store.columns import arrow_type, rows_of, schema, table
from avvisi.store.manifest import FORMAT

_OF = (pa.field("document", pa.string(), nullable=False), pa.field("given_id", pa.string(), nullable=False))


class StoredRaw(Record, frozen=True, kw_only=True):
    """What came with a document, as given, so that it can be read again: `html` where the text was extracted from a page."""

    html: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str = "given"
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


DOCUMENTS = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("text_hash", pa.string(), nullable=False),
        pa.field("given_id", pa.string(), nullable=False),
        ("path", pa.string()),
        ("url", pa.string()),
        ("outlet", pa.string()),
        ("outlet_basis", pa.string()),
        ("outlet_affiliation", pa.string()),
        ("outlet_span", arrow_type(Span)),
        ("title", pa.string()),
        ("title_span", arrow_type(Span)),
        ("published", pa.string()),
        ("published_time", pa.string()),
        ("published_earliest", pa.string()),
        ("published_latest", pa.string()),
        ("published_basis", pa.string()),
        ("published_detail", arrow_type(Published)),
        ("language", pa.string()),
        ("translated_by", pa.string()),
        ("disclaimer", arrow_type(Span)),
        ("words", pa.int32()),
        ("regions", pa.list_(arrow_type(Region))),
        ("origin", arrow_type(OffsetMap)),
        pa.field("text", pa.string(), nullable=False),
        pa.field("source_key", pa.string(), nullable=False),
        ("raw", arrow_type(StoredRaw)),
    ]
)
FACTS: dict[str, type[Record]] = {
    "mentions": Mention,
    "tenures": Tenure,
    "dates": TimeExpression,
    "occasions": Occasion,
    "events": Event,
    "doubtful_events": DoubtfulEvent,
    "quotes": Quote,
}
TABLES: dict[str, pa.Schema] = {
    "documents": DOCUMENTS,
    **{name: schema(kind, *_OF) for name, kind in FACTS.items()},
    "problems": pa.schema([pa.field("id", pa.string(), nullable=False), *schema(Problem)]),
}


class ShardFacts(Record, frozen=True, kw_only=True):
    """`shard.json`."""

    format: int
    name: str
    documents: int
    rejected: int
    version: str
    model: str
    lexicon: str
    files: dict[str, str]


def source_key(page: RawPage) -> str:
    """What tells one input from another before it is read: its bytes and what was given with it."""
    return digest(page.html if page.text is None else page.text, page.given_id, page.outlet, page.published, page.url)


def document_row(coded: Coded, page: RawPage) -> dict[str, Any]:
    """A document as a row."""
    doc = coded.document
    row: dict[str, Any] = {
        "outlet": doc.outlet.name,
        "outlet_basis": doc.outlet.basis,
        "outlet_affiliation": doc.outlet.affiliation,
        "outlet_span": doc.outlet.span,
        "title": doc.title.text if doc.title else doc.given_title,
        "title_span": doc.title,
        "published": doc.published.value,
        "published_time": doc.published.time,
        "published_earliest": doc.published.earliest,
        "published_latest": doc.published.latest,
        "published_basis": doc.published.basis,
        "published_detail": doc.published,
        "words": len(doc.text.split()),
        "source_key": source_key(page),
        "raw": StoredRaw(**{name: getattr(page, name) for name in StoredRaw.__struct_fields__}),
    }
    same = ("id", "text_hash", "given_id", "path", "url", "language", "translated_by", "disclaimer", "regions", "origin", "text")
    found: dict[str, Any] = msgspec.to_builtins({**row, **{name: getattr(doc, name) for name in same}})
    return found


def problem_row(problem: Problem) -> dict[str, Any]:
    """A problem as a row: its id lets the same problem of two runs be one row."""
    return {"id": digest(problem.stage, problem.where, problem.reason, problem.document, problem.extractor), **msgspec.to_builtins(problem)}


def tables(pages: Sequence[RawPage], answers: Sequence[Coded | Problem]) -> dict[str, pa.Table]:
    """All tables of a chunk, rows in order of the documents' ids and the facts' places."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    whole = [(c, p) for c, p in zip(answers, pages, strict=True) if isinstance(c, Coded)]
    for coded, page in sorted(whole, key=lambda pair: pair[0].document.id):
        doc = coded.document
        rows["documents"].append(document_row(coded, page))
        for name in FACTS:
            rows[name] += rows_of(getattr(coded, name), document=doc.id, given_id=doc.given_id)
        rows["problems"] += [problem_row(msgspec.structs.replace(p, document=doc.id, given_id=doc.given_id)) for p in coded.problems]
    rows["problems"] += [problem_row(a) for a in answers if isinstance(a, Problem)]
    rows["problems"].sort(key=lambda row: row["id"])
    return {name: table(found, TABLES[name]) for name, found in rows.items()}


def write(facts: Path, name: str, made: dict[str, pa.Table], *, rejected: int, version: str, model: str, lexicon: str) -> ShardFacts:
    """Write a shard beside and move it into place; one that is there already (another run was quicker) is left as it is."""
    beside = facts / f".{name}.{os.getpid()}"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    files: dict[str, str] = {}
    for table_name, found in made.items():
        path = beside / f"{table_name}.parquet"
        pq.write_table(found, path, compression="zstd", write_statistics=False, use_dictionary=True, store_schema=True)
        files[path.name] = sha256(path.read_bytes()).hexdigest()
    shard = ShardFacts(
        format=FORMAT,
        name=name,
        documents=made["documents"].num_rows,
        rejected=rejected,
        version=version,
        model=model,
        lexicon=lexicon,
        files=files,
    )
    (beside / "shard.json").write_bytes(msgspec.json.format(msgspec.json.encode(shard)) + b"\n")
    for path in beside.iterdir():
        with open(path, "r+b") as file:  # Windows flushes only what may be written
            os.fsync(file.fileno())
    try:
        beside.rename(facts / name)
    except OSError:
        if not (facts / name / "shard.json").exists():
            raise
        shutil.rmtree(beside)
    return shard


def found(facts: Path) -> list[ShardFacts]:
    """The shards of a record, in order of names. A folder without a readable `shard.json` is no shard (see `broken`)."""
    return [shard for shard, _ in _read(facts) if shard]


def broken(facts: Path, *, deep: bool = True) -> list[tuple[str, str]]:
    """(name, what is wrong) for each shard whose files are not what `shard.json` says. `deep` hashes the bytes."""
    wrong = []
    for shard, name in _read(facts):
        if shard is None:
            wrong.append((name, "shard.json cannot be read"))
            continue
        for file, expected in shard.files.items():
            path = facts / name / file
            if not path.exists():
                wrong.append((name, f"{file} is missing"))
            elif deep and sha256(path.read_bytes()).hexdigest() != expected:
                wrong.append((name, f"{file} is not what was written"))
    return wrong


def _read(facts: Path) -> Iterator[tuple[ShardFacts | None, str]]:
    for folder in sorted(facts.iterdir()) if facts.exists() else []:
        if folder.is_dir() and not folder.name.startswith("."):
            try:
                yield msgspec.json.decode((folder / "shard.json").read_bytes(), type=ShardFacts), folder.name
            except (OSError, msgspec.MsgspecError):
                yield None, folder.name


def source_keys(facts: Path, shards: Iterable[ShardFacts]) -> set[str]:
    """The keys of all inputs that are stored."""
    keys: set[str] = set()
    for shard in shards:
        keys.update(_read_columns(facts, shard.name, ["source_key"])["source_key"].to_pylist())
    return keys


def _read_columns(facts: Path, name: str, columns: list[str]) -> pa.Table:
    """Columns of a shard's documents. `pq.read_table` would load all that Arrow knows of data sets first."""
    with pq.ParquetFile(facts / name / "documents.parquet") as file:
        return file.read(columns)


def pages(facts: Path, name: str) -> list[RawPage]:
    """The inputs of a shard, as they were given: for coding them again."""
    rows = _read_columns(facts, name, ["given_id", "path", "text", "raw"]).to_pylist()
    made = []
    for row in rows:
        raw = row["raw"]
        text = None if raw["html"] is not None else row["text"]
        made.append(RawPage(given_id=row["given_id"], path=row["path"], text=text, **raw))
    return made
