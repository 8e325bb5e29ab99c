"""Dates as only a page's furniture writes them: '22 Nov 11', '10.V.1982', '4.9.96', '2021. 07. 06.', '6 de julio de 2021', '061200Z JUL 21'.

In running text these would be numbers, or words of another language.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from avvisi.clean.calendar import PIVOT, a_day
from avvisi.lexicon.time import TimeWords

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}


class Terse:
    """`find(text)` yields (start, end, ISO day). Built once. `months` are the names of months that English texts do not use, by number."""

    def __init__(self, time: TimeWords, months: Mapping[str, int] | None = None) -> None:
        self._months = {**(months or {}), **time.months}
        names = "|".join(sorted(map(re.escape, self._months), key=lambda w: (-len(w), w)))
        year = r"(?P<year>(?:1[6-9]|20)\d\d|['’]?\d\d)"
        whole = r"(?P<year>(?:1[6-9]|20)\d\d)"
        day = r"(?P<day>\d{1,2})"
        before = r"(?<![\w.:/–-])"
        after = r"(?![\w:])(?![./]\d)"
        forms = (
            rf"{before}{day}(?P<gap>\.? ?|-)(?P<name>{names})\.?(?P=gap){year}{after}",
            rf"{before}{day}\. ?(?:(?P<roman>[IVX]{{1,4}})|(?P<number>\d{{1,2}}))\. ?{year}{after}",
            rf"{before}{day}(?P<mark>[/-])(?P<roman>[IVX]{{1,4}})(?P=mark){whole}{after}",
            rf"(?<!\w)(?P<name>{names})(?:\.? the |(?P<mark>[/-])|)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?(mark)(?P=mark)|, ?){whole}{after}",
            rf"(?<!\w)(?P<name>{names})\.? {{1,2}}{day} \d\d:\d\d(?::\d\d)? (?:[A-Z]{{2,5}} )?{whole}{after}",
            rf"{before}{whole}\.? (?P<name>{names})\.? {day}(?:\.|\b)",
            rf"{before}{day}(?:\.|er|º|ª)?[ /-](?:de |di |d['’])?(?P<name>{names})\.?,?[ /-](?:de |del )?{whole}{after}",
            rf"(?<!\w)(?P<name>{names})\.? {day},? {year}{after}",
            rf"{before}{whole}(?:\. ?(?P<number>\d{{1,2}})\. ?{day}\b\.?|[年년] ?(?P<number2>\d{{1,2}})[月월] ?(?P<day2>\d{{1,2}})[日일])",
            rf"{before}{day}\d{{4}}Z (?P<name>{names}) {year}{after}",
        )
        self._patterns = tuple(re.compile(form, re.I) for form in forms)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every such date, in order, none inside another."""
        end = 0
        for match in sorted((m for p in self._patterns for m in p.finditer(text)), key=lambda m: (m.start(), -m.end())):
            day = self._day(match.groupdict()) if match.start() >= end else None
            if day:
                end = match.end()
                yield match.start(), end, day.isoformat()

    def _day(self, parts: dict[str, str | None]) -> date | None:
        name, roman = parts.get("name"), parts.get("roman")
        month = self._months[name.lower()] if name else _ROMAN.get(roman.lower(), 0) if roman else 0
        number = parts.get("number") or parts.get("number2")
        short = (parts["year"] or "").strip("'’")
        year = int(short) if len(short) == 4 else int(short) + (1900 if int(short) >= PIVOT else 2000)
        return a_day(year, int(number) if number else month, int(parts.get("day") or parts.get("day2") or 0))
