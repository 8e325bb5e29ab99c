"""Whether the sides that were found make an event: the roles a reading asks for, and what is told although nobody is named for one."""

from avvisi.extract.addressed import points
from avvisi.extract.befallen import broke_out, came_about, suffered, violence
from avvisi.extract.clauses import grammatical_subject, is_noun, logical_subject, patients, prepositions
from avvisi.extract.compose import Told
from avvisi.extract.fold import WORDS
from avvisi.extract.one_sided import done, official, pleaded, sought_out, stated, undergone
from avvisi.extract.owned import any_threatened, undertaken_for, warned_of
from avvisi.extract.sides import Found
from avvisi.extract.triggers import Reading
from avvisi.lexicon.events import EventLexicon
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "REB", "OPP", "PTY", "SPY", "COP"})
_MISSIONS = frozenset({"delegation", "delegations", "mission", "team", "envoy", "envoys", "officials", "negotiators", "diplomats"})
_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SEP", "INS"})
_PAPERS = frozenset(
    {"constitution", "law", "treaty", "charter", "rule", "statute", "convention", "pact", "accord", "agreement", "deal", "process"}
)
_NOBODY = frozenset({"something", "everything", "nothing", "it", "that", "this", "what", "which"})
_NEED_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION", "ASSAULT"})


def falls_short(told: Told, actors: Found, recipients: Found, lexicon: EventLexicon) -> str | None:
    """Why the sides that were found make no event; None where they do."""
    if (
        told.code != "PROTEST"
        and not (actors and recipients)
        and not any(p.code or p.person or p.kind != "group" for p in (*actors, *recipients))
    ):
        return "one side, and nobody known"
    if not actors and (broke_out(told.outer) or came_about(told)):
        return None
    if not actors and not suffered(told, recipients) and not undergone(told, recipients) and not violence(told, recipients):
        return "nobody known acts"
    if told.outer.pattern.rule.id == "assault.fighting" and all(p.person for p in (*actors, *recipients)):
        return "a contest of persons"
    if told.code == "RETREAT" and told.outer.token.lemma in ("leave", "quit", "depart") and actors and all(p.person for p in actors):
        return "a traveller's departure"
    if told.code == "COOPERATE" and actors and recipients and _colleagues((*actors, *recipients)):
        return "colleagues at work"
    if (
        not recipients
        and told.outer.pattern.rule.recipient == ("subj",)
        and any(t.lower in _NOBODY for t in grammatical_subject(told.outer.token))
    ):
        return "nobody is blamed"
    if told.outer.verb is not None and any(t.lemma in _PAPERS for t in logical_subject(told.outer.verb)):
        return "a text does not act"
    if not _filled(told, actors, recipients, lexicon):
        return "nobody known is acted on"
    if not _known(told, actors, recipients):
        return "neither side is a state, an organisation or a named person"
    return None


def _colleagues(found: Found) -> bool:
    """'Soto worked closely with Ruiz before both left the ministry': persons of one land and sector are no two parties."""
    return all(p.person for p in found) and len({(p.code, p.sector) for p in found}) == 1


