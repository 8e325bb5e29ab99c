"""Which two an event shows in dealings with each other: the two states of a contact, actor and recipient of a deed."""

from typing import TYPE_CHECKING

from msgspec import structs

from avvisi.extract.sides import Found, key_of, landless
from avvisi.model.facts import Party

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft

AT_WAR = frozenset({"REB", "SEP", "INS", "PRM"})
TOGETHER = frozenset({"AGREE", "SUPPORT", "RETREAT"})


def front_of(party: Party) -> tuple[str, bool]:
    """Whom it deals with abroad goes by the land; rebels have dealings of their own."""
    return key_of(party), party.sector in AT_WAR


def pair_of(*parties: Party) -> frozenset[str]:
    """Several parties as one, whoever comes first."""
    return frozenset(map(key_of, parties))


def contact(draft: "Draft") -> Found:
    """The two states of a contact, or a state and its rebels, with the persons who met."""
    everyone = (*draft.actors, *draft.recipients)
    if draft.told.applied == "refuse" or draft.told.negated:
        return ()  # nobody met
    if draft.told.outer.pattern.rule.id == "consult.mediate" and len(draft.recipients) == 2:
        everyone = draft.recipients  # 'Oman brought Peru and Chile together. The two sides …'
    states = {front_of(p): p for p in everyone if p.kind == "state"}
    together = not draft.recipients and draft.told.code in TOGETHER  # 'Peru and Chile signed a treaty'
    if not together and draft.told.outer.pattern.code != "CONSULT" or len(states) != 2 or len(states) != len(set(map(front_of, everyone))):
        return ()
    return tuple(states.values())


def deed_between(draft: "Draft") -> Found:
    """Actor and recipient where each is one state or organisation, and they are two; without the persons who acted for them."""
    actors, recipients = {front_of(p): p for p in draft.actors}, {front_of(p): p for p in draft.recipients}
    if not recipients and len(actors) == 2:
        one, other = actors.values()
    elif len(actors) == 1 and len(recipients) == 1:
        one, other = *actors.values(), *recipients.values()
    else:
        return ()
    if front_of(one) == front_of(other) or any(
        landless(p) and p.sector != "REB" or p.kind == "person" or p.sector == "JRN" for p in (one, other)
    ):
        return ()
    return (without_person(one), without_person(other))


def without_person(party: Party) -> Party:
    """The party alone, without the person who acted for it."""
    return structs.replace(party, person=None, office=None, role="principal", members="stated")
