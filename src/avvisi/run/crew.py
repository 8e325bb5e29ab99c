"""Worker processes and what happens when one dies or hangs: its chunk is halved until the culprit is alone and becomes a Problem."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import wait
from threading import Thread
from typing import Any

from avvisi.run.child import Child
from avvisi.run.chunks import Chunk
from avvisi.run.worker import BATCH, Setup, Task, letters, seconds, work
from avvisi.store.errors import RecordError

SECONDS_START = 120.0
AHEAD = 4  # chunks that are read ahead for each worker …
LETTERS = 20_000_000  # … while they have no more characters than this
WORTH = 100_000  # characters for each worker, of all that is left, that are worth one more: to load the model takes as long as to code half as many


class Done:
    """A chunk that is through."""

    def __init__(self, chunk: Chunk, stored: int, rejected: int) -> None:
        self.chunk, self.stored, self.rejected = chunk, stored, rejected


class _Case:
    """A chunk on its way: what is known to break workers, and the stretches still to be tried after a death."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk, self.size = chunk, sum(map(letters, chunk.pages))
        self.culprits: dict[int, str] = {}
        self.trials: list[tuple[int, int]] = []


class _Worker(Child):
    """One process and what it does now."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(work, setup)
        self.case: _Case | None = None
        self.stretch: tuple[int, int] | None = None
        self.until = 0.0
        self._sending: Thread | None = None

    def give(self, case: _Case, stretch: tuple[int, int] | None) -> None:
        """A whole chunk (stretch None: write the shard) or a trial of some of its pages."""
        self.case, self.stretch = case, stretch
        pages = case.chunk.pages if stretch is None else case.chunk.pages[slice(*stretch)]
        self.until = time.monotonic() + SECONDS_START
        task = Task(name=case.chunk.name if stretch is None else None, pages=pages, culprits=case.culprits if stretch is None else {})
        self._sending = Thread(target=self._send, args=(task,), daemon=True)  # one that hangs does not read: nobody may wait for that
        self._sending.start()

    def _send(self, task: Task) -> None:
        with suppress(OSError):  # it has died: whoever listens to it is told
            self.pipe.send(task)

    def end(self) -> None:
        """It is not asked."""
        self.process.kill()
        if self._sending:
            self._sending.join()
        super().end()

    def allow(self, first: int, factor: float) -> None:
        """Time for the batch that begins now."""
        assert self.case
        offset = self.stretch[0] if self.stretch else 0
        self.until = time.monotonic() + factor * seconds(self.case.chunk.pages[offset + first : offset + first + BATCH])


def _nothing() -> None:
    """Where nobody wants to know."""


class Crew:
    """`crew.run(chunks)` yields each chunk when its shard is written, in any order. `factor` stretches the time limits. `begun` is called once the first
    chunks are on their way, `left` each time a worker has nothing left to do while another has, and is gone."""

    def __init__(
        self, setup: Setup, workers: int, *, factor: float = 1.0, begun: Callable[[], None] = _nothing, left: Callable[[], None] = _nothing
    ) -> None:
        self._setup, self._size, self._factor = setup, max(1, workers), factor
        self._begun, self._left = begun, left
        self._workers: list[_Worker] = []

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Done]:
        """Hand out chunks; bounded: no more are read than workers can take, and a few ahead. The last go by size, the largest first: so all workers end at once."""
        waiting: deque[tuple[_Case, tuple[int, int] | None]] = deque()
        more = True
        try:
            while True:
                while (
                    more and len(waiting) < AHEAD * self._size and (len(waiting) < self._size or sum(c.size for c, _ in waiting) < LETTERS)
                ):
                    chunk = next(chunks, None)
                    more = chunk is not None
                    if chunk is not None:
                        waiting.append((_Case(chunk), None))
                    else:
                        waiting = deque(sorted(waiting, key=lambda one: -one[0].size))
                self._hand_out(waiting)
                busy = [w for w in self._workers if w.case]
                self._tell(busy, over=not more and not waiting)
                if not busy and not waiting and not more:
                    return
                yield from self._listen(busy, waiting)
        finally:
            self.close()

    def _tell(self, busy: list[_Worker], *, over: bool) -> None:
        """Say that work has begun, and who is not needed any more."""
        if busy:
            self._begun()
            self._begun = _nothing
        for worker in [w for w in self._workers if w not in busy] if over and busy else []:
            worker.end()
            self._workers.remove(worker)
            self._left()

    def _hand_out(self, waiting: deque[tuple[_Case, tuple[int, int] | None]]) -> None:
        while waiting and (idle := self._idle(sum(case.size for case, _ in waiting))):
            idle.give(*waiting.popleft())

    def _idle(self, left: int) -> _Worker | None:
        """Who is free for some of so many characters: a worker that has nothing to do, or one more, where that is worth it."""
        for worker in self._workers:
            if worker.case is None:
                return worker
        if len(self._workers) < self._size and (not self._workers or left >= WORTH):
            self._workers.append(_Worker(self._setup))
            return self._workers[-1]
        return None

    def _listen(self, busy: list[_Worker], waiting: deque[tuple[_Case, tuple[int, int] | None]]) -> Iterator[Done]:
        ready = wait([w.pipe for w in busy], timeout=1.0)
        now = time.monotonic()
        for worker in busy:
            if worker.pipe in ready:
                try:
                    message = worker.pipe.recv()
                except (EOFError, OSError):
                    self._lost(worker, "the worker died", waiting)
                    continue
                if message[0] == "unwritten":
                    raise RecordError(f"a shard cannot be written: {message[1]}; run the build again when there is room")
                if message[0] == "at":
                    worker.allow(message[1], self._factor)
                elif done := self._finished(worker, message, waiting):
                    yield done
            elif not worker.process.is_alive():
                self._lost(worker, "the worker died", waiting)
            elif now > worker.until:
                self._lost(worker, "took too long", waiting)

    def _finished(self, worker: _Worker, message: tuple[Any, ...], waiting: deque[tuple[_Case, tuple[int, int] | None]]) -> Done | None:
        case, stretch = worker.case, worker.stretch
        worker.case = worker.stretch = None
        assert case
        if stretch is None:
            return Done(case.chunk, message[1], message[2])
        self._next(case, waiting)
        return None

    def _lost(self, worker: _Worker, reason: str, waiting: deque[tuple[_Case, tuple[int, int] | None]]) -> None:
        """A worker is gone or hangs: halve what it had; a single page that does it again is the culprit."""
        case, stretch, code = worker.case, worker.stretch, worker.process.exitcode
        worker.end()
        self._workers.remove(worker)
        if case is None:
            return
        first, last = stretch or (0, len(case.chunk.pages))
        if last - first == 1:
            case.culprits[first] = f"{reason} on this document" + (f" (exit code {code})" if code else "")
        else:
            middle = (first + last) // 2
            case.trials += [(middle, last), (first, middle)]
        self._next(case, waiting)

    def _next(self, case: _Case, waiting: deque[tuple[_Case, tuple[int, int] | None]]) -> None:
        """The next trial of this chunk, or, when all are done, the chunk again without its culprits."""
        waiting.appendleft((case, case.trials.pop() if case.trials else None))

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()


def cores() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
