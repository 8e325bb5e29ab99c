"""Of which sector a group is by words beside it, where its noun alone may be of two: 'officers' of police or army, 'a panel' of judges or experts.

'The officers shot a boy' in a report on police is done by police; 'Senate committee Radicals' sit in parliament; 'members of the boy's family' are no
government, nor are 'social media users' journalists.
"""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.sides import Found
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_POLICE, _MILITARY, _ON_BEAT = listed("sectors_police"), listed("sectors_military"), listed("sectors_on_beat")
_BENCH, _HOUSES = listed("sectors_bench"), listed("sectors_houses")
_OFFICERS = frozenset({"officer", "sergeant", "lieutenant", "detective"})
_KIN, _READERS = listed("sectors_kin"), listed("sectors_readers")
_MIXED = frozenset({"MIL", "CVL"})


def worded(found: Found, earlier: Findings) -> Found:
    """The parties, each with the sector that the words beside its noun tell."""
    return tuple(_worded(party, earlier) for party in found)


def _worded(party: Party, earlier: Findings) -> Party:
    head = earlier.head_of(party.span) if party.span is not None and party.person is None else None
    sector = _told(head, party, earlier) if head is not None and head.tag.startswith("NN") else None
    return structs.replace(party, sector=sector) if sector is not None else party


def _told(head: Token, party: Party, earlier: Findings) -> str | None:
    """The other sector; None where the words tell none."""
    own = {t.lower for t in head.subtree() if t.i <= head.i}
    if head.lemma in _OFFICERS and party.sector in _MIXED:
        return "COP" if _of_police(head, own, earlier) else None
    if head.lemma == "panel" and party.sector == "JUD":
        return None if any(t.lower in _BENCH for t in head.sentence.tokens) else "GOV"
    if party.sector in ("JUD", "PTY") and head.tag == "NNPS" and own & _HOUSES:
        return "LEG"
    if head.lemma == "member" and party.sector in ("GOV", "MIL") and any(o.lemma in _KIN for o in behind(head, "of")):
        return "CVL"
    return "CVL" if head.lemma in _READERS and party.sector in ("JRN", "GOV", "MIL") else None


def _of_police(head: Token, own: set[str], earlier: Findings) -> bool:
    """Whether officers are the police's: by their own words, else where the report speaks of police and of no army."""
    if own & _MILITARY:
        return False
    if own & (_POLICE | _ON_BEAT):
        return True
    if any((m := earlier.mention_of.get(c.i)) is not None and m.kind == "organisation" for c in head.children):
        return False
    words = {t.lower for t in earlier.page.tokens}
    return bool(words & _POLICE) and not words & _MILITARY
