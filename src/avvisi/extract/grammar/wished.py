"""Whose wish a deed meets or runs against: 'refused to open the port, as Chad had demanded', 'as requested by Chad'."""

from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.parse.tokens import Token

_ASKS = frozenset({"demand", "request", "ask", "want", "urge", "seek", "propose", "suggest", "insist", "wish", "desire", "require"})
_WITHIN = ("xcomp", "dobj", "prep", "pobj", "pcomp")


def wished(verb: Token) -> list[Token]:
    """Who asked for what a verb tells, by a clause with 'as' on it or on the words below it."""
    found: list[Token] = []
    for token in (verb, *verb.children):
        if token is not verb and token.dep not in _WITHIN:
            continue
        for clause in (c for c in token.subtree() if c.dep == "advcl" and c.i > verb.i and c.lemma in _ASKS):
            if any(c.dep in ("mark", "advmod", "prep") and c.lower == "as" for c in clause.children):
                found += logical_subject(clause)
    return found
