"""Where the database of a record lies, and whether who works beside it is still there: asked by readers that need nothing else of how it is built."""

import os

NAME = "record.duckdb"


def alive(process: str) -> bool:
    """Whether the process of this number, after which something unfinished is named, is still at work."""
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
