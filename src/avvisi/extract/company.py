"""Those whom a list joins to the parties it names, by what they are alone: 'Fiji and eleven other countries'; 'its allies' are told by whose they are."""

from avvisi.extract.base import Findings
from avvisi.extract.grammar.joined import conjuncts, first_conjunct
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.sides import Found, people
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_MEMBERS = frozenset({"country", "nation", "state", "government", "power", "member", "capital", "party"})
_OTHER = frozenset({"other", "concerned", "involved", "interested", "several", "many", "most", "further"})


def in_company(found: Found, earlier: Findings) -> Found:
    """The parties, and after them whoever is listed with them without a name; nobody where 'and' joins something else than states."""
    more: list[Party] = []
    taken = {p.span.start for p in found if p.span is not None}
    for party in found:
        head = earlier.head_of(party.span) if party.code is not None and party.span is not None else None
        for token in conjuncts(first_conjunct(head)) if head is not None and head.dep not in ("amod", "compound", "nmod") else ():
            if token is head or earlier.mention_of.get(token.i) is not None or not _unnamed(token):
                continue
            words = phrase(token, earlier)
            if words.start not in taken:
                taken.add(words.start)
                more.append(people(words, "GOV" if token.lemma != "party" else None))
    return (*found, *more)


def _unnamed(noun: Token) -> bool:
    """'thirteen other countries', 'all concerned parties'; not 'the two countries', 'opposition parties'."""
    left = [c for c in noun.children if c.i < noun.i]
    words = {c.lower for c in left}
    if noun.tag != "NNS" or any(c.text[:1].isupper() for c in left):
        return False
    if any(c.lower == "of" for c in noun.children):
        return False  # 'thirty members of his government'
    counted = any(c.tag == "CD" for c in left) and "the" not in words
    return noun.lemma in _MEMBERS and (bool(words & _OTHER) or counted and noun.lemma != "party")
