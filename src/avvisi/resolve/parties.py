"""The parties of events as columns: to take all nested rows apart in Python takes many times as long as to find the few that are asked for."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

SIDES = ("actors", "recipients")
_READ = ("kind", "code", "person", "office")


def with_persons(events: pa.Table) -> Iterator[dict[str, Any]]:
    """Each party with a person as an event of its own: its document and that one party."""
    for side in SIDES:
        flat, of = _flat(events, side)
        told = pc.is_valid(pc.struct_field(flat, "person"))
        documents = events["document"].take(of.filter(told)).to_pylist()
        columns = [pc.struct_field(flat, name).filter(told).to_pylist() for name in _READ]
        for document, *values in zip(documents, *columns, strict=True):
            yield {"document": document, "actors": (dict(zip(_READ, values, strict=True)),), "recipients": ()}


def of_no_state(events: pa.Table) -> pa.Table:
    """The events with a party that is a named person of no state."""
    some = np.zeros(len(events), bool)
    for side in SIDES:
        flat, of = _flat(events, side)
        kind, person, code = (pc.struct_field(flat, name) for name in ("kind", "person", "code"))
        told = pc.and_(pc.and_(pc.equal(kind, "person"), pc.is_valid(person)), pc.is_null(code))
        some[of.filter(told).to_numpy(zero_copy_only=False)] = True
    return events.filter(pa.array(some))


def _flat(events: pa.Table, side: str) -> tuple[pa.StructArray, pa.Array]:
    """All parties of a side, one behind the other, and the row of the event of each."""
    lists = events[side].combine_chunks()
    if isinstance(lists, pa.ChunkedArray):
        lists = pa.concat_arrays(lists.chunks) if lists.num_chunks else pa.array([], lists.type)
    return pc.list_flatten(lists), pc.list_parent_indices(lists)
