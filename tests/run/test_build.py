"""Builds: sums, resumption, sameness, faults. Each builds real records of small texts."""

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from avvisi.audit import audit
from avvisi.export.tables import write_all
from avvisi.lexicon.errors import LexiconError
from avvisi.run.alone import Busy, alone
from avvisi.run.build import Options, build
from avvisi.run.child import Child
from avvisi.store import derived
from avvisi.store.errors import RecordError
from avvisi.store.query import connect, rows

pytestmark = pytest.mark.model

ONE = Options(workers=1)
PLACES = ("Lomé", "Accra", "Dakar", "Quito", "Lima", "Hanoi", "Suva", "Riga", "Oslo", "Bern", "Doha", "Baku")
STATES = ("Togo", "Ghana", "Senegal", "Ecuador", "Peru", "Vietnam", "Fiji", "Latvia", "Norway", "Switzerland", "Qatar", "Azerbaijan")


def heap(folder: Path, count: int = 24) -> Path:
    """A folder of small reports that differ."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        one, two, place = STATES[n % 12], STATES[(n * 5 + 1) % 12], PLACES[n % 12]
        text = f"{place.upper()}, May {n + 1}, 2017 (Coast) -- The foreign minister of {one} met his counterpart from {two} in {place} on Monday.\n\nThey agreed to open {n + 2} consulates, the ministry said."
        (folder / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return folder


def exported(record: Path, folder: Path) -> dict[str, bytes]:
    write_all(connect(record), "jsonl", folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_what_is_read_is_stored_there_already_or_rejected(tmp_path):
    source = heap(tmp_path / "heap", 6)
    (source / "empty.txt").write_text("")
    first = build([str(source)], tmp_path / "R", ONE)
    assert (first.read, first.stored, first.already, first.rejected) == (7, 6, 0, 1)
    again = build([str(source)], tmp_path / "R", ONE)
    assert (again.read, again.stored, again.already, again.rejected) == (7, 0, 6, 1)
    assert len(list(rows(connect(tmp_path / "R"), "select * from problems where rejected"))) == 1
    assert audit(tmp_path / "R").mismatches == ()


def test_a_mistyped_source_or_folder_of_lists_leaves_no_record(tmp_path):
    with pytest.raises(RecordError, match="there is no .*haep"):
        build([str(tmp_path / "haep")], tmp_path / "R", ONE)
    with pytest.raises(LexiconError):
        build([str(heap(tmp_path / "heap", 1))], tmp_path / "R", Options(workers=1, lexicon_folders=(str(tmp_path / "lists"),)))
    assert not (tmp_path / "R").exists()


@pytest.mark.slow
def test_one_worker_or_two_the_same_shards_and_exports(tmp_path, monkeypatch):
    monkeypatch.setattr("avvisi.run.crew.WORTH", 0)  # two workers for a small heap, and a helper in the place of the first that is through
    monkeypatch.setattr("avvisi.run.build.MANY", 0)
    monkeypatch.setattr("avvisi.run.chunks.MOST", 20)
    started, child = [], Child.__init__
    monkeypatch.setattr(Child, "__init__", lambda one, *told: (started.append(type(one).__name__), child(one, *told))[1])
    source = heap(tmp_path / "heap", 80)
    made = {}
    for workers in (1, 2):
        record = tmp_path / f"R{workers}"
        build([str(source)], record, Options(workers=workers))
        shards = {p.relative_to(record).as_posix(): p.read_bytes() for p in sorted((record / "facts").rglob("*")) if p.is_file()}
        made[workers] = (shards, exported(record, tmp_path / f"out{workers}"))
    assert made[1] == made[2]
    assert started.count("_Worker") == 1 + 2


def _building(source: str, record: str) -> None:
    os.setsid()
    build([source], Path(record), ONE)


@pytest.mark.slow
def test_killed_builds_go_on_and_end_the_same(tmp_path):
    source = heap(tmp_path / "heap", 80)
    build([str(source)], tmp_path / "whole", ONE)
    context = multiprocessing.get_context("spawn")
    for wait in (0.7, 1.5, 2.2, 2.6):
        process = context.Process(target=_building, args=(str(source), str(tmp_path / "R")))
        process.start()
        time.sleep(wait)
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            process.kill()
        process.join()
    build([str(source)], tmp_path / "R", ONE)
    assert audit(tmp_path / "R").mismatches == ()
    assert exported(tmp_path / "R", tmp_path / "a") == exported(tmp_path / "whole", tmp_path / "b")


def test_a_damaged_shard_is_named_and_read_again(tmp_path):
    source = heap(tmp_path / "heap", 5)
    build([str(source)], tmp_path / "R", ONE)
    before = exported(tmp_path / "R", tmp_path / "a")
    victim = next((tmp_path / "R" / "facts").glob("*/events.parquet"))
    victim.write_bytes(victim.read_bytes()[:-7] + b"garbage")
    assert any("events.parquet" in m.reason for m in audit(tmp_path / "R").mismatches)
    found = build([str(source)], tmp_path / "R", ONE)
    assert found.repaired
    assert found.stored == 5
    assert exported(tmp_path / "R", tmp_path / "b") == before


def everything(record: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of all tables of a record, in order, and the page's as they lie."""
    connection = derived.opened(record, "700MB")
    query = "select table_catalog, table_schema, table_name from information_schema.tables where table_schema = 'main' and table_catalog in ('record', 'page')"
    found = {
        f"{c}.{t}": connection.execute(f"select * from {c}.{s}.{t}").fetchall() for c, s, t in sorted(connection.execute(query).fetchall())
    }
    return {name: sorted(rows, key=repr) if name.startswith("record") else rows for name, rows in found.items()}


