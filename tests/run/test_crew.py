"""Workers that die or hang: the culprit alone is lost."""

import os
import signal
import time

import pytest

from avvisi.model.text import RawPage
from avvisi.run import crew as crews
from avvisi.run.chunks import Chunk, chunks
from avvisi.run.crew import Crew
from avvisi.run.worker import Coder, Setup, Task


class Breaking(Coder):
    """A worker's coder that dies on one text and hangs on another; what it is given to shard is written down, not coded."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup

    def shard(self, task: Task, beat=None):
        for number, page in enumerate(task.pages):
            if number in task.culprits:
                continue
            if beat and number % 8 == 0:
                beat(number)
            if page.text == "die":
                os._exit(9)
            if page.text == "hang":
                time.sleep(60)
            if page.text == "eat":
                eaten = []
                while True:
                    eaten.append(bytearray(50_000_000))
        return len(task.pages) - len(task.culprits), len(task.culprits)


def breaking_work(pipe, setup):
    """A worker with the breaking coder, and a worker's limit on memory."""
    resource = pytest.importorskip("resource")
    resource.setrlimit(resource.RLIMIT_AS, (setup.memory, setup.memory))
    coder = Breaking(setup)
    while (task := pipe.recv()) is not None:
        pipe.send(("done", *coder.shard(task, lambda k: pipe.send(("at", k)))))


@pytest.mark.parametrize("bad", ["die", "hang", "eat"])
def test_only_the_culprit_is_lost(monkeypatch, bad, tmp_path):
    monkeypatch.setattr(crews, "work", breaking_work)
    pages = [RawPage(given_id=str(n), text=bad if n == 13 else f"text {n}") for n in range(30)]
    setup = Setup(facts=str(tmp_path), version="v", model="m", lexicon="l", memory=3_000_000_000)
    done = list(Crew(setup, 2, factor=0.02).run(chunks(iter(pages))))
    assert sum(d.stored for d in done) == 29
    assert sum(d.rejected for d in done) == 1


def stopped_work(pipe, setup):
    """A worker that takes nothing: it stands still before it has read what it is given, the first time."""
    marker = os.path.join(setup.facts, "stopped")
    if not os.path.exists(marker):
        open(marker, "w").close()
        os.kill(os.getpid(), signal.SIGSTOP)
    breaking_work(pipe, setup)


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no SIGSTOP")
def test_a_worker_that_does_not_even_read_is_not_waited_for(monkeypatch, tmp_path):
    monkeypatch.setattr(crews, "work", stopped_work)
    monkeypatch.setattr(crews, "SECONDS_START", 3.0)
    pages = [RawPage(given_id=str(n), text=f"{n}" + 20_000 * " much") for n in range(30)]  # more than a pipe holds
    setup = Setup(facts=str(tmp_path), version="v", model="m", lexicon="l", memory=3_000_000_000)
    done = list(Crew(setup, 1, factor=0.2).run(chunks(iter(pages))))
    assert (tmp_path / "stopped").exists()
    assert (sum(d.stored for d in done), sum(d.rejected for d in done)) == (30, 0)


@pytest.mark.parametrize(("each", "workers"), [(100, 1), (5_000, 2)])
def test_few_reports_take_one_worker(monkeypatch, tmp_path, each, workers):
    monkeypatch.setattr(crews, "work", breaking_work)
    monkeypatch.setattr("avvisi.run.chunks.MOST", 20)
    pages = [RawPage(given_id=str(n), text=f"{n}" + each * " ") for n in range(100)]
    started = []
    ended = crews._Worker.end
    monkeypatch.setattr(crews._Worker, "end", lambda worker: (started.append(worker), ended(worker)))
    setup = Setup(facts=str(tmp_path), version="v", model="m", lexicon="l", memory=3_000_000_000)
    assert sum(done.stored for done in Crew(setup, 2).run(chunks(iter(pages)))) == 100
    assert len(started) == workers


def uneven_work(pipe, setup):
    """A worker that is slow with what is told to be long."""
    while (task := pipe.recv()) is not None:
        time.sleep(3.0 if "long" in (task.pages[0].text or "") else 0.0)
        pipe.send(("done", len(task.pages), 0))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_with_nothing_left_to_do_goes_and_that_is_told(monkeypatch, tmp_path, workers):
    monkeypatch.setattr(crews, "work", uneven_work)
    pages = [RawPage(given_id=str(n), text=("long" if n == 0 else str(n)) + 120_000 * " ") for n in range(2)]
    setup = Setup(facts=str(tmp_path), version="v", model="m", lexicon="l")
    told = []
    crew = Crew(setup, workers, begun=lambda: told.append("begun"), left=lambda: told.append(f"{len(crew._workers)} left"))
    made = [Chunk(name=str(n), pages=(page,)) for n, page in enumerate(pages)]
    assert sum(done.stored for done in crew.run(iter(made))) == 2
    assert told == ["begun"] + ["1 left"] * (workers - 1)


def killed_late_work(pipe, setup):
    """A worker that is killed over what is told to be long, the first time, when the others have nothing left to do."""
    marker = os.path.join(setup.facts, "killed")
    while (task := pipe.recv()) is not None:
        if "long" in (task.pages[0].text or "") and not os.path.exists(marker):
            time.sleep(2.0)
            open(marker, "w").close()
            os._exit(9)
        pipe.send(("done", len(task.pages), 0))


def test_a_worker_killed_when_the_others_are_gone_loses_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(crews, "work", killed_late_work)
    long, short = (tuple(RawPage(given_id=f"{word}{n}", text=word + 60_000 * " ") for n in range(4)) for word in ("long", "short"))
    setup = Setup(facts=str(tmp_path), version="v", model="m", lexicon="l")
    gone = []
    crew = Crew(setup, 2, left=lambda: gone.append((tmp_path / "killed").exists()))
    done = list(crew.run(iter([Chunk(name="long", pages=long), Chunk(name="short", pages=short)])))
    assert gone == [False]
    assert (sum(d.stored for d in done), sum(d.rejected for d in done)) == (8, 0)
