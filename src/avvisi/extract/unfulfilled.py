"""Deeds that are only hoped of another, waited for, asked about, supposed, or not confirmed."""

from avvisi.extract.compose import Told
from avvisi.extract.grammar.auxiliaries import auxiliaries, negated
from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.grammar.subject_object import noun_subjects
from avvisi.extract.grammar.tags import is_verb
from avvisi.extract.triggers import Reading
from avvisi.parse.tokens import Token

_JOINT = frozenset({"country", "government", "state", "side", "nation", "party", "neighbour", "neighbor"})


def clause_of(told: Told) -> Token | None:
    """The clause of another verb that a deed is told in, at the head of its list: the 'keep' of 'hoped they would keep calm and cooperate'."""
    verb = first_conjunct(told.outer.verb) if told.outer.verb is not None else None
    return verb if verb is not None and verb.dep == "ccomp" else None


def hoped_of_others(told: Told) -> bool:
    """'hoped all parties would keep calm and cooperate': whoever hopes it asks, whoever is hoped for has said nothing."""
    clause = clause_of(told)
    if clause is None or clause.head.lemma not in ("hope", "wish") or clause.head.i > clause.i:
        return False
    own = noun_subjects(clause)
    two = any(c.lemma in _JOINT and any(g.lower in ("two", "both") for g in c.children) for c in own)
    return bool(own) and not two


def awaited_of(reading: Reading) -> bool:
    """'a condition before Chad will lift the ban'."""
    verb = reading.verb
    return (
        verb is not None
        and verb.dep == "advcl"
        and any(c.dep == "mark" and c.lower in ("before", "until") for c in verb.children)
        and bool(auxiliaries(verb) & {"will", "would"})
    )


def unconfirmed(token: Token) -> bool:
    """'has not confirmed that he will go', 'did not announce a visit'."""
    below = token
    for above in token.ancestors():
        if above.lemma in ("confirm", "announce", "disclose") and is_verb(above):
            return negated(above) and below.dep in ("ccomp", "xcomp", "dobj")
        below = above
    return False


def supposed(noun: Token) -> bool:
    """'a war between the two could follow': the verb whose subject a noun is makes it a mere possibility."""
    top = first_conjunct(noun)
    return top.dep == "nsubj" and is_verb(top.head) and bool(auxiliaries(top.head) & {"could", "may", "might", "would"})


def made_to(reading: Reading) -> bool:
    """'the plan would have Chad pull back': what somebody would have another do."""
    verb = reading.verb
    above = verb.head if verb is not None and verb.dep == "ccomp" and verb.tag in ("VB", "VBP") else None
    return above is not None and above.lemma in ("have", "see", "make") and bool(auxiliaries(above) & {"will", "would", "could", "might"})


def asks_to_know(reading: Reading) -> bool:
    """'asked what message he would bring', 'asked whether': a question, not a request."""
    if reading.token.lemma not in ("ask", "inquire", "enquire"):
        return False
    clauses = [c for c in reading.token.children if c.dep in ("ccomp", "xcomp", "advcl") and c.i > reading.token.i]
    return any(
        _asks_what(g) and (g.i < c.i or not c.is_infinitive())  # not 'asked for a board to examine how they died'
        for c in clauses
        for w in (c, *c.children)
        if w.dep != "relcl"
        for g in (w, *w.children)
        if g.dep != "relcl"
    )


def _asks_what(word: Token) -> bool:
    """A word that opens a question; not 'that', nor the relative of 'whom they asked to leave', 'to see how it fares'."""
    over = word.head if is_verb(word.head) else word.head.head
    if word.tag in ("WP", "WRB", "WDT", "WP$"):
        return word.lower != "that" and not over.is_infinitive() and word.i > over.head.i
    return word.lower in ("whether", "if")
