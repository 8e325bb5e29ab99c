"""What prepositions govern at a verb or noun."""

from avvisi.extract.grammar.joined import conjuncts
from avvisi.extract.grammar.relatives import antecedent
from avvisi.extract.grammar.tags import is_noun
from avvisi.parse.tokens import Token

_SOURCES = frozenset({"according", "due", "prior", "thanks", "owing", "despite", "since", "because"})
_IDIOMS = frozenset(
    {"face", "wake", "light", "order", "response", "retaliation", "addition", "line", "context", "view", "case", "exchange", "return"}
)
_MEANS = frozenset({"help", "aid", "assistance", "support", "backing", "mediation", "blessing", "consent", "approval", "participation"})


def behind(token: Token, *preps: str) -> list[Token]:
    """What these prepositions govern at a verb or noun, in order of the text: with 'by' and 'from' whoever an offer comes from."""
    return [one for prep, one in prepositions(token) if prep in preps]


def prepositions(token: Token) -> list[tuple[str, Token]]:
    """(preposition, its object) of a verb or noun; 'on behalf of' and 'according to' give their inner object under 'behalf of'."""
    found: list[tuple[str, Token]] = []
    for prep in token.children:
        if prep.dep not in ("prep", "dative", "agent", "prt", "advmod") or prep.tag not in ("IN", "TO", "RP", "RB", "VBG", "JJ"):
            continue
        if prep.lower in _SOURCES:
            continue  # 'according to', 'due to' name a source or a cause, no party
        for child in prep.children:
            if child.dep == "pobj" and (prep.lower == "in" and child.lemma in _IDIOMS or prep.lower == "with" and child.lemma in _MEANS):
                continue
            if child.dep == "pobj":
                whom = antecedent(child, token) if child.tag in ("WP", "WDT") else child  # 'Abe, with whom he will hold talks'
                found.extend((prep.lower, one) for one in conjuncts(whom))
                if is_noun(token) and child.ent == "DATE" and child.tag == "NNP":  # 'the arrest on Friday of two men'
                    found.extend(pair for pair in prepositions(child) if pair[1].ent != "DATE")
            elif child.dep == "pcomp" and child.lower == "visiting":  # 'with visiting President Rinne'
                found.extend((prep.lower, one) for o in child.children if o.dep == "dobj" for one in conjuncts(o))
            elif child.dep == "prep":
                found.extend((child.lower, one) for o in child.children if o.dep == "pobj" for one in conjuncts(o))
    return found
