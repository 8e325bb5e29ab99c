"""What a name of a medium is to words, told by the word that governs it: 'told the Echo', 'published by the Star', 'in an interview with'."""

from collections.abc import Mapping

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import REPORTERS, adjunct, near_cue, negated, person, told_elsewhere
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import Token

_TOLD = frozenset(
    ["tell", "speak", "say", "talk", "confide", "inform", "write", "admit", "confirm", "explain", "complain", "give",
     "reply", "respond", "comment", "state", "whisper", "put", "boast", "brag", "murmur", "mutter", "grumble", "hint", "insist", "remark", "relate",
     "recount", "describe", "declare", "announce", "deny", "suggest", "reveal", "disclose", "stress", "repeat", "concede", "acknowledge"]
)  # fmt: skip
_TOLD_REPORTERS = _TOLD | {"interview"}
_SPEAKING = frozenset(["speak", "talk", "write", "confide"])
_WRITES = frozenset(["write", "publish", "argue", "pen", "contribute"])
_COPIES = frozenset(["copy", "extract", "excerpt", "text", "draft", "part", "page", "version"])
_PRINTS = frozenset(["publish", "print", "carry", "broadcast", "republish", "air"])


class Governed:
    """`governed(token, claim, identities)` gives the relation of the named medium to the claim's words, None where it is no link of theirs."""

    def __init__(self, speech: SpeechLexicon, carrying: Mapping[str, Relation]) -> None:
        self._carrying = carrying
        self._meetings, self._pieces = speech.words("meetings"), speech.words("pieces")
        self._documents, self._institutions = speech.words("document"), speech.words("institution")

    def __call__(self, token: Token, claim: Claim, who: Identities) -> Relation | None:
        """The relation, by the place of the name: beside another name, the hearer, the doer of a passive, in a phrase."""
        head = token.head
        words = token.sentence.tokens
        if token.dep in ("conj", "appos") and any(t.lower == "not" for t in words[head.i + 1 - words[0].i : token.i - words[0].i]):
            return None  # 'told the Echo, not the Star'
        if token.dep in ("conj", "appos", "compound"):
            return self._beside(token, claim, who)
        if token.dep in ("dobj", "dative") and head.lemma in phrases.TELLS and head is claim.at:
            return "quotes" if who.is_medium(token) or head.lemma == "tell" and who.media.listens(token) else None
        if token.dep == "dobj" and head.lemma == "reach" and (copy := head.child("nsubj")) is not None and copy.lemma in _COPIES:
            return "quotes" if who.is_medium(token) or who.media.listens(token, only=True) else None  # 'a copy of which reached the Echo'
        if head.dep == "agent" or head.lower == "by":
            return self._carrier(token, head.head, who)
        if head.lower in ("from", "of", "for", "with", "at") and head.head.lemma in REPORTERS and who.is_medium(token):
            return self._to_reporter(head.head)  # 'told a reporter from the Crescent'
        return self._in_phrase(token, claim) if who.is_medium(token) else self._unknown(token, claim, who)

    def _beside(self, token: Token, claim: Claim, who: Identities) -> Relation | None:
        """A name joined to another, in apposition to it, or before a noun ('an Echo interview')."""
        head = token.head
        if not who.is_medium(token):
            if token.dep != "conj" or head.tag in phrases.NOMINAL:
                return None
            return self._unknown(token, claim, who)
        if token.dep == "compound":
            return "quotes" if head.lemma == "interview" else None
        if token.dep == "conj":
            return self(head, claim, who) if head.tag in phrases.NOMINAL else self._in_phrase(token, claim)
        if self._meets(head) and near_cue(head, claim):
            return "quotes"
        return None if who.is_medium(head) else self(head, claim, who)

    def _carrier(self, token: Token, verb: Token, who: Identities) -> Relation | None:
        """'a letter published by the Star': a medium, or for what only media or institutions do, any name that is no person's."""
        if verb.tag != "VBN" or verb.lemma not in self._carrying or negated(verb) or _of_which(verb) or told_elsewhere(verb):
            return None
        proper = token.tag in ("NNP", "NNPS")
        paper = verb.head.lemma in self._documents and (token.lemma in self._institutions or proper)
        carrier = who.is_medium(token) or paper or verb.lemma in _PRINTS and proper and not person(token, who)
        return self._carrying[verb.lemma] if carrier else None

    def _unknown(self, token: Token, claim: Claim, who: Identities) -> Relation | None:
        """A name that no list has as a medium, where only a medium stands: 'spoke to Gazeta', 'in an interview with', 'wrote in'."""
        head, above = token.head, token.head.head
        written = above.lemma == "write" and (above is claim.at or adjunct(above, claim))
        if head.lower in ("in", "for") and written and (who.media.listens(token, only=above is not claim.at) or who.media.foreign(token)):
            return "publishes"
        if head.lower == "in" and above is claim.at and who.media.foreign(token):
            return "publishes"  # 'promised in La Gaceta that …'
        given = head.lower in ("with", "to", "for") and above.lemma in ("interview", *self._pieces) and near_cue(above, claim)
        if given and (who.media.unknown(token) is not None or who.media.listens(token)):
            return "publishes" if above.lemma in self._pieces else "quotes"
        spoken = head.lower == "to" and above.lemma in ("speak", "talk") and adjunct(above, claim) and who.media.listens(token)
        hears = head.lower == "to" and above is claim.at and above.lemma in _TOLD and who.media.listens(token)
        return "quotes" if spoken or hears else None

    def _in_phrase(self, token: Token, claim: Claim) -> Relation | None:
        """A known medium behind a preposition: 'broadcast on', 'in remarks to', 'told', 'wrote in'."""
        preposition, above = token.head.lower, token.head.head
        carried = above.tag == "VBN" and above.lemma in self._carrying and above.dep == "acl" and self._meets(above.head)
        if preposition in ("in", "on") and carried:
            return "carries" if self._carrying[above.lemma] == "carries" else "publishes"
        if preposition in ("with", "to", "for", "in") and self._meets(above) and near_cue(above, claim):
            return "publishes" if above.lemma in self._pieces else "quotes"
        told = above.lemma in _TOLD and (above is claim.at or above is claim.at.head)
        if preposition in ("to", "in", "with") and (told or above.lemma in _SPEAKING and adjunct(above, claim)):
            return "publishes" if preposition == "in" and above.lemma in _WRITES else "quotes"
        if above is claim.at and preposition in ("in", "on", "for") and above.lemma in _WRITES:
            return "publishes"
        if above is claim.at and preposition in ("in", "on") and token.tag in ("NNP", "NNPS"):
            return "publishes" if preposition == "in" and above.tag[:2] == "VB" and above.lemma not in _TOLD else "quotes"
        return "quotes" if preposition in ("on", "in") and self._meets(above) and near_cue(above, claim) else None

    def _meets(self, noun: Token) -> bool:
        """Interviews, remarks, letters: what is given to a medium."""
        return noun.lemma in self._meetings or noun.lower in self._meetings

    @staticmethod
    def _to_reporter(noun: Token) -> Relation | None:
        """Words said to a reporter are said to the reporter's medium."""
        told = noun.dep in ("dobj", "dative") and noun.head.lemma == "tell"
        spoken = noun.dep == "pobj" and noun.head.lower in ("to", "with") and noun.head.head.lemma in _TOLD_REPORTERS
        return "quotes" if told or spoken else None


def _of_which(verb: Token) -> bool:
    """', reports of which had been carried by the weekly': the weekly carried reports of the deed, not these words."""
    subject = verb.child("nsubjpass")
    of = subject.child("prep") if subject is not None else None
    which = of.child("pobj") if of is not None else None
    return which is not None and which.tag == "WDT" and subject is not None and subject.lemma in ("report", "news", "word", "rumour")
