"""Dealings in which no power, party or public has a part: firms among themselves, private persons' journeys, a candidate's own rallies."""

from avvisi.extract.compose import Told
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.tags import is_noun
from avvisi.extract.sides import Found
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party

_BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_PRIVATE = frozenset({None, "CVL", "BUS", "MED", "EDU"})
_COMPANY_OFFICES = listed("unpolitical_offices")
_RALLIES = frozenset({"rally", "gather", "gathering", "assemble", "parade"})
_AGAINST = frozenset({"against", "protest", "demand", "denounce", "oppose", "outside"})
_OF_STATE = frozenset({"summit", "negotiation", "talk"})
_POLITICIANS = frozenset({"GOV", "LEG", "PTY", "ELI"})
_OWN_PUBLIC = listed("unpolitical_public")


def unpolitical(told: Told, actors: Found, recipients: Found) -> str | None:
    """Why nothing of politics is told, whatever the words; None where a power, a party or the public may have a part."""
    everyone = (*actors, *recipients)
    if told.code not in _BODILY and _among_firms(everyone):
        return "a matter among firms"
    if told.mode == "resign" and actors and all(map(_office_of_a_firm, actors)):
        return "no public office"
    if any(r.pattern.rule.mode == "visit" for r in told.chain) and (reason := _no_visit(told, actors, recipients)) is not None:
        return reason
    if told.code == "PROTEST" and any(w.lemma in _RALLIES for w in told.chain[-1].words) and _own_rally(told, actors):
        return "a politician's own rally"
    if told.code == "THREATEN" and recipients and all(_warned_for_their_good(p, actors) for p in recipients):
        return "advice to one's own people"
    return None


def _among_firms(everyone: Found) -> bool:
    """Whether only firms have a part; those of two lands deal across a border, which is told of the lands."""
    abroad = len({p.code for p in everyone if p.code}) > 1
    return not abroad and any(p.sector == "BUS" for p in everyone) and all(map(_in_trade, everyone))


def _in_trade(party: Party) -> bool:
    """A firm, an unknown body or a private person beside one."""
    if party.sector == "BUS":
        return True
    return party.sector is None and party.code is None and party.kind in ("organisation", "person")


def _office_of_a_firm(party: Party) -> bool:
    """'chief executive', 'director' of nothing that is told, or of a firm; a chair may be a party's."""
    words = (party.office or "").lower().split()
    someone = party.person is not None and party.kind != "organisation" and party.sector in (None, "BUS", "ELI")
    return someone and not _COMPANY_OFFICES.isdisjoint(words[-1:])


def _no_visit(told: Told, actors: Found, recipients: Found) -> str | None:
    """Private persons' journeys, and journeys within one's own land."""
    if actors and all(p.person and p.code is None and p.office is None and p.sector in _PRIVATE for p in actors):
        return None if any(map(_of_state, told.chain)) else "a private person's journey"
    lands = {p.code for p in actors}
    at_home = recipients and len(lands) == 1 and None not in lands and all(p.kind == "state" for p in (*actors, *recipients))
    if at_home and {p.code for p in recipients} == lands and all(p.person is None and p.sector == "GOV" for p in recipients):
        return "a journey at home"
    return None


def _of_state(reading: Reading) -> bool:
    """'flew into Lima for a summit with the president', 'came to Lima for talks between the two countries'."""
    homes = dict.fromkeys((reading.token, *((reading.verb,) if reading.verb is not None else ()), *reading.objects))
    return any(noun.lemma in _OF_STATE for home in homes for noun in behind(home, "for"))


def _own_rally(told: Told, actors: Found) -> bool:
    """'Soto held rallies in Quito'; not 'led a rally against the levy'."""
    token = told.chain[-1].token
    if not actors or not all(p.person or p.sector in _POLITICIANS for p in actors):
        return False
    home = token.head if is_noun(token) else token
    return not any(t.lower in _AGAINST or t.lemma in _AGAINST for t in (*token.subtree(), *home.subtree()))


def _warned_for_their_good(party: Party, actors: Found) -> bool:
    """'warned its citizens', 'a caution to Fijian travellers': by their own government."""
    words = set(party.span.text.lower().split()) if party.span is not None else set()
    own = any(a.code is not None and a.code == party.code and a.sector == "GOV" for a in actors)
    return own and party.sector == "CVL" and bool(words & _OWN_PUBLIC)
