"""Parties without a land who are of the land of those they are joined to: 'Peru's premier and other officials', 'Soto and her delegation'."""

from avvisi.extract.base import Findings
from avvisi.extract.sides import Found, settled
from avvisi.parse.tokens import Token

_WITH = frozenset({"his", "her", "their", "its", "other"})


def fellows(found: Found, earlier: Findings) -> Found:
    """The parties in their order, each that is told by the one before it with that one's land."""
    told: Found = ()
    for party in found:
        head = earlier.head_of(party.span) if party.span is not None else None
        last = told[-1] if told else None
        if (
            head is not None
            and last is not None
            and party.kind == "group"
            and party.code is None
            and last.kind == "state"
            and head.dep == "conj"
            and _joined_by(head)
        ):
            party = settled(party, last.code, last.name)
        told = (*told, party)
    return told


def _joined_by(noun: Token) -> bool:
    """'other officials', 'his delegation'."""
    return any(c.lower in _WITH and c.i < noun.i for c in noun.children)
