"""Denials meet what they deny: a denying quote and the event it is about, in the same report.

'Omani and Bahraini officials met in Muscat. Bahrain denied that any such talks had been held': the quote tells no event of its own, and its
words point back. Denials that do tell an event ('denied that it had bombed the villages') are events with a status, and meet the others as
events do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from avvisi.lexicon.resolving import ResolvingWords
from avvisi.resolve.aligning import stems
from avvisi.resolve.happenings import Happening
from avvisi.resolve.people import People
from avvisi.resolve.reports import Reports
from avvisi.resolve.sayings import each
from avvisi.resolve.seam import Facts
from avvisi.resolve.vectors import TOKEN

COLUMNS = ["document", "given_id", "id", "stance", "speaker", "content", "evidence"]
_PATTERN = r"\b[Nn]o such\b|\b[Nn]ever took place\b|\b(?:did|had|has|have|was|were)(?:n['’]t| not| never)\b"
_FLATLY = re.compile(r"\b(?:did|had|has|have|was|were)(?:n['’]t| not| never)\b(.{0,40})", re.IGNORECASE | re.DOTALL)
SHORT = 4  # words of a denial that only points back: 'any part in it'; what is longer says itself what is denied
WORDY = frozenset(("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "AGREE", "PROTEST"))
HEAD, AHEAD = 500, 1_500  # a denial in the first characters, title or standfirst, is of what the report tells after it
REACH = 700  # characters back from a denial in which stands what it denies
Row = dict[str, Any]


@dataclass(frozen=True)
class Denial:
    """A quote that denies something. `state` is the speaker's, where anything tells it; `flat` is a denial by 'not' alone ('was not expelled')."""

    id: str
    document: int
    given_id: str
    start: int
    speaker: str | None
    state: str | None
    words: str
    sentence: str
    flat: bool

    def row(self) -> Row:
        """As an entry of an incident's `denials`."""
        return {"quote": self.id, "given_id": self.given_id, "speaker": self.speaker, "words": self.words, "sentence": self.sentence}


def found(facts: Facts, reports: Reports, people: People, words: ResolvingWords, rejected: frozenset[str] | set[str]) -> list[Denial]:
    """All denying quotes, in order: by their stance or by their words (No such meeting took place, The envoy was not expelled)."""
    rows = [q for part in facts.batches("quotes", COLUMNS) for q in _asked(part) if q.id not in rejected and _denies(q)]
    rows.sort(key=lambda q: (q.document, q.start, q.id))
    known = [people.state(reports.place[q.document], q.speaker) if q.speaker else None for q in rows]
    states = _states(facts, {q.document for q, state in zip(rows, known, strict=True) if not state and q.first is not None})
    return [_denial(q, reports, state or _inside(q, states)) for q, state in zip(rows, known, strict=True)]


class _Quote(NamedTuple):
    """A quote that may deny something: who speaks, and where the words for the speaker stand; its words, where they begin, and their sentence."""

    document: str
    given_id: str
    id: str
    stance: str | None
    speaker: str | None
    first: int | None
    last: int | None
    words: list[str]
    start: int
    sentence: str


def _asked(quotes: pa.RecordBatch) -> Iterator[_Quote]:
    """Those that may deny something, taken apart column by column: of nested rows it takes many times as long."""
    sentence = pc.struct_field(pc.struct_field(quotes["evidence"], "sentence"), "text")
    chosen = pc.or_kleene(pc.equal(quotes["stance"], "denies"), pc.match_substring_regex(sentence, _PATTERN))
    some = pa.Table.from_batches([quotes.filter(chosen)])
    speaker, content = some["speaker"], some["content"].combine_chunks()
    span = pc.struct_field(speaker, "span")
    columns = [
        *(some[name] for name in ("document", "given_id", "id", "stance")),
        pc.struct_field(speaker, "name"),
        *(pc.struct_field(span, name) for name in ("start", "end")),
        each(content, "text"),
        pc.list_element(each(content, "start"), 0),
        sentence.filter(chosen),
    ]
    return map(_Quote, *(column.to_pylist() for column in columns))


def _denies(quote: _Quote) -> bool:
    if quote.stance == "denies":
        return True
    first = " ".join(quote.words).lower()
    return "no such " in first or _FLATLY.search(first) is not None


def _inside(quote: _Quote, states: Mapping[str, Sequence[tuple[int, int, str]]]) -> str | None:
    """The first state named in the words for the speaker."""
    if quote.first is None or quote.last is None:
        return None
    return next((c for s, e, c in states.get(quote.document, ()) if quote.first <= s and e <= quote.last), None)


