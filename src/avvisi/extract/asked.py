"""Who is asked in a plea and what a refusal turns down, and who only stands in what it says: of whom the aid is, and of whom is told there."""

from avvisi.extract.actor_words import actors
from avvisi.extract.answered import PLEAS
from avvisi.extract.compose import Told
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.grammar.tags import is_verb
from avvisi.parse.tokens import Token

_RELIEF = frozenset({"assistance", "aid", "help", "relief", "support"})


def asked_people(told: Told) -> list[Token]:
    """The plain nouns for whoever is asked to do a deed: 'appealed to all states to', 'called for the donors to'."""
    if told.code != "REQUEST" or told.duty or len(told.chain) < 2:
        return []
    inner = told.chain[1]
    if inner.verb is not inner.token or inner.token is told.outer.token or not inner.token.is_infinitive():
        return []
    return [t for t in actors(inner) if t.tag in ("NN", "NNS") and not any(c.dep == "poss" for c in t.children)]


def for_whom_aid(token: Token) -> bool:
    """'an appeal for ten million in assistance to Chad': whom the aid is for is not asked for it."""
    over = token.head.head
    if token.dep == "pobj" and token.head.lower in ("to", "for") and over.lemma in _RELIEF and over.dep != "nsubj":
        return True
    return token.tag in ("NN", "NNS") and token.dep == "pobj" and any(w.lemma in _RELIEF for w in token.subtree())


def pleas_of(told: Told) -> list[Token]:
    """What a refusal turns down: the 'suggestion' of 'rejected any suggestion that'."""
    reading = told.outer
    if told.code != "REJECT" or reading.pattern.rule.operator != "refuse" or not is_verb(reading.token):
        return []
    return [t for t in patients(reading.token) if t.lemma in PLEAS]


def in_clause_of(token: Token, plea: Token) -> bool:
    """Whether it stands in what the plea says: Chad in 'a suggestion that Chad withdraw', 'any chance that it fails in Chad'."""
    above = next((t for t in token.ancestors() if is_verb(t) or t is plea), None)
    return above is not None and above is not plea and any(t is plea for t in above.ancestors()) and above.tag != "VBN"
