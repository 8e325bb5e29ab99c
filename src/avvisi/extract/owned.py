"""Deeds told in the passive without a doer, where whoever tells them does them: 'a protest had been lodged', 'any ship … would be sunk'."""

from avvisi.extract.compose import Told
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.subject_object import doerless, patients
from avvisi.extract.modality import FUTURE
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_WHOEVER = frozenset({"any", "every", "all", "each"})
_SEEN_TO = frozenset({"AID", "CONCEDE", "RETREAT", "COERCE", "SANCTION"})
_SAYING = frozenset({"say", "announce", "declare", "state", "add", "tell", "promise", "confirm", "disclose"})
_CUSTODIANS = frozenset({"COP", "MIL", "JUD", "SPY"})
_ANYONE = frozenset(
    {"anyone", "anybody", "whoever", "everyone", "those", "violator", "violators", "intruder", "intruders", "offender", "offenders"}
)


def unowned(told: Told) -> bool:
    """Whether nobody is named for a note handed over, or for what will be done to any who trespass."""
    verb = told.outer.verb
    if verb is None or not doerless(verb):
        return False
    return told.outer.pattern.rule.id == "accuse.note" or any_threatened(told) or undertaken_for(told)


def undertaken_for(told: Told) -> bool:
    """'The minister said the crossings would be closed from Friday', 'that tents would be sent': said by whoever will see to it."""
    verb = told.outer.verb
    if (
        told.applied != "commit"
        or not told.future
        or told.contingent
        and told.code != "THREATEN"
        or verb is not told.outer.token
        or told.outer.pattern.code not in _SEEN_TO
    ):
        return False
    return doerless(verb) and verb.dep == "ccomp" and verb.head.lemma in _SAYING and verb.head.tag != "VBG"


def warned_of(told: Told) -> bool:
    """'The envoy warned that the aid would be suspended': what will be done, by nobody named, is the warner's threat."""
    if told.outer.pattern.rule.id != "threaten.warn" or len(told.chain) < 2 or told.chain[1].pattern.code not in ("SANCTION", "COERCE"):
        return False
    verb = told.chain[1].verb
    return verb is not None and doerless(verb) and bool(auxiliaries(verb) & FUTURE)


def in_custody(told: Told) -> bool:
    """'Six men were arrested, the Ghanaian police said': whoever holds others and says so has arrested them."""
    reading = told.outer
    verb = reading.verb
    return reading.pattern.code == told.code == "COERCE" and verb is not None and doerless(verb) and not told.negated


def holds(told: Told, party: Party) -> bool:
    """Whether one who says so may have done it: police of arrests, a ministry of a closed road too ('the road was closed, the ministry said')."""
    if told.outer.pattern.rule.mode == "arrest":
        return party.sector in _CUSTODIANS
    return party.sector in (*_CUSTODIANS, "GOV") and party.code is not None and party.person is None


def any_threatened(told: Told) -> bool:
    """'Any vessel that entered would be fired on': a threat to no one in particular."""
    verb = told.outer.verb
    if told.code != "THREATEN" or told.applied != "commit" or verb is None or not passive(verb):
        return False
    return any(map(_whoever, patients(verb)))


def _whoever(noun: Token) -> bool:
    return noun.lower in _ANYONE or any(c.dep == "det" and c.lower in _WHOEVER for c in noun.children)
