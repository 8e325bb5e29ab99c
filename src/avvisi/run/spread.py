"""The same builds on a Dask cluster: workers write the same shards to a folder that all of them see. Extra: `pip install 'avvisi[cluster]'`."""

import errno
import faulthandler
import os
from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from avvisi.run.carried import Store
from avvisi.run.chunks import Chunk
from avvisi.run.connect import connect
from avvisi.run.crew import Done
from avvisi.run.worker import BATCH, Coder, Setup, Task, seconds
from avvisi.store.errors import RecordError

UNWRITABLE = frozenset([errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO])  # no document's fault
AHEAD = 4  # chunks on their way for each worker thread: enough to keep it busy, few enough to keep memory flat


@lru_cache(maxsize=2)
def coder(setup_json: bytes) -> Coder:
    """One coder a process and set-up."""
    import msgspec

    return Coder(msgspec.json.decode(setup_json, type=Setup))


def code_chunk(setup_json: bytes, task_bytes: bytes) -> tuple[int, int]:
    """Runs on a worker: code one chunk and write its shard; (stored, rejected)."""
    import msgspec

    task = msgspec.msgpack.decode(task_bytes, type=Task)
    good = [p for i, p in enumerate(task.pages) if i not in task.culprits]
    with open(os.devnull, "w", encoding="utf-8") as nowhere:

        def watch(first: int) -> None:
            """Ends the process, as a crash would, where these pages take too long: a thread in C sees to it, for a hanging match lets no other run."""
            faulthandler.dump_traceback_later(seconds(good[first : first + BATCH]), exit=True, file=nowhere)

        try:
            return coder(setup_json).shard(task, watch)
        finally:
            faulthandler.cancel_dump_traceback_later()


class Cluster:
    """`Cluster(setup, address).run(chunks)` yields each chunk when its shard is written, like a Crew."""

    def __init__(self, setup: Setup, address: str) -> None:
        self._setup = setup
        self._store = Store(setup.through) if setup.through else None
        self._client = connect(address)

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Done]:
        """Bounded: as many chunks on their way as the workers can take. A worker that is lost has its chunk done by another."""
        from distributed import as_completed

        try:
            allowed = max(1, sum(self._client.nthreads().values())) * AHEAD
            waiting: deque[tuple[Chunk, Task]] = deque()
            running = as_completed(loop=self._client.loop)
            on_way: dict[Any, tuple[Chunk, Task, tuple[int, ...]]] = {}
            trials: dict[str, _Trial] = {}
            more = True
            while True:
                while more and len(on_way) < allowed:
                    chunk = next(chunks, None)
                    more = chunk is not None
                    if chunk is not None:
                        waiting.append((chunk, Task(name=chunk.name, pages=chunk.pages)))
                while waiting:
                    chunk, task = waiting.popleft()
                    self._submit(running, on_way, chunk, task, tuple(range(len(chunk.pages))) if task.name else ())
                if not on_way:
                    return
                yield from self._collect(next(running), running, on_way, trials)
        finally:
            self._client.close()

    def _submit(self, running: Any, on_way: dict[Any, Any], chunk: Chunk, task: Task, members: tuple[int, ...]) -> None:
        import msgspec

        future = self._client.submit(code_chunk, msgspec.json.encode(self._setup), msgspec.msgpack.encode(task), pure=False, retries=1)
        on_way[future.key] = (chunk, task, members)
        running.add(future)

    def _collect(self, future: Any, running: Any, on_way: dict[Any, Any], trials: dict[str, "_Trial"]) -> Iterator[Done]:
        """A chunk that is through; or, where it killed its workers, the next step of finding out which document does."""
        chunk, task, members = on_way.pop(future.key)
        failed = future.exception() if future.status == "error" else None
        if failed is None and task.name is not None:
            stored, rejected = future.result()
            if self._store is not None:
                self._store.take(Path(self._setup.facts), task.name)
            yield Done(chunk, stored, rejected)
            return
        if isinstance(failed, OSError) and failed.errno in UNWRITABLE:
            raise RecordError(f"a worker cannot write its shard: {failed}; run the build again when it can")
        trial = trials.setdefault(chunk.name, _Trial(chunk))
        if failed is not None:
            trial.failed(members, f"the worker died on this document ({type(failed).__name__})")
        stretch = trial.next()
        if stretch is None:
            self._submit(
                running, on_way, chunk, Task(name=chunk.name, pages=chunk.pages, culprits=trial.culprits), tuple(range(len(chunk.pages)))
            )
        else:
            self._submit(running, on_way, chunk, Task(name=None, pages=tuple(chunk.pages[i] for i in stretch)), stretch)


class _Trial:
    """Halving a chunk that kills its workers."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.culprits: dict[int, str] = {}
        self._stretches: list[tuple[int, ...]] = []

    def failed(self, members: tuple[int, ...], reason: str) -> None:
        left = tuple(i for i in members if i not in self.culprits)
        if len(left) == 1:
            self.culprits[left[0]] = reason
        else:
            middle = len(left) // 2
            self._stretches += [left[middle:], left[:middle]]

    def next(self) -> tuple[int, ...] | None:
        return self._stretches.pop() if self._stretches else None
