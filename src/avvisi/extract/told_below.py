"""Whom the clause below a verb names: 'agreed to cross into Chad', 'would strike if Chad crossed', 'noted that the nurses had stayed on'."""

from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.subject_object import logical_subject, patients
from avvisi.parse.tokens import Token

_FENDING = frozenset({"defend", "protect", "guard", "shield"})


def undergoes(token: Token, asking: Token) -> bool:
    """'demanded that the consul be sacked', 'called for Lagos to be spared': it is for others to do that, not for whom it is done to."""
    top = first_conjunct(token)
    clause = top.head
    return top.dep == "nsubjpass" and clause is not asking and clause.dep in ("ccomp", "advcl", "xcomp", "acl")


def for_anyone(asking: Token) -> bool:
    """'called for Lagos to be spared', 'demanded that the consul be sacked': no word says of whom it is asked."""
    clauses = [c for c in asking.children if c.dep in ("ccomp", "advcl", "xcomp") and c.i > asking.i]
    open_for = (c for c in clauses if c.dep != "advcl" or any(g.dep == "mark" and g.lower in ("for", "that") for g in c.children))
    return any(passive(c) and any(g.dep == "nsubjpass" for g in c.children) and not behind(c, "by") for c in open_for)


def in_conditions(homes: list[Token]) -> list[Token]:
    """'warned that it would strike if Chad crossed the river': whose deed the 'if' fears."""
    clauses = [c for h in homes for c in h.children if c.dep in ("ccomp", "xcomp", "advcl")]
    return [
        t
        for c in (*clauses, *(g for one in clauses for g in one.children if g.dep == "advcl"))
        if any(g.dep == "mark" and g.lower in ("if", "unless", "should") for g in c.children)
        for t in logical_subject(c)
    ]


def in_complement(homes: list[Token]) -> list[Token]:
    """Objects and prepositional objects of the clause below: 'agreed to cross into Chad' says to whom."""
    found: list[Token] = []
    for home in homes:
        gerunds = [g for c in home.children if c.dep == "prep" and c.lower == "to" for g in c.children if g.dep == "pcomp"]
        for clause in (*home.children, *gerunds):  # 'committed itself to paying Chad'
            if clause.dep in ("xcomp", "ccomp", "acl", "pcomp") and clause.i > home.i:
                found += patients(clause) + [t for p, t in prepositions(clause) if p not in ("at", "by", "for", "of")]
    return found


def fended_off(verb: Token) -> list[Token]:
    """The words for those 'against' whom one is defended: 'would defend Samoa against raids from Fiji'."""
    if verb.lemma not in _FENDING:
        return []
    homes = [verb, *patients(verb)]
    return [
        t
        for home in homes
        for c in home.children
        if c.dep == "prep" and c.lower in ("against", "from") and c.i > verb.i
        for t in c.subtree()
    ]


def pleasing(verb: Token) -> list[Token]:
    """Of a verb, or of the noun it has for object, that a clause goes on from: 'noted with satisfaction that the nurses had stayed on': whoever did what pleases."""
    homes = [verb, *(o for _, o in prepositions(verb))]
    clauses = [
        c
        for home in homes
        for c in home.children
        if c.dep in ("ccomp", "acl") and any(g.dep == "mark" and g.lower == "that" for g in c.children)
    ]
    return [t for c in clauses if not passive(c) for t in logical_subject(c)]
