"""What the words of a deed say of the other side without naming it: 'held talks', 'both capitals', 'offered its good offices'."""

from typing import TYPE_CHECKING

from avvisi.extract.actor_words import actors as doers
from avvisi.extract.base import Findings
from avvisi.extract.grammar.joined import framed
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.grammar.tags import is_verb
from avvisi.extract.sides import two_sides
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.compose import Told
    from avvisi.extract.triggers import Reading

_TALKS = frozenset({"talk", "talks", "negotiation", "consultation", "discussion"})
_AT_TALKS = frozenset({"during", "at", "in", "after", "following", "before"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # deeds that hurt whom they are done to


def opens_sentence(reading: "Reading") -> bool:
    """'During a meeting with Ruiz, Soto said the two countries would': whom a meeting brings together that is told first, the clause may mean."""
    noun = reading.token
    if reading.verb is not None or not reading.pattern.rule.occasion or noun.dep != "pobj" or noun.head.lower not in _AT_TALKS:
        return False
    above = noun.head.head
    return noun.head.dep == "prep" and is_verb(above) and noun.i < above.i and above is above.sentence.root


def opens_talks(reading: "Reading") -> bool:
    """'held a round of talks', 'will explore bilateral trade'; not 'met with a panel', 'the meeting was chaired by'."""
    words = {t.lemma for o in (*reading.objects, *patients(reading.token)) for t in (o, *behind(o, "of"))}
    apart = any(behind(home, "with") for home in (reading.token, *reading.objects))
    bilateral = any(t.lower == "bilateral" for t in reading.token.subtree())
    return not apart and bool(words & _TALKS or bilateral and patients(reading.token))


def doers_are(told: "Told", *words: str) -> bool:
    """Whether a word that only points is said to do it."""
    return any(t.lower in words for t in doers(told.outer))


def means_both(noun: Token, earlier: Findings) -> bool:
    """'both sides', 'the two capitals', 'the neighbours': the two that a report is on."""
    neighbours = noun.tag == "NNS" and noun.lemma in ("neighbour", "neighbor") and [c.lower for c in noun.children] == ["the"]
    return neighbours or two_sides(noun, earlier)


def took_place(told: "Told") -> bool:
    """'talks on the canal ended', 'after a telephone conversation on Monday': a contact told by its noun, with nobody behind 'with' or 'between'."""
    reading = told.outer
    if told.code != "CONSULT" or told.applied or reading.token is reading.verb or reading.pattern.rule.mode == "visit":
        return False
    if behind(reading.token, "with", "between", "among", "of", "by"):
        return False
    top = framed(reading.token)
    if top.dep != "pobj" or not is_verb(top.head.head):
        return reading.happens
    return top.head.lower in ("after", "following") or top.head.head.lemma == "precede"


def says_what_for(told: "Told") -> bool:
    """Whether it says what for: 'called for a truce', 'offered to mediate'; of promises, only offers of help between two."""
    if told.code == "REQUEST":
        inner = told.chain[-1].pattern
        money = inner.code == "AID" and inner.rule.id != "aid.peacekeep"  # 'an appeal for money to help Chad': to whoever has it
        return len(told.chain) > 1 and not money and (inner.code not in HARM or told.mode == "yield")
    return mediates(told)


def mediates(told: "Told") -> bool:
    """'offered its good offices', 'was ready to mediate'."""
    return told.outer.pattern.rule.id == "agree.offer-help" or len(told.chain) > 1 and told.chain[-1].pattern.rule.id == "consult.negotiate"


def names_one_of(token: Token, codes: set[str | None], earlier: Findings) -> bool:
    """Whether a word names one of these lands."""
    mention = earlier.mention_of.get(token.i)
    return mention is not None and mention.kind == "state" and mention.code in codes
