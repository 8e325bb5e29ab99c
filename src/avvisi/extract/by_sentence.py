"""Of which land a group is by what else its sentence tells: who speaks of it, where it happens, whom a visitor meets, with whom it has talks."""

from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.own_words import land_open, landless_head, speaking, with_the
from avvisi.extract.setting import Setting
from avvisi.extract.sides import Found, of_land
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_RULERS = frozenset({"government", "authorities", "administration", "military", "army", "police", "cabinet", "leadership"})
_SENT = listed("stage_sent")
_OUGHT = frozenset({"must", "should", "ought", "shall"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_LOCAL = frozenset({"CVL", "EDU", "LAB", "AGR", "MED", "REL", "OPP", "PTY", "BUS", "SOC", "COP", "UAF", "REF"})
_STRUCK = frozenset({"ASSAULT", "COERCE"})
_WHERE = frozenset({"in", "at", "near", "outside", "around", "inside", "across", "of"})
_VISITING = frozenset({"visiting", "visit", "trip", "tour"})


def by_sentence(code: str, party: Party, everyone: Found, besides: frozenset[str], setting: Setting, *, act: bool) -> Party:
    """The party with the land its sentence tells. `everyone`: all parties of the deed; `besides`: lands of its other side."""
    head = landless_head(party, setting)
    if head is not None and party.sector == "REB" and with_the(head) and _of_their_own(head, setting):
        return of_land(party, _foe(head, everyone, setting), setting.states)
    if head is None or not land_open(head, setting):
        return party
    if code in _DEEDS and (party.sector in _LOCAL or not act and code in _STRUCK):
        return of_land(party, _place(head, besides, setting, gunmen=act and party.sector == "UAF"), setting.states)
    if not with_the(head):
        return party
    if head.lower in _RULERS and (land := _speaker(head, setting)) is not None:
        return of_land(party, land if land not in besides else None, setting.states)
    if code == "CONSULT" and not act and party.sector in ("GOV", "MIL", "LEG"):
        return of_land(party, _host(head, besides, setting), setting.states)
    return party


def _place(head: Token, besides: frozenset[str], setting: Setting, *, gunmen: bool) -> str | None:
    """'Ten soldiers died when gunmen raided a post near Kayes': of where it happens, where the sentence names no state but the doer's; `gunmen`
    who act are of the place, whosever people they shoot."""
    lands = set()
    for mention in setting.earlier.mentions_in(head.sentence.start, head.sentence.end):
        if mention.kind == "state" and mention.form != "pronoun" and setting.code_of(mention) not in besides:
            return None
        at = setting.earlier.head_of(mention.span) if mention.kind == "place" else None
        if at is not None and at.dep == "pobj" and at.head.lower in _WHERE and (land := setting.code_of(mention)) is not None:
            lands.add(land)
    land = lands.pop() if len(lands) == 1 else None
    return land if land in setting.homeland.told and (gunmen or besides <= {land}) else None


def _speaker(head: Token, setting: Setting) -> str | None:
    """'Health Minister Soto said the government would not give way': his own, unless he says what it ought to do, or speaks abroad."""
    verb = speaking(head)
    if verb is None or head.dep not in SUBJECTS or any(c.lower in _OUGHT for c in verb.children):
        return None
    subject = verb.head.child(*SUBJECTS)
    mention = setting.earlier.mention_of.get(subject.i) if subject is not None else None
    if mention is None or mention.kind != "person":
        return None
    held = setting.earlier.held_by.get(mention.name, ())
    if any(_SENT & set(t.title.lower().split()) for t in held):
        return None
    land = setting.tenures.get(mention.name)
    return land if setting.home in (None, land) else None


def _host(head: Token, besides: frozenset[str], setting: Setting) -> str | None:
    """'The visiting American official met the president': of where the report is at home."""
    home, sentence = setting.home, head.sentence
    if home is None or not besides or home in besides or head.dep not in ("dobj", "pobj"):
        return None
    near = (setting.page.before(sentence), sentence)
    return home if any(t.lower in _VISITING for s in near if s is not None for t in s.tokens if t.i < head.i) else None


def _of_their_own(head: Token, setting: Setting) -> bool:
    """'the rebels', 'the rebels of the United Front': of no land that their words name."""
    inside = (setting.earlier.mention_of.get(t.i) for c in head.children if c.dep != "relcl" for t in c.subtree())
    return not any(m is not None and m.kind in ("state", "place") for m in inside) and not any(c.dep == "poss" for c in head.children)


def _foe(head: Token, everyone: Found, setting: Setting) -> str | None:
    """'talks between the Chadian government and the rebels': of the land whose government they have to do with."""
    lands = {p.code for p in everyone if p.sector in ("GOV", "MIL") and p.code in setting.states and p.person is None}
    between = any(t.lower == "between" for t in head.ancestors())
    return lands.pop() if len(lands) == 1 and between else None
