"""Dates as people write them on pages: '0249 GMT July 06, 2021', '30/08/2021', 'Sept. 5, 2019', ISO times. Pure: no clock, no place.

What a date leaves open stays open: 04/05/2021 has two readings, 'Nov. 13' no year.
"""

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from avvisi.lexicon.time import TimeWords
from avvisi.model.record import Record

FIRST, LAST = 1600, 2199  # a year outside is a number, or of another calendar (1400/04/15)
PIVOT = 69  # '69' is 1969 and '68' is 2068, as in POSIX
AROUND = 48  # how far from the date its weekday and time of day may stand

_YEAR = r"(?:1[6-9]|2[01])\d\d"
_APART = r"[ \t\u00a0\u202f]"
_SHIFT = re.compile(r"([+-])(\d\d?):?(\d\d)?\Z")


class Written(Record, frozen=True, kw_only=True):
    """A date in a text: [start, end) is the date alone, [whole_start, whole_end) with the weekday and time of day that belong to it.

    `month` and `day` are None where it names none, `year` too; `other` is the (month, day) of the second reading where the order of the
    numbers is open (the first reading then is day-first). `time` is 'HH:MM', with 'Z' or '+HH:MM' where the text names a zone.
    """

    start: int
    end: int
    whole_start: int
    whole_end: int
    year: int | None
    month: int | None
    day: int | None = None
    other: tuple[int, int] | None = None
    short_year: bool = False
    weekday: int | None = None
    time: str | None = None

    @property
    def value(self) -> str:
        """ISO day, month or year; 'XXXX-11-13' where no year is named."""
        year = f"{self.year:04d}" if self.year else "XXXX"
        return year + (f"-{self.month:02d}" if self.month else "") + (f"-{self.day:02d}" if self.day else "")

    @property
    def iso(self) -> str | None:
        """The ISO day, where the date names exactly one."""
        return self.value if self.year and self.month and self.day and not self.other else None

    @property
    def readings(self) -> tuple[str, ...]:
        """Every ISO day this can be, day-first before month-first; empty where it names no whole day."""
        if not (self.year and self.month and self.day):
            return ()
        return (self.value, f"{self.year:04d}-{self.other[0]:02d}-{self.other[1]:02d}") if self.other else (self.value,)


