"""A town that stands for the body that sits there, where a report speaks of that body and not of the town's own land: Brussels for the Union."""

from avvisi.extract.setting import Setting
from avvisi.extract.sides import Found
from avvisi.model.facts import Party

_SEATS = {"brussels": ("BEL", "EUR")}  # town -> its land, the body that it stands for


def of_seats(found: Found, setting: Setting | None) -> Found:
    """The parties, each that is a state by such a town's name alone as the body."""
    return tuple(_body(p, setting) for p in found) if setting is not None else found


def _body(party: Party, setting: Setting) -> Party:
    if (
        party.kind != "state"
        or party.person
        or party.office
        or party.span is None
        or party.code not in {land for land, _ in _SEATS.values()}
    ):
        return party
    head = setting.earlier.head_of(party.span)
    land, body = _SEATS.get(head.lower, ("", "")) if head is not None else ("", "")
    if land != party.code or any(c.dep in ("amod", "compound") for c in head.children):  # type: ignore[union-attr]
        return party
    named = [m for m in setting.earlier.mentions if m.form not in ("pronoun", "metonym")]
    if any(m.kind == "state" and m.code == land for m in named) or land in setting.tenures.values():
        return party
    told = next((m for m in named if m.kind in ("organisation", "bloc") and m.code == body), None)
    return Party(kind="organisation", name=told.name, code=body, span=party.span) if told is not None else party
