"""The functions that give a matched pattern its meaning: days, months, years, weekdays, clocks. Named in data/<language>/dates.toml."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from avvisi.extract.dates_moment import Meaning, Moment
from avvisi.extract.dates_values import holiday as holiday_of
from avvisi.extract.dates_values import moved

Reading = Callable[[re.Match[str], Moment], Iterator[Meaning]]
YEAR_LEADS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "of",
        "during",
        "before",
        "after",
        "through",
        "for",
        "between",
        "to",
        "and",
        "or",
        "around",
        "circa",
        "throughout",
    ]
)
FULL = frozenset(["may", "june", "july"])
COUNTED = frozenset(
    [
        "people",
        "troops",
        "soldiers",
        "men",
        "women",
        "children",
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "meters",
        "metres",
        "feet",
        "tons",
        "tonnes",
        "dollars",
        "euros",
        "percent",
        "%",
        "pounds",
        "yen",
        "jobs",
        "cars",
        "units",
        "houses",
        "homes",
        "votes",
        "points",
        "shares",
        "barrels",
        "pages",
        "words",
        "fighters",
        "refugees",
        "police",
        "workers",
        "students",
        "members",
        "hectares",
        "acres",
    ]
)


def squeezed(text: str) -> str:
    """Small letters, single blanks."""
    return " ".join(text.lower().split())


def group(match: re.Match[str], name: str) -> str | None:
    """A group's words, or None where the pattern has no such group or it took no part."""
    try:
        found = match[name]
    except IndexError:
        return None
    return squeezed(found) if found else None


def ordinal(word: str, at: Moment) -> int | None:
    """3 for 'third', '3rd', '3'."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else at.words.ordinals.get(word.replace(" ", "-"), at.words.ordinals.get(word))


def mod_of(match: re.Match[str], at: Moment, name: str = "early") -> str | None:
    """TIMEX3's mod of 'early', 'nearly' ...; EXACT is none."""
    word = group(match, name)
    if word is None:
        return None
    mod = at.words.early.get(word) or at.words.about.get(word)
    return None if mod == "EXACT" else mod


def relative_year(words: str | None, at: Moment) -> int | None:
    """The year of 'last year', 'that year'."""
    if not words:
        return None
    base = at.published.year if at.published else None
    if words.startswith(("that", "the same", "the previous", "the following")):
        named = at.last("DWMQYHS", 6)
        base = int(named.value[:4]) if named else base
        return None if base is None else base + (-1 if "previous" in words else 1 if "following" in words else 0)
    return None if base is None else base + {"last": -1, "this": 0, "next": 1}[words.split()[0]]


def year_in(match: re.Match[str], at: Moment) -> int | None:
    """The year a match names in any of its ways."""
    for name in ("year", "year0", "year1", "year2"):
        if word := group(match, name):
            return int(word)
    for name in ("yearrel", "yearrel0", "yearrel1", "yearrel2"):
        if word := group(match, name):
            return relative_year(word, at)
    if word := group(match, "wordyear"):
        return spelt_year(word, at)
    return None


def spelt_year(words: str, at: Moment) -> int | None:
    """1994 for 'nineteen ninety-four'."""
    parts = re.split(r"[\s-]+", words)
    numbers = at.words.numbers
    if parts[0] == "two":
        return 2000 + sum(numbers.get(p, 0) for p in parts[2:])
    return numbers[parts[0]] * 100 + sum(numbers.get(p, 0) for p in parts[1:])


def capital(match: re.Match[str], name: str) -> bool:
    """Whether a name of a month or weekday is written as a name ('may', 'march', 'sat' are not)."""
    found = match[name]
    return bool(found) and found[0].isupper()


