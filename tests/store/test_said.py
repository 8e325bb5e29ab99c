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


def test_unnamed_are_statements_by_people_the_text_does_not_name() -> None:
    """Neither documents, nor holders of an office, nor a pronoun that nobody could resolve."""
    connection = duckdb.connect()
    connection.execute("create table documents as select 'd' as id, date '2019-03-04' as published, 'Reef Wire' as outlet")
    connection.execute(
        "create table quotes as select name as id, 'd' as document, 'statement' as form, [{'text': 'the reef', 'start': 0}] as content, "
        "[{'name': 'Reef Wire', 'kind': 'outlet'}, {'name': name, 'kind': kind}] as chain from (values ('two divers', 'unnamed'), "
        "('the accord', 'document'), ('the harbour master', 'official'), ('They', 'unnamed')) as t(name, kind)"
    )
    assert [row[0] for row in connection.execute(*said("", unnamed=True)).fetchall()] == ["two divers"]
