"""What `avvisi said` asks the record."""

import duckdb

from avvisi.store.sayings import said


def test_statements_only_leaves_out_acts_and_attitudes() -> None:
    """Of a statement, an act and an attitude only the statement is shown."""
    connection = duckdb.connect()
    connection.execute("create table documents as select 'd' as id, date '2019-03-04' as published, 'Reef Wire' as outlet")
    connection.execute(
        "create table quotes as select form as id, 'd' as document, form, [{'text': 'the reef', 'start': 0}] as content "
        "from (values ('statement'), ('act'), ('attitude')) as t(form)"
    )
    shown = connection.execute(*said("reef", statements=True)).fetchall()
    assert [row[0] for row in shown] == ["statement"]
    assert len(connection.execute(*said("reef")).fetchall()) == 3
