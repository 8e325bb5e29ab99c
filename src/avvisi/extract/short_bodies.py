"""Bodies by the noun of their name alone: 'the Tigers' after 'the Liberation Tigers of Ardania', 'the Front' after 'the National Front'."""

import re
from collections.abc import Iterator

from avvisi.extract.spelled import CodedName
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed

_KINDS = ("organisation", "group")
_WEAK = ("names.entity", "names.institution", "names.likely")
_GENERIC = listed("short_bodies_generic")
_CUT = re.compile(r" (?:of|for|in|against|on|to) ")


def with_short_bodies(page: Parsed, found: list[CodedName]) -> list[CodedName]:
    """The names, with those that a capital noun behind 'the' stands for: of the one body named before whose name it is the noun of."""
    bodies: dict[str, list[CodedName]] = {}
    for name in found:
        if name.kind in _KINDS and (noun := _noun(page.document.text[page.tokens[name.first].start : page.tokens[name.last - 1].end])):
            bodies.setdefault(noun, []).append(name)
        if name.kind in _KINDS and (noun := _noun(name.name)):
            bodies.setdefault(noun, []).append(name)
    short = dict(_firms(page, found)) | (dict(_shortened(page, found, bodies)) if bodies else {})
    if not short:
        return found
    kept = [name for name in found if not (name.first in short and name.last - name.first == 1)]
    return [*kept, *short.values()]


def _shortened(page: Parsed, found: list[CodedName], bodies: dict[str, list[CodedName]]) -> Iterator[tuple[int, CodedName]]:
    held = {i: name for name in found for i in range(name.first, name.last)}
    for token in page.tokens[1:]:
        whole = [name for name in bodies.get(token.text, ()) if name.first < token.i]
        if not whole or page.tokens[token.i - 1].lower != "the" or len({name.name for name in bodies[token.text]}) > 1:
            continue
        own, after = held.get(token.i), page.tokens[token.i + 1 : token.i + 2]
        alone = own is None or own.first == token.i and own.last == token.i + 1 and own.code is None and own.rule in _WEAK
        if not alone or any(t.lower in ("of", "for") or t.text[:1].isupper() for t in after):
            continue
        yield token.i, CodedName(token.i, token.i + 1, whole[0].kind, whole[0].name, whole[0].code, "short", "names.short-body")


def _noun(name: str) -> str | None:
    """The noun of a name of several words, where it is written large and tells one body from the rest."""
    words = name.split()
    noun = (_CUT.split(name)[0].split() or [""])[-1]
    return noun if len(words) > 1 and noun[:1].isupper() and noun[1:].islower() and noun.lower() not in _GENERIC else None


def _firms(page: Parsed, found: list[CodedName]) -> Iterator[tuple[int, CodedName]]:
    """'Volta' after 'Volta Trading Corp.': the first word of a firm's name, where it is no English one and nobody else's."""
    firms: dict[str, CodedName] = {}
    for name in found:
        first = page.tokens[name.first]
        if name.rule == "names.firm" and not page.is_english(first.lower) and first.text.isalpha():
            firms.setdefault(first.text, name)
    held = {i: name for name in found for i in range(name.first, name.last)} if firms else {}
    for token in page.tokens if firms else ():
        whole, own = firms.get(token.text), held.get(token.i)
        if whole is None or own is not None and (own.last - own.first > 1 or own.code is not None or own.rule == "names.person"):
            continue
        yield token.i, CodedName(token.i, token.i + 1, "organisation", whole.name, None, "short", "names.short-body")
