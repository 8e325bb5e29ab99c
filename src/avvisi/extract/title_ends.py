"""How far a title goes on behind its noun: 'of Peru', 'to the King of Spain', 'for special political affairs'.

What those words say is read elsewhere (title_complement.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avvisi.extract.base import Findings
from avvisi.extract.bodies import begins_body
from avvisi.extract.brackets import portfolio
from avvisi.extract.office import HYPHEN, POSS, PREPOSITIONS, SENT
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.titles import Titles

_MANY = ("talks", "affairs", "issues")  # which the parse takes for verbs at times
_WITH_NAMES = ("in", "with", "from", "on", "at")  # these belong to a title before a name only


def complement_end(titles: Titles, at: int, end: int, earlier: Findings) -> int:
    """The token behind the last word of the title whose noun ends before token `at`, in a sentence that ends before `end`."""
    tokens = earlier.page.tokens
    last = at = _behind_hyphens(tokens, at, end)
    if at >= end or tokens[at].lower not in PREPOSITIONS and not (tokens[at].lower == "and" and tokens[at - 1].text[:1].isupper()):
        return last
    while at < end and at - last < 3:
        token, mention = tokens[at], earlier.mention_of.get(at)
        if token.ent in ("DATE", "TIME") or token.tag == "CD":
            break
        if token.lower == "and" and at - 1 in earlier.mention_of and begins_body(tokens[at + 1 : end]):
            break  # 'president of the Guild of Weavers and National Rowing Club'
        if token.lower in PREPOSITIONS and last == at:
            if _leaves_title(tokens, at, end, earlier):
                break
        elif token.lower in ("the", "a", "an", "its", "his", "her") and tokens[at - 1].lower in PREPOSITIONS:
            pass
        elif mention is not None and mention.kind == "person" and not _served(titles, tokens[at - 1], mention, earlier):
            break
        elif titles.nominal(token) or mention is not None or token.text in (*POSS, *HYPHEN, "&") or token.lower in _MANY:
            last = at + 1
        elif not (token.lower == "and" and last == at and at + 1 < end and _joins(titles, at, end, earlier)):
            break
        at += 1
    while last > 0 and tokens[last - 1].text in (*POSS, *HYPHEN):
        last -= 1
    return last


def _behind_hyphens(tokens: list[Token], at: int, end: int) -> int:
    """'-elect', '-general', '-in-chief': where such a tail ends."""
    if at + 1 < end and tokens[at].text in HYPHEN and tokens[at + 1].lower in ("elect", "designate", "general", "in", "de"):
        at += 2
        while at + 1 < end and tokens[at].text in HYPHEN:
            at += 2
    return at


def _leaves_title(tokens: list[Token], at: int, end: int, earlier: Findings) -> bool:
    """Whether a preposition begins something else than the title's own words."""
    token = tokens[at]
    if token.lower in _WITH_NAMES and not (at + 1 < end and _named(at + 1, earlier)):
        return True
    if token.lower == "on" and tokens[at - 1].lower not in SENT:
        return True  # sworn in as 'president on a US base'
    return (
        token.lower == "for"
        and at + 2 < end
        and tokens[at + 1].tag in ("DT", "PRP$")
        and tokens[at + 2].text.islower()
        and not portfolio(tokens, at)
    )  # 'thanked the premier for the help'


def _named(at: int, earlier: Findings) -> bool:
    """Whether the name of a land, place or body stands here, behind its article."""
    tokens = earlier.page.tokens
    if tokens[at].lower in ("the", "a", "an") and at + 1 < len(tokens):
        at += 1
    mention = earlier.mention_of.get(at)
    return mention is not None and mention.kind in ("state", "place", "organisation", "bloc")


def _served(titles: Titles, before: Token, mention: Mention, earlier: Findings) -> bool:
    """'aide to Soto', 'aide to President Soto'; but 'envoy to China Ruiz' begins another."""
    return (
        earlier.mention_of.get(before.i) is mention
        or before.lower in PREPOSITIONS
        or before.lower in titles.honorifics
        or titles.is_head(before)
    )


def _joins(titles: Titles, at: int, end: int, earlier: Findings) -> bool:
    """Whether the title goes on behind an 'and'."""
    tokens = earlier.page.tokens
    before, behind, mention = tokens[at - 1], tokens[at + 1], earlier.mention_of.get(at + 1)
    if behind.text[:1].isupper() and not titles.is_head(behind) and (mention is None or mention.kind not in ("person", "state")):
        return True
    if before.tag == "JJ" and behind.tag in ("JJ", "NN"):
        return True  # 'the foreign and defence policy council'
    return _second_field(titles, before, tokens[at + 1 : min(at + 4, end)])


def _second_field(titles: Titles, before: Token, beyond: list[Token]) -> bool:
    """Whether 'and' joins two fields of one office in small letters, not a second title or somebody else."""
    behind = beyond[0]
    return (
        before.tag in ("NN", "NNS")
        and behind.tag in ("JJ", "NN", "NNS")
        and before.text.islower()
        and behind.text.islower()
        and behind.dep != "nsubj"
        and (behind.head.head is before or behind.head is before)
        and not any(titles.is_head(t) for t in beyond)
    )  # 'secretary for transport and public works'
