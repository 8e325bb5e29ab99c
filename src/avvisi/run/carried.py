"""Shards through an object store, for a cluster whose machines share no folder: any URL that fsspec knows (s3://, gs://, abfs://, file://, …)."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from avvisi.store.errors import RecordError

LAST = "shard.json"  # put there last and looked for first: a shard without it is not there


class Store:
    """`Store("s3://bucket/prefix")`: what workers put there under a shard's name, the build takes away. RecordError where fsspec cannot open it."""

    def __init__(self, url: str) -> None:
        try:
            import fsspec
        except ImportError:
            raise RecordError("an object store needs fsspec: pip install 'avvisi[cluster]'") from None
        try:
            self._files, self._root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError, OSError) as error:
            raise RecordError(f"{url} cannot be opened as an object store: {error}") from None

    def _place(self, *parts: str) -> str:
        return "/".join([self._root.rstrip("/"), *parts])

    def put(self, facts: Path, name: str) -> None:
        """Copy the shard `facts/name` there; its `shard.json` comes last."""
        self._files.makedirs(self._place(name), exist_ok=True)
        for path in sorted((facts / name).iterdir(), key=lambda p: (p.name == LAST, p.name)):
            self._files.put_file(str(path), self._place(name, path.name))

    def take(self, facts: Path, name: str) -> None:
        """Move a shard from there into `facts`, whole or not at all."""
        if not self._files.exists(self._place(name, LAST)):
            raise RecordError(f"the shard {name} is not in the object store {self._root}")
        with tempfile.TemporaryDirectory(dir=facts, prefix=".taken-") as folder:
            beside = Path(folder) / name
            beside.mkdir()
            for path in sorted(self._files.ls(self._place(name), detail=False)):
                self._files.get_file(path, str(beside / str(path).rsplit("/", 1)[-1]))
            if not (facts / name).exists():
                beside.rename(facts / name)
        self._files.rm(self._place(name), recursive=True)


def written(url: str, write: Callable[[Path], Any], name: str) -> Any:
    """Let `write` make the shard in a folder of this machine, carry it to the store, and give what `write` gave."""
    with tempfile.TemporaryDirectory(prefix="avvisi-", ignore_cleanup_errors=True) as folder:
        made = write(Path(folder))
        Store(url).put(Path(folder), name)
        return made
