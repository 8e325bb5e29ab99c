"""Words that ended with a mark of their own before their cue: 'Who had the key now? the widow asked.'"""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import IN_NOUN_PHRASE, source_before
from avvisi.extract.quotes.claims import Claim, by_order
from avvisi.extract.quotes.orders import done
from avvisi.lexicon.speech import SpeechLexicon, plainest
from avvisi.parse.tokens import FINITE, Parsed, Token

_MARKS = phrases.MARKS | phrases.CLOSING
_LONG = 12  # words before such a cue


class Questions:
    """`questions(page, verb)` gives the claim of a cue whose words are the sentence before, or None."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._rules, self._quoting = speech.verbs, speech.quoting

    def __call__(self, page: Parsed, verb: Token) -> Claim | None:
        """Only where the cue's sentence goes on small, or is no more than 'she asked'."""
        words, sentence = verb.sentence.tokens, verb.sentence
        at = verb.i - words[0].i
        before = page.sentences[sentence.index - 1] if sentence.index else None
        goes_on = words[0].text[:1].islower() or words[0].tag == "PRP" and verb.lemma in ("ask", "wonder") and len(words) <= at + 3
        if (
            before is None
            or not goes_on
            or before.paragraph != sentence.paragraph
            or before.tokens[-1].text not in ("?", "!")
            or at > _LONG
        ):
            return None
        if verb.lemma not in self._quoting or verb.tag not in ("VBD", "VBZ", "VBP") or any(t.text in _MARKS for t in before.tokens):
            return None
        source, head = _in_front(verb, at) if at else _behind(verb)
        rule = plainest(self._rules[verb.lemma])
        if rule is None or not source or head is None or any(t.tag in FINITE for t in source):
            return None
        claim = by_order(page, verb, rule, head, source, before.tokens)
        return claim if claim.content else None


def _in_front(verb: Token, at: int) -> tuple[list[Token], Token | None]:
    words = verb.sentence.tokens
    found = source_before(words, at) if done(words, at + 1) else None
    return (list(words[:at]), found[1]) if found is not None and not found[0] else ([], None)


def _behind(verb: Token) -> tuple[list[Token], Token | None]:
    """'wonders the ferryman Jo Bell'."""
    words = verb.sentence.tokens
    end = next((n for n, t in enumerate(words) if n and t.tag not in IN_NOUN_PHRASE), len(words))
    source = list(words[1:end])
    return source, next((t for t in source if t.head not in source and t.tag in phrases.NOMINAL), None)
