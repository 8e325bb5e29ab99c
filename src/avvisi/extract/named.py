"""From a word to parties in its deed: what it names, who owns it or stands in it, who was named before it. Nothing is guessed."""

from functools import partial

from avvisi.extract.base import Findings
from avvisi.extract.belonging import expansions
from avvisi.extract.borne import borne
from avvisi.extract.carried import Carried
from avvisi.extract.dealings import AT_WAR, without_person
from avvisi.extract.grammar.joined import conjuncts
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.extract.grammar.tags import SUBJECTS, is_verb
from avvisi.extract.land_adjectives import former
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.parties import Parties
from avvisi.extract.sides import (
    Found,
    as_here,
    extended,
    of_state,
    shared,
    stretched,
    two_sides,
    unique,
    with_span,
    word_for_two,
)
from avvisi.extract.standing import sector_of_body
from avvisi.extract.told_elsewhere import Elsewhere
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_SIDES = frozenset({"side", "country", "nation", "state", "party", "government", "neighbor", "neighbour", "ally"})
_VICTIMS = frozenset({"on", "in", "at", "near", "against", "into", "over", "for", "to", "with"})
_KIN = frozenset(
    {"counterpart", "colleague", "ally", "neighbor", "neighbour", "guest", "host", "opponent", "rival", "partner", "homologue"}
)
_ENVOYS = frozenset({"ambassador", "envoy", "consul", "attaché", "diplomat", "representative", "affaires", "commissioner"})
_BY_KIND = {"armed": "REB", "terrorist": "REB", "aid": "NGO", "humanitarian": "NGO", "relief": "NGO", "rights": "NGO", "charity": "NGO"}
_SETS = frozenset({"group", "organization", "organisation", "movement", "faction", "network"})
_WATERS = frozenset({"gulf", "sea", "ocean", "strait", "straits", "bay", "river", "lake", "channel", "canal"})
_FREIGHT, _BOATS, _PLAYERS = listed("named_freight"), listed("named_boats"), listed("named_players")
_CARRIERS, _TRADES, _PASSENGERS = listed("named_carriers"), listed("named_trades"), listed("named_passengers")
_BRANCHES = frozenset({"JUD", "MIL", "COP", "LEG", "REB"})
_OF_THEIR_OWN = frozenset({"NGO", "SOC", "BUS", "PTY", "LAB"})


