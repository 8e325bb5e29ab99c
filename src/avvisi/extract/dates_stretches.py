"""The functions that give a matched pattern its meaning: quarters, weeks, stretches of time, what is reckoned from another day, sets."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from avvisi.extract.dates_moment import Meaning, Moment, Named
from avvisi.extract.dates_readings import YEAR_LEADS, Reading, group, mod_of, ordinal, relative_year, year_in
from avvisi.extract.dates_values import bounds, grain, months_on, moved, quarter, value_of, week

CLOSING = frozenset(["end", "ending", "ended", "finish", "finishing", "finished", "close", "closed", "closing"])
CLAUSE = frozenset(["of", "after", "before", "when", "that", "which", "where", "who", "on", "following", "in", "to", "for", "at"])


def _number(words: str | None, at: Moment) -> float | None:
    """3 for 'three', 2.5 for '2 1/2', 24 for 'twenty-four'."""
    if not words:
        return None
    if words in at.words.numbers:
        return at.words.numbers[words]
    if words.startswith("half"):
        return 0.5
    if words.endswith(" and a half"):
        whole_part = _number(words.removesuffix(" and a half"), at)
        return None if whole_part is None else whole_part + 0.5
    if found := re.fullmatch(r"([\d,]+(?:\.\d+)?)(?: (\d)/(\d))?", words):
        whole = float(found[1].replace(",", ""))
        return whole + (int(found[2]) / int(found[3]) if found[2] and found[3] != "0" else 0)
    tens, _, small = words.replace(" ", "-").partition("-")
    if tens in at.words.numbers and small in at.words.numbers:
        return at.words.numbers[tens] + at.words.numbers[small]
    return None


def _unit(words: str | None, at: Moment) -> str:
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


def _half(match: re.Match[str], number: float | None) -> float | None:
    return number + 0.5 if number is not None and number == int(number) and "and a half" in " ".join(match[0].lower().split()) else number


def quarter_(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the third quarter of 2006', 'second-quarter', 'the first half of last year'."""
    word = group(match, "nth") or ""
    half = group(match, "part") == "half"
    number = ordinal(word, at) or ((2 if half else 4) if word in ("last", "final") else None)
    if number is None or number > (2 if half else 4):
        return
    if group(match, "two") or group(match, "decade"):
        tens = group(match, "decade") or f"19{group(match, 'two')}"
        yield Meaning("DATE", tens[:3], mod="START" if number == 1 else "END")
        return
    year = year_in(match, at)
    anchor = None if any(group(match, n) for n in ("year", "year0")) else "published"
    if year is None:
        which = group(match, "which")
        year = _year_of_part(number, 6 if half else 3, at.words.which.get(which) if which else None, at)
    letter = "H" if half else "Q"
    if half and year and at.next_token() is not None and _of_no_year(match, at):
        return
    yield Meaning("DATE", f"{year:04d}-{letter}{number}" if year else None, mod=mod_of(match, at), anchor=anchor if year else None)


def _of_no_year(match: re.Match[str], at: Moment) -> bool:
    """'the first half of the match': a half of something else; 'the second half' alone too, without a year near."""
    after = at.next_token()
    return not re.search(r"year|\d{4}", match[0]) and (after is None or after.lower == "of" or at.before() not in ("in", "for", "during"))


def _year_of_part(number: int, months: int, step: int | None, at: Moment) -> int | None:
    if at.published is None:
        return None
    base, back, tense = at.published, 0, at.tense()
    if step is not None and step < 0 or tense == "past":
        back = (
            182  # a coming quarter is not told in the past, unless the past one is long gone ('cuts in the fourth quarter', said in August)
        )

    def away(year: int) -> int:
        first = date(year, (number - 1) * months + 1, 1)
        last = months_on(first, months) - timedelta(1)
        return 0 if first <= base <= last else (first - base).days + back if first > base else (base - last).days

    return min((base.year - 1, base.year, base.year + 1), key=away)


