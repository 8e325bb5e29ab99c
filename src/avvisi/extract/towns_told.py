"""In which land a town lies that no list knows: by what a report says of it somewhere, 'the southern Albanian town of Permet', 'Permet, Albania'."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from avvisi.extract.base import Findings
from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.sides import of_state
from avvisi.extract.towns_acting import HARM
from avvisi.model.facts import Mention, Party
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.setting import Setting

_TOWNS = frozenset(
    {"city", "town", "village", "port", "district", "province", "region", "island", "area", "suburb", "resort", "settlement"}
)


def town_told(code: str, party: Party, setting: "Setting") -> Party:
    """The party with its land, where it is a place without one whose land the report tells somewhere."""
    head = setting.earlier.head_of(party.span) if party.code is None and party.office is None else None
    if head is None or head.tag != "NNP":
        return party
    mention = setting.earlier.mention_of.get(head.i)
    if mention is not None and (mention.kind != "place" or mention.code is not None):
        return party
    land = setting.lands.town(party.name)
    if land is None:
        return party
    return of_state(land, setting.states, "CVL" if code in HARM else "GOV", party.span, implied=True)


def land_beside(mention: Mention, earlier: Findings, states: Mapping[str, str]) -> str | None:
    """The land that the words around a place's name give it."""
    head = earlier.head_of(mention.span)
    top = first_conjunct(head) if head is not None else None
    if head is None or top is None:
        return None
    noun = top.head.head if top.dep == "pobj" and top.head.lower == "of" else top.head if top.dep == "appos" else None
    beside: list[Token] = []
    if noun is not None and noun.lemma in _TOWNS:
        beside += [c for c in noun.children if c.dep in OWNERS and c.i < noun.i]
    beside += [*behind(head, "in"), *(c for c in head.children if c.dep == "appos" and c.i > head.i)]
    beside += [t for c in head.children if c.dep == "appos" and c.lemma in _TOWNS for t in (*c.children, *behind(c, "in", "of"))]
    codes = {m.code for t in beside if (m := _state(t, earlier)) is not None and m.code in states}
    return min(codes, key=str) if len(codes) == 1 else None


def _state(token: Token, earlier: Findings) -> Mention | None:
    """The name of a land that stands here."""
    mention = earlier.mention_of.get(token.i)
    return mention if mention is not None and mention.kind == "state" and mention.form != "pronoun" else None
