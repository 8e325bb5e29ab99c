"""Parties without a land who are of the land of those they are joined to: 'Peru's premier and other officials', 'Soto and her delegation'."""

from avvisi.extract.base import Findings
from avvisi.extract.sides import Found, landless, settled
from avvisi.parse.tokens import Token

_WITH = frozenset({"his", "her", "their", "its", "other"})


def fellows(found: Found, earlier: Findings) -> Found:
    """The parties in their order, each that is told by the one before it with that one's land."""
    told = list(found[:1])
    for party in found[1:]:
        last = told[-1]
        joined = last.kind == "state" and landless(party) and party.span is not None and _joined_by(earlier.head_of(party.span))
        told.append(settled(party, last.code, last.name) if joined else party)
    return tuple(told)


def _joined_by(noun: Token | None) -> bool:
    """'and other officials', 'and his delegation'."""
    return noun is not None and noun.dep == "conj" and any(c.lower in _WITH and c.i < noun.i for c in noun.children)
