"""Datelines read piece by piece: places, days and agencies in any order after the first place, however they are set apart.

'KYIV. July 6. LAGOON NEWS –', 'Doha – QNA –', 'Yerevan /Armenpress/.', 'Riyadh, Dhu al-Qadah 26, 1442, SPA --', 'CAIRO - 6 July 2021:'.
"""

import re

from avvisi.lexicon.time import TimeWords

MOST = 6  # pieces of a dateline
STORY = 40  # characters that must follow

_PLACE = re.compile(r"[A-Z][\w.'’`-]*?(?=[\s,./:(|–—-]|\Z)(?:[ -](?:(?:de|da|do|del|la|el|al|of|the|sur|am|es)[ -])?[A-Z][\w'’`]*){0,3}")
_BRACKETED = re.compile(r"\([A-Za-z][^()\n]{1,40}\)|/ ?[A-Z][^/\n]{1,30}?/|\[[A-Z][^\[\]\n]{1,40}\]")
_SLASH = re.compile(r"\s*/ ?[A-Z][^/\n]{1,30}?/(?=[.\s]|-|\Z)")
_CAPS = re.compile(r"[A-Z][A-Z0-9]{1,}(?:[ -][A-Z][A-Z0-9]+){0,3}(?=\s*(?:-{1,3}|–|—|/|:|\Z))")
_OTHER = re.compile(
    r"(?:[A-Z][\w’'-]+(?: [\w’'-]+)? \d{1,2}|\d{1,2} [A-Z][\w’'-]+(?: [\w’'-]+)?),? (?:1[34]\d\d|57\d\d|25\d\d|20[78]\d)\b(?: A?\.?H\.?| B\.?[SE]\.?)?"
)
_GAP = re.compile(r"\s*(?:[,./|]\s*|(?:-{1,3}|–|—)\s+|\s)?")
_DASH = re.compile(r"\.?\s*(?:-{1,3}|–|—|\||//)(?=\s|[A-Z“\"]|\Z)")
_STOP = re.compile(r"\.?(?=\s|\Z)")


class DatePieces:
    """`end(text)` is where such a dateline ends, its dash included and its colon not, or 0. Built once."""

    def __init__(self, time: TimeWords, places: frozenset[str], outlets: frozenset[str]) -> None:
        self._places, self._outlets = places, outlets
        month = "(?:" + "|".join(sorted(time.months, key=lambda w: (-len(w), w))) + r")\b\.?"
        weekday = "(?:" + "|".join(sorted(time.weekdays, key=lambda w: (-len(w), w))) + r")\b\.?"
        year = r"(?:,? (?:1[6-9]|2[01])\d\d\b)?"
        nth = r"\d{1,2}(?:st|nd|rd|th)?\b"
        self._day = re.compile(rf"(?:{weekday},? )?(?:{month} ?{nth}|{nth} {month}){year}|{weekday}", re.I)

    def end(self, text: str, *, alone: bool = False) -> int:
        """See the class. `alone`: the line may be nothing but the dateline; then it must end in a dash or colon, or name an agency beside a place."""
        match = _PLACE.match(text)
        first = match[0].rstrip(".-") if match else ""
        caps = len(first) > 2 and first.isupper()
        if not match or not (caps or first.lower() in self._places):
            return 0
        at, kinds, found = len(first), ["place"], 0
        known = first.lower() in self._places
        while len(kinds) < MOST:
            slash, gap = _SLASH.match(text, at), _GAP.match(text, at)
            piece = ("agency", slash.end()) if slash else self._piece(text, gap.end()) if gap and gap.end() > at else None
            if piece is None:
                break
            at = piece[1]
            kinds.append(piece[0])
            found = self._ended(text, at, kinds, caps, known, alone) or found  # the next piece may be the story's first word
        return found or self._ended(text, len(first), ["place"], caps, known, alone)

    def _piece(self, text: str, at: int) -> tuple[str, int] | None:
        for kind, pattern in (("agency", _BRACKETED), ("day", _OTHER), ("day", self._day)):
            match = pattern.match(text, at)
            if match and match.end() > at:
                return kind, match.end()
        match = _PLACE.match(text, at)
        words = match[0].rstrip(".-") if match else ""
        while words:
            low = words.lower()
            if low in self._places:
                return "place", at + len(words)
            if low in self._outlets:
                return "agency", at + len(words)
            words = words.rpartition(" ")[0]
        if (match := _CAPS.match(text, at)) is not None:
            return "caps", match.end()
        return None

    def _ended(self, text: str, at: int, kinds: list[str], caps: bool, known: bool, alone: bool) -> int:
        """Whether the pieces make a dateline, by what ends them and by what follows."""
        told = len(kinds) > kinds.count("place")
        dash = _DASH.match(text, at)
        if dash and (told or known or len(kinds) > 1):
            return self._followed(text, dash.end(), dash.end(), alone)
        if text[at : at + 1] == ":" and (told or alone):
            return self._followed(text, at + 1, at, alone)
        stop = _STOP.match(text, at)
        if not stop:
            return 0
        closed = kinds[-1] == "agency" and (alone and caps or text[at - 1] in ")/")
        stopped = stop.end() > at or text[at - 1] == "."
        twin = kinds == ["place", "place"] and ("/" in text[:at] and known or caps and stopped)
        dated = "day" in kinds and (stopped and (known or caps) or caps and known and kinds[-1] == "day" and text[at - 1].isdigit())
        if not (closed and (known or caps) or twin or dated) or alone and not (closed or twin and not stopped):
            return 0
        return self._followed(text, stop.end(), stop.end(), alone)

    @staticmethod
    def _followed(text: str, at: int, end: int, alone: bool) -> int:
        rest = text[at:].lstrip()
        if not rest:
            return len(text) if alone else 0
        return end if len(rest) > STORY and (rest[0].isupper() or rest[0] in "\"“‘'«") else 0
