"""Numbers with what they count, as a sentence tells them: 'at least 140 people' gives (140, 'person', 'more')."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from avvisi.lexicon.resolving import ResolvingWords

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AFTER = re.compile(r"[ -]([A-Za-z]+)")
_REACH = 4  # words after a number in which its noun is looked for: '21 Cuban embassy employees'


@dataclass(frozen=True)
class Figure:
    """A number of things in a text; `hedge` is 'more', 'less', 'near' or ''."""

    value: float
    noun: str
    hedge: str
    start: int
    end: int

    def __str__(self) -> str:
        shown = f"{self.value:,.0f}" if self.value == int(self.value) else f"{self.value:,}"
        return {"more": "at least ", "less": "at most ", "near": "about ", "": ""}[self.hedge] + shown


class Figures:
    """Reads the counted things of sentences."""

    def __init__(self, words: ResolvingWords) -> None:
        self.words = words

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

    def __call__(self, sentence: str) -> Iterator[Figure]:
        """The counted things; stretches of time, years and ordinals are left out, and what is counted in no plural."""
        for found in self._pattern.finditer(sentence):
            value, noun = self.number(found["number"]), "money" if found["sign"] else self._noun(sentence, found.end())
            if value is None or noun is None or value < 2:
                continue
            if 1900 <= value <= 2100 and found["number"].isdigit() and not found["hedge"]:
                continue
            yield Figure(value, noun, self.words.hedges.get((found["hedge"] or "").lower(), ""), found.start("number"), found.end())

    def _noun(self, sentence: str, place: int) -> str | None:
        """The first plural soon after the number, without its ending."""
        for _ in range(_REACH):
            after = _AFTER.match(sentence, place)
            if after is None:
                return None
            word, place = after[1].lower(), after.end()
            if word in self.words.persons:
                return "person"
            if word in self.words.not_counted:
                return None
            if word.endswith("s") and not word.endswith(("ss", "us")) and len(word) > 3:
                return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
        return None

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
