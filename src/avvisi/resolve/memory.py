"""Memory given back to the system. What a stage has let go stays with the process otherwise, in heaps that the next stage does not all use."""

import ctypes
import gc

YOUNG = 100_000  # new objects after which the collector of memory looks for rings


def seldom() -> None:
    """The collector looks seldom from now on. While lists, rules and model are loaded next to nothing is free; while resolving there are next to no
    rings, and to walk all facts takes a tenth of the time."""
    gc.set_threshold(YOUNG, 50, 50)


def give_back() -> None:
    """To be called where a stage that took much has ended. Changes nothing but what the process holds."""
    import pyarrow as pa  # here: `seldom` is called before anything is loaded

    pa.default_memory_pool().release_unused()
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # only glibc has it
        return
    trim(0)