def a_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Calendar:
    """`find(text)` yields every written date in order; `read(words)` the one that a string is. Built once from the lexicon's words."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        month = "(?P<month>" + _one_of(words.months) + r")\b\.?"
        weekday = "(?P<weekday>" + _one_of(words.weekdays) + r")\b\.?"
        zone = "(?P<zone>(?:(?:gmt|utc) ?)?[+-](?:\\d\\d:?\\d\\d|\\d{1,2})|" + _one_of(words.zones) + r")\b"
        nth = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
        dotted = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.(?= ))?"
        year = rf"(?P<year>{_YEAR})"
        before, after = r"(?<![\w.:-])(?<!\d,)(?<!\d/)", r"(?![\w/]|[.,:-]\d)"
        gap = rf"{_APART}{{1,3}}"
        comma = rf"(?:{_APART}{{0,2}}[,،]{_APART}{{0,3}}|{gap})"  # also 'Nov. 21 , 2006'
        forms = (
            rf"(?P<year>{_YEAR})(?P<mark>[-/.])(?P<month_number>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d|[.-]\d|/\d)",
            r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)" + after,
            rf"{dotted}(?:{gap}of)?(?:{gap}|-){month}(?:{comma}|-){year}" + after,
            rf"{month}{gap}{nth}\b{comma}{year}" + after,
            rf"{year}(?:,?{gap}|-){month}(?:{gap}|-){nth}" + after,
            rf"{month}{gap}{nth}" + after,
            rf"{nth}(?:{gap}of)?{gap}{month}(?![\w-])",
            rf"(?<!\d\s){month}(?:{comma}|{gap}of{gap}){year}" + after,  # not of an impossible '30 February 2001'
        )
        self._forms = [re.compile(before + form, re.I) for form in forms]
        self._starts = re.compile(r"\d|\b(?:" + _one_of(words.months) + r")\b", re.I)
        self._compact = re.compile(rf"(?P<year>{_YEAR})(?P<month_number>\d\d)(?P<day>\d\d)(?:T(?P<clock>\d{{4}})(?:\d\d)?Z?)?")
        clock = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d(?:\.\d{1,9})?)?)?"
        half = rf"(?:{_APART}?(?P<half>[ap])\.?m\b\.?)?"
        four = r"(?P<four>[012]\d[0-5]\d)(?=" + rf"{_APART}?(?:hrs|hours|{_one_of(words.zones)})\b)(?:{_APART}?(?:hrs|hours)\b)?"
        time = rf"(?:{four}|{clock}{half})(?:{_APART}{{0,2}}\(?{zone}\)?)?"
        joint = rf"(?:{_APART}|[,|·•–—-]|\bat\b|\bon\b){{0,5}}"
        self._time_after = re.compile(rf"(?:T|{joint}){time}", re.I)
        self._time_before = re.compile(rf"(?<![\w:/.-]){time}{joint}\Z", re.I)
        self._weekday_before = re.compile(rf"\b{weekday},?(?:{_APART}|\bthe\b|\bon\b){{0,3}}\Z", re.I)
        self._weekday_after = re.compile(rf",?{_APART}?\(?{weekday}", re.I)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
        """Every written date of the stretch, in order, none inside another."""
        stop = len(text) if end is None else end
        at = start
        while match := self._starts.search(text, at, stop):
            found = self._at(text, match.start(), stop, start)
            if found:
                yield found
                at = max(found.end, found.whole_end)
            else:
                at = match.end()

    def read(self, words: str) -> Written | None:
        """The date that this string is: a field of a page, a path of a URL. The first whole day in it, else the first date."""
        lead = len(words) - len(words.lstrip())
        compact = self._compact.match(words, lead)
        if compact and not words[compact.end() :].strip().strip("+0:Z"):
            found = self._written(compact, words, len(words), 0)
            if found:
                clock = compact["clock"]
                return found if not clock else replace(found, time=_clock(int(clock[:2]), int(clock[2:]), None))
        every = list(self.find(words[:400]))
        return next((w for w in every if w.readings), every[0] if every else None)

    def _at(self, text: str, place: int, stop: int, floor: int) -> Written | None:
        for form in self._forms:
            match = form.match(text, place, stop)
            if match:
                found = self._written(match, text, stop, floor)
                if found:
                    return found
        return None

    def _written(self, match: re.Match[str], text: str, stop: int, floor: int) -> Written | None:
        parts = match.groupdict()
        numbers = self._numbers(parts)
        if numbers is None or not parts.get("year") and text[match.start("month")].islower():
            return None  # 'they may 12'
        year, short, month, day, other = numbers
        start, end = match.span()
        if end > start and text[end - 1] == "." and parts.get("month") and match.end("month") == end - 1 and _full(parts["month"]):
            end -= 1  # the stop of a sentence, not of an abbreviation
        made = Written(
            start=start, end=end, whole_start=start, whole_end=end, year=year, month=month, day=day, other=other, short_year=short
        )
        return self._surrounded(made, text, stop, floor) if day else made

    def _numbers(self, parts: dict[str, str | None]) -> tuple[int | None, bool, int, int | None, tuple[int, int] | None] | None:
        """(year, whether short, month, day, the other reading) or None where the calendar has no such day."""
        written = parts.get("year")
        short = written is not None and len(written) == 2
        year = int(written) if written else None
        if year is not None and short:
            year += 1900 if year >= PIVOT else 2000
        if year is not None and not FIRST <= year <= LAST:
            return None
        first, second = parts.get("first"), parts.get("second")
        if first and second:
            return self._open(year, short, int(first), int(second), parts["mark"], (first, second))
        name, number, day = parts.get("month"), parts.get("month_number"), parts.get("day")
        month = self._words.months[name.lower()] if name else int(number or 0)
        if not day:
            return year, short, month, None, None
        return (year, short, month, int(day), None) if a_day(year or 2000, month, int(day)) else None

    def _open(
        self, year: int | None, short: bool, first: int, second: int, mark: str | None, as_written: tuple[str, str]
    ) -> tuple[int | None, bool, int, int | None, tuple[int, int] | None] | None:
        """Two numbers before a year: day-first, month-first, or open. A short year needs '/' or two digits each ('1-2-10' is a score)."""
        if year is None or short and (mark == "." or mark == "-" and min(map(len, as_written)) < 2):
            return None
        day_first, month_first = a_day(year, second, first), a_day(year, first, second)
        if day_first and month_first and first != second:
            return year, short, second, first, (first, second)
        known = day_first or month_first
        return (year, short, known.month, known.day, None) if known else None

    def _surrounded(self, made: Written, text: str, stop: int, floor: int) -> Written:
        """The same with the weekday and time of day beside it; a weekday settles the order of the numbers."""
        start, end, weekday, time = made.start, made.end, None, None
        left = max(floor, start - AROUND)
        if (near := self._weekday_before.search(text[left:start])) and self._is_name(near["weekday"]):
            weekday, start = self._words.weekdays[near["weekday"].lower()], left + near.start()
        elif (near := self._weekday_after.match(text, end, min(stop, end + AROUND))) and self._is_name(near["weekday"]):
            weekday, end = self._words.weekdays[near["weekday"].lower()], near.end()
        after = self._time_after.match(text, end, min(stop, end + AROUND))
        if after and (time := self._time(after)):
            end = after.end()
        else:
            left = max(floor, start - AROUND)
            near = self._time_before.search(text[left:start])
            if near and (time := self._time(near)):
                start = left + near.start()
        found = replace(made, whole_start=start, whole_end=end, weekday=weekday, time=time)
        return _settled(found) if weekday and made.other else found

    @staticmethod
    def _is_name(word: str) -> bool:
        return not word[0].islower()

    def _time(self, match: re.Match[str]) -> str | None:
        """'HH:MM' with its zone; None where the numbers are no time ('June 5, 12 people')."""
        if match["four"]:
            hour, minute = int(match["four"][:2]), int(match["four"][2:])
        else:
            if not match["minute"] and not match["half"]:
                return None
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            if match["half"]:
                if not 1 <= hour <= 12:
                    return None
                hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        zone = match["zone"]
        if zone is None:
            return _clock(hour, minute, None)
        if (shift := _SHIFT.search(zone)) is not None:  # 'GMT+2', '+0530'
            away = int(shift[2]) * 60 + int(shift[3] or 0)
            return _clock(hour, minute, -away if shift[1] == "-" else away)
        return _clock(hour, minute, self._words.zones[zone.lower()])


def _one_of(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


def _full(month: str | None) -> bool:
    return month is not None and len(month) > 4 or (month or "").lower() in ("may", "june", "july")


def _clock(hour: int, minute: int, zone: int | None) -> str | None:
    if hour > 23 or minute > 59:
        return None
    if zone is None:
        return f"{hour:02d}:{minute:02d}"
    if zone == 0:
        return f"{hour:02d}:{minute:02d}Z"
    away = abs(zone)
    return f"{hour:02d}:{minute:02d}{'-' if zone < 0 else '+'}{away // 60:02d}:{away % 60:02d}"


def _settled(found: Written) -> Written:
    """An open order that the weekday beside the date decides."""
    fits = [r for r in found.readings if date.fromisoformat(r).isoweekday() == found.weekday]
    if len(fits) != 1:
        return found
    day = date.fromisoformat(fits[0])
    return replace(found, month=day.month, day=day.day, other=None)
