"""The land of a group by an adjective that stands in its own words: 'an Iranian salvage tug', 'the Sri Lankan Deputy High Commission'."""

from msgspec import structs

from avvisi.extract.land_adjectives import former, turned
from avvisi.extract.own_words import unplaced
from avvisi.extract.setting import Setting
from avvisi.extract.sides import of_land
from avvisi.model.facts import Party

_OTHERS = frozenset(
    {"anti", "pro", "non", "former", "ethnic", "ex", "trained", "backed", "born", "speaking", "made", "built", "led", "occupied"}
)


def with_land_inside(party: Party, setting: Setting) -> Party:
    """The party with that land, where its words before the head hold one land's adjective, which says of what land it is and not of what kind."""
    head = setting.head_of(party.span) if unplaced(party) is not None and party.span is not None else None
    if head is None or party.span is None or not head.tag.startswith("NN"):
        return party
    inside = [t for t in setting.page.tokens_in(party.span.start, party.span.end) if t.i < head.i]
    if any(t.lower in _OTHERS or t.text in ("-", "–") or t.tag == "POS" for t in inside):
        return party  # 'Ethiopian-backed fighters', 'Fiji's Chadian guests'
    found = set()
    for token in inside:
        mention = setting.earlier.mention_of.get(token.i)
        if mention is None or mention.kind != "state" or mention.form != "adjective":
            continue
        if former(token, setting.earlier) or turned(token, setting.earlier):
            return party
        found.add(setting.code_of(mention))
    land = found.pop() if len(found) == 1 else None
    if land is None:
        return party
    return of_land(party, land, setting.states) if party.kind == "group" else structs.replace(party, code=land)
