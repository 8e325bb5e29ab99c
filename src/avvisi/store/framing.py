"""Sentences about a state, body or person, by outlet and voice, as the record has them; and the words that mark each outlet."""

from typing import Any

import duckdb

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.aligning import sentences
from avvisi.resolve.framing import Told, framing, terms
from avvisi.store.query import rows


def about(connection: duckdb.DuckDBPyConnection, name: str, lexicon: Lexicon | None = None) -> list[dict[str, Any]]:
    """The words that mark each outlet where it speaks of this state (ISO3), organisation or person."""
    empty = (lexicon or Lexicon()).resolving.empty
    told, background = [], []
    query = (
        "select d.id, d.given_id, d.outlet, d.text, d.learnt_litter, list(distinct m.span order by m.span.start) as spans, "
        "(select list(q.content) from quotes q where q.document = d.id) as quotes "
        "from documents d join mentions m on m.document = d.id "
        "where d.outlet is not null and (m.code = ? or lower(m.name) = lower(?) or m.name in "
        "(select v.form from people p, unnest(p.variants) as t(v) where lower(p.name) = lower(?))) "
        "and not exists (select 1 from documents e where e.copy_family = d.copy_family and e.outlet = d.outlet and e.id < d.id) "
        "group by d.id, d.given_id, d.outlet, d.text, d.learnt_litter order by d.id"
    )
    for row in rows(connection, query, [name.upper(), name, name]):
        spans = [(s["start"], s["end"], s["text"]) for s in row["spans"]]
        quoted = [(s["start"], s["end"]) for content in row["quotes"] or () for s in content]
        for sentence in sentences(row["text"]):
            end = sentence.start + len(sentence.text)
            if any(s["start"] <= sentence.start < s["end"] for s in row["learnt_litter"] or ()):
                continue  # what an outlet prints under every report marks no subject
            here = [s for s in spans if sentence.start <= s[0] < end]
            background.append(sentence.text)
            if here:
                own = frozenset(w for s in here for w in terms(s[2], frozenset()))
                held = sum(min(end, b) - max(sentence.start, a) for a, b in quoted if a < end and b > sentence.start)
                told.append(Told(row["outlet"], row["given_id"], sentence.start, sentence.text, held * 2 > len(sentence.text), own))
    return framing(told, empty, background)
