"""No change of a row is lost because DuckDB hashes two values alike."""

import duckdb
import pyarrow as pa
import pytest

from avvisi.store import renewed
from avvisi.store.doubtful import doubtful
from avvisi.store.shards import TABLES

PLACE = pa.struct([("name", pa.string()), ("country", pa.string())])
SCHEMA = pa.schema([("id", pa.string()), ("some", pa.list_(pa.string())), ("place", PLACE)])


def table(some, place) -> pa.Table:
    return pa.Table.from_pylist([{"id": "a", "some": some, "place": place}, {"id": "b", "some": ["x"], "place": None}], schema=SCHEMA)


@pytest.mark.parametrize(("some", "place"), [(None, None), ([None], None), ([], {"name": None, "country": None}), (["x"], None)])
def test_a_row_that_has_changed_is_written_though_its_hash_is_the_same(some, place):
    connection = duckdb.connect()
    connection.register("before", table([], None))
    connection.execute("create table things as select * from before")
    after = table(some, place)
    connection.register("resolved_things", after)
    renewed._whole(connection, "things", told=not doubtful(after))
    assert sorted(connection.execute("select * from things").fetchall()) == sorted(
        connection.execute("select * from resolved_things").fetchall()
    )
    assert doubtful(after) == (some != ["x"])
    assert not doubtful(table([], {"name": None, "country": "Peru"}))


def test_facts_of_shards_hold_nothing_that_is_hashed_alike():
    """Marks of facts rest on the hash too: no list of theirs may be null, and no record of nulls alone, by their schema."""
    found = []

    def walk(field: pa.Field, path: str) -> None:
        path += f".{field.name}"
        if pa.types.is_list(field.type):
            found.append(path) if field.nullable and not path.endswith(".item") else None
            walk(field.type.value_field.with_name("item"), path)
        elif pa.types.is_struct(field.type):
            if field.nullable and all(inner.nullable for inner in field.type):
                found.append(path)
            for inner in field.type:
                walk(inner, path)

    for name, schema in TABLES.items():
        for field in schema:
            walk(field, name)
    assert found == ["documents.regions"]  # which is read alike whether it is null or empty
