"""The events of a document and the occasions that bind them: rules read, roles filled, factuality judged, repeats folded together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from avvisi.extract.addressed import reticent
from avvisi.extract.base import Findings
from avvisi.extract.clauses import auxiliaries, first_conjunct, is_noun, is_verb, logical_subject, negated, prepositions
from avvisi.extract.compose import Composer, Told
from avvisi.extract.factuality import Factuality, irrealis, judge
from avvisi.extract.fold import fold
from avvisi.extract.occasions import Bound, bind, with_person
from avvisi.extract.parties import as_held
from avvisi.extract.roles import Roles
from avvisi.extract.scene import Scene, opening
from avvisi.extract.sides import Found, at_home, others
from avvisi.extract.story import another, continued_day, story_day
from avvisi.extract.triggers import Reading, find
from avvisi.extract.when import when_for
from avvisi.extract.where import Places
from avvisi.lexicon.event_rules import Pattern
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Event, Evidence, Occasion, Party, Quote, When, Where
from avvisi.model.facts import Reading as Beaten
from avvisi.parse.tokens import Parsed, Sentence, Token

_EMPTY = Scene()
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "REB", "OPP", "PTY", "SPY", "COP"})
_SIDE = frozenset({"title", "standfirst", "caption"})
_TOPIC = frozenset({"of", "for", "on", "about", "to", "towards", "without"})
_ASSAILS = frozenset({"dismiss", "call", "accuse", "describe", "brand", "criticize", "criticise", "blame", "denounce", "deride", "mock"})
_SET = frozenset({"schedule", "plan", "postpone", "cancel", "delay", "expect", "slate", "suspend", "adjourn", "propose"})
_NEED_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION", "ASSAULT"})
_PAPERS = frozenset(
    {"constitution", "law", "treaty", "charter", "rule", "statute", "convention", "pact", "accord", "agreement", "deal", "process"}
)
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
_WORDS = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before repeats are folded: everything an Event needs but its id and its occasion."""

    told: Told
    sentence: Sentence
    actors: Found
    recipients: Found
    when: When
    where: Where | None
    facts: Factuality
    quote: Quote | None


