"""Blocks on a real scheduler and workers on 127.0.0.1: in order, and whatever dies."""

import os
import signal
import time
from functools import partial

import pytest

pytest.importorskip("distributed", reason="Dask is not installed: pip install 'avvisi[cluster]'")

import psutil  # noqa: E402 (comes with Dask)

from avvisi.resolve.kept import program  # noqa: E402
from avvisi.run import blocks  # noqa: E402
from avvisi.run.blocks import Blocks, OtherProgram, work_out  # noqa: E402
from avvisi.store.errors import RecordError  # noqa: E402
from tests.run.test_spread import cluster  # noqa: E402
from tests.run.working import deadly, slowly  # noqa: E402

WAITS = (0.3, 0.02)  # seconds

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def wait_for(spread: Blocks, workers: int) -> None:
    while spread._threads() < workers:
        time.sleep(0.1)


def test_answers_come_in_order_though_a_worker_is_killed(tmp_path):
    taken = []

    def some():
        for n in range(60):
            taken.append(n)
            yield n

    with cluster(2, tmp_path) as (address, workers), Blocks(address) as spread:
        wait_for(spread, 2)
        found = []
        for answer in spread(partial(slowly, os.getpid(), WAITS), some()):
            found.append(answer)
            assert len(taken) - len(found) <= 2 * blocks.AHEAD
            if len(found) == 2:
                workers[0].kill()
    assert [square for square, _ in found] == [n * n for n in range(60)]
    assert all(elsewhere for _, elsewhere in found)


def test_what_kills_every_worker_is_worked_out_here_and_so_is_the_rest(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "LOOK", 0.5)
    with cluster(2, tmp_path) as (address, workers), Blocks(address) as spread:
        wait_for(spread, 2)
        assert list(spread(partial(deadly, os.getpid()), range(20))) == [n * n for n in range(20)]
        assert all(w.wait(10) == -signal.SIGKILL for w in workers)
        assert list(spread(partial(slowly, os.getpid(), WAITS), range(5))) == [(n * n, False) for n in range(5)]


def test_without_a_scheduler_the_rest_is_worked_out_here(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "LOOK", 0.5)
    with cluster(1, tmp_path) as (address, workers), Blocks(address) as spread:
        wait_for(spread, 1)
        answers = spread(partial(slowly, os.getpid(), WAITS), range(30))
        first = [next(answers) for _ in range(2)]
        next(p for p in psutil.Process().children() if "dask_scheduler" in " ".join(p.cmdline())).kill()
        rest = list(answers)
    assert [square for square, _ in [*first, *rest]] == [n * n for n in range(30)]
    assert not rest[-1][1]


def test_a_worker_of_another_program_is_told(tmp_path, monkeypatch):
    with pytest.raises(OtherProgram):
        work_out(b"other", b"")
    with cluster(1, tmp_path) as (address, _), Blocks(address) as spread:
        wait_for(spread, 1)
        monkeypatch.setattr(blocks, "program", lambda: b"other")
        with pytest.raises(RecordError, match="another version"):
            list(spread(abs, range(3)))
    assert program() != b"other"
