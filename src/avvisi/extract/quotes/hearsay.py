"""What is told without a verb of saying: 'Rumour has it that …', 'the papers had it that …', 'it emerged that …', 'word came that …', 'reportedly'."""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import source_before
from avvisi.extract.quotes.claims import Claim
from avvisi.parse.tokens import FINITE, Parsed, Token

_NOBODY = frozenset(["rumour", "rumor", "legend", "gossip", "word", "hearsay", "tradition", "rumours", "rumors", "whispers", "story"])
ADVERBS = frozenset(["reportedly", "allegedly", "purportedly"])
EMERGES = frozenset(["emerge", "transpire"])
SPREADS = frozenset(["rumour", "rumor", "word", "news", "report", "claim", "story"])
_SPREADING = frozenset(["reach", "come", "spread", "circulate", "arrive", "get", "surface", "emerge", "persist", "fly", "leak", "swirl", "filter", "run"])  # fmt: skip


def adverb(page: Parsed, word: Token, cues: frozenset[str]) -> Claim | None:
    """'The general has reportedly sold his horses': somebody told so, and nobody is named. Within what a cue brings it is no claim of its own."""
    verb = word.head
    sentence = word.sentence.tokens
    if word.dep != "advmod" or verb.tag[:2] not in ("VB", "MD") or verb.dep in ("amod", "relcl", "acl", "compound"):
        return None
    if any(t.lemma in cues and t.tag in FINITE for t in sentence) or not any(
        t.tag in FINITE or t.dep == "nsubj" for t in phrases.below(verb)
    ):
        return None
    low, high = phrases.between_semicolons(word)
    whole = verb.head is verb
    tokens = [t for t in (sentence if whole else phrases.below(verb)) if t is not word and low <= t.i < high]
    return _nobodys(page, word, (word,), tokens)


def emerged(page: Parsed, verb: Token) -> Claim | None:
    """'It emerged on Friday that …', 'The bank was bare, it transpired.'"""
    words = verb.sentence.tokens
    at = verb.i - words[0].i
    low, high = (i - words[0].i for i in phrases.between_semicolons(verb))
    if not at or words[at - 1].lower != "it":
        return None
    that = next((n for n in range(at + 1, min(at + 10, high)) if words[n].lower == "that" or words[n].tag in FINITE), None)
    if that is not None and words[that].lower == "that":
        return _nobodys(page, verb, (words[at - 1], verb), words[that + 1 : high])
    front = words[low : max(at - 2, low)]
    if that is not None or len(front) < 3 or words[at - 2].text != "," or not phrases.nominal_before_verb(list(front)):
        return None
    return _nobodys(page, verb, (words[at - 1], verb), front) if any(t.tag in FINITE for t in front) else None


def spread(page: Parsed, noun: Token) -> Claim | None:
    """'Word reached the capital that …', 'The rumour spread that …': the clause stands behind the verb."""
    verb, words = noun.head, noun.sentence.tokens
    if noun.dep != "nsubj" or verb.lemma not in _SPREADING or verb.tag not in FINITE or noun.child("poss") is not None:
        return None
    at = verb.i - words[0].i
    end = phrases.between_semicolons(verb)[1] - words[0].i
    that = next((n for n in range(at + 1, min(at + 9, end)) if words[n].lower == "that" or words[n].tag in FINITE), None)
    if that is None or words[that].lower != "that" or words[that].tag not in ("IN", "WDT"):
        return None
    return _nobodys(page, noun, (noun,), words[that + 1 : end])


def _nobodys(page: Parsed, at: Token, cue: tuple[Token, ...], tokens: Sequence[Token]) -> Claim:
    return Claim(
        at=at, rule="hearsay", stance="asserts", way="clause", cue=cue, speaker=None, source=(), content=phrases.spans(page, list(tokens))
    )


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
