"""The events of a document and the occasions that bind them: rules read, roles filled, factuality judged, repeats folded together."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from msgspec import structs

from avvisi.extract.actor_words import drawn, implicated
from avvisi.extract.base import Findings
from avvisi.extract.between_words import HARM, opens_sentence
from avvisi.extract.company import in_company
from avvisi.extract.compose import Composer, Told
from avvisi.extract.doubts import doubted, of_another, taken_as_done
from avvisi.extract.draft import Draft, evidence
from avvisi.extract.elsewhere import completed
from avvisi.extract.factuality import aged, judge
from avvisi.extract.fellows import fellows
from avvisi.extract.filled import falls_short
from avvisi.extract.fold import SIDE, WORDS, fold
from avvisi.extract.garrisons import of_peacekeepers
from avvisi.extract.governed import CLAIMS, that_of
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.hosts import hosted
from avvisi.extract.in_office import in_office
from avvisi.extract.in_power import as_rulers
from avvisi.extract.lent import mutual
from avvisi.extract.likely.scorecard import Likelihood, Scorecard
from avvisi.extract.natives import natives
from avvisi.extract.occasions import Binding, Bound, bind, with_person
from avvisi.extract.of_its_kind import fitting
from avvisi.extract.office_here import as_held
from avvisi.extract.one_sided import stated
from avvisi.extract.peers import homeward, peers, turned_round
from avvisi.extract.placing.placer import Placer
from avvisi.extract.powers_at_home import powers_at_home
from avvisi.extract.retyped import retyped
from avvisi.extract.roles import Roles
from avvisi.extract.scene import Scene, opening
from avvisi.extract.seats_of_bodies import of_seats
from avvisi.extract.setting import Setting
from avvisi.extract.settled import of_saying, promised, settled
from avvisi.extract.sides import Found, at_home, landless, of_the_streets, others, taken_from, told_in_plural
from avvisi.extract.sites import Sites
from avvisi.extract.speakers import saying
from avvisi.extract.standing import sector_held
from avvisi.extract.titles import Titles
from avvisi.extract.topics import without_topics
from avvisi.extract.towns_acting import of_towns
from avvisi.extract.triggers import Reading, beaten, find
from avvisi.extract.when import after_report, before_report, bygone, coming, said_on, when_for
from avvisi.extract.where import Places
from avvisi.extract.worded_sectors import worded
from avvisi.lexicon.event_rules import Pattern
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import DoubtfulEvent, Event, Occasion, Quote, When, Where
from avvisi.model.facts import Reading as Beaten
from avvisi.parse.tokens import Parsed, Sentence

_EMPTY = Scene()


class Weighing(NamedTuple):
    """What became of a reading: the event it tells, or why it tells none."""

    reading: Reading
    composer: Composer
    found: Draft | str


class Events:
    """The extractor. It yields the occasions first, then the events, both in order of the text."""

    name = "events"

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon.events
        self.likelihood = Scorecard(lexicon.likely)
        self.placer = Placer(lexicon.placing)
        self.roles, self.places, self.titles = Roles(lexicon), Places(lexicon), Titles(lexicon.world)

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Occasion | Event | DoubtfulEvent]:
        """Body first, so that a title's or caption's telling of the same is further evidence, not an event of its own."""
        sites, setting = Sites(page, earlier, self.places), Setting(page, earlier, self.titles)
        bound = self.bound(setting, [draft for found, _ in self.walk(setting) for draft in found], sites)
        events = [self._told(page, event, draft, earlier, sites) for event, draft in bound.events]
        yield from (structs.replace(o, place=o.place or sites.at.get(o.id)) for o in bound.occasions)
        yield from events

    def bound(self, setting: Setting, drafts: list[Draft], sites: Sites) -> Binding:
        """The events that readings tell, each once, with their occasions."""
        drafts = self.placer([d.with_parts(where=sites.of(d)) for d in completed(drafts)], setting)
        drafts.sort(key=lambda d: (d.sentence.region in SIDE, d.told.outer.token.i))
        return bind(fold(drafts), setting.page, self.places.states, setting.earlier)

    def _told(self, page: Parsed, bound: Bound, draft: Draft, earlier: Findings, sites: Sites) -> Event | DoubtfulEvent:
        """The event; kept aside where it is more likely wrong than right."""
        weighed = self.likelihood(bound, draft, earlier)
        found = self._event(page, bound, draft, earlier, sites, weighed)
        return DoubtfulEvent(**structs.asdict(found), why=weighed.why) if weighed is not None and weighed.too_low else found

    def walk(self, setting: Setting) -> Iterator[tuple[list[Draft], list[Weighing]]]:
        """Sentence by sentence, with what those before lend: the events it tells, and what became of each of its readings."""
        page, earlier = setting.page, setting.earlier
        scene = opening(earlier, setting)
        for sentence in page.sentences:
            weighings = list(self._weighings(sentence, page, earlier, scene))
            told = [w.found for w in weighings if isinstance(w.found, Draft)]
            found = [d.with_parts(recipients=whom) for d, whom in mutual(told)]
            scene = scene.after(found)
            yield found, weighings

    def _weighings(self, sentence: Sentence, page: Parsed, earlier: Findings, scene: Scene) -> Iterator[Weighing]:
        """The readings of one sentence, each with the event it tells or why it tells none."""
        readings, unfit = fitting(find(sentence, self.lexicon), self.lexicon)
        if not readings and not unfit:
            return
        composer = Composer(readings, self.lexicon)
        yield from (Weighing(reading, composer, why) for reading, why in unfit)
        for reading in sorted(composer.each(), key=lambda r: not opens_sentence(r)):
            found = self.weigh(reading, composer, sentence, page, earlier, scene)
            if isinstance(found, Draft):
                after = scene.after((found,))
                scene = after if after.pair is scene.pair or opens_sentence(reading) else replace(after, pair=scene.pair)
            yield Weighing(reading, composer, found)

    def weigh(
        self, reading: Reading, composer: Composer, sentence: Sentence, page: Parsed, earlier: Findings, scene: Scene = _EMPTY
    ) -> Draft | str:
        """The event a reading tells, or why it tells none."""
        if reading.pattern.rule.weak:
            return "too weak to stand alone"
        over = composer.governed.get(reading.token.i)
        if over is not None and taken_as_done(reading, over):
            over = None
        accused = over is not None and over.pattern.rule.operator in ("accuse", "claim")
        answered = over is not None and not accused and of_another(reading, over)
        if over is not None and not accused and not answered:
            return f"governed by {over.pattern.rule.id}"
        told = composer.told(reading)
        if told is None:
            return "needs an event in its complement"
        doubt = doubted(reading, told, composer, self.lexicon, earlier, accused=accused)
        if doubt is not None:
            return doubt
        where = self.places(reading, earlier)
        actors, recipients = self._sides(told, over if accused else None, composer, earlier, scene, where)
        actors, recipients = at_home(told.code, actors, recipients, where, self.places.states)
        if answered and over is not None:
            recipients = recipients or self._answering(over, composer, actors, earlier)
        lacking = falls_short(told, actors, recipients, self.lexicon)
        if lacking is not None:
            return lacking
        if homeward(told, actors, recipients, earlier):
            return "a journey home"
        if turned_round(told, actors, recipients, earlier):
            actors, recipients = recipients, actors
        typed = self._typed(told, actors, recipients, earlier, scene.setting)
        if isinstance(typed, str):
            return typed
        told, actors, recipients = typed
        quote = _quoted(reading, earlier)
        given = promised(told, quote, actors, earlier)
        if given:
            when = of_saying(quote, bygone(page))
        else:
            told, when = self._dated(told, composer, page, earlier)
        actors, recipients = in_office(told.code, actors, recipients, when, earlier, self.titles)
        if told.code in WORDS and quote is not None:
            actors = _voiced(actors, quote, earlier, self.titles)
        claimed = accused or that_of(reading) in CLAIMS and not told.negated or bool(implicated(reading.token))
        facts = judge(replace(told, future=told.future and not given), when, page.document.published.value, accused=claimed)
        return Draft(told, sentence, actors, recipients, when, where, facts, quote)

    @staticmethod
    def _typed(told: Told, actors: Found, recipients: Found, earlier: Findings, setting: Setting | None) -> tuple[Told, Found, Found] | str:
        """The event under the type that its parties show, with both sides as they stand in the report; or why there is none."""
        reading = told.outer
        uttered = reading.verb is reading.token or drawn(reading)
        if reading.token.lemma == "protest" and uttered and any(p.office or p.sector == "GOV" for p in actors):
            told, recipients = replace(told, code="ACCUSE", mode="disapprove"), others(recipients, actors)
            if not any(p.code not in {a.code for a in actors} for p in recipients) and not stated(told, actors):
                return "an official's protest, to nobody known"
        rulers = setting.rulers if setting is not None else frozenset()
        actors, recipients = as_rulers(told.code, actors, rulers), as_rulers(told.code, recipients, rulers)
        actors, recipients = of_seats(actors, setting), of_seats(recipients, setting)
        actors, recipients = in_company(actors, earlier), in_company(recipients, earlier)
        told = retyped(told, actors, recipients)
        if of_peacekeepers(told):
            told = replace(told, code="AGREE" if told.applied else "AID", mode=None)
        return told, actors, recipients

    def _sides(
        self, told: Told, accuser: Reading | None, composer: Composer, earlier: Findings, scene: Scene, where: Where | None
    ) -> tuple[Found, Found]:
        """Both roles. Of what someone is accused of, the accused is the actor: 'blamed Chad for shelling'."""
        actors, recipients = (worded(side, earlier) for side in self.roles(told, earlier, scene.two(told)))
        if accuser is None or told.outer.token.child(*SUBJECTS) is not None:  # 'charged that Chadian guns had shelled the town'
            home = partial(natives, told.code, setting=scene.setting, where=where, lands=scene.lands, told=scene.groups)
            actors = home(actors, recipients, act=True)
            if not of_peacekeepers(told):  # who is sent to keep a peace is sent against nobody
                recipients = scene.sides(told, actors, recipients, earlier)
            recipients = home(hosted(told, actors, without_topics(told, recipients, earlier), scene.setting), actors, act=False)
            if any(map(landless, actors)) and any(p.code for p in recipients):  # 'the government cracked down on the opposition'
                actors = home(actors, recipients, act=True)
            actors = scene.doers(told, actors, recipients)
            actors, recipients = of_the_streets(told.code, actors, earlier), taken_from(told.code, actors, recipients)
            actors, recipients = powers_at_home(told, actors, recipients, scene.setting)
            whom = peers(actors, fellows(of_towns(told.code, actors, recipients, earlier), earlier))
            own = {(p.code, p.sector) for p in actors if p.code and p.sector}
            rest = tuple(p for p in whom if (p.code, p.sector) not in own)  # 'Peru's president praised the accord of Peru and Chile': Chile
            return fellows(actors, earlier), rest if len(whom) > 1 and rest else whom
        if told.outer.token.dep != "pcomp" or (outer := composer.told(accuser)) is None:
            return (), ()
        accusing, accused = self.roles(outer, earlier)
        if any(c.dep == "poss" and c.lower in ("its", "their", "his", "her") for o in patients(told.outer.token) for c in o.children):
            recipients = accusing  # 'accused Chad of shelling its positions'
        return accused, tuple(p for p in recipients if p not in accused)

    def _dated(self, told: Told, composer: Composer, page: Parsed, earlier: Findings) -> tuple[Told, When]:
        """The day; that of the words where they are the event. What is told of a day after the report's is to come, or not of that day."""
        token, verb = told.outer.token, told.outer.verb
        uttered = told.duty or told.outer.pattern.rule.only == "duty"
        if uttered or told.applied is not None and told.code in ("THREATEN", "REJECT"):  # 'said on Monday it would close on Friday'
            return told, said_on(saying(token, self.lexicon.say), page, earlier)
        when = when_for(token, page, earlier)
        if told.future and told.applied == "commit" and before_report(when, page):
            return told, coming(page)  # 'will go on helping Chad despite the drought of 2011'
        if told.future or told.possible or not after_report(when, page):
            return told, when
        if verb is None and told.code in HARM:
            return told, bygone(page)  # 'the murder of 14 February', told in May: a deed that has a name was done
        if verb is None or verb.tag in ("VBZ", "VBP", "VBG"):  # 'before he leaves for Lima on Friday'
            return composer.coming(told), when
        return told, bygone(page)

    def _answering(self, over: Reading, composer: Composer, asking: Found, earlier: Findings) -> Found:
        """Who answers a request or offer: 'turned down a request from Chad'; nobody where the asker is the answerer."""
        outer = composer.told(over)
        answering = worded(self.roles(outer, earlier)[0], earlier) if outer is not None else ()
        return others(answering, asking)

    def _event(self, page: Parsed, bound: Bound, draft: Draft, earlier: Findings, sites: Sites, weighed: Likelihood | None) -> Event:
        told, facts = draft.told, draft.facts
        contexts = tuple(dict.fromkeys(c for r in told.chain for c in r.pattern.rule.context))
        first = told.outer.words[0]
        date = settled(bound, draft, page, earlier)
        facts = aged(facts, date, page.document.published.value)
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
            likely=weighed.share if weighed is not None else None,
            aspect=facts.aspect,
            actors=bound.actors,
            recipients=bound.recipients,
            occasion=bound.occasion,
            date=date,
            place=sites.place(bound, draft, date),
            according_to=(draft.quote.id,) if draft.quote is not None else (),
            also=tuple(evidence(page, other) for other in bound.repeats),
            beat=tuple(Beaten(type=p.code, rule=p.rule.id, why=self._why(told.outer.pattern, p)) for p in beaten(told.outer, self.lexicon)),
        )

    def _why(self, best: Pattern, lost: Pattern) -> str:
        """Why one phrase was read and not another that stands in the sentence too."""
        if best.weight > lost.weight:
            return f"'{best.phrase}' asks more of the sentence than '{lost.phrase}'"
        order = "one's own rules come first" if best.rule.id in self.lexicon.own else "the first by the order of the files"
        return f"'{best.phrase}' and '{lost.phrase}' ask as much: {order}"


def _voiced(actors: Found, quote: Quote, earlier: Findings, titles: Titles) -> Found:
    """'Shamkhani said his country will help': the state acts in words, and its speaker is the person."""
    speaker = quote.speaker
    if speaker is None or speaker.unnamed or len(actors) != 1 or actors[0].person is not None or told_in_plural(actors[0]):
        return actors
    offices = earlier.held_by.get(speaker.name, ())
    own = (t for t in offices if t.state == actors[0].code)  # a movement's leader does not speak as his land's government
    held = next((t for t in own if sector_held(t, titles.bodies.get(t.of or ""), titles.groups) == actors[0].sector), None)
    return (with_person(actors[0], held.person, as_held(held)),) if held is not None and actors[0].code else actors


def _quoted(reading: Reading, earlier: Findings) -> Quote | None:
    """The innermost quote whose words hold the trigger."""
    held = [q for q in earlier.quotes_of.get(reading.token.i, ()) if q.speaker is not None]
    return min(held, key=lambda q: q.content[-1].end - q.content[0].start) if held else None
