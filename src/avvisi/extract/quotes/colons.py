"""Words behind a colon that no verb of saying brings: 'The judge's ruling: the dam must go', 'Her verdict was blunt: …', 'The mayor was adamant: …'."""

from collections.abc import Iterator, Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.forms import owner
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Parsed, Token

_LONG = 14  # words before the colon


class Colons:
    """`colons(page)` yields the claims that the words before a colon make. What stands in quotation marks is others' affair."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._said = (
            frozenset(speech.nouns)
            | speech.words("summed_up")
            | speech.words("charges")
            | {"advice", "motto", "slogan", "response", "diagnosis"}
        )
        self._manners = speech.words("manners")
        self._human = speech.words("official") | speech.words("people") | speech.words("institution")

    def __call__(self, page: Parsed) -> Iterator[Claim]:
        """The claims, in order of the text."""
        for token in page.tokens:
            if token.text == ":" and (claim := self._at(page, token)) is not None:
                yield claim

    def _at(self, page: Parsed, colon: Token) -> Claim | None:
        """The first colon of a sentence, with a phrase or 'X was …' before it."""
        words = colon.sentence.tokens
        at = colon.i - words[0].i
        lead, rest = words[:at], words[at + 1 :]
        if not 1 < at <= _LONG or len(rest) < 3 or any(t.text in (",", ";", ":") or t.text in phrases.MARKS for t in lead[:-1]):
            return None
        if lead[-1].lower == "read" and (claim := self._sign(lead)) is not None:
            return claim
        alive = [t for t in lead if t.tag in FINITE]
        if rest[0].text in phrases.MARKS or len(alive) > 1 or alive and not (alive[0].lemma == "be" and lead[-1].tag in ("JJ", "VBN")):
            return None
        phrase = lead[: alive[0].i - words[0].i] if alive else lead
        noun = _head(phrase)
        if noun is None:
            return None
        cue: tuple[Token, ...]
        if noun.lemma in self._said and (whose := _whose(noun)) is not None:
            cue, speaker = (noun,), whose
        elif alive and lead[-1].lower in self._manners and self._speaks(noun) and any(t.tag in FINITE for t in rest):
            cue, speaker = (alive[0], lead[-1]), noun
        else:
            return None
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.tag != "POS" and t.i < colon.i)
        return Claim(
            at=cue[0], rule="colon-said", stance="asserts", way="clause", cue=cue, speaker=speaker, source=source or (speaker,),
            content=phrases.spans(page, list(rest)),
        )  # fmt: skip

    def _speaks(self, noun: Token) -> bool:
        return (
            noun.tag == "PRP" and noun.lower in ("he", "she", "they") or noun.ent in ("PERSON", "ORG", "GPE") or noun.lemma in self._human
        )

    @staticmethod
    def _sign(lead: Sequence[Token]) -> Claim | None:
        """'A board on the gate read: “No fish”', where the parse took 'read' for a noun."""
        phrase = lead[:-1]
        noun = _head(phrase)
        if noun is None or any(t.tag in FINITE for t in phrase):
            return None
        return Claim(
            at=lead[-1], rule="sign", stance="asserts", way="words", cue=(lead[-1],), speaker=noun, source=tuple(phrase), quotable=True
        )


def _head(phrase: Sequence[Token]) -> Token | None:
    """The last noun before the phrase's first preposition."""
    stop = next((n for n, t in enumerate(phrase) if n and t.tag in ("IN", "TO", "VBN", "VBG")), len(phrase))
    return next((t for t in reversed(phrase[:stop]) if t.tag in ("NN", "NNS", "NNP", "NNPS", "PRP")), None)


def _whose(noun: Token) -> Token | None:
    """'The judge's ruling', 'The message from Oslo', 'His answer'; never 'The answer'."""
    found = noun.child("poss") or owner(noun)
    if found is not None:
        return found
    of = next((c for c in noun.children if c.dep == "prep" and c.lower in ("from", "by") and c.i == noun.i + 1), None)
    return of.child("pobj") if of is not None else None
