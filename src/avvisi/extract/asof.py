"""As of which day a person held an office: the day of what the sentence tells of them, else that of the report."""

import re
from datetime import date

from avvisi.extract.base import Findings
from avvisi.extract.sitting import told_day
from avvisi.extract.when import when_for
from avvisi.model.facts import Mention, Qualifier
from avvisi.parse.tokens import Parsed, Token

LEAD = 3  # sentences that tell what a report is about
NEAR = 31  # days: a report calls people by the offices of its own day ('President Ruto was born in 1966')
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?=$|T)")


def as_of(page: Parsed, person: Mention, qualifier: Qualifier, earlier: Findings) -> tuple[str | None, str | None]:
    """(ISO day, month or year; basis): 'event' for the day of the deed the person stands in, 'published' for the report's; (None, None) else.

    'Then' tells of the deed's day alone: 'then-President Moi signed it in 1991' says nothing of the report's day. A former or late holder is
    so on the report's day. Where the report is dated, a deed long before it says nothing of a title that the report gives, nor does one to come:
    who holds an office on the day of next week's talks, nobody knows. Where it is not, the day of what it leads with stands for it.
    """
    published = page.document.published.value
    told = None if qualifier in ("former", "late") else _told(page, person, earlier)
    if qualifier == "then":
        return (told, "event") if told else (None, None)
    if told and (published is None or _near(told, published) and told <= published[: len(told)]):
        return told, "event"
    if published is None and qualifier in ("current", "acting", "interim") and (lead := _lead_day(page, earlier)):
        return lead, "event"
    return (published, "published") if published else (None, None)


def _lead_day(page: Parsed, earlier: Findings) -> str | None:
    """The first whole day that the main clause of one of the report's first sentences tells."""
    for sentence in page.opening(LEAD):
        when = when_for(sentence.root, page, earlier)
        if when.basis in ("stated", "relative") and when.value and len(when.value) >= 10 and (found := _DAY.match(when.value)):
            return found.group()
    return None


def _told(page: Parsed, person: Mention, earlier: Findings) -> str | None:
    """The day of the deed whose clause the person stands in, as fine as it is told."""
    head = earlier.head_of(person.span)
    verb = head and next((t for t in head.ancestors() if t.tag.startswith("VB") and t.dep not in ("amod", "compound")), None)
    if not isinstance(verb, Token):
        return None
    when = told_day(verb, page, earlier)
    found = _DAY.match(when.value or "")
    return found.group() if found and when.basis in ("stated", "relative", "occasion") else None


def _near(told: str, published: str) -> bool:
    """Whether a stated day lies within a month of the report's, before or after."""
    if len(told) < 10 or len(published) < 10:
        return told[:7] == published[:7]
    try:
        return abs((date.fromisoformat(told) - date.fromisoformat(published[:10])).days) <= NEAR
    except ValueError:
        return False
