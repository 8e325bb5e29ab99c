"""A person's land and sector as other sentences of the report tell them: 'Hong Kong's party chief met … Lee said'."""

from collections import defaultdict
from collections.abc import Sequence
from operator import is_
from typing import TYPE_CHECKING

from msgspec import structs

from avvisi.extract.sides import Found
from avvisi.model.facts import Party

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft

Told = dict[str, set[tuple[str, str, str]]]


def completed(drafts: "Sequence[Draft]") -> "list[Draft]":
    """The drafts, each person or body without a land or a sector with those that all other sentences agree on."""
    told: Told = defaultdict(set)
    for draft in drafts:
        for party in (*draft.actors, *draft.recipients):
            if party.person and party.kind == "state" and party.code and party.sector:
                told[party.person].add((party.code, party.name, party.sector))
            elif party.kind == "organisation" and not party.person and party.code:
                told[party.name].add((party.code, party.name, party.sector or ""))
    return [d.with_parts(actors=_whole(d.actors, told), recipients=_whole(d.recipients, told)) for d in drafts] if told else list(drafts)


def _whole(found: Found, told: Told) -> Found:
    whole = tuple(_as_told(p, told) for p in found)
    return found if all(map(is_, whole, found)) else whole


def _as_told(party: Party, told: Told) -> Party:
    """'Lee' as Hong Kong's and of a party; where sentences differ on either, as it stands here."""
    if party.kind == "organisation" and not party.person and not party.code and len(bodies := told.get(party.name, set())) == 1:
        ((code, _, sector),) = bodies
        return structs.replace(party, code=code, sector=sector or party.sector)
    known = told.get(party.person or "", set())
    if party.code and party.sector or party.kind not in ("state", "person"):
        return party
    fitting = {(code, name, sector) for code, name, sector in known if party.code in (None, code) and party.sector in (None, sector)}
    if len(fitting) != 1:
        return party
    ((code, name, sector),) = fitting
    return structs.replace(party, kind="state", name=name, code=code, sector=sector)
