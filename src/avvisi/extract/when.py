"""The day of an event: the time expression that governs its trigger, never merely the nearest one.

'The minister said on Tuesday that he had met the envoy on Sunday': Tuesday is the day of `said`, Sunday that of `met`.
"""

import re

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.dates.attached import Attached, attached
from avvisi.extract.dates.combined import basis_of, combined, has, known
from avvisi.extract.dates.steps import shifted
from avvisi.extract.dates.telling import of_verb, own
from avvisi.extract.dates.tense import tense_of, verb_over
from avvisi.extract.dates.values import bounds
from avvisi.extract.grammar.relatives import before_which
from avvisi.lexicon.words import listed
from avvisi.model.facts import TimeExpression, When
from avvisi.parse.tokens import Parsed, Token

_HELD = listed("holding")


def when_for(token: Token, page: Parsed, earlier: Findings) -> When:
    """The day of the event whose trigger is `token` (a verb, or a noun that names a deed).

    Basis 'stated' where the words name the day, 'relative' where it was reckoned, 'published' where only the report's day bounds it (then
    without a value), 'unknown' otherwise.
    """
    told = attached(token.sentence, earlier)
    here = [a for a in told if a.tells]
    chosen = own(token, here) if here else []
    if chosen:
        if (begun := _begun(token, chosen)) is not None:
            return begun
        made = combined(chosen, page)
        if made is not None:
            other = chosen[0].lead == "since" and chosen[0].verb is not verb_over(token)
            return structs.replace(made, value=None) if other else made  # how long the other deed lasts
    if (counted := _counted_back(token, told, here, page)) is not None:
        return counted
    bound = _lasting(token, told, page) or _bounded(token, page)
    return _beside(token, here, page, bound) if bound.latest and here else bound


def _begun(token: Token, chosen: list[Attached]) -> When | None:
    """'was seized and has been held since June': seized in June, whence the holding lasts."""
    found, verb = chosen[0], chosen[0].verb
    if found.lead != "since" or verb is None or verb is token or verb.dep != "conj" or verb.head is not token or verb.lemma not in _HELD:
        return None
    plain = tense_of(token) == "past" and not any(c.dep == "aux" and c.lemma == "have" for c in token.children)
    date, value = found.date, known(found.date)
    if not value or not date.earliest or not plain or not has(verb):
        return None
    return When(value=value, earliest=date.earliest, latest=date.latest, basis=basis_of(date), span=date.span)


def _counted_back(token: Token, told: list[Attached], here: list[Attached], page: Parsed) -> When | None:
    """'The visit comes five months after Peru arrested the envoy': arrested in the month that lies so far back."""
    for found in told:
        if found.counted is not token or not found.date.span.text.lower().endswith("after"):
            continue
        over = verb_over(token.head.head if token.dep == "pobj" else token.head)
        then = combined(of_verb(over, here, 0, {token.i}), page) if over is not None else None
        day = then.value if then is not None else report_day(page) if over is not None and tense_of(over) == "present" else None
        value = _so_long_before(day, found.date) if day is not None and len(day) >= 10 else None
        if value is not None and (days := bounds(value)) is not None:
            return When(value=value, earliest=days[0].isoformat(), latest=days[1].isoformat(), basis="relative", span=found.date.span)
    return None


def _lasting(token: Token, told: list[Attached], page: Parsed) -> When | None:
    """'has complained for two years': since two years before the report."""
    verb, day = verb_over(token), report_day(page)
    if verb is None or day is None or not has(verb):
        return None
    for found in told:
        if found.verb is not verb or found.lead != "for" or found.noun is not None:
            continue
        if (first := bounds(_so_long_before(day, found.date) or "")) is not None:
            return When(earliest=first[0].isoformat(), latest=day, basis="published", span=found.date.span)
    return None


def _so_long_before(day: str, length: TimeExpression) -> str | None:
    """The day, week, month or year that lies a told length before a day: 'five months' before 2018-06-06 is 2018-01."""
    told = re.fullmatch(r"P(\d+)([DWMY])", length.value or "")
    return shifted(day[:10], told[2], -int(told[1])) if told is not None else None


