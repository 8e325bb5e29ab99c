"""Parties without a land who have one where their sentence is set: 'the cabinet', 'riot police', 'students', 'the rebels'.

Only what each land has of its own kind counts; 'the delegation' or 'foreign troops' are of another land, 'the world' of none.
"""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.lands import Lands
from avvisi.extract.resumed import resumed
from avvisi.extract.seated import seated
from avvisi.extract.setting import Ground, Setting
from avvisi.extract.sides import Found, landless, of_land, settled
from avvisi.extract.standing import sector_of_body
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party, Where
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

_NATIONAL = listed("natives_national")
_FORCES = listed("natives_forces")
_NAMED = listed("natives_named")
_SEATS = listed("natives_seats")
_SEVERAL = listed("natives_several")
_STRANGE = listed("natives_strange")
_CREEDS = listed("natives_creeds")
_CROWDS = frozenset({"CVL", "EDU", "LAB", "AGR", "MED", "REL", "OPP", "PTY", "BUS", "SOC"})
_ALONE = frozenset({"parliament", "congress"})  # told without an article too
_ORDERED = frozenset({"LAB", "EDU", "OPP", "AGR"})  # crowds that speak with one voice
_ARMIES = frozenset({"army", "forces", "navy", "guard", "police", "militia", "brigades"})
_ARMS = frozenset({"army", "forces", "force", "navy", "military", "police", "defence", "defense", "staff", "intelligence", "security"})
_CHIEFS = frozenset({"chief", "commander", "head"})
_RULING = frozenset({"GOV", "MIL", "LEG"})
_ANY = frozenset({"a", "an", "any", "no", "some", "each", "every", "both", "another", "whatever", "which", "all", "these", "those", "such"})
_POLITICAL = frozenset({"GOV", "LEG", "OPP", "PTY", "ELI", "JUD", "COP", "MIL", "REB"})
_SENT = listed("lands_sent")
_THERE = frozenset({"CVL", "EDU", "LAB", "AGR", "MED", "REF", "JUD", "COP", "BUS"})
_AT = frozenset({"in", "around", "near", "at", "of", "from", "outside", "across"})
_POWERS = listed("natives_powers")
_AT_HOME = frozenset({"OPP", "ELI", "PTY", "LAB", "EDU", "AGR", "SOC"})
_FOUGHT = frozenset({"government", "army", "military", "authorities", "regime"})
_GIVEN = frozenset({"AGREE", "SUPPORT", "AID", "CONCEDE", "RETREAT"})  # one's own government may be helped and defended
_LEFT = ("amod", "compound", "nmod", "poss", "det", "nummod")


def natives(code: str, found: Found, others: Found, setting: Setting | None, where: Where | None, *, act: bool, lands: Found = ()) -> Found:
    """The parties, each with its land where the setting tells it; a crowd, court or police where the deed's own place is told are left to that.
    `lands`: the two that the report plays between."""
    if setting is None:
        return found
    placed = where is not None and where.country in setting.states
    besides = frozenset(o.code for o in others if o.code)
    found = tuple(_seated(p, setting) for p in found)
    found = tuple(_told(p, others, besides, setting) for p in found)
    found = tuple(_resumed(p, besides, setting) for p in found)
    police = {p.code for p in (*found, *others) if p.sector == "COP" and p.code in setting.states}
    if len(police) == 1:  # 'clashes between Fijian police and demonstrators'
        (land,) = police
        found = tuple(of_land(p, land, setting.states) if p.sector in _CROWDS else p for p in found)
    found = tuple(_named_rebels(p, setting) for p in found)
    rebels = {p.code for p in (*found, *others) if p.sector == "REB" and p.code in setting.states}
    if len(rebels) == 1:  # 'talks between the government and the Malian rebels'
        found = tuple(_of_rebels(p, min(rebels, key=str), setting) for p in found)
    found = tuple(_by_own_words(_by_owner(p, setting), setting) for p in found)
    found = tuple(
        p if placed and p.sector not in (*_RULING, "REB") else _at_home(code, p, others, besides, setting, acts=act) for p in found
    )
    found = tuple(_own_rulers(p, others, setting) for p in found)
    dealing = act or code not in _GIVEN
    return tuple(_across(p, others, setting, lands) if dealing else p for p in found)


def _seated(party: Party, setting: Setting) -> Party:
    """'the government in Lomé', with its land."""
    land = seated(party, setting)
    return settled(party, land, setting.states[land]) if land is not None else party


