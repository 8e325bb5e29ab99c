"""What the sentences before lend to this one: the two sides of the last contact, and the two of the last deed.

'Peru expelled two envoys of Chile. … It refused to say why.': whoever answers, asks or threatens without naming the other side means the one it deals with.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from avvisi.extract.actor_words import actors as doers
from avvisi.extract.addressed import addressed, opposite, points
from avvisi.extract.base import Findings
from avvisi.extract.between import told_of, two_lands
from avvisi.extract.between_words import HARM, doers_are, means_both, mediates, names_one_of, opens_talks, says_what_for, took_place
from avvisi.extract.dealings import TOGETHER, contact, deed_between, front_of, pair_of, without_person
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import doerless, patients
from avvisi.extract.implied import lead, third, turned, weigh
from avvisi.extract.lent import OFFERS, Deal, accuser, camp_of, deal_of, other_camp, proposer, same_breath, talked_with
from avvisi.extract.recipient_words import recipients as takers
from avvisi.extract.sides import Found, key_of, landless, of_state, word_for_two
from avvisi.extract.told_below import for_anyone, undergoes
from avvisi.extract.victims import victims
from avvisi.model.facts import Party

if TYPE_CHECKING:
    from avvisi.extract.compose import Told
    from avvisi.extract.draft import Draft
    from avvisi.extract.setting import Setting

_BETWEEN = frozenset({"REQUEST", "AGREE"})
_LANDS = frozenset({"country", "nation", "state", "government", "neighbour", "neighbor", "capital"})
_KEPT = 8
_EVENTS = 16
_UNTOLD = -100  # the sentence of the two that a report is on, before any is told
_STAGE = 3  # sentences
_BORDERS = frozenset({"border", "frontier", "crossing", "checkpoint", "airspace"})
_SOFT = frozenset({"AGREE", "CONCEDE", "AID", "RETREAT", "COOPERATE"})
_TURNED = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE", "SANCTION"})  # deeds that are turned to somebody, named or not


@dataclass(frozen=True, slots=True)
class Scene:
    """`pair`: the two states of the last contact, for 'the two sides'; `dyads`: actor and recipient of the deeds between two, the last one last,
    `told_in` the sentence of each."""

    pair: Found = ()
    dyads: tuple[Found, ...] = ()
    told_in: tuple[int, ...] = ()
    deeds: tuple[tuple[str, Found, int], ...] = ()  # (type, actors, sentence) of what was done to someone
    setting: "Setting | None" = None
    partners: frozenset[frozenset[str]] = frozenset()  # who did something together
    at: int = -1  # the sentence of the last dyad
    deals: tuple[Deal, ...] = ()  # the last events, whoever dealt with whom
    lands: Found = ()  # the two that a report is on, where it hardly speaks of others
    weights: Counter[str] = field(default_factory=Counter)
    groups: Mapping[str, str] = field(default_factory=dict)  # noun -> the land of those told of by it, '' where it was two
    told: Mapping[str, set[int]] = field(default_factory=dict)  # land -> the sentences that tell of it

    def two(self, told: "Told") -> Found:
        """'the two sides': those of the last contact; 'the two countries', 'the two men', 'each camp' also the two of all deeds told so far."""
        if self.pair or not self.dyads or len({frozenset(map(front_of, both)) for both in self.dyads}) > 1:
            return self.pair
        both, words = self.dyads[-1], (*doers(told.outer), *takers(told.outer))
        lands = any(t.lemma in _LANDS for t in words) and all(p.kind == "state" for p in both)
        earlier = self.setting.earlier if self.setting is not None else None
        return both if lands or earlier is not None and any(word_for_two(t, earlier) for t in words) else ()

    def after(self, drafts: "Sequence[Draft]") -> "Scene":
        """The scene once these events are told."""
        if not drafts:
            return self
        pair = next((both for d in reversed(drafts) if (both := contact(d))), self.pair)
        dealt = [(d.sentence.index, both) for d in drafts if (both := deed_between(d))]
        dyads = (*self.dyads, *(both for _, both in dealt))[-_KEPT:]
        at = dealt[-1][0] if dealt else self.at
        told_in = (*self.told_in, *(index for index, _ in dealt))[-_KEPT:]
        deeds = (*self.deeds, *((d.told.code, d.actors, d.sentence.index) for d in drafts if d.told.code in HARM | _SOFT))[-_KEPT:]
        deals = (*self.deals, *map(deal_of, drafts))[-_EVENTS:]
        allied = {pair_of(*d.actors) for d in drafts if not d.recipients and d.told.code in TOGETHER}
        grouped = self._grouped(drafts)
        partners, groups = self.partners | allied, {**self.groups, **grouped} if grouped else self.groups
        return replace(self, pair=pair, dyads=dyads, told_in=told_in, deeds=deeds, at=at, deals=deals, partners=partners, groups=groups)

    def _grouped(self, drafts: "Sequence[Draft]") -> dict[str, str]:
        """The nouns for people of no name in these events, each with their land."""
        found: dict[str, str] = {}
        for party in (p for d in drafts for p in (*d.actors, *d.recipients)):
            head = self.setting.head_of(party.span) if self.setting is not None and party.span is not None else None
            if head is None or head.tag != "NNS" or party.code is None or party.kind != "state" or party.person:
                continue
            for noun in (head, *behind(head, "of")):
                before = found.get(noun.lemma, self.groups.get(noun.lemma))
                found[noun.lemma] = party.code if before in (None, party.code) else ""
        return found

    def sides(self, told: "Told", actors: Found, recipients: Found, earlier: Findings) -> Found:
        """The recipients, where the words name none or only what belongs to one."""
        if told.code in HARM:
            home = self.setting.opened[told.outer.token.sentence.index] or self.setting.home if self.setting is not None else None
            recipients = victims(told, actors, recipients, self.other_side(actors), self.across(actors), home=home)
        if told.outer.verb is not told.outer.token:
            return recipients or (self.both(actors, told) if told.code == "AGREE" and mediates(told) else ())
        own = {p.code for p in actors}
        if not recipients and (met := self.met(told, actors, earlier)):
            return met
        if len(recipients) < 2 and all(map(landless, recipients)) and any(means_both(t, earlier) for t in takers(told.outer)):
            return self.both(actors, told) or recipients
        if all(map(landless, recipients)) and opposite(told):
            return self.other_side(actors) or self.across(actors) or recipients
        if told.code == "COERCE" and any(o.lemma in _BORDERS for o in told.outer.objects) and all(p.code in own for p in recipients):
            return self.other_side(actors) or recipients  # 'closed the crossing at Busia': against whoever lives beyond
        if told.outer.pattern.rule.only == "duty":
            return recipients  # 'patience must persist' asks nothing of whoever is listening
        if not recipients and told.code == "REQUEST":
            asked, asking = takers(told.outer), told.outer.token
            if for_anyone(asking) or any(undergoes(t, asking) or names_one_of(t, own, earlier) for t in asked):
                return ()  # 'demanded that he be sacked': of whoever can; 'expected his country to help': of nobody else
        # 'rejected the move': whose it is, where that is told
        things = told.code == "REJECT" and all(p.sector == "UNK" for p in recipients)
        found = (() if things else recipients) or self.doer(told, actors) or self.welcomed(told, actors)
        found = (
            found
            or talked_with(self.deals, told, actors)
            or accuser(self.deals, told, actors)
            or proposer(self.deals, told, actors)
            or self._joined(told, actors, earlier)
        )
        found = found or (self.turned_to(told, actors, earlier) if addressed(told, earlier) else ())
        if told.code == "SANCTION" and not found and "diplomatic" in told.outer.pattern.rule.context:
            found = self._in_the_same_breath(told, actors)
        if told.code == "RETREAT" and not found and self.at == told.outer.token.sentence.index and told.outer.token.dep == "conj":
            return self.other_side(actors)  # 'invaded Chad in May and withdrew in June'
        return found or recipients or (self.both(actors, told) if told.code in _BETWEEN and says_what_for(told) else ())

    def met(self, told: "Told", actors: Found, earlier: Findings) -> Found:
        """'Soto and her deputy are to meet Ruiz, and they will discuss trade': Ruiz; 'It will hold a second round of talks' in a report on two
        lands, of which the sentence or the one before names the other: that one."""
        if told.chain[-1].pattern.code != "CONSULT" or told.mode in ("visit", "relations") or len({p.code for p in actors}) != 1:
            return ()
        if not actors or actors[0].kind != "state" or told.code not in ("CONSULT", "AGREE") or not told.chain[-1].pattern.rule.reciprocal:
            return ()
        index, found = self._beside(actors)
        at = told.outer.token.sentence.index
        if doers_are(told, "they", "two") and index >= at - 1 and camp_of(actors[0]) != camp_of(found[0]):
            return tuple(map(without_person, found))
        if not opens_talks(told.outer):
            return ()
        other = self.across(actors)
        return other if other and self._told_in(other[0], range(at - 1, at + 1)) and turned(told, actors, other[0], earlier) else ()

    def _joined(self, told: "Told", actors: Found, earlier: Findings) -> Found:
        """To whom the verb is done that this one is joined to, where its own words leave room for them."""
        found = same_breath(self.deals, told, actors)
        words = told.code not in ("ACCUSE", "REJECT") or addressed(told, earlier)
        return tuple(map(without_person, found)) if found and words and turned(told, actors, found[0], earlier) else ()

    def _in_the_same_breath(self, told: "Told", actors: Found) -> Found:
        """'Fiji cut ties with Peru, and Tonga recalled its envoy': with Peru, where the second clause names nobody else."""
        token, own = told.outer.token, {p.code for p in actors}
        if token.dep != "conj" or told.negated:
            return ()
        found = next((d.recipients for d in self.deals if d.token is token.head and d.code == "SANCTION"), ())
        return tuple(without_person(p) for p in found if p.code) if not own & {p.code for p in found} else ()

    def doers(self, told: "Told", actors: Found, recipients: Found) -> Found:
        """'the consul was summoned to the ministry': by the land he is sent to, where no word says whose it is."""
        rule = told.outer.pattern.rule
        if rule.id == "accuse.summon" and actors and {p.code for p in actors} == {p.code for p in recipients}:
            home = self.setting.home if self.setting is not None else None  # whoever sent the envoy does not summon him
            if self.setting is None or home is None or home == recipients[0].code:
                return ()
            return (of_state(home, self.setting.states, "GOV", actors[0].span or recipients[0].span),)
        if not actors and not recipients and took_place(told) and all(self.lately(told, p) for p in self.lands):
            return self.lands  # 'the talks ended without result': between the two that the report is on
        if actors or len(recipients) != 1 or recipients[0].kind != "state" or told.outer.verb is None or not doerless(told.outer.verb):
            return actors
        staff = rule.mode == "expel" and recipients[0].sector == "GOV" and told.outer.verb is told.outer.token
        if rule.id != "accuse.summon" and told.outer.token.lemma != "expel" and not staff:
            return actors
        found = tuple(p for p in self.other_side(recipients) if p.kind == "state")
        return found if found and lead(recipients[0], found[0], self.weights) else self.across(recipients)

    def doer(self, told: "Told", actors: Found) -> Found:
        """'condemned the kidnapping': who did it, as told before."""
        if told.code != "ACCUSE" or len(told.chain) < 2:
            return ()
        code = told.chain[-1].pattern.code
        own = {key_of(p) for p in actors}
        done = next((who for kind, who, _ in reversed(self.deeds) if kind == code and not own & {key_of(p) for p in who}), ())
        return tuple(without_person(p) for p in done if p.code)

    def welcomed(self, told: "Told", actors: Found) -> Found:
        """'Peru freed the crew. Oman welcomed the step': who took it."""
        token = told.outer.token
        if told.outer.pattern.rule.id != "support.welcome" or len(told.chain) > 1 or not any(map(points, patients(token))):
            return ()
        own = {key_of(p) for p in actors}
        kind, done, index = self.deeds[-1] if self.deeds else ("", (), _UNTOLD)
        if kind not in _SOFT or token.sentence.index - index > 1 or own & {key_of(p) for p in done}:
            return ()
        return tuple(without_person(p) for p in done if p.code)

    def other_side(self, actors: Found) -> Found:
        """The one the actor last dealt with in this report."""
        return self._beside(actors)[1]

    def _beside(self, actors: Found) -> tuple[int, Found]:
        """The one an actor last dealt with, and in which sentence."""
        if len({front_of(p) for p in actors}) != 1:
            return _UNTOLD, ()
        for index, (one, other) in zip(reversed(self.told_in), reversed(self.dyads), strict=True):
            if key_of(one) == key_of(other):
                continue  # of two camps of one land, `other_camp` knows
            if front_of(actors[0]) == front_of(one):
                return index, (other,)
            if front_of(actors[0]) == front_of(other):
                return index, (one,)
        return _UNTOLD, ()

    def _undergone(self, actors: Found) -> tuple[int, Found]:
        """Who last did something to the actor, and in which sentence: 'Chad closed the border. Niger condemned the step'."""
        for index, (one, other) in zip(reversed(self.told_in), reversed(self.dyads), strict=True):
            if actors and index != _UNTOLD and front_of(other) == front_of(actors[0]):
                return index, (one,)
        return _UNTOLD, ()

    def across(self, actors: Found) -> Found:
        """The other of the two lands of the report."""
        codes = {p.code for p in actors}
        other = tuple(p for p in self.lands if p.code not in codes)
        return other if len(other) == 1 else ()

    def lately(self, told: "Told", party: Party) -> bool:
        """Whether the other side is on stage: a land that the few sentences up to the deed tell of."""
        index = told.outer.token.sentence.index
        return party.code not in self.told or self._told_in(party, range(index - _STAGE, index + 1))

    def _told_in(self, party: Party, sentences: range) -> bool:
        """Whether one of these sentences tells of a land."""
        return not self.told.get(party.code or "", set()).isdisjoint(sentences)

    def turned_to(self, told: "Told", actors: Found, earlier: Findings) -> Found:
        """Whom a deed without a named recipient is turned to."""
        rule, token = told.outer.pattern.rule.id, told.outer.token
        here, answering = token.sentence.index, any(map(points, patients(token)))
        index, found = self._beside(actors)
        home, camp = other_camp(self.deals, actors, here)
        if camp and home >= index and not (self.lands or answering) or camp and home == here > index:
            index, found = home, camp
        else:
            home = -1
        accepted = rule == "agree.accept" and answering  # 'took up the offer'
        offered = rule in OFFERS and index == here  # 'freed nine Peruvians and offered a union'
        sorry = rule == "concede.apologize"
        if told.code not in _TURNED and not (accepted or offered or sorry):
            return ()
        found = tuple(p for p in found if self.lately(told, p))
        if found and token.tag == "VBG" and token.dep == "advcl" and here == self.at:
            return found  # 'complained to Peru, demanding an answer'
        if told.code in HARM and pair_of(*actors, *found) in self.partners:
            return ()  # 'agreed with Peru … had imposed sanctions': not on Peru
        fresh = max(self.at, home) >= here - 1 or told.code in HARM
        if not fresh and third(told, (*actors, *found, *self.lands), earlier):
            return ()
        just = False
        if told.code in ("ACCUSE", "REJECT") and answering:
            index, other = self._undergone(actors)
            just = here - index <= 1
            found = other or found
        if not found or not just and not lead(actors[0], found[0], self.weights):
            called_off = rule == "reject.cancel"  # the meeting may have been with anyone
            found = () if called_off else tuple(p for p in self.across(actors) if self.lately(told, p))
        if not found and not (self.lands or answering):
            found = camp
        known = found and (found[0].code or found[0].sector == "REB" and told.mode != "meet")
        return found if known and turned(told, actors, found[0], earlier) else ()

    def both(self, actors: Found, told: "Told") -> Found:
        """A third party's appeal or offer is to both sides: 'Oman called for an end to the fighting', 'offered its good offices'."""
        if not self.dyads or len(actors) != 1 or not actors[0].code:
            return ()
        own = key_of(actors[0])
        if mediates(told):  # between the others, whomever one has dealt with oneself
            others = [dyad for dyad in self.dyads if own not in {key_of(p) for p in dyad} and all(p.kind == "state" for p in dyad)]
            return others[-1] if others else ()
        return () if own in {key_of(p) for dyad in self.dyads for p in dyad} else self.dyads[-1]


def opening(earlier: Findings, setting: "Setting") -> Scene:
    """The scene before the first sentence: the two states that the report plays between, where it does."""
    told = told_of(setting)
    lands, weights = two_lands(setting, told), weigh(earlier)
    if lands is None:
        return Scene(setting=setting, weights=weights, told=told)
    first = {m.code: m.span for m in reversed(earlier.mentions) if m.kind == "state" and m.form != "pronoun"}
    sides = tuple(of_state(code, setting.states, "GOV", first.get(code)) for code in lands)
    return Scene(dyads=(sides,), told_in=(_UNTOLD,), setting=setting, lands=sides, weights=weights, told=told)
