"""Parties without a land who have one where their sentence is set: 'the cabinet', 'riot police', 'students', 'the rebels'.

Only what each land has of its own kind counts; 'the delegation' or 'foreign troops' are of another land, 'the world' of none.
"""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import structs

from avvisi.extract.adjectives_inside import with_land_inside
from avvisi.extract.at_home import CROWDS, NATIONAL, at_home
from avvisi.extract.by_sentence import by_sentence
from avvisi.extract.compatriots import compatriot
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.lands_of_names import with_land_told
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.own_words import STRANGE, land_open, landless_head, open_head, with_the
from avvisi.extract.plurals import definite
from avvisi.extract.resumed import resumed
from avvisi.extract.seated import seated
from avvisi.extract.setting import Setting
from avvisi.extract.sides import Found, of_land, settled
from avvisi.extract.towns_told import town_told
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party, Where
from avvisi.parse.tokens import Token

_NONE: Mapping[str, str] = MappingProxyType({})
_RULING = frozenset({"GOV", "MIL", "LEG"})
_THERE = frozenset({"CVL", "EDU", "LAB", "AGR", "MED", "REF", "JUD", "COP", "BUS"})
_REACH = 120  # words
_AT = frozenset({"in", "around", "near", "at", "of", "from", "outside", "across"})
_POWERS = listed("natives_powers")
_AT_HOME = frozenset({"OPP", "ELI", "PTY", "LAB", "EDU", "AGR", "SOC"})
_FOUGHT = frozenset({"government", "army", "military", "authorities", "regime"})
_GIVEN = frozenset({"AGREE", "SUPPORT", "AID", "CONCEDE", "RETREAT"})  # one's own government may be helped and defended


def natives(
    code: str,
    found: Found,
    others: Found,
    setting: Setting | None,
    where: Where | None,
    *,
    act: bool,
    lands: Found = (),
    told: Mapping[str, str] = _NONE,
) -> Found:
    """The parties, each with its land where the setting tells it; a crowd, court or police where the deed's own place is told are left to that.
    `lands`: the two that the report plays between; `told`: noun -> the land of those told of by it before."""
    if setting is None:
        return found
    placed = where is not None and where.country in setting.states
    besides = frozenset(o.code for o in others if o.code)
    found = tuple(_seated(_told_before(_roman(p, setting), setting), setting) for p in found)
    found = tuple(with_land_told(town_told(code, p, setting), others, besides, setting) for p in found)
    found = tuple(_resumed(with_land_inside(p, setting), besides, setting) for p in found)
    found = tuple(_again(p, told, setting) for p in found)
    found = _policed(found, others, setting)
    found = tuple(_named_rebels(p, setting) for p in found)
    rebels = {p.code for p in (*found, *others) if p.sector == "REB" and p.code in setting.states}
    if len(rebels) == 1:  # 'talks between the government and the Malian rebels'
        found = tuple(_of_rebels(p, min(rebels, key=str), setting) for p in found)
    found = tuple(_by_own_words(_by_owner(p, setting), setting) for p in found)
    found = tuple(
        p if placed and p.sector not in (*_RULING, "REB") else at_home(code, p, others, besides, setting, acts=act) for p in found
    )
    found = tuple(_own_rulers(p, others, setting) for p in found)
    dealing = act or code not in _GIVEN
    found = tuple(_across(p, others, setting, lands) if dealing else p for p in found)
    everyone = (*found, *others)
    found = tuple(by_sentence(code, p, everyone, besides, setting, act=act) for p in found)
    return _policed(tuple(compatriot(code, p, besides, setting, act=act) for p in found), others, setting)


def _policed(found: Found, others: Found, setting: Setting) -> Found:
    """'clashes between Fijian police and demonstrators': a crowd that meets one land's police is of that land."""
    police = {p.code for p in (*found, *others) if p.sector == "COP" and p.code in setting.states}
    if len(police) != 1:
        return found
    (land,) = police
    return tuple(of_land(p, land, setting.states) if p.sector in CROWDS else p for p in found)


def _roman(party: Party, setting: Setting) -> Party:
    """'the Pope', who is of the Holy See wherever he is; not 'the Coptic pope'."""
    head = setting.earlier.head_of(party.span) if party.span is not None and party.code is None and party.person is None else None
    bare = (
        head is not None
        and head.lower in ("pope", "pontiff")
        and with_the(head)
        and not any(c.dep in ("amod", "compound") for c in head.children)
    )
    return settled(party, "VAT", setting.states["VAT"]) if bare else party


