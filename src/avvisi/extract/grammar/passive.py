"""Whether a verb is done to its subject: 'was seized', 'the vessel seized by', 'had it turned down by', 'was called upon'."""

from avvisi.extract.grammar.tags import is_verb
from avvisi.parse.tokens import Token

_GIVING = frozenset(
    {"hand", "give", "send", "serve", "present", "deny", "refuse", "grant", "offer", "award", "tell"}
)  # 'called in and handed a note'
_ORDERS = frozenset({"order", "want", "command"})
_HELD_TO_BE = frozenset({"report", "fear", "believe", "presume", "confirm", "think", "suspect"})
_HANDED = frozenset({"hand", "tell", "serve"})
# Nobody does these without an object: 'two envoys arrested in Lima were freed', which the parse takes for a main clause.
_DONE_TO = frozenset(
    {"arrest", "detain", "expel", "deport", "kidnap", "abduct", "jail", "imprison", "convict", "exile", "assassinate", "behead", "summon"}
)


def passive(verb: Token) -> bool:
    """'was seized', 'the vessel seized by', 'was seized and searched'; not 'had seized'."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    have = been = False
    for child in verb.children:
        have = have or child.dep == "aux" and child.lemma == "have"
        been = been or child.dep == "auxpass"
    if have and not been:
        return causative(verb)  # not 'had spoken by telephone'
    for child in verb.children:
        if child.dep in ("auxpass", "nsubjpass") or child.dep == "agent" and not _acting(verb):
            return True
    if causative(verb):
        return True
    if verb.tag == "VBD":
        if verb.dep == "conj" and verb.lemma in _HANDED and not any(c.dep in ("nsubj", "dative") or c.lower == "to" for c in verb.children):
            return is_verb(verb.head) and passive(verb.head)  # 'was called in and handed a note'
        if any(c.dep in ("nsubj", "dobj") for c in verb.children):
            return verb.lemma in _DONE_TO and not any(c.dep in ("dobj", "ccomp", "xcomp", "prt") for c in verb.children)
        return verb.dep == "acl" and not _adrift(verb) or verb.dep == "conj" and verb.head.tag == "VBN" and passive(verb.head)
    if ordered_done(verb):
        return True
    if any(c.dep in ("nsubj", "aux") for c in verb.children):
        return False
    if verb.dep == "conj" and is_verb(verb.head):
        return passive(verb.head) and (verb.lemma in _GIVING or not any(c.dep == "dobj" for c in verb.children))
    if verb.dep == "advcl":
        return True  # 'asked what he would do, …'
    if verb.dep == "xcomp" and (verb.head.lemma == "find" or verb.head.lemma in _HELD_TO_BE and passive(verb.head)):
        return True  # 'was found stabbed', 'have been reported killed'
    return verb.dep in ("acl", "oprd", "ccomp", "ROOT") and not any(c.dep == "dobj" for c in verb.children)


def causative(verb: Token) -> bool:
    """'had it turned down by the cabinet': done by whoever 'by' names to what stands between, and borne by the subject of 'had'."""
    if verb.tag != "VBN" or not any(c.lower == "by" and c.dep in ("agent", "prep") for c in verb.children):
        return False
    had = [c for c in verb.children if c.dep == "aux" and c.lemma == "have"]
    between = any(c.dep == "nsubj" and c.i > h.i for h in had for c in verb.children)
    return between or verb.dep == "ccomp" and verb.head.lemma == "have" and any(c.dep == "nsubj" for c in verb.children)


def ordered_done(verb: Token) -> bool:
    """'ordered the ship released', 'wants the envoy expelled': done to what stands between."""
    if verb.tag != "VBN" or verb.dep != "ccomp" or verb.head.lemma not in _ORDERS or verb.i < verb.head.i:
        return False
    return any(c.dep == "nsubj" for c in verb.children) and not any(c.dep in ("aux", "auxpass", "mark", "dobj") for c in verb.children)


def _adrift(verb: Token) -> bool:
    """'The Omani envoy called on the premier.', whose parse makes the noun the sentence's root: a past tense that somebody does."""
    return verb.tag == "VBD" and verb.head.dep == "ROOT" and verb.head.i < verb.i and verb.lemma not in _DONE_TO


def stranded(verb: Token) -> bool:
    """'was called upon', 'had been appealed to': the subject of the passive is what the preposition governs."""
    left = (c for c in verb.children if c.dep in ("prt", "prep") and c.lower in ("on", "upon", "to") and not c.children)
    return passive(verb) and any(left)


def _acting(verb: Token) -> bool:
    """'The two premiers talked by telephone': who stands before a past tense does it, whatever the parse makes of 'by'."""
    return verb.tag == "VBD" and any(c.dep == "nsubj" and c.i < verb.i for c in verb.children)
