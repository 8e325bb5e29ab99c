"""Deeds told by whom they befell, or as what broke out, where no word says who did them: 'two sailors were shot dead', 'fighting erupted'."""

from avvisi.extract.compose import Told
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.subject_object import doerless, logical_subject, patients
from avvisi.extract.grammar.tags import SUBJECTS, is_noun, is_verb
from avvisi.extract.modality import FUTURE
from avvisi.extract.one_sided import finite, left_open
from avvisi.extract.sides import Found
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

# What is news by itself, done by whomever; of RETREAT also without a noun of the rule's: 'the crossings were reopened'.
_PUBLIC = frozenset(
    {
        ("COERCE", "curfew"), ("COERCE", "martial-law"), ("COERCE", "restrict"), ("COERCE", "censor"), ("COERCE", "seize"), ("CONCEDE", None),
        ("RETREAT", "access"), ("RETREAT", "ceasefire"), ("ASSAULT", "crowd-control"), ("ASSAULT", "heavy-weapons"), ("ASSAULT", "explosives"),
    }
)  # fmt: skip
_NOT_YET = frozenset({"before", "until", "unless", "if", "once", "whether"})
_BEFALLS = frozenset({("COERCE", "arrest"), ("COERCE", "deport"), ("RETREAT", "release"), ("SANCTION", "expel"), ("SANCTION", "convict")})
_BLOODY = listed("befallen_bloody")
_WAGED = listed("befallen_waged")
_WEAPONS = listed("befallen_weapons")
_ERUPTS = listed("befallen_erupts")
_UNCERTAIN = listed("befallen_uncertain")
_VIOLENT = listed("befallen_violent")
_MISHAPS = listed("befallen_mishaps")
_ATTACKS = listed("befallen_attacks")


def suffered(told: Told, recipients: Found) -> bool:
    """A deed told by whom it befell, where no word says who did it: 'two Togolese drivers were shot dead', 'the consul was detained'."""
    token, rule = told.outer.token, told.outer.pattern.rule
    borne = rule.recipient == ("subj",) and "speaker" not in rule.actor  # 'came under mortar fire', 'is to stand trial'
    if borne and token is told.outer.verb and finite(token) and (not told.applied or told.code == "ACCUSE"):
        return any(p.code or p.person or rule.id == "assault.under-fire" for p in recipients)
    if told.applied or len(told.chain) > 1 or told.outer.verb is not token or not passive(token) or "subj" not in rule.actor:
        return False
    found = token.dep in ("xcomp", "oprd", "ccomp") and token.head.lemma == "find" and passive(token.head)  # 'was found stabbed to death'
    reduced = told.code == "ASSAULT" and (found or token.dep == "acl")  # 'three sailors captured in the raid'; not 'exiled in Lima'
    reduced = reduced or token.dep == "acl" and (told.code, rule.mode) in _BEFALLS and _at_a_time(token)  # 'the men arrested on Friday'
    if not reduced and not any(c.dep == "auxpass" for c in _auxiliary_home(token).children):
        return False
    attacked = told.code == "ASSAULT" and (found or any(o.lemma in _ATTACKS for _, o in prepositions(token)) or _when_attacked(token))
    befalls = (told.code, rule.mode) in _BEFALLS
    hit = token.lemma in _VIOLENT or attacked or befalls and any(p.kind == "group" for p in recipients)  # 'the storekeepers were released'
    if not any(p.code or p.person or hit for p in recipients) or any(c.dep == "agent" or c.lower == "by" for c in token.children):
        return False
    if told.code == "ASSAULT":
        return token.lemma not in _MISHAPS or attacked
    return befalls or rule.id in ("accuse.summon", "reject.withhold")


def _at_a_time(verb: Token) -> bool:
    """'on Friday', 'last week', 'in May'."""
    return any(c.ent in ("DATE", "TIME") or c.dep == "prep" and any(o.ent in ("DATE", "TIME") for o in c.children) for c in verb.children)


def _when_attacked(verb: Token) -> bool:
    """'were killed when their lorry hit a mine', 'when gunmen opened fire'."""
    clauses = (c for c in verb.children if c.dep == "advcl" and any(g.lower in ("when", "as", "after") for g in c.children))
    return any(t.lemma in _ATTACKS | _WEAPONS for c in clauses for t in c.subtree() if is_noun(t))