class Events:
    """The extractor. It yields the occasions first, then the events, both in order of the text."""

    name = "events"

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon.events
        self.roles, self.places = Roles(lexicon), Places(lexicon)

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Occasion | Event]:
        """Body first, so that a title's or caption's telling of the same is further evidence, not an event of its own."""
        drafts: list[Draft] = []
        scene = opening(earlier, self.places.states)
        for sentence in page.sentences:
            found = list(self.drafts(sentence, page, earlier, scene))
            drafts += found
            scene = scene.after(found)
        drafts.sort(key=lambda d: (d.sentence.region in _SIDE, d.told.outer.token.i))
        bound = bind(fold(drafts), page, self.places.states)
        yield from bound.occasions
        for event, draft in bound.events:
            yield self._event(page, event, draft, earlier)

    def drafts(self, sentence: Sentence, page: Parsed, earlier: Findings, scene: Scene = _EMPTY) -> Iterator[Draft]:
        """The events one sentence tells."""
        readings = find(sentence, self.lexicon)
        if not readings:
            return
        composer = Composer(readings, self.lexicon)
        for reading in composer.each():
            draft = self.weigh(reading, composer, sentence, page, earlier, scene)
            if isinstance(draft, Draft):
                after = scene.after((draft,))
                scene = Scene(scene.pair, after.dyads, after.deeds)
                yield draft

    def weigh(
        self, reading: Reading, composer: Composer, sentence: Sentence, page: Parsed, earlier: Findings, scene: Scene = _EMPTY
    ) -> Draft | str:
        """The event a reading tells, or why it tells none."""
        rule = reading.pattern.rule
        over = composer.governed.get(reading.token.i)
        accused = over is not None and over.pattern.rule.operator == "accuse"
        if rule.weak:
            return "too weak to stand alone"
        if over is not None and not accused:
            return f"governed by {over.pattern.rule.id}"
        told = composer.told(reading)
        if told is None:
            return "needs an event in its complement"
        if told.conditional or irrealis(told, self.lexicon.transparent) and not accused and rule.actor != ("speaker",):
            return "a condition, an aim or a manner, not a fact"
        if rule.operator == "deny" and not reading.objects:
            return "a denial of a fact is no refusal"  # 'denies that it has troops there': the troops are told, as denied
        if accused and self.lexicon.quad(told.code) != 4 and told.code != "AID":
            return "blamed for what is no deed against anyone"
        if rule.operator == "refuse" and len(told.chain) > 1 and self._spares(told):
            return "to hold back from harm is no rejection"
        if rule.id == "assault.attack" and _in_words(reading, self.lexicon.say):
            return "an attack in words"
        if told.possible or any(c.lower in ("possibly", "perhaps", "maybe") for c in reading.token.children):
            return "only possible"
        if _unconfirmed(reading.token):
            return "not confirmed"
        if reading.verb is None and _supposed(reading.token):
            return "only possible"
        if reticent(told):
            return "to keep silent refuses nobody"
        if told.code in ("ASSAULT", "COERCE") and _at_the_polls(reading):
            return "won at the polls or at play, not by force"
        if reading.verb is None and _presupposed(reading, earlier):
            return "a noun that tells of nothing new"
        if told.negated and reading.token.i not in composer.denied:
            return "it did not happen"
        if any(inner.pattern.rule.courtesy for inner in composer.inners(reading)):
            return "a courtesy"
        actors, recipients = self._sides(told, over if accused else None, composer, earlier, scene)
        where = self.places(reading, earlier)
        actors, recipients = at_home(told.code, actors, recipients, where, self.places.states)
        if not actors:
            return "nobody known acts"
        if rule.id == "assault.fighting" and all(p.person for p in (*actors, *recipients)):
            return "a contest of persons"
        if any(t.lemma in _PAPERS for t in _subject(reading)):
            return "a text does not act"
        if not self._enough(told, actors, recipients):
            return "nobody known is acted on"
        if not _known(told, actors, recipients):
            return "neither side is a state, an organisation or a named person"
        if reading.token.lemma == "protest" and reading.verb is reading.token and any(p.office and p.person for p in actors):
            told, recipients = replace(told, code="ACCUSE", mode="disapprove"), others(recipients, actors)
            if not any(p.code not in {a.code for a in actors} for p in recipients):
                return "an official's protest, to nobody known"
        when = when_for(reading.token, page, earlier)
        quote = _quoted(reading, earlier)
        if told.code in _WORDS and quote is not None:
            actors = _voiced(actors, quote, earlier)
        facts = judge(told, when, page.document.published.value, accused=accused)
        return Draft(told, sentence, actors, recipients, when, where, facts, quote)

    def _sides(self, told: Told, accuser: Reading | None, composer: Composer, earlier: Findings, scene: Scene) -> tuple[Found, Found]:
        """Both roles. Of what someone is accused of, the accused is the actor: 'blamed Chad for shelling'."""
        actors, recipients = self.roles(told, earlier, scene.pair)
        if accuser is None:
            return actors, scene.sides(told, actors, recipients, earlier)
        if told.outer.token.dep != "pcomp" or (outer := composer.told(accuser)) is None:
            return (), ()
        accused = self.roles(outer, earlier)[1]
        return accused, tuple(p for p in recipients if p not in accused)

    def _spares(self, told: Told) -> bool:
        """'refused to condemn Peru', 'ruled out an attack on Peru': whoever is spared is not rejected."""
        inner = told.chain[1]
        hard = inner.pattern.code in ("ACCUSE", "THREATEN", "PROTEST") or self.lexicon.quad(inner.pattern.code) == 4
        return hard and inner.pattern.rule.operator != "stop" and (inner.verb is inner.token or told.outer.token.lemma == "rule")

    def _enough(self, told: Told, actors: Found, recipients: Found) -> bool:
        """Whether the roles a rule (or PLOVER) asks for are filled."""
        rule = told.outer.pattern.rule
        if told.outer.pattern.rule.host:
            guests, hosts = (recipients, actors) if told.applied else (actors, recipients)  # guests act
            return any(p.person or p.office or p.kind == "group" or _mission(p) for p in guests) and bool(hosts)
        if rule.needs == "clause" and len(told.chain) == 1 and not any(map(_promised, told.outer.token.children)):
            return False  # 'pledged a tough line'
        if not recipients and rule.alone and _speaks(told, actors):
            return True
        if recipients:
            return told.mode != "visit" or any(p.code or p.person for p in recipients)
        if told.code in ("CONSULT", "COOPERATE") or rule.reciprocal or _between(told.outer):
            return len(actors) > 1
        if told.code in ("AGREE", "SUPPORT") and len({p.code for p in actors}) > 1:
            return True  # 'the two sides expressed satisfaction'
        if told.mode == "crowd-control" and told.outer.verb is not None and _known_doer(actors):
            return True  # 'fired tear gas to break up the rally'
        if rule.needs == "recipient" or told.code in _NEED_RECIPIENT:
            return False
        if told.code == "ACCUSE" and rule.mode == "investigate" and len(told.chain) == 1:
            named = bool(told.outer.objects) or is_noun(told.outer.token)
            return named and told.outer.verb is not None and _known_doer(actors)  # 'opened an inquiry into whether the bank knew'
        if told.code in _WORDS:
            deed = (
                len(told.chain) > 1
                and (told.chain[-1].pattern.code != "CONSULT" or rule.operator == "uphold")
                and told.outer.verb is not None
            )
            return deed and (
                told.code != "ACCUSE" or told.outer.pattern.code == "ACCUSE" and self.lexicon.quad(told.chain[1].pattern.code) == 4
            )
        if told.outer.verb is None:
            return False
        return told.code != "COERCE" or told.mode in ("curfew", "martial-law", "restrict")

    def _event(self, page: Parsed, bound: Bound, draft: Draft, earlier: Findings) -> Event:
        told, facts = draft.told, draft.facts
        contexts = tuple(dict.fromkeys(c for r in told.chain for c in r.pattern.rule.context))
        first = told.outer.words[0]
        date = bound.when
        if date.basis in ("published", "unknown") and facts.status == "happened" and not facts.background:
            token = told.outer.token
            on_line = told.code != "CONSULT" or not another(token)
            date = continued_day(token, page, earlier) or (story_day(token, page, earlier) if on_line else None) or date
        return Event(
            id=page.document.fact_id("event", first.start, told.outer.words[-1].end, told.code),
            evidence=evidence(page, draft),
            type=told.code,
            mode=bound.mode,
            context=contexts,
            quad=self.lexicon.quad(told.code),
            status=facts.status,
            polarity="-" if facts.polarity == "-" else "+",
            certainty=facts.certainty,
            outcome=facts.outcome,
            background=facts.background,
            aspect=facts.aspect,
            actors=bound.actors,
            recipients=bound.recipients,
            occasion=bound.occasion,
            date=date,
            place=bound.where,
            according_to=(draft.quote.id,) if draft.quote is not None else (),
            also=tuple(evidence(page, other) for other in bound.repeats),
            beat=tuple(Beaten(type=p.code, rule=p.rule.id, why=self._why(told.outer.pattern, p)) for p in told.outer.beaten),
        )

    def _why(self, best: Pattern, lost: Pattern) -> str:
        """Why one phrase was read and not another that stands in the sentence too."""
        if best.weight > lost.weight:
            return f"'{best.phrase}' asks more of the sentence than '{lost.phrase}'"
        order = "one's own rules come first" if best.rule.id in self.lexicon.own else "the first by the order of the files"
        return f"'{best.phrase}' and '{lost.phrase}' ask as much: {order}"


