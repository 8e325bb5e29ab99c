"""'The guest', 'his host', 'the general': a person told of before by what they came for, or by the rank before their name."""

from collections.abc import Iterator
from itertools import takewhile

from avvisi.extract.anaphora.told import Target, Told
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

_GUESTS = frozenset({"guest", "visitor"})
_HOSTS = frozenset({"host"})
_COMES = listed("guests_come")
_RECEIVES = listed("guests_receive")
_ABBREVIATED = {
    "adm": "admiral", "brig": "brigadier", "capt": "captain", "cmdr": "commander", "col": "colonel", "gen": "general", "maj": "major", "prof": "professor",
}  # fmt: skip
_RANKS = listed("guests_ranks")
_REACH = 12  # sentences


class Guests:
    """`at(token)` resolves such a noun of one page; nothing where nobody, or more than one, fits."""

    def __init__(self, told: Told) -> None:
        self.told = told

    @staticmethod
    def is_one(token: Token, words: list[Token]) -> bool:
        """'the guest', 'his host', 'the general': alone behind its article; no name or post behind it."""
        if token.lower not in _GUESTS | _HOSTS | _RANKS or token.tag != "NN" or len(words) != 1:
            return False
        alone = not any(c.i > token.i and c.dep in ("prep", "appos") for c in token.children)
        return alone and token.dep not in ("compound", "appos", "attr") and words[0].lower in ("the", "his", "her", "their")

    def at(self, token: Token) -> Iterator[Mention]:
        """The person meant: who came, who received, who bears the rank."""
        target = self._meant(token)
        if target is not None:
            words = [t for t in token.children if t.i < token.i and t.tag == "DT"]
            yield self.told.mention([*words, token], target.mention, "description", "anaphora.guest")
            self.told.stood(target, token)

    def _meant(self, token: Token) -> Target | None:
        near = takewhile(lambda t: token.sentence.index - t.sentence.index <= _REACH, reversed(self.told.persons))
        if token.lower in _RANKS:
            found = [t for t in near if t.head.i < token.i and token.lower in self._ranks(t)]
        else:
            role = _came if token.lower in _GUESTS else _received
            found = [t for t in near if t.head.i < token.i and role(t.head)]
        return found[0] if len({t.mention.name for t in found}) == 1 else None

    def _ranks(self, target: Target) -> set[str]:
        """The ranks before a name, and in the offices of whoever bears it."""
        first = self.told.page.tokens_in(target.mention.span.start, target.mention.span.end)[0]
        before = self.told.page.tokens[max(first.i - 3, first.sentence.tokens[0].i) : first.i]
        told = {t.lower.rstrip(".") for t in before if t.text[:1].isupper()}
        told |= {_ABBREVIATED[w] for w in told if w in _ABBREVIATED}
        for tenure in self.told.tenures.get(target.mention.name, ()):
            told |= set(tenure.title.lower().split()[:1])
        return told & _RANKS


def _came(head: Token) -> bool:
    """Whether somebody is told to come to another's place: 'arrived', 'paid a visit', 'was received by', 'the visiting minister, …'."""
    verb = head.head
    if head.dep == "nsubj" and verb.lemma in _COMES:
        return True
    if head.dep == "nsubj" and any(c.dep == "dobj" and c.lemma in ("visit", "call") for c in verb.children):
        return True
    if head.dep in ("nsubjpass", "dobj") and verb.lemma in _RECEIVES:
        return True
    return any(c.lower == "visiting" for over in (head, head.head) if over.tag.startswith("NN") for c in over.children)


def _received(head: Token) -> bool:
    """Whether somebody is told to receive another: 'received the envoy', 'was received by'."""
    if head.dep == "nsubj" and head.head.lemma in _RECEIVES:
        return True
    return head.dep == "pobj" and head.head.lower == "by" and head.head.head.lemma in _RECEIVES
