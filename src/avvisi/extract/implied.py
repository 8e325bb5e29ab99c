"""Whether a deed whose words name no recipient is turned to the other side of the dealings a report tells of.

Only where both lands lead the report, and what the words name besides is nobody else: 'Peru will not reopen the crossing' in a report on
Peru and Chile is said to Chile; 'called for a big turnout', 'refused to sign the Charter', 'threatened to take Lima' are not.
"""

from collections import Counter
from typing import TYPE_CHECKING

from avvisi.extract.base import Findings
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.sides import Found
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.compose import Told

_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_ASIDE = frozenset({"conj", "agent", "nsubj", "nsubjpass"})
_DEMANDS = frozenset({"demand", "insist", "claim"})  # of someone; one calls and appeals for things at large
_NATIONAL = listed("natives_national")
_INNER = listed("implied_inner")  # 'refused to yield to the opposition'
_BESIDE = frozenset({"media", "person", "bloc"})
_HOME = frozenset({"resign"})
_GROUND = frozenset({"GPE", "LOC", "FAC"})
_POINTS = frozenset({"it", "they"})
_IN_WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE"})
_ACTION = frozenset({"action", "effort", "measure", "pressure", "step", "intervention", "response", "campaign", "drive"})
_WORLD = frozenset({"international", "global", "worldwide", "collective", "concerted", "joint"})
_WHO = frozenset({"economy", "country", "nation", "neighbour", "neighbor", "government", "side", "them", "it", "you"})


def weigh(earlier: Findings) -> Counter[str]:
    """How often a report names each land, body and bloc that has a code."""
    return Counter(m.code for m in earlier.mentions if m.code and m.kind != "place" and m.form != "pronoun")


def lead(actor: Party, other: Party, weights: Counter[str]) -> bool:
    """Whether the other side is of those a report is about: named as often as others are, and half as often as the doer."""
    if other.code is None or other.kind != "state":
        return True
    own = weights[other.code]
    return 2 * own >= weights[actor.code or ""] and sum(n > own for code, n in weights.items() if code != actor.code) < 2


def third(told: "Told", sides: Found, earlier: Findings) -> bool:
    """Whether the sentence names somebody else before the deed: 'In talks with the bloc Peru vowed not to yield' is said to the bloc."""
    token = told.outer.token
    own = {p.code for p in sides}
    named = earlier.mentions_in(token.sentence.start, token.start)
    return any(m.code and m.code not in own and m.kind in ("state", "organisation", "bloc") and m.form != "pronoun" for m in named)


def turned(told: "Told", actors: Found, other: Party, earlier: Findings) -> bool:
    """Whether the deed's own words leave room for the other side."""
    reading = told.outer
    if told.code == "REQUEST" and len(told.chain) == 1 and told.applied is None and not _asked(told) and not _named(told, other, earlier):
        return False
    if told.code == "REQUEST" and any(worldwide(r.token) for r in told.chain[1:]):
        return False
    if told.chain[-1].pattern.rule.mode in _HOME:
        return False  # 'refused to resign'
    own = {p.code for p in actors} | {other.code}
    start = reading.words[0].i
    aside = {t.i for c in reading.token.children if c.dep in _ASIDE for t in c.subtree()}
    aside |= {t.i for w in reading.words if w.dep == "pobj" for t in w.subtree()}  # 'take the matter to the Council'
    spans = [p.span for p in actors if p.span is not None]
    for token in reading.token.subtree():
        if token.i in aside or token.i <= start or any(s.start <= token.start < s.end for s in spans):
            continue
        mention = earlier.mention_of.get(token.i)
        if mention is not None:
            place = mention.kind == "place" and mention.code is None and told.code in _IN_WORDS  # 'the nine who struck at Ho'
            if mention.form != "pronoun" and mention.kind not in _BESIDE and mention.code not in own and not place:
                return False
        elif (
            token.tag in ("NNP", "NNPS")
            and token.ent not in _TIMES
            and not (told.code in _IN_WORDS and _ground(token))
            or token.lemma in _INNER
        ):
            return False
        elif token.dep == "nsubj" and token.lower in _NATIONAL and any(c.lower == "the" for c in token.children):
            return False  # 'complained that the government was holding her up': one's own, or nobody knows whose
    return True


def worldwide(verb: Token) -> bool:
    """'called for international action to stop Chad': the world is asked to act, and Chad is whom it is to act against."""
    noun = verb.head
    return verb.dep in ("acl", "relcl") and verb.is_infinitive() and noun.lemma in _ACTION and any(c.lower in _WORLD for c in noun.children)


def _asked(told: "Told") -> bool:
    """'demanded his return', 'pressed the continent's largest economy', 'we call on your country': someone is asked, in words that name nobody."""
    return (
        told.outer.token.lemma in _DEMANDS
        or _that_it(told.outer.token)
        or any(t.lemma in _WHO or t.lower in _WHO for t in _addressed(told.outer.token))
    )


def _ground(name: Token) -> bool:
    """'the nine who struck at Ho': a place, whose name says nobody."""
    return name.ent in _GROUND or name.dep == "pobj" and name.head.lower in ("at", "in", "near")


def _that_it(token: Token) -> bool:
    """'asked that it explain itself': somebody else, in a word that only points."""
    clauses = (c for c in token.children if c.dep == "ccomp" and any(m.dep == "mark" and m.lower == "that" for m in c.children))
    return any(s.lower in _POINTS and s.dep == "nsubj" for c in clauses for s in c.children)


def _addressed(token: Token) -> list[Token]:
    return [*patients(token), *(o for p in token.children if p.dep == "prep" and p.lower == "on" for o in p.children)]


def _named(told: "Told", other: Party, earlier: Findings) -> bool:
    """'sought more exports to Chad': the other side stands in what is asked for."""
    below = (earlier.mention_of.get(t.i) for t in told.outer.token.subtree())
    return any(m is not None and m.code == other.code and m.form != "pronoun" for m in below)
