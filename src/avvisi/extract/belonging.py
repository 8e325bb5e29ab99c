"""Whose a noun is, as the words around it tell: 'Fiji's handling', 'the raid by Chad', 'Saudi-led raid', 'an offer made by Peru'."""

from collections.abc import Iterator, Mapping

from avvisi.extract.grammar.nouns import modifiers, possessors
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import prepositions
from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.extract.grammar.tags import OWNERS
from avvisi.parse.tokens import Token

_OF = frozenset(["of", "in", "from", "for"])
_PLACES = frozenset(["city", "town", "village", "capital", "province", "region", "district", "port", "state", "island", "area"])
_OWNING = ("of", "by", "from", "in", "against", "on", "with", "for", "to", "between", "at", "over", "near", "into", "including")


def by_whom(noun: Token) -> list[Token]:
    """'an offer made by Peru', 'a march called by the union': who did the deed that a participle behind the noun tells."""
    return [t for c in noun.children if c.dep == "acl" and c.tag in ("VBN", "VBD") and passive(c) for t in logical_subject(c)]


def named_modifiers(noun: Token) -> list[Token]:
    """'Israeli' of 'Israeli raid', 'NATO' of 'a NATO raid', 'Saudi' of 'Saudi-led raid'."""
    found = []
    for child in modifiers(noun):
        if child.text[:1].isupper() and child.tag not in ("NN", "NNS"):
            found.append(child)
        found.extend(g for g in child.children if g.text[:1].isupper())
    return found


def expansions(token: Token, depth: int = 2) -> Iterator[tuple[Token, int]]:
    """(word, distance): the noun, then who owns it or stands in it: 'Fiji's handling', 'the raid by Chad', 'soldiers in Mali'."""
    yield token, 0
    if depth == 0:
        return
    for owner in possessors(token):
        for one, distance in expansions(owner, depth - 1):
            yield one, distance + 1
    for child in modifiers(token):
        if child.text[:1].isupper() or any(g.text[:1].isupper() for g in child.children):
            yield child, 1
    for prep, inner in prepositions(token):
        if prep in _OWNING:
            for one, distance in expansions(inner, depth - 1):
                yield one, distance + 1
    for child in token.children:
        if child.dep == "appos":
            yield child, 1
        elif child.dep == "acl" and child.tag == "VBN":  # 'the ban imposed on Chile', 'weapons seized from Chile'
            for _, inner in prepositions(child):
                yield inner, 2


def owners(token: Token, groups: Mapping[str, str]) -> Iterator[Token]:
    """The words that say whose a common noun is: adjective, possessor, what 'of', 'in', 'from' or 'for' governs."""
    for child in token.children:
        if child.dep in OWNERS and child.i < token.i:
            yield _whose(child) if child.lower == "whose" else child
    for child in token.children:
        if child.dep == "prep" and child.lower in _OF and child.i > token.i:
            preps = (child, *(c for c in child.children if c.dep == "conj" and c.lower in _OF))  # 'officials in Lima and in Quito'
            for inner in (o for prep in preps for o in prep.children):
                if inner.dep == "pobj":
                    yield inner
                    yield from _within(inner)
                    if inner.lemma in groups or inner.lower in groups:  # 'officers of the Fijian and Tongan armies'
                        left = [t for t in inner.children if t.dep in ("amod", "nmod") and t.i < inner.i]
                        yield from left
                        yield from (t for led in left for t in led.children if led.lower == "led")  # 'the Saudi-led coalition'


def _whose(relative: Token) -> Token:
    """'Soto, whose government has complained': Soto's."""
    clause = next((t for t in relative.ancestors() if t.dep == "relcl"), None)
    return clause.head if clause is not None else relative


def _within(place: Token) -> Iterator[Token]:
    """'in the western Chadian city of Abéché', 'in Chad's capital': the land and the town of a place told by a common noun."""
    if place.lemma in _PLACES:
        yield from (c for c in place.children if c.dep in (*OWNERS, "appos"))
        yield from (o for c in place.children if c.dep == "prep" and c.lower == "of" for o in c.children if o.dep == "pobj")
