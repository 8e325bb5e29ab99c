"""Processes of our own: how they begin."""

import os
import sys
from pathlib import Path

import pytest

from avvisi.run.child import THREADS, Child


def told(pipe) -> None:
    """What a child was told of threads before it imported anything, and how many it has with numpy loaded."""
    first = os.environ.get(THREADS)
    import numpy

    numpy.dot(numpy.ones((300, 300)), numpy.ones((300, 300)))
    own = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("Threads:"))
    pipe.send((first, int(own.split()[1])))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no /proc")
def test_a_child_multiplies_on_one_thread_whatever_its_parent_does(monkeypatch):
    for before in (None, "4"):
        monkeypatch.setenv(THREADS, before) if before else monkeypatch.delenv(THREADS, raising=False)
        child = Child(told)
        first, threads = child.pipe.recv()
        child.end()
        assert (first, threads) == ("1", 1)
        assert os.environ.get(THREADS) == before
