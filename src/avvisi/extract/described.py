"""Parties that no list knows, by their words alone: 'A Lyon court', 'lecturers', a name seen once. Only where grammar makes them act or undergo."""

from typing import Literal

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.collectives import split
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.sides import Found, people, stretched
from avvisi.extract.standing import of_a_firm
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party, PartyKind
from avvisi.parse.tokens import Token

Undergoer = Literal["person", "thing"] | None
_OWN = frozenset({"its", "their", "his", "her", "our", "my", "your", "other", "another"})  # also 'each other's envoys'
_KINDS: dict[str, PartyKind] = {"PERSON": "person", "ORG": "organisation", "NORP": "group"}
_PAPERS = listed("described_papers")
_ABOVE = frozenset({"god", "allah", "heaven", "providence", "nature"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_TIMES = frozenset({"evening", "morning", "night", "afternoon", "noon", "day", "week", "month", "year", "hour", "dawn", "weekend", "time"})
_POLITIES = frozenset({"country", "state", "nation", "region", "world"})  # 'against several countries': known, if at all, by name
_NO_KIND = frozenset({"", "GPE", "LOC", "FAC", "PRODUCT"})
_WITHHELD = frozenset({"withhold", "keep", "deny", "freeze", "seize", "confiscate", "collect", "hold"})
_STRICKEN = frozenset({"kill", "injure", "wound", "hurt", "affect", "displace", "bereave", "maim", "strand", "evacuate"})
_STRICKEN_ALL = frozenset({"injured", "wounded", "bereaved", "homeless", "displaced"})
_WEAPONS = listed("described_weapons")
_HURLS = listed("described_hurls")
_CROWDS = frozenset({"thousands", "hundreds", "dozens", "scores", "millions"})
_DEEDS = frozenset({"in", "to", "for", "at", "across"})


class Described:
    """`one(token)` gives the party a noun stands for by its own words, or nothing."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.humans = frozenset(lexicon.events.words.lists["human"])
        self.groups = lexicon.world.words["group"]
        self.institutions = {noun: sector for sector, nouns in lexicon.events.words.institutions.items() for noun in nouns}
        self.quantity = lexicon.events.quantity
        self.deeds = frozenset([*lexicon.events.nouns, *lexicon.events.words.lists["abstract"]]) - frozenset(["people"])

    def first(self, tokens: list[Token], earlier: Findings) -> Found:
        """The first of these words that stands for somebody who acts."""
        for token in tokens[:3]:
            if found := self.one(token, earlier, acting=True):
                return (found,)
        return ()

    def one(self, token: Token, earlier: Findings, *, undergoer: Undergoer = None, acting: bool = False) -> Party | None:
        """Who this noun stands for. `acting`: it is the subject of a deed, so a name that the tagger took for a place or for nothing acts.
        `undergoer`: what the verb asks of its object; a person or a thing by whatever noun."""
        if any(c.dep == "poss" and c.lower in _OWN for c in token.children) or token.ent in _MEASURES or token.lemma in _TIMES:
            return None
        mention = earlier.mention_of.get(token.i)
        if mention is not None and not (acting and mention.kind == "place" and mention.code is None):
            return None
        if _name(token):
            return self._named(token, earlier, acting=acting)
        if undergoer == "person" and token.tag == "CD" and token.text.isalpha():  # 'arrested six of them', 'the five were jailed'
            return people(phrase(token, earlier), "CVL")
        if _stricken(token):
            return _stretched_people(token, "CVL", earlier)
        if token.lower in self.deeds or token.lower in _PAPERS or token.tag not in ("NN", "NNS") or _hurled(token):
            return None  # 'voiced opposition', 'the Treaty', 'dropped bombs'
        alone = token.lower in _CROWDS and not any(c.dep in ("prep", "amod", "compound") for c in token.children)
        if alone and (acting or undergoer == "person"):  # 'Thousands marched'
            return people(phrase(token, earlier), "CVL")
        if token.lemma in self.quantity:  # 'thousands of nurses', 'a group of farmers'
            inner = next((self.one(o, earlier) for o in behind(token, "of") if o.tag in ("NN", "NNS")), None)
            whole = stretched(phrase(token, earlier), token, earlier)
            return people(whole, inner.sector) if inner else None
        sector = None if split(token) else self.groups.get(token.lower) or self.groups.get(token.lemma)
        if sector is None and token.lemma in self.humans:
            sector = "CVL"
        sector = sector or self.institutions.get(token.lemma)
        if sector is None and undergoer is not None and token.lemma not in _POLITIES:
            sector = "CVL" if undergoer == "person" else "UNK"
        if sector is None or _any_one(token, sector):
            return None
        return _stretched_people(token, sector, earlier)

    def _named(self, token: Token, earlier: Findings, *, acting: bool) -> Party | None:
        """A name that nothing else in the report explains, as the tagger of names takes it."""
        kind = _KINDS.get(token.ent)
        if kind is None and acting and token.ent in _NO_KIND:
            kind = "organisation"
        if (
            kind is None
            or len(token.text) < 3
            or token.sentence.region in ("title", "standfirst")
            or _paper(token)
            or token.lower in _ABOVE
        ):
            return None
        span = phrase(token, earlier)
        name = token.text if kind == "person" else span.text
        firm = "BUS" if kind == "organisation" and of_a_firm(name) else None
        return Party(kind=kind, name=name, sector=firm, span=stretched(span, token, earlier))


def _stretched_people(noun: Token, sector: str, earlier: Findings) -> Party:
    """People by a noun, with what describes them further behind it in the span."""
    words = phrase(noun, earlier)
    return structs.replace(people(words, sector), span=stretched(words, noun, earlier))


def _hurled(token: Token) -> bool:
    """'dropped bombs', 'attacked them with stones', 'bombs were dropped': what one strikes with, not whom."""
    if token.lemma not in _WEAPONS:
        return False
    verb = token.head.head if token.dep == "pobj" and token.head.lower == "with" else token.head
    thrown = verb.lemma in _HURLS and token.dep in ("dobj", "nsubjpass")
    return token.dep == "pobj" and verb is not token.head or thrown or token.dep == "conj" and _hurled(token.head)


def _stricken(token: Token) -> bool:
    """'the loved ones', 'those killed in the blast', 'the injured': people by what befell them."""
    if token.lemma == "one" and token.tag == "NNS":
        return any(c.lower == "loved" for c in token.children)
    if token.lower == "those":
        return any(c.dep == "acl" and c.lemma in _STRICKEN for c in token.children)
    return (
        token.lower in _STRICKEN_ALL
        and any(c.lower == "the" for c in token.children)
        and not any(c.dep == "compound" for c in token.children)
    )


def _name(token: Token) -> bool:
    """A proper noun, or a common noun written as part of a name: 'Israel Flying Aid'."""
    if token.tag in ("NNP", "NNPS"):
        return True
    before = token.sentence.tokens[0].i < token.i and any(c.i == token.i - 1 and c.text[:1].isupper() for c in token.children)
    return token.tag in ("NN", "NNS") and token.text[:1].isupper() and before


def _paper(token: Token) -> bool:
    """'the Treaty', 'the Addis Ababa Summit': named, and nobody."""
    return token.lower in _PAPERS


def _any_one(token: Token, sector: str) -> bool:
    """'a new government', 'any interim president': nobody in particular."""
    return sector == "GOV" and token.tag == "NN" and any(c.dep == "det" and c.lower in ("a", "an", "any", "no") for c in token.children)


def benefited(verb: Token) -> list[Token]:
    """Where help goes that is named only in its aim: 'gave ten million to train nurses in Laos'. Words after the verb, in their order."""
    return [
        inner
        for t in verb.subtree()
        if t.i > verb.i and t.dep == "prep" and (t.lower in _DEEDS or t.lower == "from" and t.head.lemma in _WITHHELD)
        for inner in t.children
        if inner.dep == "pobj"
    ]