def quarters(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the first two quarters of 2006'."""
    year = year_in(match, at) or (at.published.year if at.published else None)
    yield Meaning("DATE", f"{year:04d}-H{1 if group(match, 'first') == 'first' else 2}" if year else None)


def quarter_short(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'Q3 2014'."""
    year = year_in(match, at) or _year_of_part(int(match["q"]), 3, None, at)
    if match[0][0] == "Q":
        yield Meaning("DATE", f"{year:04d}-Q{match['q']}" if year else None)


def unit_which(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'last week', 'this year', 'early next month', 'the past year'."""
    which, unit = group(match, "which") or "", _unit(group(match, "unit"), at)
    step = at.words.which[which]
    after = at.next_token()
    if unit == "D":
        return
    if after is not None and after.lower == "-" or step == 0 and which == "this" and after is not None and after.lower == "old":
        return
    if which == "past" and unit in ("D", "W", "M", "Q", "E", "C"):
        yield Meaning("DURATION", length(1, unit), days=_around(-1, unit, at))
        return
    if unit == "E" and step and "the" in match[0].lower().split()[0]:
        yield Meaning("DURATION", length(1, unit), days=_around(step, unit, at))
        return
    value = at.step(unit, step)
    yield Meaning("DATE", value, mod=mod_of(match, at), anchor="published" if value else None)


def _around(steps: float, unit: str, at: Moment) -> tuple[date | None, date | None] | None:
    """The days of a stretch that ends (or begins) with the report's day."""
    if at.published is None or steps != int(steps):
        return None
    other = moved(at.published, unit, int(steps))
    return None if other is None else (min(other, at.published), max(other, at.published))


def unit_back(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'that year', 'the previous day', 'the same month': from the last day the text named."""
    back, unit = group(match, "back") or "", _unit(group(match, "unit"), at)
    step = at.words.back[back]
    named = at.last({"D": "D", "W": "DW", "M": "DM", "Q": "QDM"}.get(unit, "DWMQYHS"), 6)
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
    unit = _unit(group(match, "theunit") or group(match, "theunit2"), at)
    after, sure = at.next_token(), group(match, "early") is not None
    closing = at.before() in CLOSING
    clause = after is not None and (
        after.lower in CLAUSE
        and (not sure or after.lower == "of")
        or not sure
        and (after.tag.startswith(("NN", "JJ", "PRP", "W")) or after.lower in ("the", "a", "-"))
    )
    if clause and not closing:
        return
    if group(match, "theunit2") and not closing and at.before() not in YEAR_LEADS | {"over", "later", "early", "late"}:
        return
    mod = mod_of(match, at)
    named = at.last({"D": "D", "Q": "Q", "M": "M"}.get(unit, "DWMQYH"), 3)
    start = match.end("early") + 1 if group(match, "early") in ("later in", "earlier in") else None
    if named is not None and unit in ("D", "Q", "M"):
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
    if (
        at.published is not None
        and step == 0
        and at.tense() != "future"
        and at.published.isoweekday() < 5
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
    number = _half(match, _number(group(match, "number"), at))
    unit = _unit(group(match, "anyunit"), at)
    if number is None:
        return
    named = at.newest("Q", 3)
    if number == 1 and unit == "Y" and named is not None:
        yield Meaning("DATE", _years_off(named.value, -1), anchor=named.value)
        return
    if unit.startswith("T") or number != int(number):
        yield Meaning("DATE", None, mod=mod_of(match, at, "about"), days=_around(-1, "D", at) if unit.startswith("T") else None)
        return
    value = at.step(unit, -int(number))
    mod = "APPROX" if re.search(r"\bor\b", match[0]) else mod_of(match, at, "about")
    yield Meaning("DATE", value, mod=mod, anchor="published" if value else None)


def _years_off(value: str, years: int) -> str:
    """The same quarter, month or year so many years off."""
    return f"{int(value[:4]) + years:04d}{value[4:]}"


def ago_fuzzy(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'several years ago': past, and as far back as its unit at the least."""
    unit = _unit(group(match, "plural"), at) if group(match, "plural") else "Y"
    latest = None
    if at.published is not None and not unit.startswith("T"):
        least = moved(at.published, unit, -1)
        latest = bounds(value_of(least, unit))[1] if least and bounds(value_of(least, unit)) else None  # type: ignore[index]
    yield Meaning("DATE", "PAST_REF", days=(None, latest))


def later(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'two days later', 'a year earlier': from the last day the text named."""
    number = _number(group(match, "number"), at)
    unit = _unit(group(match, "anyunit"), at)
    if number is None:
        return
    back = (group(match, "side") or "") in ("earlier", "before", "previously", "beforehand")
    named = at.last("QMYDWHS", 4)
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
    yield Meaning("DATE", _shifted(named.value, unit, -int(number) if back else int(number)), mod=mod, anchor=named.value)


def _shifted(value: str, unit: str, steps: int) -> str | None:
    """A value so many units on: in its own grain where that is finer than a year's step needs ('1988-Q3' from '1989-Q3')."""
    known, days = grain(value), bounds(value)
    if days is None:
        return None
    if unit == "Y" and known in ("Q", "M", "Y", "H", "S"):
        return _years_off(value, steps)
    if known in ("Y", "E", "C") and unit != "Y":
        return None
    day = moved(days[0], unit, steps)
    return value_of(day, "M" if unit == "M" else unit) if day else None


def after(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'a day after the vote': the day of the vote, where the day it is told from was named just before; else the length alone."""
    number = 1.0 if group(match, "the") else _number(group(match, "number"), at)
    unit = (
        _unit(group(match, "oneunit") or group(match, "anyunit"), at)
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
        named = at.last("D", 6)  # 'The visit came a day after the vote': the visit's day is the one the story tells of
    if named is not None and group(match, "the") and at.before() == "," and at.start - named.start < 30:
        yield Meaning("DATE", named.value, anchor=named.value)  # 'on Oct. 12, the day before the vote'
        return
    dated_end = follows is not None and (follows.tag == "CD" or follows.lower in at.words.months or follows.lower in at.words.weekdays)
    if named is None or unit.startswith("T") or number != int(number) or dated_end or at.before() != "," and not came:
        if not group(match, "the"):
            yield length_only
        return
    value = _shifted(named.value, unit, int(number) if side == "before" else -int(number))
    yield Meaning("DATE", value, mod="APPROX" if unit != "D" else None, anchor=named.value)


def ahead(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'two weeks from now'."""
    number, unit = _number(group(match, "number"), at), _unit(group(match, "anyunit"), at)
    if number is not None and number == int(number) and not unit.startswith("T"):
        value = at.step(unit, int(number))
        yield Meaning("DATE", value, mod=mod_of(match, at, "about"), anchor="published" if value else None)


def span_which(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the past seven years', 'the next few days', 'the first nine months', 'recent weeks'."""
    unit = _unit(group(match, "anyunit"), at)
    plural = (group(match, "anyunit") or "") in at.words.plurals
    number = _number(group(match, "number"), at)
    which = group(match, "which")
    if not plural and number != 1:
        return
    step = at.words.which.get(which or "", 0)
    if number is None:
        words = match[0].lower().split()
        if words[0] in ("first", "final") or "first" in words[:2]:
            yield Meaning("DURATION", length("X", unit))
            return
        yield Meaning("DURATION", length("X", unit), mod=mod_of(match, at, "about"))
        return
    days = _around(step * number, unit, at) if step and not unit.startswith("T") else None
    about = group(match, "about")
    start = match.end("about") + 1 if about in ("over", "under", "around", "about") else None  # 'over the next days' is no 'more than'
    mod = mod_of(match, at, "about") if start is None else None
    yield Meaning("DURATION", length(number, unit), mod=mod, anchor="published" if days else None, days=days, start=start)


def span(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'two hours', 'three-day', 'several months', 'nearly an hour'; 'in five years' with a verb ahead is a date."""
    unit_words = group(match, "anyunit") or ""
    unit = _unit(unit_words, at)
    follows = at.next_token()
    if unit_words == "second" or follows is not None and follows.lower in ("old", "olds", "-old"):
        return
    if group(match, "fuzzy"):
        if unit_words in at.words.units and "-" not in match[0] and group(match, "fuzzy") not in ("some",):
            return
        if group(match, "fuzzy") == "some" and unit_words in at.words.units:
            return
        yield Meaning("DURATION", length("X", unit), mod=mod_of(match, at, "about"))
        return
    word = group(match, "number") or ""
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", word):
        return  # 'the 1988 quarter'
    number = _half(match, _number(word, at))
    if number is None or unit in ("Q",) and word in ("a", "an"):
        return
    if word in ("a", "an") and _rate(at):
        yield Meaning("SET", length(1, unit), mod=None)
        return
    if word in ("a", "an", "one") and unit in ("D", "C", "WE") and not _lasting(at):
        if word == "one" and unit == "D" and at.willed() and at.before() not in ("by", "in", "after", "for"):
            yield Meaning("DATE", "FUTURE_REF", days=_ref_days("FUTURE_REF", at))
        return
    mod = mod_of(match, at, "about")
    if at.before() == "in" and number == int(number) and not unit.startswith("T") and at.willed() and "-" not in match[0]:
        value = at.step(unit, int(number))
        if value:
            yield Meaning("DATE", value, mod=mod, anchor="published")
            return
    yield Meaning("DURATION", length(number, unit), mod=mod)


def _rate(at: Moment) -> bool:
    """'$5 a year', 'three times a week', '10,000 barrels a day'."""
    tokens = at.tokens
    if not tokens or tokens[0].i == 0:
        return False
    before = at.page.tokens[tokens[0].i - 1]
    return (
        before.lower in ("times", "once", "twice", "%", "percent", "billion", "million")
        or before.tag in ("CD", "NNS")
        or before.dep == "quantmod"
    )


def _lasting(at: Moment) -> bool:
    """'for a day', 'within one day', 'one-day', 'less than a day': a length, not 'one day we will'."""
    tokens = at.tokens
    return len(tokens) > 2 or at.before() in ("for", "within", "in", "of", "than", "lasted", "took", "takes", "under", "over", "about")


def span_range(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'two to three weeks': the lesser is the value."""
    number, unit = _number(group(match, "number"), at), _unit(group(match, "anyunit"), at)
    if number is not None:
        yield Meaning("DURATION", length(number, unit), mod="APPROX")


def span_bare(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'weeks', 'recent years', 'the years', 'weeks or months'."""
    words = match[0].lower().split()
    unit = _unit(group(match, "plural"), at)
    tokens, follows = at.tokens, at.next_token()
    if words[0] not in ("recent", "coming", "past", "many") and len(words) == 1:
        if not tokens or tokens[0].dep == "compound" or follows is not None and follows.lower in ("old", "apart", "ago"):
            return
        if unit in ("TS", "WE", "F"):
            return
        if at.before() in ("these", "those", "his", "her", "their", "the", "of", "all", "both", "no", "its"):
            return
    if words[0] == "the" and len(words) == 2 and at.before() not in ("over", "through", "for", "during"):
        return
    yield Meaning("DURATION", length("X", unit))


def every(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'each month', 'every two years', 'every other day'."""
    unit = _unit(group(match, "anyunit"), at)
    number = _number(group(match, "number"), at) or (2 if " other " in " ".join(match[0].lower().split()) else 1)
    if unit == "D" and number == 1 and "every day" not in " ".join(match[0].lower().split()) and "each" not in match[0].lower():
        return
    yield Meaning("SET", length(number, unit))


def per(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'twice a week', '$3 per year'."""
    if match[0].lower().startswith("per") or _rate(at):
        yield Meaning("SET", length(1, _unit(group(match, "unit"), at)))


def set_word(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'daily', 'weekly': not in a newspaper's name."""
    if match[0].islower():
        yield Meaning("SET", at.words.sets[group(match, "set") or ""])


def period(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the year-earlier period', 'the latest quarter', 'the 2004 period', 'the same month a year ago': of the stretch named last."""
    text = " ".join(match[0].lower().split())
    months = re.search(r"(three|six|nine) months", text)
    if months:
        yield Meaning("DURATION", f"P{ {'three': 3, 'six': 6, 'nine': 9}[months[1]] }M")
        return
    named = at.last("M", 8) if "month" in text else at.newest("Q", 8) or at.last("MH", 8)
    year = year_in(match, at)
    explicit = group(match, "year") or group(match, "year2")
    if named is None:
        if explicit:
            yield Meaning("DATE", explicit)
        elif at.published is not None and ("quarter" in text or "period" in text) and "latest" in text:
            yield Meaning("DATE", quarter(moved(at.published, "Q", -1) or at.published), anchor="published")
        elif at.published is not None and "year" in text:
            yield Meaning("DATE", str(at.published.year - 1), anchor="published")
        return
    if explicit:
        value = f"{explicit}{named.value[4:]}"
    elif relative := next((group(match, n) for n in ("yearrel", "yearrel0") if group(match, n)), None):
        year = relative_year(relative, at)
        value = f"{year:04d}{named.value[4:]}" if year else ""
    elif "ago" in text or "earlier" in text:
        value = _years_off(named.value, -1)
    else:
        value = named.value
    yield Meaning("DATE", value or None, anchor=named.value)


def ref(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'now', 'recently', 'soon', 'at the time'; not 'as soon as', 'now that'."""
    text = " ".join(match[0].lower().split())
    value = at.words.refs[text]
    after_token, before = at.next_token(), at.before()
    follows = after_token.lower if after_token else ""
    if (
        text == "soon"
        and (before in ("as", "too", "so", "how") or follows in ("after", "as", "before", "-"))
        or text == "now"
        and follows in ("that", "-")
    ):
        return
    if text in ("the past", "the future") and after_token is not None and after_token.tag.startswith(("NN", "CD", "JJ")) or follows == "of":
        return
    yield Meaning("DATE", value, days=_ref_days(value, at))


def _ref_days(value: str, at: Moment) -> tuple[date | None, date | None] | None:
    if at.published is None or value == "PRESENT_REF":
        return None
    return (None, at.published) if value == "PAST_REF" else (at.published, None)


def recent(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'recent attacks'."""
    yield Meaning("DATE", "PAST_REF", days=_ref_days("PAST_REF", at))


STRETCHES: dict[str, Reading] = {
    "quarter": quarter_,
    "quarters": quarters,
    "quarter_short": quarter_short,
    "unit_which": unit_which,
    "unit_back": unit_back,
    "unit_the": unit_the,
    "weekend": weekend,
    "week_of": week_of,
    "ago": ago,
    "ago_fuzzy": ago_fuzzy,
    "later": later,
    "after": after,
    "ahead": ahead,
    "span_which": span_which,
    "span": span,
    "span_range": span_range,
    "span_bare": span_bare,
    "every": every,
    "per": per,
    "set_word": set_word,
    "period": period,
    "ref": ref,
    "recent": recent,
}
