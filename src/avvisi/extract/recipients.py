"""To whom an event is done: the words that may name the recipient are tried in their order, and the first that names someone else decides."""

from avvisi.extract.actor_words import actors
from avvisi.extract.answered import PLEAS
from avvisi.extract.base import Findings
from avvisi.extract.borne import borne
from avvisi.extract.clauses import (
    awaited,
    conjuncts,
    first_conjunct,
    is_noun,
    is_verb,
    logical_subject,
    passive,
    patients,
    possessors,
    prepositions,
)
from avvisi.extract.compose import Told
from avvisi.extract.described import Described, Undergoer, benefited
from avvisi.extract.implied import worldwide
from avvisi.extract.named import Named
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.recipient_words import recipients
from avvisi.extract.sides import Found, coded, of_state, others, received, settled, stretched, unique, with_span, within
from avvisi.extract.speakers import resolved
from avvisi.extract.triggers import Reading
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_OWN_DEEDS = frozenset({"commit", "consent", "threaten", "do", "order", "stop", "allow", "concede", "uphold", None})
_PLACED = frozenset({"RETREAT", "AID", "MOBILIZE", "CONCEDE"})
_WHERE = frozenset({"in", "across", "throughout", "at", "near", "along", "around", "over", "from", "on", "to", "into", "inside", "within"})
_ANY = frozenset({"a", "an", "any", "no", "every", "all", "some", "its", "his", "her", "their", "our"})
_FORUMS = frozenset({"court", "tribunal", "council", "assembly", "arbitration", "hague"})  # 'took the matter to the Council'
_PLEDGES = frozenset({"agree.pledge", "agree.promise", "agree.promise-thing", "agree.offer"})
_ASIDE = {"PROTEST": frozenset({"past", "along"}), "MOBILIZE": frozenset({"before", "outside"})}  # 'marched past the embassy'
_NEARBY = frozenset({"outside", "near", "beside", "opposite"})
_KILLED = frozenset({"kill", "die", "wound", "injure", "hurt", "maim", "perish"})
_WITHIN = frozenset({"in", "throughout", "inside", "within", "from"})
_SETTING = frozenset({"in", "by", "with", "for", "during", "after", "from", "over", "between", "among", "near", "as"})
_ADDRESSED = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})
_TURNED_ON = frozenset({"SANCTION", "ASSAULT", "COERCE"})
_SAID = frozenset({"AGREE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
_MEETING = frozenset({"meet", "telephone", "phone", "ring", "receive", "host", "tell", "assure"})
_TALKS = frozenset({"talk", "meeting", "conversation", "discussion", "consultation", "dialogue"})
_IN_POWER = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
_STANCES = frozenset(
    {"stance", "position", "move", "step", "call", "demand", "comment", "remark", "statement", "threat", "claim", "proposal"}
)
_POLITIES = frozenset({"nation", "country", "state", "power", "government"})
VISITS = frozenset({"visit"})
_GIVING = frozenset(
    {
        "offer", "propose", "promise", "pledge", "guarantee", "extend", "tender", "send", "give", "provide", "supply", "deliver", "lend", "ship",
    }
)  # fmt: skip


class Recipients:
    """`recipients(told, acted, earlier, doing, pair)`: those acted on, less the doers."""

    def __init__(self, lexicon: Lexicon, named: Named, described: Described) -> None:
        self.named, self.described = named, described
        self.events, self.states = lexicon.events, lexicon.world.code_names
        self.weapons = frozenset(lexicon.events.words.lists["weapons"])
        self.journeys = frozenset(lexicon.events.words.lists["visit"])

    def __call__(self, told: Told, acted: list[Token], earlier: Findings, doing: Found, pair: Found) -> Found:
        """Those acted on; whom one complains to is not accused: 'would take the matter to the Security Council'."""
        aside = _ASIDE.get(told.code, frozenset())
        aside |= _NEARBY if _killing(told.outer.token) else aside
        acted = [t for t in acted if not (t.dep == "pobj" and t.head.lower in aside)]
        found = self._acted(told, acted, earlier, doing, pair) or others(self._visited(told, earlier), doing)
        forums = [t for t in told.outer.words if t.dep == "pobj" and t.lower in _FORUMS] if told.outer.pattern.code == "ACCUSE" else []
        if told.code == "PROTEST":  # where crowds of a land are is no party
            own = {d.code for d in doing}
            found = tuple(p for p in found if p.sector != "CVL" or p.code is None or p.code not in own)
        return tuple(p for p in found if p.span is None or not any(p.span.start <= t.start < p.span.end for t in forums))

    def _visited(self, told: Told, earlier: Findings) -> Found:
        """'on a visit to Lima, pledged forty million': to the host."""
        token = told.outer.token
        if told.outer.pattern.rule.id not in _PLEDGES or not is_verb(token):
            return ()
        homes = (token, *(c for c in token.children if c.dep == "nsubj"))
        trips = [t for home in homes for p, t in prepositions(home) if p in ("on", "during") and t.lemma in ("visit", "trip", "tour")]
        to = [o for trip in trips for p, o in prepositions(trip) if p == "to"]
        return tuple(received(p) for t in to[:1] for p in self.named.one(t, earlier, deep=False, place=True) if p.code)

    def _acted(self, told: Told, acted: list[Token], earlier: Findings, doing: Found, pair: Found) -> Found:
        """The first words that name someone else; else whoever the inner event is done to or done by; else whom plain words describe."""
        reading = told.outer
        if sought := others(self._sought(told, earlier), doing):
            return sought
        places = any(self._grounded(r) for r in told.chain)
        deeds = {r.token.i for r in told.chain[1:]}
        if told.code == "ACCUSE":  # 'condemned the storming of the embassy'
            acted = [t for t in acted if not borne(t)]
        pleas = (
            [t for t in patients(reading.token) if t.lemma in PLEAS]
            if told.code == "REJECT" and told.outer.pattern.rule.operator == "refuse" and is_verb(reading.token)
            else []
        )
        if pleas:  # 'rejected any suggestion that Chad should withdraw': Chad is what it was about
            acted = [t for t in acted if not any(_in_clause_of(t, p) for p in pleas)]
        for token in sorted(acted, key=lambda t: self._deed(t, reading)):
            if token.i in deeds:
                continue
            deep = not (reading.pattern.rule.reciprocal and token in reading.objects)  # 'signed a treaty in the Omani capital'
            backed = told.code == "SUPPORT" and token.tag in ("NN", "NNS") and self.named.violent(token)
            blame = told.code == "ACCUSE" or backed or token in pleas  # 'backed the Iraq invasion': not for whom it befell
            found = others(self.named.one(token, earlier, deep=deep, place=places, pair=pair, blame=blame), doing)
            if not found and self._direct(token, reading) and not self._stuff(token, reading) and not self._deed(token, reading):
                found = self._by_words(told, token, earlier, doing)
            if found and (coded(found) or self._direct(token, reading) and not self._stuff(token, reading)):
                if told.code == "ASSAULT" and not coded(found) and coded(doing):
                    found = self._nation_of(found, token, acted, earlier, doing)
                if told.code in ("ASSAULT", "COERCE", "SANCTION") and token.tag in ("NN", "NNS") and not self._deed(token, reading):
                    found = _in_full(found, token, earlier)
                return self._joined(token, found, acted, earlier, doing, places)
        if met := others(self._met(told, earlier), doing):
            return met
        for inner in told.chain[1:] if not pleas else [r for r in told.chain[1:] if r.token in pleas]:
            if told.code == "THREATEN" and inner.pattern.code in ("AID", "SUPPORT"):
                both = [t for o in (inner.token, *patients(inner.token)) for p, t in prepositions(o) if p in ("from", "against")]
            else:
                both = self._inside(told, inner) if not pleas else actors(inner)
            if told.code == "REQUEST" and inner.pattern.code in _TURNED_ON and worldwide(inner.token):
                continue
            tokens = resolved(both, inner.verb or inner.token, self.events.say)
            for token in tokens:
                if token.lower in ("he", "she", "i", "we"):
                    continue  # 'the bishop said he hoped to go': himself
                found = others(
                    self.named.one(token, earlier, deep=True, place=places or inner.pattern.rule.mode in VISITS, pair=pair), doing
                )
                if told.code == "REQUEST" and inner.pattern.code in _TURNED_ON:  # calling for sanctions on one's own land asks others
                    found = tuple(p for p in found if p.code is None or p.code not in {d.code for d in doing})
                blamed = told.code == "ACCUSE" and any(p.sector in _IN_POWER for p in found)  # 'accused the government of …'
                if found and (coded(found) or blamed or self.events.quad(told.code) == 4):
                    return found
            if told.code == "ACCUSE" and inner.pattern.code == "COERCE" and (held := others(self._custody(inner, earlier), doing)):
                return held
        if len(told.chain) > 1 and told.code in ("AGREE", "REQUEST", "THREATEN", "REJECT") and reading.verb is not None:
            for inner in reversed(told.chain[1:]):  # 'is forced to call on farmers to give': to the farmers
                for token in recipients(inner)[:2] if inner.verb is inner.token else ():
                    party = self.described.one(token, earlier)
                    if party is not None and not within(party, doing) and not self._stuff(token, inner):
                        return (party,)
        if found := self._unlisted(told, acted, earlier, doing):
            return found
        given = told.code == "AID" or told.code == "AGREE" and told.chain[-1].pattern.code == "AID"  # 'pledged money for a school in Peru'
        if given and reading.token is reading.verb:
            for token in benefited(reading.token):
                if found := others(self.named.one(token, earlier, deep=False, place=True), doing):
                    return found
        beside = (
            self._awaited(told, earlier, doing)
            or self._whose(told, earlier, doing)
            or self._summed_up(told, earlier, doing)
            or self._freed(told, earlier, doing)
            or self._partners(told, earlier, doing)
        )
        return beside or (() if pleas else self._land(told, earlier, doing))

    def _freed(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'Soto flew out once Chile had eased the curbs on her travel': hers."""
        if told.code not in ("CONCEDE", "SANCTION") or told.outer.token is not told.outer.verb:
            return ()
        for _, thing in (pair for o in (*told.outer.objects, *told.outer.words) for pair in prepositions(o)):
            for whose in thing.children:
                if whose.dep == "poss" and whose.lower in ("his", "her") and earlier.mention_of.get(whose.i) is not None:
                    return others(self.named.one(whose, earlier, deep=False, place=False), doing)
        return ()

    def _whose(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'was proud of Soto, praising her courage': hers; of a participle's clause the one whom the main clause names besides its subject."""
        token = told.outer.token
        if told.code != "SUPPORT" or not is_verb(token) or passive(token):
            return ()
        for quality in patients(token):
            owners = [c for c in quality.children if c.dep == "poss" and c.lower in ("his", "her")]
            if (
                not owners
                or quality.tag not in ("NN", "NNS")
                or self.described.one(quality, earlier)
                or quality.lemma in self.described.humans
            ):
                continue
            found = others(self.named.one(owners[0], earlier, deep=False, place=False), doing)
            if not found and token.dep == "advcl" and token.tag == "VBG" and not (is_verb(token.head) and passive(token.head)):
                homes = [token.head, *(c for c in token.head.children if c.dep == "acomp")]
                named = [*patients(token.head), *(o for home in homes for p, o in prepositions(home) if p in ("of", "with", "to", "on"))]
                found = others(self.named.all(named, earlier, deep=False), doing)
                found = found if len(found) == 1 and found[0].person else ()
            if found:
                return found
        return ()

    def _summed_up(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'Soto called for a boycott, a stance backed by most guilds': hers, the subject's of the clause that the noun sums up."""
        token = told.outer.token
        noun = token.head
        if told.code not in ("SUPPORT", "ACCUSE", "REJECT") or token.dep not in ("relcl", "acl") or not passive(token):
            return ()
        if noun.lemma not in _STANCES or noun.dep not in ("appos", "dep", "npadvmod", "parataxis") or possessors(noun):
            return ()
        above = next((t for t in noun.ancestors() if is_verb(t)), None)
        owners = resolved(logical_subject(above), above, self.events.say) if above is not None else []
        return others(self.named.all(owners, earlier, deep=False), doing)

    def _partners(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'will join the talks that involve Peru and Chile': with those who take part."""
        if told.code not in ("AGREE", "REJECT", "CONSULT"):
            return ()
        for noun in told.outer.token.subtree():
            if noun.lemma not in _TALKS or not is_noun(noun):
                continue
            taking = [c for c in noun.children if c.dep == "relcl" and c.lemma in ("involve", "include", "group") and not passive(c)]
            if found := others(self.named.all([o for c in taking for o in patients(c)], earlier, deep=False), doing):
                return found
        return ()

    def _inside(self, told: Told, inner: Reading) -> list[Token]:
        """The words of the inner event: to whom one does it oneself; of what others are asked or blamed for, who does it first; whoever welcomes
        the end of a war does not side with those it is fought against."""
        if told.code == "SUPPORT" and inner.pattern.code == "RETREAT" or told.code == "ACCUSE":
            return [t for t in actors(inner) if not borne(t)]
        if told.outer.pattern.rule.operator in _OWN_DEEDS:
            return [*recipients(inner), *actors(inner)]
        return [*actors(inner), *(recipients(inner) if not self._praised(told, inner) else [])]

    def _sought(self, told: Told, earlier: Findings) -> Found:
        """'planned to go to Goma for a meeting with Ruiz': whom a journey is made to see, rather than the place."""
        inner = told.chain[-1]
        if inner.pattern.rule.mode not in VISITS or inner.verb is None:
            return ()
        aims = [o for p, o in prepositions(inner.verb) if p == "for" and o.lemma in _TALKS]
        with_whom = [t for o in aims for p, t in prepositions(o) if p == "with"]
        found = self.named.all(with_whom, earlier, deep=False)
        return found if found and all(p.code or p.person for p in found) else ()

    def _met(self, told: Told, earlier: Findings) -> Found:
        """'held talks with Peru's envoy, stressing the need to back the plan': said to whom one meets."""
        token = told.outer.token
        if told.code not in _SAID or token.dep != "advcl" or token.tag != "VBG" or not is_verb(token.head):
            return ()
        verb = token.head
        objects = patients(verb)
        if not (verb.lemma in _MEETING or any(o.lemma in _TALKS for o in objects)):
            return ()
        with_whom = [t for home in (verb, *objects) for p, t in prepositions(home) if p == "with"]
        return self.named.all(with_whom or [o for o in objects if o.lemma not in _TALKS], earlier, deep=False)

    def _awaited(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'will not lift the embargo until Chad undertakes reforms': who must act first is who is refused."""
        verb = told.outer.verb
        if told.code not in ("REJECT", "THREATEN", "REQUEST") or verb is None:
            return ()
        for token in awaited(verb):
            if any(c.dep == "det" and c.lower in ("a", "an", "any", "no") for c in token.children):
                continue  # 'unless a judge looks into it': nobody in particular
            found = others(self.named.one(token, earlier, deep=True, place=False), doing)
            found = found or tuple(p for p in (self.described.one(token, earlier),) if p is not None and not within(p, doing))
            if found:
                return found
        return ()

    def _grounded(self, reading: Reading) -> bool:
        """Whether a place stands for those it is done to: visits, deeds against someone, help, withdrawals."""
        rule = reading.pattern.rule
        return (
            rule.mode in VISITS
            or any(o.lemma in self.journeys for o in reading.objects)
            or self.events.quad(reading.pattern.code) == 4
            or reading.pattern.code in _PLACED
            or reading.pattern.code == "REJECT"
            and rule.mode == "meet"
        )

    def _deed(self, token: Token, reading: Reading) -> bool:
        """A deed that the phrase itself names: whom it is done to stands behind its preposition ('launched raids on a camp in Chad')."""
        return token in reading.words and token.tag in ("NN", "NNS") and token.lemma in self.events.nouns

    def _by_words(self, told: Told, token: Token, earlier: Findings, doing: Found) -> Found:
        """People or bodies whom no list knows, where the deed is done to them directly: 'struck militia groups in the hills of Chad'."""
        if told.code in ("CONSULT", "COOPERATE") or told.outer.verb is not told.outer.token:
            return ()
        found = self.described.one(token, earlier, undergoer=self._undergoer(told, token), acting=told.code in _ADDRESSED)
        found = found or _lands_of_a_kind(told, token, earlier)
        return (found,) if found is not None and not within(found, doing) else ()

    @staticmethod
    def _undergoer(told: Told, token: Token) -> Undergoer:
        """What the verb asks of this word, where it is its object or what the deed is aimed at."""
        reading = told.outer
        if (
            reading.pattern.rule.undergoer is None
            or told.code == "REJECT"
            and (
                token.dep == "pobj"
                and token.head not in reading.words
                or not any(c.dep in ("det", "poss") and c.lower not in _ANY for c in token.children)
            )  # 'ruled out any change'
            or token.dep == "pobj"
            and token.head.lower in _SETTING
            and (token.head.lower == "for" or token.head not in reading.words)
        ):
            return None
        return reading.pattern.rule.undergoer

    def _land(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'imposed a curfew in Quito', 'lifted the state of emergency in the north': where nobody is named, the land it is done to."""
        for reading in (told.outer, told.chain[-1]):
            if told.code == "SUPPORT" and reading.pattern.code == "RETREAT":
                continue  # 'welcomed any effort to end the war in Chad'
            if reading.pattern.code in ("PROTEST", "ASSAULT") or not self._grounded(reading) or reading.pattern.rule.mode == "resign":
                continue
            homes = [reading.verb or reading.token, *reading.objects, *(w for w in reading.words if is_noun(w))]
            for prep, token in (pair for home in dict.fromkeys(homes) for pair in prepositions(home)):
                if prep not in _WHERE:
                    continue
                found = others(self.named.land(token, earlier), doing)
                if prep not in _WITHIN:  # 'crossed the Orinoco', 'flew troops to a town', 'the post at the bridge': a spot on the map
                    found = tuple(p for p in found if p.code)
                if reading.pattern.code in ("SANCTION", "MOBILIZE", "AID"):  # never against the doer's own land
                    found = tuple(p for p in found if p.code not in {d.code for d in doing})
                if found:
                    return found
        return ()

    def _praised(self, told: Told, inner: Reading) -> bool:
        """'praised their resistance to Chad': the praise is not for Chad."""
        return told.code == "SUPPORT" and self.events.quad(inner.pattern.code) >= 3

    def _nation_of(self, found: Found, token: Token, acted: list[Token], earlier: Findings, doing: Found) -> Found:
        """'an Israeli raid on Tyre killed farmers': people whom one state kills in another's land are the other's."""
        for other in (*acted, *(t for t in token.subtree() if t.dep == "pobj")):
            if other is not token:
                there = others(self.named.one(other, earlier, deep=True, place=True), doing)
                if len(there) == 1 and there[0].kind == "state" and there[0].code not in {p.code for p in doing}:
                    return (settled(found[0], there[0].code, there[0].name),)
        return found

    def leaving(self, verb: Token, earlier: Findings) -> Found:
        """'envoys were told to leave Lima', 'were expelled from Peru': the land they must leave acts."""
        for token in verb.subtree():
            out = token.dep == "dobj" and token.head.lemma in ("leave", "quit") or token.dep == "pobj" and token.head.lower == "from"
            if out and token.i > verb.i and token.head is not verb:
                found = tuple(p for p in self.named.one(token, earlier, deep=False, place=True) if p.kind == "state" and not p.person)
                if found:
                    return tuple(map(received, found))
        return ()

    def elsewhere(self, reading: Reading, earlier: Findings) -> Found:
        """Who acts where a passive names nobody: 'was called to the ministry in Oslo', 'the Omani envoy in Lima was summoned'."""
        verb = reading.verb or reading.token
        if not (passive(verb) or reading.happens or reading.verb is None):
            return ()
        slots = reading.pattern.rule.otherwise
        done_to = patients(verb)  # 'two members of the embassy in Oslo'
        homes = dict.fromkeys(
            (verb, *done_to, *(t for o in (reading.token, *done_to) for p, t in prepositions(o) if p == "of"), *reading.objects)
        )
        pairs = [pair for home in homes for pair in prepositions(home)]
        for slot in slots:
            for prep, token in pairs:
                if prep != slot or token.lemma == "front":
                    continue  # 'in front of the Omani embassy'
                found = self.named.one(token, earlier, deep=True, place=True) or self.named.land(token, earlier)
                if len(found) == 1 and coded(found):  # 'rallies were held in Lima': by its people, not by its government
                    return found if reading.pattern.code == "PROTEST" else tuple(map(received, found))
        return ()

    def _custody(self, inner: Reading, earlier: Findings) -> Found:
        """'condemned the arrest of editors in Chad': who is arrested in a country is arrested by its state."""
        for token in inner.token.subtree():
            if token.dep != "pobj" or token.head.lower != "in":
                continue
            mention = earlier.mention_of.get(token.i)
            if mention is not None and mention.kind in ("state", "place") and mention.code in self.states:
                return (of_state(mention.code, self.states, "GOV", phrase(token, earlier)),)
        return ()

    def _stuff(self, token: Token, reading: Reading) -> bool:
        """What the phrase itself names and sends, gives or cuts: the troops of 'sent troops' are on no side."""
        slots = reading.pattern.rule.recipient
        return self._given(token, reading) or token in reading.objects and (not slots or slots[0] != "obj")

    def _given(self, token: Token, reading: Reading) -> bool:
        """What is given, not to whom: 'offered a customs union', 'sent tanks and advisers', 'pledged ten million in helicopters'."""
        given = first_conjunct(token)
        if given.dep == "dobj" and given.head is reading.verb is not None and reading.verb.lemma in _GIVING:
            return not any(c.dep == "dobj" and c.i > given.i for c in given.head.children)
        return token.lemma in self.weapons and token.dep == "pobj" and token.head.lower in ("in", "of", "with", "worth")

    @staticmethod
    def _direct(token: Token, reading: Reading) -> bool:
        """Whether the word is the object or a prepositional object of the trigger itself: people without a name count only there."""
        over = token.head.head if token.dep == "pobj" else token.head
        if over is reading.token or over is reading.verb or over in reading.objects or over.dep == "dobj" and over.head is reading.verb:
            return True
        pleased = over.dep == "acl" and over.head in reading.words  # 'noted with satisfaction that the nurses had stayed'
        return is_verb(over) and token.dep == "nsubj" and (over.dep in ("ccomp", "xcomp") and over.head is reading.verb or pleased)

    def _unlisted(self, told: Told, acted: list[Token], earlier: Findings, doing: Found) -> Found:
        """People whom no name tells apart ('fishermen'), a name seen once, and what is attacked ('a military base'). Other things are no parties."""
        reading = told.outer
        hard = self.events.quad(told.code) == 4 or told.code in _PLACED
        if not hard and (told.code in ("CONSULT", "COOPERATE") or reading.verb is None):
            return ()
        asked = [t for t in acted if t in reading.objects or t not in reading.words]
        if not hard:
            asked = [t for t in asked if self._direct(t, reading) and not self._stuff(t, reading)]
        elif self.events.quad(told.code) != 4:
            asked = [t for t in asked if not self._given(t, reading)]
        for token in asked[:3]:
            found = self.described.one(token, earlier, undergoer=self._undergoer(told, token))
            if found is not None and not within(found, doing) and not (found.sector == "MIL" and self._stuff(token, reading)):
                return (found,)
        return ()

    def _joined(self, token: Token, found: Found, acted: list[Token], earlier: Findings, doing: Found, place: bool) -> Found:
        """The conjuncts of the first recipient are recipients too."""
        joined = {t.i for t in conjuncts(token)} | {token.i}
        found = unique((*others(self.named.before(token, earlier), doing), *found))
        more: list[Party] = []
        for other in acted:
            if other.i in joined and other is not token:
                named = self.named.one(other, earlier, deep=True, place=place)
                told = None if named else self.described.one(other, earlier, acting=other.tag.startswith("NNP"))
                more += named or ((told,) if told is not None and not within(told, (*doing, *found)) else ())
        return unique((*found, *others(tuple(more), doing)))


def _in_clause_of(token: Token, plea: Token) -> bool:
    """Whether it stands in what the plea says: Chad in 'a suggestion that Chad withdraw', 'any chance that it fails in Chad'."""
    above = next((t for t in token.ancestors() if is_verb(t) or t is plea), None)
    return above is not None and above is not plea and any(t is plea for t in above.ancestors()) and above.tag != "VBN"


def _lands_of_a_kind(told: Told, token: Token, earlier: Findings) -> Party | None:
    """'accused rich nations of', 'urged coastal states to': several lands that no word names, addressed all the same."""
    kind = any(c.dep == "amod" and c.tag == "JJ" for c in token.children)
    if told.code not in _ADDRESSED or token.tag != "NNS" or token.lemma not in _POLITIES or not kind:
        return None
    if any(c.dep == "poss" or c.lower in ("two", "both", "these", "those", "the") for c in token.children):
        return None  # said of lands that were named before
    words = phrase(token, earlier)
    return Party(kind="group", name=words.text, sector="GOV", members="unstated", span=stretched(words, token, earlier))


def _killing(noun: Token) -> bool:
    """'sixteen were killed in an attack outside the bank': the bank tells where, and who was killed was attacked."""
    return noun.dep == "pobj" and noun.head.lower in ("in", "by") and noun.head.head.lemma in _KILLED


def _in_full(found: Found, token: Token, earlier: Findings) -> Found:
    """What is attacked or taken, in the words of the whole phrase: 'a camp in Chad', not 'Chad' alone."""
    if len(found) != 1 or found[0].person or found[0].span is None:
        return found
    span = stretched(phrase(token, earlier), token, earlier)
    return (with_span(found[0], span),) if span.start <= found[0].span.start and found[0].span.end <= span.end else found
