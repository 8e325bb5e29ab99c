"""From words to parties: who acts and on whom, for a composed event. Nothing is guessed: a role no word fills stays empty."""

from avvisi.extract.arguments import actors, expansions, recipients, resolved, speaker
from avvisi.extract.base import Findings
from avvisi.extract.clauses import conjuncts, is_verb, logical_subject, prepositions
from avvisi.extract.compose import Told
from avvisi.extract.described import Described, benefited
from avvisi.extract.parties import Parties, phrase
from avvisi.extract.sides import (
    Found,
    apart,
    as_here,
    coded,
    extended,
    others,
    received,
    stretched,
    two_sides,
    unique,
    with_span,
    within,
)
from avvisi.extract.triggers import Reading
from avvisi.lexicon.events import EventLexicon
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_OWN_DEEDS = frozenset({"commit", "consent", "threaten", "do", "order", "stop", "allow", "concede", "uphold", None})
_SIDES = frozenset({"side", "country", "nation", "state", "party", "government", "neighbor", "neighbour", "ally"})
_VICTIMS = frozenset({"on", "in", "at", "near", "against", "into", "over", "for", "to", "with"})
_RULERS = frozenset({"regime", "government", "army", "administration", "junta", "military", "authorities", "leadership"})
_KIN = frozenset(
    {"counterpart", "colleague", "ally", "neighbor", "neighbour", "guest", "host", "opponent", "rival", "partner", "homologue"}
)
_SENT = frozenset({"delegation", "mission", "team", "envoy", "commission", "representative"})
_PLACED = frozenset({"RETREAT", "AID", "MOBILIZE", "CONCEDE"})
_VISITS = frozenset({"visit"})


