"""The one broad `except` of the project: a stage that fails costs one document, or one extractor of one document, and says so."""

from collections.abc import Callable
from typing import TypeVar

from avvisi.model.problems import Problem, Stage

T = TypeVar("T")


def attempt(stage: Stage, where: str, work: Callable[[], T], *, extractor: str | None = None, document: str | None = None) -> T | Problem:
    """What `work` returns, or a Problem naming stage, place and reason. Exhaust iterators inside `work`, or their errors escape.

    MemoryError is a failure of the document too; KeyboardInterrupt and SystemExit pass.
    """
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - the one place that may: nothing a document does stops a run
        reason = f"{type(error).__name__}: {error}".strip().splitlines()[0][:500]
        return Problem(stage=stage, where=where, reason=reason, extractor=extractor, document=document)