class Named:
    """`one(token, earlier, …)` gives the parties of one word, `all` those of several."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.parties = Parties(lexicon)
        named = partial(self.all, deep=False)
        self.carried = Carried(self.parties, named)
        self.elsewhere = Elsewhere(self.parties, lexicon.world.code_names, named)
        self.events = lexicon.events
        self.abstract = frozenset(lexicon.events.words.lists["abstract"])
        self.talks = frozenset(lexicon.events.words.lists["talks"])
        self.arms = frozenset(lexicon.events.words.lists["weapons"])
        self.states = lexicon.world.code_names
        self.humans = frozenset(lexicon.events.words.lists["human"])

    def all(self, tokens: list[Token], earlier: Findings, *, deep: bool) -> Found:
        """The parties of several words, each once."""
        found: list[Party] = []
        for token in tokens:
            found.extend(self.before(token, earlier))
            found.extend(
                self.one(token, earlier, deep=deep, place=False)
                or self.carried.pronoun(token, earlier)
                or self.carried.of_sources(token, earlier)
            )
        return unique(tuple(found))

    def subjects(self, home: Token, earlier: Findings) -> Found:
        """'Peru and Chile …, the two countries': two states joined in the main clause."""
        found = (
            [p for t in logical_subject(home.sentence.root) for p in self.parties.one(t, earlier)] if is_verb(home.sentence.root) else []
        )
        return tuple(found) if len(found) == 2 and len({p.code for p in found if p.kind == "state"}) == 2 else ()

    def meant(self, acting: list[Token], earlier: Findings) -> Found:
        """'The ministers of the two countries': the two states for which the words stand, where no earlier deed tells of a pair."""
        word = word_for_two(acting[0], earlier) if len(acting) == 1 else None
        mention = earlier.mention_of.get(word.i) if word is not None else None
        if mention is None or not mention.resolved or mention.kind != "state":
            return ()
        same = earlier.mentions_in(mention.span.start, mention.span.end)
        codes = dict.fromkeys(m.code for m in same if m.span == mention.span and m.code in self.states)
        return tuple(of_state(code, self.states, "GOV", mention.span) for code in codes) if len(codes) == 2 else ()

    def both(self, acting: list[Token], doing: Found, earlier: Findings, pair: Found) -> Found:
        """'The two sides' after a meeting are those who met; so are 'aides to the two leaders', 'envoys of both sides'."""
        word = word_for_two(acting[0], earlier, pair) if len(acting) == 1 else None
        if word is None:
            return doing
        span = phrase(acting[0], earlier)
        if word is not acting[0]:
            span = stretched(span, acting[0], earlier)
        if word.lemma in _SIDES or word is not acting[0]:
            return tuple(_governed(p, span) for p in pair)
        return tuple(with_span(p, span) for p in pair)

    def before(self, token: Token, earlier: Findings) -> Found:
        """'President Ruto and Ugandan President Museveni': the first of two long names is often lost to the parse."""
        mention = earlier.mention_of.get(token.i)
        if mention is None or mention.kind != "person":
            return ()
        words = token.sentence.tokens
        at = next((i for i, t in enumerate(words) if t.start >= mention.span.start), 0) - 1
        steps = 0
        while at > 0 and steps < 6 and words[at].lower != "and" and (words[at].text[:1].isupper() or words[at].text in ("'s", "-", "’s")):
            at, steps = at - 1, steps + 1
        if at < 1 or words[at].lower != "and":
            return ()
        other = earlier.mention_of.get(words[at - 1].i)
        return self.parties.one(words[at - 1], earlier) if other is not None and other.kind in ("person", "state") else ()

    def one(self, token: Token, earlier: Findings, *, deep: bool, place: bool, pair: Found = (), blame: bool = False) -> Found:
        """The parties of one word; `deep`: of what owns it or stands in it; `place`: a place stands for its state (visits)."""
        if pair and two_sides(token, earlier, pair):
            return self.both([token], (), earlier, pair)
        if place:
            mention = earlier.mention_of.get(token.i)
            if mention is not None and mention.kind == "place" and mention.code in self.states:
                return (of_state(mention.code, self.states, "CVL", phrase(token, earlier)),)
        if deep and _doers_own(token):
            return ()  # 'withdrew its troops': the doer's own
        found = self.parties.of(token, earlier)
        if not found and (who := token.child("appos")) is not None and (token.lemma in _KIN or _a_person(who, token, earlier)):
            found = self.parties.of(who, earlier)  # 'Chad's neighbours Libya and Niger', 'the holder of Soto's office, Luis Vega'
        found = self.elsewhere(token, found, earlier)
        if found:
            return tuple(as_here(extended(p, token, earlier), token, earlier) for p in found)
        if token.lemma in self.events.quantity and (found := self._counted(token, earlier, deep=deep, place=place)):
            return found
        if token.lemma in self.arms and not place and (found := self._wielders(token, earlier)):
            return found
        if token.dep in ("amod", "compound", "nmod") and (found := self._owner(token, token.head, earlier)):
            return found
        for one, distance in expansions(token):
            if pair and distance and two_sides(one, earlier):
                return self.both([one], (), earlier, pair)
            if blame and (borne(one) or one.dep == "pobj" and one.head.lower in _VICTIMS):
                continue  # 'condemned the attack on a church in Quito' blames neither
            if blame and self._befell(one, token, earlier):
                continue
            if any(c.dep == "poss" and c.lower in _OWN for c in one.children):
                continue  # 'a plot against our government'
            if one.dep == "poss" and not deep and token.lemma in _KIN:
                continue  # 'its trading partners declined': they, not it
            if distance and (deep or one.dep == "poss" or distance == 1 and self._agentive(one, token)):
                found = self._owners(one, token, earlier) or self._one_place(one, token, earlier, place=place)
                found = tuple(p for p in found if p.kind != "bloc")
                if found:
                    return found
        return ()

    def _counted(self, token: Token, earlier: Findings, *, deep: bool, place: bool) -> Found:
        """'a group of British lawmakers', 'thousands of Fijian and Tongan nurses'."""
        found = unique(tuple(p for inner in behind(token, "of") for p in self.one(inner, earlier, deep=deep, place=place)))
        return tuple(with_span(p, stretched(phrase(token, earlier), token, earlier)) if not p.person else p for p in found)

    def _wielders(self, arms: Token, earlier: Findings) -> Found:
        """'a drone of the Chadian air force hit a lorry': its."""
        if arms.dep not in SUBJECTS:
            return ()
        return tuple(p for o in behind(arms, "of")[:1] for p in self.one(o, earlier, deep=False, place=False) if p.code in self.states)

    def _befell(self, one: Token, deed: Token, earlier: Findings) -> bool:
        """'the Chad invasion', 'the Quito bombing': a land's or town's own name before a deed is where it was done; 'the US raid' is theirs."""
        mention = earlier.mention_of.get(one.i)
        return (
            mention is not None
            and mention.kind in ("state", "place")
            and mention.form != "adjective"
            and one.dep in ("compound", "nmod")
            and not one.text.replace(".", "").isupper()
            and self.violent(deed)
        )

    def violent(self, deed: Token) -> bool:
        """'the invasion', 'the bombing': a noun that tells a deed against someone."""
        return any(self.events.quad(p.code) == 4 for p in self.events.nouns.get(deed.lemma, ()))

    def _agentive(self, modifier: Token, noun: Token) -> bool:
        """'Bosnian units', 'US Treasury' act; 'the Syrian crisis' does not."""
        return modifier.dep in ("amod", "compound", "nmod") and modifier.i < noun.i and noun.lemma not in self.abstract

    def _owners(self, one: Token, noun: Token, earlier: Findings) -> Found:
        """'Peru and Chile's border guards', 'Peruvian and Chilean yards': of both."""
        found = self._owner(one, noun, earlier)
        joined = conjuncts(one)[1:] if one.dep in ("amod", "nmod", "compound") and one.i < noun.i else []
        if len(found) != 1 or found[0].kind != "state" or not joined:
            return found
        mentions = (earlier.mention_of.get(t.i) for t in joined)
        codes = [m.code for m in mentions if m is not None and m.kind == "state" and m.code in self.states and m.code != found[0].code]
        more = tuple(of_state(code, self.states, found[0].sector, found[0].span) for code in codes)
        return shared((*found, *more), noun, earlier, phrase(noun, earlier)) if more else found

    def _owner(self, one: Token, noun: Token, earlier: Findings) -> Found:
        """Whose it is: 'Israeli', 'US', 'NATO' before a noun, in the words of the whole phrase ('an Israeli school bus'); possessors alone."""
        mention = earlier.mention_of.get(one.i)
        if former(one, earlier):
            return ()
        if mention is not None and mention.kind == "state" and mention.code in self.states and one.dep in ("amod", "compound", "nmod"):
            span = stretched(phrase(noun, earlier), noun, earlier)
            sector = self._sector(noun, span)
            inner = earlier.page.tokens_in(mention.span.end, noun.end)
            if sector in _OF_THEIR_OWN and len(inner) > 1 and all(t.tag in ("NNP", "NNPS") for t in inner):  # 'the US Ashdown Center'
                name = earlier.page.document.text[inner[0].start : noun.end]
                return (Party(kind="organisation", name=name, code=mention.code, sector=sector, span=span),)
            return (of_state(mention.code, self.states, sector, span),)
        found = self.parties.of(one, earlier)
        if one.dep in ("compound", "nmod", "amod") and found and noun.lemma not in self.events.nouns and noun.lemma not in self.abstract:
            return tuple(with_span(p, stretched(phrase(noun, earlier), noun, earlier)) for p in found)
        return found

    def _sector(self, noun: Token, span: Span) -> str:
        """'a Chadian woman' is of Chad's people, 'the Chadian Nurses Association' of its society, 'a Chadian warship' of its forces."""
        if noun.lemma in self.humans:
            return self.parties.groups.get(noun.lower) or self.parties.groups.get(f"{noun.lemma}s") or "CVL"
        if noun.tag in ("NNP", "NNPS"):
            return sector_of_body(span.text, None, self.parties.groups) or "GOV"
        if (trade := _of_trade(noun)) is not None:
            return trade
        if noun.lemma in _SETS:
            kinds = [c for c in noun.children if c.dep in ("compound", "amod") and c.tag in ("NN", "JJ")]
            told = [s for c in kinds for w in (f"{c.lower}s", c.lower) if (s := _BY_KIND.get(w) or self.parties.groups.get(w)) is not None]
            return told[0] if told else "UNK"  # 'Chadian dissident groups'
        for child in noun.children:
            if child.dep == "compound" and child.lower in self.parties.groups and self.parties.groups[child.lower] in _BRANCHES:
                return self.parties.groups[child.lower]  # 'a Chadian court ruling'
        return "GOV"

    def _one_place(self, one: Token, noun: Token, earlier: Findings, *, place: bool) -> Found:
        """'a base near Aden': the state in which it lies, where deeds are done to places."""
        mention = earlier.mention_of.get(one.i)
        if not place or mention is None or mention.kind != "place" or mention.code not in self.states or self._held_at(one):
            return ()
        return (of_state(mention.code, self.states, "CVL", stretched(phrase(noun, earlier), noun, earlier)),)

    def _held_at(self, one: Token) -> bool:
        """'walked out of the Geneva talks': held there, not with those who live there."""
        return one.dep in ("compound", "nmod") and one.head.lemma in self.talks

    def land(self, token: Token, earlier: Findings) -> Found:
        """The state in which a place lies, in the words of the whole phrase: 'Quito', 'four provinces of Peru', 'the border with Gaza'."""
        if token.ent in ("DATE", "TIME") or token.lemma in ("history", "memory", "record", "annals", "past"):
            return ()  # 'the largest number in Chad's history'
        for one, _ in expansions(token):
            mention = earlier.mention_of.get(one.i)
            if mention is not None and mention.kind in ("state", "place") and mention.code in self.states and mention.form != "pronoun":
                span = stretched(phrase(token, earlier), token, earlier)
                return (of_state(mention.code, self.states, "CVL", span),)
        if (mention := earlier.mention_of.get(token.i)) is not None and mention.kind == "place" and not _waters(mention.name):
            return (Party(kind="group", name=mention.name, sector="CVL", members="unstated", span=phrase(token, earlier)),)
        return ()