def evidence(page: Parsed, draft: Draft) -> Evidence:
    """The words an event rests on: the trigger from its first to its last word."""
    words = draft.told.outer.words
    rule = " > ".join(r.pattern.rule.id for r in draft.told.chain)
    if draft.told.applied:
        rule = f"{draft.told.applied}: {rule}"
    return Evidence(sentence=page.sentence_span(draft.sentence), trigger=page.document.span(words[0].start, words[-1].end), rule=rule)


def _voiced(actors: Found, quote: Quote, earlier: Findings) -> Found:
    """'Shamkhani said his country will help': the state acts in words, and its speaker is the person."""
    speaker = quote.speaker
    if speaker is None or speaker.unnamed or len(actors) != 1 or actors[0].person is not None:
        return actors
    held = next((t for t in earlier.tenures if t.person == speaker.name and t.state == actors[0].code), None)
    return (with_person(actors[0], held.person, as_held(held)),) if held is not None and actors[0].code else actors


def _presupposed(reading: Reading, earlier: Findings) -> bool:
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
    return reading.pattern.code in _WORDS and any(c.dep == "poss" and c.tag == "PRP$" for c in token.children)


def _subject(reading: Reading) -> list[Token]:
    return logical_subject(reading.verb) if reading.verb is not None else []


