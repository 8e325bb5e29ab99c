"""The page of a database: made when it is first opened, never another database's, nobody else's to read where it lies apart, and told where it cannot be made."""

import os
import tempfile
from pathlib import Path

import duckdb
import pytest

from avvisi.look.shelf import Shelf
from avvisi.store import beside, derived, search
from avvisi.store.errors import RecordError
from tests.look import made


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return made.build(tmp_path / "R", made.reports()[:2])


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No record can be written: where temporary folders lie."""
    if not hasattr(os, "getuid"):
        pytest.skip("temporary folders are each user's own")
    found = tmp_path / "tmp"
    found.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(found))
    monkeypatch.setattr(beside, "_writable", lambda home: False)
    return found


def pages(home: Path) -> list[Path]:
    return sorted(home.rglob("*.duckdb"))


def test_a_page_that_a_crash_has_torn_is_made_again(record: Path) -> None:
    derived.opened(record, "200MB").close()
    (page,) = pages(record / "page")
    page.write_bytes(b"")
    (record / "page" / ".999999999.left").mkdir()
    with derived.opened(record, "200MB") as connection:
        assert connection.execute("select count(*) from page.chronology").fetchone() != (0,)
    page.write_bytes(bytes(5000))
    derived.opened(record, "200MB").close()
    assert pages(record / "page") == [page]
    assert [p.name for p in (record / "page").iterdir()] == [page.name]


def test_a_build_that_ends_in_between_is_not_shown_with_the_page_of_the_last(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = derived.make(record)
    made.build(record.parent / "other", made.reports())
    answers = [old]
    (record.parent / "other" / "record.duckdb").replace(record / "record.duckdb")
    real = derived.ready
    monkeypatch.setattr(derived, "ready", lambda at: answers.pop() if answers else real(at))
    with derived.opened(record, "200MB") as connection:
        assert connection.execute("select count(*) from documents").fetchone() == (4,)
        (page,) = connection.execute("select path from duckdb_databases() where database_name = 'page'").fetchall()[0]
    assert Path(page).stem == pages(record / "page")[0].stem != old.stem


def test_a_record_that_cannot_be_written_has_its_page_where_nobody_else_reads(record: Path, apart: Path) -> None:
    derived.opened(record, "200MB").close()
    (page,) = pages(apart)
    assert page.parents[1].stat().st_mode & 0o077 == 0
    assert derived.ready(record) == page
    page.parents[1].chmod(0o755)
    assert derived.ready(record) is None
    with pytest.raises(RecordError, match="TMPDIR"):
        derived.opened(record, "200MB")
    page.parents[1].chmod(0o700)
    beside.leave(record, "page")
    assert not pages(apart)


def test_what_keeps_a_page_from_being_made_is_told_and_the_last_one_goes_on(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = Shelf(record, searching=False)
    tried = []

    def full(connection: duckdb.DuckDBPyConnection) -> None:
        tried.append(1)
        raise duckdb.IOException("no room")

    monkeypatch.setattr(derived, "derive", full)
    made.build(record.parent / "other", made.reports())
    (record.parent / "other" / "record.duckdb").replace(record / "record.duckdb")
    for _ in range(3):
        with shelf.asking() as asking:
            assert asking.value("select count(*) from documents") == 2
    assert len(tried) == 1
    assert capsys.readouterr().err.count("no room") == 1
    with pytest.raises(RecordError, match="no room"):
        Shelf(record)
    assert not [p for p in (record / "page").iterdir() if p.suffix != ".duckdb"]
    shelf.close()


def test_the_search_index_of_a_record_that_cannot_be_written_is_found_again_and_goes_with_its_database(record: Path, apart: Path) -> None:
    with derived.opened(record, "200MB") as connection:
        for key in ("one", "other"):
            search.make(record, connection, key)
    assert search.ready(record, "one") is None
    assert search.ready(record, "other")
    (index,) = {p.parent for p in apart.rglob("whole")}
    assert [p.name for p in index.parent.iterdir()] == ["other"]
    assert index.parents[1].stat().st_mode & 0o077 == 0
