"""A takedown leaves no name in any table of the record, and every offset true."""

import duckdb
import pytest

from avvisi.model.withheld import WITHHELD
from avvisi.store.masks import COVER, mask

ORDERS = {"documents": "id", "mentions": "document, span.start, id", "quotes": "document, content[1].start, id"}
TEXT = "Ana Ferreira-Lobo met Jo Lobo in Praia. Ferreira-Lobo was glad."


@pytest.fixture
def record() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute(
        f"create table documents as select 'a' as id, 'g' as given_id, '{TEXT}' as text, 'On Ana Ferreira-Lobo' as title, false as withheld"
    )
    made.execute(
        "insert into documents values ('b', 'h', 'Jo Lobo spoke.', null, true), ('c', 'i', 'Ana Ferreira-Lobo sang.', null, false)"
    )
    made.execute(
        'create table mentions (document varchar, id varchar, kind varchar, form varchar, name varchar, span struct(start int, "end" int, text varchar))'
    )
    for n, (start, end, form) in enumerate(((0, 17, "full"), (40, 53, "short"))):
        span = {"start": start, "end": end, "text": TEXT[start:end]}
        made.execute("insert into mentions values ('a', ?, 'person', ?, 'Ana Ferreira-Lobo', ?)", [str(n), form, span])
    made.execute("insert into mentions values ('a', '2', 'person', 'full', 'Jo Lobo', ?)", [{"start": 22, "end": 29, "text": "Jo Lobo"}])
    made.execute(
        'create table quotes (document varchar, id varchar, content struct(start int, "end" int, text varchar)[], speaker struct(name varchar))'
    )
    made.execute("insert into quotes values ('b', 'q', [{'start': 0, 'end': 7, 'text': 'Jo Lobo'}], {'name': 'Jo Lobo'})")
    made.execute("create table incidents as select 'x' as id, ['a'] as documents, [{'person': 'Ana Ferreira-Lobo'}] as actors")
    made.execute("create table utterances as select 'u' as id, ['g'] as given_ids, 'Ana Ferreira-Lobo was glad' as text")
    for name in ("passages", "judgements", "litter"):
        made.execute(f"create table {name} as select 'z' as id")
    return made


def test_names_are_gone_from_every_table_and_offsets_stay(record: duckdb.DuckDBPyConnection) -> None:
    mask(record, [("a", "Ana Ferreira-Lobo")], ORDERS)
    texts = dict(record.execute("select id, text from documents").fetchall())
    assert texts["a"] == TEXT.replace("Ana Ferreira-Lobo", COVER * 17).replace("Ferreira-Lobo", COVER * 13)
    assert texts["b"] == "██ ████ ██████" and texts["c"] == "Ana Ferreira-Lobo sang."
    assert record.execute("select title from documents where id = 'a'").fetchone() == (f"On {WITHHELD}",)
    spans = record.execute('select name, span.start, span."end", span.text from mentions order by id').fetchall()
    assert [s[0] for s in spans] == [WITHHELD, WITHHELD, "Jo Lobo"]
    assert all(texts["a"][start:end] == text for _, start, end, text in spans)
    assert record.execute("select content[1].text from quotes").fetchone() == ("██ ████",)
    assert record.execute("select actors[1].person from incidents").fetchone() == (WITHHELD,)
    assert record.execute("select text from utterances").fetchone() == (f"{WITHHELD} was glad",)


def test_where_nothing_is_taken_down_nothing_is_touched(record: duckdb.DuckDBPyConnection) -> None:
    record.execute("update documents set withheld = false")
    mask(record, [], ORDERS)
    assert record.execute("select text from documents where id = 'a'").fetchone() == (TEXT,)
