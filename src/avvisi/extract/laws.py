"""Laws that are signed or take effect, and whether they punish anyone: 'the act came into force, barring firms that trade with Chad'."""

from avvisi.extract.grammar.joined import word_before
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.subject_object import grammatical_subject, logical_subject, patients
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

LAW = "sanction.law"
_LAWS = listed("laws")
_PUNISHES = listed("laws_punish")
_PENALTIES = listed("laws_penalties")
SIGNS = frozenset({"sign", "enact", "bring", "put"})
_CLAUSES = ("advcl", "acl", "relcl", "conj", "xcomp")


def punishing(verb: Token) -> list[Token]:
    """The verbs that say what the law does to anyone: 'targeting', 'which bars'; a noun of its own, 'the sanctions act'."""
    paper = law_of(verb)
    if paper is None:
        return []
    laws = told_as(paper, verb)
    verbs = [t for t in paper.sentence.tokens if t.dep in _CLAUSES and _hurts(t) and _of_law(t, laws, verb)]
    return verbs + [c for law in laws for c in law.children if c.dep in ("compound", "nmod") and c.lower in _PENALTIES]


def law_of(verb: Token) -> Token | None:
    """The law that is signed or takes effect; a word that stands for it, too."""
    papers = patients(verb) if verb.lemma in SIGNS else grammatical_subject(verb)
    return next((p for p in papers if p.lemma in _LAWS or p.lower in _LAWS or p.lower in ("it", "which")), None)


def _hurts(token: Token) -> bool:
    """A verb of punishing, or one of setting a penalty: 'targeting firms', 'imposes sanctions'."""
    if token.tag[:2] != "VB":
        return False
    return token.lemma in _PUNISHES or any(o.lemma in _PENALTIES for o in patients(token))


def _of_law(verb: Token, laws: list[Token], effect: Token) -> bool:
    """Whether it is the law that does it: a clause of the law itself, or a participle of what is told of it."""
    if verb.head in laws:
        return verb.dep in ("acl", "relcl")
    verbs = [effect, *(law.head for law in laws if law.head.tag[:2] == "VB")]
    if verb.tag != "VBG":
        return False
    # 'signed by President Soto, barring': hung on him, and the law's
    signed_by = verb.dep == "acl" and any(verb.head is t for v in verbs if passive(v) for t in logical_subject(v))
    return verb.dep == "advcl" and verb.head in verbs or signed_by and word_before(verb) == ","


def told_as(paper: Token, verb: Token) -> list[Token]:
    """The law by its name and by the word for it in a clause beside: 'the act came into force after it was signed'."""
    tokens = [t for t in paper.sentence.tokens if t.dep in SUBJECTS and t is not paper]
    if paper.lower in ("it", "which"):
        return [paper, *(t for t in tokens if t.i < paper.i and (t.lemma in _LAWS or t.lower in _LAWS))][:2]
    return [paper, *(t for t in tokens if t.lower == "it" and any(a is verb for a in t.ancestors()))]


def signing(verb: Token) -> list[Token]:
    """Who signs it, in the verb itself or in a clause beside that tells of the same law."""
    if verb.lemma in SIGNS:
        return logical_subject(verb)
    paper = law_of(verb)
    beside = [c for c in verb.children if c.dep in ("advcl", "conj") and c.lemma in SIGNS and patients(c)]
    beside += [
        c for c in (paper.children if paper is not None else ()) if c.dep in ("acl", "relcl") and c.lemma in (*SIGNS, "adopt", "pass")
    ]
    return [t for c in beside for t in logical_subject(c)]
