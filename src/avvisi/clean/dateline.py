"""The place, day and agency before the first sentence: 'CAIRO, Nov. 13 (Xinhua) --', 'Tehran:', '(Reuters) -'."""

import re

from avvisi.clean.datepieces import DatePieces
from avvisi.lexicon.page import PageLexicon
from avvisi.lexicon.time import TimeWords

_GLUED = re.compile(r"\([A-Z][A-Z0-9]{1,7}\)(?=[A-Z][a-z]|[A-Z] [a-z])")
_AND = re.compile(r", ?| ?/ ?| and | & ")
_LABEL = re.compile(r"([A-Z]\w*):")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Senator)\b")
LONGEST = 140  # characters a dateline can take


class Datelines:
    """`end(text)` is where the dateline at the start of a paragraph ends (dashes within, colon without), or 0. Built once."""

    def __init__(self, page: PageLexicon, time: TimeWords, places: frozenset[str], outlets: frozenset[str]) -> None:
        self._pieces = DatePieces(time, places | page.words.places, outlets)
        self._no_place, self._places = page.words.no_place, places | page.words.places
        month = "(?:" + "|".join(sorted(time.months, key=lambda w: (-len(w), w))) + r")\.?"
        weekday = "(?:" + "|".join(sorted(time.weekdays, key=lambda w: (-len(w), w))) + r")\.?"
        year = r"(?: ?, ?(?:1[6-9]|2[01])\d\d){1,2}| (?:1[6-9]|2[01])\d\d"
        day = rf"(?i:(?:{weekday},? )?(?:{month} ?\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? ?{month})(?:{year})?|{weekday})"
        word = r"[A-Z][\w.'’`-]{1,24}"
        place = rf"{word}(?: (?:(?:de|da|do|del|la|el|al|of|the|i|sur|am|es) )?{word}){{0,3}}"
        listed = rf"(?P<place>{place}(?:(?:, ?| ?/ ?| and | & ){place}){{0,3}}?)(?: \[[A-Z][\w ]{{2,24}}\])?"
        agency = r"(?P<agency>\([A-Z][^()\n]{1,50}\)|/[A-Z][\w .’-]{1,30}/|(?<=, )[A-Z][A-Z0-9]{1,11}\b)"
        dash = r"(?P<dash>\s*(?:-{1,3}|—|–|_|―|\.-|\||::|//|»|={1,2}|\.{3}|…)(?=\s|[A-Z“\"]|\Z))"
        colon = r"(?P<colon>:(?=\s))"
        between = r"(?:,? ?|\. ?)"
        self._pattern = re.compile(
            rf"(?:{listed}(?:{between}(?P<date>{day}))?(?:{between}{agency})?(?:{between}(?P<date2>{day}))?|(?P<alone>\([A-Z][^()\n]{{1,40}}\)|\[[A-Z][^\[\]\n]{{1,40}}\]))"
            rf"\.?(?:{dash}|{colon}|(?P<end>\s*\Z)|(?P<none>\s+(?=[A-Z“\"])))"
        )
        self._small = re.compile(r"[a-z]")
        self._again = re.compile(r"\s(?:-{1,3}|—|–)\s")

    def end(self, text: str, *, alone: bool = False, speakers: bool = False) -> int:
        """How many characters of this paragraph are its dateline. `alone`: the line may be nothing but a dateline.

        `speakers`: other lines of the text begin 'Name:' too, so a colon tells nothing.
        """
        label = _LABEL.match(text)
        if label and label[1].lower() in self._no_place:
            return 0
        end = self._whole(text, alone, speakers)
        if speakers or end and not alone and text[end - 1 : end] in "—|_":
            return end
        return max(end, self._pieces.end(text[: LONGEST + 60], alone=alone and len(text) < LONGEST))

    def _whole(self, text: str, alone: bool, speakers: bool) -> int:
        """The dateline in the usual order: places, day, agency, mark."""
        near = _GLUED.match(text)
        if near:  # '(CNN)The …'
            return near.end()
        match = self._pattern.match(text[:LONGEST])
        if not match or match["colon"] and _TITLED.match(text):
            return 0  # 'Mr Bell (Harbour): Will the Minister say …'
        end = match.start("colon") if match["colon"] else match.end("dash") if match["dash"] else match.end()
        if match["end"] is not None:
            return len(text) if alone and self._stands_alone(match, text) else 0
        rest = text[match.end() :].lstrip()
        if not rest and alone and match["dash"]:
            return len(text) if self._caps(match) or match["agency"] else 0
        if not rest or not self._is_place(match):
            return 0
        if match["none"]:
            dated = bool(match["date"] or match["date2"])
            stopped = text[: match.start("none")].endswith(".")
            told = match["agency"] and (dated or self._caps(match)) or dated and stopped and self._caps(match)
            return match.start("none") if told else 0
        return end if self._holds(match, rest, speakers) else 0

    def _holds(self, match: re.Match[str], rest: str, speakers: bool) -> bool:
        if match["alone"]:
            inner = _AND.split(match["alone"].strip("()[]"))[0].lower()
            return bool(match["dash"]) and match["dash"].strip(" .") not in ("", "|") or bool(match["colon"]) and inner in self._places
        told = bool(match["agency"] or match["date"] or match["date2"])
        begins = rest[0].isupper() or rest[0] in "\"“‘'«`" or rest[0].isdigit()
        if match["colon"]:
            return begins and len(rest) > 40 and (told or self._known(match) and (not speakers or self._caps(match)))
        if told:
            return begins or bool(match["agency"])
        if self._caps(match):
            return begins and self._small.search(rest[:80]) is not None
        return begins and self._known(match) and len(rest) > 40 and not self._again.search(rest[:120])

    def _stands_alone(self, match: re.Match[str], text: str) -> bool:
        if match["alone"] or not self._is_place(match):
            return False
        dated = bool(match["date"] or match["date2"])
        return bool(match["agency"]) and (dated or self._caps(match)) or self._caps(match) and (dated or self._known(match))

    def _caps(self, match: re.Match[str]) -> bool:
        """Whether the first place is in capitals: 'NAIROBI, Kenya'."""
        first = _AND.split(match["place"] or "a")[0]
        return not self._small.search(first.replace("Mc", "")) and len(first) > 2

    def _known(self, match: re.Match[str]) -> bool:
        """Whether its first place stands in the lists of places."""
        return _AND.split(match["place"])[0].lower() in self._places

    def _is_place(self, match: re.Match[str]) -> bool:
        return match["place"] is None or _AND.split(match["place"])[0].lower().strip(".-0123456789") not in self._no_place
