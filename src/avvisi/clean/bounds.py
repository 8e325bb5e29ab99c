"""Where an undated report lies in time, from its own words alone: a caption's day, days named as past, a weekday. No outside knowledge."""

import re
from datetime import date, timedelta

from avvisi.clean.anniversaries import Anniversaries
from avvisi.clean.calendar import Calendar, Written
from avvisi.clean.published import Sign
from avvisi.lexicon.page import PageWords
from avvisi.lexicon.time import TimeWords
from avvisi.model.text import Document, Published, Reason, Span

NEAR = 140  # characters around a date that are looked at for the tense of its clause
LONGEST = 60_000  # characters of a text that are read for dates

_STOP = re.compile(r"[.!?;:][\"”’)]*\s|\n")
_NAME = re.compile(r"\b[A-Z][\w’-]{2,}")
_WORD = re.compile(r"[a-z]+")
_ED = re.compile(
    r"\b(?!(?:need|bleed|embed|exceed|indeed|hundred|sacred|breed|speed|seed|feed|proceed|succeed|bed|red|led|shed|wed|sped)\b)[a-z]{2,}ed\b"
)
_YEAR = re.compile(
    r"\b[Ss]ince (?:early |late |mid-)?((?:19|20)\d\d)\b(?![-–/]\d)|(?:(?<=[.!?] )|(?<=\n)|^)In ((?:19|20)\d\d),|\b([a-z]+)(?: [\w’'-]+){0,2} (?:in|during) ((?:19|20)\d\d)\b(?![-–/]\d)"
    r"|\b(?:in|during|for) the (?:first|second|third|fourth|last|final|opening|early|late|closing) (?:quarter|half|months|weeks|days) of ((?:19|20)\d\d)\b"
)
_QUOTED = re.compile(r"[“\"][^”\"\n]{0,400}\Z")


