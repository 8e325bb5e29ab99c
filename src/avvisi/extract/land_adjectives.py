"""What an adjective before a noun says of its land: 'Fijian colleagues' are Fiji's; 'ex-Yugoslav', 'pro-Chadian', 'ethnic Chadians' are of another."""

from collections.abc import Sequence

from avvisi.extract.base import Findings
from avvisi.parse.tokens import Token

_TURNED = frozenset(["pro", "anti", "non"])  # 'the anti-Syrian Jumblatt' is no Syrian
_AGAINST = frozenset(["critic", "critics", "foe", "foes", "opponent", "opponents", "sceptic", "skeptic"])


def has_nation(noun: Token, earlier: Findings) -> bool:
    """'Fijian colleagues': whether an adjective before a noun says of which land they are."""
    before = (earlier.mention_of.get(c.i) for c in noun.children if c.dep == "amod" and c.i < noun.i)
    return any(m is not None and m.kind == "state" and m.form == "adjective" for m in before)


def former(adjective: Token, earlier: Findings) -> bool:
    """'the ex-Yugoslav republic', 'a former Soviet republic': what it was part of is not what it is of now."""
    before = earlier.page.tokens[max(adjective.i - 2, 0) : adjective.i]
    words = [t.lower for t in before if t.text not in ("-", "–")]
    hyphen = any(t.text in ("-", "–") for t in before)
    lands = (
        adjective.dep == "amod"
        and adjective.head.tag == "NN"
        and adjective.head.lemma in ("republic", "state", "province", "territory", "colony", "satellite")
    )
    return lands and bool(words) and (words[-1] == "former" or hyphen and words[-1] in ("ex", "post"))


def hyphened(tokens: Sequence[Token], at: int) -> bool:
    """'pro-Chadian', 'anti-Chadian': whether the land's word at this place is turned by what a hyphen ties to it."""
    return at > 1 and tokens[at - 1].text in ("-", "–") and tokens[at - 2].lower in _TURNED


def turned(adjective: Token, earlier: Findings) -> bool:
    """'the pro-Chadian ministers', 'an anti-Chadian cabinet', 'the ethnic Chadians', 'the Chad critic': of another land."""
    tokens, at = earlier.page.tokens, adjective.i
    if hyphened(tokens, at):
        return True
    return at > 0 and tokens[at - 1].lower == "ethnic" or at + 1 < len(tokens) and tokens[at + 1].lower in _AGAINST