def day(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'March 9', 'Friday, 20 November 2009', 'the 3rd of March'."""
    number = ordinal(group(match, "dom") or "", at)
    if number is None or not capital(match, "month"):
        return
    after = at.next_token()
    if group(match, "year") is None and after is not None and after.lower in COUNTED:
        return
    month = at.words.months[(group(match, "month") or "").rstrip(".")]
    year = year_in(match, at)
    if year is None:
        yield _yearless(month, number, at, group(match, "which"))
    elif made := _day(year, month, number):
        yield Meaning("DATE", made.isoformat())


def _yearless(month: int, number: int, at: Moment, which: str | None = None) -> Meaning:
    found = at.nearest(month, number, at.words.which.get(which, 0) if which else 0)
    if found is None:
        return Meaning("DATE", f"XXXX-{month:02d}-{number:02d}")
    return Meaning("DATE", found.isoformat(), anchor="published" if at.published else at.known[0].isoformat())


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def days(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'July 3-5', '12 and 13 June 2008': two expressions, the second the bare number."""
    first, second = ordinal(group(match, "dom") or "", at), ordinal(group(match, "dom2") or "", at)
    after = at.next_token()
    if first is None or second is None or not capital(match, "month") or after is not None and after.lower in COUNTED:
        return
    if after is not None and after.tag == "NNS" and group(match, "year") is None:
        return
    month = at.words.months[(group(match, "month") or "").rstrip(".")]
    year = year_in(match, at)
    from_month = match.start("month") < match.start("dom")
    whole = match.end()
    start2 = match.start("weekday2") if _has(match, "weekday2") else match.start("dom2")
    spans = ((match.start(), match.end("dom")), (start2, whole))
    for number, (start, end) in zip((first, second), spans, strict=True):
        if from_month is False and number == first:
            end = match.end("dom")
        made = _day(year, month, number) if year else None
        if year and made is None:
            return
        meaning = Meaning("DATE", made.isoformat()) if made else _yearless(month, number, at)
        yield meaning._replace(start=start, end=end)


def _has(match: re.Match[str], name: str) -> bool:
    return group(match, name) is not None


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
    found = [d for m in months if (d := _day(m.year, m.month, number))]
    if tense == "past":
        found = [d for d in found if d <= base]
    elif tense == "future":
        found = [d for d in found if d >= base]
    if found:
        yield Meaning("DATE", min(found, key=lambda d: (abs((d - base).days), d)).isoformat(), anchor="published")


def month(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'August', 'early May', 'last June', 'June 1997', 'July last year'."""
    if not capital(match, "month"):
        return
    number = at.words.months[(group(match, "month") or "").rstrip(".")]
    year, which, mod = year_in(match, at), group(match, "which"), mod_of(match, at)
    if year is None and which is None and not _bare_month(match, at):
        return
    if year is None and len(group(match, "month") or "") < 5 and not match["month"].endswith(".") and match["month"].lower() not in FULL:
        return  # 'Mar del Plata'
    if year is None and not _has(match, "yearrel"):
        year = _year_of_month(number, which, at)
    anchor = None if _has(match, "year") else "published"
    yield Meaning("DATE", f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}", mod=mod, anchor=anchor if year else None)


def _bare_month(match: re.Match[str], at: Moment) -> bool:
    """A month named alone: 'May' and 'March' are other things too, and so is 'Sept' without its stop."""
    if mod_of(match, at) or at.before() in YEAR_LEADS:
        return True
    token = next((t for t in at.tokens if t.start >= match.start("month")), None)
    return token is not None and token.ent == "DATE"


def _year_of_month(number: int, which: str | None, at: Moment) -> int | None:
    base = at.published or (at.known[0] if at.known else None)
    if base is None:
        return None
    step = at.words.which.get(which) if which else None
    if which is None:
        context = at.same_sentence("DMY")
        if context and context.stated and context.value[:4] != str(base.year) and at.start - context.start < 25:
            return int(context.value[:4])
        step = {"past": -1, "future": 1}.get(at.tense() or "", 0) if not at.deadline() else 0
        if step == -1:
            return base.year if number <= base.month else base.year - 1
        if step == 1:
            return base.year if number >= base.month else base.year + 1
        return min((base.year - 1, base.year, base.year + 1), key=lambda y: (abs((y - base.year) * 12 + number - base.month), y))
    if step == 0:
        return base.year
    if step == -1:
        return base.year if number < base.month else base.year - 1
    return base.year if number > base.month else base.year + 1


def year(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'2005', 'late 1998', 'fiscal 1990', 'nineteen ninety-four': four digits that count nothing."""
    found = year_in(match, at)
    if found is None:
        return
    text = match[0]
    if text.isdigit() and not _is_year(found, at):
        return
    yield Meaning("DATE", f"{found:04d}", mod=mod_of(match, at))


def _is_year(found: int, at: Moment) -> bool:
    tokens = at.tokens
    if len(tokens) != 1:
        return len(tokens) == 2 and tokens[1].text in ("'s", "’s")
    token, before, after = tokens[0], at.before(), at.next_token()
    if before in ("$", "#", "£", "€", "no", "no.", "us$", "c$", "number", "over", "than", "about", "some", "nearly", "almost"):
        return False
    if after is not None and (after.lower in COUNTED or after.lower in at.words.plurals or after.text in ("%", "°")):
        return False
    if before in YEAR_LEADS:
        return True
    if token.dep == "nummod" and after is not None and after is token.head and after.tag == "NNS" and found % 10 == 0:
        return False
    if token.i and at.page.tokens[token.i - 1].tag in ("NNP", "NNPS") and at.page.tokens[token.i - 1].head is token.head:
        return False  # 'the Boeing 1900 model'
    return 1800 <= found <= 2050


def years(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'1984-85': two years."""
    first = int(match["year"])
    second = first // 100 * 100 + int(match["two"])
    if second == first + 1:
        yield Meaning("DATE", f"{first:04d}", start=match.start("year"), end=match.end("year"))
        yield Meaning("DATE", f"{second:04d}", start=match.start("two"), end=match.end("two"))


def year_end(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'by year-end'."""
    value = at.step("Y", 0)
    yield Meaning("DATE", value, mod="END", anchor="published" if value else None)


def short_year(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """''92'."""
    if at.before() not in YEAR_LEADS and not _has(match, "early") and not _has(match, "season"):
        return
    short = int(match["two"])
    yield Meaning("DATE", str(_century(short, at) + short), mod=mod_of(match, at))


def _century(short: int, at: Moment) -> int:
    """The hundreds of a year of two digits: the latest that is not past the report's year by more than ten."""
    limit = (at.published.year if at.published else 2030) + 10
    return next(c for c in range(2100, 0, -100) if c + short <= limit)


def decade(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the 1970s', 'the '80s', 'the nineties'."""
    if word := group(match, "year"):
        if word[-1] != "0":
            return
        value = word[:3]
    elif word := group(match, "two"):
        if word[-1] != "0":
            return
        value = str(_century(int(word), at) + int(word))[:3]
    else:
        tens = at.words.decades[group(match, "decade") or ""]
        hundred = group(match, "hundred")
        if at.before() in ("his", "her", "their", "my", "your"):
            return
        value = f"{at.words.numbers[hundred]}{tens}" if hundred else str(_century(tens * 10, at) + tens * 10)[:3]
    yield Meaning("DATE", value, mod=mod_of(match, at))


def century(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the 19th century'."""
    word = group(match, "nth") or ""
    number = ordinal(word, at)
    if number is None and word == "last" and at.published:
        number = at.published.year // 100
    if number:
        yield Meaning("DATE", f"{number - 1:02d}", mod=mod_of(match, at))


def season(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the winter of 1994', 'last spring', 'this summer'; not a fall in prices."""
    word = group(match, "season") or ""
    found, which, mod = year_in(match, at), group(match, "which"), mod_of(match, at)
    code = at.words.seasons[word]
    if found is None and which is None and not mod:
        first = match.group()[:3].lower()
        leads = ("in", "by", "until", "since", "during", "of", "this", "over", "into", "through", "throughout")
        if at.before() not in leads or word == "fall" and first == "the":
            return
    if found is None and at.published is not None:
        found = _year_of_season(code, at.words.which.get(which) if which else None, at)
    yield Meaning(
        "DATE", f"{found:04d}-{code}" if found else f"XXXX-{code}", mod=mod, anchor="published" if year_in(match, at) is None else None
    )


def _year_of_season(code: str, step: int | None, at: Moment) -> int:
    assert at.published is not None
    base, first = at.published, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if step is None:
        step = {"past": -1, "future": 1}.get(at.tense() or "", 0)
    if step < 0:
        return base.year if base.month > first else base.year - 1
    if step > 0:
        return base.year if base.month < first + 3 else base.year + 1
    return base.year


def holiday(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'New Year's Eve', 'Easter Sunday 1998'."""
    if not match["holiday"].lstrip("the ")[:1].isupper():
        return
    rule = at.words.holidays[(group(match, "holiday") or "").replace("’", "’")]
    found = year_in(match, at)
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
    value = at.step("D", at.words.words[named])
    part = "NI" if named == "tonight" else at.words.parts.get(group(match, "part") or "")
    anchor = "published" if value else None
    if part:
        yield Meaning("TIME", f"{value}T{part}" if value else None, anchor=anchor)
    else:
        yield Meaning("DATE", value, mod=mod_of(match, at), anchor=anchor)


def part(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'last night', 'this morning', 'the following morning'."""
    named, code = group(match, "which"), at.words.parts[group(match, "part") or ""]
    if named:
        value = at.step("D", at.words.which[named])
        anchor = "published" if value else None
    else:
        back = at.last("D", 4)
        value = anchor = None
        if back:
            made = moved(date.fromisoformat(back.value[:10]), "D", at.words.back[group(match, "back") or ""])
            value, anchor = made.isoformat() if made else None, back.value
    yield Meaning("TIME", f"{value}T{code}" if value else None, anchor=anchor)


def clock(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'10 p.m. Wednesday', '1200 GMT', 'noon'."""
    time = _clock(group(match, "clock") or "", group(match, "zone"))
    if time is None or at.before() == "high":
        return
    dated = _has(match, "weekday") or _has(match, "word")
    if at.before() == "(" and not dated and at.named and 0 < match.start() - at.named[-1].start < 20 and "T" in at.named[-1].value:
        return  # '10:35 a.m. (0735 GMT)': the same time told twice
    value, anchor = None, None
    if _has(match, "weekday"):
        if not capital(match, "weekday"):
            return
        number = at.words.weekdays[(group(match, "weekday") or "").rstrip(".")]
        made, anchor = weekday_near(number, at)
        value = made.isoformat() if made else f"XXXX-WXX-{number}"
    elif named := group(match, "word"):
        value, anchor = at.step("D", at.words.words[named]), "published"
    elif ahead := re.compile(rf"[\s()\w:.,]{{0,25}}?\b({'|'.join(w for w in at.words.weekdays if w.endswith('day'))})\b", re.I).match(
        at.page.document.text, match.end(), match.end() + 40
    ):  # '10:35 a.m. (0735 GMT) Friday'
        made, anchor = weekday_near(at.words.weekdays[ahead[1].lower()], at)
        value = made.isoformat() if made else None
    elif back := at.last("D", 8):
        value, anchor = back.value[:10], back.value
    elif at.published:
        value, anchor = at.published.isoformat(), "published"
    yield Meaning("TIME", f"{value or 'XXXX-XX-XX'}T{time}", anchor=anchor if value else None)


def _clock(words: str, zone: str | None) -> str | None:
    fixed = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(words)
    if fixed:
        return fixed
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?", words)
    if found and (four := re.match(r"([012]\d)([0-5]\d)(?!\d)", words)):
        found = four
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    rest = words[found.end() :]
    if "p" in rest[:3] or "afternoon" in rest or "evening" in rest:
        hour = hour % 12 + 12
    elif "a" in rest[:3]:
        hour %= 12
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}" + ("Z" if zone in ("gmt", "utc", "z") else "")


DAYS: dict[str, Reading] = {
    "day": day,
    "days": days,
    "numbers": numbers,
    "day_of_month": day_of_month,
    "month": month,
    "year": year,
    "years": years,
    "year_end": year_end,
    "short_year": short_year,
    "decade": decade,
    "century": century,
    "season": season,
    "holiday": holiday,
    "weekday": weekday,
    "weekdays": weekdays,
    "word": word,
    "part": part,
    "clock": clock,
}
