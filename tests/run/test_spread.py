"""A real scheduler and workers on 127.0.0.1: the same bytes as a local build, even when a worker is killed in the middle."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'avvisi[cluster]'")

from avvisi.run.blocks import Blocks  # noqa: E402
from avvisi.run.build import Options, build  # noqa: E402
from tests.run.test_build import exported, heap  # noqa: E402

pytestmark = [pytest.mark.model, pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@contextlib.contextmanager
def cluster(workers: int, folder: Path):
    """(address, worker processes)."""
    file = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "distributed.cli"]
    command = [
        *dask[:2],
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(file),
    ]
    started = [subprocess.Popen(command, **quiet)]
    try:
        for _ in range(200):
            if file.exists() and file.stat().st_size:
                break
            time.sleep(0.1)
        one = [
            *dask[:2], "distributed.cli.dask_worker", "--scheduler-file", str(file), "--host", "127.0.0.1", "--nthreads", "1", "--nworkers", "1",
            "--no-nanny", "--no-dashboard", "--local-directory", str(folder),
        ]  # fmt: skip
        started += [subprocess.Popen(one, **quiet) for _ in range(workers)]
        import json

        yield json.loads(file.read_text())["address"], started[1:]
    finally:
        for process in reversed(started):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGKILL)
            process.wait()


def test_a_cluster_makes_the_same_exports_though_a_worker_is_killed(tmp_path):
    source = heap(tmp_path / "heap", 60)
    build([str(source)], tmp_path / "local", Options(workers=1))
    killed = False

    with cluster(2, tmp_path) as (address, workers):

        def kill(summary):
            nonlocal killed
            if not killed:
                killed = True
                workers[0].kill()

        build([str(source)], tmp_path / "spread", Options(cluster=address), progress=kill)
    assert killed
    assert exported(tmp_path / "spread", tmp_path / "a") == exported(tmp_path / "local", tmp_path / "b")


def test_a_worker_is_killed_in_the_middle_of_resolving(tmp_path, monkeypatch):
    source = heap(tmp_path / "heap", 60)
    build([str(source)], tmp_path / "local", Options(workers=1))
    monkeypatch.setattr("avvisi.resolve.blocks.DOCUMENTS", 4)
    for module in ("pairs", "comparing"):
        monkeypatch.setattr(f"avvisi.resolve.{module}.PAIRS", 5)
    outcome, done = Blocks._outcome, list[bool]()
    with cluster(2, tmp_path) as (address, workers):

        def counted(self, future):
            found = outcome(self, future)
            done.append(found is not None)
            if len(done) == 20:
                workers[0].kill()
            return found

        monkeypatch.setattr(Blocks, "_outcome", counted)
        build([str(source)], tmp_path / "spread", Options(cluster=address))
        assert workers[0].poll() == -signal.SIGKILL
        assert workers[1].poll() is None
    assert len(done) > 40
    assert all(done)
    assert exported(tmp_path / "spread", tmp_path / "a") == exported(tmp_path / "local", tmp_path / "b")


def test_workers_without_the_folder_send_their_shards_through_a_store(tmp_path):
    source = heap(tmp_path / "heap", 24)
    build([str(source)], tmp_path / "local", Options(workers=1))
    store = tmp_path / "bucket"
    with cluster(2, tmp_path) as (address, _):
        build([str(source)], tmp_path / "sent", Options(cluster=address, through=f"file://{store}"))
    assert exported(tmp_path / "sent", tmp_path / "a") == exported(tmp_path / "local", tmp_path / "b")
    assert store.is_dir() and not list(store.iterdir())
