"""Who a report need not say the land of, because it plays in one land alone: its crowds, forces, gunmen, parties, local bodies and people.

'Villagers who had blocked the road …', 'gunmen ambushed a bus', 'Bishop Soto appealed to the kidnappers' in a local paper are of the land
of its towns. What belongs to many lands or to another stays without: 'the international community', 'foreign troops', 'the World League'.
"""

from msgspec import structs

from avvisi.extract.bare import UNIQUE
from avvisi.extract.held import plain
from avvisi.extract.setting import Setting
from avvisi.extract.sides import settled
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_ELSEWHERE = listed("natives_strange") - {"its", "their", "his", "her", "several", "many", "various", "rival", "joint", "certain", "other"}
_STRANGERS = listed("compatriots_strangers")
_WORLDWIDE = listed("compatriots_worldwide")
_PARTS = listed("compatriots_continents")
_SENT = listed("lands_sent") - {
    "commissioner",
    "inspector",
    "investigator",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "director",
    "executive",
}
_BODIES = frozenset({"PTY", "OPP", "LAB", "SOC", "EDU", "REL", "BUS", "GOV", "JUD", "MIL", "COP", "LEG", "MED", "AGR", "REB", "UAF", "JRN"})
_PEOPLE = frozenset({"CVL", "EDU", "MED", "AGR", "LAB", "REL"})
_BEFALLS = frozenset({"ASSAULT", "COERCE", "ACCUSE", "PROTEST", "SANCTION", "RETREAT", "CONCEDE", "MOBILIZE"})
_STRUCK = frozenset({"ASSAULT", "COERCE"})


def compatriot(code: str, party: Party, besides: frozenset[str], setting: Setting, *, act: bool) -> Party:
    """The party as one of the land in which the report plays. `besides`: lands of the other side of its deed."""
    if party.code is not None or party.span is None or party.kind not in ("group", "organisation", "person"):
        return party
    head = setting.head_of(party.span)
    land = setting.domestic(head, besides) if head is not None else None
    if land is None and head is not None and not act and code == "ASSAULT" and party.kind == "group" and party.sector in _PEOPLE:
        land = setting.around(head)  # 'a grenade killed 16 people': of where the report is at home, unless those of another land did it
        land = land if besides <= {land} else None
    if land is None and head is not None and not act and code == "COERCE" and party.sector in _PEOPLE and besides == {setting.home}:
        land = setting.home if setting.alone(head, setting.home or "") else None  # 'the army arrested nine of them'
    if land is None or stranger(party, head) or party.kind == "group" and party.sector == "UNK" and (act or code not in _STRUCK):
        return party
    if party.kind == "organisation" and party.person is None:
        named = party.sector in _BODIES or setting.lands.partisan(party.name)
        return structs.replace(party, code=land, implied=True) if named else party
    name = setting.states[land]
    if party.person is None:
        return settled(party, land, name)
    if party.kind == "person" and plain(party.office or "") in UNIQUE:
        return party  # 'met President Soto': whose president he is was asked before, and found open; a guest may be meant
    if party.office is None and party.sector is None and code not in _BEFALLS:
        return party  # a guest, a player, a firm's founder: whoever they are, nothing says that they belong there
    return structs.replace(party, kind="state", name=name, code=land)


def stranger(party: Party, head: Token | None) -> bool:
    """Whether its own words say that it is of another land, of many or of none; of 'they', the words for those whom it takes up."""
    told = " ".join(c.lower for c in (*head.children, head)) if head is not None else ""
    words = {
        w.strip(".,'’\"()").removesuffix("'s").removesuffix("’s") for w in f"{told} {party.span.text if party.span else ''}".lower().split()
    }
    words |= {w for word in words for w in word.split("-")}
    names = set(party.name.lower().split()) if party.kind == "organisation" else set()
    if party.person is not None:
        return bool(_SENT & set((party.office or "").lower().split()))
    return bool((words | names) & (_ELSEWHERE | _STRANGERS | _PARTS)) or bool(names & _WORLDWIDE)
