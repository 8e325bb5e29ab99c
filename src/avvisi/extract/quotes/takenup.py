"""Whom 'the agency' and 'the group' take up: the medium, or the one body, that the sentences before have named."""

from typing import Protocol

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.known import Identity
from avvisi.extract.quotes.media import Media
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Parsed, Token

_LOOK_BACK = 3  # sentences
_SUBJECT = frozenset(["nsubj", "nsubjpass"])
_CAPITALS = ("NNP", "NNPS")


class Naming(Protocol):
    """What is asked of the identities of a page."""

    media: Media

    def of(self, head: Token, source: tuple[Token, ...] = ()) -> Identity:
        """Who the words stand for."""

    def is_medium(self, head: Token) -> bool:
        """Whether a noun names a medium."""

    def mention(self, head: Token, tokens: tuple[Token, ...]) -> Mention | None:
        """The mention a phrase is about."""


class TakenUp:
    """`medium(head)` and `body(head)` for a noun with 'the'; None where nothing before tells."""

    def __init__(self, page: Parsed, speech: SpeechLexicon, who: Naming) -> None:
        self._page, self._who = page, who
        self._media, self._institutions = speech.words("media"), speech.words("institution")

    def medium(self, head: Token) -> Identity | None:
        """The medium named last before this place."""
        first = self._first_token(head)
        above = set(head.ancestors()) if head.dep == "conj" else set()  # 'Havas and the paper': the paper is another
        for token in reversed(self._page.tokens[first : head.i]):
            named = token.tag in _CAPITALS and token.dep not in ("compound", "poss") and token not in above
            if named and self._who.is_medium(token):
                return self._who.of(token)
            if token.lower in self._media and (name := self._who.media.beside(token)) is not None:
                return Identity(name, "agency" if "agency" in token.lower else self._who.media.kind(name), False, None)
        for token in reversed(self._page.tokens[first : head.i]):
            wrote = token.dep == "nsubj" and token.head.lemma in ("write", "report", "say", "claim")
            if wrote and token.tag in _CAPITALS and token.ent == "ORG" and token.lemma not in self._institutions:
                mention = self._who.mention(token, (token,))
                if mention is None or mention.kind == "organisation" and not mention.resolved:
                    return self._who.of(token)
            if wrote and token.tag in _CAPITALS and self._who.media.listens(token, only=True):
                return self._who.of(token)  # 'Belga Sud said …, the agency added'
        return None

    def body(self, head: Token) -> Identity | None:
        """'The group' right after one organisation that acted: that one; where several did, nobody can tell."""
        subjects = [t for t in self._page.tokens[self._first_token(head) : head.i] if t.dep in _SUBJECT and t.tag in phrases.NOMINAL]
        found: dict[str, Token] = {}
        for token in subjects:
            named = token if token.tag in _CAPITALS else token.child("appos") or token
            mention = self._who.mention(named, (named,))
            if mention is not None and mention.kind in ("organisation", "group"):
                found.setdefault(mention.name, named)
            elif mention is None and named.tag in _CAPITALS and named.ent == "ORG":
                found.setdefault(named.text, named)
        return self._who.of(next(iter(found.values()))) if len(found) == 1 else None

    def _first_token(self, token: Token) -> int:
        sentence = token.sentence
        return self._page.sentences[max(0, sentence.index - _LOOK_BACK)].tokens[0].i
