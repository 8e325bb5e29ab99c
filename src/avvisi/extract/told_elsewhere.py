"""Whose a group is that a word leaves without a land: of those told before, of who sent it, or it is those who are named of it."""

from collections.abc import Callable, Mapping

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.belonging import expansions
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.parties import Parties
from avvisi.extract.plurals import told_before
from avvisi.extract.sides import Found, coded, landless, of_state, stretched, with_span
from avvisi.parse.tokens import Token

_RULERS = frozenset({"regime", "government", "army", "administration", "junta", "military", "authorities", "leadership"})
_SENT = frozenset({"delegation", "mission", "team", "envoy", "commission", "representative"})
_NAMED_AMONG = frozenset(
    {"president", "premier", "minister", "leader", "head", "country", "nation", "state", "government", "envoy", "official", "group", "king"}
)


class Elsewhere:
    """`(token, found, earlier)`: `found`, or in the place of a group of no land, or of nobody, those whom other words tell."""

    def __init__(self, parties: Parties, states: Mapping[str, str], named: Callable[[list[Token], Findings], Found]) -> None:
        self.parties, self.states, self.named = parties, states, named

    def __call__(self, token: Token, found: Found, earlier: Findings) -> Found:
        """The parties of a word."""
        if len(found) == 1 and found[0].kind == "group" and token.lemma in _RULERS:
            found = self._said_before(token, earlier) or found
        if not found or len(found) == 1 and landless(found[0]):
            found = self._told_before(token, earlier) or found
        if len(found) == 1 and landless(found[0]) and token.lemma in _SENT:
            found = self._sender(token, earlier) or found
        if len(found) == 1 and landless(found[0]) or not found and token.tag == "NNS":
            found = self._among_them(token, earlier) or found
        return found

    def _told_before(self, token: Token, earlier: Findings) -> Found:
        """'six Fijian marines … the six', 'Honduran fishermen … the fishermen': of the land of those told before, where it is one land."""
        told = [self.parties.one(t, earlier) for t in told_before(token, earlier)]
        states = [p for found in told for p in found if p.kind == "state" and p.person is None]
        if not states or not told[-1] or told[-1][0].kind != "state" or len({p.code for p in states}) != 1:
            return ()
        return (structs.replace(with_span(states[-1], phrase(token, earlier)), implied=True),)

    def _among_them(self, token: Token, earlier: Findings) -> Found:
        """'five presidents, including Soto of Peru and Ruiz of Chile', 'countries such as Mali': of a group of no land those who are named."""
        if token.tag != "NNS" or token.lemma not in _NAMED_AMONG:
            return ()
        named = behind(token, "including") + [t for c in token.children if c.lower == "as" for t in behind(c, "as")]
        named = named or [o for c in token.children if c.lower == "as" and c.dep == "prep" for o in c.children if o.dep == "pobj"]
        found = self.named(named, earlier) if named else ()
        return found if len(found) > 1 else ()

    def _sender(self, token: Token, earlier: Findings) -> Found:
        """'a delegation sent by the bloc', 'a team of the ministry': who is behind it."""
        for one, distance in expansions(token):
            if distance and (found := self.parties.one(one, earlier)) and coded(found):
                return tuple(with_span(p, stretched(phrase(token, earlier), token, earlier)) for p in found)
        return ()

    def _said_before(self, token: Token, earlier: Findings) -> Found:
        """'the Assad regime in Syria …, the regime': whose it is was said earlier in the sentence."""
        for other in token.sentence.tokens:
            if other.i >= token.i:
                return ()
            if other.lemma == token.lemma:
                found = self.parties.of(other, earlier)
                if found and found[0].kind == "state":
                    return found
                for one, _ in expansions(other):
                    mention = earlier.mention_of.get(one.i)
                    if mention is not None and mention.kind == "state" and mention.code in self.states:
                        return (of_state(mention.code, self.states, "GOV", phrase(token, earlier)),)
        return ()
