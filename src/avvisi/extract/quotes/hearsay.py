"""What is told without a verb of saying: 'Rumour has it that …', 'the papers had it that …'."""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import source_before
from avvisi.extract.quotes.claims import Claim
from avvisi.parse.tokens import FINITE, Parsed, Token

_NOBODY = frozenset(["rumour", "rumor", "legend", "gossip", "word", "hearsay", "tradition", "rumours", "rumors", "whispers", "story"])


def had_it(page: Parsed, verb: Token) -> Claim | None:
    """'Rumour had it in the bazaar that …': nobody is named; 'the evening papers had it that …': the papers."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i
    that = next((n for n in range(at + 2, min(at + 14, len(words))) if words[n].lower == "that" or words[n].tag in FINITE), None)
    if that is None or not at or words[at + 1].lower != "it" or words[that].lower != "that":
        return None
    end = phrases.between_semicolons(verb)[1] - words[0].i
    content = phrases.spans(page, list(words[that + 1 : end]))
    before = words[at - 1]
    found = source_before(words, at) if before.lower not in _NOBODY else None
    if found is None:
        if before.lower not in _NOBODY:
            return None
        return Claim(at=verb, rule="hearsay", stance="asserts", way="clause", cue=(before, verb), speaker=None, source=(), content=content)
    return Claim(
        at=verb, rule="had-it", stance="asserts", way="clause", cue=(verb,), speaker=found[1], source=tuple(words[found[0] : at]), content=content
    )  # fmt: skip
