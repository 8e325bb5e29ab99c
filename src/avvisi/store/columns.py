"""Records as Arrow columns and back: one type of ours, one Arrow type, worked out from the record itself."""

import types
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from avvisi.model.record import Record

R = TypeVar("R", bound=Record)


@cache
def arrow_type(kind: Any) -> pa.DataType:
    """The Arrow type of a record's field: records become structs, tuples lists, literals strings."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [a for a in get_args(kind) if a is not type(None)]
        return arrow_type(inner[0]) if len(inner) == 1 else pa.string()
    if origin is Literal or kind is str:
        return pa.string()
    if origin is tuple:
        args = get_args(kind)
        return pa.list_(arrow_type(args[0]))
    if kind is bool:
        return pa.bool_()
    if kind is int:
        return pa.int32()
    if kind is float:
        return pa.float64()
    if isinstance(kind, type) and issubclass(kind, Record):
        return pa.struct(fields(kind))
    raise TypeError(f"no Arrow type for {kind}")


@cache
def fields(record: type[Record]) -> tuple[pa.Field, ...]:
    """The fields of a record, in its order. What may not be None may not be null: evidence is NOT NULL on disk too."""
    hints = get_type_hints(record)
    return tuple(pa.field(name, arrow_type(hints[name]), nullable=_may_be_none(hints[name])) for name in record.__struct_fields__)


def _may_be_none(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType) and type(None) in get_args(kind)


def schema(record: type[Record], *before: pa.Field) -> pa.Schema:
    """A table's schema: these fields first, then the record's."""
    return pa.schema([*before, *fields(record)])


def table(rows: Sequence[Mapping[str, Any]], made: pa.Schema) -> pa.Table:
    """Rows of plain values as an Arrow table."""
    return pa.Table.from_pylist(list(rows), schema=made)


def rows_of(records: Iterable[Record], **more: Any) -> list[dict[str, Any]]:
    """Records as rows of plain values, each with these columns besides."""
    return [{**more, **msgspec.to_builtins(record)} for record in records]


def records(found: pa.Table, kind: type[R]) -> list[R]:
    """Rows back into records, every field and invariant checked; columns the record has not are left aside. ValidationError names the path."""
    names = [n for n in found.column_names if n in kind.__struct_fields__]
    return msgspec.convert(found.select(names).to_pylist(), list[kind])  # type: ignore[valid-type]
