"""The day and the bounds of an event once its quote, its story and its occasion are known.

Words are deeds: where a speaker promises, asks or accuses in the present tense, the day is that of the saying. And what has
happened lies not after the report, whatever the tense of the clause it is told in.
"""

from datetime import date as day
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.compose import Told
from avvisi.extract.dates.tense import hints, tense_of
from avvisi.extract.dates.together import AT_THE_DOOR, ENDED
from avvisi.extract.fold import IN_WORDS
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.joined import first_verb, word_before
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.modality import DUTY, FUTURE
from avvisi.extract.occasions import Bound
from avvisi.extract.sitting import sitting_day
from avvisi.extract.story import another, at_the_time, continued_day, story_day
from avvisi.extract.told_later import told_later, within_stay
from avvisi.extract.when import bygone, coming, report_day, when_for
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party, Quote, When
from avvisi.model.text import Span
from avvisi.parse.tokens import Parsed, Token

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft

_OPEN = ("published", "unknown")
_MEASURES = ("compound", "nmod", "amod", "npadvmod")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_STANCES = listed("settled_stances")
_IN_SPEAKING = listed("settled_in_speaking")
_OFFICES = listed("settled_offices")
_VOICES = listed("settled_voices")
_SEATS = frozenset({"Department", "Ministry", "House", "Kremlin", "Palace", "Presidency", "Office"})
_THEN = frozenset({"at the time", "at that time"})
_GIVEN = frozenset({"announcement", "pledge", "promise", "assurance", "commitment", "vow", "declaration", "undertaking"})
_UTTERS = frozenset({"express", "give", "issue", "make", "offer", "reiterate", "renew", "repeat", "voice"})
_REAL = ("happened", "historical", "denied", "alleged")


def settled(bound: Bound, draft: "Draft", page: Parsed, earlier: Findings) -> When:
    """The event's day: its own, else that of the saying it consists in, else that of its story; else what the report's day bounds."""
    date, facts, quote = bound.when, draft.facts, draft.quote
    if date.basis in _OPEN and facts.status != "planned" and not facts.background and voiced(draft.told, quote, bound.actors, earlier):
        date = of_saying(quote, date)
    if date.basis in _OPEN and facts.status == "happened" and not facts.background and not (quote is not None and quote.kind == "direct"):
        date = _resolved_on(draft.told, page, earlier) or _told_on(draft.told, page, earlier) or date
        if date.basis in _OPEN:
            date = told_later(draft.told.outer.token, page, earlier) or date
    if date.basis == "relative" and date.span is not None and date.span.text.lower() in _THEN and facts.status in _REAL:
        date = at_the_time(draft.told.outer.token, page, earlier) or date
    days = _of_days(draft)
    if days is not None and date.earliest and date.earliest == date.latest and len(date.earliest) == 10:
        verb = draft.told.outer.verb
        if date is not draft.when:
            date = When()  # a stay of some days is not over on the one day that another sentence tells of it
        elif verb is not None and verb.lemma in ENDED and days > 1 and facts.status != "planned":
            date = _ending(date, days)
    published = report_day(page)
    if published is None:
        return date
    if facts.status == "planned" and date.basis in _OPEN and date.earliest is None:  # 'was expected to join them'
        return coming(page)
    if facts.status == "planned" and date.basis == "published" and (stay := within_stay(draft.told.outer.token, page, earlier)) is not None:
        return stay
    if facts.status not in _REAL:
        return date
    if date.latest is None and date.basis in _OPEN:
        return bygone(page)
    if date.value is None and date.latest is not None and date.latest > published:  # 'was put off until Thursday'
        return structs.replace(date, latest=published)
    return date


def _resolved_on(told: Told, page: Parsed, earlier: Findings) -> When | None:
    """'voted in May to cut off the aid': what is told as done by being resolved has the day of the verb above."""
    verb = told.outer.verb
    if verb is None or verb.dep != "xcomp" or not verb.is_infinitive() or tense_of(verb.head) != "past":
        return None
    above = when_for(verb.head, page, earlier)
    return above if above.basis not in _OPEN else None


def _told_on(told: Told, page: Parsed, earlier: Findings) -> When | None:
    """The day of the main clause or the story that a deed goes on from; what somebody is said in passing to hold now has none."""
    token, verb = told.outer.token, told.outer.verb
    if verb is not None and tense_of(verb) == "present" and _aside(verb):
        return None
    if told.code == "CONSULT" and (saying := _said_after(token)) is not None:
        return sitting_day(saying, page, earlier) or story_day(saying, page, earlier)
    on_line = told.code != "CONSULT" or not another(token)
    spoken = sitting_day(token, page, earlier) if told.code in IN_WORDS and _in_speaking(token) else None
    return spoken or continued_day(token, page, earlier) or (story_day(token, page, earlier) if on_line else None)


def _said_after(noun: Token) -> Token | None:
    """The saying in 'said after talks with the king', 'told the press following a meeting with him': one speaks at the door."""
    lead = noun.head
    door = noun.dep == "pobj" and lead.lower in ("after", "following") and noun.lemma in hints().occasions
    return lead.head if door and lead.head.lemma in AT_THE_DOOR and lead.head.tag == "VBD" else None


def _in_speaking(token: Token) -> bool:
    """'rejected the charge', 'voiced doubts': the deed is done by speaking; not the plea in 'rejected the plea'."""
    if token.tag.startswith("VB"):
        return token.lemma in hints().speaks
    return token.dep == "dobj" and token.head.lemma in _UTTERS


