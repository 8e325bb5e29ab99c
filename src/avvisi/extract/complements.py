"""How a verb goes on: with an infinitive, with what others shall do, with no clause at all."""

from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.parse.tokens import Token

_MINDS = frozenset({"know", "understand", "remember", "think", "believe", "hear", "feel", "realize", "like", "look"})
_PROPOSES = frozenset({"propose", "suggest", "recommend", "demand", "request", "ask", "insist", "urge"})
_TELLS = frozenset({"insist", "suggest", "say"})


def goes_on(verb: Token, taken: list[Token], clause: str) -> bool:
    """Whether the verb goes on as a rule asks: with an infinitive, with no clause, with what others shall do."""
    if clause == "infinitive":
        return any(
            c.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl") and c.is_infinitive() for home in (verb, *taken) for c in home.children
        )
    if clause == "others":
        return any((c.dep in ("ccomp", "xcomp") or _for(c)) and c.i > verb.i and _shall(c, verb) for c in verb.children)
    if any(c.dep in ("xcomp", "ccomp") and c.i > verb.i for c in verb.children):
        return False
    return not any(below.is_infinitive() for c in verb.children if c.dep == "prep" for o in c.children for below in o.children)


def _for(clause: Token) -> bool:
    """'expressed his wish for Togo to reopen the road'."""
    return clause.dep == "advcl" and any(c.dep == "mark" and c.lower == "for" for c in clause.children)


def _shall(verb: Token, over: Token) -> bool:
    """What others shall do: 'that Chad withdraw', 'that they be freed', 'Chad to withdraw'; not 'that Chad will withdraw'."""
    if verb.lemma in _MINDS or not any(c.dep in SUBJECTS for c in verb.children):
        return False  # 'wants you to know'
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    if any(c.lower == "should" for c in helpers):
        return over.lemma in _PROPOSES and not any(c.tag in ("WP", "WRB", "WDT") for c in verb.children)
    if any(c.tag in ("MD", "VBZ", "VBD", "VBP") for c in helpers):
        return False
    if any(c.dep == "auxpass" and c.lower == "be" for c in helpers):
        return True
    subject = next(c for c in verb.children if c.dep in SUBJECTS)
    if verb.tag == "VB":
        return bool(helpers) or over.lemma != "suggest"
    one = subject.tag in ("NN", "NNP") and not any(c.dep == "conj" for c in subject.children)
    past = over.tag in ("VBD", "VBN") and over.lemma not in _TELLS  # 'proposed that the neighbours send', where a report would say 'sent'
    return verb.tag == "VBP" and verb.lemma != "be" and (one or past)
