"""'the North', 'the South': one of two lands of one name of which a report speaks, 'North Korea' and 'South Korea', 'Sudan' and 'South Sudan'.

Where both lands bear a side in their names, one of them tells of the other: 'South Korea accused the North'.
"""

from collections.abc import Iterator, Mapping

from avvisi.extract.gazetteer import Hit
from avvisi.extract.spelled import CodedName
from avvisi.parse.tokens import Parsed

_SIDES = {"North": "South", "South": "North"}
_BEHIND = ("of", "in")


def halves(page: Parsed, hits: list[Hit], used: set[int], known: Mapping[str, str]) -> Iterator[CodedName]:
    """The states that a side alone names; not 'the North Sea', 'the North of Chad'. `known`: all states' codes and names."""
    named: dict[str, str] = {}
    for hit in hits:
        for kind in ("state", "adjective", "capital"):
            if (entry := hit.of(kind)) is not None and entry.code is not None:
                named.setdefault(entry.name, entry.code)
    named |= _other_halves(named, known)
    pairs = {side: found.pop() for side in _SIDES if len(found := _of_side(side, named)) == 1}
    owned = {i for hit in hits for i in range(hit.first, hit.last)} | used
    tokens = page.tokens
    for token in tokens[1:-1]:
        if token.text not in pairs or token.i in owned or tokens[token.i - 1].lower != "the":
            continue
        after = tokens[token.i + 1]
        beyond = tokens[min(after.i + 1, len(tokens) - 1)]
        of_land = after.lower in _BEHIND and (beyond.text[:1].isupper() or beyond.lower == "the")
        if after.sentence is token.sentence and (after.text[:1].isupper() or after.text in ("-", "–") or of_land):
            continue
        yield CodedName(token.i, token.i + 1, "state", pairs[token.text], named[pairs[token.text]], "short", "names.half")


def _other_halves(named: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """'North Korea' where 'South Korea' is named; not 'Sudan' where 'South Sudan' is, whose own north may be meant."""
    split = (name.partition(" ") for name in named)
    others = {f"{_SIDES[side]} {rest}" for side, _, rest in split if side in _SIDES}
    return {name: code for code, name in known.items() if name in others}


def _of_side(side: str, named: Mapping[str, str]) -> set[str]:
    """The names on this side of the pairs of which both are named: 'South Sudan' and 'Sudan', which is the northern of them then."""
    found = set()
    for name in named:
        first, _, rest = name.partition(" ")
        if first not in _SIDES or not rest:
            continue
        other = f"{_SIDES[first]} {rest}"
        other = other if other in named else rest
        if other in named:
            found.add(name if first == side else other)
    return found