def _auxiliary_home(verb: Token) -> Token:
    """The verb whose auxiliary a joined one shares: 'was' of 'was kidnapped and held'."""
    while verb.dep == "conj" and not any(c.dep == "auxpass" for c in verb.children) and is_verb(verb.head):
        verb = verb.head
    return verb


def broke_out(reading: Reading) -> bool:
    """'fighting erupted on Sunday', 'where shooting broke out', 'demonstrations were under way', 'there was shooting': what happens."""
    verb = reading.verb
    if verb is None or not reading.happens or reading.pattern.code not in ("ASSAULT", "PROTEST") or not finite(verb):
        return False
    if verb.lemma in ("be", "get"):
        return any(c.lower in ("underway", "under") or c.dep == "expl" for c in verb.children)
    return verb.lemma in _ERUPTS and not (verb.lemma == "take" and not any(c.lemma == "place" for c in verb.children))


def violence(told: Told, recipients: Found) -> bool:
    """'a rocket attack in the harbour of Sfax', 'the assassination of the premier': whom it befell, though not by whom."""
    reading = told.outer
    noun = reading.token
    if told.code == "ASSAULT" and reading.verb is noun and not told.applied and _by_weapon(noun):
        return any(p.code or p.person or p.kind == "group" for p in recipients)
    under = reading.undergone and reading.verb is not None and finite(reading.verb)  # 'has been under house arrest'
    if (
        (told.code, reading.pattern.rule.mode) in _BEFALLS
        and (under or _told_of(reading))
        and not (told.possible or told.future or told.applied)
    ):
        return any(p.code or p.person for p in recipients)  # 'the arrest of two Chadian envoys has caused anger'
    if told.code == "ASSAULT" and reading.undergone and reading.verb is not None and finite(reading.verb) and not told.applied:
        return any(p.code or p.person for p in recipients)  # 'the premier survived an attempt on his life'
    bearing = reading.verb is not None and not (reading.happens or reading.undergone)
    if told.code != "ASSAULT" or bearing or told.possible or told.future or noun.lemma not in _BLOODY | _WAGED:
        return False
    if noun.lemma in _WAGED and not behind(noun, "against"):
        return False
    if noun.lemma == "attack" and reading.pattern.rule.id == "assault.attack":
        return False  # 'an attack on the plan'
    if any(c.lower in _UNCERTAIN for c in noun.children) or left_open(noun):
        return False
    return any(p.code or p.person for p in recipients)


def _told_of(reading: Reading) -> bool:
    """'The arrest of the envoys was announced', 'the release of the crew': a definite noun that a finite clause is about."""
    noun = reading.token
    definite = any(c.lower == "the" and c.i < noun.i for c in noun.children)
    about = noun.dep in SUBJECTS and finite(noun.head) and not auxiliaries(noun.head) & FUTURE
    return noun is not reading.verb and definite and about and not any(c.lower in _UNCERTAIN for c in noun.children)


def came_about(told: Told) -> bool:
    """'An accord was signed in Lima', 'a curfew was imposed', 'the crossings were reopened': news by itself, though nobody is named."""
    reading = told.outer
    verb = reading.verb
    if verb is None or reading.token is not verb or told.applied or len(told.chain) > 1 or not finite(verb) or not doerless(verb):
        return False
    if reading.pattern.rule.id == "support.sign":
        return any(_indefinite(o) for o in (*reading.objects, *patients(verb)))
    if any(o.lemma == "door" for o in patients(verb)) or any(c.dep == "mark" and c.lower in _NOT_YET for c in verb.children):
        return False  # 'the doors of peace had been opened', 'before the ban is lifted'
    named = bool(reading.objects) or told.code == "RETREAT" and any(is_noun(o) for o in patients(verb))
    return named and (told.code == "MOBILIZE" or (told.code, reading.pattern.rule.mode) in _PUBLIC)


def _indefinite(noun: Token) -> bool:
    left = {c.lower for c in noun.children if c.i < noun.i}
    return bool(left & {"a", "an"}) or noun.tag == "NNS" and not left & {"the", "these", "those", "its", "their"}


def _by_weapon(verb: Token) -> bool:
    """'a car bomb killed six soldiers', 'an airstrike hit the depot', though nobody says whose it was."""
    above = verb.head if verb.tag == "VBG" and verb.dep == "advcl" else None  # 'a grenade was thrown into a bar, killing two'
    thrown = patients(above) if above is not None and passive(above) else []
    return finite(verb) and any(t.lemma in _WEAPONS for t in logical_subject(verb)) or any(t.lemma in _WEAPONS for t in thrown)
