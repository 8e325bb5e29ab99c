"""Blocks of resolving worked out by several processes of this machine: this one and its helpers, which are started once the work is seen to be worth it,
or before it, while workers still code (`Local.begin`).

Nothing a helper does stops the build: what it gives and takes goes through threads, and one that dies, or has not answered for PATIENCE, is ended
and its blocks are worked out here.
"""

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from avvisi.resolve.memory import give_back, seldom
from avvisi.run.child import Child, begin

A = TypeVar("A")
B = TypeVar("B")
AHEAD = 4  # blocks on their way for each process
GIVEN = 2  # of which a helper has so many: while it works on one, the next is there
WORTH = 0.3  # seconds of blocks that this process works out alone before it starts helpers: they take longer to begin …
LITTLE = 1.5  # … and where most was worked out by the build before: then there are seldom so many
IDLE = 0.5  # seconds without a block after which a helper gives memory back
PATIENCE = 120.0  # seconds that a helper may take for a block: it takes about one, and seconds to start


class _Slot:
    """A block and, once it is there, its answer."""

    def __init__(self, block: Any) -> None:
        self.block, self.lost = block, False
        self.answer: tuple[Any, ...] = ()


class _Helper(Child):
    """A process that works out blocks, one after the other. `found` is where its answers come in, as they were sent."""

    def __init__(self, found: "SimpleQueue[tuple[_Helper, bytes | None]]") -> None:
        super().__init__(_help)
        self.given: deque[_Slot] = deque()
        self.gone, self.until = False, 0.0
        self._jobs: SimpleQueue[bytes | None] = SimpleQueue()
        self._threads: tuple[Thread, ...] = (Thread(target=self._give, daemon=True), Thread(target=self._take, args=(found,), daemon=True))
        self._begin()

    def _begin(self) -> None:
        """Start its threads. OSError, and no process that is left, where the machine gives none."""
        try:
            for thread in self._threads:
                thread.start()
        except RuntimeError as error:  # "can't start new thread"
            self._threads = tuple(thread for thread in self._threads if thread.ident)
            self.end()
            raise OSError(str(error)) from None

    def _give(self) -> None:
        """What it is given is sent by a thread of its own: a helper that hangs does not read."""
        while (job := self._jobs.get()) is not None:
            try:
                self.pipe.send_bytes(job)
            except OSError:
                return

    def _take(self, found: "SimpleQueue[tuple[_Helper, bytes | None]]") -> None:
        """What it answers, until it is gone: None."""
        try:
            while True:
                found.put((self, self.pipe.recv_bytes()))
        except (EOFError, OSError):
            found.put((self, None))

    def give(self, function: bytes, slot: _Slot) -> None:
        """A block for it."""
        if not self.given:
            self.until = time.monotonic() + PATIENCE
        self.given.append(slot)
        self._jobs.put(pickle.dumps((function, pickle.dumps(slot.block, 5)), 5))

    def take(self, answer: bytes) -> None:
        """Its answer to the first of what it was given."""
        if self.given:
            self.given.popleft().answer = (pickle.loads(answer),)
            self.until = time.monotonic() + PATIENCE

    def lose(self) -> None:
        """It has died, or is ended for taking too long: what it had is for others."""
        self.gone = True
        for slot in self.given:
            slot.lost = True
        self.given.clear()
        self.process.kill()

    def end(self) -> None:
        """It is not asked; its threads see that it is gone."""
        self.process.kill()
        self._jobs.put(None)
        for thread in self._threads:
            thread.join()
        super().end()


