"""Whom the words of a plea or refusal name only as what it is about: 'demanded that Chad be expelled', 'opposed measures against Chad'.

Whoever opposes what is aimed at a land does nothing to that land, and who is to undergo a deed is not asked for it. None of them is a recipient,
wherever else the sentence or the report may suggest it.
"""

from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.compose import Told
from avvisi.extract.grammar.joined import conjuncts
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.sides import Found
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_AIMED = listed("topics_aimed")  # what is aimed 'against' or 'on' somebody


def without_topics(told: Told, recipients: Found, earlier: Findings) -> Found:
    """The recipients that are not only what a plea or refusal is about."""
    named = {m.code or m.name for t in topics(told) if (m := earlier.mention_of.get(t.i)) is not None}
    if not named:
        return recipients
    return tuple(p for p in recipients if p.code not in named and p.person not in named)


def topics(told: Told) -> Iterator[Token]:
    """The words for what a plea or refusal is about."""
    token = told.outer.token
    if told.code == "REQUEST" and token is told.outer.verb:
        for clause in token.children:
            if clause.dep in ("ccomp", "advcl", "xcomp") and clause.i > token.i and passive(clause) and not behind(clause, "by"):
                yield from (t for s in clause.children if s.dep == "nsubjpass" for t in conjuncts(s))
    if told.code == "REJECT" and told.outer.pattern.rule.operator == "refuse":
        things = patients(token) if token is told.outer.verb else behind(token, "of", "to")
        for thing in things:
            if thing.lemma in _AIMED:
                yield from behind(thing, "against", "on", "upon")
