"""Asking for quotes by words, speaker and the chain they came through."""

from typing import Any

from avvisi.store.filters import Where


def said(words: str, *, by: str | None = None, relay: str | None = None, unnamed: bool = False) -> tuple[str, list[Any]]:
    """(query, values): quotes that hold all these words in order of their documents' days."""
    where = Where()
    for word in words.split():
        where.add("contains(lower(array_to_string(list_transform(content, lambda s: s.text), ' ')), lower(?))", word)
    if by:
        where.add("contains(lower(speaker.name), lower(?)) or contains(lower(speaker.span.text), lower(?))", by, by)
    if relay:
        where.add("len(list_filter(list_slice(chain, 1, -2), lambda l: contains(lower(l.name), lower(?)))) > 0", relay)
    if unnamed:
        where.add("speaker.unnamed or len(list_filter(chain, lambda l: l.kind = 'unnamed')) > 0")
    query = (
        "select * from (select q.*, d.published, d.outlet from quotes q join documents d on d.id = q.document)"
        f"{where.sql} order by published nulls last, document, content[1].start, id"
    )
    return query, where.values