def voiced(told: Told, quote: Quote | None, actors: tuple[Party, ...], earlier: Findings) -> bool:
    """Whether the event is what its quote's speaker does in saying it: 'We call on Chad to …', 'Peru is ready to …', said Peru's minister."""
    verb = told.outer.verb
    if quote is None or quote.cue is None and not quote.date.value or told.code not in IN_WORDS:
        return False
    if verb is None:  # '"With demands so unacceptable, …," he said'
        return quote.kind == "direct" and any(_speaks(party, quote, earlier) for party in actors)
    if _aside(verb):
        return False
    helpers = auxiliaries(verb)
    now = bool(helpers & (DUTY | FUTURE)) or tense_of(verb) == "present" or _shifted_back(verb)
    now = now or _said_along(verb)
    subject = verb.child("nsubj") or first_verb(verb, "conj").child("nsubj")
    own = quote.kind == "direct" and subject is not None and subject.lower in ("we", "i")
    return now and "have" not in helpers and (own or any(_speaks(party, quote, earlier) for party in actors))


def _shifted_back(verb: Token) -> bool:
    """'said on Monday that the ruling was void': the present of what was said, told in the past of its saying."""
    clause = first_verb(verb, "conj")
    subject = verb.child("nsubj") or clause.child("nsubj")
    own = verb.lemma in _IN_SPEAKING and subject is not None and subject.tag == "PRP"  # 'said on Monday that she accepted the offer'
    stands = (verb.lemma in _STANCES or own) and verb.tag == "VBD"
    return stands and clause.dep == "ccomp" and clause.head.tag in ("VBD", "VBN") and clause.head.i < clause.i


def _said_along(verb: Token) -> bool:
    """'said on Monday she was glad, praising the envoy': the participle behind a comma tells of the saying, though it was hung on what was said."""
    first = first_verb(verb, "conj")
    if first.dep != "advcl" or first.tag != "VBG" or word_before(first) != "," or auxiliaries(first):
        return False
    clause = first_verb(first.head, "conj")
    return clause.dep == "ccomp" and clause.head.tag == "VBD" and clause.head.i < clause.i and _shifted_back(first.head)


def promised(told: Told, quote: Quote | None, actors: tuple[Party, ...], earlier: Findings) -> bool:
    """'Peru will lend Chad the money, its minister said': a promise given, whatever comes of it; of a visit or a meeting it is a plan."""
    inner = told.chain[-1].pattern
    if told.code != "AGREE" or told.applied != "commit" or not told.future or told.contingent or inner.rule.occasion:
        return False
    if inner.code == "CONSULT" or told.outer.verb is None or not auxiliaries(told.outer.verb) & FUTURE:
        return False
    verb = first_verb(told.outer.verb, "conj", "xcomp")
    if verb.dep in ("acl", "ccomp") and verb.head.lemma in _GIVEN:
        return True  # 'Peru's announcement that it would lend Chad the money'
    return inner.code not in IN_WORDS and voiced(told, quote, actors, earlier)


def _aside(verb: Token) -> bool:
    """'pressed by the senate, which supports her': what is said of somebody in passing has no day."""
    return first_verb(verb, "conj", "xcomp").dep in ("relcl", "acl")


def _speaks(party: Party, quote: Quote, earlier: Findings) -> bool:
    speaker = quote.speaker
    if speaker is None:
        return False
    if speaker.name is not None and speaker.name in (party.person, party.name):
        return True
    if party.code is None:
        return False
    if party.kind == "state" and party.sector in ("GOV", None) and _voice_of(party.code, speaker.span, earlier):
        return True
    if speaker.name is None or speaker.unnamed:
        return False
    return any(t.state == party.code or t.of == party.name for t in earlier.held_by.get(speaker.name, ()))


def _voice_of(land: str, words: Span | None, earlier: Findings) -> bool:
    """'the Chadian foreign ministry', 'a Chadian government spokesman', 'its foreign ministry': an office of a land's government speaks for it; 'the
    ministry' does for the one government whose act is told."""
    head = earlier.head_of(words)
    if words is None or head is None:
        return False
    tokens = earlier.page.tokens_in(words.start, words.end)
    named = {m.code for t in tokens if (m := earlier.mention_of.get(t.i)) is not None and m.code and m.kind in ("state", "organisation")}
    if named - {land}:
        return False
    if head.lemma in _OFFICES or head.text in _SEATS:
        return bool(named) or any(c.dep == "det" and c.lower == "the" for c in head.children)
    offices = (head, *(c for c in head.children if c.dep in OWNERS))
    return head.lemma in _VOICES and land in named and any(t.lower in _OFFICES or t.i in earlier.mention_of for t in offices)


def of_saying(quote: Quote | None, own: When) -> When:
    """The day on which words were said; the event's own where their day is not known."""
    said = quote.date if quote is not None else When()
    if said.value and said.basis not in _OPEN:
        return structs.replace(said, basis="occasion")
    return said if said.latest else own


def _of_days(draft: "Draft") -> int | None:
    """How many days a contact takes, where it takes more than one: 4 of 'made a four-day visit'; 0 where they are not counted ('a week-long tour')."""
    if draft.told.code != "CONSULT":
        return None
    for word in draft.told.outer.words:
        for unit in word.children:
            if unit.lower in ("weeklong", "week", "month") and unit.dep in _MEASURES:
                return 0
            if (
                unit.lower == "day"
                and unit.dep in _MEASURES
                and (count := unit.child("nummod")) is not None
                and count.lower not in ("one", "1")
            ):
                return int(count.text) if count.text.isdecimal() else _COUNTS.get(count.lower, 0)
    return None


def _ending(when: When, days: int) -> When:
    """'ended a five-day visit on Friday': from Monday to Friday."""
    first = (day.fromisoformat((when.latest or "")[:10]) - timedelta(days=days - 1)).isoformat()
    return structs.replace(when, value=f"{first}/{when.latest}", earliest=first, basis="relative")
