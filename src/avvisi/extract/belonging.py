"""Whose a noun is, as the words around it tell: 'Fiji's handling', 'the raid by Chad', 'Saudi-led raid', 'an offer made by Peru'."""

from collections.abc import Iterator

from avvisi.extract.clauses import logical_subject, modifiers, passive, possessors, prepositions
from avvisi.parse.tokens import Token

_OWNERS = ("of", "by", "from", "in", "against", "on", "with", "for", "to", "between", "at", "over", "near", "into", "including")


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
        if prep in _OWNERS:
            for one, distance in expansions(inner, depth - 1):
                yield one, distance + 1
    for child in token.children:
        if child.dep == "appos":
            yield child, 1
        elif child.dep == "acl" and child.tag == "VBN":  # 'the ban imposed on Chile', 'weapons seized from Chile'
            for _, inner in prepositions(child):
                yield inner, 2
