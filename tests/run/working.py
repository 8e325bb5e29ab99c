"""What helpers are given to work out: it takes a while, or it kills whoever does it elsewhere."""

import os
import signal
import time


def slowly(home: int, waits: tuple[float, float], n: int) -> tuple[int, bool]:
    """The number's square, and whether it was worked out elsewhere. The first take longest; `waits`: seconds of those and of the rest."""
    time.sleep(waits[0] if n < 3 else waits[1])
    return n * n, os.getpid() != home


def deadly(home: int, n: int) -> int:
    """Kills any process but the test's own."""
    if n == 2 and os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return n * n


def still(home: int, some: bytes) -> int:
    """Stops any process but the test's own: it lives, and does nothing."""
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGSTOP)
    return len(some)
