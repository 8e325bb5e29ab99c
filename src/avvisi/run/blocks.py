"""Blocks of resolving on a Dask cluster. What a block gives follows from the block alone, so wherever one is lost it is worked out once more, at last here."""

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from typing import Any, TypeVar

from avvisi.resolve.kept import program
from avvisi.run.connect import connect
from avvisi.store.errors import RecordError

A = TypeVar("A")
B = TypeVar("B")
AHEAD = 4  # blocks on their way for each worker thread
LOOK = 5.0  # seconds after which a silent cluster is asked whether it has workers
PATIENCE = 120.0  # seconds a block is waited for, that takes about one; after it the rest of them are worked out here


class OtherProgram(Exception):
    """A worker has another avvisi, or another numpy."""


def work_out(maker: bytes, job: bytes) -> Any:
    """Runs on a worker: function(block). Both come pickled, so that a block is sent with no more than it needs."""
    if maker != program():
        raise OtherProgram
    function, block = pickle.loads(job)
    return function(block)


class Blocks:
    """`Blocks(address)(function, blocks)`: function(block) of each, in their order, worked out by the cluster's workers. Closed by `with`."""

    def __init__(self, address: str) -> None:
        self._client: Any = connect(address)
        self._gone = False  # the scheduler
        self._alone = False  # no worker is left, for now

    def __enter__(self) -> "Blocks":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close(timeout=LOOK)

    def __call__(self, function: Callable[[B], A], blocks: Iterable[B], /) -> Iterator[A]:
        """The answers, one for each block. As many are on their way as keep the workers busy."""
        waiting: deque[tuple[B, Any]] = deque()
        threads = self._threads()
        self._alone, most = threads == 0, AHEAD * max(1, threads)
        for block in blocks:
            waiting.append((block, self._sent(function, block)))
            if len(waiting) >= most:
                yield self._answer(function, *waiting.popleft())
        while waiting:
            yield self._answer(function, *waiting.popleft())

    def _threads(self) -> int:
        """How many blocks can be worked on at once."""
        try:
            return 0 if self._gone else sum(self._client.nthreads().values())
        except (CancelledError, OSError, TimeoutError):
            self._gone = True
            return 0

    def _sent(self, function: Callable[[B], A], block: B) -> Any:
        """The future of a block; None where nobody is there to take it."""
        if self._alone:
            return None
        return self._client.submit(work_out, program(), pickle.dumps((function, block), 5), pure=False)

    def _answer(self, function: Callable[[B], A], block: B, future: Any) -> A:
        """What a worker has found. Where workers die of the block again and again, none is left, or it takes too long, it is worked out here."""
        outcome = self._outcome(future) if future is not None else None
        if outcome is not None:
            answer: A = outcome[0]
            return answer
        return function(block)

    def _outcome(self, future: Any) -> tuple[Any] | None:
        """The answer, where a worker gave one. A worker can die between having it and handing it over, so that is waited for no longer either."""
        from distributed import KilledWorker

        until = time.monotonic() + PATIENCE
        while not self._alone and time.monotonic() < until:
            try:
                failed = future.exception(timeout=LOOK)
                if failed is None:
                    return (future.result(timeout=LOOK),)
                if isinstance(failed, OtherProgram):
                    raise RecordError("a worker of the cluster has another version of avvisi or numpy; install the same everywhere")
                return None
            except TimeoutError:
                self._alone = not self._threads()
            except KilledWorker:
                return None
            except (CancelledError, OSError):  # the scheduler is gone
                self._gone = self._alone = True
        self._alone = True
        if not self._gone:
            future.cancel()
        return None
