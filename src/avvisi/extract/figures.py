"""Words of force, release and blame in another sense: 'an ideological battle', 'released it to the press', 'is charged with shaping the budget'."""

from avvisi.extract.compose import Told
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.grammar.tags import is_noun
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_FIGHTS = listed("figures_fights")
_MEASURES = listed("figures_measures")
_TASKS = listed("figures_tasks")
_WAYS = frozenset({"way", "option", "means", "method", "avenue", "route", "possibility", "tool", "remedy"})
_THINGS = listed("figures_things")
_HAZARDS = listed("figures_hazards")
_ONESELF = frozenset({"shoot", "kill", "hang", "stab", "wound", "hurt", "cut", "injure", "poison", "drown"})
_SELVES = frozenset({"himself", "herself", "themselves", "myself", "yourself", "ourselves", "itself", "oneself"})
_WATCHES = frozenset({"monitor", "track", "follow", "study", "watch", "investigate", "observe", "review"})
_MODIFIERS = ("amod", "compound", "nmod")


def figurative(reading: Reading, told: Told) -> str | None:
    """Why the words of a reading tell of no such deed; None where they may."""
    token, rule = reading.token, reading.pattern.rule
    if reading.pattern.code == "ASSAULT" and any(map(_without_arms, reading.words)):
        return "a fight without arms"
    if reading.pattern.code == "SUPPORT" and is_noun(token) and token.dep == "dobj" and token.head.lemma in _MEASURES:
        return "support that is only measured"
    if rule.mode == "release" and len(told.chain) == 1 and any(o.lower == "it" or o.lemma in _THINGS for o in patients(token)):
        return "a thing is made public"
    if token.lemma == "charge" and passive(token) and any(_tasked(c) for c in token.children):
        return "charged with a task"
    if rule.id == "threaten.warn" and any(o.lemma in _HAZARDS for o in behind(token, "of", "about", "against")):
        return "a danger that nobody makes"
    if reading.pattern.code == "PROTEST" and _no_protest(token):
        return "a gathering of another kind"
    if reading.pattern.code == "ASSAULT" and token.lemma in _ONESELF and _alone(patients(token)):
        return "harm to oneself"
    if rule.mode == "investigate" and token.dep == "relcl" and token.tag in ("VBP", "VBZ") and token.lemma in _WATCHES:
        return "what they are there for"
    if reading.verb is not None and reading.verb.i == token.i and _one_of_the_ways(token):
        return "a way that is open, not a deed"
    return None


def _alone(objects: list[Token]) -> bool:
    """'shot himself'; not 'killed himself and ten others'."""
    return len(objects) == 1 and objects[0].lower in _SELVES and not any(c.dep == "conj" for c in objects[0].children)


def _without_arms(word: Token) -> bool:
    """'the ideological battle', 'a court fight', 'an advertising war'."""
    return is_noun(word) and any(c.dep in _MODIFIERS and c.i < word.i and c.lower in _FIGHTS for c in word.children)


def _tasked(prep: Token) -> bool:
    """'with shaping the budget'; not 'with stealing it'."""
    return prep.dep == "prep" and prep.lower == "with" and any(c.dep == "pcomp" and c.lemma in _TASKS for c in prep.children)


def _no_protest(token: Token) -> bool:
    """'turn out their voters', 'gathered around the stage'."""
    if token.lemma == "turn":
        return bool(patients(token))
    return token.lemma in ("gather", "assemble") and any(c.dep == "prep" and c.lower in ("around", "round") for c in token.children)


def _one_of_the_ways(verb: Token) -> bool:
    """'The court has three ways to enforce it: by fining Ruiz, by having him jailed': what somebody could do."""
    above = next((t for t in (verb, *verb.ancestors()) if t.dep == "pcomp" and t.head.lower == "by"), None)
    if above is None:
        return False
    counted = (t for t in verb.sentence.tokens if t.i < above.i and t.lemma in _WAYS)
    return any(c.dep in ("nummod", "amod") for t in counted for c in t.children)
