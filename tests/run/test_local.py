"""Blocks worked out by helpers of this machine: in order, a few ahead, and whatever dies."""

import os
import signal
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from avvisi.run import local
from avvisi.run.local import AHEAD, Local
from tests.resolve.test_blocks import rows
from tests.resolve.test_kept import LEXICON, facts
from tests.run.working import deadly, slowly, still

WAITS = (0.1, 0.005)  # seconds


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Helpers are started with the first block."""
    monkeypatch.setattr(local, "WORTH", 0.0)


def wrong(n: int) -> int:
    return 1 // (n - 3)


def large(n: int) -> bytes:
    return bytes([n]) * 1_000_000


def test_answers_come_in_order_and_blocks_are_taken_a_few_ahead(at_once: None) -> None:
    taken = []

    def some():
        for n in range(400):
            taken.append(n)
            yield n

    with Local(2) as spread:
        found = []
        for answer in spread(partial(slowly, os.getpid(), WAITS), some()):
            found.append(answer)
            assert len(taken) - len(found) <= 2 * AHEAD
    assert [square for square, _ in found] == [n * n for n in range(400)]
    assert {elsewhere for _, elsewhere in found} == {True, False}


def test_large_blocks_and_answers_do_not_wait_for_each_other(at_once: None) -> None:
    with Local(3) as spread:
        assert [a[:1] for a in spread(large, range(40))] == [bytes([n]) for n in range(40)]
        assert list(spread(len, [bytes(3_000_000)] * 9)) == [3_000_000] * 9


def test_two_runs_at_once_do_not_mix(at_once: None) -> None:
    with Local(2) as spread:
        one, other = spread(str, range(50)), spread(float, range(50))
        assert list(zip(one, other, strict=True)) == [(str(n), float(n)) for n in range(50)]
        next(spread(str, range(9)))  # left in the middle
        assert list(spread(abs, [-1, -2])) == [1, 2]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
def test_what_kills_a_helper_is_worked_out_here_and_so_is_the_rest(at_once: None) -> None:
    with Local(2) as spread:
        assert list(spread(partial(deadly, os.getpid()), [2, *range(20)])) == [4, *(n * n for n in range(20))]
        assert not any(elsewhere for _, elsewhere in spread(partial(slowly, os.getpid(), WAITS), range(4)))


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no SIGSTOP")
@pytest.mark.parametrize("size", [1, 5_000_000])  # also where more is sent than a pipe holds, which nobody reads
def test_a_helper_that_hangs_is_ended_and_its_blocks_are_worked_out_here(at_once: None, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(local, "PATIENCE", 3.0)
    with Local(2) as spread:
        assert list(spread(partial(still, os.getpid()), [bytes(size)] * 9)) == [size] * 9
        helper = spread._helpers[0]
        assert helper.gone
        helper.process.join(10)
        assert not helper.process.is_alive()


def test_an_error_is_the_callers(at_once: None, capfd: pytest.CaptureFixture[str]) -> None:
    with Local(2) as spread, pytest.raises(ZeroDivisionError):
        list(spread(wrong, range(9)))


def test_little_work_starts_no_process() -> None:
    with Local(4) as spread:
        assert list(spread(abs, range(500))) == list(range(500))
        assert not spread._helpers


def test_helpers_change_nothing(at_once: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("avvisi.resolve.blocks.DOCUMENTS", 7)
    from avvisi.resolve.record import resolve

    with Local(2) as spread:
        assert rows(resolve(facts(60), LEXICON, spread=spread)) == rows(resolve(facts(60), LEXICON))
        assert spread._helpers


def test_where_no_process_can_be_started_all_is_worked_out_here(at_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def none(*_: object) -> None:
        tried.append(1)
        raise BlockingIOError(11, "no more processes")

    monkeypatch.setattr(local, "_Helper", none)
    with Local(3) as spread:
        assert list(spread(abs, range(30))) == list(range(30))
    assert len(tried) == 1


def test_a_helper_begun_early_takes_the_first_blocks() -> None:
    with Local(2) as spread:
        spread.begin()
        spread.begin()
        assert len(spread._helpers) == 1
        found = list(spread(partial(slowly, os.getpid(), WAITS), range(40)))
        assert [square for square, _ in found] == [n * n for n in range(40)]
        assert found[0][1]
    assert not spread._helpers


def test_where_a_helper_has_no_threads_it_is_ended_and_all_is_worked_out_here(monkeypatch: pytest.MonkeyPatch) -> None:
    class Few(local.Thread):
        """One more than there can be."""

        def start(self) -> None:
            if self._target.__name__ == "_take":
                raise RuntimeError("can't start new thread")
            super().start()

    monkeypatch.setattr(local, "Thread", Few)
    before = set(active_children())
    with Local(2) as spread:
        spread.begin()
        assert not spread._helpers
        assert set(active_children()) == before
        assert list(spread(abs, range(30))) == list(range(30))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
def test_a_helper_begun_early_that_dies_before_there_is_work_loses_nothing() -> None:
    with Local(2) as spread:
        spread.begin()
        os.kill(spread._helpers[0].process.pid, signal.SIGKILL)
        found = list(spread(partial(slowly, os.getpid(), WAITS), range(40)))
        assert [square for square, _ in found] == [n * n for n in range(40)]
        assert spread._helpers[0].gone
