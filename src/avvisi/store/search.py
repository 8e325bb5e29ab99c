"""The search index of a record: documents, sayings, people and incidents in a tantivy folder beside the database, swapped in whole.

Each database carries a key of its own (`built.passport`); the index made from it stands in `search/<key>`. It holds words and ids, no texts:
what is shown comes from the database. Persons without a public role are not in it. Memory is bounded by the writer's heap.
"""

import re
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import tantivy

from avvisi.store import beside

FOLDER = "search"
KINDS = ("incident", "saying", "person", "document")
_HEAP = 60_000_000
_LONGEST = 400_000  # characters of one text that are searched
_WORD = re.compile(r"\w+")
_WORDS_ASKED = 24

# Each query gives: id, head (weighs more), body, day, outlets.
_SOURCES = {
    "document": f"select id, coalesce(title, given_id), substr(text, 1, {_LONGEST}), coalesce(published, published_earliest), [outlet] from documents where not coalesce(withheld, false)",
    "saying": "select utterance, case when unnamed then '' else coalesce(speaker, '') end, text, day, outlets from page.sayings where first not in (select document from page.withheld)",
    "person": "select id, name || ' ' || array_to_string(list_transform(variants, lambda v: v.form), ' '), array_to_string(offices, ' '), "
    "null, null from people where public",
}
# In parts of some ten thousand, so that the sentences of a million events never stand in memory together.
_INCIDENTS = """
    with chunk as (select * from incidents where hash(id) % {parts} = {part}),
    words as (select incident, string_agg(evidence.sentence.text, ' ' order by id) as words from events where hash(incident) % {parts} = {part} and document not in (select document from page.withheld) group by incident)
    select i.id, array_to_string(list_transform(list_concat(i.actors, i.recipients), lambda p: p.name || ' ' || coalesce(p.person, '')), ' '),
           lower(i.type) || ' ' || coalesce(i.place.name, '') || ' ' || coalesce(w.words, ''), c.day, c.outlets
    from chunk i join page.chronology c on c.incident = i.id left join words w on w.incident = i.id"""
_PART = 30_000


def fold(text: str) -> str:
    """Text as it is searched: without case and accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def _schema() -> tantivy.Schema:
    made = tantivy.SchemaBuilder()
    made.add_text_field("kind", stored=True, tokenizer_name="raw", index_option="basic")
    made.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    made.add_text_field("head")
    made.add_text_field("body")
    made.add_text_field("outlet", tokenizer_name="raw", index_option="basic")
    made.add_integer_field("day", stored=False, indexed=True, fast=True)
    return made.build()


@dataclass(frozen=True)
class Hits:
    """What was found: ids of the wanted kind, best first, how many of each kind there are, and the words looked for."""

    ids: dict[str, list[str]]
    counts: dict[str, int]
    words: tuple[str, ...]


class Search:
    """An opened index."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._searcher = self._index.searcher()
        self._schema = _schema()

    def find(
        self,
        asked: str,
        kinds: Sequence[str] = KINDS,
        *,
        limit: int = 10,
        offset: int = 0,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
    ) -> Hits:
        """All words must be there; "words in quotes" stand side by side; a word ending in * may go on."""
        parts, words = self._words(asked)
        if not parts:
            return Hits({}, {}, ())
        if since or until:
            low, high = _number(since or ""), _number(until or "")
            parts.append(tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, low, high))
        if outlet:
            parts.append(tantivy.Query.term_query(self._schema, "outlet", outlet, "basic"))
        ids: dict[str, list[str]] = {}
        counts: dict[str, int] = {}
        for kind in KINDS:
            narrow = [*parts, tantivy.Query.term_query(self._schema, "kind", kind, "basic")]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, p) for p in narrow])
            wanted = kind in kinds
            found = self._searcher.search(query, limit if wanted else 1, True, offset=offset if wanted else 0)
            counts[kind] = found.count
            if wanted:
                ids[kind] = [str(self._searcher.doc(address)["id"][0]) for _, address in found.hits]
        return Hits(ids, {k: int(n or 0) for k, n in counts.items()}, tuple(words))

    def _words(self, asked: str) -> tuple[list[Any], list[str]]:
        parts: list[Any] = []
        words: list[str] = []
        for phrase, start, word in re.findall(r'"([^"]+)"|(\w+)\*|(\w+)', fold(asked)[:500])[:_WORDS_ASKED]:
            if phrase:
                several = _WORD.findall(phrase)[:_WORDS_ASKED]
                words += several
                parts += [self._either(several)] if several else []
            elif start:
                words.append(start)
                pattern = re.escape(start) + ".*"
                parts.append(_any([tantivy.Query.regex_query(self._schema, f, pattern) for f in ("head", "body")]))
            else:
                words.append(word)
                parts.append(self._either([word]))
        return parts, words

    def _either(self, words: list[str]) -> Any:
        """In the head or the body, the head weighing more."""
        made = []
        for name, weight in (("head", 2.5), ("body", 1.0)):
            one = (
                tantivy.Query.term_query(self._schema, name, words[0])
                if len(words) == 1
                else tantivy.Query.phrase_query(self._schema, name, list(words))
            )
            made.append(tantivy.Query.boost_query(one, weight))
        return _any(made)


def _any(queries: list[Any]) -> Any:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, q) for q in queries])


def _number(day: str) -> int | None:
    """An ISO day as a number that sorts."""
    digits = day.replace("-", "")
    return int(digits.ljust(8, "0")) if digits.isdigit() and len(digits) <= 8 else None


def ready(record: Path, key: str) -> Search | None:
    """The index of this database, None where it has not been made."""
    folders = (home / key for home in beside.homes(record, FOLDER))
    return next((Search(folder) for folder in folders if (folder / "whole").exists()), None)


def make(record: Path, connection: duckdb.DuckDBPyConnection, key: str) -> Search:
    """Make the index of this database beside and move it into place; indexes of databases that are gone are removed."""
    home = beside.home(record, FOLDER)
    made = home / f"{beside.unfinished()}{key}"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    index = tantivy.Index(_schema(), path=str(made))
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    for kind, query in (*_SOURCES.items(), *_incidents(connection)):
        for row in _rows(connection, query):
            writer.add_document(_entry(kind, row))
    writer.commit()
    writer.wait_merging_threads()
    (made / "whole").touch()
    target = home / key
    try:
        made.rename(target)
    except OSError:  # another process was quicker
        shutil.rmtree(made, ignore_errors=True)
    beside.leave(record, FOLDER, key)
    return Search(target)


def _incidents(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    events = connection.execute("select count(*) from events").fetchone()
    parts = 1 + (int(events[0]) if events else 0) // _PART
    for part in range(parts):
        yield "incident", _INCIDENTS.format(parts=parts, part=part)


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    answer = connection.execute(query)
    while batch := answer.fetchmany(500):
        yield from batch


def _entry(kind: str, row: tuple[Any, ...]) -> tantivy.Document:
    identity, head, body, day, outlets = row
    entry = tantivy.Document()
    entry.add_text("kind", kind)
    entry.add_text("id", identity)
    entry.add_text("head", fold(head or ""))
    entry.add_text("body", fold(body or ""))
    for outlet in outlets or ():
        if outlet:
            entry.add_text("outlet", outlet)
    if (number := _number(day or "")) is not None:
        entry.add_integer("day", number)
    return entry
