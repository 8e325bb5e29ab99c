"""Asking for quotes by words, speaker and the chain they came through."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from avvisi.store.filters import Where
from avvisi.store.query import rows

TOGETHER = 1_000  # utterances whose quotes are asked for at once
PRONOUNS = [
    "i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "this", "his", "her", "its", "their", "them", "one", "those",
]  # fmt: skip


def said(
    words: str,
    *,
    by: str | None = None,
    relay: str | None = None,
    unnamed: bool = False,
    statements: bool = False,
    since: str | None = None,
    until: str | None = None,
) -> tuple[str, list[Any]]:
    """(query, values): quotes that hold all these words in order of their documents' days. A saying without a day is taken for one of its report's day."""
    where = Where().between(since, until, also="published")
    for word in words.split():
        where.add("contains(lower(array_to_string(list_transform(content, lambda s: s.text), ' ')), lower(?))", word)
    if by:
        where.add("contains(lower(speaker.name), lower(?)) or contains(lower(speaker.span.text), lower(?))", by, by)
    if relay:
        where.add("len(list_filter(list_slice(chain, 1, -2), lambda l: contains(lower(l.name), lower(?)))) > 0", relay)
    if statements:
        where.add("form = 'statement'")
    if unnamed:
        where.add("form = 'statement'")
        where.add("len(list_filter(chain, lambda l: l.kind = 'unnamed' and not list_contains(?, lower(l.name)))) > 0", PRONOUNS)
    query = (
        "select * from (select q.*, d.published, d.outlet from quotes q join documents d on d.id = q.document)"
        f"{where.sql} order by published nulls last, document, content[1].start, id"
    )
    return query, where.values


def lineage(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any], limit: int) -> Iterator[dict[str, Any]]:
    """The utterances these quotes belong to, most carried first: each with every quote that carries it, from its first appearance on.

    `one_source` are agencies and media through which all of them came; `drift` says how speakers or words changed on the way.
    """
    asked = f"select distinct utterance from ({query})"
    order = "order by len(given_ids) desc, id" + (f" limit {limit}" if limit else "")
    chosen = list(rows(connection, f"select * from utterances where id in ({asked}) {order}", values))
    told: dict[str, list[dict[str, Any]]] = {row["id"]: [] for row in chosen}
    for start in range(0, len(chosen), TOGETHER):
        some = [row["id"] for row in chosen[start : start + TOGETHER]]
        carried = (
            "select q.utterance, q.id, q.given_id, q.document, d.outlet, d.published, q.kind, q.stance, q.speaker.name as speaker, "
            "list_transform(q.content, lambda s: s.text) as words, list_transform(q.chain, lambda l: l.name) as chain "
            "from quotes q join documents d on d.id = q.document where list_contains(?, q.utterance) "
            "order by coalesce(d.published, d.published_earliest) nulls last, d.published_time nulls last, q.document, q.content[1].start"
        )
        for quote in rows(connection, carried, [some]):
            told[quote.pop("utterance")].append(quote)
    for row in chosen:
        said = told.pop(row["id"])
        yield {**row, "said": [{**q, "drift": list(_drift(said[0], q))} for q in said]}


def _drift(first: Mapping[str, Any], later: Mapping[str, Any]) -> Iterator[str]:
    if (first["speaker"] or "") != (later["speaker"] or ""):
        yield f"speaker: {later['speaker'] or 'nobody named'}"
    if first["kind"] != later["kind"]:
        yield f"{later['kind']}, at first {first['kind']}"
    if first["stance"] != later["stance"]:
        yield f"{later['stance']}, at first {first['stance']}"
    ours, theirs = (" ".join(q["words"]).casefold().split() for q in (first, later))
    gone = [w for w in ours if w not in theirs]
    fresh = [w for w in theirs if w not in ours]
    if gone or fresh:
        yield f"words: {len(gone)} left out, {len(fresh)} new"
