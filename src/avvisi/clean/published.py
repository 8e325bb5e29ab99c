"""When a report was published: every sign of it, what wins, and what bounds it where it says none. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from avvisi.clean.calendar import Calendar, Written, a_day
from avvisi.clean.lines import Line
from avvisi.clean.regions import Layout
from avvisi.clean.terse import Terse
from avvisi.lexicon.page import PageWords
from avvisi.lexicon.time import TimeWords
from avvisi.model.text import Candidate, Document, PublishedBasis, RawPage, Region

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?!\d)|(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", re.I)
_ISO_TIME = re.compile(r"[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.I)
FILED = 3  # days that a report can wait between its dateline and its page

_EPOCH = re.compile(r"\d{10}(?:\d{3})?\Z")


DATELINE, FOOT, UPDATED = 4, 5, 7
# Ranks: 0 is given, 1 labelled, 2 below the title, 3 above it, 6 htmldate, 8 a feed, 9 the URL, 10 a caption
_DATED = ("date.", "label.", "byline.", "credit.", "tail.", "head.short", "note.")  # furniture that dates the page, not another


class Sign:
    """A candidate with how strongly it tells: lower ranks win."""

    __slots__ = ("rank", "candidate", "written")

    def __init__(self, rank: int, candidate: Candidate, written: Written | None = None) -> None:
        self.rank, self.candidate, self.written = rank, candidate, written


class Dater:
    """`signs(...)` yields every candidate of the publication date. Built once."""

    def __init__(self, words: PageWords, time: TimeWords, calendar: Calendar) -> None:
        self._calendar, self._terse = calendar, Terse(time, words.month_numbers)
        self._published = _labels(words.published)
        self._updated = _labels((*words.updated, *words.other_dates))

    def given(self, raw: RawPage) -> Sign | None:
        """What the carrier says. What cannot be read as one day is kept, with no value."""
        if not raw.published or not raw.published.strip():
            return None
        basis: PublishedBasis = "feed" if raw.published_from == "feed" else "given"
        value, time = self.read(raw.published)
        origin = "feed" if basis == "feed" else "input"
        return Sign(
            0 if basis == "given" else 8,
            Candidate(value=value, time=time, basis=basis if value else "unknown", origin=f"{origin}: {raw.published[:80]}"),
        )

    def read(self, words: str) -> tuple[str, str | None]:
        """(ISO day, time) of a date field, '' where it is not one day: '2016-09-20', 'Tue, 20 Sep 2016 08:00:00 GMT', '1474358400'."""
        words = words.strip()
        if _EPOCH.match(words):
            return _from_epoch(words)
        written = self._calendar.read(words)
        if written is None or written.iso is None:
            return "", None
        exact = _ISO_TIME.match(words, written.end) if written.start == 0 else None
        return written.iso, _clock(exact) if exact else written.time or _rfc_time(words)

    def stated(self, document: Document, layout: Layout) -> Iterator[Sign]:
        """The dates that the page itself gives: labelled, alone on a line, in a dateline, in a caption."""
        place = 1 if layout.title else 0  # before the title a site may print the day of the reader
        for line in layout.lines:
            if line is layout.title:
                place = 0
            elif line.kind == "body":
                place = 3
            if line.kind == "caption" or line.why.startswith("photo."):
                yield from self._from_caption(document, line)
            elif line.kind == "boilerplate" and line.why.startswith(_DATED):
                yield from self._from_line(document, line, place)
        for region in document.regions:
            if region.kind == "dateline":
                yield from self._from_dateline(document, region)

    def from_url(self, url: str | None) -> Iterator[Sign]:
        """The day in a path: '/2021/08/30/', '/2021-08-30-', '/20210830/'."""
        match = _URL.search(url or "")
        if match is None:
            return
        parts = match[1] and (match[1], match[2], match[3]) or (match[4], match[5], match[6])
        written = self._calendar.read("-".join(parts) if parts[1].isdigit() else " ".join(reversed(parts)))
        if written and written.iso:
            yield Sign(9, Candidate(value=written.iso, basis="url", origin="url"), written)

    def _from_line(self, document: Document, line: Line, place: int) -> Iterator[Sign]:
        if not any(c.isdigit() for c in line.text):
            return
        before, taken = 0, 0
        field = line.why == "label.field" and line.low.startswith("dateline")
        for written in self._calendar.find(line.text[:400]):
            if field and not written.year:
                yield from self._sign(document, line.start, written, DATELINE, "stated", "dateline")
            if written.day is None or not written.year:
                continue
            rank, origin = self._rank(line, line.low[before : written.whole_start], place)
            before = taken = written.whole_end
            yield from self._sign(document, line.start, written, rank, "stated", origin)
        if taken or line.words > 24:
            return
        for start, end, day in self._terse.find(line.text):
            rank, origin = self._rank(line, line.low[:start], place)
            span = document.span(line.start + start, line.start + end)
            yield Sign(rank, Candidate(value=day, basis="stated", origin=origin, span=span))

    def _rank(self, line: Line, label: str, place: int) -> tuple[int, str]:
        """How strongly a date on a line of furniture tells, by the label before it and where it stands."""
        updated, published = _last(self._updated, label), _last(self._published, label)
        if updated > published:
            return UPDATED, "page: updated"
        if published[0] >= 0:
            return 1, "page: published"
        return 2 + place, f"page: {line.why}"

    def _from_dateline(self, document: Document, region: Region) -> Iterator[Sign]:
        for written in self._calendar.find(document.text[region.start : region.end]):
            yield from self._sign(document, region.start, written, DATELINE, "stated", "dateline")

    def _from_caption(self, document: Document, line: Line) -> Iterator[Sign]:
        for written in self._calendar.find(line.text[:800]):
            yield from self._sign(document, line.start, written, 10, "caption", "caption")

    def _sign(self, document: Document, offset: int, written: Written, rank: int, basis: PublishedBasis, origin: str) -> Iterator[Sign]:
        if written.day is None:
            return
        span = document.span(offset + written.start, offset + written.end)
        value = written.iso or (written.value if not written.other or _day_first(written, span.text) else "")
        yield Sign(rank, Candidate(value=value, time=written.time, basis=basis, origin=origin, span=span), written)


def settle(signs: list[Sign]) -> Sign | None:
    """The sign that wins: the strongest that names one day. Dates without year or with an open order never win; captions never do.

    Behind the story, days that differ are those of other stories.
    """
    whole = [
        s
        for s in signs
        if len(s.candidate.value) == 10 and s.candidate.value[0].isdigit() and s.candidate.basis not in ("caption", "unknown")
    ]
    best = min(whole, key=lambda s: s.rank, default=None)
    if best is not None and best.rank == UPDATED:  # only an update is dated: it is the day where the dateline, without a year, names it too
        return best if any(s.rank == DATELINE and s.candidate.value[4:] == best.candidate.value[4:] for s in signs) else None
    if best is None:
        return None
    rivals = {s.candidate.value for s in whole if s.rank == FOOT}
    if best.rank == FOOT and len(rivals) > 1:
        return next((s for s in sorted(whole, key=lambda s: s.rank) if s.rank > UPDATED), None)
    return best


def opened(signs: list[Sign]) -> list[Sign]:
    """Signs whose order of day and month is open, settled where another sign names one of the readings, or the dateline its day without a year."""
    named = {s.candidate.value for s in signs}
    told = [s.candidate.value[5:] for s in signs if s.rank == DATELINE and s.candidate.value.startswith("XXXX-")]
    found = []
    for sign in signs:
        readings = sign.written.readings if sign.written and sign.written.other else ()
        fits = [r for r in readings if r in named] or [r for r in readings if any(_follows(r, day) for day in told)]
        if len(fits) == 1:
            c = sign.candidate
            sign = Sign(sign.rank, Candidate(value=fits[0], time=c.time, basis=c.basis, origin=c.origin, span=c.span), sign.written)
        found.append(sign)
    return found


def _follows(day: str, dateline: str) -> bool:
    """Whether a report filed on a '07-11' can have come out on this day: the same, or up to three days after."""
    filed = a_day(int(day[:4]), int(dateline[:2]), int(dateline[3:5])) if len(dateline) == 5 else None
    return filed is not None and 0 <= (date.fromisoformat(day) - filed).days <= FILED


def _day_first(written: Written, words: str) -> bool:
    """Whether the order of two numbers is no question: nobody who writes points between them puts the month first, nor do clocks east of America."""
    if "." in words:
        return True
    zone = (written.time or "")[5:]
    return zone[:1] == "+" or zone[:3] in ("-01", "-02", "-03")


def weekday(day: str) -> str:
    """The English name of an ISO day's weekday."""
    return WEEKDAYS[date.fromisoformat(day).weekday()]


