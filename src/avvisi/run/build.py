"""`build`: sources to a record, adding to it if it exists. Killed at any moment it leaves the last good record; run again, it does what is missing."""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from avvisi.lexicon.load import Lexicon
from avvisi.model.problems import Problem
from avvisi.model.record import Record, digest
from avvisi.model.text import RawPage
from avvisi.parse.model import find
from avvisi.read.limits import Limits
from avvisi.read.sources import pages as read_pages
from avvisi.resolve.blocks import Spread, here
from avvisi.run.alone import alone
from avvisi.run.chunks import Chunk, chunks
from avvisi.run.crew import Crew, Done, cores
from avvisi.run.local import LITTLE, Local
from avvisi.run.worker import Setup
from avvisi.store import columns, manifest, shards
from avvisi.store.errors import RecordError
from avvisi.store.manifest import Maker, Manifest, Run
from avvisi.version import __version__

if TYPE_CHECKING:
    from avvisi.run.spread import Cluster

FEW = 0.1  # of all documents that are new, below which little is left to work out
MANY = 500  # new documents, from which on resolving is worth helpers that are started before it begins


class Options(Record, frozen=True, kw_only=True):
    """How to build."""

    workers: int = 0
    recode: bool = False
    lexicon_folders: tuple[str, ...] = ()
    keep_passages: int = 20_000
    patience: float = 1.0
    anew: bool = False
    cluster: str | None = None
    through: str | None = None
    limits: Limits = Limits()


class Summary(Record, frozen=True, kw_only=True):
    """What a build did. read = stored + already + rejected."""

    read: int
    stored: int
    already: int
    rejected: int
    documents: int
    repaired: tuple[str, ...] = ()


def maker(lexicon: Lexicon) -> Maker:
    """This program, its model and lexicon."""
    facts = find()[1]
    return Maker(
        version=__version__,
        model=f"{facts.name} {facts.version}",
        model_sha256=facts.sha256,
        model_known=facts.known,
        lexicon=lexicon.sha256,
    )


def build(
    sources: Sequence[str],
    record: Path,
    options: Options | None = None,
    *,
    stdin: BinaryIO | None = None,
    progress: Callable[[Summary], None] | None = None,
) -> Summary:
    """Read, code, store, resolve. RecordError where the record was made by another version, model or lexicon (`recode` codes it again)."""
    options = options or Options()
    if sources and not record.exists() and not any(source == "-" or os.path.lexists(source) for source in sources):
        raise RecordError(f"there is no {' and no '.join(sources)}: nothing was made")
    with alone(record), closing(_Build(record, options, progress)) as made:
        return made.run(sources, stdin)


def _inputs(sources: Sequence[str], limits: Limits, stdin: BinaryIO | None) -> Iterator[RawPage | Problem]:
    """What sources hold, in the order given. A record is a source too: its documents as they were given (two records made one)."""
    for source in sources:
        facts = Path(source) / "facts"
        if (Path(source) / "manifest.json").is_file() and facts.is_dir():
            for shard in shards.found(facts):
                yield from shards.pages(facts, shard.name)
        else:
            yield from read_pages([source], limits, stdin)


def _get_ready() -> None:
    """What resolving needs is imported while workers code."""
    import avvisi.store.database
    import avvisi.store.runs  # noqa: F401


