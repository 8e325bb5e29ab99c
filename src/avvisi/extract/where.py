"""The place of an event: the place named with its verb or noun; never a country that is merely a party to it."""

from typing import Literal

from avvisi.extract.base import Findings
from avvisi.extract.grammar.prepositions import prepositions
from avvisi.extract.grammar.tags import is_verb
from avvisi.extract.triggers import Reading
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Mention, Where
from avvisi.parse.tokens import Token

_IN = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})
_TOWNS = frozenset({"city", "town", "village", "port", "province", "district", "region", "suburb"})
_TRIPS = frozenset({"visit", "trip", "tour", "stay", "stop"})
_TO = frozenset({"to", "in", "at", "for", "into"})


class Places:
    """`places(reading, earlier)`; None where the words name none."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.states = lexicon.world.code_names
        self.parts = frozenset(part.name for part in lexicon.world.parts.values())

    def __call__(self, reading: Reading, earlier: Findings) -> Where | None:
        """'in Accra', 'at the airport in Accra'; for visits 'to Accra'."""
        wanted = _TO if reading.pattern.rule.mode == "visit" else _IN
        for home in _homes(reading):
            for prep, token in prepositions(home):
                if prep in wanted and (found := self._at(token, earlier)):
                    return found
                if prep in ("during", "on") and token.lemma in _TRIPS:  # 'met the minister during a visit to Oman'
                    for to, ground in prepositions(token):
                        if to in ("to", "in") and (found := self._at(ground, earlier)):
                            return found
        if reading.pattern.rule.occasion == "meeting":  # 'a meeting with the president and his delegation in Tunis'
            for token in reading.token.subtree():
                if token.dep == "pobj" and token.head.lower == "in" and token.i > reading.token.i:
                    mention = earlier.mention_of.get(token.i)
                    if mention is not None and mention.kind == "place" and mention.form != "adjective":
                        return self._where(mention)
        if reading.pattern.rule.mode == "visit" and reading.token is reading.verb:
            for child in reading.token.children:
                if child.dep == "dobj" and (found := self._at(child, earlier)):
                    return found
        return None

    def _at(self, token: Token, earlier: Findings) -> Where | None:
        mention = earlier.mention_of.get(token.i)
        if mention is not None and mention.kind in ("place", "state") and mention.form not in ("adjective", "pronoun"):
            return self._where(mention)
        around = prepositions(token)
        around += [
            pair for p, o in around if p in ("in", "near") and o.lemma in _TOWNS for pair in prepositions(o)
        ]  # 'in the city of Accra'
        for prep, inner in around:
            if prep in ("in", "of", "near"):
                below = earlier.mention_of.get(inner.i)
                if below is not None and below.kind in ("place", "state") and below.form != "adjective":
                    return self._where(below)
        for child in token.children:
            if child.dep in ("appos", "poss", "compound"):
                below = earlier.mention_of.get(child.i)
                if below is not None and below.kind == "place":
                    return self._where(below)
        return None

    def _where(self, mention: Mention) -> Where:
        if mention.kind == "state":
            return Where(name=self.states.get(mention.code or "", mention.name), country=mention.code, level="country", span=mention.span)
        level: Literal["city", "region"] = "region" if mention.name in self.parts else "city"
        return Where(name=mention.name, country=mention.code if mention.code in self.states else None, level=level, span=mention.span)


def _homes(reading: Reading) -> list[Token]:
    """The trigger, its verb, its object, and the verb whose clause holds the phrase it opens ('in a meeting in Accra')."""
    found = [reading.token]
    if reading.verb is not None and reading.verb is not reading.token:
        found.append(reading.verb)
    found += [o for o in reading.objects if o not in found]
    for token in list(found):
        if is_verb(token):
            found += [c for c in token.children if c.dep == "dobj" and c not in found]
            if reading.pattern.code == "PROTEST":  # 'set fire to the embassy in Accra'
                joined = [c for c in token.children if c.dep == "conj" and is_verb(c) and not any(g.dep == "nsubj" for g in c.children)]
                found += [
                    o for v in (token, *joined) for p, o in prepositions(v) if p in ("to", "at", "outside", "into") and o not in found
                ]
                found += [o for v in joined for o in v.children if o.dep == "dobj"]  # 'broke into the bank and wrecked the post in Accra'
    return found
