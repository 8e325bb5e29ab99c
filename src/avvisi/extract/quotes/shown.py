"""Documents taken up again: 'She wrote that …. The letter, seen by the weekly, is dated May': the weekly brought her words, though the next clause says so."""

from collections.abc import Iterator, Sequence

from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.frame import heard, phrase, strange
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import DEFINITE, within
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import FINITE, Parsed, Token

_WRITTEN = frozenset(
    ["letter", "note", "email", "e-mail", "memo", "cable", "message", "text", "document", "memorandum", "telegram", "diary"]
)
_SPOKEN = frozenset(["remark", "comment", "word", "interview", "speech", "statement", "address", "sermon"])
_HAS: dict[str, Relation] = {
    "see": "quotes", "obtain": "quotes", "review": "quotes", "read": "quotes", "show": "quotes", "leak": "quotes", "publish": "publishes",
    "carry": "carries", "broadcast": "carries", "air": "carries", "print": "publishes", "report": "carries", "relay": "carries",
    "translate": "translates", "circulate": "carries", "distribute": "carries",
}  # fmt: skip
_THESE = DEFINITE | {"these", "those"}


class Shown:
    """`shown(page, claim, who)` gives the media that a later clause tells to have had the document, or carried the words, of a claim."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._documents = speech.words("document") | speech.words("meetings")

    def __call__(self, page: Parsed, claim: Claim, who: Identities) -> list[Relay]:
        """Nothing where the claim's own sentence has told a medium, nor where the clause behind takes up another document."""
        if claim.relays or claim.speaker is None or claim.way in ("running", "line", "nominal"):
            return []
        wanted = self._kinds(claim)
        for words in _behind(page, claim):
            for n, noun in enumerate(words):
                if noun.lemma in wanted and _definite(words, n) and noun.dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
                    found = _brought(words, n, who)
                    return [found] if found is not None else []
        return []

    def _kinds(self, claim: Claim) -> frozenset[str]:
        """The documents that may be meant: one that the claim's sentence names, a letter where somebody wrote, remarks wherever somebody spoke."""
        named = {t.lemma for t in claim.at.sentence.tokens if t.lemma in self._documents and not within(t, claim)}
        return frozenset(named | _SPOKEN | (_WRITTEN if claim.at.lemma == "write" else frozenset()))


def _behind(page: Parsed, claim: Claim) -> Iterator[Sequence[Token]]:
    """What stands behind the next semicolon, then the next sentence of the paragraph."""
    sentence = claim.at.sentence
    last = max(claim.at.i, *(t.i for t in claim.source)) if claim.source else claim.at.i
    stop = next((n for n, t in enumerate(sentence.tokens) if t.text == ";" and t.i > last), None)
    if stop is not None:
        yield sentence.tokens[stop + 1 :]
    after = page.sentences[sentence.index + 1] if sentence.index + 1 < len(page.sentences) else None
    if after is not None and after.paragraph == sentence.paragraph:
        yield after.tokens


def _definite(words: Sequence[Token], n: int) -> bool:
    """'the letter', 'his two-page letter', 'these remarks'."""
    return any(t.lower in _THESE or t.tag == "PRP$" for t in words[max(0, n - 4) : n])


def _brought(words: Sequence[Token], n: int, who: Identities) -> Relay | None:
    """'The letter was seen by the weekly', ', a copy of which the weekly obtained,', 'The weekly has seen the letter'."""
    verb = next((k for k in range(n + 1, min(n + 9, len(words))) if words[k].lemma in _HAS and words[k].tag in ("VBN", "VBD")), None)
    if verb is not None and words[verb].tag == "VBN":
        by = next((k for k in range(verb + 1, min(verb + 6, len(words))) if words[k].lower in ("by", "in", "to", "on")), None)
        if by is None or any(t.text in (",", ";") or t.tag in FINITE for t in words[verb:by]):
            return None
        medium = _medium(words, by + 1, who)
        return Relay(medium, _HAS[words[verb].lemma], shown=False) if medium is not None else None
    above = words[n].head
    own = above.child("nsubj") if words[n].dep == "dobj" and above.lemma in _HAS else None
    known = own is not None and (who.is_medium(own) or who.media.listens(own, only=True))
    return Relay(own, _HAS[above.lemma], shown=False) if known and own is not None and own in words else None


def _medium(words: Sequence[Token], n: int, who: Identities) -> Token | None:
    """The medium that a phrase names, by its shape or because nobody else is shown documents."""
    run = phrase(words, n)
    shaped = next((t for t in reversed(run) if t.tag in ("NNP", "NNPS", "NN") and who.is_medium(t)), None)
    return shaped or strange(words, n, who, only=False) or heard(words, n, who, only=True)
