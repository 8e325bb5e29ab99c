"""Signs of what is left over: the subject, object or complement of a deed that neither of its sides holds."""

from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.compose import Told
from avvisi.extract.grammar.tags import SUBJECTS, is_noun
from avvisi.extract.likely.side_signs import form_of
from avvisi.extract.sides import Found
from avvisi.parse.tokens import Token

_NAMED = frozenset({"person", "state", "organisation", "group", "bloc", "media"})
_WHOM = frozenset({"with", "by", "against", "to", "from"})
_NEAR = 12  # words of a phrase that are looked at


def unclaimed(told: Told, actors: Found, recipients: Found, earlier: Findings) -> Iterator[str]:
    """Arguments of the deed that neither side holds: its subject, object or complement is somebody else."""
    covered = {t.i for p in (*actors, *recipients) if p.span is not None for t in earlier.page.tokens_in(p.span.start, p.span.end)}
    for role, token in _arguments(told):
        held = token.i in covered or any(c.i in covered for c in token.subtree()[:_NEAR])
        kind = form_of(token, earlier.mention_of.get(token.i))
        who = "name" if kind.split()[0] in _NAMED else "pronoun" if "pronoun" in kind else "noun"
        if not held:
            yield f"{role} unclaimed, a {who}"
        elif token.i not in covered:
            yield f"{role} held by a part of it, a {who}"
        else:
            yield f"{role} held"
            if any(c.dep == "conj" and is_noun(c) and not {t.i for t in c.subtree()} & covered for c in token.children):
                yield f"{role} joined with an unclaimed one"


def _arguments(told: Told) -> Iterator[tuple[str, Token]]:
    """(its part, its word) of each argument of the deed's verb that may name somebody."""
    verb = told.outer.verb or told.outer.token
    for child in verb.children:
        if child.dep in SUBJECTS:
            yield "subject", child
        elif child.dep in ("dobj", "dative") and child not in told.outer.words:
            yield "object", child
        elif child.dep in ("prep", "agent") and child.lower in _WHOM:
            for noun in child.children:
                if noun.dep == "pobj" and (noun.tag.startswith("NN") or noun.tag.startswith("PRP")) and noun not in told.outer.words:
                    yield f"'{child.lower}'", noun
