"""The patterns of data/<language>/dates.toml, compiled: a small language of word classes over regular expressions."""

import re
from collections.abc import Iterable

from avvisi.extract.dates.beginnings import beginnings
from avvisi.lexicon.dates import DateRule, DateRules
from avvisi.lexicon.time import TimeWords

_CLASS = re.compile(r"\{([a-z]+\d?)(?::([a-z]+\d?))?\}")
_DASH = "[-\u2010\u2011\u2012\u2013\u2014]"
_AFTER = r"(?!\w)(?![-\s]old\b)(?!-(?:ago|earlier|end)\b)"
_FREE = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "and",
        "or",
        "in",
        "on",
        "at",
        "over",
        "each",
        "every",
        "other",
        "one",
        "first",
        "second",
        "third",
        "half",
        "more",
        "so",
    ]
)


def words_of(keys: Iterable[str]) -> str:
    """Alternatives, longest first, with any white space between their words."""
    ordered = sorted(keys, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _named(names: Iterable[str]) -> str:
    """Names of months or weekdays; a stop belongs to a short form ('Oct.'), not to 'October.' at a sentence's end."""
    known = sorted(names)
    short = [name for name in known if any(other != name and other.startswith(name) for other in known)]
    return rf"(?:(?:{words_of(set(known) - set(short))})|(?:{words_of(short)})\b\.?)"


def classes(words: TimeWords) -> dict[str, str]:
    """What may stand for {class} in a pattern."""
    ordinals = words_of(words.ordinals)
    small = words_of(w for w, n in words.numbers.items() if n < 10 and w not in ("a", "an"))
    tens = words_of(w for w, n in words.numbers.items() if 20 <= n < 100)
    number = rf"(?:\d+|{small})\s+and\s+a\s+half|\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s\d/\d)?|(?:{tens})[-\s](?:{small})|half\s+an?|{words_of(words.numbers)}"
    month = _named(words.months)
    clock = r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d(?::\d\d)?(?:\s+hours)?|[012]\d[0-5]\d(?=\s+(?:gmt|utc|hours|hrs|est|edt)\b)|noon|midnight|midday|\d{1,2}(?:\s+o[’']clock)?\s+in\s+the\s+(?:morning|afternoon|evening)"
    return {
        "month": month,
        "weekday": _named(words.weekdays),
        "weekdays": "(?:" + words_of(w for w in words.weekdays if w.endswith("day")) + ")s",
        "dom": rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?![:.,]\d)|{ordinals})",
        "domth": r"(?:(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?!\w))",
        "year": r"(?:1[5-9]|20)\d\d",
        "wordyear": rf"(?:eighteen|nineteen|twenty)(?:-|\s)(?:{tens}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?:[-\s](?:{small}))?|two\s+thousand(?:\s+(?:and\s+)?(?:{small}))?",
        "yearrel": r"(?:last|this|next|that|the\s+same|the\s+previous|the\s+following)\s+year(?:[’']s)?",
        "number": number,
        "fuzzy": words_of(words.fuzzy),
        "nth": rf"{ordinals}|\d{{1,2}}(?:st|nd|rd|th)|final|last",
        "first": "first|last|final",
        "unit": words_of(w for w in words.units if words.units[w] not in ("TS", "TM", "TH", "WE")),
        "oneunit": "day|week|month|year|morning|night|evening",
        "theunit": "day|week|month|year|quarter|season",
        "plural": words_of(w for w in words.plurals if w != "seconds"),
        "anyunit": words_of([*words.units, *words.plurals]),
        "part": words_of(words.parts),
        "partset": "(?:" + words_of(words.parts) + ")s",
        "season": words_of(words.seasons),
        "yearend": r"year[-\s]end",
        "which": words_of(words.which),
        "back": words_of(words.back),
        "early": words_of(words.early),
        "about": words_of(words.about),
        "holiday": words_of(words.holidays),
        "decade": words_of(words.decades),
        "hundred": "eighteen|nineteen|twenty",
        "word": words_of(words.words),
        "ref": words_of(words.refs),
        "set": words_of(words.sets),
        "clock": clock,
        "zone": rf"(?:{words_of(words.zones)})\b",
        "dash": _DASH,
        "quote": "['’‘]",
        "two": r"\d\d",
        "q": "[1-4]",
        "numbers": r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)(?!\d)",
    }


def expanded(pattern: str, known: dict[str, str]) -> str:
    """The regular expression of a pattern. KeyError where it names a class that is none."""

    def put(match: re.Match[str]) -> str:
        name = match[2] or match[1]
        body = known[match[1].rstrip("0123456789")]
        if match[1] == "dash":
            return body
        if match[1] == "numbers":
            body = body.replace(r"([-/.])", "(?P<mark>[-/.])").replace(r"\1", "(?P=mark)")
        return f"(?P<{name}>{body})"

    spaced = pattern.replace("~", r"[\s-]+").replace(" ?", r"\s*").replace(" ", r"\s+")
    return _CLASS.sub(put, spaced)


class Grammar:
    """The compiled rules; `triggers` are words one of which every expression holds, `vocabulary` all words one can begin with."""

    def __init__(self, words: TimeWords, rules: DateRules) -> None:
        known = classes(words)
        self.rules = tuple((rule, re.compile(f"(?:{expanded(rule.pattern, known)}){_AFTER}", re.I)) for rule in rules.rule)
        tables = (words.months, words.weekdays, words.units, words.plurals, words.parts, words.seasons, words.decades)
        strong = {word for table in tables for word in table}
        for table in (words.words, words.refs, words.sets, words.holidays):
            strong |= {part for word in table for part in re.findall(r"\w+", word)} - _FREE
        strong |= {f"{word}s" for word in (*words.weekdays, *words.parts)}
        strong |= {"q1", "q2", "q3", "q4", "noon", "midnight", "midday", "period", "half", "recent", "thousand", "ago", "earlier"} | {
            "nineteen",
            "eighteen",
        }
        self.triggers = frozenset(strong)
        every = re.findall(r"[a-z]+", " ".join(regex.pattern for _, regex in self.rules).replace("\\s", " ").lower())
        self._beginnings = tuple(beginnings(regex) for _, regex in self.rules)
        self._by_character: dict[str, tuple[tuple[DateRule, re.Pattern[str]], ...]] = {}
        self.vocabulary = frozenset(every) | self.triggers | frozenset(("-", ",", "'", "’", "‘", "(", "."))

    def at(self, character: str) -> tuple[tuple[DateRule, re.Pattern[str]], ...]:
        """The rules that can match a text which begins with this character."""
        if not character.isascii():
            return self.rules
        found = self._by_character.get(character)
        if found is None:
            small = character.lower()
            found = tuple(rule for rule, known in zip(self.rules, self._beginnings, strict=True) if small in known)
            self._by_character[character] = found
        return found
