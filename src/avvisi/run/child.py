"""Processes of our own on this machine, each at the other end of a pipe."""

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from avvisi.store.arrow import hide_pandas


class Child:
    """`Child(target, *told)`: a fresh process that runs target(its end of the pipe, *told)."""

    def __init__(self, target: Callable[..., None], *told: Any) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.pipe: Connection = ours
        self.process: SpawnProcess = context.Process(target=target, args=(theirs, *told), daemon=True)
        self.process.start()
        theirs.close()

    def end(self) -> None:
        """It is not asked."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def begin() -> None:
    """What each does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    hide_pandas()
