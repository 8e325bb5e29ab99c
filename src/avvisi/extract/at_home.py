"""Institutions, forces, crowds and rebels as those of the land that their words are set in."""

from avvisi.extract.own_words import SEATS, land_open, speaking, unplaced, with_the
from avvisi.extract.setting import Ground, Setting
from avvisi.extract.sides import Found, settled
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

NATIONAL = listed("natives_national")
_FORCES = listed("natives_forces")
_NAMED = listed("natives_named")
_SEVERAL = listed("natives_several")
CROWDS = frozenset({"CVL", "EDU", "LAB", "AGR", "MED", "REL", "OPP", "PTY", "BUS", "SOC"})
_ALONE = frozenset({"parliament", "congress"})  # told without an article too
_TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE", "AID"})
_ORDERED = frozenset({"LAB", "EDU", "OPP", "AGR"})  # crowds that speak with one voice
_ARMS = frozenset({"army", "forces", "force", "navy", "military", "police", "defence", "defense", "staff", "intelligence", "security"})
_CHIEFS = frozenset({"chief", "commander", "head"})
_ANY = frozenset({"a", "an", "any", "no", "some", "each", "every", "both", "another", "whatever", "which", "all", "these", "those", "such"})


def at_home(code: str, party: Party, others: Found, besides: frozenset[str], setting: Setting, *, acts: bool) -> Party:
    """The party as its land's, where it is one that lands have and the setting tells which."""
    if (span := unplaced(party)) is None:
        return party
    head = setting.head_of(span)
    if head is not None and (land := _of_owner(head, setting)) is not None:
        return settled(party, land, setting.states[land])
    if head is None or not land_open(head, setting):
        return party
    kind = _kind(code, head, party, acts=acts)
    local = code == "PROTEST" or party.sector in ("COP", "JUD")
    ground = _ground(kind, head, setting, besides, local=local) if kind is not None else None
    if ground is None or party.sector == "GOV" and any(o.code == ground.code and o.sector == "GOV" for o in others):
        return party  # a government does not deal with itself
    if code in _TOGETHER and ground.code in besides and any(c.lower == "local" for c in head.children):
        return party  # 'Chad's task force will work with local prosecutors': not its own
    return settled(party, ground.code, setting.states[ground.code])


def _of_owner(head: Token, setting: Setting) -> str | None:
    """'Ruiz's rebels' are of Ruiz's land, or of that of the rebels told of elsewhere; 'the Soto government' of Soto's."""
    for child in head.children:
        mention = setting.earlier.mention_of.get(child.i)
        if mention is not None and mention.kind == "person" and child.dep in ("poss", "compound", "nmod") and mention.form != "pronoun":
            rebels = setting.titles.groups.get(head.lower) == "REB"
            known = setting.lands.person(mention.name) or (setting.lands.group(head) if rebels else None)
            return known or (setting.home if rebels and setting.home == setting.topic else None)
    return None


def _kind(code: str, head: Token, party: Party, *, acts: bool) -> str | None:
    """What it is of a land: an institution, a force, a crowd or rebels; None for anything else."""
    if party.kind == "organisation":
        words = [w for w in party.span.text.lower().replace("’", "'").split() if w != "the"] if party.span is not None else []
        return "institution" if all(w in _NAMED for w in words) and (SEATS & set(words) or words == ["national", "assembly"]) else None
    before = [c.lower for c in head.children if c.dep in ("compound", "amod") and c.i < head.i]
    indefinite = any(c.dep == "det" and c.lower in _ANY for c in head.children)
    if party.sector == "REB":
        return "rebels" if not indefinite and head.tag in ("NNS", "NNPS") or with_the(head) else None
    if party.sector in ("JUD", "COP") and head.lemma in (*NATIONAL, *_FORCES):
        return "institution" if acts or not indefinite else None
    if code == "PROTEST" and acts and party.sector in CROWDS:
        return "crowd"
    if indefinite:
        return None
    if acts and party.sector in _ORDERED:
        return "institution" if party.sector == "OPP" else "crowd"
    if head.lower in NATIONAL:
        alone = head.tag in ("NN", "NNP") and head.lower in _ALONE and not any(c.dep in ("det", "poss") for c in head.children)
        definite = with_the(head) or alone or head.tag in ("NNS", "NNPS") and head.lower in _SEVERAL
        return "institution" if definite else None
    forces = any(word in NATIONAL or word in _ARMS for word in before)
    if head.lemma in _CHIEFS and forces and with_the(head):
        return "institution"
    owned = any(word in NATIONAL or word in ("air", "force", "army", "navy") for word in before)
    return "force" if acts and head.lemma in _FORCES and owned else None


def _ground(kind: str, head: Token, setting: Setting, besides: frozenset[str], *, local: bool) -> Ground | None:
    """The setting, as far as this kind of party follows it: rebels are told of from other capitals too."""
    ground = setting.ground(head, besides, local=local)
    if kind == "rebels":
        told = setting.lands.group(head)
        if told is not None or ground is not None and ground.reason in ("opening", "home"):
            return Ground(told, "before") if told is not None else ground
        return Ground(setting.topic, "topic") if setting.topic and (ground is None or ground.code == setting.topic) else None
    if kind == "crowd":
        return ground if ground is not None and (ground.reason != "topic" or setting.dateline in (None, ground.code)) else None
    owned, land = setting.named_before(head)
    if owned:
        known = land is not None and (ground is None or ground.code == land)
        return Ground(land, "before") if known and land is not None else None
    held = setting.held(head)
    if held is not None and (ground is None or held != ground.code):
        return Ground(held, "before") if ground is None else None
    if ground is None:
        return None
    spoke = _spokesman(head, setting)
    return None if spoke is not None and spoke != ground.code else ground


def _spokesman(head: Token, setting: Setting) -> str | None:
    """The land of who says what the word stands in: 'Tripoli said the government …' may mean either."""
    verb = speaking(head)
    return setting.acting(verb.head) if verb is not None else None
