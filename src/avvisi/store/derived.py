"""What the page asks all the time, worked out once when the database is made: the schema `page` of `record.duckdb`.

Nothing here is a fact of its own: each table can be dropped and made again from the tables of the record. They keep a click under 150 ms
on a million events. `export` and `sql` show the record's own tables, not these.
"""

import duckdb

from avvisi.store.page_incidents import CARDS, CHRONOLOGY, PAIRS
from avvisi.store.page_outlets import OUTLETS
from avvisi.store.page_people import NAMES, PEOPLE

INDEXES = (
    ("documents", "id"), ("events", "id"), ("events", "incident"), ("quotes", "id"), ("quotes", "utterance"),
    ("incidents", "id"), ("utterances", "id"), ("people", "id"), ("occasions", "id"), ("tenures", "id"), ("page.judged", "subject"),
    ("page.cards", "n"), ("page.cards", "incident"), ("page.proofs", "n"), ("page.reports", "n"), ("page.said", "utterance"), ("page.names", "form"), ("page.offices", "person"),
)  # fmt: skip

STATEMENTS = (
    "create schema page",
    "create table page.passport as select replace(uuid()::varchar, '-', '') as key",
    *NAMES,
    *CHRONOLOGY,
    *CARDS,
    *OUTLETS,
    *PAIRS,
    *PEOPLE,
)


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the schema `page` and the indexes, from the tables that are there."""
    for statement in STATEMENTS:
        connection.execute(statement)
    for table, column in INDEXES:
        connection.execute(f"create index {table.replace('.', '_')}_{column} on {table} ({column})")
