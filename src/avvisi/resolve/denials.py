"""Denials meet what they deny: a denying quote and the event it is about, in the same report.

'Omani and Bahraini officials met in Muscat. Bahrain denied that any such talks had been held': the quote tells no event of its own, and its
words point back. Denials that do tell an event ('denied that it had bombed the villages') are events with a status, and meet the others as
events do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from avvisi.lexicon.resolving import ResolvingWords
from avvisi.resolve.aligning import stems
from avvisi.resolve.happenings import Happening
from avvisi.resolve.people import People
from avvisi.resolve.reports import Reports, streamed
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
    table = facts.table("quotes", COLUMNS)
    sentence = pc.struct_field(pc.struct_field(table["evidence"], "sentence"), "text")
    asked = pc.or_(pc.equal(table["stance"], "denies"), pc.match_substring_regex(sentence, _PATTERN))
    rows = [q for q in streamed(table.filter(asked)) if q["id"] not in rejected and _denies(q)]
    states = _states(facts, {q["document"] for q in rows})
    return [_denial(q, reports, people, states) for q in rows]


def _denies(quote: Mapping[str, Any]) -> bool:
    if quote["stance"] == "denies":
        return True
    first = " ".join(s["text"] for s in quote["content"]).lower()
    return "no such " in first or _FLATLY.search(first) is not None


def _denial(quote: Mapping[str, Any], reports: Reports, people: People, states: Mapping[str, Sequence[tuple[int, int, str]]]) -> Denial:
    speaker = quote["speaker"] or {}
    document, name, span = reports.place[quote["document"]], speaker.get("name"), speaker.get("span")
    inside = [c for s, e, c in states.get(quote["document"], ()) if span and span["start"] <= s and e <= span["end"]]
    return Denial(
        id=quote["id"],
        document=document,
        given_id=quote["given_id"],
        start=quote["content"][0]["start"],
        speaker=name,
        state=(people.state(document, name) if name else None) or (inside[0] if inside else None),
        words=" … ".join(s["text"] for s in quote["content"]),
        sentence=quote["evidence"]["sentence"]["text"],
        flat=quote["stance"] != "denies" and "no such " not in quote["content"][0]["text"].lower(),
    )


def _states(facts: Facts, documents: set[str]) -> dict[str, list[tuple[int, int, str]]]:
    """Where the documents name states and what belongs to them, in whatever form."""
    if not documents:
        return {}
    table = facts.table("mentions", ["document", "code", "span"])
    table = table.filter(pc.and_(pc.is_in(table["document"], value_set=pa.array(sorted(documents))), pc.is_valid(table["code"])))
    named: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in streamed(table):
        named[row["document"]].append((row["span"]["start"], row["span"]["end"], row["code"]))
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
            ranked = sorted(
                (-rank, -happenings[i].start, i) for i in told[denial.document] if (rank := _fits(denial, happenings[i], words))
            )
            if ranked:
                met[ranked[0][2]].append(denial)
    return met


def _fits(denial: Denial, one: Happening, words: ResolvingWords) -> int:
    """How well a denial fits an event before it (one in the head of a report, an event after it): by the words of the act, by words that point back; 0 where it cannot be meant."""
    ahead = denial.start <= HEAD and denial.start < one.start <= denial.start + AHEAD
    if not (denial.start - REACH <= one.start < denial.start or ahead) or one.negated or one.planned or one.type == "REJECT":
        return 0
    if denial.state and denial.state not in one.parties:
        return 0
    text = denial.words.lower()
    if denial.flat:
        after = _FLATLY.search(text)
        return int(bool(denial.state and after and stems(one.trigger, words.empty) & stems(after[1], words.empty)))
    pointing = "such" in text.split() or (bool(_tokens(text) & words.pointing) and len(text.split()) <= SHORT and one.type not in WORDY)
    acts = _acts(text, words)
    same = bool(stems(one.trigger, words.empty) & stems(denial.words, words.empty))
    if not denial.state and not pointing or ahead and not (same or one.type in acts):
        return 0
    if acts and one.type not in acts and not same:
        return 0
    return 3 * same + 2 * (one.type in acts) + pointing


def _tokens(text: str) -> set[str]:
    return {t.lower() for t in TOKEN.findall(text)}


def _acts(text: str, words: ResolvingWords) -> set[str]:
    """The types of act that the words name: 'talks' are CONSULT."""
    tokens = _tokens(text)
    return {kind for kind, nouns in words.acts.items() if tokens & nouns}
