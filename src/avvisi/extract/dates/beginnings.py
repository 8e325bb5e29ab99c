"""With which characters a pattern can begin: where a text goes on with another, the pattern need not be tried."""

import re
from collections.abc import Iterable
from string import ascii_lowercase, digits
from typing import Any

_CATEGORIES = {"CATEGORY_DIGIT": digits, "CATEGORY_SPACE": " \t\n\r\f\v\x1c\x1d\x1e\x1f", "CATEGORY_WORD": ascii_lowercase + digits + "_"}
_ANY = frozenset(map(chr, range(128)))
_WIDTHLESS = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def beginnings(pattern: re.Pattern[str]) -> frozenset[str]:
    """The ASCII characters, letters small, with which a text can begin that the pattern matches. More than there are where the pattern is not
    understood; capitals and small letters must be alike to it."""
    try:
        from re import _parser  # type: ignore[attr-defined]

        found, empty = _first(_parser.parse(pattern.pattern, pattern.flags))
    except (ImportError, AttributeError, TypeError, ValueError):
        return _ANY
    return _ANY if empty else frozenset(found)


def _first(parsed: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """The characters, and whether nothing at all is matched too."""
    found: set[str] = set()
    for code, given in parsed:
        name = str(code)
        if name in _WIDTHLESS:
            continue
        more, empty = _of(name, given)
        found |= more
        if not empty:
            return found, False
    return found, True


def _of(name: str, given: Any) -> tuple[set[str], bool]:
    """Of one part of a pattern."""
    if name == "SUBPATTERN":
        return _first(given[-1])
    if name in _REPEATS:
        found, empty = _first(given[2])
        return found, empty or given[0] == 0
    if name == "BRANCH":
        parts = [_first(one) for one in given[1]]
        return set().union(*(found for found, _ in parts)), any(empty for _, empty in parts)
    if name == "LITERAL":
        return _letters(given, given), False
    if name == "IN":
        return set().union(*(_one(str(code), of) for code, of in given)), False
    return set(_ANY), True


def _one(name: str, given: Any) -> set[str]:
    """Of one member of a set of characters."""
    if name == "LITERAL":
        return _letters(given, given)
    if name == "RANGE":
        return _letters(*given)
    return set(_CATEGORIES.get(str(given), _ANY)) if name == "CATEGORY" else set(_ANY)


def _letters(first: int, last: int) -> set[str]:
    """Small letters from one to the other. One beyond ASCII can be another form of one within: the long s, the sign for kelvin."""
    if last > 127 and any(chr(code).isalpha() for code in range(max(first, 128), last + 1)):
        return set(_ANY)
    return {chr(code).lower() for code in range(first, min(last, 127) + 1)}
