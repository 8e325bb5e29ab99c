"""What is new in a record since a run."""

from pathlib import Path
from types import SimpleNamespace

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from avvisi.store import runs


def seen(kind: str, identity: str, what: str, day: str | None = None, status: str | None = "current") -> dict[str, object]:
    return {"kind": kind, "id": identity, "what": what, "status": status, "day": day, "reports": 1, "lines": 1, "disagreements": []}


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record whose person p2 has become p1, whose state is known now, and whose incident has lost the hour of its day."""
    connection = duckdb.connect(str(tmp_path / "record.duckdb"))
    connection.execute("create table people as select 'p1' as id, ['p2'] as supersedes")
    connection.execute(
        "create table tenures as select 'p1' as person_id, 'Ana Lima' as person, 'President' as title, 'PRT' as \"of\", qualifier, "
        "'2003-05-04' as as_of, 'd' as document, 'a.txt' as given_id, qualifier as id, {'sentence': {'text': 'President Lima spoke.'}} as evidence "
        "from (values ('current'), ('former')) as t(qualifier)"
    )
    connection.execute(
        "insert into tenures select 'p3', 'Rui Sa', title, \"of\", 'current', as_of, 'd', 'a.txt', 'rui', evidence from tenures where qualifier = 'former'"
    )
    connection.execute(
        "insert into tenures select 'p4', 'Jo Dao', title, null, 'current', as_of, 'd', 'a.txt', 'jo', evidence from tenures where id = 'rui'"
    )
    connection.execute("create table documents as select 'd' as id, '2003-05-04' as published, null::varchar as published_earliest")
    connection.execute(
        "create table events as select 'e' || n as id, 'i' as incident, 'd' as document, 'a.txt' as given_id, "
        "{'sentence': {'text': 'Portugal sent aid to Angola.'}} as evidence from range(2) as t(n)"
    )
    connection.execute(
        "create table incidents as select 'i' as id, []::varchar[] as supersedes, 'AID' as type, [{'code': 'PRT', 'name': 'Portugal'}] as actors, "
        "[{'code': 'AGO', 'name': 'Angola'}] as recipients, {'value': '2003-05-04', 'earliest': '2003-05-04', 'latest': '2003-05-04'} as date, "
        "'happened' as status, ['d'] as documents, 1 as lines_at_most, []::varchar[] as disagreements"
    )
    connection.close()
    before = [
        seen("holder", "p2 president  current", "Ana Lima, President of ? (current)"),
        seen("holder", "p5 president PRT current", "Otto Reis, President of PRT (current)", "1999-01-02"),
        seen("holder", "p6 president  current", "Eva Nye, President of ? (current)", "1999-01-02"),
        seen("incident", "i", "AID", "2003-05-04TMO", "happened"),
    ]
    (tmp_path / runs.FOLDER).mkdir()
    pq.write_table(pa.Table.from_pylist(before, schema=runs._SEEN), tmp_path / runs.FOLDER / "r1.parquet")
    monkeypatch.setattr(runs.manifest, "read", lambda _: SimpleNamespace(runs=[SimpleNamespace(id="r1", began="")]))
    monkeypatch.setattr(runs, "connect", lambda path: duckdb.connect(str(path / "record.duckdb"), read_only=True))
    return tmp_path


def test_a_person_known_by_an_earlier_report_now_is_no_new_holder_and_one_of_no_state_follows_nobody(record: Path) -> None:
    found = [(c["change"], c["what"], c["before"]) for c in runs.changes(record, "1")]
    assert found == [
        ("newly told to have held an office", "Ana Lima, President of PRT (former)", None),
        ("new holder of an office", "Rui Sa, President of PRT (current)", "Otto Reis, President of PRT (current)"),
        ("holder of an office newly known", "Jo Dao, President of ? (current)", None),
    ]


def test_each_change_has_the_reports_that_tell_it_and_words(record: Path) -> None:
    row = next(c for c in runs.changes(record, "1") if c["what"].startswith("Rui"))
    assert (row["reports"], row["words"]) == (["a.txt"], "President Lima spoke.")
    connection = duckdb.connect(str(record / "record.duckdb"))
    connection.execute("update incidents set lines_at_most = 2, recipients = []")
    connection.close()
    row = next(c for c in runs.changes(record, "1") if c["id"] == "i")
    assert (row["change"], row["what"], row["reports"]) == ("newly corroborated", "AID: PRT", ["a.txt"])
    assert row["words"] == "Portugal sent aid to Angola."