def _labels(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z])(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + r")(?![a-z])")


def _last(labels: re.Pattern[str], words: str) -> tuple[int, int]:
    """The last label: where it ends and how long it is ('load-date' beats the 'date' within it)."""
    return max(((m.end(), m.end() - m.start()) for m in labels.finditer(words)), default=(-1, 0))


def _from_epoch(words: str) -> tuple[str, str | None]:
    seconds = int(words[:10])
    day = date.fromordinal(date(1970, 1, 1).toordinal() + seconds // 86_400)
    return day.isoformat(), f"{seconds % 86_400 // 3600:02d}:{seconds % 3600 // 60:02d}Z"


def _clock(match: re.Match[str]) -> str:
    zone = (match[3] or "").upper()
    zone = "Z" if zone in ("Z", "UTC", "GMT") or zone.strip("+-0:") == "" and zone else zone
    return f"{match[1]}:{match[2]}{zone if len(zone) != 5 or ':' in zone else zone[:3] + ':' + zone[3:]}"


def _rfc_time(words: str) -> str | None:
    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    away = when.utcoffset()
    if not (when.hour or when.minute):
        return None
    minutes = 0 if away is None else int(away.total_seconds()) // 60
    zone = "" if away is None else "Z" if not minutes else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    return f"{when.hour:02d}:{when.minute:02d}{zone}"
