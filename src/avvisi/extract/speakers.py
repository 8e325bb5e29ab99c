"""Who says the clause a word stands in."""

from avvisi.extract.clauses import is_verb, logical_subject
from avvisi.parse.tokens import Token

_SAID = ("ccomp", "parataxis")
_LOOSELY = (*_SAID, "xcomp", "advcl", "conj", "dep", "ROOT")


def saying(token: Token, say: frozenset[str], hung: tuple[str, ...] = _SAID) -> Token | None:
    """The verb that says the clause a word stands in, which hangs on it in one of these ways; None where nobody is said to."""
    below = token
    for above in token.ancestors():
        if above.lemma in say and is_verb(above) and below.dep in hung:
            return above
        below = above
    return None


def speaker(token: Token, say: frozenset[str]) -> list[Token]:
    """Who says the clause a word stands in: the subject of the nearest saying verb above."""
    if (verb := saying(token, say, _LOOSELY)) is not None:
        return logical_subject(verb)
    *_, top = token, *token.ancestors()
    for child in top.children:  # 'X did Y, said Z' parsed with the saying below
        if child.dep in ("parataxis", "ccomp", "advcl") and child.lemma in say and child is not token:
            return logical_subject(child)
    return []
