"""Readings of what is reckoned in steps: from the day of the report ('last week', 'two years ago') or a day the text named ('that year', 'a day later')."""

import re
from collections.abc import Iterator
from datetime import date

from avvisi.extract.dates.moment import Meaning, Moment, Named
from avvisi.extract.dates.values import bounds, grain, moved, value_of, week
from avvisi.extract.dates.words import around, group, length, mod_of, number_of, ordinal, unit_of, with_half, year_in, years_off


def unit_which(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'last week', 'this year', 'early next month', 'the past year'."""
    which, unit = group(match, "which") or "", unit_of(group(match, "unit"), at)
    step = at.words.which[which]
    after = at.next_token()
    if unit == "D":
        return
    if after is not None and after.lower == "-" or step == 0 and which == "this" and after is not None and after.lower == "old":
        return
    if which == "past" and (unit in ("D", "W", "M", "Q", "E", "C") or at.before() == "for"):
        yield Meaning("DURATION", length(1, unit), days=around(-1, unit, at))
        return
    if unit == "E" and step and "the" in match[0].lower().split()[0]:
        yield Meaning("DURATION", length(1, unit), days=around(step, unit, at))
        return
    value = at.step(unit, step)
    yield Meaning("DATE", value, mod=mod_of(match, at), anchor="published" if value else None)


def unit_back(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'that year', 'the previous day', 'the same month': from the last day the text named."""
    back, unit = group(match, "back") or "", unit_of(group(match, "unit"), at)
    step = at.words.back[back]
    named = at.last({"D": "D", "W": "DW", "M": "DM", "Q": "QDM"}.get(unit, "DWMQYHS"), 6, gone=unit == "D" and at.tense() == "past")
    if back == "the next" and unit != "D" or named is None and step and unit != "D":
        value = at.step(unit, step)
        yield Meaning("DATE", value, mod=mod_of(match, at), anchor="published" if value else None)
        return
    after = at.next_token()
    if named is None:
        if back == "that" and after is not None and after.lower in ("that", "when"):
            return
        yield Meaning("DATE", None, mod=mod_of(match, at))
        return
    yield Meaning("DATE", _beside(named, unit, step), mod=mod_of(match, at), anchor=named.value)


def _beside(named: Named, unit: str, step: int) -> str | None:
    """The unit so many steps from the one a named value lies in, told no finer than both allow."""
    days = bounds(named.value)
    if days is None or unit in ("TS", "TM", "TH"):
        return None
    day = moved(days[0], unit, step)
    if day is None:
        return None
    known = grain(named.value) or "Y"
    if "DWMQYEC".find(unit) < "DWMQYEC".find(known) and known in "DWMQYEC":
        return None
    return value_of(day, unit)


def unit_the(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the day', 'the entire year', 'later in the week': the one the text speaks of."""
    unit = unit_of(group(match, "theunit") or group(match, "theunit2"), at)
    after, sure = at.next_token(), group(match, "early") is not None
    closing = at.before() in at.words.hints.closing
    clause = after is not None and (
        after.lower in at.words.hints.clause
        and (not sure or after.lower == "of")
        or not sure
        and (after.tag.startswith(("NN", "JJ", "PRP", "W")) or after.lower in ("the", "a", "-"))
    )
    if clause and not closing:
        return
    if group(match, "theunit2") and not closing and at.before() not in at.words.hints.leads | {"over", "later", "early", "late"}:
        return
    mod = mod_of(match, at)
    named = at.last({"D": "D", "Q": "Q", "M": "M"}.get(unit, "DWMQYH"), 3)
    start = match.end("early") + 1 if group(match, "early") in ("later in", "earlier in") else None
    if unit == "M" and sure and mod == "END" and at.before() in ("by", "until", "till", "before") and at.published is not None:
        yield Meaning("DATE", at.step(unit, 0), mod=mod, anchor="published", start=start)  # 'wants them home before the end of the month'
    elif named is not None and unit in ("D", "Q", "M"):
        yield Meaning("DATE", _beside(named, unit, 0), mod=mod, anchor=named.value, start=start)
    elif unit in ("D", "W", "Y"):
        value = at.step(unit, 0)
        yield Meaning("DATE", value, mod=mod, anchor="published" if value else None, start=start)


def weekend(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'this weekend', 'over the weekend', 'last weekend'."""
    which = group(match, "which")
    if which is None and "the" not in match[0].lower().split():
        return
    step = at.words.which.get(which or "", 0)
    tense = at.tense()
    if (
        at.published is not None
        and step == 0
        and tense != "future"
        and at.published.isoweekday() < (6 if tense == "past" and which is None else 5)
        or which == "last"
        and at.published is not None
        and at.published.isoweekday() < 6
    ):
        step = -1
    value = at.step("WE", step)
    yield Meaning("DATE", value, mod=mod_of(match, at), anchor="published" if value else None)


def week_of(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the week of March 6'."""
    month = at.words.months[(group(match, "month") or "").rstrip(".")]
    number, year = ordinal(group(match, "dom") or "", at), year_in(match, at)
    if number is None:
        return
    try:
        found = date(year, month, number) if year else at.nearest(month, number)
    except ValueError:
        return
    if found:
        yield Meaning("DATE", week(found))


def ago(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'two years ago', 'a year ago' (of a quarter, where one was just named)."""
    number = with_half(match, number_of(group(match, "number"), at))
    unit = unit_of(group(match, "anyunit"), at)
    if number is None:
        return
    named = at.newest("Q", 3)
    if number == 1 and unit == "Y" and named is not None:
        yield Meaning("DATE", years_off(named.value, -1), anchor=named.value)
        return
    if unit.startswith("T") or number != int(number):
        yield Meaning("DATE", None, mod=mod_of(match, at, "about"), days=around(-1, "D", at) if unit.startswith("T") else None)
        return
    value = at.step(unit, -int(number))
    mod = "APPROX" if re.search(r"\bor\b", match[0]) else mod_of(match, at, "about")
    yield Meaning("DATE", value, mod=mod, anchor="published" if value else None)


def ago_fuzzy(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'several years ago': past, and as far back as its unit at the least."""
    unit = unit_of(group(match, "plural"), at) if group(match, "plural") else "Y"
    latest = None
    if at.published is not None and not unit.startswith("T"):
        least = moved(at.published, unit, -1)
        latest = bounds(value_of(least, unit))[1] if least and bounds(value_of(least, unit)) else None  # type: ignore[index]
    yield Meaning("DATE", "PAST_REF", days=(None, latest))


def later(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'two days later', 'a year earlier': from the last day the text named."""
    number = number_of(group(match, "number"), at)
    unit = unit_of(group(match, "anyunit"), at)
    if number is None:
        return
    back = (group(match, "side") or "") in ("earlier", "before", "previously", "beforehand")
    named = at.last({"D": "D", "W": "D", "F": "D", "M": "DM"}.get(unit, "QMYDWHS"), 4)
    if named is not None and grain(named.value) == "Q":
        named = at.newest("Q", 4)
    mod = mod_of(match, at, "about")
    if unit.startswith("T") or number != int(number):
        yield Meaning("DURATION", length(number, unit), mod=mod)
        return
    if named is None:
        value = at.step(unit, -int(number)) if back and unit == "Y" and number == 1 else None
        yield Meaning("DATE", value, mod=mod, anchor="published" if value else None)
        return
    yield Meaning("DATE", shifted(named.value, unit, -int(number) if back else int(number)), mod=mod, anchor=named.value)


def shifted(value: str, unit: str, steps: int) -> str | None:
    """A value so many units on: in its own grain where that is finer than a year's step needs ('1988-Q3' from '1989-Q3')."""
    known, days = grain(value), bounds(value)
    if days is None:
        return None
    if unit == "Y" and known in ("Q", "M", "Y", "H", "S"):
        return years_off(value, steps)
    if known in ("Y", "E", "C") and unit != "Y":
        return None
    day = moved(days[0], unit, steps)
    return value_of(day, "M" if unit == "M" else unit) if day else None


def after(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'a day after the vote': the day of the vote, where the day it is told from was named just before; else the length alone."""
    number = 1.0 if group(match, "the") else number_of(group(match, "number"), at)
    unit = (
        unit_of(group(match, "oneunit") or group(match, "anyunit"), at)
        if group(match, "oneunit") not in ("morning", "night", "evening")
        else "D"
    )
    if number is None:
        return
    side = group(match, "side") or ""
    tokens = at.tokens
    follows = at.next_token()
    length_only = Meaning("DURATION", length(number, unit), mod=mod_of(match, at, "about"), end=match.start("side") if not tokens else None)
    named = at.same_sentence("D")
    came = tokens[0].head.lemma in ("come", "follow") and tokens[0].i > 0 if tokens else False
    came = came or bool(tokens) and tokens[0].i > 0 and at.page.tokens[tokens[0].i - 1].lemma in ("come", "arrive")
    if named is None and came:
        named = at.last(
            "D", 6, gone=at.tense() == "past"
        )  # 'The visit came a day after the vote': the visit's day is the one the story tells of
    if named is not None and group(match, "the") and at.before() == "," and at.start - named.start < 30:
        yield Meaning("DATE", named.value, anchor=named.value)  # 'on Oct. 12, the day before the vote'
        return
    dated_end = follows is not None and (follows.tag == "CD" or follows.lower in at.words.months or follows.lower in at.words.weekdays)
    if named is None or unit.startswith("T") or number != int(number) or dated_end or at.before() != "," and not came:
        if not group(match, "the"):
            yield length_only
        return
    value = shifted(named.value, unit, int(number) if side == "before" else -int(number))
    yield Meaning("DATE", value, mod="APPROX" if unit != "D" else None, anchor=named.value)


def ahead(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'two weeks from now'."""
    number, unit = number_of(group(match, "number"), at), unit_of(group(match, "anyunit"), at)
    if number is not None and number == int(number) and not unit.startswith("T"):
        value = at.step(unit, int(number))
        yield Meaning("DATE", value, mod=mod_of(match, at, "about"), anchor="published" if value else None)
