"""The noun that 'who', 'which' and 'that' stand for."""

from avvisi.extract.grammar.joined import first_conjunct
from avvisi.parse.tokens import Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_TO_SOMEBODY = frozenset({"accuse", "blame", "urge", "thank", "warn", "ask", "tell", "suspect", "charge"})


def before_which(prep: Token) -> bool:
    """'after which', 'in which youths marched': a preposition that the relative stands behind."""
    noun = prep.child("pobj")
    return noun is not None and noun.lower == "which"


def antecedent(token: Token, verb: Token) -> Token:
    """For 'who', 'which', 'that' in a relative clause, the noun it stands for; else the token."""
    if token.lower in RELATIVE and token.tag in ("WP", "WDT", "IN", "DT", "WP$"):
        clause = verb
        while clause.dep in ("conj", "xcomp", "ccomp") and clause.head is not clause and clause.dep != "relcl":
            clause = clause.head
        if clause.dep == "relcl":
            return _nearest(token, clause) or clause.head
    return token


def _nearest(relative: Token, clause: Token) -> Token | None:
    """'the work of Peru and of Chile, which it accused of': whoever is accused or thanked is somebody, so the name before the comma."""
    noun, words = clause.head, relative.sentence.tokens
    at = relative.i - words[0].i
    before = words[at - 1] if at else relative
    if relative.lower == "who" and before.tag == "NNS" and noun.tag == "NN" and before is not noun and before.dep == "pobj":
        return before if any(above is noun for above in before.ancestors()) else None  # 'a leader of the rebels who fought'
    if clause.lemma not in _TO_SOMEBODY or relative.dep != "dobj" or noun.tag not in ("NN", "NNS") or at < 2 or words[at - 1].text != ",":
        return None
    name = first_conjunct(words[at - 2])
    return name if words[at - 2].tag in ("NNP", "NNPS") and any(above is noun for above in name.ancestors()) else None
