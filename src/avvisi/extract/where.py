"""The place of an event: the place named with its verb or noun; never a country that is merely a party to it."""

from typing import Literal

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import hints
from avvisi.extract.fold import IN_WORDS
from avvisi.extract.grammar.prepositions import prepositions
from avvisi.extract.grammar.tags import is_verb
from avvisi.extract.triggers import Reading
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Mention, Where
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

_IN = frozenset({"in", "at", "near", "outside", "inside", "around", "across"})
_TOWNS = frozenset({"city", "town", "village", "port", "province", "district", "region", "suburb"})
_TRIPS = frozenset({"visit", "trip", "tour", "stay", "stop"})
_TO = frozenset({"to", "in", "at", "for", "into"})
_TOPICS = frozenset({"on", "about", "over", "regarding", "concerning", "for"})
_PAPERS = frozenset(
    {"accord", "agreement", "communique", "contract", "deal", "declaration", "memorandum", "pact", "protocol", "statement", "treaty"}
)
_SEES = frozenset({"greet", "host", "meet", "receive", "see", "welcome"})
_MADE = frozenset({"conclude", "initial", "ink", "issue", "reach", "release", "seal", "sign", "strike"})


class Places:
    """`places(reading, earlier)`; None where the words name none."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.states = lexicon.world.code_names
        self.capitals = frozenset(city for s in lexicon.world.states if not s.until for city in s.capitals)
        self.seats = {s.code: s.capitals[0] for s in lexicon.world.states if len(s.capitals) == 1 and not s.until}
        self.people = frozenset(lexicon.events.words.lists["human"])
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
                inside = token.dep == "pobj" and token.head.lower == "in" and token.i > reading.token.i
                if inside and _of_the_meeting(token, reading.token) and (found := self.ground(token, earlier)):
                    return found
        if reading.pattern.rule.mode == "visit" and reading.token is reading.verb:
            for child in reading.token.children:
                if child.dep == "dobj" and (found := self._at(child, earlier)):
                    return found
        return None

    def _at(self, token: Token, earlier: Findings) -> Where | None:
        mention = earlier.mention_of.get(token.i)
        if mention is not None and mention.kind in ("place", "state") and mention.form not in ("adjective", "pronoun"):
            return self.where(mention)
        around = prepositions(token)
        around += [
            pair for p, o in around if p in ("in", "near") and o.lemma in _TOWNS for pair in prepositions(o)
        ]  # 'in the city of Accra'
        for prep, inner in around:
            if prep in ("in", "near") or prep == "of" and not self._somebody(token, earlier):
                below = earlier.mention_of.get(inner.i)
                if below is not None and below.kind in ("place", "state") and below.form != "adjective":
                    return self.where(below)
        for child in token.children:
            if child.dep in ("appos", "poss", "compound"):
                below = earlier.mention_of.get(child.i)
                if below is not None and below.kind == "place":
                    return self.where(below)
        return None

    def _somebody(self, token: Token, earlier: Findings) -> bool:
        """'received the ambassador of Chad'."""
        mention = earlier.mention_of.get(token.i)
        return token.lemma in self.people or mention is not None and mention.kind == "person"

    def capital(self, code: str | None, span: Span) -> Where | None:
        """The capital of a land, told as such by the words at a span."""
        name = self.seats.get(code or "")
        return Where(name=name, country=code, level="city", span=span) if name is not None else None

    def ground(self, token: Token, earlier: Findings) -> Where | None:
        """The place that a word itself names, no land and no adjective."""
        mention = earlier.mention_of.get(token.i)
        return self.where(mention) if mention is not None and mention.kind == "place" and mention.form != "adjective" else None

    def where(self, mention: Mention) -> Where:
        """The place a name means; the name of a capital where a place is told is the town, not its government."""
        if mention.kind == "state" and mention.form == "metonym" and mention.span.text in self.capitals:
            return Where(name=mention.span.text, country=mention.code, level="city", span=mention.span)
        if mention.kind == "state":
            return Where(name=self.states.get(mention.code or "", mention.name), country=mention.code, level="country", span=mention.span)
        if mention.evidence.rule == "names.seat":  # 'at the White House'
            return Where(name=mention.span.text, country=mention.code, level="site", span=mention.span)
        level: Literal["city", "region"] = "region" if mention.name in self.parts else "city"
        return Where(name=mention.name, country=mention.code if mention.code in self.states else None, level=level, span=mention.span)


def _homes(reading: Reading) -> list[Token]:
    """The trigger, its verb, its object, and the verb whose clause holds the phrase it opens ('in a meeting in Accra')."""
    found = [reading.token]
    if reading.verb is not None and reading.verb is not reading.token:
        found.append(reading.verb)
    found += [o for o in reading.objects if o not in found and _there(o, reading)]
    for token in list(found):
        if is_verb(token):
            found += [c for c in token.children if c.dep == "dobj" and c not in found and _there(c, reading)]
            if reading.pattern.code == "PROTEST":  # 'set fire to the embassy in Accra'
                joined = [c for c in token.children if c.dep == "conj" and is_verb(c) and not any(g.dep == "nsubj" for g in c.children)]
                found += [
                    o for v in (token, *joined) for p, o in prepositions(v) if p in ("to", "at", "outside", "into") and o not in found
                ]
                found += [o for v in joined for o in v.children if o.dep == "dobj"]  # 'broke into the bank and wrecked the post in Accra'
    return found


def _there(thing: Token, reading: Reading) -> bool:
    """Whether a deed takes place where its object is: 'shelled the posts in Kara', 'held talks in Kara'; not 'condemned the raid in Kara', 'discussed
    the fighting in Kara'."""
    contact = reading.pattern.code == "CONSULT"
    if reading.pattern.code not in IN_WORDS and not contact or thing.head.lemma == "summon":
        return True
    if _held(thing):
        return contact or thing.head.lemma in hints().light or thing.head.lemma in _MADE
    return thing.lemma in _PAPERS and thing.head.lemma in _MADE or contact and thing.tag.startswith("NNP")


def _held(thing: Token) -> bool:
    """Talks, a trip, 'two days of talks'."""
    lemmas = {thing.lemma, *(o.lemma for prep, o in prepositions(thing) if prep == "of")}
    return bool(lemmas & {*hints().occasions, *hints().journeys})


def _of_the_meeting(ground: Token, meeting: Token) -> bool:
    """'a meeting with the president and his aides in Tunis'; not 'talks on the fighting in Sudan', 'discussed the fighting in Sudan'."""
    here = ground.head
    while here.head is not meeting and here.head is not here:
        here = here.head
        if here.dep == "pobj" and here.head.lower in _TOPICS or here.dep in ("relcl", "acl", "ccomp", "advcl"):
            return False
    return here.dep != "dobj" or not here.tag.startswith("NN") or here.tag.startswith("NNP") or meeting.lemma in _SEES or _held(here)
