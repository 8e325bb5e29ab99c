"""Names that a report gives only further on: 'his lawyer said …', and two paragraphs later 'the lawyer, Ana Pop, …'."""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.known import Identity
from avvisi.parse.tokens import Parsed, Token

_CAPITALS = ("NNP", "NNPS")
_KNOWN = frozenset(["the", "his", "her", "its", "their"])
_UNDER = frozenset(["deputy", "vice", "former", "assistant", "acting", "ex", "late", "then", "outgoing", "designate", "junior", "under"])
_PLAIN = frozenset(["DT", "PRP$", "POS"])


class Later:
    """`later(claim)` gives the one person whom the whole page names by the role that speaks here without a name; `quoted` are tokens in marks."""

    def __init__(self, page: Parsed, who: Identities, quoted: frozenset[int], human: frozenset[str]) -> None:
        self._page, self._who, self._quoted, self._human = page, who, quoted, human
        self._roles: dict[str, list[Token]] | None = None

    def __call__(self, claim: Claim) -> Identity | None:
        """Only for a single role with 'the', 'his' or whose it is; where the page has two such persons, or such roles of two lands, nobody can tell."""
        noun = claim.speaker
        if noun is None or noun.tag != "NN" or noun.lemma not in self._human or noun.i in self._quoted:
            return None
        if not any(c.lower in _KNOWN or c.dep == "poss" for c in noun.children) or self._who.mention(noun, claim.source) is not None:
            return None
        wanted = _modifiers(noun)
        found: dict[str, Token] = {}
        lands: set[str] = set()
        for token in self._by_role(noun.lemma):
            modifiers = _modifiers(token)
            if not wanted <= modifiers or (modifiers - wanted) & _UNDER:
                continue
            lands |= self._lands(token)
            name = self._named(token)
            mention = self._who.mention(name, (name,)) if name is not None else None
            if name is not None and mention is not None:
                found.setdefault(mention.name, name)
        if len(found) != 1 or len(lands) > 1:
            return None
        token = next(iter(found.values()))
        return self._who.of(token) if token.i > noun.i else None

    def _by_role(self, lemma: str) -> list[Token]:
        if self._roles is None:
            self._roles = {}
            for token in self._page.tokens:
                if token.tag in ("NN", *_CAPITALS) and token.i not in self._quoted and token.lower in self._human:
                    self._roles.setdefault(token.lower, []).append(token)
        return self._roles.get(lemma, [])

    def _lands(self, token: Token) -> set[str]:
        """The lands or bodies it is said to be of: 'the Somali minister', 'Oslo's minister'."""
        top = token.head if token.dep == "compound" and token.head.tag in _CAPITALS else token
        named = [c for c in (*token.children, *top.children) if c.ent in ("NORP", "GPE") and c.i < token.i]
        return {(m.code or m.name) if (m := self._who.mention(c, (c,))) is not None else c.lower for c in named}

    def _named(self, token: Token) -> Token | None:
        """The person set beside the role, or behind it as a title."""
        beside = token.head if token.dep in ("compound", "nmod") else token.child("appos")
        if beside is None or beside.tag not in _CAPITALS or abs(beside.i - token.i) > 8:
            return None
        mention = self._who.mention(beside, (beside,))
        return beside if mention is not None and mention.kind == "person" and " " in mention.name and not mention.resolved else None


def _modifiers(noun: Token) -> set[str]:
    """'foreign' of 'its foreign minister'; lands are none."""
    words = phrases.noun_phrase(noun) if noun.dep != "compound" else [t for t in noun.sentence.tokens if 0 < noun.i - t.i < 4]
    near = [t for t in words if t.i < noun.i and t.ent not in ("NORP", "GPE", "PERSON") and t.tag not in _PLAIN and t.text.isalpha()]
    kept: set[str] = set()
    for token in reversed(near):
        if token.i != noun.i - 1 - len(kept):
            break
        kept.add(token.lower)
    return kept
