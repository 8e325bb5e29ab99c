"""Which occasion words were said in: a last look at the quotes, when the occasions are known.

'In a meeting with his counterpart, the envoy said …', 'They met in Riga. During the talks, she said …', 'He met Kask and told him …'.
"""

from collections.abc import Mapping

import msgspec

from avvisi.extract.base import Findings
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Occasion, OccasionKind, Quote
from avvisi.parse.tokens import Parsed, Token

_IN = frozenset(["in", "at", "during", "on", "throughout"])
_POINTS_BACK = frozenset(["the", "this", "that", "their", "his", "her", "its"])
_FAR = 8  # sentences back to the occasion that 'during the meeting' names again


class Occasions:
    """`bind(findings)` gives the findings with each quote's occasion, and with its day where the words tell none."""

    name = "occasions"

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds: Mapping[str, OccasionKind] = lexicon.speech.occasions

    def __call__(self, page: Parsed, findings: Findings) -> Findings:
        """Only quotes change, and only in occasion and day."""
        if not findings.occasions:
            return findings
        told = [(head, o) for o in findings.occasions if (head := findings.head_of(o.evidence.trigger)) is not None]
        return findings.with_quotes(self._bound(quote, page, told) for quote in findings.quotes)

    def _bound(self, quote: Quote, page: Parsed, told: list[tuple[Token, Occasion]]) -> Quote:
        cue = page.token_at(quote.cue.start) if quote.cue is not None else None
        occasion = self._of(cue, quote, told) if cue is not None and quote.occasion is None else None
        if occasion is None:
            return quote
        unknown = quote.date.basis in ("unknown", "published") and occasion.date.value is not None
        date = msgspec.structs.replace(occasion.date, basis="occasion") if unknown else quote.date
        return msgspec.structs.replace(quote, occasion=occasion.id, date=date)

    def _of(self, cue: Token, quote: Quote, told: list[tuple[Token, Occasion]]) -> Occasion | None:
        """The occasion told in the cue's own clause, or named again there."""
        here = [(h, o) for h, o in told if h.sentence is cue.sentence and not any(c.start <= h.start < c.end for c in quote.content)]
        for head, occasion in here:
            if said_in(head, cue) or _met_and_said(head, cue):
                return occasion
        for noun in cue.sentence.tokens:
            kind = self._kinds.get(noun.lemma)
            if kind is None or not said_in(noun, cue) or any(c.start <= noun.start < c.end for c in quote.content):
                continue
            if not any(c.lower in _POINTS_BACK for c in noun.children):
                continue
            before = [o for h, o in told if o.kind == kind and 0 <= noun.sentence.index - h.sentence.index <= _FAR and h.i < noun.i]
            if before:
                return before[-1]
        return None


def said_in(noun: Token, cue: Token) -> bool:
    """'in the meeting', hung on the cue, or on a participle of its clause ('speaking at the meeting')."""
    above = noun.head
    if noun.dep != "pobj" or above.lower not in _IN:
        return False
    verb = above.head
    return verb is cue or verb.head is cue and verb.dep in ("advcl", "prep", "dative") and verb.tag in ("VBG", "VBN", "IN")


def _met_and_said(head: Token, cue: Token) -> bool:
    """'met Kask and told him', 'told Kask when they met'."""
    if head.tag[:2] != "VB":
        return False
    return cue.dep == "conj" and cue.head is head or head.dep == "advcl" and head.head is cue
