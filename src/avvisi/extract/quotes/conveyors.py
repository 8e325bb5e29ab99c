"""Persons and bodies that hand words on: the lawyer who reads out a letter, the interpreter, the radio that broadcasts a message in which somebody speaks."""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim, Relay, replace
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import within
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import FINITE, Token

_CONVEY = frozenset(
    [
        "convey", "pass", "relay", "transmit", "deliver", "recall", "repeat", "bring", "forward", "communicate", "carry", "report",
        "cite", "quote", "read", "hand",
    ]
)  # fmt: skip
_HANDS = frozenset(["read", "deliver", "hand", "convey", "relay", "pass", "transmit", "forward"])
_BRINGS = _HANDS | {"bring", "carry", "communicate"}
_INTERPRETERS = frozenset(["interpreter", "translator"])
_CAPITALS = ("NNP", "NNPS")
_PLACES = ("at", "in", "on", "outside", "before", "during", "after", "from")  # 'read by his lawyer outside the court'
_IN_NAME = frozenset(["al", "bin", "de", "van", "der", "da", "la", "von", "el"])


class Conveyors:
    """`conveyors(claim, who)` gives the claim with those that its sentence makes carriers of a message, innermost last; `carrying` are the verbs of carrying."""

    def __init__(self, speech: SpeechLexicon, carrying: dict[str, Relation]) -> None:
        self._carrying = carrying
        self._documents = speech.words("document") | {"message", "speech"}
        self._human = speech.words("official") | speech.words("people") | speech.words("source") | _INTERPRETERS | {"agent", "lawyer"}

    def __call__(self, claim: Claim, who: Identities) -> Claim:
        """The claim with these relays before its others; its speaker mended where the parse took the conveyor for it."""
        if claim.way == "nominal":
            return replace(claim, relays=(*claim.relays, *self._passed_on(claim, who)))
        if issued := self._issued(claim):
            claim = replace(claim, relays=(*claim.relays, *issued))
        relay = self._through(claim) or self._in_which(claim, who) or self._handed_over(claim)
        if relay is None:
            return claim
        return replace(self._without(claim, relay.token), relays=(relay, *claim.relays))

    @staticmethod
    def _without(claim: Claim, conveyor: Token) -> Claim:
        """'Through her agent, Jo Bell, the actress Ana Pop said': what stands right before the cue speaks, and not the agent."""
        if claim.speaker is None or claim.speaker is not conveyor and conveyor not in claim.source and conveyor is not claim.speaker.head:
            return claim
        words = claim.at.sentence.tokens
        at = claim.at.i - 1 - words[0].i
        while at > 0 and (words[at].tag in ("RB", "MD", "VBZ", "VBD", "VBP") or words[at].text == ","):
            at -= 1
        head = words[at]
        if head.i <= conveyor.i or head.tag not in phrases.NOMINAL:
            return claim
        source = tuple(t for t in phrases.noun_phrase(head) if t.i > conveyor.i)
        return replace(claim, speaker=head, source=source or (head,))

    def _issued(self, claim: Claim) -> list[Relay]:
        """'The agency carried a statement by the ministry saying …': the agency carries the ministry's words."""
        verb = claim.at
        work = verb.head if verb.dep == "acl" else verb.head.child("dobj") if verb.dep == "advcl" else None
        if verb.tag != "VBG" or work is None or work.lemma not in self._documents or work.dep != "dobj" or claim.speaker is None:
            return []
        issuer = phrases.subject(work.head)
        if issuer is None or issuer is claim.speaker or work.head.lemma not in self._carrying or claim.speaker not in phrases.below(work):
            return []
        return [Relay(issuer, self._carrying[work.head.lemma])]

    @staticmethod
    def _passed_on(claim: Claim, who: Identities) -> list[Relay]:
        """'The embassy passed on a warning from Tripoli that …': the embassy conveys."""
        noun = claim.at
        brought = next((c for c in noun.children if c.tag == "VBN" and c.lemma in _BRINGS and c.child("agent") is not None), None)
        if brought is not None and (by := phrases.passive_agent(brought)) is not None:
            name = named_at(noun.sentence.tokens, phrases.noun_phrase(by)[0].i - noun.sentence.tokens[0].i)
            return [Relay(name, "quotes" if who.is_medium(name) else "conveys")] if name is not None else []
        verb = noun.head.head if noun.dep == "pobj" and noun.head.lower in ("on", "along") else noun.head  # 'passed on a warning'
        if noun.dep not in ("dobj", "pobj") or verb.lemma not in _CONVEY or claim.speaker is None:
            return []
        carrier = phrases.subject(verb)
        if carrier is None or carrier is claim.speaker or claim.speaker.tag == "PRP$":
            return []
        return [Relay(carrier, "quotes" if who.is_medium(carrier) else "conveys")]

    def _through(self, claim: Claim) -> Relay | None:
        """'Through his spokesman, Sok Vannak, the premier said', 'through an interpreter': a name behind a noun for persons, else the noun."""
        words = claim.at.sentence.tokens
        low, high = (i - words[0].i for i in phrases.between_semicolons(claim.at))
        at = next((n for n in range(low, high) if words[n].lower in ("through", "via") and not within(words[n], claim)), None)
        if at is None:
            return None
        noun = next((n for n in range(at + 1, min(at + 6, len(words))) if words[n].lemma in self._human), None)
        if noun is None:
            return None
        name = named_at(words, noun + 1) or _unnamed(words, at + 1, noun)
        if name is None or at == low and name.i >= claim.at.i or within(name, claim) or who_speaks(claim, name):
            return None
        return _handing(words, name, "translates" if words[noun].lemma in _INTERPRETERS else "conveys")

    def _in_which(self, claim: Claim, who: Identities) -> Relay | None:
        """'The radio broadcast a letter by P in which he charged …', 'Her lawyer read out a message in which she vowed …'."""
        words = claim.at.sentence.tokens
        at = claim.at.i - words[0].i
        which = next((n for n in range(at - 1, max(at - 16, 1), -1) if words[n].lower == "which" and words[n - 1].lower == "in"), None)
        if which is None:
            return None
        for token in reversed(words[max(0, which - 16) : which - 1]):
            if token.tag in FINITE and token.lemma not in self._carrying and token.lemma not in _HANDS:
                return None
            if token.lemma not in self._documents or token.dep != "dobj":
                continue
            verb = token.head
            carrier = phrases.subject(verb) if verb.lemma in self._carrying or verb.lemma in _HANDS else None
            if carrier is None:
                return None
            if verb.lemma in ("see", "obtain", "read", "review") and (who.is_medium(carrier) or who.media.listens(carrier, only=True)):
                return Relay(carrier, "quotes")  # 'The weekly has seen a letter in which the owner threatens …'
            if verb.lemma not in _HANDS and self._carrying[verb.lemma] not in ("carries", "publishes"):
                return None
            medium = who.is_medium(carrier) or verb.lemma not in _HANDS
            return Relay(carrier, self._carrying.get(verb.lemma, "carries") if medium else "conveys")
        return None

    def _somebody(self, words: Sequence[Token], at: int) -> Token | None:
        """'read out by his daughter': a person without a name."""
        noun = next((n for n in range(at + 1, min(at + 5, len(words))) if words[n].lemma in self._human), None)
        return _unnamed(words, at, noun) if noun is not None else None

    def _of_document(self, words: Sequence[Token], n: int) -> bool:
        """'a letter read by', 'its communiqué number 4, read over the radio by'."""
        for k in range(n - 1, max(n - 6, -1), -1):
            if words[k].lemma in self._documents:
                return True
            if words[k].tag not in ("CD", "NN", "RB", ",", "$", "NNP") or words[k].tag == "," and k != n - 1:
                return False
        return False

    def _handed_over(self, claim: Claim) -> Relay | None:
        """'wrote in a letter that his lawyer, Jo Bell, read out', 'in a letter delivered by spokesman Jo Bell': a person by name."""
        words = claim.at.sentence.tokens
        low, high = phrases.between_semicolons(claim.at)
        for n in range(low - words[0].i, high - words[0].i):
            verb = words[n]
            if verb.lemma not in _HANDS or verb.tag not in ("VBN", "VBD", "VBZ", "VB") or within(verb, claim) or verb is claim.at:
                continue
            if (verb.tag == "VBN" or verb.tag == "VBD" and phrases.own_subject(verb) is None) and self._of_document(words, n):
                by = _by(words, n)
                name = named_at(words, by + 1) or self._somebody(words, by + 1) if by is not None else None
            else:
                that = next((k for k in range(n - 1, max(n - 10, 0), -1) if words[k].lower in ("that", "which")), None)
                fits = that is not None and words[that - 1].lemma in self._documents and not any(t.tag in FINITE for t in words[that:n])
                name = named_at(words[:n], that + 1) if fits and that is not None else None
            if name is not None and not who_speaks(claim, name):
                return _handing(words, name, "conveys")
        return None


