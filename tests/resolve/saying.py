"""Facts made up for tests of resolving: documents with persons, offices, events and quotes, as the store would hand them over."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from avvisi.store.shards import TABLES


def span(text: str, start: int = 0) -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "text": text}


def evidence(words: str, start: int = 0) -> dict[str, Any]:
    return {"sentence": span(words, start), "trigger": span(words, start), "rule": "test"}


class Facts:
    """Rows by table; what a row leaves out is null."""

    def __init__(self, **rows: list[dict[str, Any]]) -> None:
        self.rows = rows

    def table(self, name: str, columns: Sequence[str]) -> pa.Table:
        rows = [{c: row.get(c) for c in columns} for row in self.rows.get(name, [])]
        fields = [pa.field(c, TABLES[name].field(c).type) for c in columns]
        return pa.Table.from_pylist(rows, schema=pa.schema(fields))

    def batches(self, name: str, columns: Sequence[str]) -> list[pa.RecordBatch]:
        found: list[pa.RecordBatch] = self.table(name, columns).to_batches()
        return found


def document(identity: str, text: str = "", *, published: str | None = None, outlet: str | None = None) -> dict[str, Any]:
    return {
        "id": identity,
        "given_id": identity,
        "text_hash": "h" + identity,
        "text": text or identity,
        "published": published,
        "outlet": outlet,
    }


def person(document_: str, name: str, form: str | None = None) -> dict[str, Any]:
    return {"document": document_, "given_id": document_, "kind": "person", "name": name, "form": "full", "span": span(form or name)}


def state(document_: str, code: str) -> dict[str, Any]:
    return {"document": document_, "given_id": document_, "kind": "state", "name": code, "code": code, "form": "full", "span": span(code)}


def tenure(document_: str, name: str, title: str, of: str | None, **more: Any) -> dict[str, Any]:
    made = {"document": document_, "given_id": document_, "id": f"t-{document_}-{name}-{title}", "person": name, "title": title, "of": of}
    return {**made, "state": of, "qualifier": "current", "serves": None, "as_of": None, "as_of_basis": None, "span": span(title), **more}
