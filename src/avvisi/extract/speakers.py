"""Who says the clause a word stands in."""

from avvisi.extract.clauses import is_verb, logical_subject
from avvisi.parse.tokens import Token


def saying(token: Token, say: frozenset[str]) -> Token | None:
    """The verb that says the clause a word stands in; None where nobody is said to."""
    below = token
    for above in token.ancestors():
        if above.lemma in say and is_verb(above) and below.dep in ("ccomp", "parataxis"):
            return above
        below = above
    return None


def speaker(token: Token, say: frozenset[str]) -> list[Token]:
    """Who says the clause a word stands in: the subject of the nearest saying verb above."""
    below = token
    for above in token.ancestors():
        if above.lemma in say and is_verb(above) and below.dep in ("ccomp", "xcomp", "parataxis", "advcl", "conj", "dep", "ROOT"):
            return logical_subject(above)
        below = above
    for child in below.children:  # 'X did Y, said Z' parsed with the saying below
        if child.dep in ("parataxis", "ccomp", "advcl") and child.lemma in say and child is not token:
            return logical_subject(child)
    return []
