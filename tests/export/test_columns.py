"""Every column of a record is told in a line, and no line is left over."""

import csv
from pathlib import Path

from avvisi.export import codebook
from avvisi.export.codebook import meaning
from avvisi.store.query import connect, tables


def test_every_column_of_a_record_has_a_meaning_and_every_meaning_a_column(example_record: Path) -> None:
    connection = connect(example_record)
    columns = {(table, row[0]) for table in tables(connection) for row in connection.execute(f'describe "{table}"').fetchall()}
    assert {pair for pair in columns if not meaning(*pair)} == set()
    with open(Path(codebook.__file__).with_name("columns.csv"), encoding="utf-8", newline="") as file:
        told = [(row["table"], row["column"]) for row in csv.DictReader(file)]
    assert len(told) == len(set(told))
    assert {
        (table, name) for table, name in told if (table, name) not in columns and (table or name not in {n for _, n in columns})
    } == set()
