"""Readings of quarters, halves and the periods that reports compare."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from avvisi.extract.dates.moment import Meaning, Moment
from avvisi.extract.dates.values import months_on, moved, quarter
from avvisi.extract.dates.words import group, mod_of, ordinal, relative_year, year_in, years_off


def quarter_(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the third quarter of 2006', 'second-quarter', 'the first half of last year'."""
    word = group(match, "nth") or ""
    half = group(match, "part") == "half"
    number = ordinal(word, at) or ((2 if half else 4) if word in ("last", "final") else None)
    if number is None or number > (2 if half else 4):
        return
    if group(match, "two") or group(match, "decade"):
        tens = group(match, "decade") or f"19{group(match, 'two')}"
        yield Meaning("DATE", tens[:3], mod="START" if number == 1 else "END")
        return
    year = year_in(match, at)
    anchor = None if any(group(match, n) for n in ("year", "year0")) else "published"
    if year is None:
        which = group(match, "which")
        year = year_of_part(number, 6 if half else 3, at.words.which.get(which) if which else None, at)
    letter = "H" if half else "Q"
    if half and year and at.next_token() is not None and _of_no_year(match, at):
        return
    yield Meaning("DATE", f"{year:04d}-{letter}{number}" if year else None, mod=mod_of(match, at), anchor=anchor if year else None)


def _of_no_year(match: re.Match[str], at: Moment) -> bool:
    """'the first half of the match': a half of something else; 'the second half' alone too, without a year near."""
    after = at.next_token()
    return not re.search(r"year|\d{4}", match[0]) and (after is None or after.lower == "of" or at.before() not in ("in", "for", "during"))


def year_of_part(number: int, months: int, step: int | None, at: Moment) -> int | None:
    """The year of a quarter or half (`months` long) told without one: the nearest, of those that the tense allows."""
    if at.published is None:
        return None
    base, back, tense = at.published, 0, at.tense()
    if step is not None and step < 0 or tense == "past":
        back = (
            182  # a coming quarter is not told in the past, unless the past one is long gone ('cuts in the fourth quarter', said in August)
        )

    def away(year: int) -> int:
        first = date(year, (number - 1) * months + 1, 1)
        last = months_on(first, months) - timedelta(1)
        return 0 if first <= base <= last else (first - base).days + back if first > base else (base - last).days

    return min((base.year - 1, base.year, base.year + 1), key=away)


def quarters(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the first two quarters of 2006'."""
    year = year_in(match, at) or (at.published.year if at.published else None)
    yield Meaning("DATE", f"{year:04d}-H{1 if group(match, 'first') == 'first' else 2}" if year else None)


def quarter_short(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'Q3 2014'."""
    year = year_in(match, at) or year_of_part(int(match["q"]), 3, None, at)
    if match[0][0] == "Q":
        yield Meaning("DATE", f"{year:04d}-Q{match['q']}" if year else None)


def period(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the year-earlier period', 'the latest quarter', 'the 2004 period', 'the same month a year ago': of the stretch named last."""
    text = " ".join(match[0].lower().split())
    months = re.search(r"(three|six|nine) months", text)
    if months:
        yield Meaning("DURATION", f"P{ {'three': 3, 'six': 6, 'nine': 9}[months[1]] }M")
        return
    named = at.last("M", 8) if "month" in text else at.newest("Q", 8) or at.last("MH", 8)
    year = year_in(match, at)
    explicit = group(match, "year") or group(match, "year2")
    if named is None:
        if explicit:
            yield Meaning("DATE", explicit)
        elif at.published is not None and ("quarter" in text or "period" in text) and "latest" in text:
            yield Meaning("DATE", quarter(moved(at.published, "Q", -1) or at.published), anchor="published")
        elif at.published is not None and "year" in text:
            yield Meaning("DATE", str(at.published.year - 1), anchor="published")
        return
    if explicit:
        value = f"{explicit}{named.value[4:]}"
    elif relative := next((group(match, n) for n in ("yearrel", "yearrel0") if group(match, n)), None):
        year = relative_year(relative, at)
        value = f"{year:04d}{named.value[4:]}" if year else ""
    elif "ago" in text or "earlier" in text:
        value = years_off(named.value, -1)
    else:
        value = named.value
    yield Meaning("DATE", value or None, anchor=named.value)
