"""The day on which somebody speaks whose words a report gives in many places and dates in one.

'The mayor said on Monday … The bridge was built in 1975. … She also rejected the charge': a report has people speak once, unless it says otherwise.
"""

from collections.abc import Iterator, Set

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import hints
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.mainline import plain_past, pluperfect
from avvisi.extract.story import story_day
from avvisi.extract.when import lately, report_day, when_for
from avvisi.model.facts import When
from avvisi.parse.tokens import Parsed, Sentence, Token

LEAD = 6  # sentences that tell who spoke when
BACK = 30  # sentences
NAMED = 4  # sentences behind the first in which an unnamed speaker is named
AHEAD = 2  # sentences: 'X warned of war. … she told reporters on Monday'
_SPEAKERS = ("person", "organisation", "group")
_KNOWN = ("stated", "relative")


def told_day(token: Token, page: Parsed, earlier: Findings) -> When:
    """The day of a deed or saying by its own words, else that on which its speaker spoke or its story tells of, else what the report's day bounds."""
    own = when_for(token, page, earlier)
    if own.basis not in ("published", "unknown"):
        return own
    return sitting_day(token, page, earlier) or story_day(token, page, earlier) or own


def sitting_day(token: Token, page: Parsed, earlier: Findings) -> When | None:
    """The day, with basis 'occasion', of what is told as said in the plain past by one whose other words have one day; None where they have two."""
    sentence, verb = token.sentence, _finite(token)
    if sentence.region != "body" or verb is None or not plain_past(verb) or _another_time(verb):
        return None
    speaker = _speaker(verb, earlier)
    if speaker is None:
        return None
    return _one_day(sentence, {speaker}, page, earlier) or _of_its_body(sentence, speaker, page, earlier)


def _of_its_body(sentence: Sentence, speaker: str, page: Parsed, earlier: Findings) -> When | None:
    """'Dawn Watch said on Monday that … "…," said its director, Ana Soto': an officer of whom no day is told speaks on that of the body he speaks for."""
    bodies = {t.of for t in earlier.held_by.get(speaker, ()) if t.of and t.of != t.state and t.qualifier == "current"}
    return _one_day(sentence, bodies, page, earlier) if bodies else None


def _one_day(sentence: Sentence, speakers: Set[str], page: Parsed, earlier: Findings) -> When | None:
    """The day of what these tell or do elsewhere in the report, where it is one."""
    days: dict[str, When] = {}
    last: str | None = None
    for other in _around(sentence, page):
        if other.index not in earlier.dated:
            continue
        for deed, when in _dated(other, speakers, page, earlier):
            last = max(last or "", when.earliest or "")
            if deed.lemma in hints().speaks:
                days.setdefault(when.earliest or "", when)
    if not days and last is None and (first := _unnamed_in_lead(speakers, page, earlier)) is not None:
        last = first.earliest or ""
        days[last] = first
    if len(days) != 1:
        return None
    day, when = next(iter(days.items()))
    if last != day:
        return None  # 'spoke on Sunday … met the king on Tuesday': on which of the two, nobody says
    return When(value=day, earliest=day, latest=day, basis="occasion", span=when.span)


def _unnamed_in_lead(speakers: Set[str], page: Parsed, earlier: Findings) -> When | None:
    """'…, a rights group said on Monday. … Dawn Watch said …': the one whom a report's first words leave unnamed is the first it names as speaking."""
    body = page.opening(NAMED + 1)
    for verb in body[0].tokens if body else ():
        subject = verb.child(*SUBJECTS)
        if (
            verb.tag != "VBD"
            or verb.lemma not in hints().speaks
            or subject is None
            or subject.tag != "NN"
            or subject.i in earlier.mention_of
        ):
            continue
        when = when_for(verb, page, earlier)
        if subject.subtree()[0].lower not in ("a", "an") or not _whole(when, page):
            continue
        named = (_speaker(t, earlier) for s in body[1:] for t in s.tokens if t.tag == "VBD" and t.lemma in hints().speaks)
        return when if next((name for name in named if name), None) in speakers else None
    return None


def _around(sentence: Sentence, page: Parsed) -> Iterator[Sentence]:
    """The sentences that may tell when: the first of the report, those before and the next ones."""
    first = max(sentence.index - BACK, 0)
    yield from (s for s in page.opening(LEAD) if s.index < first)
    yield from (s for s in page.sentences[first : sentence.index + AHEAD + 1] if s.region == "body" and s is not sentence)


def _dated(sentence: Sentence, speakers: Set[str], page: Parsed, earlier: Findings) -> Iterator[tuple[Token, When]]:
    """What a sentence tells as done by these on a whole day that is not long past."""
    for verb in sentence.tokens:
        if verb.tag not in ("VBD", "VBG") or verb.dep == "relcl" or pluperfect(verb):
            continue
        finite = _finite(verb)
        if finite is None or _speaker(finite, earlier) not in speakers:
            continue
        when = when_for(verb, page, earlier)
        if _whole(when, page):
            yield verb, when


def _whole(when: When, page: Parsed) -> bool:
    """A whole day that the words tell, not long past and not to come."""
    day = when.earliest
    if when.basis not in _KNOWN or not day or day != when.latest or len(day) != 10:
        return False
    return lately(day, report_day(page))


def _finite(token: Token) -> Token | None:
    """The verb that bears the tense and the subject of a saying: itself, that of 'said … and added', that of '…, praising him'."""
    here = token
    for _ in range(6):
        if here.tag.startswith("VB") and here.child(*SUBJECTS) is not None:
            return here
        joined = here.dep == "conj" and here.head.tag.startswith("VB")
        along = here.dep == "advcl" and here.tag == "VBG" and not {c.lower for c in here.children} & hints().apart
        if not joined and not along:
            return None
        here = here.head
    return None


def _speaker(verb: Token, earlier: Findings) -> str | None:
    """The person or body that is the subject of a verb, or of the one it is joined to."""
    here: Token | None = verb
    for _ in range(4):
        if here is None:
            return None
        subject = here.child(*SUBJECTS)
        if subject is not None:
            mention = earlier.mention_of.get(subject.i)
            return mention.name if mention is not None and mention.kind in _SPEAKERS and subject.child("conj") is None else None
        here = here.head if here.dep == "conj" else None
    return None


def _another_time(verb: Token) -> bool:
    """'She had earlier said', 'he previously warned'."""
    return any(c.lower in hints().leaves for c in verb.children if c.dep in ("advmod", "npadvmod"))
