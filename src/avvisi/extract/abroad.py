"""Whether a name that bodies of several lands bear is that of another than the lists': 'Congress' in a report on Peru, 'Labour' in one on Fiji.

It is, where the report plays in another land, which it tells of often or is written from, and next to nothing in it speaks for the listed one: neither
the land's names nor other bodies of it. A report that names no land leaves the name what it is most often.
"""

from collections import Counter
from collections.abc import Mapping

from avvisi.extract.gazetteer import Entry, Hit
from avvisi.extract.newsroom import place_of
from avvisi.parse.tokens import Parsed

_OFTEN = 3  # times a land is named in whose report a bare 'Congress' is its own
_LEAST = 4  # a land that has a quarter of that speaking for it is on stage, too


class Abroad:
    """Asked for each such name of one page; `about` holds how often each land is named, `towns` the lands of cities, in small letters."""

    def __init__(self, page: Parsed, hits: list[Hit], about: Counter[str], towns: Mapping[str, str]) -> None:
        self.about = about
        datelines = [place_of(page.document.text[r.start : r.end]).lower() for r in page.document.regions if r.kind == "dateline"]
        self._from = {towns[place] for place in datelines if place in towns}
        self._bodies = {(e.code, e.name) for hit in hits if (e := hit.of("body", "seat")) and e.code}

    def __call__(self, entry: Entry) -> bool:
        """Whether another land's is meant."""
        if entry.code in self._from:
            return False
        other = max((count for code, count in self.about.items() if code != entry.code), default=0)
        speaking = self.about[entry.code] + sum(code == entry.code and name != entry.name for code, name in self._bodies)
        return (other >= _OFTEN or bool(self._from)) and speaking * _LEAST < max(other, 1)
