"""Readings of lengths, sets and of now, once and soon: 'two hours', 'every Monday', 'recently'."""

import re
from collections.abc import Iterator

from avvisi.extract.dates.moment import Meaning, Moment
from avvisi.extract.dates.words import around, group, length, mod_of, number_of, ref_days, unit_of, with_half


def span_which(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'the past seven years', 'the next few days', 'the first nine months', 'recent weeks'."""
    unit = unit_of(group(match, "anyunit"), at)
    plural = (group(match, "anyunit") or "") in at.words.plurals
    number = number_of(group(match, "number"), at)
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
    days = around(step * number, unit, at) if step and not unit.startswith("T") else None
    about = group(match, "about")
    start = match.end("about") + 1 if about in ("over", "under", "around", "about") else None  # 'over the next days' is no 'more than'
    mod = mod_of(match, at, "about") if start is None else None
    yield Meaning("DURATION", length(number, unit), mod=mod, anchor="published" if days else None, days=days, start=start)


def span(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'two hours', 'three-day', 'several months', 'nearly an hour'; 'in five years' with a verb ahead is a date."""
    unit_words = group(match, "anyunit") or ""
    unit = unit_of(unit_words, at)
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
    number = with_half(match, number_of(word, at))
    if number is None or unit == "Q" and (word in ("a", "an") or "-" in match[0] or follows is not None and follows.lower == "of"):
        return  # 'three-quarters of the members'
    if word in ("a", "an") and _rate(at):
        yield Meaning("SET", length(1, unit), mod=None)
        return
    if word in ("a", "an", "one") and unit in ("D", "C", "WE") and not _lasting(at):
        if word == "one" and unit == "D" and at.willed() and at.before() not in ("by", "in", "after", "for"):
            yield Meaning("DATE", "FUTURE_REF", days=ref_days("FUTURE_REF", at))
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
    number, unit = number_of(group(match, "number"), at), unit_of(group(match, "anyunit"), at)
    if number is not None:
        yield Meaning("DURATION", length(number, unit), mod="APPROX")


def span_bare(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'weeks', 'recent years', 'the years', 'weeks or months'."""
    words = match[0].lower().split()
    unit = unit_of(group(match, "plural"), at)
    tokens, follows = at.tokens, at.next_token()
    if words[0] not in ("recent", "coming", "past", "many") and len(words) == 1:
        if not tokens or tokens[0].dep == "compound" or follows is not None and follows.lower in ("old", "apart", "ago"):
            return
        if unit in ("TS", "WE", "F", "Q"):
            return  # 'their quarters'
        if unit == "TH" and follows is not None and follows.lower == "of":
            return  # 'the early hours of Thursday'
        if at.before() in ("these", "those", "his", "her", "their", "the", "of", "all", "both", "no", "its"):
            return
    if words[0] == "the" and len(words) == 2 and at.before() not in ("over", "through", "for", "during"):
        return
    yield Meaning("DURATION", length("X", unit))


def every(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'each month', 'every two years', 'every other day'."""
    unit = unit_of(group(match, "anyunit"), at)
    number = number_of(group(match, "number"), at) or (2 if " other " in " ".join(match[0].lower().split()) else 1)
    if unit == "D" and number == 1 and "every day" not in " ".join(match[0].lower().split()) and "each" not in match[0].lower():
        return
    yield Meaning("SET", length(number, unit))


def per(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'twice a week', '$3 per year'."""
    if match[0].lower().startswith("per") or _rate(at):
        yield Meaning("SET", length(1, unit_of(group(match, "unit"), at)))


def set_word(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'daily', 'weekly': not in a newspaper's name."""
    if match[0].islower():
        yield Meaning("SET", at.words.sets[group(match, "set") or ""])


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
    yield Meaning("DATE", value, days=ref_days(value, at))


def recent(match: re.Match[str], at: Moment) -> Iterator[Meaning]:
    """'recent attacks'."""
    yield Meaning("DATE", "PAST_REF", days=ref_days("PAST_REF", at))