def _told_before(party: Party, setting: Setting) -> Party:
    """'The ministry in Lomé replied by closing the border, for which it blamed the rebels': 'it' is of the land of the words it stands for."""
    head = setting.earlier.head_of(party.span) if party.span is not None and party.code is None and party.kind == "organisation" else None
    mention = setting.earlier.mention_of.get(head.i) if head is not None and head.tag == "PRP" else None
    if head is None or mention is None:
        return party
    for token in reversed(setting.page.tokens[max(head.i - _REACH, 0) : head.i]):
        other = setting.earlier.mention_of.get(token.i)
        if other is not None and other.name == mention.name and other.form != "pronoun":
            told = structs.replace(party, span=phrase(token, setting.earlier))
            land = seated(told, setting)
            return settled(party, land, setting.states[land]) if land is not None else party
    return party


def _seated(party: Party, setting: Setting) -> Party:
    """'the government in Lomé', with its land."""
    land = seated(party, setting)
    return settled(party, land, setting.states[land]) if land is not None else party


def _resumed(party: Party, besides: frozenset[str], setting: Setting) -> Party:
    """'the embassy' of which was said before whose it is; 'the army' in the words of its own government's spokesman."""
    head = open_head(party, setting)
    return of_land(party, resumed(head, besides, setting), setting.states) if head is not None else party


def _again(party: Party, told: Mapping[str, str], setting: Setting) -> Party:
    """'Police held ten students. … The students', 'they': those of whom was told before, with the land that was found for them."""
    head = landless_head(party, setting)
    if head is None or party.span is None:
        return party
    own = setting.earlier.head_of(party.span)
    again = own is not None and (own is not head or definite(own) and land_open(own, setting))
    return of_land(party, told.get(head.lemma) or None, setting.states) if again else party


def _named_rebels(party: Party, setting: Setting) -> Party:
    """'the rebels', of the land whose rebels the report names."""
    head = open_head(party, setting) if party.sector == "REB" else None
    return of_land(party, setting.lands.group(head), setting.states) if head is not None else party


def _of_rebels(party: Party, land: str | None, setting: Setting) -> Party:
    """'the government', 'the army' that has to do with a land's rebels: that land's."""
    head = open_head(party, setting) if party.sector in ("GOV", "MIL") else None
    return of_land(party, land, setting.states) if head is not None and head.lower in _FOUGHT else party


def _by_owner(party: Party, setting: Setting) -> Party:
    """'Chad's largest armed group refused, and its fighters struck': of the land of whoever acts before."""
    head = landless_head(party, setting)
    owner = head.child("poss") if head is not None else None
    if head is None or owner is None or owner.lower not in ("its", "their") or setting.earlier.mention_of.get(owner.i) is not None:
        return party
    verb = head.head if head.dep in SUBJECTS else None
    if verb is None or verb.dep != "conj" or not verb.head.tag.startswith("VB"):
        return party
    return of_land(party, setting.acting(verb.head), setting.states)


def _by_own_words(party: Party, setting: Setting) -> Party:
    """'people driven out around Kayes', 'a court here': of the land that the party's own words stand in."""
    head = landless_head(party, setting)
    if party.sector not in _THERE and not (head is not None and head.lemma == "agency"):
        return party
    if head is None or not head.tag.startswith("NN") or setting.earlier.mention_of.get(head.i) is not None:
        return party
    if (here := setting.here(head)) is not None:
        return of_land(party, here, setting.states)
    if any(c.dep == "poss" or c.lower in STRANGE for c in head.children):
        return party
    found = set()
    for token in _beside(head):
        mention = setting.earlier.mention_of.get(token.i)
        if mention is not None and mention.kind == "place" and token.dep == "pobj" and token.head.lower in _AT:
            found.add(setting.code_of(mention))
    return of_land(party, found.pop(), setting.states) if len(found) == 1 and None not in found else party


def _beside(noun: Token) -> list[Token]:
    """What stands behind a noun in its own phrases: 'workers of the mill in Segou', 'people driven out around Kayes'."""
    behind = [c for c in noun.children if c.i > noun.i and (c.dep == "prep" or c.dep == "acl" and c.tag in ("VBN", "VBG"))]
    return [t for c in behind for t in c.subtree()]


def _own_rulers(party: Party, others: Found, setting: Setting) -> Party:
    """'Chad's opposition accused the government': of the land of those who oppose, strike or are out of office there."""
    codes = {p.code for p in others}
    if len(codes) != 1 or not codes <= setting.states.keys() or not all(p.sector in _AT_HOME for p in others):
        return party
    head = open_head(party, setting)
    return of_land(party, others[0].code, setting.states) if head is not None and head.lower in NATIONAL else party


def _across(party: Party, others: Found, setting: Setting, lands: Found) -> Party:
    """'the military government accused Chad': a government that deals with the rulers of one of the report's two lands is the other's."""
    codes = {p.code for p in lands if p.code is not None}
    besides = {p.code for p in others}
    if len(codes) != 2 or party.sector != "GOV" or len(besides & codes) != 1:
        return party
    if any(p.sector not in ("GOV", "MIL") for p in others):
        return party  # at home, people and parties deal with their own
    head = open_head(party, setting)
    return of_land(party, min(codes - besides), setting.states) if head is not None and head.lower in _POWERS else party