class Roles:
    """`roles(told, earlier, pair)` gives (actors, recipients); `pair` holds the two sides of the last contact told, for 'the two sides'."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.parties = Parties(lexicon)
        self.events: EventLexicon = lexicon.events
        self.journeys = frozenset(self.events.words.lists["visit"])
        self.abstract = frozenset(self.events.words.lists["abstract"])
        self.described = Described(lexicon)
        self.states = lexicon.world.code_names

    def __call__(self, told: Told, earlier: Findings, pair: Found = ()) -> tuple[Found, Found]:
        """Both roles; where all take part alike and no one is the other side, everybody is an actor."""
        reading = told.outer
        home = reading.verb or reading.token
        say = self.events.say
        acting = resolved(actors(reading), home, say)
        if "speaker" in reading.pattern.rule.actor:
            acting, acted = speaker(home, say), actors(reading)
        else:
            acted = resolved(recipients(reading, complement_too=len(told.chain) == 1), home, say)
        if told.duty:
            acting, acted = speaker(home, say), acting + acted
        pair = pair or self._subjects(home, earlier)
        doing = self._all(acting, earlier, deep=False)
        if pair:
            doing = self._both(acting, doing, earlier, pair)
        if not doing and (reading.verb is not None or told.code in ("PROTEST", "ASSAULT")):
            doing = self.described.first(acting, earlier)
        if not doing and reading.pattern.rule.mode == "expel" and reading.verb is not None:
            doing = self._leaving(reading.verb, earlier)
        done = self._recipients(told, acted, earlier, doing, pair)
        if any(r.pattern.rule.mode in _VISITS for r in told.chain):
            done = tuple(received(p) for p in done)
        if reading.pattern.rule.reciprocal and not doing and len({p.code for p in done}) > 1 and reading.verb is not reading.token:
            doing, done = done, ()  # 'a conference with the premiers of Fiji and Tonga opened'
        if told.code == "CONSULT" and not told.applied and reading.pattern.rule.host == "subj":
            doing, done = done, doing
        if len(doing) > 1 and reading.token is not reading.verb and any(p == "between" for p, _ in prepositions(reading.token)):
            return doing, ()  # 'clashes between police and students in the capital'
        return apart(doing, done)

    def _recipients(self, told: Told, acted: list[Token], earlier: Findings, doing: Found, pair: Found) -> Found:
        """The first words that name someone else; else whoever the inner event is done to or done by; else whom plain words describe."""
        reading = told.outer
        places = (
            reading.pattern.rule.mode in _VISITS
            or any(o.lemma in self.journeys for o in reading.objects)
            or self.events.quad(reading.pattern.code) == 4
            or reading.pattern.code in _PLACED
        )
        deeds = {r.token.i for r in told.chain[1:]}
        for token in acted:
            if token.i in deeds:
                continue
            deep = not (reading.pattern.rule.reciprocal and token in reading.objects)  # 'signed a treaty in the Omani capital'
            found = others(self._one(token, earlier, deep=deep, place=places, pair=pair, blame=told.code == "ACCUSE"), doing)
            if found and (coded(found) or self._direct(token, reading) and not self._stuff(token, reading)):
                if told.code == "ASSAULT" and not coded(found) and coded(doing):
                    found = self._nation_of(found, token, acted, earlier, doing)
                if told.code in ("ASSAULT", "COERCE") and token.tag in ("NN", "NNS") and token not in reading.words:
                    found = _in_full(found, token, earlier)
                return self._joined(token, found, acted, earlier, doing, places)
        for inner in told.chain[1:]:
            both = (
                [*recipients(inner), *actors(inner)]
                if reading.pattern.rule.operator in _OWN_DEEDS
                else [*actors(inner), *(recipients(inner) if told.code != "ACCUSE" and not self._praised(told, inner) else [])]
            )
            tokens = resolved(both, inner.verb or inner.token, self.events.say)
            for token in tokens:
                if token.lower in ("he", "she", "i", "we"):
                    continue  # 'the bishop said he hoped to go': himself
                found = others(self._one(token, earlier, deep=True, place=places or inner.pattern.rule.mode in _VISITS, pair=pair), doing)
                if found and (coded(found) or self.events.quad(told.code) == 4):
                    return found
            if told.code == "ACCUSE" and inner.pattern.code == "COERCE" and (held := others(self._custody(inner, earlier), doing)):
                return held
        if len(told.chain) > 1 and told.code in ("AGREE", "REQUEST", "THREATEN", "REJECT") and reading.verb is not None:
            inner = told.chain[-1]
            for token in recipients(inner)[:2] if inner.verb is inner.token else ():
                party = self.described.one(token, earlier)
                if party is not None and not within(party, doing) and not self._stuff(token, inner):
                    return (party,)
        if found := self._unlisted(told, acted, earlier, doing):
            return found
        given = told.code == "AID" or told.code == "AGREE" and told.chain[-1].pattern.code == "AID"  # 'pledged money for a school in Peru'
        if given and reading.token is reading.verb:
            for token in benefited(reading.token):
                if found := others(self._one(token, earlier, deep=False, place=True), doing):
                    return found
        return ()

    def _praised(self, told: Told, inner: Reading) -> bool:
        """'praised their resistance to Chad': the praise is not for Chad."""
        return told.code == "SUPPORT" and self.events.quad(inner.pattern.code) >= 3

    def _nation_of(self, found: Found, token: Token, acted: list[Token], earlier: Findings, doing: Found) -> Found:
        """'an Israeli raid on Tyre killed farmers': people whom one state kills in another's land are the other's."""
        for other in (*acted, *(t for t in token.subtree() if t.dep == "pobj")):
            if other is not token:
                there = others(self._one(other, earlier, deep=True, place=True), doing)
                if len(there) == 1 and there[0].kind == "state" and there[0].code not in {p.code for p in doing}:
                    one = found[0]
                    return (Party(kind="state", name=there[0].name, code=there[0].code, sector=one.sector, span=one.span),)
        return found

    def _leaving(self, verb: Token, earlier: Findings) -> Found:
        """'envoys were told to leave Lima', 'were expelled from Peru': the land they must leave acts."""
        for token in verb.subtree():
            out = token.dep == "dobj" and token.head.lemma in ("leave", "quit") or token.dep == "pobj" and token.head.lower == "from"
            if out and token.i > verb.i and token.head is not verb:
                found = tuple(p for p in self._one(token, earlier, deep=False, place=True) if p.kind == "state" and not p.person)
                if found:
                    return tuple(map(received, found))
        return ()

    def _custody(self, inner: Reading, earlier: Findings) -> Found:
        """'condemned the arrest of editors in Chad': who is arrested in a country is arrested by its state."""
        for token in inner.token.subtree():
            if token.dep != "pobj" or token.head.lower != "in":
                continue
            mention = earlier.mention_of.get(token.i)
            if mention is not None and mention.kind in ("state", "place") and mention.code in self.states:
                code = mention.code or ""
                return (Party(kind="state", name=self.states[code], code=code, sector="GOV", span=phrase(token, earlier)),)
        return ()

    @staticmethod
    def _stuff(token: Token, reading: Reading) -> bool:
        """What the phrase itself names and sends, gives or cuts: the troops of 'sent troops' are on no side."""
        slots = reading.pattern.rule.recipient
        return token in reading.objects and (not slots or slots[0] != "obj")

    @staticmethod
    def _direct(token: Token, reading: Reading) -> bool:
        """Whether the word is the object or a prepositional object of the trigger itself: people without a name count only there."""
        over = token.head.head if token.dep == "pobj" else token.head
        return over is reading.token or over is reading.verb or over in reading.objects or over.dep == "dobj" and over.head is reading.verb

    def _unlisted(self, told: Told, acted: list[Token], earlier: Findings, doing: Found) -> Found:
        """People whom no name tells apart ('fishermen'), a name seen once, and what is attacked ('a military base'). Other things are no parties."""
        reading = told.outer
        hard = self.events.quad(told.code) == 4 or told.code in _PLACED
        if not hard and (told.code in ("CONSULT", "COOPERATE") or reading.verb is None):
            return ()
        asked = [t for t in acted if t in reading.objects or t not in reading.words]
        if not hard:
            asked = [t for t in asked if self._direct(t, reading) and not self._stuff(t, reading)]
        for token in asked[:3]:
            found = self.described.one(token, earlier, ground=told.code == "ASSAULT")
            if found is not None and not within(found, doing) and not (found.sector == "MIL" and self._stuff(token, reading)):
                return (found,)
        return ()

    def _joined(self, token: Token, found: Found, acted: list[Token], earlier: Findings, doing: Found, place: bool) -> Found:
        """The conjuncts of the first recipient are recipients too."""
        joined = {t.i for t in conjuncts(token)} | {token.i}
        found = unique((*others(self._before(token, earlier), doing), *found))
        more = [p for t in acted if t.i in joined and t is not token for p in self._one(t, earlier, deep=True, place=place)]
        return unique((*found, *others(tuple(more), doing)))

    def _all(self, tokens: list[Token], earlier: Findings, *, deep: bool) -> Found:
        found: list[Party] = []
        for token in tokens:
            found.extend(self._before(token, earlier))
            found.extend(self._one(token, earlier, deep=deep, place=False) or self._carried(token, earlier))
        return unique(tuple(found))

    def _subjects(self, home: Token, earlier: Findings) -> Found:
        """'Peru and Chile …, the two countries': two states joined in the main clause."""
        found = (
            [p for t in logical_subject(home.sentence.root) for p in self.parties.one(t, earlier)] if is_verb(home.sentence.root) else []
        )
        return tuple(found) if len(found) == 2 and len({p.code for p in found if p.kind == "state"}) == 2 else ()

    def _both(self, acting: list[Token], doing: Found, earlier: Findings, pair: Found) -> Found:
        """'The two sides' after a meeting are those who met."""
        if len(acting) == 1 and two_sides(acting[0], earlier, pair):
            span = phrase(acting[0], earlier)
            if acting[0].lemma in _SIDES:
                return tuple(Party(kind="state", name=p.name, code=p.code, sector="GOV", span=span) for p in pair)
            return tuple(with_span(p, span) for p in pair)
        return doing

    def _carried(self, token: Token, earlier: Findings) -> Found:
        """'Washington has …. It has also …': a subject pronoun no one resolved stands for the subject of the sentence before."""
        if token.lower not in ("it", "they") or earlier.mention_of.get(token.i) is not None or token.sentence.index == 0:
            return ()
        before = earlier.page.sentences[token.sentence.index - 1]
        if before.paragraph != token.sentence.paragraph or not is_verb(before.root) and before.root.pos != "AUX":
            return ()
        found = [p for t in logical_subject(before.root) for p in self.parties.of(t, earlier)]
        fits = len(found) == 1 and not found[0].person and found[0].kind != "group" and token.lower == "it"
        return tuple(with_span(p, phrase(token, earlier)) for p in found) if fits else ()

    def _before(self, token: Token, earlier: Findings) -> Found:
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

    def _one(self, token: Token, earlier: Findings, *, deep: bool, place: bool, pair: Found = (), blame: bool = False) -> Found:
        """The parties of one word; `deep`: of what owns it or stands in it; `place`: a place stands for its state (visits)."""
        if pair and two_sides(token, earlier, pair):
            return self._both([token], (), earlier, pair)
        if place:
            mention = earlier.mention_of.get(token.i)
            if mention is not None and mention.kind == "place" and mention.code in self.states:
                code = mention.code or ""
                return (Party(kind="state", name=self.states[code], code=code, sector="CVL", span=phrase(token, earlier)),)
        if deep and any(c.dep == "poss" and c.lower in _OWN for c in token.children) and token.lemma not in _KIN:
            return ()  # 'withdrew its troops': the doer's own
        found = self.parties.of(token, earlier)
        if len(found) == 1 and found[0].kind == "group" and token.lemma in _RULERS:
            found = self._said_before(token, earlier) or found
        if len(found) == 1 and found[0].kind == "group" and found[0].code is None and token.lemma in _SENT:
            found = self._sender(token, earlier) or found
        if found:
            return tuple(as_here(extended(p, token, earlier), token, earlier) for p in found)
        if token.lemma in self.events.quantity:  # 'a group of British lawmakers'
            for prep, inner in prepositions(token):
                if prep == "of" and (found := self._one(inner, earlier, deep=deep, place=place)):
                    return tuple(with_span(p, stretched(phrase(token, earlier), token, earlier)) if not p.person else p for p in found)
        if token.dep in ("amod", "compound", "nmod") and (found := self._owner(token, token.head, earlier)):
            return found
        for one, distance in expansions(token):
            if pair and distance and two_sides(one, earlier):
                return self._both([one], (), earlier, pair)
            if blame and one.dep == "pobj" and one.head.lower in _VICTIMS:
                continue  # 'condemned the attack on a church in Quito' blames neither
            if any(c.dep == "poss" and c.lower in _OWN for c in one.children):
                continue  # 'a plot against our government'
            if distance and (deep or one.dep == "poss" or distance == 1 and self._agentive(one, token)):
                found = self._owner(one, token, earlier) or self._one_place(one, token, earlier, place=place)
                found = tuple(p for p in found if p.kind != "bloc")
                if found:
                    return found
        return ()

    def _sender(self, token: Token, earlier: Findings) -> Found:
        """'a delegation sent by the bloc', 'a team of the ministry': who is behind it."""
        for one, distance in expansions(token, 1):
            if distance and (found := self.parties.one(one, earlier)) and coded(found):
                return tuple(with_span(p, stretched(phrase(token, earlier), token, earlier)) for p in found)
        return ()

    def _said_before(self, token: Token, earlier: Findings) -> Found:
        """'the Assad regime in Syria …, the regime': whose it is was said earlier in the sentence."""
        for other in token.sentence.tokens:
            if other.i >= token.i:
                return ()
            if other.lemma == token.lemma:
                found = self.parties.of(other, earlier)
                if found and found[0].kind == "state":
                    return found
                for one, _ in expansions(other):
                    mention = earlier.mention_of.get(one.i)
                    if mention is not None and mention.kind == "state" and mention.code in self.states:
                        code = mention.code or ""
                        return (Party(kind="state", name=self.states[code], code=code, sector="GOV", span=phrase(token, earlier)),)
        return ()

    def _agentive(self, modifier: Token, noun: Token) -> bool:
        """'Bosnian units', 'US Treasury' act; 'the Syrian crisis' does not."""
        return modifier.dep in ("amod", "compound", "nmod") and modifier.i < noun.i and noun.lemma not in self.abstract

    def _owner(self, one: Token, noun: Token, earlier: Findings) -> Found:
        """Whose it is: 'Israeli', 'US', 'NATO' before a noun, in the words of the whole phrase ('an Israeli school bus'); possessors alone."""
        mention = earlier.mention_of.get(one.i)
        if mention is not None and mention.kind == "state" and mention.code in self.states and one.dep in ("amod", "compound", "nmod"):
            code = mention.code or ""
            span = stretched(phrase(noun, earlier), noun, earlier)
            return (Party(kind="state", name=self.states[code], code=code, sector="GOV", span=span),)
        found = self.parties.of(one, earlier)
        if one.dep in ("compound", "nmod", "amod") and found and noun.lemma not in self.events.nouns and noun.lemma not in self.abstract:
            return tuple(with_span(p, stretched(phrase(noun, earlier), noun, earlier)) for p in found)
        return found

    def _one_place(self, one: Token, noun: Token, earlier: Findings, *, place: bool) -> Found:
        """'a base near Aden': the state in which it lies, where deeds are done to places."""
        mention = earlier.mention_of.get(one.i)
        if not place or mention is None or mention.kind != "place" or mention.code not in self.states:
            return ()
        code = mention.code or ""
        return (Party(kind="state", name=self.states[code], code=code, sector="CVL", span=stretched(phrase(noun, earlier), noun, earlier)),)


def _in_full(found: Found, token: Token, earlier: Findings) -> Found:
    """What is attacked or taken, in the words of the whole phrase: 'a camp in Chad', not 'Chad' alone."""
    if len(found) != 1 or found[0].person or found[0].span is None:
        return found
    span = stretched(phrase(token, earlier), token, earlier)
    return (with_span(found[0], span),) if span.start <= found[0].span.start and found[0].span.end <= span.end else found
