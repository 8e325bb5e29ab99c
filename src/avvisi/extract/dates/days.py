"""Readings of days: month and day, numbers, weekdays, holidays, 'yesterday', parts of a day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from avvisi.clean.calendar import a_day
from avvisi.extract.dates.moment import Meaning, Moment
from avvisi.extract.dates.values import hijri, moved
from avvisi.extract.dates.values import holiday as holiday_of
from avvisi.extract.dates.words import capital, group, has, mod_of, ordinal, year_in


def day(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'March 9', 'Friday, 20 November 2009', 'the 3rd of March'."""
    number = ordinal(group(match, "dom") or "", at)
    if number is None or not capital(match, "month"):
        return
    after = at.next_token()
    if group(match, "year") is None and after is not None and after.lower in at.words.hints.counted:
        return
    month = at.words.months[(group(match, "month") or "").rstrip(".")]
    year = year_in(match, at)
    if year is None:
        yield yearless(month, number, at, group(match, "which"))
    elif made := a_day(year, month, number):
        yield Meaning("DATE", made.isoformat())


def yearless(month: int, number: int, at: Moment, which: str | None = None) -> Meaning:
    """The meaning of a month and day without a year: 'XXXX-03-09' where the report has no day of its own."""
    base = at.base
    found = at.nearest(month, number, at.words.which.get(which, 0) if which else 0)
    if found is None or base is None:
        return Meaning("DATE", f"XXXX-{month:02d}-{number:02d}")
    return Meaning("DATE", found.isoformat(), anchor="published" if at.published else base.isoformat())


