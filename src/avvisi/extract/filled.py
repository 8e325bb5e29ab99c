"""Whether the sides that were found make an event: the roles a reading asks for, and what is told although nobody is named for one."""

from avvisi.extract.actor_words import drawn
from avvisi.extract.addressed import points
from avvisi.extract.befallen import broke_out, came_about, suffered, violence
from avvisi.extract.compose import Told
from avvisi.extract.fold import WORDS
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import grammatical_subject, logical_subject, patients
from avvisi.extract.grammar.tags import SUBJECTS, is_noun
from avvisi.extract.laws import LAW
from avvisi.extract.one_sided import RULING, done, finite, official, pleaded, sought_out, stated, undergone, wanting
from avvisi.extract.owned import any_threatened, undertaken_for, warned_of
from avvisi.extract.sides import Found, key_of, landless
from avvisi.extract.triggers import Reading
from avvisi.extract.unpolitical import unpolitical
from avvisi.lexicon.events import EventLexicon
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_OFFICIAL = RULING | {"COP"}
_MISSIONS = frozenset({"delegation", "delegations", "mission", "team", "envoy", "envoys", "officials", "negotiators", "diplomats"})
_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SEP", "INS"})
_PAPERS = frozenset(
    {"constitution", "law", "treaty", "charter", "rule", "statute", "convention", "pact", "accord", "agreement", "deal", "process"}
)
_HEADS = frozenset({"leaders", "ministers", "presidents", "premiers", "ambassadors", "envoys"})
_NOBODY = frozenset({"something", "everything", "nothing", "it", "that", "this", "what", "which"})
_UNREAL = frozenset({"will", "would", "may", "might", "could", "can", "should", "must"})
_NEED_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION", "ASSAULT"})


def falls_short(told: Told, actors: Found, recipients: Found, lexicon: EventLexicon) -> str | None:
    """Why the sides that were found make no event; None where they do."""
    rule, verb = told.outer.pattern.rule, told.outer.verb
    everyone = (*actors, *recipients)
    came = not actors and came_about(told)  # 'the curfew was eased'
    befell = came or not actors and suffered(told, recipients)  # 'two reporters were detained'
    if told.code != "PROTEST" and not (actors and recipients or befell) and all(landless(p) and not p.person for p in everyone):
        return "one side, and nobody known"
    if not actors:
        if came or broke_out(told.outer):
            return None
        if not (befell or undergone(told, recipients) or violence(told, recipients)):
            return "nobody known acts"
    own = {(p.code, p.sector) for p in actors}
    if rule.only == "duty" and recipients and all(p.kind == "state" and (p.code, p.sector) in own for p in recipients):
        return "one's own duty"
    among = rule.id == "reject.fail" and not recipients and len(actors) == 1 and actors[0].kind == "organisation"
    if among and told.chain[-1].pattern.code in ("AGREE", "SUPPORT"):
        return "disunion among one's own members"  # 'the Arab League failed to agree on a common stand'
    if rule.id == "assault.fighting" and all(p.person for p in everyone):
        return "a contest of persons"
    if told.code == "RETREAT" and told.outer.token.lemma in ("leave", "quit", "depart") and actors and all(p.person for p in actors):
        return "a traveller's departure"
    if told.code == "COOPERATE" and actors and recipients and _colleagues(everyone):
        return "colleagues at work"
    if not recipients and rule.recipient == ("subj",) and any(t.lower in _NOBODY for t in grammatical_subject(told.outer.token)):
        return "nobody is blamed"
    if rule.id == LAW and not recipients:
        return "a law against no land"
    if verb is not None and rule.id != LAW and not drawn(told.outer) and any(t.lemma in _PAPERS for t in logical_subject(verb)):
        return "a text does not act"
    if wanting(told, actors, recipients):
        return "it takes two to tell"
    if not _filled(told, actors, recipients, lexicon):
        return "nobody known is acted on"
    if not _known(told, actors, recipients):
        return "neither side is a state, an organisation or a named person"
    return unpolitical(told, actors, recipients)


def _colleagues(found: Found) -> bool:
    """'Soto worked closely with Ruiz before both left the ministry': persons of one land and sector are no two parties."""
    return all(p.person for p in found) and len({(p.code, p.sector) for p in found}) == 1