def _resumed(party: Party, besides: frozenset[str], setting: Setting) -> Party:
    """'the embassy' of which was said before whose it is; 'the army' in the words of its own government's spokesman."""
    head = _landless_head(party, setting)
    if head is None or not _definite(head) or not _bare(head, setting):
        return party
    return of_land(party, resumed(head, besides, setting), setting.states)


def _named_rebels(party: Party, setting: Setting) -> Party:
    """'the rebels', of the land whose rebels the report names."""
    head = _landless_head(party, setting) if party.sector == "REB" else None
    if head is None or not _definite(head) or not _bare(head, setting):
        return party
    return of_land(party, setting.lands.group(head), setting.states)


def _of_rebels(party: Party, land: str | None, setting: Setting) -> Party:
    """'the government', 'the army' that has to do with a land's rebels: that land's."""
    head = _landless_head(party, setting) if party.sector in ("GOV", "MIL") else None
    if head is None or head.lower not in _FOUGHT or not _definite(head) or not _bare(head, setting):
        return party
    return of_land(party, land, setting.states)


def _by_owner(party: Party, setting: Setting) -> Party:
    """'Chad's largest armed group refused, and its fighters struck': of the land of whoever acts before."""
    head = _landless_head(party, setting)
    owner = head.child("poss") if head is not None else None
    if head is None or owner is None or owner.lower not in ("its", "their") or setting.earlier.mention_of.get(owner.i) is not None:
        return party
    verb = head.head if head.dep in ("nsubj", "nsubjpass") else None
    if verb is None or verb.dep != "conj" or not verb.head.tag.startswith("VB"):
        return party
    return of_land(party, setting.acting(verb.head), setting.states)


def _by_own_words(party: Party, setting: Setting) -> Party:
    """'people driven out around Kayes', 'a court here': of the land that the party's own words stand in."""
    head = _landless_head(party, setting) if party.sector in _THERE else None
    if head is None or not head.tag.startswith("NN") or setting.earlier.mention_of.get(head.i) is not None:
        return party
    if (here := setting.here(head)) is not None:
        return of_land(party, here, setting.states)
    if any(c.dep == "poss" or c.lower in _STRANGE for c in head.children):
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
    head = _landless_head(party, setting)
    codes = {p.code for p in others}
    if head is None or len(codes) != 1 or not codes <= set(setting.states) or not all(p.sector in _AT_HOME for p in others):
        return party
    ruling = head.lower in _NATIONAL and _definite(head)
    return of_land(party, others[0].code, setting.states) if ruling and _bare(head, setting) else party


def _across(party: Party, others: Found, setting: Setting, lands: Found) -> Party:
    """'the military government accused Chad': a government that deals with the rulers of one of the report's two lands is the other's."""
    codes = {p.code for p in lands if p.code is not None}
    besides = {p.code for p in others}
    if len(codes) != 2 or party.sector != "GOV" or len(besides & codes) != 1:
        return party
    if any(p.sector not in ("GOV", "MIL") for p in others):
        return party  # at home, people and parties deal with their own
    head = _landless_head(party, setting)
    if head is None or head.lower not in _POWERS or not _definite(head) or not _bare(head, setting):
        return party
    return of_land(party, min(codes - besides), setting.states)


def _told(party: Party, others: Found, besides: frozenset[str], setting: Setting) -> Party:
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
    """Whether it is one of those of whom a report at home need not say of which land they are: its politicians, parties and officers."""
    if party.person is None or party.kind == "organisation":
        return lands.partisan(party.name) or party.name.lower().split()[-1] in _ARMIES
    words = set((party.office or "").lower().split())
    return lands.leads_rebels(party.person) or party.sector in _POLITICAL and not words & _SENT


def _at_home(code: str, party: Party, others: Found, besides: frozenset[str], setting: Setting, *, acts: bool) -> Party:
    """The party as its land's, where it is one that lands have and the setting tells which."""
    if party.code is not None or party.person is not None or party.span is None or party.kind not in ("group", "organisation"):
        return party
    head = setting.earlier.head_of(party.span)
    if head is not None and (land := _of_owner(head, setting)) is not None:
        return settled(party, land, setting.states[land])
    if head is None or not _bare(head, setting):
        return party
    kind = _kind(code, head, party, acts=acts)
    local = code == "PROTEST" or party.sector in ("COP", "JUD")
    ground = _ground(kind, head, setting, besides, local=local) if kind is not None else None
    if ground is None or party.sector == "GOV" and any(o.code == ground.code and o.sector == "GOV" for o in others):
        return party  # a government does not deal with itself
    return settled(party, ground.code, setting.states[ground.code])


