"""With which characters a pattern can begin: never fewer than there are."""

import re

import pytest

from avvisi.extract.dates.beginnings import beginnings
from avvisi.extract.dates.patterns import Grammar
from avvisi.lexicon.load import Lexicon

TEXTS = (
    "Envoys met on the second Tuesday of last March, 12 days after 3 June; by mid-1998 'last week' was half a year ago.",
    "[noon] Q3 2011 … the '90s, ten o’clock, 14/5/2003 (next day), Élysée at year-end, twenty-five years earlier, KM 9",
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?:last|next)\s+week", "ln"),
        (r"(?:the\s+)?\d\d", "t0123456789"),
        (r"(?=x)[a-c-]|Z", "abc-z"),
        (r"(?<!\w)’?Mid-", "m"),
        (r"(?P<a>a|(?P<b>b)+?)\w", "ab"),
    ],
)
def test_what_can_begin(pattern: str, expected: str) -> None:
    assert beginnings(re.compile(pattern, re.IGNORECASE)) == frozenset(expected)


@pytest.mark.parametrize("pattern", [r"a?", r"[^a]b", r".x", r"ſo", r"[à-ü]x", r"\W+"])
def test_what_is_not_understood_can_begin_with_anything(pattern: str) -> None:
    assert len(beginnings(re.compile(pattern, re.IGNORECASE))) == 128


def test_no_rule_is_left_out_that_would_match() -> None:
    lexicon = Lexicon()
    grammar = Grammar(lexicon.time, lexicon.dates)
    examples = [example.text for rule, _ in grammar.rules for example in rule.yes]
    matched = 0
    for text in (*TEXTS, *examples):
        for place in range(len(text)):
            whole = [rule.id for rule, regex in grammar.rules if regex.match(text, place)]
            assert whole == [rule.id for rule, regex in grammar.at(text[place]) if regex.match(text, place)]
            matched += len(whole)
    assert matched > len(grammar.rules)
    assert len(grammar.at("x")) == 0
