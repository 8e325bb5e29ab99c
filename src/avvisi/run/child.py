"""Processes of our own on this machine, each at the other end of a pipe."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from avvisi.store.arrow import hide_pandas

THREADS = "OPENBLAS_NUM_THREADS"


class Child:
    """`Child(target, *told)`: a fresh process that runs target(its end of the pipe, *told)."""

    def __init__(self, target: Callable[..., None], *told: Any) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.pipe: Connection = ours
        self.process: SpawnProcess = context.Process(target=target, args=(theirs, *told), daemon=True)
        with _one_thread():
            self.process.start()
        theirs.close()

    def end(self) -> None:
        """It is not asked."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextmanager
def _one_thread() -> Iterator[None]:
    """A process started here multiplies matrices on one thread: the processes are what runs at once. It must be told before it imports anything,
    for numpy reads it once, and a user's own script, which a fresh process imports first, may import numpy."""
    before = os.environ.get(THREADS)
    os.environ[THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[THREADS]
        else:
            os.environ[THREADS] = before


def begin() -> None:
    """What each does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    hide_pandas()