def _of_owner(head: Token, setting: Setting) -> str | None:
    """'Ruiz's rebels' are of Ruiz's land, or of that of the rebels told of elsewhere; 'the Soto government' of Soto's."""
    for child in head.children:
        mention = setting.earlier.mention_of.get(child.i)
        if mention is not None and mention.kind == "person" and child.dep in ("poss", "compound", "nmod") and mention.form != "pronoun":
            rebels = setting.titles.groups.get(head.lower) == "REB"
            return setting.lands.person(mention.name) or (setting.lands.group(head) if rebels else None)
    return None


def _kind(code: str, head: Token, party: Party, *, acts: bool) -> str | None:
    """What it is of a land: an institution, a force, a crowd or rebels; None for anything else."""
    if party.kind == "organisation":
        words = [w for w in party.span.text.lower().replace("’", "'").split() if w != "the"] if party.span is not None else []
        return "institution" if all(w in _NAMED for w in words) and (_SEATS & set(words) or words == ["national", "assembly"]) else None
    before = [c.lower for c in head.children if c.dep in ("compound", "amod") and c.i < head.i]
    indefinite = any(c.dep == "det" and c.lower in _ANY for c in head.children)
    if party.sector == "REB":
        return "rebels" if not indefinite and head.tag in ("NNS", "NNPS") or _definite(head) else None
    if party.sector in ("JUD", "COP") and head.lemma in (*_NATIONAL, *_FORCES):
        return "institution" if acts or not indefinite else None
    if code == "PROTEST" and acts and party.sector in _CROWDS:
        return "crowd"
    if indefinite:
        return None
    if acts and party.sector in _ORDERED:
        return "institution" if party.sector == "OPP" else "crowd"
    if head.lower in _NATIONAL:
        alone = head.tag in ("NN", "NNP") and head.lower in _ALONE and not any(c.dep in ("det", "poss") for c in head.children)
        definite = _definite(head) or alone or head.tag in ("NNS", "NNPS") and head.lower in _SEVERAL
        return "institution" if definite else None
    forces = any(word in _NATIONAL or word in _ARMS for word in before)
    if head.lemma in _CHIEFS and forces and _definite(head):
        return "institution"
    owned = any(word in _NATIONAL or word in ("air", "force", "army", "navy") for word in before)
    return "force" if acts and head.lemma in _FORCES and owned else None


def _landless_head(party: Party, setting: Setting) -> Token | None:
    """The head of the words for a group whose land is not known; None for any other party."""
    return setting.earlier.head_of(party.span) if landless(party) else None


def _definite(head: Token) -> bool:
    """'the government': one that the reader is taken to know."""
    return any(c.lower == "the" for c in head.children)


def _bare(head: Token, setting: Setting) -> bool:
    """No word says whose it is, nor that it is somebody else's."""
    mention_of = setting.earlier.mention_of
    mention = mention_of.get(head.i)
    own = mention.span if mention is not None else None
    for child in head.children:
        if own is not None and own.start <= child.start < own.end:
            continue
        if child.dep in _LEFT and child.i < head.i:
            if child.dep == "poss" or child.lower in _STRANGE:
                return False
            named = child.tag in ("NNP", "NNPS") or child.text[:1].isupper() and child.i != head.sentence.tokens[0].i
            if named and child.lower not in _CREEDS and child.dep != "det":
                return False
        if child.dep == "appos" and not _renamed(head, child, setting.earlier):
            return False
        if child.dep == "prep" and child.lower in ("of", "from", "for", "in", "with"):
            for inner in child.subtree():
                found = mention_of.get(inner.i)
                if inner.tag in ("NNP", "NNPS") and not (found is not None and (found.kind == "place" or setting.code_of(found))):
                    return False
    return True


def _renamed(head: Token, name: Token, earlier: Findings) -> bool:
    """'the interim parliament, the Council of the Nation,': its own name, which names no land and nobody known."""
    if head.lower not in _SEATS or any(t.tag in ("NNPS", "JJ") or t.ent in ("GPE", "NORP", "PERSON") for t in name.subtree()):
        return False
    mentions = (earlier.mention_of.get(t.i) for t in name.subtree())
    return all(m is None or m.code is None and m.kind == "organisation" for m in mentions)


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
    verb = next((t for t in head.ancestors() if t.dep == "ccomp" and t.tag.startswith("VB")), None)
    return setting.acting(verb.head) if verb is not None else None
