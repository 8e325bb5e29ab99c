"""What a town means that stands where a deed's other side does: the government that sits there or rules it, or only where a crowd marched."""

from avvisi.extract.base import Findings
from avvisi.extract.sides import Found, received
from avvisi.model.facts import Party

HARM = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # done to those who live there
_WHERE = frozenset({"in", "at", "across", "around", "throughout", "near"})


def of_towns(code: str, actors: Found, recipients: Found, earlier: Findings) -> Found:
    """The recipients: 'recalled its envoy from Lomé', 'sent teams to Lomé' are turned to a government; 'in Lomé, students marched' is against nobody there."""
    if code == "PROTEST":
        own = {p.code for p in actors}
        kept = tuple(p for p in recipients if not (p.code in own and _town(p, earlier) and _only_where(p, earlier)))
        return kept
    return recipients if code in HARM else tuple(received(p) if _town(p, earlier) else p for p in recipients)


def _town(party: Party, earlier: Findings) -> bool:
    """Whether a land stands there by the name of a place in it."""
    head = earlier.head_of(party.span) if party.kind == "state" and party.person is None else None
    mention = earlier.mention_of.get(head.i) if head is not None else None
    return mention is not None and mention.kind == "place"


def _only_where(party: Party, earlier: Findings) -> bool:
    head = earlier.head_of(party.span)
    return head is not None and head.dep == "pobj" and head.head.lower in _WHERE
