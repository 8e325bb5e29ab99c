"""Parties with the land that the report tells of their name somewhere; local politicians and parties with the land it is set in."""

from msgspec import structs

from avvisi.extract.bare import UNIQUE
from avvisi.extract.base import Findings
from avvisi.extract.held import plain
from avvisi.extract.lands import Lands
from avvisi.extract.setting import Setting
from avvisi.extract.sides import Found
from avvisi.extract.standing import sector_of_body
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.model.text import Span

_ARMIES = frozenset({"army", "forces", "navy", "guard", "police", "militia", "brigades"})
_POLITICAL = frozenset({"GOV", "LEG", "OPP", "PTY", "ELI", "JUD", "COP", "MIL", "REB"})
_SENT = listed("lands_sent")


def with_land_told(party: Party, others: Found, besides: frozenset[str], setting: Setting) -> Party:
    """The party with the land that the report tells of its name somewhere; a local politician or party with the land it is set in."""
    if party.person is not None and party.office is None and party.sector is None:
        party = structs.replace(party, sector=setting.callings.of(party.person))
    if party.code is not None or party.kind not in ("person", "organisation"):
        return party
    lands = setting.lands
    if party.kind == "organisation" and (whole := lands.organ_of(party.name)) is not None:
        sector = sector_of_body(whole.name, setting.titles.bodies.get(whole.name), setting.titles.groups)
        return structs.replace(party, code=whole.code, sector=sector or party.sector)
    rivals = {o.code for o in others if o.sector in ("PTY", "OPP") and o.code in setting.states}
    if party.kind == "organisation" and len(rivals) == 1 and lands.body(party.name) is None and lands.partisan(party.name):
        (home,) = rivals  # 'the Harvest Party has teamed up with the Labour Union': parties deal with those of their land
        return structs.replace(party, code=home, sector="PTY" if party.sector in ("GOV", None) else party.sector)
    land = lands.person(party.person) or (lands.body(party.name) or _seat(party, setting) if party.kind == "organisation" else None)
    if land is None and _of_the_place(party, lands):
        land = next((code for span in _told_at(party, setting.earlier) if (code := _set(span, besides, setting)) is not None), None)
    if land is None and party.kind == "organisation" and _at_home(party, others, setting):
        land = setting.home or setting.dateline
    if party.kind == "organisation" and party.person is None:
        party = _whole(party, setting)
        if party.code is not None:
            return party
    if land is None:
        return party
    if party.kind == "organisation":
        partisan = party.sector in ("GOV", None) and lands.partisan(party.name)
        return structs.replace(party, code=land, sector="PTY" if partisan else party.sector)
    sector = "REB" if party.office is None and lands.leads_rebels(party.person) else party.sector
    return structs.replace(party, kind="state", name=setting.states[land], code=land, sector=sector)


def _at_home(party: Party, others: Found, setting: Setting) -> bool:
    """'The Senate rejected President Soto's bill' in a report from Lima: parties and chambers have to do with their own land's powers."""
    home = setting.home or setting.dateline
    dealing = any(o.code == home and o.sector in _POLITICAL for o in others)
    return home is not None and party.sector in ("PTY", "LEG") and (dealing or setting.homeland.domestic == home)


def _whole(party: Party, setting: Setting) -> Party:
    """'the Andean League's Peace Council': the League, by its whole name."""
    head = setting.earlier.head_of(party.span) if party.span is not None else None
    owner = head.child("poss") if head is not None else None
    mention = setting.earlier.mention_of.get(owner.i) if owner is not None else None
    if (
        mention is None
        or mention.kind not in ("organisation", "bloc")
        or mention.form == "pronoun"
        or mention.code in (None, *setting.states)
    ):
        return party
    return structs.replace(party, code=mention.code, name=f"{mention.name} {party.name}", sector=None)


def _seat(party: Party, setting: Setting) -> str | None:
    """'the Lantern, a Lima tabloid,': of a body that is no name of the lists."""
    head = setting.earlier.head_of(party.span) if party.span is not None and party.person is None else None
    return setting.lands.seat(head) if head is not None else None


def _told_at(party: Party, earlier: Findings) -> list[Span]:
    """Where it stands here, and where the person's office is told."""
    offices = [t.person_span or t.span for t in earlier.held_by.get(party.person or "", ())]
    return [span for span in (party.span, *offices) if span is not None]


def _set(span: Span, besides: frozenset[str], setting: Setting) -> str | None:
    """The land that words are set in, where no other is near."""
    head = setting.earlier.head_of(span)
    ground = setting.ground(head, besides) if head is not None else None
    if head is None or ground is None:
        return None
    return ground.code if ground.reason == "opening" or setting.alone(head, ground.code, besides) else None


def _of_the_place(party: Party, lands: Lands) -> bool:
    """Whether it is one of those of whom a report at home need not say of which land they are: its politicians, parties and officers.

    Not a head of state or minister whose land was open where offices are read: a guest may be meant, who is told where he is received.
    """
    if party.person is None or party.kind == "organisation":
        return lands.partisan(party.name) or party.name.lower().split()[-1] in _ARMIES
    words = set((party.office or "").lower().split())
    if plain(party.office or "") in UNIQUE:
        return False
    return lands.leads_rebels(party.person) or party.sector in _POLITICAL and not words & _SENT
