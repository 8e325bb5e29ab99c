"""Which time expressions of a sentence tell the day of a deed: those on its own verb, on a verb of one time with it, on what it was done in."""

from avvisi.extract.dates.attached import Attached
from avvisi.extract.dates.hanging import tells_of
from avvisi.extract.dates.tense import hints, tense_of
from avvisi.extract.dates.together import AT_THE_DOOR, announced, said_along, same_time
from avvisi.parse.tokens import Token

_SPELLS = frozenset({"campaign", "conflict", "crackdown", "crisis", "dispute", "drought", "emergency", "famine", "flood", "unrest", "war"})


def own(token: Token, here: list[Attached]) -> list[Attached]:
    """The expressions that tell this trigger's day, from the surest sign to the weakest; the first sign that has any decides."""
    if token.lower in hints().coming and token.tag != "VBD":
        bearer, planned = token if token.tag.startswith("VB") else token.head, token.child("xcomp", "ccomp")
        ahead = [a for a in here if a.verb is bearer and not a.modifies and a.noun is None and (planned is None or a.head.i < planned.i)]
        # 'is due to arrive on Tuesday', 'is due on Tuesday to arrive', 'is due in Rabat on Tuesday'
        told = (of_verb(planned, here, 0, set()) if planned is not None else []) or ahead
        if told or planned is not None:
            return told
    if not token.tag.startswith("VB") or token.dep in ("amod", "compound"):
        mine = [a for a in here if a.noun is token] or _set_for(token, here)
        if mine:
            return mine
        verb = _verb_of_noun(token)
        return of_verb(verb, here, 0, set()) if verb is not None else []
    return of_verb(token, here, 0, set())


def _set_for(noun: Token, here: list[Attached]) -> list[Attached]:
    """'the talks, due to resume in Quito on Tuesday, …': the day for which a deed is set."""
    for child in noun.children:
        planned = child.child("xcomp") if child.lower in hints().coming and child.i > noun.i else None
        if planned is not None:
            return [a for a in here if a.verb is planned and not a.modifies and a.noun is None]
    return []


def _verb_of_noun(noun: Token) -> Token | None:
    """The verb whose day is that of the deed a noun names, or None: 'held talks', 'talks resumed', 'said during a call', not 'condemned the attack'."""
    over, below, lead = noun.head, noun, ""
    while over is not below and over.tag in ("IN", "TO"):
        lead = lead or over.lower
        below, over = over, over.head
    if over is below or not over.tag.startswith("VB"):
        if over is not below and over.tag.startswith("NN") and noun.dep in ("conj", "appos"):
            return _verb_of_noun(over)
        return None
    if lead == "after" and noun.lemma in hints().occasions and over.lemma in AT_THE_DOOR and tense_of(over) == "past":
        return over  # 'said on Monday after talks with': one speaks at the door
    if lead:
        return over if lead in hints().within else None
    if noun.dep in ("nsubj", "nsubjpass"):
        return over
    return over if over.lemma in hints().light else None


def of_verb(verb: Token, here: list[Attached], depth: int, seen: set[int]) -> list[Attached]:
    """Those of `here` that tell the day of a verb, else of the verbs of one time with it; `seen` are asked no more, `depth` counts the steps."""
    seen.add(verb.i)
    under = [a for a in here if a.verb is verb and not a.modifies]
    direct = [a for a in under if a.noun is None or a.noun.tag.startswith(("NNP", "PRP")) or _in_the_deed(a.noun)]
    of_object = not depth or verb.dep != "advcl"  # 'has refused, citing the raids of the 1990s'
    direct = direct or [a for a in under if _bare(a, verb)]
    found = direct or [a for a in under if of_object and a.noun is not None and _object_of(a.noun, verb)]
    found = found or [a for a in here if _of_the_deed(a, verb) or tells_of(a, verb)]
    if found:
        return found
    if depth > 3:
        return []
    for other in same_time(verb):
        if other.i not in seen and (shared := of_verb(other, here, depth + 1, seen)):
            return shared
    saying = said_along(verb) or announced(verb) if not depth else None
    return of_verb(saying, here, depth + 1, seen) if saying is not None else []


def _bare(found: Attached, verb: Token) -> bool:
    """'defended the deal Saturday': a day without a preposition behind the verb's object is the verb's."""
    bare = not found.lead and found.head.dep == "npadvmod" and found.noun is not None and found.head.i > found.noun.i > verb.i
    return bare and found.noun is not None and found.noun.dep == "dobj" and found.noun.head is verb


def _object_of(noun: Token, verb: Token) -> bool:
    """'rejected the proposal on Monday': what is acted on, unless it names a deed with a day of its own ('condemned the attack on Monday')."""
    near = noun.head is verb or noun.dep == "pobj" and noun.head.head is verb
    if noun.dep == "pobj" and noun.lemma in _SPELLS:
        return False
    return near and noun.lemma not in hints().deeds and noun.lemma not in hints().occasions


def _of_the_deed(found: Attached, verb: Token) -> bool:
    """'killed in Sunday's attack', 'said during a Monday meeting': the day of what it was done in."""
    noun = found.noun
    if not found.modifies or noun is None or noun.dep != "pobj" or noun.head.head is not verb or found.head.dep not in ("poss", "compound"):
        return False
    held = noun.head.lower in ("in", "during", "at") and noun.lemma in hints().occasions
    return held or noun.head.lower in ("in", "during") and noun.lemma in hints().deeds


def _in_the_deed(noun: Token) -> bool:
    """'in a phone call on Monday', 'during his visit on Friday': the noun's day is the verb's."""
    above = noun.head.head
    if noun.lemma in _SPELLS and (above.lemma in hints().speaks or above.tag.startswith("NN")):
        return False  # 'praised the stand of Chad during last year's crisis'
    return noun.dep == "pobj" and noun.head.lower in hints().within or noun.dep == "dobj" and noun.head.lemma in hints().light
