"""Who stands before a cue, by the order of the words alone: 'the mayor, Ana Pop, who has held out for a year, announced'.

The parse often takes such a cue for a participle of the name ('Ana Pop, announced last week'); what the tags and commas show is kept.
"""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.parse.tokens import FINITE, Token

_STOPS = frozenset([",", ";", ":", '"', "''", "``", "“", "”", "’", "»", "—", "–", "--", "(", ")"])
_CLOSING = phrases.CLOSING | {",", "—", "–", "--"}
_RELATIVE = frozenset(["who", "which", "whose", "whom", "that"])
_CLAUSES = frozenset(["although", "though", "because", "if", "unless", "since", "until", "whereas"])
_NAMES = ("NNP", "NNPS")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
PHRASE_NOUNS = frozenset([*_NOUNS, "PRP"])
IN_NOUN_PHRASE = PHRASE_NOUNS | {"DT", "JJ", "PRP$", "POS", "CD", "IN", "HYPH", "FW", "CC"}
_LONG = 18  # words of a source, or of an aside in it


def source_before(words: Sequence[Token], at: int) -> tuple[int, Token] | None:
    """Where the source of the cue at this place of its sentence begins, and its head; None where no noun phrase stands before it."""
    last = at - 1
    while last > 0 and (words[last].tag == "RB" or words[last].tag == "NN" and words[last].ent in ("DATE", "TIME")):
        last -= 1
    for _ in range(3):
        if last < 1 or words[last].text != ",":
            break
        opens = _aside_opens(words, last)
        if opens is None:
            return None
        last = opens - 1
        if last > 1 and words[last].tag == "CD" and words[last - 1].text == ",":
            last -= 2  # 'Jo Bell, 34, a nurse at the clinic, said'
    if last < 0 or words[last].text in _STOPS:
        return None
    first = _phrase_opens(words, last)
    if first is None:
        return None
    run = [t for t in words[first : last + 1] if t.tag not in ("WP", "WDT")]
    head = _head(run)
    return (first, head) if head is not None else None


def _aside_opens(words: Sequence[Token], closing: int) -> int | None:
    """The comma that opens what this one closes: a name, a role, a clause with 'who'; None for words that have a verb of their own."""
    for n in range(closing - 1, max(closing - _LONG, 0), -1):
        if words[n].text == ",":
            inside = words[n + 1 : closing]
            relative = any(t.lower in _RELATIVE for t in inside[:2])  # ', in which the hosts carried drafts,'
            relative = relative or any(
                one.lower == "of" and two.lower in ("which", "whom") for one, two in zip(inside[:5], inside[1:6], strict=False)
            )  # ', a copy of which reached the weekly,'
            told = any(t.tag in FINITE for t in inside) and not relative
            return n if inside and not told else None
        if words[n].text in _STOPS:
            return None
    return None


def _phrase_opens(words: Sequence[Token], last: int) -> int | None:
    """Where the noun phrase that ends here begins, over a clause with 'who' but over no other verb."""
    n = last
    while n >= 0 and last - n < _LONG and words[n].text not in _STOPS:
        if words[n].tag in FINITE or words[n].tag == "VB" and words[n].dep != "compound":
            opens = next((k for k in range(n, max(n - 12, 0), -1) if words[k].lower in _RELATIVE or words[k].text in _STOPS), None)
            if opens is None or words[opens].lower not in _RELATIVE or words[opens - 1].tag not in _NOUNS:
                return None
            n = opens
        n -= 1
    return n + 1 if n + 1 <= last else None


def _head(run: Sequence[Token]) -> Token | None:
    """The noun that the phrase is about: the last before its first preposition or relative clause."""
    joins = ("IN", "TO", "VBN", "VBG")
    end = next(
        (n for n, t in enumerate(run) if n and (t.tag in joins and (run[n - 1].tag in _NOUNS or _near(run, n)) or t.tag in FINITE)),
        len(run),
    )
    return next((t for t in reversed(run[:end]) if t.tag in _NOUNS or t.tag == "PRP"), None)


