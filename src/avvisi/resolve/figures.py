"""Numbers with what they count, as a sentence tells them: 'at least 140 people' gives (140, 'person', 'more')."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from avvisi.lexicon.resolving import ResolvingWords

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AFTER = re.compile(r"[ -]([A-Za-z]+)")
_REACH = 4  # words after a number in which its noun is looked for: '21 Cuban embassy employees'


_BEFORE = re.compile(r"[A-Za-z]+")
_OF_PERSONS = ("dead", "wounded")  # fates that need no noun: 'seventeen were killed'
_NEAR = 5  # words before a number, and after its noun, in which it is told what happened to those counted
_THE = re.compile(r"\b[Tt]he $")  # 'the two governments' are those already told, and no count
_NUMBER_OF = re.compile(r"\b(?:number|count|total) of\b")
_AT = re.compile(r"\b([A-Za-z]+)\b[^.;,:]{0,60}\b(?:at|to|as|was|is)\s+$")


@dataclass(frozen=True)
class Figure:
    """A number of things in a text; `hedge` is 'more', 'less', 'near' or ''; `fate` what happened to them ('dead'), where that is said; `again`: a count
    of what was counted before ('put the number at 200').
    """

    value: float
    noun: str
    hedge: str
    start: int
    end: int
    fate: str | None = None
    again: bool = False

    def __str__(self) -> str:
        shown = f"{self.value:,.0f}" if self.value == int(self.value) else f"{self.value:,}"
        return {"more": "at least ", "less": "at most ", "near": "about ", "": ""}[self.hedge] + shown

    @property
    def counted(self) -> str:
        """What is counted: 'person (dead)' is one thing, whatever the words."""
        return f"{self.noun} ({self.fate})" if self.fate else self.noun


class Figures:
    """Reads the counted things of sentences."""

    def __init__(self, words: ResolvingWords) -> None:
        self.words = words
        self._fates = {word: fate for fate, some in words.fates.items() for word in some}
        self._counts = {word: what for what, some in words.counts.items() for word in some}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        spoken = "|".join(sorted({*self.words.numbers, *self.words.powers}, key=len, reverse=True))
        powers = "|".join(self.words.powers)
        hedges = "|".join(sorted(self.words.hedges, key=len, reverse=True))
        return re.compile(
            rf"(?:\b(?P<hedge>{hedges}) (?:the )?)?(?P<sign>[$€£]\s?)?(?<![\w.,/:-])"
            rf"(?P<number>{_DIGITS}(?: (?:{powers}))?|(?:a |one )?(?:{spoken})(?:[ -](?:and )?(?:{spoken}))*)\b(?!st\b|nd\b|rd\b|th\b|[:%/]|[-.,]\d)",
            re.IGNORECASE,
        )

    def __call__(self, sentence: str, last: Figure | None = None) -> Iterator[Figure]:
        """The counted things; stretches of time, years and ordinals are left out, and what is counted in no plural.

        `last` is the figure before in the text: 'put the number at 200' counts the same.
        """
        for found in self._pattern.finditer(sentence):
            value, hedge = self.number(found["number"]), self.words.hedges.get((found["hedge"] or "").lower(), "")
            noun, end = ("money", found.end()) if found["sign"] else self._noun(sentence, found.end())
            fate = self._fate(sentence, found.start(), end)
            again = noun is None and fate not in _OF_PERSONS
            if noun is None:
                noun, fate = self._named_before(sentence, found.start(), found.end(), last) or (
                    ("person", fate) if fate in _OF_PERSONS else (None, None)
                )
            if value is None or not noun or value < 2 or (value == 2 and _THE.search(sentence, 0, found.start())):
                continue
            if 1900 <= value <= 2100 and found["number"].isdigit() and not found["hedge"]:
                continue
            last = Figure(value, noun, hedge, found.start("number"), found.end(), fate, again)
            yield last

    def _noun(self, sentence: str, place: int) -> tuple[str | None, int]:
        """The first plural soon after the number, without its ending, and where it ends."""
        for _ in range(_REACH):
            after = _AFTER.match(sentence, place)
            if after is None:
                return None, place
            word, start, place = after[1].lower(), place, after.end()
            if word in self.words.persons:
                return "person", place
            if word in self.words.not_counted:
                return None, start
            if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3 and word not in self._fates:
                return (word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]), place
        return None, place

    def _fate(self, sentence: str, start: int, end: int) -> str | None:
        """What happened to those counted: the nearest such word, before the number or after the noun."""
        before = [w.lower() for w in _BEFORE.findall(sentence[max(0, start - 60) : start].rpartition(",")[2])][-_NEAR:][::-1]
        after = [w.lower() for w in _BEFORE.findall(sentence[end : end + 60].partition(",")[0])][:_NEAR]
        near = [(n, self._fates[w]) for some in (before, after) for n, w in enumerate(some) if w in self._fates]
        return min(near)[1] if near else None

    def _named_before(self, sentence: str, start: int, end: int, last: Figure | None) -> tuple[str, str | None] | None:
        """What a bare number counts: 'the toll has climbed to 57', 'put the number at about 200', 'it had been given as 21'."""
        if _AFTER.match(sentence, end) and not re.match(r" (?:last|this|on|in|by|at|and|of them|, )", sentence[end:]):
            return None
        lead = sentence[max(0, start - 90) : start]
        if not _AT.search(lead):
            return None
        what = [self._counts[w] for w in (m.lower() for m in _BEFORE.findall(lead)) if w in self._counts]
        if not what:
            return None
        if what[-1] != "again":
            return "person", what[-1]
        named = _NUMBER_OF.search(lead)
        if named:
            return self._noun(lead, named.end())[0] or "", None
        return (last.noun, last.fate) if last else None

    def number(self, text: str) -> float | None:
        """'1,200', 'three hundred and fifty' or '4.2 million' as a number."""
        total = held = 0.0
        read = False
        for word in re.split(r"[ -]", text.lower().replace(",", "")):
            if word in ("a", "one"):
                held = held or 1.0
            elif re.fullmatch(r"\d+(?:\.\d+)?", word):
                held, read = held + float(word), True
            elif word in self.words.numbers:
                held, read = held + self.words.numbers[word], True
            elif word in self.words.powers:
                held, read = (held or 1.0) * self.words.powers[word], True
                if self.words.powers[word] >= 1_000:
                    total, held = total + held, 0.0
        return total + held if read else None


def disagree(a: Figure, b: Figure) -> bool:
    """Whether two counts of one thing cannot both be right: 'at least 140' and 155 can."""
    if a.value == b.value:
        return False
    low, high = (a, b) if a.value < b.value else (b, a)
    if low.hedge == "more" or high.hedge == "less":
        return False
    return not ("near" in (a.hedge, b.hedge) and abs(a.value - b.value) <= 0.1 * high.value)
