"""What stands before a noun: whose it is, adjectives and nouns, a rank."""

from avvisi.extract.grammar.joined import conjuncts
from avvisi.parse.tokens import Token

RANKS = frozenset({"first", "last", "latest", "second", "third", "only"})


def ranked(noun: Token) -> bool:
    """'the first troops', 'the last to': of those an infinitive tells what they did."""
    return any(c.lower in RANKS for c in noun.children)


def possessors(noun: Token) -> list[Token]:
    """Whose it is: 'Bolivia's offer'."""
    return [o for c in noun.children if c.dep == "poss" for o in conjuncts(c)]


def modifiers(noun: Token) -> list[Token]:
    """Adjectives and nouns before a noun: 'Bolivian offer', 'a Bolivia offer'."""
    return [c for c in noun.children if c.dep in ("amod", "compound", "nmod", "npadvmod")]