def _beside(token: Token, here: list[Attached], page: Parsed, bound: When) -> When:
    """What a dated clause beside a past deed says of its day.

    'left in March after the king had pardoned him', 'announced on Tuesday that the men had been arrested': pardoned in March, arrested on
    Tuesday at the latest. 'cut the aid after they formed a cabinet in March': cut in March at the earliest.
    """
    verb = verb_over(token)
    if verb is None:
        return bound
    before = _went_before(verb) or verb.dep == "ccomp" and any(c.dep == "aux" and c.lower in ("had", "'d") for c in verb.children)
    above = combined(of_verb(verb.head, here, 0, {verb.i}), page) if before and tense_of(verb.head) == "past" else None
    if (by_then := _until(above)) is not None:
        return by_then
    for clause in verb.children:
        then = combined(of_verb(clause, here, 3, {verb.i}), page) if _went_before(clause) else None
        if (since := _from(then, bound)) is not None:
            return since
    return _after_noun(token, verb, here, page, bound)


def _after_noun(token: Token, verb: Token, here: list[Attached], page: Parsed, bound: When) -> When:
    """'after a coup in 1980 she left': not before 1980. 'landed on Monday after a visit to Chad': visited Chad by Monday."""
    which = next((c for c in verb.children if c.dep == "prep" and c.lower == "after"), None)
    if verb.dep == "relcl" and which is not None and before_which(which):
        over = verb_over(verb.head)
        above = combined(of_verb(over, here, 0, {verb.i}), page) if over is not None else None  # 'fought in May, after which Peru left'
        return When(earliest=above.earliest, latest=bound.latest, basis="occasion", span=above.span) if above is not None else bound
    lead = token.head
    if lead is not verb and lead.lower in ("after", "following") and lead.head is verb and tense_of(verb) == "past":
        above = combined(of_verb(verb, here, 0, set()), page)
        return _until(above) or bound
    for after in verb.children:
        if after.dep != "prep" or after.lower not in ("after", "following"):
            continue
        told = after.child("pobj", "pcomp")
        if told is None:
            continue
        then = combined(of_verb(told, here, 3, {verb.i}) if told.dep == "pcomp" else [a for a in here if a.noun is told], page)
        if (since := _from(then, bound)) is not None:
            return since
    return bound


def _until(above: When | None) -> When | None:
    """Not later than a told day; None where none is told."""
    return When(latest=above.latest, basis="occasion", span=above.span) if above is not None and above.value and above.latest else None


def _from(then: When | None, bound: When) -> When | None:
    """Not before a told day, and as late as was known; None where none is told, or only a later one."""
    if then is None or not then.value or not then.earliest or then.earliest > (bound.latest or ""):
        return None
    return When(earliest=then.earliest, latest=bound.latest, basis="occasion", span=then.span)


def _went_before(clause: Token) -> bool:
    """'after the king had pardoned him'."""
    after = any(c.dep == "mark" and c.lower == "after" for c in clause.children)
    return after and clause.dep == "advcl" and clause.tag in ("VBD", "VBN")


def said_on(saying: Token | None, page: Parsed, earlier: Findings) -> When:
    """The day words were said: that of their saying verb, else not after the report."""
    return when_for(saying, page, earlier) if saying is not None else bygone(page)


def report_day(page: Parsed) -> str | None:
    """The day of the report, where it is a whole day."""
    published = page.document.published.value
    return published if published is not None and len(published) == 10 else None


def after_report(when: When, page: Parsed) -> bool:
    """Whether a day lies after that of the report."""
    day = report_day(page)
    return bool(when.value and when.earliest and day and when.earliest > day)


def before_report(when: When, page: Parsed) -> bool:
    """Whether a day lies wholly before that of the report."""
    day = report_day(page)
    return bool(when.value and when.latest and day and when.latest < day)


def lately(day: str, published: str | None) -> bool:
    """Whether a day is not to come and of no earlier year than the one before; any day is where the report has none."""
    return published is None or day <= published and day[:4] >= str(int(published[:4]) - 1)


def bygone(page: Parsed) -> When:
    """The day of a past deed of which no day is told: not after the report."""
    day = report_day(page)
    return When(latest=day, basis="published") if day else When()


def coming(page: Parsed) -> When:
    """The day of a deed to come of which no day is told: not before the report."""
    day = report_day(page)
    return When(earliest=day, basis="published") if day else When()


def _bounded(token: Token, page: Parsed) -> When:
    """What the report's own day says of an event without one: a past deed lies not after it, a coming one not before."""
    verb = verb_over(token)
    tense = tense_of(verb) if verb is not None else None
    if tense == "past":
        return bygone(page)
    return coming(page) if tense == "future" else When()
