"""To whom an event is done: the words that may name the recipient are tried in their order, and the first that names someone else decides."""

from avvisi.extract.actor_words import actors
from avvisi.extract.answered import PLEAS
from avvisi.extract.asked import asked_people, for_whom_aid, in_clause_of, pleas_of
from avvisi.extract.base import Findings
from avvisi.extract.between_words import HARM
from avvisi.extract.borne import borne
from avvisi.extract.circumstances import VISITS, Circumstances
from avvisi.extract.compose import Told
from avvisi.extract.described import Described, benefited
from avvisi.extract.grammar.joined import conjuncts, first_conjunct
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.implied import worldwide
from avvisi.extract.land_done_to import LandDoneTo
from avvisi.extract.named import Named
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.plain_words import PlainWords
from avvisi.extract.recipient_words import recipients
from avvisi.extract.sides import Found, coded, of_state, others, people, stretched, unique, with_span, within
from avvisi.extract.speakers import resolved
from avvisi.extract.told_below import fended_off, undergoes
from avvisi.extract.topics import topics
from avvisi.extract.triggers import Reading
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_THAT_LAND = frozenset({"island", "islands", "territory", "enclave", "kingdom", "republic", "emirate", "archipelago", "nation", "country"})
_OWN_DEEDS = frozenset({"commit", "consent", "threaten", "do", "order", "stop", "allow", "concede", "uphold", None})
_FORUMS = frozenset({"court", "tribunal", "council", "assembly", "arbitration", "hague"})  # 'took the matter to the Council'
_ASIDE = {"PROTEST": frozenset({"past", "along"}), "MOBILIZE": frozenset({"before", "outside", "between"})}  # 'marched past the embassy'
_NEARBY = frozenset({"outside", "near", "beside", "opposite"})
_KILLED = frozenset({"kill", "die", "wound", "injure", "hurt", "maim", "perish"})
_PRESSING = PLEAS | {"pressure", "threat", "blackmail", "urging"}
_POWERS = frozenset({"state", "country", "nation", "government", "community", "power", "donor", "neighbour", "neighbor"})
_SUBJECTS = frozenset({"he", "she", "i", "we"})
_IN_POWER = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})


