"""Memory given back to the system. What a stage has let go stays with the process otherwise, in heaps that the next stage does not all use."""

import ctypes

import pyarrow as pa


def give_back() -> None:
    """To be called where a stage that took much has ended. Changes nothing but what the process holds."""
    pa.default_memory_pool().release_unused()
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # only glibc has it
        return
    trim(0)
