"""A worker process: takes chunks, writes shards, says after each batch that it lives."""

from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from avvisi.model.coded import Coded
from avvisi.model.problems import Problem
from avvisi.model.record import Record
from avvisi.model.text import RawPage
from avvisi.resolve.memory import seldom
from avvisi.run.child import begin
from avvisi.run.settled import settle

try:
    import resource
except ImportError:  # Windows: workers have no limit on memory, only on time
    resource = None  # type: ignore[assignment]

BATCH = 8  # pages coded together; a hang is noticed within one batch's time
SETTLED = 2  # tasks after which it is worth it to `settle`: the first has loaded everything, and many builds have no more
SECONDS_BATCH = 60.0  # for a batch, plus
SECONDS_MEGABYTE = 120.0  # for each million characters in it


class Setup(Record, frozen=True, kw_only=True):
    """What a worker needs to know. `memory` is bytes of address space, 0 for no limit. With `through`, shards go to that object store, not to `facts`."""

    facts: str
    through: str | None = None
    lexicon_folders: tuple[str, ...] = ()
    keep_passages: int = 20_000
    memory: int = 6_000_000_000
    version: str
    model: str
    lexicon: str


class Task(Record, frozen=True, kw_only=True):
    """Code these pages; write them as shard `name`, or only try them where it is None. `culprits` are known to break a worker: index -> reason."""

    name: str | None
    pages: tuple[RawPage, ...]
    culprits: dict[int, str] = {}


def letters(page: RawPage) -> int:
    """The length of what was given."""
    return len(page.text or page.html or "")


def seconds(batch: Sequence[RawPage]) -> float:
    """How long the coding of some pages may take."""
    return SECONDS_BATCH + SECONDS_MEGABYTE * sum(map(letters, batch)) / 1_000_000


def rejection(page: RawPage, reason: str) -> Problem:
    """The row of a page that a worker could not get through."""
    return Problem(stage="extract", where=page.path or page.given_id, reason=reason, given_id=page.given_id, rejected=True)


class Coder:
    """Codes pages in batches and writes them as a shard: what a worker does, here or on a cluster."""

    def __init__(self, setup: Setup) -> None:
        from avvisi.flow import Flow

        self.setup = setup
        self.flow = Flow(lexicon_folders=[Path(f) for f in setup.lexicon_folders], keep_passages=setup.keep_passages)

    def code(self, pages: Sequence[RawPage], beat: Any = None) -> list[Coded | Problem]:
        """The answers, in order; `beat(k)` is called before page k is begun."""
        found: list[Coded | Problem] = []
        for first in range(0, len(pages), BATCH):
            if beat:
                beat(first)
            found += self.flow.code(pages[first : first + BATCH])
        return found

    def shard(self, task: Task, beat: Any = None) -> tuple[int, int]:
        """(stored, rejected) of a task; writes its shard."""
        from avvisi.store import shards

        good = [(i, p) for i, p in enumerate(task.pages) if i not in task.culprits]
        answers: dict[int, Coded | Problem] = dict(zip((i for i, _ in good), self.code([p for _, p in good], beat), strict=True))
        whole = [answers.get(i) or rejection(p, task.culprits[i]) for i, p in enumerate(task.pages)]
        rejected = sum(isinstance(a, Problem) for a in whole)
        if task.name is not None:
            name, setup, made = task.name, self.setup, shards.tables(task.pages, whole)

            def write(facts: Path) -> None:
                shards.write(facts, name, made, rejected=rejected, version=setup.version, model=setup.model, lexicon=setup.lexicon)

            if setup.through:
                from avvisi.run.carried import written

                written(setup.through, write, name)
            else:
                write(Path(setup.facts))
        return len(whole) - rejected, rejected


def work(pipe: Connection, setup: Setup) -> None:
    """The life of a worker process: a task in, beats and one answer out, until None comes or the parent is gone."""
    begin()
    if setup.memory and resource:
        resource.setrlimit(resource.RLIMIT_AS, (setup.memory, setup.memory))
    seldom()
    coder, done = Coder(setup), 0
    while True:
        try:
            task: Task | None = pipe.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        try:
            stored, rejected = coder.shard(task, lambda k: pipe.send(("at", k)))
        except OSError as error:  # no document's fault: the shard cannot be written
            pipe.send(("unwritten", str(error)))
            return
        pipe.send(("done", stored, rejected))
        done += 1
        if done == SETTLED:
            settle()