class _Build:
    """The state of one build: counters and what is known."""

    def __init__(self, record: Path, options: Options, progress: Callable[[Summary], None] | None) -> None:
        self.record, self.options, self.progress = record, options, progress
        self.facts = record / "facts"
        self.facts.mkdir(exist_ok=True)
        self.lexicon = Lexicon(*(Path(f) for f in options.lexicon_folders))
        self.maker = maker(self.lexicon)
        self.began = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self.read = self.stored = self.already = self.rejected = 0
        self.repaired: list[str] = []
        self.problems: list[Problem] = []
        self.known: set[str] = set()
        self.documents = 0
        self._workers = options.workers or cores()
        self._local = Local(self._workers)

    def run(self, sources: Sequence[str], stdin: BinaryIO | None) -> Summary:
        self._clear()
        before = manifest.read(self.record)
        old = self._differs()
        kept = shards.found(self.facts)
        if old:
            self._recode(kept)
        else:
            self.known = shards.source_keys(self.facts, kept)
            self.documents = sum(s.documents for s in kept)
        self._code(self._fresh(_inputs(sources, self.options.limits, stdin)))
        self._reject()
        self._finish(sources, before)
        return self.summary()

    def close(self) -> None:
        """End what was started for this build."""
        self._local.close()

    def summary(self) -> Summary:
        """The counters now."""
        return Summary(
            read=self.read,
            stored=self.stored,
            already=self.already,
            rejected=self.rejected,
            documents=len(self.known),
            repaired=tuple(self.repaired),
        )

    def _clear(self) -> None:
        """What killed builds left, and shards that are not what was written: named, taken out, read again from the sources."""
        for leftover in self.facts.glob(".*"):
            shutil.rmtree(leftover, ignore_errors=True)
        for name, wrong in shards.broken(self.facts):
            if (self.facts / name).exists():
                self.repaired.append(f"{name}: {wrong}")
                shutil.rmtree(self.facts / name)

    def _differs(self) -> bool:
        """Whether the shards there were made otherwise. Without `recode` that stops the build."""
        makers = {(s.version, s.model, s.lexicon) for s in shards.found(self.facts)}
        now = (self.maker.version, self.maker.model_sha256, self.maker.lexicon)
        if makers <= {now}:
            return False
        if self.options.recode:
            return True
        parts = [name for i, name in enumerate(("version", "language model", "lexicon")) if any(m[i] != now[i] for m in makers)]
        raise RecordError(f"{self.record} was made with another {' and '.join(parts)}; `--recode` codes its documents again")

    def _recode(self, kept: list[shards.ShardFacts]) -> None:
        """Code what is stored again, shard by shard; the old shards go when all new ones are there."""
        fresh = self.facts / ".recoded"
        fresh.mkdir()
        inputs = (page for shard in kept for page in shards.pages(self.facts, shard.name))
        for _ in self._crew(fresh).run(chunks(self._counted(inputs))):
            self._tell()
        self.stored = 0
        for shard in kept:
            shutil.rmtree(self.facts / shard.name)
        for folder in sorted(fresh.iterdir()):
            folder.rename(self.facts / folder.name)
        fresh.rmdir()
        self.read = self.already = 0

    def _counted(self, inputs: Iterator[RawPage]) -> Iterator[RawPage]:
        for page in inputs:
            self.known.add(shards.source_key(page))
            yield page

    def _fresh(self, found: Iterator[RawPage | Problem]) -> Iterator[RawPage]:
        """The pages that the record has not, each once; what could not be read is kept as a problem."""
        for page in found:
            self.read += 1
            if isinstance(page, Problem):
                self.rejected += 1
                self.problems.append(page)
                continue
            key = shards.source_key(page)
            if key in self.known:
                self.already += 1
                continue
            self.known.add(key)
            yield page

    def _crew(self, facts: Path) -> "Crew | Cluster":
        setup = Setup(
            facts=str(facts.resolve()),
            through=self.options.through if self.options.cluster else None,
            lexicon_folders=self.options.lexicon_folders,
            keep_passages=self.options.keep_passages,
            version=self.maker.version,
            model=self.maker.model_sha256,
            lexicon=self.maker.lexicon,
        )
        if self.options.cluster:
            from avvisi.run.spread import Cluster

            return Cluster(setup, self.options.cluster)
        return Crew(setup, self._workers, factor=self.options.patience, begun=_get_ready, left=self._helped)

    def _helped(self) -> None:
        """A worker has left: a helper of resolving takes its place while others still code, where there will be work for it."""
        if self.stored >= max(MANY, FEW * self.documents):
            self._local.begin()

    def _code(self, fresh: Iterator[RawPage]) -> None:
        done: Done
        made: Iterator[Chunk] = chunks(fresh)
        for done in self._crew(self.facts).run(made):
            self.stored += done.stored
            self.documents += done.stored
            self.rejected += done.rejected
            self._tell()

    def _tell(self) -> None:
        if self.progress:
            self.progress(self.summary())

    def _reject(self) -> None:
        """What never became a page is kept as a shard of problems alone."""
        if not self.problems:
            return
        made = shards.tables([], [])
        rows = sorted({r["id"]: r for r in map(shards.problem_row, self.problems)}.values(), key=lambda r: str(r["id"]))
        made["problems"] = columns.table(rows, shards.TABLES["problems"])
        name = "rejected-" + digest(*(str(r["id"]) for r in rows))
        if not (self.facts / name).exists():
            m = self.maker
            shards.write(self.facts, name, made, rejected=len(rows), version=m.version, model=m.model_sha256, lexicon=m.lexicon)

    def _spread(self) -> "AbstractContextManager[Spread]":
        """Where blocks of resolving are worked out."""
        if self.options.cluster:
            from avvisi.run.blocks import Blocks

            return Blocks(self.options.cluster)
        if self.stored < FEW * self.documents:
            self._local.worth = LITTLE
        return self._local if self._workers > 1 else nullcontext(here)

    def _finish(self, sources: Sequence[str], before: Manifest | None) -> None:
        from avvisi.store import database
        from avvisi.store import runs as runs_of_record

        kept = shards.found(self.facts)
        database.build(self.record, kept, self.lexicon, threads=self._workers, anew=self.options.anew, spread=self._spread())
        counts = {"read": self.read, "stored": self.stored, "already": self.already, "rejected": self.rejected}
        runs = before.runs if before else ()
        run = Run(id=digest(self.began, len(runs), *sources), began=self.began, sources=tuple(sources), **counts)
        whole = Manifest(maker=self.maker, shards=manifest.shard_counts(kept), documents=sum(s.documents for s in kept), runs=(*runs, run))
        manifest.write(self.record, whole)
        runs_of_record.keep(self.record, run.id)
        self.documents = whole.documents
