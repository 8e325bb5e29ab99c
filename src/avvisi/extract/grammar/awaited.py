"""Whose deed a refusal or threat waits for."""

from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.extract.grammar.tags import is_verb
from avvisi.parse.tokens import Token

_UNTIL = frozenset({"until", "unless", "if", "before", "till"})


def awaited(verb: Token) -> list[Token]:
    """Whose deed a refusal or threat waits for: 'will not lift the ban until Chad withdraws', 'threatened to leave unless Chad paid'."""
    found: list[Token] = []
    above: Token | None = verb
    while above is not None and len(found) == 0:
        for clause in above.children:
            if clause.dep == "advcl" and any(c.dep in ("mark", "advmod", "prep") and c.lower in _UNTIL for c in clause.children):
                found += logical_subject(clause)
        above = above.head if above.dep in ("xcomp", "ccomp") and above.head is not above and is_verb(above.head) else None
    for clause in verb.children:  # the condition may hang on the verb below: 'refuses to lift the ban until'
        if not found and clause.dep == "xcomp" and clause.i > verb.i:
            found = awaited(clause) if clause.head is verb and not any(c.dep == "xcomp" for c in clause.children) else []
    return found
