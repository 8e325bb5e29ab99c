"""Occasions that only words were said in: 'in a letter to the council', 'on Twitter', 'at a press conference', 'speaking at the opening of a school'.

Runs behind the binding of quotes to the meetings, calls and visits told as events; what was found there stands.
"""

from collections.abc import Iterator, Mapping

import msgspec

from avvisi.extract.base import Findings
from avvisi.extract.binding import said_in
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Evidence, Occasion, OccasionKind, Quote, When
from avvisi.parse.tokens import Parsed, Token

_MODIFIERS = frozenset(["det", "amod", "compound", "poss", "nummod", "nmod"])
_HEARD = frozenset(["conference", "briefing", "rally", "session", "ceremony", "forum", "summit", "meeting", "gathering", "audience"])


class Spoken:
    """A binder: gives each quote without an occasion the one its own clause names, or that of the quote it goes on from."""

    name = "spoken"

    def __init__(self, lexicon: Lexicon) -> None:
        speech = lexicon.speech
        self._kinds: Mapping[str, OccasionKind] = {**speech.occasions, **{noun: "statement" for noun in speech.words("platforms")}}

    def __call__(self, page: Parsed, findings: Findings) -> Findings:
        """The findings with the new occasions, and the quotes bound to them."""
        made: dict[str, Occasion] = {}
        quotes: list[Quote] = []
        for quote in findings.quotes:
            bound = self._bound(quote, page, made) if quote.occasion is None else quote
            quotes.append(self._going_on(bound, quotes, page))
        known = {occasion.id for occasion in findings.occasions}
        return findings.with_quotes(quotes).plus(o for o in made.values() if o.id not in known)

    def _bound(self, quote: Quote, page: Parsed, made: dict[str, Occasion]) -> Quote:
        cue = page.token_at(quote.cue.start) if quote.cue is not None else None
        if cue is None:
            return quote
        for noun, kind in self._named(quote, cue):
            start = min([noun.start, *(c.start for c in noun.children if c.dep in _MODIFIERS and c.i < noun.i)])
            span = page.document.span(start, noun.end)
            occasion = Occasion(
                id=page.document.fact_id("occasion", span.start, span.end, kind),
                evidence=Evidence(
                    sentence=page.sentence_span(noun.sentence), trigger=page.document.span(noun.start, noun.end), rule=f"spoken.{kind}"
                ),
                kind=kind,
                date=quote.date if quote.date.basis in ("stated", "relative") else When(),
                span=span,
            )
            made.setdefault(occasion.id, occasion)
            return msgspec.structs.replace(quote, occasion=occasion.id)
        return quote

    def _named(self, quote: Quote, cue: Token) -> Iterator[tuple[Token, OccasionKind]]:
        """The nouns of the cue's clause that name an occasion, outside the words said."""
        for noun in cue.sentence.tokens:
            kind = self._kinds.get(noun.lemma) or self._kinds.get(noun.lower)
            if kind is None or noun.tag not in ("NN", "NNS", "NNP") or any(c.start <= noun.start < c.end for c in quote.content):
                continue
            if kind == "meeting" and any(c.lemma in ("phone", "telephone", "video") for c in noun.children):
                kind = "call"
            heard = noun.dep == "dobj" and noun.head is cue and noun.lemma in _HEARD
            if heard or said_in(noun, cue) or _by_phone(noun, cue):
                yield noun, kind

    @staticmethod
    def _going_on(quote: Quote, before: list[Quote], page: Parsed) -> Quote:
        """'She told a news conference that … She added …': the next sentence's pronoun is still there."""
        if quote.occasion is not None or not before or quote.speaker is None or quote.speaker.span is None:
            return quote
        last = before[-1]
        pronoun = quote.speaker.span.text.lower() in ("he", "she", "they", "it")
        if not pronoun or last.occasion is None or last.speaker is None or last.speaker.name != quote.speaker.name:
            return quote
        one, two = page.sentence_at(last.evidence.trigger.start), page.sentence_at(quote.evidence.trigger.start)
        near = one is not None and two is not None and one.paragraph == two.paragraph and two.index - one.index == 1
        return msgspec.structs.replace(quote, occasion=last.occasion) if near else quote


def _by_phone(noun: Token, cue: Token) -> bool:
    """'told the agency by telephone', 'said over the phone'."""
    return noun.dep == "pobj" and noun.head.lower in ("by", "over") and noun.head.head is cue and noun.lemma in ("phone", "telephone")


__all__ = ["Spoken"]
