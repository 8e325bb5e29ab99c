"""Deeds told as an aim, a manner, a thought or a wish, not as something that is or will be."""

from avvisi.extract.compose import Told
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.misparsed import resumed
from avvisi.extract.grammar.nouns import RANKS, ranked
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.subject_object import QUOTES
from avvisi.extract.grammar.tags import SUBJECTS, is_verb
from avvisi.parse.tokens import Token

_AIMS = frozenset({"seek", "use", "tend", "dare", "work", "have", "be"})
_REPORTED = frozenset({"say", "report", "believe", "understand", "know", "think", "allege", "rumour", "rumor", "claim"})
_PLATFORMS = frozenset(
    ["speech", "address", "visit", "occasion", "statement", "meeting", "platform", "interview", "message", "appearance", "debate",
     "sermon", "editorial"]
)  # fmt: skip
_THOUGHT = frozenset(
    ["consider", "contemplate", "mull", "weigh", "ponder", "envisage", "imagine", "discuss", "debate", "avoid", "risk", "fear", "study"]
)
_CALLS = frozenset({"call", "telephone", "phone", "ring", "cable", "write", "wire"})
_SAID_IN_CALLS = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "AGREE"})
_AFTER = frozenset({"despite", "by", "after", "since", "upon", "following", "in", "before", "without", "while"})
_LATER = frozenset({"after", "since", "following"})
_PUNISHED = frozenset(
    ["sentence", "convict", "jail", "imprison", "fine", "hang", "execute", "punish", "expel", "deport", "year", "month", "life"]
)
_LET = frozenset({"let", "make", "see", "help"})


def irrealis(told: Told, transparent: frozenset[str]) -> bool:
    """'to fight alongside', 'ways of defusing', 'is considering sending': what hangs on a word in `transparent` ('continued to') is real."""
    verb = told.outer.verb
    if verb is None:
        return False
    clause = _first(verb)
    if any(c.tag == "WRB" and c.lower in ("how", "why", "whether") for c in clause.children):
        return True  # 'did not say how they will fight'
    if (gerund := _gerund(told, clause)) is not None:
        return gerund
    if clause.dep == "pcomp":
        return _behind_preposition(clause)
    if not verb.is_infinitive() and not clause.is_infinitive():
        bare = clause.tag == "VB" and clause.dep in ("xcomp", "ccomp") and not auxiliaries(verb)
        return bare and clause.head.lemma in _LET
    if _real(told, clause):
        return False
    if (first := _of_the_first(clause)) is not None:
        return first
    if clause.dep != "xcomp" or clause.head.lemma not in transparent or clause.head.lemma in _AIMS:
        return True
    # an attempt on a life is an assault
    return clause.head.lemma in ("try", "attempt") and told.outer.pattern.code not in ("ASSAULT", "COERCE")


def _first(verb: Token) -> Token:
    """The verb that the clause of joined verbs hangs by."""
    clause = verb
    while clause.dep == "conj" and is_verb(clause.head):
        clause = resumed(clause) or clause.head
    return clause


def _gerund(told: Told, clause: Token) -> bool | None:
    """'is considering sending', 'retreating would only embolden it'; None for what is no such clause."""
    bare = clause.tag == "VBG" and not any(c.dep == "aux" for c in clause.children)
    if told.negated and clause.dep in ("ccomp", "xcomp") and bare and clause.head.lemma == "deny":
        return False  # 'denies supplying'
    if bare and clause.dep == "xcomp" and clause.head.lemma in _THOUGHT:
        return True
    that = any(c.dep == "mark" and c.lower == "that" for c in clause.children)
    return True if clause.dep in ("csubj", "csubjpass") or bare and (clause.dep in ("ccomp", "nsubj") or that) else None


def _behind_preposition(clause: Token) -> bool:
    """'ways of defusing', not 'after signing'."""
    preposition = clause.head
    if preposition.lower == "as" and preposition.head.lemma in QUOTES and any(c.lower == "having" for c in clause.children):
        return False  # 'was quoted as having accused Chad'
    if preposition.lower == "for" and preposition.head.lemma in _PUNISHED:
        return False  # 'was jailed for ramming a cutter'
    return not (preposition.lower in _AFTER and (is_verb(preposition.head) or preposition.lower in _LATER))


def _real(told: Told, clause: Token) -> bool:
    """Infinitives of what is so, or is said to be so."""
    over = clause.head
    if clause.dep == "xcomp":
        if any(c.dep == "aux" and c.lower == "have" for c in clause.children):
            return True  # 'claimed to have taken the town'
        if clause.tag == "VBG" and over.lemma in _REPORTED and passive(over):
            return True  # 'is reported to be arming the rebels'
        if told.duty and over.lemma in ("have", "need"):
            return True  # 'said that Chad had to withdraw'
    if clause.dep in ("xcomp", "advcl"):
        if over.lemma == "vote":
            return True  # 'voted on Monday to sever all links'
        if over.lemma in _CALLS and told.code in _SAID_IN_CALLS:
            return True  # 'telephoned the king to thank him': said in the call
    if over.lemma == "use" and any(c.dep == "dobj" and c.lemma in _PLATFORMS for c in over.children):
        return True  # 'used his speech to condemn'
    return told.applied == "commit" or clause.dep == "ROOT" or over.lower in RANKS  # 'was the first to recognise'


def _of_the_first(clause: Token) -> bool | None:
    """'became the first member of the league to recognise'; None where no rank is told."""
    over = clause.head
    if clause.dep == "advcl" and any(c.dep == "attr" and ranked(c) for c in over.children):
        return False
    if clause.dep not in ("acl", "relcl") or not ranked(over):
        return None
    if over.dep == "attr":
        return any(c.lower == "be" for c in over.head.children)  # 'was the first envoy to visit'
    if over.dep in SUBJECTS:  # 'the first troops to leave crossed the river'
        return bool(auxiliaries(over.head) & {"will", "would", "may", "might", "could"})
    return None


def of_its_object(verb: Token) -> bool:
    """'honouring signed deals', which the parse takes for a verb of its own: a participle that only tells of what kind the deals are."""
    at = verb.i - verb.sentence.tokens[0].i
    before = verb.sentence.tokens[at - 1] if at else None
    if before is None or verb.tag not in ("VBD", "VBN") or any(c.i < verb.i for c in verb.children):
        return False
    ruled = is_verb(before) and before.tag in ("VBG", "VB") and before.pos != "AUX"
    return ruled and verb.dep in ("advcl", "ccomp", "dep", "amod") and not any(c.dep in ("dobj", "prep") for c in before.children)