class Local:
    """`Local(2)(function, blocks)`: function(block) of each, in their order, worked out by so many processes. Closed by `with`.

    `worth` are the seconds of blocks after which there is more than one.
    """

    def __init__(self, processes: int, worth: float | None = None) -> None:
        self._size, self._spent, self.worth = processes - 1, 0.0, WORTH if worth is None else worth
        self._helpers: list[_Helper] = []
        self._found: SimpleQueue[tuple[_Helper, bytes | None]] = SimpleQueue()

    def __enter__(self) -> "Local":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all helpers."""
        for helper in self._helpers:
            helper.end()
        self._helpers.clear()

    def begin(self) -> None:
        """Start a helper before there is work for it: what blocks are worked out with is imported meanwhile."""
        if len(self._helpers) < self._size and (helper := self._started()) is not None:
            helper.give(pickle.dumps(_ready, 5), _Slot(None))

    def _started(self) -> _Helper | None:
        """One helper more, where there is room for one more process; those there go on."""
        try:
            self._helpers.append(_Helper(self._found))
        except OSError:
            self._size = len(self._helpers)
            return None
        return self._helpers[-1]

    def __call__(self, function: Callable[[B], A], blocks: Iterable[B], /) -> Iterator[A]:
        """The answers, one for each block; no more are on their way than keep all busy."""
        sent, left = pickle.dumps(function, 5), iter(blocks)
        waiting: deque[_Slot] = deque()
        more = True
        while more or waiting:
            while not self._found.empty():
                self._taken(0.0)
            if waiting and (waiting[0].answer or waiting[0].lost):
                slot = waiting.popleft()
                yield slot.answer[0] if slot.answer else self._here(function, slot.block)
            elif more and len(waiting) < AHEAD * (1 + len(self._helpers)):
                more = self._next(function, sent, left, waiting)
            else:
                self._taken(min(h.until for h in self._helpers if h.given) - time.monotonic())

    def _taken(self, seconds: float) -> None:
        """One answer, waited for so long; after it those that take too long are ended."""
        try:
            helper, answer = self._found.get(timeout=max(0.0, seconds))
        except Empty:
            now = time.monotonic()
            for late in self._helpers:
                if late.given and now >= late.until:
                    late.lose()
            return
        if helper.gone:
            return
        if answer is None:
            helper.lose()
        else:
            helper.take(answer)

    def _next(self, function: Callable[[B], A], sent: bytes, left: Iterator[B], waiting: deque[_Slot]) -> bool:
        """Begin one more block, at a helper that is free or here; False where there is none."""
        for block in left:
            slot = _Slot(block)
            waiting.append(slot)
            if helper := self._free():
                helper.give(sent, slot)
            else:
                slot.answer = (self._here(function, block),)
            return True
        return False

    def _free(self) -> _Helper | None:
        """A helper that can take a block."""
        if self._spent >= self.worth and len(self._helpers) < self._size:
            self._started()
        return next((h for h in self._helpers if not h.gone and len(h.given) < GIVEN), None)

    def _here(self, function: Callable[[B], A], block: B) -> A:
        began = time.thread_time()  # of this process's own: on a busy machine the clock goes on while it waits
        answer = function(block)
        self._spent += time.thread_time() - began
        return answer


def _ready(_: None) -> None:
    """All that blocks are worked out with is imported."""
    import avvisi.resolve.record  # noqa: F401


def _help(pipe: Connection) -> None:
    """The life of a helper: blocks in, answers out, until it is ended or its parent is gone."""
    begin()
    seldom()
    jobs: SimpleQueue[bytes | None] = SimpleQueue()
    Thread(target=_taken, args=(pipe, jobs), daemon=True).start()
    known, function = b"", None
    while (job := _next_of(jobs)) is not None:
        asked, block = pickle.loads(job)
        if asked != known:  # a function keeps what it has learnt from block to block
            known, function = asked, pickle.loads(asked)
        assert function
        answer = function(pickle.loads(block))
        try:
            pipe.send(answer)
        except OSError:  # the parent was killed
            return


def _next_of(jobs: "SimpleQueue[bytes | None]") -> bytes | None:
    """The next job; while none comes, what the last ones took is given back."""
    try:
        return jobs.get(timeout=IDLE)
    except Empty:
        give_back()
        return jobs.get()


def _taken(pipe: Connection, jobs: "SimpleQueue[bytes | None]") -> None:
    """What comes in is taken at once, so that neither side waits for the other to read."""
    while True:
        try:
            jobs.put(pipe.recv_bytes())
        except (EOFError, OSError):
            jobs.put(None)
            return
