"""What keeps a reading from being an event: deeds that are supposed, hoped, only words, or of nobody who can be told apart."""

from avvisi.extract.base import Findings
from avvisi.extract.clauses import auxiliaries, first_conjunct, is_verb, logical_subject, negated, prepositions
from avvisi.extract.compose import Told
from avvisi.extract.owned import any_threatened
from avvisi.extract.sides import Found
from avvisi.extract.triggers import Reading
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "REB", "OPP", "PTY", "SPY", "COP"})
_TOPIC = frozenset({"of", "for", "on", "about", "to", "towards", "without"})
_ASSAILS = frozenset({"dismiss", "call", "accuse", "describe", "brand", "criticize", "criticise", "blame", "denounce", "deride", "mock"})
_SET = frozenset({"schedule", "plan", "postpone", "cancel", "delay", "expect", "slate", "suspend", "adjourn", "propose"})
_MISSIONS = frozenset({"delegation", "delegations", "mission", "team", "envoy", "envoys", "officials", "negotiators", "diplomats"})
_PRIVATE = frozenset({"BUS", "CVL", "EDU", "JRN", "LAB", "MED", "REF", "CRM", "SOC", "AGR", "HLH", "RAD", "UNK"})
_POLLS = frozenset({"election", "poll", "vote", "ballot", "primary", "runoff", "referendum"})
_PLAY = frozenset(
    {
        "goal",
        "point",
        "wicket",
        "run",
        "round",
        "match",
        "game",
        "final",
        "semifinal",
        "tournament",
        "cup",
        "inning",
        "quarterfinal",
        "playoff",
    }
)
WORDS = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def presupposed(reading: Reading, earlier: Findings) -> bool:
    """A bare noun within a name ('Summit on Cooperation'), under a negated verb, or with a pronoun for its actor ('its refusal')."""
    token = reading.token
    if earlier.mention_of.get(token.i) is not None or token.tag in ("NNP", "NNPS") and token.sentence.region == "body":
        return True
    if token.dep == "pobj" and token.head.lower == "of" and token.head.head.lemma in ("note", "letter"):
        return True  # 'handed over a note of protest'
    if reading.pattern.code == "PROTEST" and token.dep == "pobj" and token.head.lower == "in" and token.lemma == "protest":
        return True  # 'walked out in protest'
    if reading.pattern.code == "COOPERATE" or reading.pattern.code == "CONSULT" and token.dep == "pobj" and token.head.lower in _TOPIC:
        return True  # 'chances of talks', 'discussed cooperation between the two'
    if reading.pattern.rule.occasion and token.dep == "nsubjpass" and token.head.lemma in _SET:
        return True  # 'talks between Oman and Mali had been scheduled for May'
    above = next((t for t in token.ancestors() if is_verb(t)), None)
    if above is not None and negated(above):
        return True
    return reading.pattern.code in WORDS and any(c.dep == "poss" and c.tag == "PRP$" for c in token.children)


def subject_of(reading: Reading) -> list[Token]:
    """The words of the subject; none where no verb bears the reading."""
    return logical_subject(reading.verb) if reading.verb is not None else []


def at_the_polls(reading: Reading) -> bool:
    """'defeated the ruling party in the elections', 'beat Peru by two goals'."""
    return reading.verb is not None and any(
        p in ("in", "at", "during") and o.lemma in _POLLS or p in ("in", "at", "by", "during", "on") and o.lemma in _PLAY
        for p, o in prepositions(reading.verb)
    )


def unconfirmed(token: Token) -> bool:
    """'has not confirmed that he will go', 'did not announce a visit'."""
    below = token
    for above in token.ancestors():
        if above.lemma in ("confirm", "announce", "disclose") and is_verb(above):
            return negated(above) and below.dep in ("ccomp", "xcomp", "dobj")
        below = above
    return False


def between(reading: Reading) -> bool:
    """'clashes between police and students', 'the border between Peru and Chile was reopened'."""
    homes = reading.objects if reading.token is reading.verb else (reading.token,)
    return any(p == "between" for home in homes for p, _ in prepositions(home))


def known_doer(actors: Found) -> bool:
    """Whether a state or listed body is among the doers."""
    return any(p.code for p in actors)