def _filled(told: Told, actors: Found, recipients: Found, lexicon: EventLexicon) -> bool:
    """Whether the roles a rule (or PLOVER) asks for are filled."""
    rule = told.outer.pattern.rule
    if rule.host:
        guests, hosts = (recipients, actors) if told.applied else (actors, recipients)  # guests act
        return any(p.person or p.office or p.kind == "group" or _of_a_mission(p) for p in guests) and bool(hosts)
    if (
        rule.needs == "clause"
        and len(told.chain) == 1
        and not told.outer.pattern.preps
        and not any(map(_promise, told.outer.token.children))
    ):
        return False  # 'pledged a tough line'
    if recipients:
        return told.mode != "visit" or any(p.code or p.person for p in recipients)
    return _told_at_large(told, actors) or _without_recipient(told, actors, lexicon)


def _told_at_large(told: Told, actors: Found) -> bool:
    """Whether the doers alone are news, to whomever they did or said it."""
    rule = told.outer.pattern.rule
    if rule.alone and _speaks(told, actors) or told.code == "REJECT" and _withholds(told, actors) or _answers(told, actors):
        return True
    if stated(told, actors) or sought_out(told, actors) or done(told, actors) or pleaded(told, actors):
        return True
    if official(actors) and (warned_of(told) or told.code == "AGREE" and told.chain[-1].token.lemma == "mediate"):
        return True  # 'is ready to mediate': whoever the sides are
    if undertaken_for(told) and any(p.code and (p.office or p.sector in _OFFICIAL or p.kind == "organisation") for p in actors):
        return True
    return told.code == "REJECT" and rule.operator == "refuse" and _holds_out(told, actors)


def _without_recipient(told: Told, actors: Found, lexicon: EventLexicon) -> bool:
    """Whether a type or its rule can do without a recipient, where nothing else shows that the doers alone are news."""
    rule = told.outer.pattern.rule
    if rule.occasion == "letter" and not rule.reciprocal:
        return False  # 'had written to': to somebody
    if rule.reciprocal and told.outer.token is told.outer.verb and any(w.lower == "with" for w in told.outer.words):
        return False  # 'met with …': with somebody else
    if rule.id in ("assault.exchange", "assault.clash") and any(map(_rivals, actors)):
        return True  # 'rival factions exchanged shots'
    if told.code in ("CONSULT", "COOPERATE") or rule.reciprocal or _between(told.outer):
        return (
            len(actors) > 1
            or len(actors) == 1
            and (_two(actors[0]) or _members(actors[0]))
            and (told.outer.verb is None or finite(told.outer.verb))
        )
    if told.code in ("ACCUSE", "THREATEN") and told.outer.token.lemma in ("trade", "exchange", "swap"):
        return len(set(map(key_of, actors))) > 1  # 'traded accusations'
    if told.code in ("AGREE", "SUPPORT") and len({p.code for p in actors}) > 1:
        return True  # 'the two sides expressed satisfaction'
    fired = told.code == "ASSAULT" and told.mode in ("crowd-control", "heavy-weapons") and not told.applied
    if (
        fired
        and (told.outer.objects or told.mode == "crowd-control")
        and told.outer.verb is not None
        and any(p.code or p.sector in _ARMED for p in actors)
    ):
        return True  # 'fired tear gas to break up the rally'
    if rule.id == "assault.firearms" and told.outer.verb is not None and any(w.lower == "across" for w in told.outer.words):
        return any(p.code for p in actors)  # 'fired across the line'
    if rule.needs == "recipient" or told.code in _NEED_RECIPIENT:
        return False
    if told.code == "ACCUSE" and rule.mode == "investigate" and len(told.chain) == 1:  # 'opened an inquiry into whether the bank knew'
        named = bool(told.outer.objects or patients(told.outer.token)) or is_noun(told.outer.token)
        return named and told.outer.verb is not None and any(p.code or p.office for p in actors)
    if told.code in WORDS:
        deed = (
            len(told.chain) > 1 and (told.chain[-1].pattern.code != "CONSULT" or rule.operator == "uphold") and told.outer.verb is not None
        )
        return deed and (told.code != "ACCUSE" or told.outer.pattern.code == "ACCUSE" and lexicon.quad(told.chain[1].pattern.code) == 4)
    if told.outer.verb is None:
        return (told.code == "PROTEST" or told.mode == "resign") and _staged(told.outer.token) and bool(actors)
    return told.code != "COERCE" or told.mode in ("curfew", "martial-law", "restrict")