def _handing(words: Sequence[Token], last: Token, relation: Relation) -> Relay:
    """Of a person without a name, with the words from the article on: what the parse hangs on 'his daughter' may be all that follows."""
    if last.tag in _CAPITALS:
        return Relay(last, relation)
    end = last.i + 1 - words[0].i
    first = next((n for n in range(end - 1, -1, -1) if words[n].tag in ("DT", "PRP$")), end - 1)
    return Relay(last, relation, words=tuple(words[first:end]))


def _unnamed(words: Sequence[Token], first: int, noun: int) -> Token | None:
    """'her private secretary', 'a Quechua interpreter': a noun for a person that ends its phrase, from an article or possessive on."""
    opens = (words[first].tag == "PRP$" or words[first].lower in ("a", "an")) and all(
        t.tag in ("JJ", "NN", "HYPH", *_CAPITALS) for t in words[first + 1 : noun]
    )
    ends = (
        noun + 1 >= len(words)
        or words[noun + 1].tag not in ("NN", "NNS", "POS", "HYPH", "IN", *_CAPITALS)
        or words[noun + 1].lower in _PLACES
    )
    return words[noun] if opens and ends and words[noun].text.islower() else None


def _by(words: Sequence[Token], n: int) -> int | None:
    """'read by', 'read out over the radio by'."""
    ends = (",", ";", ":")
    for k in range(n + 1, min(n + 8, len(words))):
        if words[k].lower == "by":
            return k
        if words[k].text in ends or words[k].tag in FINITE:
            return None
    return None


def who_speaks(claim: Claim, name: Token) -> bool:
    """Whether a name is the speaker's own."""
    return name is claim.speaker or name in claim.source


def named_at(words: Sequence[Token], at: int) -> Token | None:
    """The last word of the name in the noun phrase from here on, or of the bare name set behind it in commas: 'her publisher, Alan Thorn,'."""
    last: Token | None = None
    beside = False
    for token in words[at : at + 10]:
        if token.tag in _CAPITALS and token.ent not in ("NORP", "DATE"):
            last = token
        elif token.text == "," and last is None and not beside:
            beside = True
        elif last is not None and (token.lower in _IN_NAME or token.text == "-"):
            continue
        elif last is not None:
            return last if not beside or not token.text.isalnum() else None
        elif beside or token.tag not in ("NN", "NNS", "JJ", "PRP$", "DT", "HYPH", "POS", "VBN"):
            return None
    return last
