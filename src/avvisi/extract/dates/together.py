"""Verbs of one sentence that tell of one time: 'arrived and met', 'began to talk', 'spoke on Monday, praising him'."""

from collections.abc import Iterator

from avvisi.extract.dates.tense import hints, tense_of, verb_over
from avvisi.extract.grammar.joined import word_before
from avvisi.extract.grammar.relatives import before_which
from avvisi.parse.tokens import Token

SAYS = frozenset({"say", "tell"})
AT_THE_DOOR = SAYS | {
    "announce",
    "declare",
    "note",
    "state",
    "stress",
    "warn",
}  # 'warned after talks with the king': one speaks at the door
ANNOUNCES = frozenset({"announce", "declare", "proclaim"})
_LEAVES = frozenset({"leave", "depart", "return", "fly", "go"})
ENDED = frozenset({"end", "conclude", "finish", "complete", "wrap"})
_ABOUT = frozenset({"try", "attempt", "seek", "gather", "rally", "march", "demonstrate", "assemble"})
_TENSES = ({"past", "present"}, {"past", "future"})


def same_time(verb: Token) -> Iterator[Token]:
    """Verbs of the sentence that share this one's day where it has none of its own."""
    over = verb_over(verb.head) if verb.head is not verb else None
    if over is not None and _shares(verb, over):
        yield over
        while over.dep in ("xcomp", "advcl") and over.tag == "VB" and (higher := verb_over(over.head)) is not None and higher is not over:
            over = higher  # 'vowed on Sunday to sign the treaty, saying …'
            yield over
    for child in verb.children:
        if _shares_below(child, verb):
            yield child
    if (gathering := _who_tried(verb)) is not None:
        yield gathering


def _who_tried(verb: Token) -> Token | None:
    """'Men who tried to cross on Tuesday were turned back', 'police dispersed youths who had gathered': what they were about when it was done to them."""
    if verb.tag not in ("VBD", "VBN") or verb.lemma in SAYS:
        return None
    done_to = verb.child("nsubjpass", "dobj")
    about = done_to.child("relcl") if done_to is not None else None
    plain = about is not None and about.tag == "VBD" and about.lemma in _ABOUT and tense_of(verb) == "past"
    return about if plain and not any(c.lemma == "have" for c in verb.children) else None


def _shares(verb: Token, over: Token) -> bool:
    """'arrived and met', 'began to talk', 'congratulating him', 'in praising him', '…, during which they talked': the day of the verb above."""
    if verb.dep == "conj":
        return over is verb.head and not now_and_then(verb, over)
    if verb.dep == "xcomp":
        return over.lemma in hints().same_day
    if verb.is_infinitive() and _first_to(verb, over):
        return True
    if verb.tag == "VBN" and verb.dep == "advcl" and over.lemma == "be" and over.i < verb.i and over.child("attr", "acomp") is None:
        return verb.child("mark", "aux", "auxpass", "nsubj", "nsubjpass") is None  # 'was on Saturday expelled'
    if verb.dep in ("advcl", "acl"):
        return verb.tag == "VBG" and not _apart(verb) or at_once(verb) or _hours_apart(verb) or _along(verb)
    if verb.dep == "pcomp" and verb.head.lower == "after" and verb.lemma in ("meet", "talk") and over.lemma in SAYS:
        return verb.head.head is over and tense_of(over) == "past"  # 'said on Monday after meeting the king'
    if verb.dep == "pcomp" and verb.head.lower == "after" and verb.lemma in ENDED and over.lemma in _LEAVES:
        return True  # 'left on Monday after concluding a visit'
    return (
        verb.dep == "pcomp"
        and verb.head.lower in ("in", "by", "while")
        or verb.dep == "relcl"
        and _during_which(verb)
        and verb.child("aux") is None
    )


