"""People told by whom they follow or where they live: 'supporters of the League', 'fighters of the Front', 'Georgia's Armenian minority'."""

from typing import TYPE_CHECKING

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.collectives import group_sector
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.sides import Found, of_state, people
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.parties import Parties

_FOLLOWERS = listed("followers")
_OF_BODIES = frozenset(["member", "fighter"])  # a person has none
_PEOPLES = frozenset(["majority", "minority", "population", "diaspora"])
_SIDES_TAKEN = frozenset(["REB", "PTY", "OPP", "UAF", "PRM", "SEP", "INS", "CRM", "IMG"])


def people_of(token: Token, span: Span, earlier: Findings, parties: "Parties") -> Found:
    """The party that such a noun stands for, in its own words; nobody for any other noun."""
    if token.lemma in _PEOPLES:
        return _of_land(token, span, earlier, parties)
    if token.lemma not in _FOLLOWERS or token.tag not in ("NN", "NNS"):
        return ()
    return tuple(p for owner in behind(token, "of", "from") for p in _followed(owner, token, span, earlier, parties)[:1])


def _of_land(token: Token, span: Span, earlier: Findings, parties: "Parties") -> Found:
    """'Georgia's Armenian minority', 'the Albanian majority in Kosovo': people of the land they live in, whatever they are by descent."""
    homes = [c for c in token.children if c.dep == "poss"] + behind(token, "in", "of")
    named = [m for t in homes if (m := earlier.mention_of.get(t.i)) is not None and m.kind == "state" and m.form != "pronoun"]
    if len(named) != 1 or named[0].code not in parties.state_names:
        return ()
    return (of_state(named[0].code, parties.state_names, "CVL", span),)


def _followed(owner: Token, token: Token, span: Span, earlier: Findings, parties: "Parties") -> list[Party]:
    """Whoever follows a body is on its side; whoever follows a person is of his land."""
    mention = earlier.mention_of.get(owner.i)
    if mention is None and owner.tag == "NN" or mention is not None and mention.kind in ("organisation", "group"):
        named = [c for c in owner.children if c.dep == "compound" and mention is None]  # 'the Hamas movement'
        bodies = (p for t in (owner, *named) for p in parties.one(t, earlier) if p.sector in _SIDES_TAKEN and p.person is None)
        return [structs.replace(p, span=span, members="unstated") for p in bodies]
    if mention is None or mention.kind != "person" or mention.form == "pronoun" or token.lemma in _OF_BODIES:
        return []
    found = []
    for party in parties.one(owner, earlier):
        sector = "REB" if party.sector == "REB" or group_sector(token, parties.groups) == "REB" else "CVL"
        known = party.kind == "state" and party.code in parties.state_names
        land = of_state(party.code, parties.state_names, sector, span) if known else None
        found.append(land or people(span, sector))
    return found
