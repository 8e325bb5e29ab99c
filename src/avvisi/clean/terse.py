"""Dates as only a page's furniture writes them: '22 Nov 11', '10.V.1982', '4.9.96', '17. 12. 2010'. In running text these would be numbers."""

import re
from collections.abc import Iterator

from avvisi.clean.calendar import PIVOT, a_day
from avvisi.lexicon.time import TimeWords

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}


class Terse:
    """`find(text)` yields (start, end, ISO day). Built once."""

    def __init__(self, time: TimeWords) -> None:
        self._months = time.months
        names = "|".join(sorted(time.months, key=lambda w: (-len(w), w)))
        year = r"(?P<year>(?:1[6-9]|20)\d\d|['’]?\d\d)"
        self._pattern = re.compile(
            rf"(?<![\w.:/])(?P<day>\d{{1,2}})(?:(?P<gap>\.? ?|-)(?P<name>{names})\.?(?P=gap)|\. ?(?:(?P<roman>[IVX]{{1,4}})|(?P<number>\d{{1,2}}))\. ?){year}(?![\w:])(?![./]\d)",
            re.I,
        )

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every such date, day before month."""
        for match in self._pattern.finditer(text):
            if match["name"]:
                month = self._months[match["name"].lower()]
            else:
                month = _ROMAN.get(match["roman"].lower(), 0) if match["roman"] else int(match["number"])
            short = match["year"].strip("'’")
            year = int(short) if len(short) == 4 else int(short) + (1900 if int(short) >= PIVOT else 2000)
            day = a_day(year, month, int(match["day"]))
            if day:
                yield match.start(), match.end(), day.isoformat()