def _denial(quote: _Quote, reports: Reports, state: str | None) -> Denial:
    return Denial(
        id=quote.id,
        document=reports.place[quote.document],
        given_id=quote.given_id,
        start=quote.start,
        speaker=quote.speaker,
        state=state,
        words=" … ".join(quote.words),
        sentence=quote.sentence,
        flat=quote.stance != "denies" and "no such " not in quote.words[0].lower(),
    )


def _states(facts: Facts, documents: set[str]) -> dict[str, list[tuple[int, int, str]]]:
    """Where the documents name states and what belongs to them, in whatever form, in order."""
    if not documents:
        return {}
    parts = []
    for part in facts.batches("mentions", ["document", "id", "code", "span"]):
        some = part.filter(pc.is_valid(part["code"]))
        start, end = (pc.struct_field(some["span"], name) for name in ("start", "end"))
        parts.append(pa.table({"document": some["document"], "start": start, "id": some["id"], "end": end, "code": some["code"]}))
    if not parts:
        return {}
    known = pa.concat_tables(parts)
    asked = known.filter(
        pc.is_in(known["document"], value_set=pa.array(sorted(documents)))
    )  # at once: to look into many takes long to begin
    named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for document, first, _, last, code in sorted(zip(*(column.to_pylist() for column in asked.columns), strict=True)):
        named[document].append((first, last, code))
    return named


def meeting(denials: Iterable[Denial], happenings: Sequence[Happening], words: ResolvingWords) -> dict[int, list[Denial]]:
    """Happening -> the denials of it."""
    denials = list(denials)
    documents = {d.document for d in denials}
    told: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(happenings):
        if one.document in documents:
            told[one.document].append(i)
    met: dict[int, list[Denial]] = defaultdict(list)
    for denial in denials:
        own = any(denial.id in happenings[i].according_to for i in told[denial.document])
        if not own:  # what tells an event of its own meets the others as events do
            meant = _Meant(denial, words)
            ranked = sorted((-rank, -happenings[i].start, i) for i in told[denial.document] if (rank := meant(happenings[i])))
            if ranked:
                met[ranked[0][2]].append(denial)
    return met


class _Meant:
    """How well a denial fits an event before it (one in the head of a report, an event after it): by the words of the act, by words that point back;
    0 where it cannot be meant. Its words are read when the first event is near enough."""

    def __init__(self, denial: Denial, words: ResolvingWords) -> None:
        self._denial, self._words = denial, words

    def __call__(self, one: Happening) -> int:
        denial = self._denial
        ahead = denial.start <= HEAD and denial.start < one.start <= denial.start + AHEAD
        if not (denial.start - REACH <= one.start < denial.start or ahead) or one.negated or one.planned or one.type == "REJECT":
            return 0
        if denial.state and denial.state not in one.parties:
            return 0
        if denial.flat:
            return int(bool(denial.state and self._says(one.trigger)))
        acts = self._acts
        pointing = "such" in self._split or (self._points and len(self._split) <= SHORT and one.type not in WORDY)
        same = self._says(one.trigger)
        if not denial.state and not pointing or ahead and not (same or one.type in acts):
            return 0
        if acts and one.type not in acts and not same:
            return 0
        return 3 * same + 2 * (one.type in acts) + pointing

    @cached_property
    def _stems(self) -> frozenset[str]:
        """Of its words; of a flat denial those that follow its 'not'."""
        if not self._denial.flat:
            return stems(self._denial.words, self._words.empty)
        after = _FLATLY.search(self._denial.words.lower())
        return stems(after[1], self._words.empty) if after else frozenset()

    def _says(self, trigger: str) -> bool:
        """Whether a stem of the trigger is among its stems. A stem is the beginning of a word, so most are seen not to be without taking words apart."""
        asked = _stems(trigger, self._words.empty)
        return any(stem in self._text for stem in asked) and not asked.isdisjoint(self._stems)

    @cached_property
    def _text(self) -> str:
        return self._denial.words.lower()

    @cached_property
    def _split(self) -> list[str]:
        return self._text.split()

    @cached_property
    def _points(self) -> bool:
        return not self._tokens.isdisjoint(self._words.pointing)

    @cached_property
    def _tokens(self) -> set[str]:
        return _tokens(self._text)

    @cached_property
    def _acts(self) -> set[str]:
        """The types of act that the words name: 'talks' are CONSULT."""
        return {kind for kind, nouns in self._words.acts.items() if not self._tokens.isdisjoint(nouns)}


_stems = lru_cache(maxsize=20_000)(stems)  # of triggers: they are few words, met again and again


def _tokens(text: str) -> set[str]:
    return {t.lower() for t in TOKEN.findall(text)}
