"""Chunks of the input: where a shard ends is decided by the documents themselves, so that one new report moves few boundaries."""

from collections.abc import Iterable, Iterator

from avvisi.model.record import Record, digest
from avvisi.model.text import RawPage
from avvisi.store.shards import source_key

AVERAGE = 64  # documents a shard, about
MOST = 256


class Chunk(Record, frozen=True, kw_only=True):
    """Pages that become one shard. The name follows from them alone."""

    name: str
    pages: tuple[RawPage, ...]


def chunks(pages: Iterable[RawPage]) -> Iterator[Chunk]:
    """The pages, in order, cut behind each whose key says so and after MOST at the latest."""
    held: list[RawPage] = []
    keys: list[str] = []
    for page in pages:
        held.append(page)
        keys.append(source_key(page))
        if len(held) == MOST or int(keys[-1][:8], 16) % AVERAGE == 0:
            yield Chunk(name=digest(*keys), pages=tuple(held))
            held, keys = [], []
    if held:
        yield Chunk(name=digest(*keys), pages=tuple(held))
