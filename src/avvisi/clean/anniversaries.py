"""Anniversaries of what the text itself dates: 'on Monday marked the tenth anniversary of the flood of 12 March 2004' was written in 2014."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from avvisi.clean.calendar import Calendar, Written, a_day
from avvisi.lexicon.time import TimeWords
from avvisi.model.text import Document, Reason

NEAR = 160  # characters between an anniversary and the day it counts from
EDGE = timedelta(days=31)  # a day so near the turn of a year may be marked on its other side
MOST = 250  # years

_YEAR = re.compile(r"(?<![\d/–-])(?:1[6-9]|20)\d\d\b(?![-–/]\d)")
_STOP = re.compile(r"[.!?][\"”’)]*\s+[A-Z“\"]|\n")
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{2,3}\Z")
_NOW = re.compile(
    r"\b(?:marks|marking|celebrates|celebrating|commemorates|commemorating|observes|observing|remembers|today|this (?:week|month|year))\b"
)
_DONE = re.compile(r"\b(?:marked|celebrated|commemorated|observed|remembered|held|gathered|laid|attended|said|told)\b")
_AHEAD = re.compile(
    r"\b(?:will|would|to (?:mark|celebrate|commemorate)|plans?|planned|prepar\w+|upcoming|next|ahead of|approach\w*|coming|eve of)\b"
)


class Anniversaries:
    """`find(document, start, end)` yields what the anniversaries of a stretch tell of the report's day. Built once."""

    def __init__(self, time: TimeWords, calendar: Calendar) -> None:
        self._calendar, self._numbers = calendar, {**time.ordinals, **time.numbers}
        tens = "|".join(w for w, n in time.numbers.items() if n >= 20 and n % 10 == 0 and n < 100)
        ordinals = "|".join(sorted(time.ordinals, key=lambda w: (-len(w), w)))
        numbers = "|".join(sorted((w for w, n in time.numbers.items() if n > 1), key=lambda w: (-len(w), w)))
        self._anniversary = re.compile(
            rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|((?:(?:{tens})-)?(?:{ordinals})))[ -](?:year )?anniversary\b", re.I
        )
        self._ago = re.compile(rf"\b(?:(\d{{1,3}})|((?:(?:{tens})-)?(?:{numbers}))) years ago (?:today|this (?:week|month|year))\b", re.I)
        names = "|".join(n.capitalize() for n in time.weekdays if len(n) > 5)
        self._weekday = re.compile(rf"\b(?:on )?(?:{names})\b(?!,? \w* ?\d)")

    def find(self, document: Document, start: int, end: int) -> Iterator[Reason]:
        """Bounds of the report's day, each with its words."""
        text = document.text
        for pattern in (self._anniversary, self._ago):
            for match in pattern.finditer(text, start, end):
                low, high = _sentence(text, match.start(), match.end(), start, end)
                first = self._first(text, match, low, high)
                if first is None or text.count("“", low, match.start()) > text.count("”", low, match.start()):
                    continue
                early, late = _around(first, self._count(match))
                sentence = text[low:high]
                span = document.span(match.start(), match.end())
                told = "the story tells of this anniversary, and dates what it counts from"
                if pattern is self._anniversary and _AHEAD.search(sentence):
                    yield Reason(bound="latest", value=late.isoformat(), why=told + "; it is still to come", span=span)
                    continue
                now = pattern is self._ago or _NOW.search(sentence) or self._weekday.search(sentence)
                if now or _DONE.search(sentence):
                    yield Reason(bound="earliest", value=early.isoformat(), why=told, span=span)
                if now:
                    yield Reason(bound="latest", value=late.isoformat(), why=told, span=span)

    def _count(self, match: re.Match[str]) -> int:
        if match[1]:
            return int(match[1])
        return sum(self._numbers.get(w, 0) for w in match[2].lower().split("-"))

    def _first(self, text: str, match: re.Match[str], low: int, high: int) -> tuple[int, int | None, int | None] | None:
        """The one day, month or year that the sentence dates what is counted from; None where it names several."""
        count = self._count(match)
        if not 0 < count <= MOST:
            return None
        low, high = max(low, match.start() - NEAR), min(high, match.end() + NEAR)
        written: list[Written] = [w for w in self._calendar.find(text, low, high) if w.year and not w.other]
        years = {int(m[0]) for m in _YEAR.finditer(text, low, high)}
        if len(years) != 1:
            return None
        whole = next((w for w in written if w.year in years), None)
        return (whole.year or 0, whole.month, whole.day) if whole else (next(iter(years)), None, None)


def _sentence(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """The sentence around a place, within a stretch."""
    stops = [m for m in _STOP.finditer(text, low, start) if not _ABBREVIATED.search(text[: m.start()])]
    after = next((m for m in _STOP.finditer(text, end, high) if not _ABBREVIATED.search(text[max(0, m.start() - 6) : m.start()])), None)
    return (stops[-1].end() - 1 if stops else low), (after.start() if after else high)


def _around(first: tuple[int, int | None, int | None], count: int) -> tuple[date, date]:
    """The year of an anniversary, wider where its day lies at the turn of a year."""
    year, month, day = first
    early, late = date(year + count, 1, 1), date(year + count, 12, 31)
    exact = a_day(year + count, month, day or 15) if month else None
    if exact:
        early, late = min(early, exact - EDGE), max(late, exact + EDGE)
    return early, late
