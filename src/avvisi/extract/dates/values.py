"""TIMEX3 values and the days they cover: pure arithmetic on the calendar."""

import re
from calendar import monthrange
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(?:SP|SU|FA|WI))$")
_YEARS = re.compile(r"(\d{2,4})$")
_HIJRA = date(622, 7, 19).toordinal()  # 1 Muharram 1, in the Gregorian calendar


def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value, or None where it has none (durations, sets, refs, X's).

    A season is bounded by its year, and a winter by the next one as well: hemispheres differ.
    """
    if not value:
        return None
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> tuple[date, date] | None:
    if match := _DAY.match(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.match(value):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)
    if match := _PART.match(value):
        year = int(match[1])
        if match[2]:
            first = int(match[2]) * 3 - 2
            return date(year, first, 1), date(year, first + 2, monthrange(year, first + 2)[1])
        if match[3]:
            return (date(year, 1, 1), date(year, 6, 30)) if match[3] == "1" else (date(year, 7, 1), date(year, 12, 31))
        return date(year, 1, 1), date(year + 1, 3, 31) if value.endswith("WI") else date(year, 12, 31)
    if match := _YEARS.match(value):
        length = 10 ** (4 - len(match[1]))
        first = int(match[1]) * length
        return date(first, 1, 1), date(first + length - 1, 12, 31)
    return None


def narrowed(value: str | None, mod: str | None) -> tuple[date, date] | None:
    """The days of a value, less those its mod leaves out: 'late 2017' begins in September, 'early March' is over by the 12th.

    The parts overlap: nobody says where mid-March ends.
    """
    days = bounds(value)
    if days is None or value is None or mod not in ("START", "MID", "END"):
        return days
    first, last = days
    part = ("START", "MID", "END").index(mod)
    known = grain(value)
    if known == "M":
        return first.replace(day=(1, 8, 18)[part]), (first.replace(day=12), first.replace(day=23), last)[part]
    if known == "Y":
        return first.replace(month=(1, 4, 9)[part]), bounds(f"{first.year:04d}-{(5, 9, 12)[part]:02d}")[1]  # type: ignore[index]
    if known == "E":
        return first.replace(year=first.year + (0, 3, 6)[part]), last.replace(year=last.year - (5, 2, 0)[part])
    return days


def week(day: date) -> str:
    """The ISO week of a day."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def quarter(day: date) -> str:
    """The quarter of a day."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def months_on(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day. ValueError outside the calendar."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(day: date, unit: str, steps: int) -> date | None:
    """The day so many units on (or back); None where that leaves the calendar."""
    try:
        if unit in ("D", "W", "F", "WE"):
            return day + timedelta(steps * {"D": 1, "W": 7, "F": 14, "WE": 7}[unit])
        return months_on(day, steps * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])
    except (ValueError, OverflowError, KeyError):
        return None


def value_of(day: date, unit: str) -> str:
    """The value that names the unit this day lies in: its week, month, year, decade ..."""
    if unit in ("W", "F"):
        return week(day)
    if unit == "WE":
        return week(day) + "-WE"
    if unit == "Q":
        return quarter(day)
    iso = day.isoformat()
    return iso[: {"M": 7, "Y": 4, "E": 3, "C": 2}.get(unit, 10)]


def grain(value: str) -> str | None:
    """The unit a value is told in, or None for what is no stretch of the calendar."""
    if _DAY.match(value):
        return "D"
    if _MONTH.match(value):
        return "M"
    if match := _WEEK.match(value):
        return "WE" if match[3] else "W"
    if match := _PART.match(value):
        return "Q" if match[2] else "H" if match[3] else "S"
    if match := _YEARS.match(value):
        return {4: "Y", 3: "E", 2: "C"}[len(match[1])]
    return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def hijri(rule: str, around: date) -> tuple[date, date]:
    """The days round about which a feast of the Islamic calendar falls, nearest to a day: 'hijri:MM-DD' or a month, 'hijri:MM'.

    The tabular calendar; the moon is sighted, so the feast itself is known to within a day or two only.
    """
    month, _, day = rule.removeprefix("hijri:").partition("-")
    found = []
    guess = round((around.toordinal() - _HIJRA) / 354.367)
    for year in (guess, guess + 1, guess + 2):
        start = _HIJRA + (year - 1) * 354 + (3 + 11 * year) // 30 + (int(month) * 59 - 58) // 2 + (int(day) - 1 if day else 0)
        found.append((date.fromordinal(start - 2), date.fromordinal(start + (1 if day else 30))))
    return min(found, key=lambda days: (abs((days[0] - around).days), days))


def holiday(rule: str, year: int) -> date:
    """The day of a holiday in a year: 'MM-DD', 'easter+days', 'MM-WEEKDAYxN' (the N-th such weekday), with '+days'."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    fixed, _, more = rule.partition("+")
    month, _, rest = fixed.partition("-")
    if "x" not in rest:
        return date(year, int(month), int(rest))
    weekday, _, nth = rest.partition("x")
    first = date(year, int(month), 1)
    day = first + timedelta((int(weekday) - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
    return day + timedelta(int(more or 0))
