"""Readings of months, years, decades, centuries and seasons."""

import re
from collections.abc import Iterator

from avvisi.extract.dates.moment import Meaning, Moment
from avvisi.extract.dates.words import capital, group, has, mod_of, ordinal, year_in


def month(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'August', 'early May', 'last June', 'June 1997', 'July last year'."""
    if not capital(match, "month"):
        return
    number = at.words.months[(group(match, "month") or "").rstrip(".")]
    year, which, mod = year_in(match, at), group(match, "which"), mod_of(match, at)
    if year is None and which is None and not _bare_month(match, at):
        return
    if (
        year is None
        and len(group(match, "month") or "") < 5
        and not match["month"].endswith(".")
        and match["month"].lower() not in at.words.hints.full
    ):
        return  # 'Mar del Plata'
    if year is None and not has(match, "yearrel"):
        year = _year_of_month(number, which, at)
    anchor = None if has(match, "year") else "published"
    yield Meaning("DATE", f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}", mod=mod, anchor=anchor if year else None)


def _bare_month(match: re.Match[str], at: Moment) -> bool:
    """A month named alone: 'May' and 'March' are other things too, and so is 'Sept' without its stop."""
    if mod_of(match, at) or at.before() in at.words.hints.leads:
        return True
    token = next((t for t in at.tokens if t.start >= match.start("month")), None)
    return token is not None and token.ent == "DATE"


def _year_of_month(number: int, which: str | None, at: Moment) -> int | None:
    base = at.base
    if base is None:
        return None
    step = at.words.which.get(which) if which else None
    if which is None:
        context = at.same_sentence("DMY")
        if context and context.stated and context.value[:4] != str(base.year) and at.start - context.start < 25:
            return int(context.value[:4])
        step = {"past": -1, "future": 1}.get(at.tense() or "", 0) if not at.deadline() else 0
        if step == -1:
            return base.year if number <= base.month else base.year - 1
        if step == 1:
            return base.year if number >= base.month else base.year + 1
        return min((base.year - 1, base.year, base.year + 1), key=lambda y: (abs((y - base.year) * 12 + number - base.month), y))
    if step == 0:
        return base.year
    if step == -1:
        return base.year if number < base.month else base.year - 1
    return base.year if number > base.month else base.year + 1


def year(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'2005', 'late 1998', 'fiscal 1990', 'nineteen ninety-four': four digits that count nothing."""
    found = year_in(match, at)
    if found is None:
        return
    text = match[0]
    if text.isdigit() and not _is_year(found, at):
        return
    yield Meaning("DATE", f"{found:04d}", mod=mod_of(match, at))


def _is_year(found: int, at: Moment) -> bool:
    tokens = at.tokens
    if len(tokens) != 1:
        return len(tokens) == 2 and tokens[1].text in ("'s", "’s")
    token, before, after = tokens[0], at.before(), at.next_token()
    if before in ("$", "#", "£", "€", "no", "no.", "us$", "c$", "number", "over", "than", "about", "some", "nearly", "almost"):
        return False
    if after is not None and (after.lower in at.words.hints.counted or after.lower in at.words.plurals or after.text in ("%", "°")):
        return False
    if before in at.words.hints.leads:
        return True
    if token.dep == "nummod" and after is not None and after is token.head and after.tag == "NNS" and found % 10 == 0:
        return False
    if token.i and at.page.tokens[token.i - 1].tag in ("NNP", "NNPS") and at.page.tokens[token.i - 1].head is token.head:
        return False  # 'the Boeing 1900 model'
    return 1800 <= found <= 2050


def years(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'1984-85': two years."""
    first = int(match["year"])
    second = first // 100 * 100 + int(match["two"])
    if second == first + 1:
        yield Meaning("DATE", f"{first:04d}", start=match.start("year"), end=match.end("year"))
        yield Meaning("DATE", f"{second:04d}", start=match.start("two"), end=match.end("two"))


def year_end(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'by year-end'."""
    value = at.step("Y", 0)
    yield Meaning("DATE", value, mod="END", anchor="published" if value else None)


def short_year(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """''92'."""
    if at.before() not in at.words.hints.leads and not has(match, "early") and not has(match, "season"):
        return
    short = int(match["two"])
    yield Meaning("DATE", str(hundreds(short, at) + short), mod=mod_of(match, at))


def hundreds(short: int, at: Moment) -> int:
    """The hundreds of a year of two digits: the latest that is not past the report's year by more than ten."""
    limit = (at.published.year if at.published else 2030) + 10
    return next(c for c in range(2100, 0, -100) if c + short <= limit)


def decade(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the 1970s', 'the '80s', 'the nineties'."""
    if word := group(match, "year"):
        if word[-1] != "0":
            return
        value = word[:3]
    elif word := group(match, "two"):
        if word[-1] != "0":
            return
        value = str(hundreds(int(word), at) + int(word))[:3]
    else:
        tens = at.words.decades[group(match, "decade") or ""]
        hundred = group(match, "hundred")
        if at.before() in ("his", "her", "their", "my", "your"):
            return
        value = f"{at.words.numbers[hundred]}{tens}" if hundred else str(hundreds(tens * 10, at) + tens * 10)[:3]
    yield Meaning("DATE", value, mod=mod_of(match, at))


def century(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the 19th century'."""
    word = group(match, "nth") or ""
    number = ordinal(word, at)
    if number is None and word == "last" and at.published:
        number = at.published.year // 100
    if number:
        yield Meaning("DATE", f"{number - 1:02d}", mod=mod_of(match, at))


def season(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the winter of 1994', 'last spring', 'this summer'; not a fall in prices."""
    word = group(match, "season") or ""
    found, which, mod = year_in(match, at), group(match, "which"), mod_of(match, at)
    code = at.words.seasons[word]
    if found is None and which is None and not mod:
        first = match.group()[:3].lower()
        leads = ("in", "by", "until", "since", "during", "of", "this", "over", "into", "through", "throughout")
        if at.before() not in leads or word == "fall" and first == "the":
            return
    if found is None and at.published is not None:
        found = _year_of_season(code, at.words.which.get(which) if which else None, at)
    yield Meaning(
        "DATE", f"{found:04d}-{code}" if found else f"XXXX-{code}", mod=mod, anchor="published" if year_in(match, at) is None else None
    )


def _year_of_season(code: str, step: int | None, at: Moment) -> int:
    assert at.published is not None
    base, first = at.published, {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if step is None:
        step = {"past": -1, "future": 1}.get(at.tense() or "", 0)
    if step < 0:
        return base.year if base.month > first else base.year - 1
    if step > 0:
        return base.year if base.month < first + 3 else base.year + 1
    return base.year