def days(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'July 3-5', '12 and 13 June 2008': two expressions, the second the bare number."""
    first, second = ordinal(group(match, "dom") or "", at), ordinal(group(match, "dom2") or "", at)
    after = at.next_token()
    if first is None or second is None or not capital(match, "month") or after is not None and after.lower in at.words.hints.counted:
        return
    if after is not None and after.tag == "NNS" and group(match, "year") is None:
        return
    month = at.words.months[(group(match, "month") or "").rstrip(".")]
    year = year_in(match, at)
    from_month = match.start("month") < match.start("dom")
    whole = match.end()
    start2 = match.start("weekday2") if has(match, "weekday2") else match.start("dom2")
    spans = ((match.start(), match.end("dom")), (start2, whole))
    for number, (start, end) in zip((first, second), spans, strict=True):
        if from_month is False and number == first:
            end = match.end("dom")
        made = a_day(year, month, number) if year else None
        if year and made is None:
            return
        meaning = Meaning("DATE", made.isoformat()) if made else yearless(month, number, at)
        yield meaning._replace(start=start, end=end)


def numbers(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'30/08/2021': the calendar's readings; an open order keeps no value but its two days as bounds, unless the report's day decides."""
    found = at.calendar.read(match[0])
    if found is None or not found.readings:
        return
    readings = [date.fromisoformat(r) for r in found.readings]
    if len(readings) > 1 and at.published:
        near = [d for d in readings if abs((d - at.published).days) <= 31]
        readings = near if len(near) == 1 else readings
    if len(readings) == 1:
        yield Meaning("DATE", readings[0].isoformat())
    else:
        yield Meaning("DATE", None, days=(min(readings), max(readings)))


def day_of_month(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'on the 14th': of the report's month, or the one beside it, as the tense says."""
    after = at.next_token()
    if (
        at.before() not in ("on", "until", "by", "from", "since")
        or after is not None
        and (after.tag.startswith("NN") or after.lower == "-")
    ):
        return
    number = ordinal(group(match, "domth") or "", at)
    if number is None or at.published is None:
        return
    base, tense = at.published, at.tense()
    months = [m for n in (-1, 0, 1) if (m := moved(base.replace(day=1), "M", n))]
    found = [d for m in months if (d := a_day(m.year, m.month, number))]
    if tense == "past":
        found = [d for d in found if d <= base]
    elif tense == "future":
        found = [d for d in found if d >= base]
    if found:
        yield Meaning("DATE", min(found, key=lambda d: (abs((d - base).days), d)).isoformat(), anchor="published")


def holiday(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'New Year's Eve', 'Easter Sunday 1998'."""
    if not match["holiday"].lstrip("the ")[:1].isupper():
        return
    rule = at.words.holidays[(group(match, "holiday") or "").replace("’", "’")]
    found = year_in(match, at)
    if rule.startswith("hijri:"):
        yield _by_the_moon(rule, found, at)
        return
    if found is not None:
        yield Meaning("DATE", holiday_of(rule, found).isoformat())
        return
    if at.published is None:
        yield Meaning("DATE", f"XXXX-{rule}" if len(rule) == 5 else None)
        return
    base, tense = at.published, at.tense()
    which = group(match, "which")
    if which:
        tense = "past" if at.words.which[which] < 0 else "future" if at.words.which[which] > 0 else tense
    made = [holiday_of(rule, base.year + n) for n in (-1, 0, 1)]
    if tense == "past":
        made = [d for d in made if d <= base]
    elif tense == "future":
        made = [d for d in made if d >= base]
    yield Meaning("DATE", min(made, key=lambda d: (abs((d - base).days), d)).isoformat(), anchor="published")


def _by_the_moon(rule: str, year: int | None, at: Moment) -> Meaning:
    """A feast known to within days: bounds, and no value finer than the month they share."""
    around = date(year, 7, 1) if year else at.published
    if around is None:
        return Meaning("DATE", None)
    first, last = hijri(rule, around)
    month = first.isoformat()[:7]
    return Meaning(
        "DATE", month if last.isoformat()[:7] == month else None, mod="APPROX", days=(first, last), anchor=None if year else "published"
    )


def weekday_near(number: int, at: Moment, which: str | None = None) -> tuple[date | None, str | None]:
    """(day, anchor) of a weekday: before the report's day or after it, as 'last', 'next' and the tense say; its own day counts as before."""
    if which and which in at.words.back:
        named = at.last("D", 4)
        if named is None:
            return None, None
        base = date.fromisoformat(named.value[:10])
        step = at.words.back[which]
        if step > 0:
            return base + timedelta((number - base.isoweekday() - 1) % 7 + 1), named.value
        return base - timedelta((base.isoweekday() - number - (1 if step < 0 else 0)) % 7 + (1 if step < 0 else 0)), named.value
    if at.published is None:
        fits = [d for d in at.known if d.isoweekday() == number]
        return (fits[0], fits[0].isoformat()) if len(set(fits)) == 1 else (None, None)
    base = at.published
    step = at.words.which[which] if which else 0
    if which and step < 0:
        return base - timedelta((base.isoweekday() - number - 1) % 7 + 1), "published"
    if which and step > 0:
        return base + timedelta((number - base.isoweekday() - 1) % 7 + 1), "published"
    tense = at.tense()
    ahead = tense == "future" or which == "this" and tense != "past" or tense == "present" and at.timetabled()
    if ahead:
        return base + timedelta((number - base.isoweekday()) % 7), "published"
    return base - timedelta((base.isoweekday() - number) % 7), "published"


def weekday(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'Sunday', 'late Monday', 'last Friday', 'Monday night'."""
    word = (group(match, "weekday") or "").rstrip(".")
    if not capital(match, "weekday") or not word.endswith("day") and "." not in match["weekday"]:
        return
    number = at.words.weekdays[word]
    which = group(match, "which") or group(match, "back") or ("last" if group(match, "after") else None)
    found, anchor = weekday_near(number, at, which)
    value = found.isoformat() if found else f"XXXX-WXX-{number}"
    part, mod = group(match, "part"), mod_of(match, at)
    if part:
        yield Meaning("TIME", f"{value}T{at.words.parts[part]}", mod=mod, anchor=anchor)
    elif group(match, "early") in ("late", "early"):
        yield Meaning("TIME", f"{value}T{'EV' if mod == 'END' else 'MO'}", anchor=anchor)
    else:
        yield Meaning("DATE", value, mod=mod, anchor=anchor)


def weekdays(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'on Thursdays', 'every Thursday', 'Tuesday nights'."""
    word = (group(match, "weekdays") or group(match, "weekday") or group(match, "weekday1") or "").rstrip("s.")
    number = at.words.weekdays.get(word)
    part = (group(match, "part") or (group(match, "partset") or "").rstrip("s")) or None
    if number:
        yield Meaning("SET", f"XXXX-WXX-{number}" + (f"T{at.words.parts[part]}" if part else ""))


def word(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'today', 'late yesterday', 'tomorrow morning', 'tonight'."""
    named = group(match, "word") or ""
    if at.before() == "of" and named in ("today", "tomorrow") and _of_a_noun(at):
        yield Meaning("DATE", "PRESENT_REF" if named == "today" else "FUTURE_REF")  # 'the leaders of tomorrow'
        return
    value = at.step("D", at.words.words[named])
    if named == "overnight":
        if at.tokens[0].dep == "advmod" and at.tense() == "past" and value and at.published and at.same_sentence() is None:
            yield Meaning("TIME", f"{value}TNI", anchor="published", days=(at.published - timedelta(1), at.published))
        return
    part = "NI" if named == "tonight" else at.words.parts.get(group(match, "part") or "")
    anchor = "published" if value else None
    if part:
        yield Meaning("TIME", f"{value}T{part}" if value else None, anchor=anchor)
    else:
        yield Meaning("DATE", value, mod=mod_of(match, at), anchor=anchor)


def _of_a_noun(at: Moment) -> bool:
    tokens = at.tokens
    return tokens[0].i > 1 and at.page.tokens[tokens[0].i - 2].tag in ("NN", "NNS")


def part(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'last night', 'this morning', 'the following morning'."""
    named, code = group(match, "which"), at.words.parts[group(match, "part") or ""]
    if named:
        value = at.step("D", at.words.which[named])
        anchor = "published" if value else None
    else:
        back = at.last("D", 4, gone=at.tense() == "past")
        value = anchor = None
        if back:
            made = moved(date.fromisoformat(back.value[:10]), "D", at.words.back[group(match, "back") or ""])
            value, anchor = made.isoformat() if made else None, back.value
    yield Meaning("TIME", f"{value}T{code}" if value else None, anchor=anchor)