def _near(run: Sequence[Token], at: int) -> bool:
    """'a source close | to the family', 'an aide familiar | with the file': an adjective between noun and preposition."""
    return at > 1 and run[at - 1].tag == "JJ" and run[at - 2].tag in _NOUNS


def named(words: Sequence[Token], first: int, at: int) -> bool:
    """Whether a proper name set in commas stands between the head and the cue: 'the minister, Jo Bell,'."""
    inside = words[first:at]
    return any(one.text == "," and two.tag in _NAMES for one, two in zip(inside, inside[1:], strict=False)) and inside[-1].text == ","


def whose(words: Sequence[Token], first: int, at: int) -> bool:
    """Whether a clause with 'who' stands between the head and the cue."""
    return any(t.lower == "who" for t in words[first:at])


def told_before(words: Sequence[Token], low: int, first: int) -> list[Token]:
    """The clause that ends, with a comma or closing mark, where the source begins; nothing where no clause stands there."""
    if first <= low + 1 or words[first - 1].text not in _CLOSING:
        return []
    front = list(words[low:first])
    return front if any(t.tag in FINITE for t in front) and phrases.nominal_before_verb(front) else []


def opened(words: Sequence[Token], low: int, first: int) -> bool:
    """Whether the source opens the sentence, but for a phrase without a finite verb and a comma: 'Asked in Oslo, the envoy'."""
    lead = words[low:first]
    return not lead or lead[-1].text == "," and lead[0].tag in ("IN", "VBN", "VBG", "TO", "RB") and not any(t.tag in FINITE for t in lead)


def opens_source(words: Sequence[Token], at: int) -> int | None:
    """The comma that opens a cue's source, which may hold a name in commas: ', its chairman, Ito Jun, said'."""
    plain = noun_phrase_before(words, at)
    found = source_before(words, at)
    if found is None or not found[0] or words[found[0] - 1].text != ",":
        return plain
    return found[0] - 1 if plain is None or named(words, found[0], at) else plain


def noun_phrase_before(words: Sequence[Token], at: int) -> int | None:
    """Where the short noun phrase right before a cue begins: the place of the comma before it."""
    for n in range(at - 1, max(at - 13, -1), -1):
        token = words[n]
        if token.text == ",":
            return n if n < at - 1 and words[at - 1].tag in PHRASE_NOUNS else None
        if token.tag not in IN_NOUN_PHRASE:
            return None
    return None


def up_to_source(verb: Token, tokens: list[Token]) -> list[Token]:
    """'The truce held, | although shots were heard, | the widow said': a clause with its conjunction between the words and the source belongs to the words."""
    words = verb.sentence.tokens
    first = words[0].i
    found = source_before(words, verb.i - first) if tokens and tokens[-1].i < verb.i else None
    if found is None or not found[0] or words[found[0] - 1].text != ",":
        return tokens
    gap = list(words[tokens[-1].i + 1 - first : found[0] - 1])
    joined = len(gap) > 3 and gap[0].text == "," and gap[1].lower in _CLAUSES and not any(t.text in _STOPS for t in gap[1:])
    return [*tokens, *gap] if joined and any(t.tag in FINITE for t in gap) else tokens


def with_clause(tokens: list[Token]) -> list[Token]:
    """'quoted her as saying the truce held, | because nobody had broken it': where the parse hung the clause on the one who quotes."""
    if not tokens:
        return tokens
    words = tokens[-1].sentence.tokens
    behind = list(words[tokens[-1].i + 1 - words[0].i :])
    end = next((n for n, t in enumerate(behind) if n and (t.text in _STOPS or t.text in (".", "!", "?"))), len(behind))
    joined = end > 4 and behind[0].text == "," and behind[1].lower in ("although", "because", "if", "unless", "until")
    return [*tokens, *behind[:end]] if joined and any(t.tag in FINITE for t in behind[1:end]) else tokens