class Bounder:
    """`bounds(document, signs)` gives the Published of a report that names no day of its own. Built once."""

    def __init__(self, words: PageWords, time: TimeWords, calendar: Calendar) -> None:
        self._calendar, self._anniversaries = calendar, Anniversaries(time, calendar)
        self._past, self._ahead = words.past, words.ahead
        names = "|".join(n.capitalize() for n in time.weekdays if len(n) > 5)
        self._weekday = re.compile(
            rf"\b(?:[Oo]n|[Ll]ate|[Ee]arl(?:y|ier)) ({names})\b(?!,? (?:\w+ )?\d)|\b({names}) (?:morning|evening|night|afternoon)\b"
        )
        self._named = re.compile(rf"\b({names})\b")
        self._numbers = time.weekdays

    def bounds(self, document: Document, signs: list[Sign]) -> Published:
        """Earliest and latest day with their reasons; basis 'unknown' where the text bounds nothing."""
        reasons = [*self._from_captions(document, signs), *self._from_body(document), *_from_updates(signs)]
        reasons.extend(r for start, end in _stretches(document) for r in self._anniversaries.find(document, start, end))
        low = max((r for r in reasons if r.bound == "earliest"), key=lambda r: r.value, default=None)
        high = min((r for r in reasons if r.bound == "latest"), key=lambda r: r.value, default=None)
        if low and high and low.value > high.value:
            high = None
        return Published(
            basis="bounded" if low or high else "unknown",
            earliest=low.value if low else None,
            latest=high.value if high else None,
            weekday=self._dateline_weekday(document),
            candidates=tuple(s.candidate for s in signs),
            reasons=tuple(reasons),
        )

    def _dateline_weekday(self, document: Document) -> str | None:
        """The weekday that a dateline names without a date: 'GDANSK, Tuesday -'."""
        for region in document.regions:
            if region.kind == "dateline" and (match := self._named.search(document.text, region.start, region.end)):
                return match[1]
        return None

    def _from_captions(self, document: Document, signs: list[Sign]) -> list[Reason]:
        """A picture was taken before it was printed; where the story tells what it shows, and of a weekday alone, within the week."""
        found: list[Reason] = []
        spoken = self._weekdays(document)
        for sign in signs:
            day = sign.candidate.value
            if sign.candidate.basis != "caption" or len(day) != 10 or not day[0].isdigit():
                continue
            found.append(Reason(bound="earliest", value=day, why="a caption dates its picture", span=sign.candidate.span))
            taken = date.fromisoformat(day)
            place = spoken.get(taken.isoweekday())
            if place and sign.candidate.span and _same_scene(document, sign.candidate.span, place):
                latest = (taken + timedelta(days=6)).isoformat()
                why = "the story tells what the picture shows, and names its day by the weekday alone"
                found.append(Reason(bound="latest", value=latest, why=why, span=document.span(*place)))
        return found

    def _weekdays(self, document: Document) -> dict[int, tuple[int, int]]:
        """Weekdays that the story names without a date, in a clause about the past."""
        found: dict[int, tuple[int, int]] = {}
        for start, end in _stretches(document):
            for match in self._weekday.finditer(document.text, start, end):
                group = 1 if match[1] else 2
                if self._is_past(document.text, match.start(), match.end(), start, end):
                    found.setdefault(self._numbers[match[group].lower()], match.span(group))
        return found

    def _from_body(self, document: Document) -> list[Reason]:
        """Days, months and years that the story names as past: it is no older than they are."""
        found: list[Reason] = []
        for start, end in _stretches(document):
            for written in self._calendar.find(document.text, start, end):
                first = _first_day(written)
                if first and self._is_past(document.text, written.start, written.end, start, end):
                    span = document.span(written.start, written.end)
                    found.append(Reason(bound="earliest", value=first, why="the story names this as past", span=span))
            for match in _YEAR.finditer(document.text, start, end):
                group = match.lastindex or 1
                if self._year_is_past(document.text, match, start, end):
                    span = document.span(*match.span(group))
                    found.append(Reason(bound="earliest", value=f"{span.text}-01-01", why="the story names this year as past", span=span))
        best = max(found, key=lambda r: r.value, default=None)
        return [best] if best else []

    def _year_is_past(self, text: str, match: re.Match[str], low: int, high: int) -> bool:
        """'since 2011', 'In 2011, …' and a past verb just before ('began in 2011'); not in words that someone else speaks."""
        if match.lastindex == 4 and match[3] not in self._past and not _ED.fullmatch(match[3]):
            return False
        if _QUOTED.search(text, max(low, match.start() - 400), match.start()):
            return False
        return self._is_past(text, match.start(), match.end(), low, high)

    def _is_past(self, text: str, start: int, end: int, low: int, high: int) -> bool:
        """Whether the clause around a date tells of something past, and of nothing to come."""
        before, after = text[max(low, start - NEAR) : start], text[end : min(high, end + NEAR)]
        stops = list(_STOP.finditer(before))
        clause = (before[stops[-1].end() :] if stops else before) + " " + (_STOP.split(after, maxsplit=1)[0])
        clause = clause.lower()
        words = set(_WORD.findall(clause))
        if words & self._ahead - {"to"} or re.search(r"\bto (?:be|take|hold|begin|start|run|end|meet|visit)\b", clause):
            return False
        return bool(words & self._past) or _ED.search(clause) is not None


def _from_updates(signs: list[Sign]) -> list[Reason]:
    """A report is no younger than its last change."""
    days = [s.candidate for s in signs if s.candidate.origin == "page: updated" and len(s.candidate.value) == 10]
    return [Reason(bound="latest", value=c.value, why="the page says it was changed then", span=c.span) for c in days]


def _same_scene(document: Document, dated: Span, weekday: tuple[int, int]) -> bool:
    """Whether a caption and the sentence that names the weekday share two names, and the picture is none from the files."""
    text = document.text
    caption = next((text[r.start : r.end] for r in document.regions if r.kind == "caption" and r.start <= dated.start < r.end), "")
    if re.search(r"\b(?:file|archive)\b", caption, re.I):
        return False
    before = text[max(0, weekday[0] - NEAR * 2) : weekday[0]]
    stops = list(_STOP.finditer(before))
    after = _STOP.split(text[weekday[1] : weekday[1] + NEAR * 2], maxsplit=1)[0]
    sentence = (before[stops[-1].end() :] if stops else before) + after
    return len(set(_NAME.findall(caption)) & set(_NAME.findall(sentence))) > 1


def _stretches(document: Document) -> list[tuple[int, int]]:
    """Where the story stands."""
    return [(r.start, min(r.end, LONGEST)) for r in document.regions if r.kind in ("body", "standfirst") and r.start < LONGEST]


def _first_day(written: Written) -> str | None:
    """The first day that a date with a year can mean."""
    if written.year is None or written.other:
        return None
    if written.day and written.month:
        return written.value
    if written.month:
        return f"{written.value}-01"
    return None
