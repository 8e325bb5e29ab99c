"""Which verb a time expression hangs on, and whether that verb looks back or ahead."""

from functools import cache
from typing import Literal

from avvisi.lexicon.load import SHIPPED
from avvisi.lexicon.time import Hints, load
from avvisi.parse.tokens import Token

Tense = Literal["past", "present", "future"]

_GOES_WITH = frozenset({"attempt", "begin", "continue", "decline", "fail", "help", "manage", "proceed", "refuse", "start", "try"})


@cache
def hints() -> Hints:
    """The shipped words that tell on which side of the report's day a verb lies."""
    return load((SHIPPED,)).hints


def head_of(tokens: list[Token]) -> Token:
    """The token of a run whose head lies outside it."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[0])


def verb_over(token: Token) -> Token | None:
    """The nearest verb above a token (or the token itself); None in a fragment without verbs."""
    here = token
    while True:
        if here.tag.startswith("VB") and here.dep not in ("aux", "auxpass", "amod"):
            return here
        if here.head is here:
            return None
        here = here.head


def governor(head: Token) -> Token | None:
    """The verb a word hangs on. A verb behind a 'that' which follows the word cannot be it: 'stressed on Friday that they would go'."""
    verb = verb_over(head)
    while verb is not None and verb.i > head.i:
        if not any(t.dep == "mark" and t.lower == "that" and head.i < t.i < verb.i for t in verb.children):
            break
        verb = verb_over(verb.head) if verb.head is not verb else None
    return above_aim(head, verb) if verb is not None else None


def above_aim(head: Token, verb: Token) -> Token:
    """'marched yesterday to condemn the pact': what stands before the 'to' of an aim is the day of the deed, not of 'was expected Tuesday to sign'.

    So is what stands before a participle: 'was held Tuesday accused of theft', or between 'said' and its words: 'said on Monday he was glad'.
    """
    over = verb_over(verb.head) if verb.head is not verb else None
    subject = verb.child("nsubj", "nsubjpass", "expl")
    if verb.dep == "ccomp" and over is verb.head and subject is not None and over.i < head.i < subject.i and head.i - over.i <= 3:
        return over if over.tag == "VBD" and subject.subtree()[0].i == head.i + 1 else verb
    aim = verb.dep in ("advcl", "xcomp") and any(t.tag == "TO" and head.i < t.i < verb.i for t in verb.children)
    bare = verb.dep in ("advcl", "acl") and verb.tag == "VBN" and head.dep == "npadvmod" and head.i == verb.i - 1
    if not aim and not (bare and verb.child("aux", "auxpass", "mark", "nsubj", "nsubjpass") is None):
        return verb
    fits = over is not None and over.i < head.i and over.lemma != "be" and over.lower not in hints().coming and tense_of(over) == "past"
    return over if over is not None and fits else verb


def tense_of(verb: Token, depth: int = 0) -> Tense | None:
    """Past, present or future of a verb with its auxiliaries; a bare participle or infinitive takes that of what it hangs on."""
    helpers = [t for t in verb.children if t.dep in ("aux", "auxpass")]
    words = {t.lemma for t in helpers}
    if words & hints().modal:
        return "future" if not ("have" in words and verb.tag == "VBN") else "past"
    if any(t.tag == "TO" for t in helpers):
        return _infinitive(verb, words, depth)
    if verb.tag == "VBD" or any(t.tag == "VBD" for t in helpers):
        return "past"
    if "have" in words:
        return "past"
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
        return "future" if verb.tag == "VBG" and "be" in words and verb.lemma == "go" else "present"
    above = verb.head if verb.head is not verb else None
    if verb.tag == "VBN":  # 'the vote planned in August', but 'the loan promised by Peru in August'
        return "future" if verb.lemma in hints().ahead and not any(c.dep == "agent" for c in verb.children) else "past"
    if above is not None and depth < 6 and (higher := verb_over(above)) is not None:
        return tense_of(higher, depth + 1)
    return None


def _infinitive(verb: Token, words: set[str], depth: int) -> Tense | None:
    if "have" in words:
        return "past"
    above = verb.head
    if above is verb or depth > 6:
        return "future"
    if verb.dep in ("acl", "relcl") and any(t.lower in ("first", "last", "only", "latest") for t in above.children):
        over = verb_over(above)  # 'the first woman to lead them'
        return tense_of(over, depth + 1) if over is not None else "past"
    if verb.dep == "xcomp" and above.lemma in _GOES_WITH and tense_of(above, depth + 1) == "past":
        return "past"  # 'tried to leave on Friday'
    if above.tag.startswith("VB") and verb.dep in ("advcl", "csubj") and above.lemma not in hints().ahead:
        higher = tense_of(above, depth + 1)  # 'flew to Minsk to meet him on Friday': not surely past, 'sent him to testify on May 5'
        return "present" if higher == "past" else higher
    return "future"


def direction(tokens: list[Token]) -> Tense | None:
    """Whether a time expression looks back or ahead from the day of the report, as its preposition and verb tell."""
    head = head_of(tokens)
    over = head.head
    before = over.lower if over.dep == "prep" or over.tag == "IN" else ""
    if before in hints().deadline:
        return "future"
    if before in ("since",):
        return "past"
    verb = governor(head)
    if verb is None:
        return None
    if before == "for" and (verb.lemma in hints().ahead or over.head.lemma in ("call", "fix") or _planned(over)):
        return "future"  # 'the march called for Friday'
    if any(t.lower in hints().coming and t.tag in ("VBN", "JJ") for t in (over, over.head)) or _to_come(over) or _to_come(over.head):
        return "future"
    return tense_of(verb)


def is_deadline(tokens: list[Token]) -> bool:
    """Whether 'by', 'until', 'through' leads an expression whose verb looks back."""
    if not tokens:
        return False
    head = head_of(tokens)
    verb = verb_over(head)
    return head.head.lower in hints().deadline and head.head.dep == "prep" and verb is not None and tense_of(verb) == "past"


def _to_come(noun: Token) -> bool:
    """'his planned visit in May'."""
    return noun.tag.startswith("NN") and any(t.dep == "amod" and t.lower in hints().coming for t in noun.children)


def _planned(preposition: Token) -> bool:
    return preposition.head.lemma in hints().ahead or preposition.head.lemma in hints().planned
