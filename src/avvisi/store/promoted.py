"""Doubtful events that were taken up stand among the events of the record, not in the table of those kept aside, where the shards have them.

They are known by `taken_up_by`. What spoke against them, their `why` in the shards, is `doubt` there.
"""

import duckdb

EVENTS, DOUBTFUL = "events", "doubtful_events"
_UP = "(select event from resolved_event_columns where taken_up_by is not null)"


def told(name: str) -> str:
    """The rows of a table's facts that the record has in this table, as SQL."""
    if name == EVENTS:
        return f"(select * from {EVENTS}_facts union all by name {raised()})"
    if name == DOUBTFUL:
        return f"(select * from {DOUBTFUL}_facts where id not in {_UP})"
    return f"{name}_facts"


def raised(where: str = "true") -> str:
    """The doubtful events that are taken up, as events are in the shards."""
    return f"select * exclude (why) from {DOUBTFUL}_facts where id in {_UP} and {where}"


def in_shards(name: str, own: dict[str, str]) -> str:
    """The rows of a finished database as the shards have them in this table. `own`: each column of the shards -> what holds it in `name`, or in
    `events` of those that were taken up."""
    columns = ", ".join(f'"{held}" as "{c}"' for c, held in own.items())
    if name == EVENTS:
        return f"select {columns} from {EVENTS} where taken_up_by is null"
    return f"select {columns} from {EVENTS} where taken_up_by is not null"


def fallen(connection: duckdb.DuckDBPyConnection) -> None:
    """Note the rows that come to the table of those kept aside, before `events` are changed."""
    rows = f"select * from {told(DOUBTFUL)} where id not in (select id from {DOUBTFUL})"
    connection.execute(f"create temp table fallen_rows as {rows}")


def put_aside(connection: duckdb.DuckDBPyConnection) -> str:
    """Write them, after `events` are changed; the statement that takes those out which were taken up."""
    connection.execute(f"insert into {DOUBTFUL} by name select * from fallen_rows")
    connection.execute("drop table fallen_rows")
    return f"delete from {DOUBTFUL} where id in {_UP}"
