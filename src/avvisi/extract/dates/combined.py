"""One day, span or bound of the time expressions that tell a deed's."""

from avvisi.extract.dates.attached import Attached
from avvisi.model.facts import DateBasis, TimeExpression, When
from avvisi.parse.tokens import Parsed, Token


def combined(chosen: list[Attached], page: Parsed) -> When | None:
    """One When of the expressions on one verb: a range where they say from and to, bounds for since, until, before, after."""
    days = [a for a in chosen if a.date.type in ("DATE", "TIME") and (a.date.earliest or a.date.latest)]
    spans = [a for a in chosen if a.date.type == "DURATION" and a.date.earliest]
    if len(days) > 1 and _range(days[0], days[1]) and days[0].date.earliest and days[1].date.latest:
        first, last = days[0].date, days[1].date
        return When(
            value=f"{first.value}/{last.value}", earliest=first.earliest, latest=last.latest, basis=basis_of(first), span=first.span
        )
    if days:
        return _one(days[0], page)
    past = next((a.date for a in chosen if a.date.value == "PAST_REF"), None)
    if past is not None:
        return When(basis="relative", span=past.span)  # 'at the time', 'recently': another day, not known
    if spans:
        date = spans[0].date
        return When(value=f"{date.earliest}/{date.latest}", earliest=date.earliest, latest=date.latest, basis="relative", span=date.span)
    return None


def _range(first: Attached, last: Attached) -> bool:
    """'from Monday to Friday', 'Saturday and Sunday', '1980-1988'."""
    return bool({first.lead, last.lead} & {"from", "between"}) or last.head.dep == "conj" or last.lead == first.head.lower


def _one(found: Attached, page: Parsed) -> When:
    date, published = found.date, page.document.published.value
    basis: DateBasis = basis_of(date)
    if found.lead == "since":
        lasts = found.verb is not None and has(found.verb) and published is not None and len(published) == 10 and known(date)
        value = None if not lasts else date.value if date.earliest == published else f"{date.value}/{published}"
        return When(value=value, earliest=date.earliest, latest=published, basis=basis, span=date.span)
    if found.lead in ("until", "till", "by", "before", "through"):
        return When(latest=date.latest, basis=basis, span=date.span)
    if found.lead == "after":
        return When(earliest=date.earliest, basis=basis, span=date.span)
    return When(value=known(date), earliest=date.earliest, latest=date.latest, basis=basis, span=date.span)


def known(date: TimeExpression) -> str | None:
    """The value of a time that is told in full; None of 'now' or 'some Thursday'."""
    return date.value if date.value and not date.value.endswith("_REF") and "X" not in date.value else None


def basis_of(date: TimeExpression) -> DateBasis:
    """'relative' where it was reckoned from another day, else 'stated'."""
    return "relative" if date.anchor or date.value in ("PAST_REF", "PRESENT_REF", "FUTURE_REF") else "stated"


def has(verb: Token) -> bool:
    """'has complained', 'have been held'."""
    return any(c.dep == "aux" and c.lower in ("has", "have", "'ve") for c in verb.children)