def _rivals(party: Party) -> bool:
    """'rival factions', 'warring clans': several in one word."""
    words = party.span.text.lower().split() if party.span is not None else []
    return not {"rival", "warring", "opposing", "feuding"}.isdisjoint(words)


def _two(party: Party) -> bool:
    """'the two men', 'both delegations', 'aides to the two leaders'."""
    words = party.span.text.lower() if party.span is not None else ""
    return party.kind == "group" and ("the two " in words or words.startswith("both "))


def _members(party: Party) -> bool:
    """'the bloc's foreign ministers', 'ASEAN leaders': several lands, who meet each other."""
    words = party.span.text.lower().split() if party.span is not None else []
    return party.kind in ("organisation", "bloc") and not party.person and not _HEADS.isdisjoint(words[-1:])


def _staged(noun: Token) -> bool:
    """'A demonstration by nurses halted the trams', 'a strike of dockers': news by itself; not 'plans for a strike'."""
    subject = noun.dep in SUBJECTS and finite(noun.head) and not auxiliaries(noun.head) & _UNREAL
    return subject and not any(c.lower in ("any", "no", "every", "possible", "further", "planned") for c in noun.children)


def _answers(told: Told, actors: Found) -> bool:
    """A state, a body or an officer answers what was said or done, whoever said it: 'rejected the charge', 'welcomed the step'."""
    token = told.outer.token
    rule = told.outer.pattern.rule
    if told.code not in _ANSWERS or rule.reciprocal or told.applied or told.mode == "investigate":
        return False
    if drawn(told.outer):  # 'the raid drew condemnation from Lima'
        return official(actors)
    if told.outer.verb is not token:
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
    return any(behind(home, "between") for home in homes)


def _of_a_mission(party: Party) -> bool:
    """'a delegation from Oman', 'Omani envoys': some of a state's people."""
    words = party.span.text.lower().split() if party.span is not None else []
    return party.kind == "state" and not _MISSIONS.isdisjoint(words)


def _known(told: Told, actors: Found, recipients: Found) -> bool:
    """At least one side is a state, an organisation or a named person; for contacts every side is."""
    if told.code == "PROTEST":
        return True
    codes = {r.pattern.code for r in told.chain}
    if "CONSULT" in codes and "REQUEST" not in codes and any(p.sector == "JRN" for p in (*actors, *recipients)):
        return False  # a press briefing is no consultation, and no word to the press no refusal of one; a paper's own request is
    if not recipients and stated(told, actors):
        return True
    if told.code == "THREATEN" and (told.applied or told.outer.pattern.rule.id == "threaten.warn"):
        threatening = actors if any_threatened(told) or undertaken_for(told) or warned_of(told) else ()
        return not all(map(landless, (*recipients, *threatening)))
    if told.code in ("CONSULT", "COOPERATE"):  # 'a group of diplomats met the president'; not 'met residents'
        one, other = (not any(map(landless, side)) for side in (actors, recipients))
        vague = () if one and other else actors if other else recipients
        told_by = (*actors, *recipients) if not vague else recipients if vague is actors else actors
        if one and vague is recipients and sought_out(told, actors):
            return True  # 'met with foreign observers'
        return (one or other) and all(p.sector in _OFFICIAL for p in vague) and (not vague or all(p.code or p.person for p in told_by))
    bodily = (
        told.code in ("ASSAULT", "COERCE", "MOBILIZE", "RETREAT") and told.outer.verb is told.outer.token and told.outer.token.dep != "acl"
    )
    if bodily and (not actors or any(p.sector in _ARMED for p in actors)):
        return True  # 'police opened fire on a crowd': of which land, the report's setting may tell
    if (
        told.outer.verb is told.outer.token
        and finite(told.outer.verb)
        and actors
        and recipients
        and all(p.sector in _OFFICIAL for p in actors)
    ):
        return True  # 'the mediators called on both parties to stop'
    return any(not landless(p) or _told_apart(p) for p in (*actors, *recipients))


def _told_apart(party: Party) -> bool:
    """A group whose words hold a name: 'a court in Quito', 'opponents of the Chadian government'."""
    return party.span is not None and any(word[:1].isupper() for word in party.span.text.split()[1:])
