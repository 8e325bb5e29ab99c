"""Proper nouns in capitals that stand together: what may be one name, before anything tells whose or of what kind."""

from collections.abc import Iterator

from avvisi.extract.gazetteer import Hit
from avvisi.extract.introduced import HYPHENS
from avvisi.lexicon.skeleton import PARTICLES
from avvisi.parse.tokens import Parsed, Token

_NAMES = ("NNP", "NNPS")
_NOUNS = ("NN", "NNS", "JJ", "VB", "VBP", "VBD")
_LONGEST = 4
_APPOSED = 7  # words of an apposition


def runs_of(page: Parsed, owner: dict[int, Hit]) -> Iterator[tuple[int, int]]:
    """Proper nouns in capitals that stand together, none of a list but of cities."""
    tokens, at = page.tokens, 0
    while at < len(tokens):
        if not tokens[at].text[:1].isupper():
            at += 1
            continue
        last = at
        while last < len(tokens) and last - at < 2 * _LONGEST and _goes_on(tokens, at, last, owner):
            last += 1
        while last > at and (tokens[last - 1].text in HYPHENS or tokens[last - 1].text.islower()):
            last -= 1
        if last > at:
            yield at, last
        at = max(last, at + 1)


def apposed(tokens: list[Token], comma: int) -> Iterator[Token]:
    """', the Peruvian foreign minister, said': the words behind the comma that follows a run, as far as an apposition goes."""
    for token in tokens[comma + 1 : comma + 1 + _APPOSED]:
        if token.text in (",", ".", ";") or token.tag.startswith("VB") or token.tag == "IN":
            return
        yield token


def _goes_on(tokens: list[Token], first: int, at: int, owner: dict[int, Hit]) -> bool:
    token = tokens[at]
    if token.sentence is not tokens[first].sentence or token.sentence.shouted:
        return False
    if at > first and token.start > tokens[at - 1].end + 1:
        return False
    if token.text in HYPHENS:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return at > first and token.start == tokens[at - 1].end and following is not None and following.start == token.end
    if at > first and tokens[at - 1].text in HYPHENS:
        return token.tag in _NAMES or token.text.isalpha()
    hit = owner.get(at)
    if hit is not None and any(entry.kind != "city" for entry in hit.entries):
        return False
    if at > first and token.text.islower() and token.lower in PARTICLES and tokens[at - 1].text[:1].isupper():
        beyond = tokens[at + 1] if at + 1 < len(tokens) else None
        return (
            beyond is not None and (beyond.text[:1].isupper() or beyond.text in HYPHENS) and token.lower not in ("as", "at", "an", "y", "e")
        )
    short = token.text.isupper() and len(token.text) > 2 and token.text.isalpha() and token.tag in _NOUNS  # 'the FLNC front'
    return token.text[:1].isupper() and token.text[-1:].isalpha() and (token.tag in _NAMES or short)
