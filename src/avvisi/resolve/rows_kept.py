"""Rows of a table that follow from what they are made of: those of the build before are taken over as they lie, the others worked out."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pyarrow as pa

from avvisi.resolve.kept import Kept
from avvisi.resolve.marks import Marks, places
from avvisi.resolve.stretches import Ints
from avvisi.resolve.tables import made


def table(kept: Kept, kind: str, keys: Marks, schema: pa.Schema, work: Callable[[Ints], Iterable[dict[str, Any]]]) -> pa.Table:
    """A row for each key, in their order. `work` gives those of some places."""
    written = kept.found(kind, "rows")
    before = pa.ipc.open_stream(written).read_all() if written else schema.empty_table()
    held: Marks = np.frombuffer(kept.found(kind, "keys") or b"", np.uint64)
    if before.schema != schema or len(before) != len(held):
        before, held = schema.empty_table(), held[:0]
    found, new = places(held, keys)
    fresh = made(work(np.flatnonzero(new)), schema)
    kept.tell(kind, len(keys), int(new.sum()))
    found[new] = len(held) + np.arange(new.sum())
    whole = pa.concat_tables([before, fresh]).combine_chunks().take(pa.array(found))
    if kept.keeps:
        asked, first = np.unique(keys, return_index=True)
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, schema) as stream:
            stream.write_table(whole.take(pa.array(first)))
        kept.keep(kind, "keys", asked.tobytes(), always=True)
        kept.keep(kind, "rows", sink.getvalue().to_pybytes(), always=True)
    return whole