@pytest.mark.slow
def test_a_second_build_gives_what_a_fresh_one_gives(tmp_path):
    build([str(heap(tmp_path / "heap", 30))], tmp_path / "R", ONE)
    more = str(heap(tmp_path / "heap", 32))
    second = build([more], tmp_path / "R", ONE)
    assert (second.stored, second.already) == (2, 30)
    assert connect(tmp_path / "R").execute("select renewed from built.state").fetchall()[0][0] > 0
    build([more], tmp_path / "fresh", ONE)
    assert everything(tmp_path / "R") == everything(tmp_path / "fresh")
    assert exported(tmp_path / "R", tmp_path / "a") == exported(tmp_path / "fresh", tmp_path / "b")
    # the second build leaves no counts of reports whose incident it did not make
    kept = (tmp_path / "fresh" / "resolved.kept").read_bytes()
    build([], tmp_path / "R", Options(workers=1, anew=True))
    assert everything(tmp_path / "R") == everything(tmp_path / "fresh")
    assert len((tmp_path / "R" / "resolved.kept").read_bytes()) == len(kept)


def test_the_second_of_two_builds_says_so(tmp_path):
    with alone(tmp_path / "R"), pytest.raises(Busy, match="being built"):
        build([str(heap(tmp_path / "heap", 1))], tmp_path / "R", ONE)


def test_another_lexicon_stops_the_build_unless_recode(tmp_path):
    source = heap(tmp_path / "heap", 3)
    build([str(source)], tmp_path / "R", ONE)
    shard = next((tmp_path / "R" / "facts").glob("*/shard.json"))
    facts = json.loads(shard.read_text())
    shard.write_text(json.dumps({**facts, "lexicon": "another"}))
    with pytest.raises(RecordError, match="another lexicon"):
        build([str(source)], tmp_path / "R", ONE)
    found = build([], tmp_path / "R", Options(workers=1, recode=True))
    assert found.documents == 3
    assert audit(tmp_path / "R").mismatches == ()


def test_a_reader_goes_on_while_a_build_swaps_the_database(tmp_path):
    source = heap(tmp_path / "heap", 3)
    build([str(source)], tmp_path / "R", ONE)
    reader = connect(tmp_path / "R")
    heap(tmp_path / "heap", 6)
    build([str(source)], tmp_path / "R", ONE)
    assert reader.execute("select count(*) from documents").fetchone() == (3,)
    assert connect(tmp_path / "R").execute("select count(*) from documents").fetchone() == (6,)