def said_along(verb: Token) -> Token | None:
    """'said on Monday that the vote was fair, rejecting the charge': the saying in which a deed of words is done that was hung on what was said."""
    first = verb
    while first.dep == "conj" and first.head.tag == "VBG":
        first = first.head
    over = first.head
    spoken = (
        first.dep == "advcl"
        and first.tag == verb.tag == "VBG"
        and verb.lemma in hints().speaks
        and over.dep == "ccomp"
        and over.i < first.i
    )
    return over.head if spoken and over.head.tag == "VBD" and over.head.lemma in hints().speaks and over.head.i < over.i else None


def announced(verb: Token) -> Token | None:
    """'announced on Monday that Peru was breaking off relations', 'Peru has expelled the envoy, its minister announced on Monday': the announcing in which
    a deed is made known as it is done. Not 'had expelled', which was done before, nor what another reports.
    """
    over = verb.head
    if verb.dep != "ccomp" or over.tag not in ("VBD", "VBN") or over.child("aux", "auxpass") is not None or over.lemma not in ANNOUNCES:
        return None
    helpers = [t for t in verb.children if t.dep == "aux"]
    doing = verb.tag == "VBG" and any(t.lemma == "be" and t.tag == "VBD" for t in helpers) and not any(t.lemma == "have" for t in helpers)
    done = verb.tag == "VBN" and any(t.lower in ("has", "have") for t in helpers)
    return over if doing or done else None


def _first_to(verb: Token, over: Token) -> bool:
    """'became on Monday the first member to leave'."""
    told = over.child("attr", "oprd", "dobj")
    return (
        over.lemma in ("be", "become") and told is not None and any(c.lower in ("first", "last", "latest", "only") for c in told.children)
    )


def _shares_below(child: Token, verb: Token) -> bool:
    """The same seen from above: a second verb with the same subject."""
    if child.dep == "conj":
        return child.tag.startswith("VB") and child.child("nsubj", "nsubjpass") is None and not now_and_then(child, verb)
    if child.dep in ("advcl", "acl"):
        return child.tag == "VBG" and not _apart(child) or at_once(child)
    return child.dep == "xcomp" and verb.lemma in hints().same_day


def now_and_then(one: Token, other: Token) -> bool:
    """'already work together and signed a pact in 2015': two tenses, two days."""
    return not one.is_infinitive() and not other.is_infinitive() and {tense_of(one), tense_of(other)} in _TENSES


def at_once(verb: Token) -> bool:
    """'two drivers died on Sunday when troops fired', 'as troops fired': one time; not 'when they had fired'."""
    if verb.tag != "VBD" or verb.dep != "advcl" or verb.i < verb.head.i or any(c.dep == "aux" for c in verb.children):
        return False
    return any(c.lower == "when" and c.dep == "advmod" or c.lower in ("as", "while") and c.dep == "mark" for c in verb.children)


def _along(verb: Token) -> bool:
    """'will be held on Sunday, with the first session chaired by the king': a part of what is told, behind a comma."""
    if verb.tag != "VBN" or verb.dep != "acl" or verb.head.dep != "pobj" or verb.head.head.lower != "with":
        return False
    lead = verb.head.head
    return word_before(lead) in (",", "-", "--") and lead.head.tag.startswith("VB")


def _apart(verb: Token) -> bool:
    marks = [t.lower for t in verb.children if t.dep in ("mark", "advmod", "prep")]
    return any(mark in hints().apart for mark in marks) or verb.head.lower in hints().apart


def _hours_apart(verb: Token) -> bool:
    """'came only hours after the court had jailed him': one day, as such things are told."""
    if not any(c.dep == "mark" and c.lower in ("after", "before") for c in verb.children):
        return False
    return any(c.dep == "npadvmod" and c.lemma in ("hour", "minute", "moment") for over in (verb, *verb.children) for c in over.children)


def _during_which(verb: Token) -> bool:
    """'…, during which the two sides discussed trade', '… where he met'."""
    return any(c.lower == "where" or c.dep == "prep" and c.lower in ("during", "in", "at") and before_which(c) for c in verb.children)