def _governed(party: Party, span: Span) -> Party:
    """A state by its government, whoever met for it; rebels and parties as they are."""
    if party.kind != "state" or party.sector in AT_WAR | {"PTY"}:
        return with_span(without_person(party), span)
    return Party(kind="state", name=party.name, code=party.code, sector="GOV", span=span)


def _waters(name: str) -> bool:
    """'the Gulf', 'the Red Sea': nobody's."""
    words = name.lower().split()
    return words[-1] in _WATERS or words[0] in ("gulf", "lake", "bay")


def _doers_own(noun: Token) -> bool:
    """'withdrew its troops', 'saw its envoy'; not 'its allies', nor 'its ambassador was summoned', of whomever was spoken of."""
    owned = any(c.dep == "poss" and c.lower in _OWN for c in noun.children)
    return owned and noun.lemma not in _KIN and not (noun.dep == "nsubjpass" and noun.lemma in _ENVOYS)


def _a_person(who: Token, noun: Token, earlier: Findings) -> bool:
    """Whether a noun for one person has the person's name behind it."""
    mention = earlier.mention_of.get(who.i)
    return noun.tag == "NN" and mention is not None and mention.kind == "person" and mention.form != "pronoun" and who.i > noun.i


def _of_trade(noun: Token) -> str | None:
    """'an Omani tanker', 'a Fijian fishing boat', 'the Kenyan champion': of those whose trade it is, not of their government."""
    kinds = {c.lower for c in noun.children if c.dep in ("compound", "amod", "nmod")}
    carries = noun.lemma in _CARRIERS
    if noun.lemma in _PLAYERS or noun.lemma in _BOATS or (carries or noun.lemma in _FREIGHT) and kinds & _PASSENGERS:
        return "CVL"
    return "BUS" if noun.lemma in _FREIGHT or carries and kinds & _TRADES else None
