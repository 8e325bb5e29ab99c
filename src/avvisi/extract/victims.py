"""Whose those are whom a deed hurts, where only a group or a thing is named: the other side's, or one's own land's."""

from typing import TYPE_CHECKING

from avvisi.extract.sides import Found, settled
from avvisi.model.facts import Party

if TYPE_CHECKING:
    from avvisi.extract.compose import Told

_PLACES = frozenset(
    {"city", "cities", "town", "towns", "village", "villages", "base", "bases", "port", "airport", "post", "posts", "barracks"}
)


def victims(told: "Told", actors: Found, hurt: Found, foe: Found, across: Found = (), *, home: str | None = None) -> Found:
    """What one state's forces hit is the other's, in the words given ('Chad's soldiers shelled a depot'); whom its own courts and
    police deal with is its own, where no other nation is said. `foe`: whom the actor last dealt with; `across`: the other of the two lands;
    `home`: the land in which the report or the paragraph is set."""
    if not actors or len({p.code for p in actors}) != 1 or len(hurt) != 1 or hurt[0].kind != "group" or hurt[0].code:
        return hurt
    sectors = {p.sector for p in actors}
    if sectors <= {"JUD", "COP"} and actors[0].kind == "state":
        return (_one_of(actors[0], hurt[0], "CVL"),)
    if told.code == "COERCE" and hurt[0].sector == "OPP" and actors[0].kind == "state" and sectors <= {"GOV", "MIL", "JUD", "COP", "SPY"}:
        return (_one_of(actors[0], hurt[0], None),)  # 'has jailed forty opposition figures': who opposes it, not another
    powers = actors[0].kind == "state" and sectors <= {"GOV", "MIL"} and not across and (not foe or actors[0].code == home)
    if powers and told.mode == "arrest" and hurt[0].sector == "CVL" and not hurt[0].implied:
        return (_one_of(actors[0], hurt[0], None),)  # 'the army has arrested nine of them', in a report on no two lands
    place = hurt[0].sector == "UNK" and hurt[0].name.split()[-1].lower() in _PLACES
    if actors[0].code and sectors == {"REB"} and told.code in ("ASSAULT", "COERCE") and (place or hurt[0].sector in ("CVL", "MIL", "COP")):
        return (_one_of(actors[0], hurt[0], None),)  # rebels fight at home
    held = told.mode == "arrest" and hurt[0].sector == "MIL" and sectors <= {"GOV", "MIL"} and across
    if held and len(across) == 1:  # 'was holding a thousand soldiers', in a report on two lands: the other's
        return (_one_of(across[0], hurt[0], None),)
    armed = sectors == {"MIL"} and (told.code == "ASSAULT" or told.mode in ("deport", "restrict", "withhold"))
    other = foe if armed or told.code == "SANCTION" and hurt[0].sector == "UNK" else ()
    return (_one_of(other[0], hurt[0], other[0].sector),) if len(other) == 1 and other[0].kind == "state" else hurt


def _one_of(state: Party, party: Party, sector: str | None) -> Party:
    """A group without a state, as one of this state's."""
    return settled(party, state.code, state.name, sector if sector is not None and party.sector in (None, "UNK") else None)