def test_a_record_cannot_be_written_or_left_through_sql(tmp_path):
    import duckdb

    build([str(heap(tmp_path / "heap", 1))], tmp_path / "R", ONE)
    connection = connect(tmp_path / "R")
    for query in (
        "delete from documents",
        "select * from read_csv('/etc/passwd')",
        "set enable_external_access = true",
        "attach '/tmp/x.duckdb'",
        "copy documents to '/tmp/x.csv'",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(query)
    shutil.rmtree(tmp_path / "R")


def test_two_records_made_one(tmp_path):
    for name, count in (("a", 3), ("b", 5)):
        build([str(heap(tmp_path / name, count))], tmp_path / f"R{name}", ONE)
    found = build([str(tmp_path / "Ra"), str(tmp_path / "Rb")], tmp_path / "R", ONE)
    assert (found.read, found.stored, found.already) == (8, 5, 3)  # the first three are the same in both
    assert exported(tmp_path / "R", tmp_path / "x") == exported(tmp_path / "Rb", tmp_path / "y")


def test_a_damaged_database_is_named_and_made_again(tmp_path):
    source = heap(tmp_path / "heap", 2)
    build([str(source)], tmp_path / "R", ONE)
    before = exported(tmp_path / "R", tmp_path / "a")
    (tmp_path / "R" / "record.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(RecordError, match="cannot be opened"):
        connect(tmp_path / "R")
    build([], tmp_path / "R", ONE)
    assert exported(tmp_path / "R", tmp_path / "b") == before


def test_a_full_disk_leaves_the_last_good_record(tmp_path, monkeypatch):
    from avvisi.store import database

    source = heap(tmp_path / "heap", 2)
    build([str(source)], tmp_path / "R", ONE)
    before = exported(tmp_path / "R", tmp_path / "a")
    heap(tmp_path / "heap", 4)

    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(database.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        build([str(source)], tmp_path / "R", ONE)
    assert exported(tmp_path / "R", tmp_path / "b") == before
    monkeypatch.undo()
    assert build([str(source)], tmp_path / "R", ONE).documents == 4
    assert audit(tmp_path / "R").mismatches == ()


def test_a_disk_that_takes_no_more_is_said_and_the_last_good_record_stays(tmp_path):
    resource = pytest.importorskip("resource")
    source = heap(tmp_path / "heap", 2)
    build([str(source)], tmp_path / "R", ONE)
    before = exported(tmp_path / "R", tmp_path / "a")
    heap(tmp_path / "heap", 6)
    whole = (tmp_path / "R" / "record.duckdb").stat().st_size
    for most, said in ((200_000, "cannot be written"), (whole // 2, "a new one takes about")):  # in a shard, while the database is copied
        full = subprocess.run(  # writes fail in earnest, as on a full disk
            [sys.executable, "-m", "avvisi", "build", str(source), "-o", str(tmp_path / "R"), "--workers", "1"],
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most)),
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert full.returncode == 1
        assert said in full.stderr and "Traceback" not in full.stderr and len(full.stderr.splitlines()) <= 2, full.stderr
        assert exported(tmp_path / "R", tmp_path / "b") == before
        assert not [p for p in (tmp_path / "R").glob(".*") if p.name != ".lock"]
    assert build([str(source)], tmp_path / "R", ONE).documents == 6
    assert audit(tmp_path / "R").mismatches == ()


def test_a_clock_that_runs_backwards_changes_nothing(tmp_path, monkeypatch):
    source = heap(tmp_path / "heap", 2)
    build([str(source)], tmp_path / "R", ONE)
    monkeypatch.setattr("avvisi.run.build.time.gmtime", lambda: time.struct_time((1999, 1, 1, 0, 0, 0, 4, 1, 0)))
    found = build([str(heap(source, 3))], tmp_path / "R", ONE)
    assert (found.stored, found.already) == (1, 2)
    assert audit(tmp_path / "R").mismatches == ()
