"""What DuckDB's hash of a row cannot tell apart: a list that is null, empty or of one null; a record that is null, and one of nulls alone."""

import pyarrow as pa
import pyarrow.compute as pc


def doubtful(table: pa.Table) -> bool:
    """Whether a table holds such a value (other than an empty list, which most hold): whether a row has changed is then not seen by its hash."""
    return any(_doubtful(chunk) for column in table.columns for chunk in column.chunks)


def _doubtful(values: pa.Array) -> bool:
    if pa.types.is_list(values.type):
        if values.null_count:
            return True
        inside = values.flatten()
        return bool(inside.null_count) or _doubtful(inside)
    if pa.types.is_struct(values.type):
        fields = values.drop_null().flatten()
        size = len(values) - values.null_count
        return bool(size) and (_void(fields, size) or any(map(_doubtful, fields)))
    return False


def _void(fields: list[pa.Array], size: int) -> bool:
    """Whether some record has nothing but nulls."""
    if any(not one.null_count for one in fields):
        return False
    nothing = pa.array([True] * size)
    for one in fields:
        nothing = pc.and_(nothing, pc.is_null(one))
    return bool(pc.any(nothing).as_py())