class Recipients:
    """`recipients(told, acted, earlier, doing, pair)`: those acted on, less the doers."""

    def __init__(self, lexicon: Lexicon, named: Named, described: Described) -> None:
        self.named, self.described, self.events = named, described, lexicon.events
        self.circumstances = Circumstances(lexicon, named, described)
        self.plain, self.lands = PlainWords(lexicon, described), LandDoneTo(lexicon, named)

    def __call__(self, told: Told, acted: list[Token], earlier: Findings, doing: Found, pair: Found) -> Found:
        """Those acted on; whom one complains to is not accused: 'would take the matter to the Security Council'."""
        aside = _ASIDE.get(told.code, frozenset())
        aside |= _NEARBY if _killing(told.outer.token) else aside
        if told.code == "REQUEST" and any(r.pattern.code == "AID" for r in told.chain[1:]):
            acted = [t for t in acted if not for_whom_aid(t)]
        if told.code == "REQUEST" and not told.duty:
            acted = [t for t in acted if not undergoes(t, told.outer.token)]
        about = {t.i for t in topics(told)}
        acted = [t for t in acted if not _governed_by(t, aside) and not _sent_out(told, t) and t.i not in about]
        found = self._acted(told, acted, earlier, doing, pair) or others(self.circumstances.visited(told, earlier), doing)
        if told.code in ("AGREE", "SUPPORT", "AID") and (foes := fended_off(told.outer.token)):
            found = _without(found, foes) or self._that_land(told, earlier, doing, foes)
        forums = [t for t in told.outer.words if t.dep == "pobj" and t.lower in _FORUMS] if told.outer.pattern.code == "ACCUSE" else []
        if told.code == "PROTEST":  # where crowds of a land are is no party
            own = {d.code for d in doing}
            found = tuple(p for p in found if p.sector != "CVL" or p.code is None or p.code not in own)
        return _without(found, forums)

    def _that_land(self, told: Told, earlier: Findings, doing: Found, foes: list[Token]) -> Found:
        """'meddling in Samoa … would defend the island against Fiji': the one other land that the sentence has named."""
        verb = told.outer.token
        if not any(o.lemma in _THAT_LAND and any(c.lower == "the" for c in o.children) for o in patients(verb)):
            return ()
        own = {p.code for p in doing} | {m.code for t in foes if (m := earlier.mention_of.get(t.i)) is not None}
        named = earlier.mentions_in(verb.sentence.start, verb.start)
        lands = {m.code: m for m in named if m.kind == "state" and m.form == "full" and m.code not in own and m.code in self.named.states}
        if len(lands) != 1:
            return ()
        ((code, mention),) = lands.items()
        return (of_state(code, self.named.states, "GOV", mention.span),)

    def _acted(self, told: Told, acted: list[Token], earlier: Findings, doing: Found, pair: Found) -> Found:
        """The first words that name someone else; else whoever the inner event is done to or done by; else whom plain words describe."""
        if sought := others(self.circumstances.sought(told, earlier), doing):
            return sought
        places = any(self.lands.grounded(r) for r in told.chain)
        pleas = pleas_of(told)
        if told.code == "ACCUSE":  # 'condemned the storming of the embassy'
            acted = [t for t in acted if not borne(t) and not _charged_with(t)]
        if pleas:  # 'rejected any suggestion that Chad should withdraw': Chad is what it was about
            acted = [t for t in acted if not any(in_clause_of(t, p) for p in pleas)]
        first = self._first(told, acted, pleas, earlier, doing, pair, places)
        if not first and (asked := asked_people(told)):
            return self._whoever(asked, earlier, doing)
        return (
            first
            or others(self.circumstances.met(told, earlier), doing)
            or self._of_inner(told, pleas, earlier, doing, pair, places)
            or self._inner_words(told, earlier, doing)
            or self.plain.unlisted(told, acted, earlier, doing)
            or self._helped(told, earlier, doing)
            or self.circumstances.beside(told, earlier, doing)
            or (() if pleas else self.lands.land(told, earlier, doing))
        )

    def _whoever(self, asked: list[Token], earlier: Findings, doing: Found) -> Found:
        """'urged creditors to open talks with Chad': the creditors, whoever they are; not Chad."""
        found = others(tuple(p for t in asked for p in self.named.one(t, earlier, deep=True, place=False)), doing)
        told = (self._some_powers(t, earlier) or self.described.one(t, earlier, undergoer="person") for t in asked)
        return found or tuple(p for p in told if p is not None and not within(p, doing))

    @staticmethod
    def _some_powers(token: Token, earlier: Findings) -> Party | None:
        """'all states', 'the international community'."""
        return people(phrase(token, earlier), "GOV") if token.lemma in _POWERS else None

    def _first(
        self, told: Told, acted: list[Token], pleas: list[Token], earlier: Findings, doing: Found, pair: Found, places: bool
    ) -> Found:
        """Whom the first of the deed's own words names that names someone else, with those joined to it."""
        reading, deeds = told.outer, {r.token.i for r in told.chain[1:]}
        for token in sorted(acted, key=lambda t: self.plain.deed(t, reading)):
            if token.i in deeds or token.lower in _SUBJECTS and token.dep == "nsubj" and reading.pattern.rule.recipient != ("subj",):
                continue  # 'hit what he called a base'
            deep = not (reading.pattern.rule.reciprocal and token in reading.objects)  # 'signed a treaty in the Omani capital'
            backed = told.code == "SUPPORT" and token.tag in ("NN", "NNS") and self.named.violent(token)
            blame = told.code == "ACCUSE" or backed or token in pleas  # 'backed the Iraq invasion': not for whom it befell
            found = others(self.named.one(token, earlier, deep=deep, place=places, pair=pair, blame=blame), doing)
            if (
                not found
                and self.plain.direct(token, reading)
                and not self.plain.stuff(token, reading)
                and not self.plain.deed(token, reading)
            ):
                found = self.plain.by_words(told, token, earlier, doing)
            if found and not coded(found) and told.mode == "release":
                found = self._received(reading, earlier, doing) or found
            if found and (coded(found) or self.plain.direct(token, reading) and not self.plain.stuff(token, reading)):
                if told.code == "ASSAULT" and not coded(found) and coded(doing):
                    found = self.lands.nation_of(found, token, acted, earlier, doing)
                if told.code in ("ASSAULT", "COERCE", "SANCTION") and token.tag in ("NN", "NNS") and not self.plain.deed(token, reading):
                    found = _in_full(found, token, earlier)
                return self._joined(token, found, acted, earlier, doing, places)
        return ()

    def _received(self, reading: Reading, earlier: Findings, doing: Found) -> Found:
        """'handed the six nurses over to Chad': people of no land that is told are given to the land that takes them."""
        verb = reading.token
        beside = [c for c in verb.children if c.dep in ("dobj", "nsubjpass", "prt", "advmod", "prep")]
        preps = [c for home in (verb, *beside) for c in home.children if c.lower == "to" and c.dep in ("prep", "dative")]
        for token in (o for p in preps for o in p.children if o.dep == "pobj"):
            found = others(self.named.one(token, earlier, deep=False, place=False), doing)
            if found and all(p.kind == "state" for p in found):
                return found
        return ()

    def _of_inner(self, told: Told, pleas: list[Token], earlier: Findings, doing: Found, pair: Found, places: bool) -> Found:
        """Whom the events inside name: to whom they are done, or by whom."""
        for inner in told.chain[1:] if not pleas else [r for r in told.chain[1:] if r.token in pleas]:
            if told.code == "THREATEN" and inner.pattern.code in ("AID", "SUPPORT"):
                both = [t for o in (inner.token, *patients(inner.token)) for t in behind(o, "from", "against")]
            else:
                both = self._inside(told, inner) if not pleas else actors(inner)
            if told.code == "REQUEST" and inner.pattern.code in HARM and worldwide(inner.token):
                continue
            if told.code == "REQUEST" and told.chain[-1].pattern.code == "AID":
                both = [t for t in both if not for_whom_aid(t)]
            tokens = resolved(both, inner.verb or inner.token, self.events.say)
            for token in tokens:
                if token.lower in ("he", "she", "i", "we") or told.code == "REQUEST" and undergoes(token, told.outer.token):
                    continue  # 'the bishop said he hoped to go': himself
                found = others(
                    self.named.one(token, earlier, deep=True, place=places or inner.pattern.rule.mode in VISITS, pair=pair), doing
                )
                if told.code == "REQUEST" and inner.pattern.code in HARM:  # calling for sanctions on one's own land asks others
                    found = tuple(p for p in found if p.code is None or p.code not in {d.code for d in doing})
                blamed = told.code == "ACCUSE" and any(p.sector in _IN_POWER for p in found)  # 'accused the government of …'
                if found and (coded(found) or blamed or self.events.quad(told.code) == 4):
                    return found
            if told.code == "ACCUSE" and inner.pattern.code == "COERCE" and (held := others(self.lands.custody(inner, earlier), doing)):
                return held
        return ()

    def _inner_words(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'is forced to call on farmers to give': to the farmers; 'will not yield to demands by miners': to them."""
        if len(told.chain) < 2 or told.code not in ("AGREE", "REQUEST", "THREATEN", "REJECT") or told.outer.verb is None:
            return ()
        for inner in reversed(told.chain[1:]):
            asked = recipients(inner)[:2] if inner.verb is inner.token else []
            asked += [t for noun in asked if noun.lemma in _PRESSING for t in behind(noun, "from", "by")]
            for token in asked:
                party = self.described.one(token, earlier)
                if party is not None and not within(party, doing) and not self.plain.stuff(token, inner):
                    return (party,)
        return ()

    def _helped(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'pledged money for a school in Peru': where help goes that is named only in its aim."""
        given = told.code == "AID" or told.code == "AGREE" and told.chain[-1].pattern.code == "AID"
        for token in benefited(told.outer.token) if given and told.outer.token is told.outer.verb else ():
            if found := others(self.named.one(token, earlier, deep=False, place=True), doing):
                return found
        return ()

    def _inside(self, told: Told, inner: Reading) -> list[Token]:
        """The words of the inner event: to whom one does it oneself; of what others are asked or blamed for, who does it first; whoever welcomes
        the end of a war does not side with those it is fought against."""
        if told.code == "SUPPORT" and inner.pattern.code == "RETREAT" or told.code == "ACCUSE":
            return [t for t in actors(inner) if not borne(t)]
        if told.outer.pattern.rule.operator in _OWN_DEEDS:
            return [*recipients(inner), *actors(inner)]
        if told.code == "REQUEST" and inner.pattern.code == "AID":
            return actors(inner)  # 'an appeal for ten million to help Chad' is not made to Chad
        return [*actors(inner), *(recipients(inner) if not self._praised(told, inner) else [])]

    def _praised(self, told: Told, inner: Reading) -> bool:
        """'praised their resistance to Chad': the praise is not for Chad."""
        return told.code == "SUPPORT" and self.events.quad(inner.pattern.code) >= 3

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


def _charged_with(noun: Token) -> bool:
    """'was accused of ties with the rebels': what one is charged with names nobody charged."""
    return noun.dep == "pobj" and noun.head.lower in ("of", "with") and noun.head.head.lemma in ("accuse", "suspect", "charge", "convict")


def _governed_by(token: Token, preps: frozenset[str]) -> bool:
    """Whether the list that a word stands in is governed by one of these prepositions."""
    top = first_conjunct(token)
    return top.dep == "pobj" and top.head.lower in preps


def _without(found: Found, words: list[Token]) -> Found:
    """The parties in whose words none of these stands."""
    return tuple(p for p in found if p.span is None or not any(p.span.start <= t.start < p.span.end for t in words))


def _sent_out(told: Told, token: Token) -> bool:
    """'deployed soldiers and police': those sent are on the sender's side, whoever of them the rule names."""
    reading = told.outer
    if told.code != "MOBILIZE" or reading.pattern.code != "MOBILIZE" or reading.token is not reading.verb:
        return False
    listed = conjuncts(first_conjunct(token))
    return len(listed) > 1 and any(t in reading.objects for t in listed)


def _killing(noun: Token) -> bool:
    """'sixteen were killed in an attack outside the bank': the bank tells where, and who was killed was attacked."""
    return noun.dep == "pobj" and noun.head.lower in ("in", "by") and noun.head.head.lemma in _KILLED


def _in_full(found: Found, token: Token, earlier: Findings) -> Found:
    """What is attacked or taken, in the words of the whole phrase: 'a camp in Chad', not 'Chad' alone."""
    if len(found) != 1 or found[0].person or found[0].span is None:
        return found
    span = stretched(phrase(token, earlier), token, earlier)
    return (with_span(found[0], span),) if span.start <= found[0].span.start and found[0].span.end <= span.end else found
