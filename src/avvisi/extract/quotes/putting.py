"""Words around 'as the envoy put it': 'The strait, as the pilot put it, is a street', 'The pact was, as she put it to the weekly, “dead”'."""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.parse.tokens import FINITE, Parsed, Token

_LONG = 14  # words of the aside before its verb
_HEARER = frozenset(["DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "POS", "CD", "FW"])


def as_put(page: Parsed, verb: Token) -> Claim | None:
    """The claim of 'put it' between two commas, with what stands on both sides; only what is in marks where marks open right behind."""
    words = verb.sentence.tokens
    first = words[0].i
    low, high = (i - first for i in phrases.between_semicolons(verb))
    at = verb.i - first
    if at + 2 >= high or words[at + 1].lower != "it" or verb.tag not in FINITE:
        return None
    opens = next((n for n in range(at - 1, max(low, at - _LONG), -1) if words[n].lower == "as"), None)
    stop = _closes(words, at + 2, high)
    if opens is None or opens < low + 2 or words[opens - 1].text != "," or stop is None:
        return None
    source, front, rest = words[opens + 1 : at], words[low : opens - 1], words[stop + 1 : high]
    head = next((t for t in reversed(source) if t.tag in ("NNP", "NN", "NNS", "PRP") and t.head not in source), None)
    if head is None or len(rest) < 2 or any(t.tag in FINITE for t in source) or not any(t.tag in phrases.NOMINAL for t in front):
        return None
    marked = _in_marks(rest)
    if not marked and (any(t.text in phrases.MARKS for t in rest) or not any(t.tag in FINITE for t in (*front, rest[0]))):
        return None
    content = phrases.spans(page, marked or [*front, *rest])
    return Claim(
        at=verb, rule="put", stance="asserts", way="clause", cue=(verb,), speaker=head, source=tuple(source), content=content, quotable=bool(marked)
    )  # fmt: skip


def _closes(words: Sequence[Token], at: int, high: int) -> int | None:
    """The comma behind 'it', or behind 'it to the weekly'."""
    if words[at].lower == "to":
        at = next((n for n in range(at + 1, high) if words[n].tag not in _HEARER), high - 1)
    return at if words[at].text == "," and at + 1 < high else None


def _in_marks(rest: Sequence[Token]) -> list[Token]:
    """The words in marks that open right behind the comma, or behind 'is', 'was', 'had become'."""
    opens = next((n for n, t in enumerate(rest[:4]) if t.text in phrases.MARKS), None)
    if opens is None or any(t.tag[:2] not in ("VB", "MD", "RB") for t in rest[:opens]):
        return []
    closes = next((n for n in range(opens + 1, len(rest)) if rest[n].text in phrases.CLOSING), None)
    return list(rest[opens + 1 : closes]) if closes is not None else []