def supposed(noun: Token) -> bool:
    """'a war between the two could follow': the verb whose subject a noun is makes it a mere possibility."""
    top = first_conjunct(noun)
    return top.dep == "nsubj" and is_verb(top.head) and bool(auxiliaries(top.head) & {"could", "may", "might", "would"})


def of_a_mission(party: Party) -> bool:
    """'a delegation from Oman', 'Omani envoys': some of a state's people."""
    words = party.span.text.lower().split() if party.span is not None else []
    return party.kind == "state" and not _MISSIONS.isdisjoint(words)


def promised(child: Token) -> bool:
    """A clause that says what is promised: 'vowed to take steps'."""
    return child.dep in ("xcomp", "ccomp") or child.dep == "advcl" and child.is_infinitive()


def _undertaken(child: Token) -> bool:
    """What one says one will do or asks for: 'to leave', 'that it would leave'; not the words of a quote."""
    return promised(child) and any(
        c.dep == "mark" and c.lower == "that" or c.dep == "aux" and (c.lower == "to" or c.tag == "MD") for c in child.children
    )


def in_words(reading: Reading, say: frozenset[str]) -> bool:
    """'launched an attack on the government, saying it had failed'."""
    verb = reading.verb
    return verb is not None and any(c.dep == "advcl" and c.tag == "VBG" and c.lemma in say | _ASSAILS for c in verb.children)


def known(told: Told, actors: Found, recipients: Found) -> bool:
    """At least one side is a state, an organisation or a named person; for contacts every side is."""
    if told.code == "PROTEST":
        return True
    if any(r.pattern.code == "CONSULT" for r in told.chain) and any(p.sector == "JRN" for p in (*actors, *recipients)):
        return False  # a press briefing is no consultation, and no word to the press no refusal of one
    if told.code == "THREATEN" and (told.applied or told.outer.pattern.rule.id == "threaten.warn"):
        return any(p.kind != "group" or p.code is not None for p in (*recipients, *(actors if any_threatened(told) else ())))
    named = [p.kind != "group" or p.code is not None for p in (*actors, *recipients)]
    if told.code in ("CONSULT", "COOPERATE"):  # 'a group of diplomats met the president'; not 'met residents'
        one, other = (all(p.kind != "group" or p.code is not None for p in side) for side in (actors, recipients))
        vague = () if one and other else actors if other else recipients
        told_by = (*actors, *recipients) if not vague else recipients if vague is actors else actors
        return (one or other) and all(p.sector in _OFFICIAL for p in vague) and (not vague or all(p.code or p.person for p in told_by))
    return any(named) or any(map(_told_apart, (*actors, *recipients)))


def _told_apart(party: Party) -> bool:
    """A group whose words hold a name: 'a court in Quito', 'opponents of the Chadian government'."""
    return party.span is not None and any(word[:1].isupper() for word in party.span.text.split()[1:])


def withholds(told: Told, actors: Found) -> bool:
    """A state, a body or an armed side says what it will not do: 'refused to restore the subsidy', 'would not negotiate under fire'."""
    reading = told.outer
    if not any((p.code or p.office) and p.sector not in _PRIVATE for p in actors) or reading.verb is not reading.token:
        return False
    if told.applied == "refuse":
        return told.future
    refused = [c for c in reading.token.children if _undertaken(c)]
    return reading.token.lemma in ("refuse", "decline") and bool(refused) and refused[0].lemma not in ("take", "be")  # 'to take a stand'


def holds_out(told: Told, actors: Found) -> bool:
    """A state or an armed side that refuses to do something, whoever asked for it: 'Norway has refused to cut its output'."""
    reading = told.outer
    infinitive = any(c.dep == "xcomp" and c.is_infinitive() for c in reading.token.children)
    return reading.verb is reading.token and infinitive and any(p.code and p.sector in _OFFICIAL for p in actors)


def speaks(told: Told, actors: Found) -> bool:
    """A state, a body or an armed side says what it will do or asks for, to nobody named: 'appealed for calm', 'promised to leave'."""
    reading = told.outer
    asked = reading.pattern.objects is not None or any(nouns for _, nouns in reading.pattern.preps)
    said = asked or any(map(_undertaken, reading.token.children)) or "*" in reading.pattern.not_objects
    bearing = reading.verb is reading.token or reading.token.tag == "JJ" and reading.verb is not None
    return said and bearing and any((p.code or p.office) and p.sector not in _PRIVATE for p in actors)
