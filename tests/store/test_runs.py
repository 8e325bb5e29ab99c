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
        "'2003-05-04' as as_of, 'd' as document from (values ('current'), ('former')) as t(qualifier)"
    )
    connection.execute(
        "create table incidents as select 'i' as id, []::varchar[] as supersedes, 'AID' as type, [{'code': 'PRT', 'name': 'Portugal'}] as actors, "
        "[{'code': 'AGO', 'name': 'Angola'}] as recipients, {'value': '2003-05-04', 'earliest': '2003-05-04', 'latest': '2003-05-04'} as date, "
        "'happened' as status, ['d'] as documents, 1 as lines_at_most, []::varchar[] as disagreements"
    )
    connection.close()
    before = [
        seen("holder", "p2 president  current", "Ana Lima, President of ? (current)"),
        seen("incident", "i", "AID", "2003-05-04TMO", "happened"),
    ]
    (tmp_path / runs.FOLDER).mkdir()
    pq.write_table(pa.Table.from_pylist(before, schema=runs._SEEN), tmp_path / runs.FOLDER / "r1.parquet")
    monkeypatch.setattr(runs.manifest, "read", lambda _: SimpleNamespace(runs=[SimpleNamespace(id="r1", began="")]))
    monkeypatch.setattr(runs, "connect", lambda path: duckdb.connect(str(path / "record.duckdb"), read_only=True))
    return tmp_path


def test_a_person_known_by_an_earlier_report_now_is_no_new_holder(record: Path) -> None:
    found = [(c["change"], c["what"]) for c in runs.changes(record, "1")]
    assert found == [("newly told to have held an office", "Ana Lima, President of PRT (former)")]
