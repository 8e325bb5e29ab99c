"""A town that stands for the body that sits there, where a report speaks of that body and not of the town's own land: Brussels for the Union."""

from avvisi.extract.setting import Setting
from avvisi.extract.sides import Found
from avvisi.model.facts import Party

_SEATS = {"brussels": ("BEL", "EUR")}  # town -> its land, the body that it stands for
_NO_NAMES = ("pronoun", "metonym")


def of_seats(found: Found, setting: Setting | None) -> Found:
    """The parties, each that is a state by such a town's name alone as the body."""
    return tuple(_body(p, setting) for p in found) if setting is not None else found


def speaks_of(land: str | None, setting: Setting, *but: str) -> bool:
    """Whether a report names a land, or somebody in office there; `but`: forms of names that do not count."""
    named = any(kind == "state" and form not in but for kind, form in setting.earlier.told_as.get(land, ()))
    return named or land in setting.tenures.values()


def _body(party: Party, setting: Setting) -> Party:
    head = setting.earlier.head_of(party.span) if party.kind == "state" and not party.person and not party.office else None
    if head is None or head.lower not in _SEATS or any(c.dep in ("amod", "compound") for c in head.children):
        return party
    land, body = _SEATS[head.lower]
    if land != party.code or speaks_of(land, setting, *_NO_NAMES):
        return party
    named = setting.earlier.told_as.get(body, {}).items()
    told = next((m for (kind, form), m in named if kind in ("organisation", "bloc") and form not in _NO_NAMES), None)
    return Party(kind="organisation", name=told.name, code=body, span=party.span) if told is not None else party