def _filled(told: Told, actors: Found, recipients: Found, lexicon: EventLexicon) -> bool:
    """Whether the roles a rule (or PLOVER) asks for are filled."""
    rule = told.outer.pattern.rule
    if rule.host:
        guests, hosts = (recipients, actors) if told.applied else (actors, recipients)  # guests act
        return any(p.person or p.office or p.kind == "group" or _of_a_mission(p) for p in guests) and bool(hosts)
    if rule.needs == "clause" and len(told.chain) == 1 and not any(map(_promise, told.outer.token.children)):
        return False  # 'pledged a tough line'
    if not recipients and rule.alone and _speaks(told, actors):
        return True
    if not recipients and (told.code == "REJECT" and _withholds(told, actors) or _answers(told, actors)):
        return True
    if not recipients and (stated(told, actors) or sought_out(told, actors) or done(told, actors) or pleaded(told, actors)):
        return True
    if recipients:
        return told.mode != "visit" or any(p.code or p.person for p in recipients)
    if official(actors) and (warned_of(told) or told.code == "AGREE" and told.chain[-1].token.lemma == "mediate"):
        return True  # 'is ready to mediate': whoever the sides are
    if undertaken_for(told) and any(p.code and (p.office or p.sector in _OFFICIAL or p.kind == "organisation") for p in actors):
        return True
    if told.code == "REJECT" and rule.operator == "refuse" and _holds_out(told, actors):
        return True
    if rule.occasion == "letter" and not rule.reciprocal:
        return False  # 'had written to': to somebody
    if rule.reciprocal and told.outer.token is told.outer.verb and any(w.lower == "with" for w in told.outer.words):
        return False  # 'met with …': with somebody else
    if told.code in ("CONSULT", "COOPERATE") or rule.reciprocal or _between(told.outer):
        return len(actors) > 1
    if told.code in ("ACCUSE", "THREATEN") and told.outer.token.lemma in ("trade", "exchange", "swap"):
        return len({p.code or p.name for p in actors}) > 1  # 'traded accusations'
    if told.code in ("AGREE", "SUPPORT") and len({p.code for p in actors}) > 1:
        return True  # 'the two sides expressed satisfaction'
    if told.mode == "crowd-control" and told.outer.verb is not None and any(p.code or p.sector in _ARMED for p in actors):
        return True  # 'fired tear gas to break up the rally'
    if rule.needs == "recipient" or told.code in _NEED_RECIPIENT:
        return False
    if told.code == "ACCUSE" and rule.mode == "investigate" and len(told.chain) == 1:
        named = bool(told.outer.objects or patients(told.outer.token)) or is_noun(told.outer.token)
        return (
            named and told.outer.verb is not None and (_known_doer(actors) or any(p.office for p in actors))
        )  # 'opened an inquiry into whether the bank knew'
    if told.code in WORDS:
        deed = (
            len(told.chain) > 1 and (told.chain[-1].pattern.code != "CONSULT" or rule.operator == "uphold") and told.outer.verb is not None
        )
        return deed and (told.code != "ACCUSE" or told.outer.pattern.code == "ACCUSE" and lexicon.quad(told.chain[1].pattern.code) == 4)
    if told.outer.verb is None:
        return False
    return told.code != "COERCE" or told.mode in ("curfew", "martial-law", "restrict")


def _answers(told: Told, actors: Found) -> bool:
    """A state, a body or an officer answers what was said or done, whoever said it: 'rejected the charge', 'welcomed the step'."""
    token = told.outer.token
    rule = told.outer.pattern.rule
    if told.code not in _ANSWERS or rule.reciprocal or told.outer.verb is not token or told.applied or told.mode == "investigate":
        return False
    if told.code == "SUPPORT" and any(c.dep in ("ccomp", "pcomp") and c.i > token.i for c in token.children) and not patients(token):
        return official(actors)  # 'welcomed what he called a new wind'
    if told.code == "REJECT" and rule.id == "reject.refuse" and any(o.tag in ("NN", "NNS") for o in patients(token)):
        return official(actors)  # 'ruled out any change'
    return any(points(o) and o.lower not in ("them", "they") for o in patients(token)) and official(actors)


def _promise(child: Token) -> bool:
    """A clause that says what is promised: 'vowed to take steps'."""
    return child.dep in ("xcomp", "ccomp") or child.dep == "advcl" and child.is_infinitive()


def _undertaken(child: Token) -> bool:
    """What one says one will do or asks for: 'to leave', 'that it would leave'; not the words of a quote."""
    return _promise(child) and any(
        c.dep == "mark" and c.lower == "that" or c.dep == "aux" and (c.lower == "to" or c.tag == "MD") for c in child.children
    )


