"""Blocks of resolving worked out by several processes of this machine: this one and its helpers, which are started once the work is seen to be worth it."""

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from avvisi.resolve.memory import give_back, seldom
from avvisi.run.child import Child, begin

A = TypeVar("A")
B = TypeVar("B")
AHEAD = 4  # blocks on their way for each process
GIVEN = 2  # of which a helper has so many: while it works on one, the next is there
WORTH = 0.3  # seconds of blocks that this process works out alone before it starts helpers: they take longer to begin
IDLE = 0.5  # seconds without a block after which a helper gives memory back


class _Slot:
    """A block and, once it is there, its answer."""

    def __init__(self, block: Any) -> None:
        self.block, self.lost = block, False
        self.answer: tuple[Any, ...] = ()


class _Helper(Child):
    """A process that works out blocks, one after the other."""

    def __init__(self) -> None:
        super().__init__(_help)
        self.given: deque[_Slot] = deque()
        self.gone = False

    def give(self, function: bytes, slot: _Slot) -> None:
        """A block for it."""
        self.given.append(slot)
        try:
            self.pipe.send_bytes(pickle.dumps((function, pickle.dumps(slot.block, 5)), 5))
        except OSError:
            self.lose()

    def take(self) -> None:
        """Its answers that are there."""
        try:
            while self.given and self.pipe.poll():
                answer = self.pipe.recv()
                self.given.popleft().answer = (answer,)
        except (EOFError, OSError):
            self.lose()

    def lose(self) -> None:
        """It has died: what it had is for others."""
        self.gone = True
        for slot in self.given:
            slot.lost = True
        self.given.clear()


class Local:
    """`Local(2)(function, blocks)`: function(block) of each, in their order, worked out by so many processes. Closed by `with`."""

    def __init__(self, processes: int) -> None:
        self._size, self._spent = processes - 1, 0.0
        self._helpers: list[_Helper] = []

    def __enter__(self) -> "Local":
        return self

    def __exit__(self, *_: object) -> None:
        for helper in self._helpers:
            helper.end()
        self._helpers.clear()

    def __call__(self, function: Callable[[B], A], blocks: Iterable[B], /) -> Iterator[A]:
        """The answers, one for each block; no more are on their way than keep all busy."""
        sent, left = pickle.dumps(function, 5), iter(blocks)
        waiting: deque[_Slot] = deque()
        more = True
        while more or waiting:
            for helper in self._helpers:
                helper.take()
            if waiting and (waiting[0].answer or waiting[0].lost):
                slot = waiting.popleft()
                yield slot.answer[0] if slot.answer else self._here(function, slot.block)
            elif more and len(waiting) < AHEAD * (1 + len(self._helpers)):
                more = self._next(function, sent, left, waiting)
            else:
                wait([h.pipe for h in self._helpers if h.given])

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
        if self._spent >= WORTH and len(self._helpers) < self._size:
            try:
                self._helpers.append(_Helper())
            except OSError:  # no room for one more process: those there go on
                self._size = len(self._helpers)
        return next((h for h in self._helpers if not h.gone and len(h.given) < GIVEN), None)

    def _here(self, function: Callable[[B], A], block: B) -> A:
        began = time.monotonic()
        answer = function(block)
        self._spent += time.monotonic() - began
        return answer


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
