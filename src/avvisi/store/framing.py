"""Sentences about a state, body or person, by outlet and voice, as the record has them; and the words that mark each outlet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.aligning import Sentence, sentences
from avvisi.resolve.framing import Told, framing, sides, terms
from avvisi.resolve.vectors import TOKEN
from avvisi.store.asked import code_of
from avvisi.store.query import rows

Row = dict[str, Any]
NEAR = 10  # words to either side of its name: what stands farther off is seldom said of it
COPIED = 6  # words of a sentence that a later report has word for word: they are the first one's
_NAMES = frozenset(("full", "short", "adjective", "metonym"))  # an epithet or a description is what somebody is called
_MARGINS = frozenset(("dateline", "credit", "boilerplate"))
_ABOUT = (
    "(m.code = ? or lower(m.name) = lower(?) or m.name in "
    "(select v.form from people p, unnest(p.variants) as t(v) where lower(p.name) = lower(?)))"
)


def about(connection: duckdb.DuckDBPyConnection, name: str, lexicon: Lexicon | None = None) -> tuple[list[Row], list[Row]]:
    """The words that mark each outlet where it speaks of this state (ISO3), organisation or person; and how many sentences each has to be compared by:
    [{outlet, voice, sentences}]."""
    known = lexicon or Lexicon()
    told = told_of(connection, name, known)
    return framing(told, known.resolving.empty), [
        {"outlet": outlet, "voice": "quoted" if quoted else "own", "sentences": count}
        for (outlet, quoted), count in sorted(sides(told).items(), key=lambda item: (item[0][1], -item[1], item[0][0]))
    ]


def told_of(connection: duckdb.DuckDBPyConnection, name: str, lexicon: Lexicon) -> list[Told]:
    """The sentences that name it, first published first. What an earlier report has word for word is that one's."""
    query = (
        "select d.id, d.given_id, d.outlet, d.story, d.text, d.learnt_litter, d.regions, "
        f"(select list(distinct m.span order by m.span.start) from mentions m where m.document = d.id and {_ABOUT}) as spans, "
        "(select list({'form': m.form, 'start': m.span.start, 'end': m.span.\"end\", 'text': m.span.text} order by m.span.start) "
        "from mentions m where m.document = d.id) as mentions, "
        "(select list(t.span order by t.span.start) from dates t where t.document = d.id) as dates, "
        "(select list(q.content) from quotes q where q.document = d.id) as quotes "
        "from documents d where d.outlet is not null and d.superseded_by is null and not coalesce(d.withheld, false) "
        f"and exists (select 1 from mentions m where m.document = d.id and {_ABOUT}) "
        "order by coalesce(d.published, d.published_earliest) nulls last, d.published_time nulls last, d.id"
    )
    told: list[Told] = []
    seen: set[str] = set()
    money = frozenset(lexicon.world.currencies) | lexicon.resolving.money
    for row in rows(connection, query, [code_of(name), name, name] * 2):
        for sentence in _fresh(row, seen):
            told += _told(row, sentence, money)
    return told


def _fresh(row: Row, seen: set[str]) -> Iterator[Sentence]:
    """The report's sentences that no earlier one has; `seen` remembers them. What an outlet prints under every report marks no subject."""
    litter = [(s["start"], s["end"]) for s in row["learnt_litter"] or ()]
    litter += [(r["start"], r["end"]) for r in row["regions"] or () if r["kind"] == "boilerplate"]
    for sentence in sentences(row["text"]):
        words = " ".join(t.lower() for t in TOKEN.findall(sentence.text))
        if any(a <= sentence.start < b for a, b in litter) or words in seen:
            continue
        if words.count(" ") >= COPIED - 1:
            seen.add(words)
        yield sentence


def _told(row: Row, sentence: Sentence, money: frozenset[str]) -> Iterator[Told]:
    """The sentence, where it names it; 'three million US dollars' does not."""
    start, end = sentence.start, sentence.start + len(sentence.text)
    here = [s for s in row["spans"] or () if start <= s["start"] < end and _next(sentence, s["end"] - start) not in money]
    if not here:
        return
    named = [m for m in row["mentions"] or () if m["form"] in _NAMES and start <= m["start"] < end]
    places = {(s["start"], s["end"]) for s in here}
    own = frozenset(w for m in named if (m["start"], m["end"]) in places for w in terms(m["text"], frozenset()))
    margins = [r for r in row["regions"] or () if r["kind"] in _MARGINS]
    held = sum(
        min(end, s["end"]) - max(start, s["start"])
        for content in row["quotes"] or ()
        for s in content
        if s["start"] < end and s["end"] > start
    )
    said = stretches(sentence, here, [*named, *(row["dates"] or ()), *margins])
    yield Told(row["outlet"], row["given_id"], start, sentence.text, held * 2 > len(sentence.text), own, said, row["story"])


def _next(sentence: Sentence, at: int) -> str:
    """The word right behind this place, in small letters."""
    word = TOKEN.match(sentence.text, at + 1)
    return word.group().lower() if word else ""


def stretches(sentence: Sentence, here: Sequence[Mapping[str, Any]], left_out: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The stretches of a sentence within NEAR words of these spans, without what is left out: names, days, datelines mark nobody."""
    tokens = [(m.start() + sentence.start, m.end() + sentence.start) for m in TOKEN.finditer(sentence.text)]
    left_out = [s for s in left_out if s["start"] < sentence.start + len(sentence.text) and sentence.start < s["end"]]
    at = [n for n, (a, b) in enumerate(tokens) if any(a < s["end"] and s["start"] < b for s in here)]
    near = {n for m in at for n in range(m - NEAR, m + NEAR + 1)}
    found: list[list[int]] = []
    last = -2
    for n, (a, b) in enumerate(tokens):
        if n not in near or any(a < s["end"] and s["start"] < b for s in left_out):
            continue
        if n != last + 1:
            found.append([a, b])
        found[-1][1], last = b, n
    return tuple(sentence.text[a - sentence.start : b - sentence.start] for a, b in found)