def _withholds(told: Told, actors: Found) -> bool:
    """A state, a body or an armed side says what it will not do: 'refused to restore the subsidy', 'would not negotiate under fire'."""
    reading = told.outer
    if not official(actors) or reading.verb is not reading.token:
        return False
    if told.applied == "refuse":
        return told.future
    refused = [c for c in reading.token.children if _undertaken(c)]
    return reading.token.lemma in ("refuse", "decline") and bool(refused) and refused[0].lemma not in ("take", "be")  # 'to take a stand'


def _holds_out(told: Told, actors: Found) -> bool:
    """A state or an armed side that refuses to do something, whoever asked for it: 'Norway has refused to cut its output'."""
    reading = told.outer
    infinitive = any(c.dep == "xcomp" and c.is_infinitive() for c in reading.token.children)
    return reading.verb is reading.token and infinitive and any(p.code and p.sector in _OFFICIAL for p in actors)


def _speaks(told: Told, actors: Found) -> bool:
    """A state, a body or an armed side says what it will do or asks for, to nobody named: 'appealed for calm', 'promised to leave'."""
    reading = told.outer
    asked = reading.pattern.objects is not None or any(nouns for _, nouns in reading.pattern.preps)
    said = asked or any(map(_undertaken, reading.token.children)) or "*" in reading.pattern.not_objects
    bearing = reading.verb is reading.token or reading.token.tag == "JJ" and reading.verb is not None
    return said and bearing and official(actors)


def _between(reading: Reading) -> bool:
    """'clashes between police and students', 'the border between Peru and Chile was reopened'."""
    homes = reading.objects if reading.token is reading.verb else (reading.token,)
    return any(p == "between" for home in homes for p, _ in prepositions(home))


def _known_doer(actors: Found) -> bool:
    """Whether a state or listed body is among the doers."""
    return any(p.code for p in actors)


def _of_a_mission(party: Party) -> bool:
    """'a delegation from Oman', 'Omani envoys': some of a state's people."""
    words = party.span.text.lower().split() if party.span is not None else []
    return party.kind == "state" and not _MISSIONS.isdisjoint(words)


def _known(told: Told, actors: Found, recipients: Found) -> bool:
    """At least one side is a state, an organisation or a named person; for contacts every side is."""
    if told.code == "PROTEST":
        return True
    if any(r.pattern.code == "CONSULT" for r in told.chain) and any(p.sector == "JRN" for p in (*actors, *recipients)):
        return False  # a press briefing is no consultation, and no word to the press no refusal of one
    if not recipients and stated(told, actors):
        return True
    if told.code == "THREATEN" and (told.applied or told.outer.pattern.rule.id == "threaten.warn"):
        return any(
            p.kind != "group" or p.code is not None
            for p in (*recipients, *(actors if any_threatened(told) or undertaken_for(told) or warned_of(told) else ()))
        )
    named = [p.kind != "group" or p.code is not None for p in (*actors, *recipients)]
    if told.code in ("CONSULT", "COOPERATE"):  # 'a group of diplomats met the president'; not 'met residents'
        one, other = (all(p.kind != "group" or p.code is not None for p in side) for side in (actors, recipients))
        vague = () if one and other else actors if other else recipients
        told_by = (*actors, *recipients) if not vague else recipients if vague is actors else actors
        return (one or other) and all(p.sector in _OFFICIAL for p in vague) and (not vague or all(p.code or p.person for p in told_by))
    bodily = (
        told.code in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT") and told.outer.verb is told.outer.token and told.outer.token.dep != "acl"
    )
    if bodily and (not actors or any(p.sector in _ARMED for p in actors)):
        return True  # 'police opened fire on a crowd': of which land, the report's setting may tell
    return any(named) or any(map(_told_apart, (*actors, *recipients)))


def _told_apart(party: Party) -> bool:
    """A group whose words hold a name: 'a court in Quito', 'opponents of the Chadian government'."""
    return party.span is not None and any(word[:1].isupper() for word in party.span.text.split()[1:])
