"""Whose plea or offer a deed answers: 'rejected Peru's call on Chile', 'refused an appeal from Peru', 'sought Peruvian help'."""

from avvisi.extract.belonging import by_whom, named_modifiers
from avvisi.extract.grammar.joined import once
from avvisi.extract.grammar.nouns import possessors
from avvisi.extract.grammar.passive import causative, passive
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.subject_object import logical_subject, patients
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.speakers import stands_for_one
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_HELP = frozenset(
    {"help", "assistance", "aid", "support", "backing", "mediation", "intervention", "approval", "consent", "permission", "blessing"}
)
_ANSWERS = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE", "SUPPORT"})
PLEAS = listed("answered_pleas")
_ASKS = frozenset({"request", "demand", "appeal", "plea", "call", "petition"})
_ADVANCES = frozenset({"overture", "approach", "gesture", "advance", "entreaty", "feeler"})
_NEAR = 6  # tokens from a noun to the verb of its relative clause


def answerers(verb: Token) -> list[Token]:
    """'Peru's offer to Chile was rejected': by Chile, to whom it was made, where nobody else is named."""
    if not passive(verb):
        return []
    return [t for o in patients(verb) if o.lemma in PLEAS or o.lemma in _ADVANCES for t in behind(o, "to", "on", "upon")]


def whose_plea(reading: Reading) -> list[Token]:
    """Whose blessing, request or offer it is, before anyone else named: 'rejected Peru's call on Chile', 'refused an appeal from Peru',
    'dismissed an offer made by Peru'."""
    if reading.pattern.code not in _ANSWERS or reading.token is not reading.verb:
        return []
    verb = reading.token
    found: list[Token] = logical_subject(verb.head) if causative(verb) and is_verb(verb.head) else []  # 'had it turned down by the cabinet'
    if reading.pattern.code in ("REJECT", "SUPPORT"):  # 'praised the ideas that Ruiz put forward'
        clauses = [c for o in patients(reading.token) for c in o.children if c.dep == "relcl" and c.i - o.i < _NEAR]
        found += [s for c in clauses for s in c.children if s.dep == "nsubj" and s.tag in ("NNP", "NNPS")]
    if reading.pattern.code == "REJECT":  # 'opposed the visits by Peru's leaders'
        found += [t for o in patients(reading.token) if o.lemma not in PLEAS for t in behind(o, "by")]
    for noun in (*reading.words, *(o for o in patients(reading.token) if o.lemma in PLEAS)):
        if is_noun(noun):
            if noun.lemma in PLEAS or reading.pattern.code in ("REQUEST", "REJECT"):
                answered = noun.lemma in PLEAS and reading.pattern.code != "REQUEST"  # 'its offer was welcomed': nobody answers himself
                found += [t for t in possessors(noun) if answered or not stands_for_one(t)]
            if noun.lemma in _HELP and reading.pattern.code == "REQUEST":
                found += named_modifiers(noun)  # 'sought Peruvian help'
                found += behind(noun, "of", "from")  # 'needs the support of the people'
            if noun.lemma in PLEAS and reading.pattern.code != "REQUEST":
                preps = prepositions(noun)
                found += [t for p, t in preps if p in ("by", "from") or p == "of" and (t.tag.startswith("NNP") or named_modifiers(t))]
                found += [t for _, o in preps for t in behind(o, "by")]  # 'offers for talks by the government'
                found += by_whom(noun)
                if noun.lemma in _ASKS:  # 'turned down all union requests'
                    found += [c for c in noun.children if c.dep == "compound" and c.tag in ("NN", "NNS")]
    return once(found)
