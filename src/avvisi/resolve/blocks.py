"""Work cut into blocks that know nothing of each other: done here, or on a cluster's workers. Answers come in order of the blocks, so the bytes are the same.

A block is a value that can be pickled and holds only what is read in working it out; what works it out is a function of a module.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, Protocol, TypeVar

from avvisi.resolve.kept import Kept

DOCUMENTS = 100  # in a block …
LETTERS = 400_000  # … and after so many characters it ends
PAIRS = 1_000  # in a block of pairs that are weighed

A = TypeVar("A")
B = TypeVar("B")
Told = tuple[Any, ...]  # a text and what else is read with it


class Spread(Protocol):
    """`spread(function, blocks)`: function(block) of each, in their order. Blocks are taken a few ahead at most."""

    def __call__(self, function: Callable[[B], A], blocks: Iterable[B], /) -> Iterator[A]:
        """The answers, one for each block."""
        ...


def here(function: Callable[[B], A], blocks: Iterable[B], /) -> Iterator[A]:
    """In this process, one block after the other."""
    return map(function, blocks)


def cut(some: Iterable[B], size: int) -> Iterator[list[B]]:
    """Lists of so many; the last can be shorter."""
    left = iter(some)
    while block := list(islice(left, size)):
        yield block


def alone(texts: Iterable[tuple[str, Callable[[], str]]]) -> Iterator[tuple[str, Callable[[], Told]]]:
    """Keys and how their texts are come by, as `answers` takes them: texts with which nothing else is read."""
    return ((key, partial(_alone, text)) for key, text in texts)


def _alone(text: Callable[[], str]) -> Told:
    return (text(),)


def answers(
    kept: Kept,
    spread: Spread,
    kind: str,
    asked: Iterable[tuple[str, Callable[[], Told]]],
    work: Callable[[Sequence[Told]], list[bytes]],
) -> Iterator[bytes]:
    """The answer to each key, in order: kept from the build before, or worked out of what its key stands for, some together."""
    waiting: deque[list[tuple[str, bytes | None]]] = deque()

    def blocks() -> Iterator[list[Told]]:
        for block, told in _blocks(kept, kind, asked):
            waiting.append(block)
            yield told

    for made in spread(work, blocks()):
        fresh = iter(made)
        for key, known in waiting.popleft():
            blob = next(fresh) if known is None else known
            kept.keep(kind, key, blob)
            yield blob


def _blocks(
    kept: Kept, kind: str, asked: Iterable[tuple[str, Callable[[], Told]]]
) -> Iterator[tuple[list[tuple[str, bytes | None]], list[Told]]]:
    """The keys of each block with what is known, and what is to be read of those that are not."""
    block: list[tuple[str, bytes | None]] = []
    told: list[Told] = []
    letters = 0
    for key, take in asked:
        known = kept.found(kind, key)
        block.append((key, known))
        if known is None:
            told.append(take())
            letters += len(told[-1][0])
        if len(block) == DOCUMENTS or letters >= LETTERS:
            yield block, told
            block, told, letters = [], [], 0
    if block:
        yield block, told
