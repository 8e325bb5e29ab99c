"""What the groups of a matched pattern say: numbers, units, years, mods. Shared by the readings."""

import re
from datetime import date

from avvisi.extract.dates.moment import Moment
from avvisi.extract.dates.values import moved


def squeezed(text: str) -> str:
    """Small letters, single blanks."""
    return " ".join(text.lower().split())


def group(match: re.Match[str], name: str) -> str | None:
    """A group's words, or None where the pattern has no such group or it took no part."""
    try:
        found = match[name]
    except IndexError:
        return None
    return squeezed(found) if found else None


def has(match: re.Match[str], name: str) -> bool:
    """Whether a group took part."""
    return group(match, name) is not None


def capital(match: re.Match[str], name: str) -> bool:
    """Whether a name of a month or weekday is written as a name ('may', 'march', 'sat' are not)."""
    found = match[name]
    return bool(found) and found[0].isupper()


def ordinal(word: str, at: Moment) -> int | None:
    """3 for 'third', '3rd', '3'."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else at.words.ordinals.get(word.replace(" ", "-"), at.words.ordinals.get(word))


def mod_of(match: re.Match[str], at: Moment, name: str = "early") -> str | None:
    """TIMEX3's mod of 'early', 'nearly' ...; EXACT is none."""
    word = group(match, name)
    if word is None:
        return None
    mod = at.words.early.get(word) or at.words.about.get(word)
    return None if mod == "EXACT" else mod


def relative_year(words: str | None, at: Moment) -> int | None:
    """The year of 'last year', 'that year'."""
    if not words:
        return None
    base = at.published.year if at.published else None
    if words.startswith(("that", "the same", "the previous", "the following")):
        named = at.last("DWMQYHS", 6)
        base = int(named.value[:4]) if named else base
        return None if base is None else base + (-1 if "previous" in words else 1 if "following" in words else 0)
    return None if base is None else base + {"last": -1, "this": 0, "next": 1}[words.split()[0]]


def year_in(match: re.Match[str], at: Moment) -> int | None:
    """The year a match names in any of its ways."""
    for name in ("year", "year0", "year1", "year2"):
        if word := group(match, name):
            return int(word)
    for name in ("yearrel", "yearrel0", "yearrel1", "yearrel2"):
        if word := group(match, name):
            return relative_year(word, at)
    if word := group(match, "wordyear"):
        return spelt_year(word, at)
    return None


def spelt_year(words: str, at: Moment) -> int | None:
    """1994 for 'nineteen ninety-four'."""
    parts = re.split(r"[\s-]+", words)
    numbers = at.words.numbers
    if parts[0] == "two":
        return 2000 + sum(numbers.get(p, 0) for p in parts[2:])
    return numbers[parts[0]] * 100 + sum(numbers.get(p, 0) for p in parts[1:])


def number_of(words: str | None, at: Moment) -> float | None:
    """3 for 'three', 2.5 for '2 1/2', 24 for 'twenty-four'."""
    if not words:
        return None
    if words in at.words.numbers:
        return at.words.numbers[words]
    if words.startswith("half"):
        return 0.5
    if words.endswith(" and a half"):
        whole_part = number_of(words.removesuffix(" and a half"), at)
        return None if whole_part is None else whole_part + 0.5
    if found := re.fullmatch(r"([\d,]+(?:\.\d+)?)(?: (\d)/(\d))?", words):
        whole = float(found[1].replace(",", ""))
        return whole + (int(found[2]) / int(found[3]) if found[2] and found[3] != "0" else 0)
    tens, _, small = words.replace(" ", "-").partition("-")
    if tens in at.words.numbers and small in at.words.numbers:
        return at.words.numbers[tens] + at.words.numbers[small]
    return None


def with_half(match: re.Match[str], number: float | None) -> float | None:
    """The number, and a half more where the words say so behind the unit ('two years and a half')."""
    return number + 0.5 if number is not None and number == int(number) and "and a half" in " ".join(match[0].lower().split()) else number


def unit_of(words: str | None, at: Moment) -> str:
    """The TIMEX3 letters of a unit's name."""
    return at.words.units.get(words or "") or at.words.plurals.get(words or "", "D")


def length(number: float | str, unit: str) -> str:
    """The TIMEX3 value of so many units: 'P2W', 'PT5H30M', 'PXY'."""
    if unit == "F":
        number, unit = (number * 2 if isinstance(number, int | float) else number), "W"
    if unit == "WE":
        number, unit = (number * 2 if isinstance(number, int | float) else number), "D"
    lead, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if isinstance(number, str):
        return f"{lead}{number}{letter}"
    if number == int(number):
        return f"{lead}{int(number)}{letter}"
    if unit == "TH":
        hours, minutes = divmod(round(number * 60), 60)
        return f"PT{hours}H{minutes}M" if hours else f"PT{minutes}M"
    return f"{lead}{number:g}{letter}"


def around(steps: float, unit: str, at: Moment) -> tuple[date | None, date | None] | None:
    """The days of a stretch that ends (or begins) with the report's day."""
    if at.published is None or steps != int(steps):
        return None
    other = moved(at.published, unit, int(steps))
    return None if other is None else (min(other, at.published), max(other, at.published))


def years_off(value: str, years: int) -> str:
    """The same quarter, month or year so many years off."""
    return f"{int(value[:4]) + years:04d}{value[4:]}"


def ref_days(value: str, at: Moment) -> tuple[date | None, date | None] | None:
    """The open side that PAST_REF and FUTURE_REF leave of the report's day."""
    if at.published is None or value == "PRESENT_REF":
        return None
    return (None, at.published) if value == "PAST_REF" else (at.published, None)
