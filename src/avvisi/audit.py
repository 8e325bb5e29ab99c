"""Re-reads every stored span against its document, every shard against its hashes, and the sums of the runs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from avvisi.model.record import Record
from avvisi.store import manifest, shards
from avvisi.store.shards import TABLES


class Mismatch(Record, frozen=True, kw_only=True):
    """Something stored that is not so."""

    where: str
    reason: str


class Audit(Record, frozen=True, kw_only=True):
    """What was looked at, and what is wrong."""

    documents: int
    facts: int
    spans: int
    mismatches: tuple[Mismatch, ...]


def audit(record: Path) -> Audit:
    """Look at all of it. Memory stays with one shard."""
    facts = record / "facts"
    wrong = [Mismatch(where=name, reason=reason) for name, reason in shards.broken(facts)]
    bad = {m.where for m in wrong}
    documents = facts_seen = spans = 0
    for shard in shards.found(facts):
        if shard.name in bad:
            continue
        texts = {
            row["id"]: row["text"] for row in pq.read_table(facts / shard.name / "documents.parquet", columns=["id", "text"]).to_pylist()
        }
        documents += len(texts)
        for name in TABLES:
            if name == "problems" or f"{name}.parquet" not in shard.files:
                continue
            rows = pq.read_table(facts / shard.name / f"{name}.parquet").to_pylist()
            facts_seen += len(rows) if name != "documents" else 0
            for row in rows:
                text = texts.get(row["id"] if name == "documents" else row["document"])
                if text is None:
                    wrong.append(Mismatch(where=f"{shard.name}/{name}/{row['id']}", reason="its document is not in the shard"))
                    continue
                for path, span in spans_of(row):
                    spans += 1
                    if not (0 <= span["start"] < span["end"] <= len(text)) or text[span["start"] : span["end"]] != span.get(
                        "text", text[span["start"] : span["end"]]
                    ):
                        wrong.append(
                            Mismatch(
                                where=f"{shard.name}/{name}/{row['id']}/{path}",
                                reason=f"[{span['start']}, {span['end']}) does not show its words",
                            )
                        )
    wrong += _runs(record)
    return Audit(documents=documents, facts=facts_seen, spans=spans, mismatches=tuple(wrong))


def spans_of(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span (or region) inside a row, with the path to it."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield path, value
            return
        for key, inner in value.items():
            yield from spans_of(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from spans_of(inner, f"{path}[{number}]")


def _runs(record: Path) -> Iterator[Mismatch]:
    """Documents read = stored + already there + problems, in every run."""
    whole = manifest.read(record)
    if whole is None:
        yield Mismatch(where="manifest.json", reason="is missing: the record was never finished; run avvisi build again")
        return
    for run in whole.runs:
        if run.read != run.stored + run.already + run.rejected:
            yield Mismatch(where=f"run {run.id}", reason=f"{run.read} read is not {run.stored} + {run.already} + {run.rejected}")
    here = {shard.name: shard.documents for shard in shards.found(record / "facts")}
    if here != whole.shards:
        yield Mismatch(where="manifest.json", reason="names other shards than there are; run avvisi build again")
