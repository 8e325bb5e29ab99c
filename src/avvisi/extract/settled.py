"""The day and the bounds of an event once its quote, its story and its occasion are known.

Words are deeds: where a speaker promises, asks or accuses in the present tense, the day is that of the saying. And what has
happened lies not after the report, whatever the tense of the clause it is told in.
"""

from typing import TYPE_CHECKING

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.clauses import auxiliaries, is_verb
from avvisi.extract.compose import Told
from avvisi.extract.dates.tense import tense_of
from avvisi.extract.fold import IN_WORDS
from avvisi.extract.modality import DUTY, FUTURE
from avvisi.extract.occasions import Bound
from avvisi.extract.story import another, continued_day, story_day
from avvisi.model.facts import Party, Quote, When
from avvisi.parse.tokens import Parsed, Token

if TYPE_CHECKING:
    from avvisi.extract.events import Draft

_OPEN = ("published", "unknown")


def settled(bound: Bound, draft: "Draft", page: Parsed, earlier: Findings) -> When:
    """The event's day: its own, else that of the saying it consists in, else that of its story; else what the report's day bounds."""
    date, facts, token = bound.when, draft.facts, draft.told.outer.token
    quote = draft.quote
    if date.basis in _OPEN and facts.status != "planned" and not facts.background and voiced(draft.told, quote, bound.actors, earlier):
        date = of_saying(quote, date)
    if date.basis in _OPEN and facts.status == "happened" and not facts.background:
        on_line = draft.told.code != "CONSULT" or not another(token)
        date = continued_day(token, page, earlier) or (story_day(token, page, earlier) if on_line else None) or date
    if date is not draft.when and date.earliest == date.latest and _of_days(draft):
        date = When()  # a stay of some days is not over on the one day that another sentence tells of it
    published = page.document.published.value
    if facts.status in ("planned", "postponed", "cancelled", "hypothetical") or date.basis not in _OPEN or date.latest:
        return date
    return When(latest=published, basis="published") if published is not None and len(published) == 10 else When()


def voiced(told: Told, quote: Quote | None, actors: tuple[Party, ...], earlier: Findings) -> bool:
    """Whether the event is what its quote's speaker does in saying it: 'We call on Chad to …', 'Peru is ready to …', said Peru's minister."""
    verb = told.outer.verb
    if quote is None or quote.cue is None or told.code not in IN_WORDS or verb is None or _aside(verb):
        return False
    helpers = auxiliaries(verb)
    now = bool(helpers & (DUTY | FUTURE)) or tense_of(verb) == "present"
    return now and "have" not in helpers and any(_speaks(party, quote, earlier) for party in actors)


def promised(told: Told, quote: Quote | None, actors: tuple[Party, ...], earlier: Findings) -> bool:
    """'Peru will lend Chad the money, its minister said': a promise given, whatever comes of it; of a visit or a meeting it is a plan."""
    inner = told.chain[-1].pattern
    if told.code != "AGREE" or told.applied != "commit" or not told.future or told.contingent or inner.rule.occasion:
        return False
    if inner.code in IN_WORDS or inner.code == "CONSULT" or told.outer.verb is None:
        return False
    return bool(auxiliaries(told.outer.verb) & FUTURE) and voiced(told, quote, actors, earlier)


def _aside(verb: Token) -> bool:
    """'pressed by the senate, which supports her': what is said of somebody in passing has no day."""
    while verb.dep in ("conj", "xcomp") and is_verb(verb.head):
        verb = verb.head
    return verb.dep in ("relcl", "acl")


def _speaks(party: Party, quote: Quote, earlier: Findings) -> bool:
    speaker = quote.speaker
    if speaker is None:
        return False
    if speaker.name is not None and speaker.name in (party.person, party.name):
        return True
    if party.code is None or speaker.name is None or speaker.unnamed:
        return False
    return any(t.person == speaker.name and t.state == party.code for t in earlier.tenures)


def of_saying(quote: Quote | None, own: When) -> When:
    """The day on which words were said; the event's own where their day is not known."""
    said = quote.date if quote is not None else When()
    if said.value and said.basis not in _OPEN:
        return structs.replace(said, basis="occasion")
    return said if said.latest else own


def _of_days(draft: "Draft") -> bool:
    """'made a four-day visit', 'is on a week-long tour'."""
    words = [w for token in draft.told.outer.words for w in (token, *token.children)]
    return draft.told.code == "CONSULT" and any(w.lower.endswith(("-day", "-week", "-long")) and w.lower != "one-day" for w in words)