def _at_the_polls(reading: Reading) -> bool:
    """'defeated the ruling party in the elections', 'beat Peru by two goals'."""
    return reading.verb is not None and any(
        p in ("in", "at", "during") and o.lemma in _POLLS or p in ("in", "at", "by", "during", "on") and o.lemma in _PLAY
        for p, o in prepositions(reading.verb)
    )


def _unconfirmed(token: Token) -> bool:
    """'has not confirmed that he will go', 'did not announce a visit'."""
    below = token
    for above in token.ancestors():
        if above.lemma in ("confirm", "announce", "disclose") and is_verb(above):
            return negated(above) and below.dep in ("ccomp", "xcomp", "dobj")
        below = above
    return False


def _between(reading: Reading) -> bool:
    """'clashes between police and students'."""
    return reading.token is not reading.verb and any(p == "between" for p, _ in prepositions(reading.token))


def _known_doer(actors: Found) -> bool:
    return any(p.code for p in actors)


def _supposed(noun: Token) -> bool:
    """'a war between the two could follow': the verb whose subject a noun is makes it a mere possibility."""
    top = first_conjunct(noun)
    return top.dep == "nsubj" and is_verb(top.head) and bool(auxiliaries(top.head) & {"could", "may", "might", "would"})


def _mission(party: Party) -> bool:
    """'a delegation from Oman', 'Omani envoys': some of a state's people."""
    words = party.span.text.lower().split() if party.span is not None else []
    return party.kind == "state" and not _MISSIONS.isdisjoint(words)


def _promised(child: Token) -> bool:
    """A clause that says what is promised: 'vowed to take steps'."""
    return child.dep in ("xcomp", "ccomp") or child.dep == "advcl" and any(c.lower == "to" and c.dep == "aux" for c in child.children)


def _undertaken(child: Token) -> bool:
    """What one says one will do or asks for: 'to leave', 'that it would leave'; not the words of a quote."""
    return _promised(child) and any(
        c.dep == "mark" and c.lower == "that" or c.dep == "aux" and (c.lower == "to" or c.tag == "MD") for c in child.children
    )


def _in_words(reading: Reading, say: frozenset[str]) -> bool:
    """'launched an attack on the government, saying it had failed'."""
    verb = reading.verb
    return verb is not None and any(c.dep == "advcl" and c.tag == "VBG" and c.lemma in say | _ASSAILS for c in verb.children)


def _known(told: Told, actors: Found, recipients: Found) -> bool:
    """At least one side is a state, an organisation or a named person; for contacts every side is."""
    if told.code == "PROTEST":
        return True
    if any(r.pattern.code == "CONSULT" for r in told.chain) and any(p.sector == "JRN" for p in (*actors, *recipients)):
        return False  # a press briefing is no consultation, and no word to the press no refusal of one
    if told.code == "THREATEN" and (told.applied or told.outer.pattern.rule.id == "threaten.warn"):
        return any(p.kind != "group" or p.code is not None for p in recipients)
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


def _speaks(told: Told, actors: Found) -> bool:
    """A state, a body or an armed side says what it will do or asks for, to nobody named: 'appealed for calm', 'promised to leave'."""
    reading = told.outer
    asked = reading.pattern.objects is not None or any(nouns for _, nouns in reading.pattern.preps)
    said = asked or any(map(_undertaken, reading.token.children)) or "*" in reading.pattern.not_objects
    bearing = reading.verb is reading.token or reading.token.tag == "JJ" and reading.verb is not None
    return said and bearing and any((p.code or p.office) and p.sector not in _PRIVATE for p in actors)


def _quoted(reading: Reading, earlier: Findings) -> Quote | None:
    """The innermost quote whose words hold the trigger."""
    token = reading.token
    held = [q for q in earlier.quotes for s in q.content if s.start <= token.start and token.end <= s.end and q.speaker is not None]
    return min(held, key=lambda q: q.content[-1].end - q.content[0].start) if held else None
