"""Subjects, doers and verbs that the parse is known to hang on the wrong word, found where they belong."""

from avvisi.extract.grammar.joined import conjuncts, word_before
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.parse.tokens import Token

_WHEN = frozenset({"after", "before", "since", "until", "as"})


def eaten_subject(verb: Token) -> Token | None:
    """'offered to host the summit and the two states have agreed': what stands between 'and' and a finite verb is its subject, though the
    parse joined it to the object before."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass") and c.i < verb.i]
    finite = next((t for t in (*helpers, verb) if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    tokens, start = verb.sentence.tokens, verb.sentence.tokens[0].i
    if finite is None or min(finite.i, verb.i) == start:
        return None
    last = tokens[min((t.i for t in helpers), default=verb.i) - 1 - start]
    noun = last
    while noun.dep in ("pobj", "prep") and noun.head.i < noun.i:
        noun = noun.head
    joined = noun.dep == "conj" and is_noun(noun) and is_noun(noun.head) and noun.subtree()[-1] is last
    return noun if joined and verb.i > noun.i and word_before(noun.subtree()[0]) == "and" else None


def finite_under_noun(verb: Token) -> bool:
    """'dismissed it as nonsense and accused Chad': a finite verb goes on from a verb, though the parse joins it to a noun."""
    adrift = is_noun(verb.head) or verb.head.dep == "prep"
    return verb.dep == "conj" and adrift and verb.tag in ("VBD", "VBZ") and not passive(verb)


def lost_subject(verb: Token) -> list[Token]:
    """'UNICEF had announced': a name that opens the sentence, taken for an adverb."""
    first = verb.sentence.tokens[0]
    named = (
        first.ent in ("ORG", "GPE", "PERSON", "NORP") and first.head is verb and first.dep in ("advmod", "npadvmod", "dep", "intj", "nmod")
    )
    return [first] if named and verb.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG") else []


def swallowed_subject(verb: Token, head: Token) -> list[Token]:
    """'flew troops in after shells from Chad killed a shepherd': a finite verb has a subject, and the parse made it the object of 'after'."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or any(c.dep in ("aux", "mark", "auxpass") for c in verb.children):
        return []
    for prep in reversed([t for t in verb.sentence.tokens if head.i < t.i < verb.i]):
        if is_verb(prep) and prep.tag in ("VBD", "VBZ", "VBP") and prep.dep != "relcl":
            return []
        if prep.dep == "prep" and prep.lower in _WHEN and prep.head is not verb:
            return [one for o in prep.children if o.dep == "pobj" and o.i < verb.i for one in conjuncts(o)]
    return []


def severed(subject: Token) -> list[Token]:
    """'as fighters of the League and the Front traded fire': what stands before the 'and' of a subject is a subject too, though the parse hangs it
    on 'as' and joins the verb to it."""
    tokens, first = subject.sentence.tokens, subject.subtree()[0]
    at = first.i - tokens[0].i
    if subject.dep != "nsubj" or at < 2 or tokens[at - 1].lower != "and" or tokens[at - 1].dep != "cc":
        return []
    other = tokens[at - 1].head
    within = other.dep == "pobj" and other.head.dep == "prep" and other.head.lower in _WHEN and other.i < subject.i
    return [other] if within and is_noun(other) and subject.head.dep == "conj" else []


def resumed(verb: Token) -> Token | None:
    """The verb that a finite verb joined to an infinitive goes on from: 'gave them two days to leave and recalled its envoy'; None of others."""
    head = verb.head
    infinitive = head.tag == "VB" and head.is_infinitive()
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ") or not infinitive:
        return None
    if head.dep in ("xcomp", "advcl") and is_verb(head.head):
        return head.head
    if head.dep in ("acl", "relcl") and is_verb(head.head.head):
        return head.head.head
    return None


def by_within(verb: Token) -> list[Token]:
    """'had been threatened with pursuit by Lima': the parse hangs 'by' and a name on the noun before it."""
    nouns = [o for p in verb.children if p.dep == "prep" and p.lower in ("with", "in", "at", "to", "into") for o in p.children]
    found = [c for o in nouns for c in o.children if c.dep in ("prep", "agent") and c.lower == "by" and c.i > o.i]
    return [p for p in found if any(o.dep == "pobj" and o.tag.startswith("NNP") and o.ent not in ("DATE", "TIME") for o in p.children)]


def by_beyond(verb: Token) -> list[Token]:
    """'was rammed, Lima alleges, by a frigate': the parse hangs 'by' on the verb of saying between."""
    aside = [verb.head] if verb.dep == "ccomp" else [c for c in verb.children if c.dep == "parataxis"]
    aside = [
        a for a in aside if a.i > verb.i and a.tag in ("VBZ", "VBD", "VBP") and any(c.dep == "nsubj" and c.i > verb.i for c in a.children)
    ]
    return [c for a in aside for c in a.children if c.dep == "prep" and c.lower == "by" and c.i > a.i]
