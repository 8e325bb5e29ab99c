"""From words to parties: who acts and on whom, for a composed event. Nothing is guessed: a role no word fills stays empty."""

from avvisi.extract.actor_words import actors
from avvisi.extract.base import Findings
from avvisi.extract.carried import spoken_by
from avvisi.extract.circumstances import VISITS
from avvisi.extract.compose import Told
from avvisi.extract.described import Described
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.extract.law_givers import Laws
from avvisi.extract.laws import LAW
from avvisi.extract.modality import FUTURE
from avvisi.extract.named import Named
from avvisi.extract.noun_phrases import joined_nouns, phrase
from avvisi.extract.owned import holds, in_custody, unowned
from avvisi.extract.passive_doers import elsewhere, leaving, of_the_step
from avvisi.extract.plurals import meant
from avvisi.extract.recipient_words import recipients
from avvisi.extract.recipients import Recipients
from avvisi.extract.sides import Found, apart, others, received, with_span
from avvisi.extract.speakers import resolved, speaker
from avvisi.extract.triggers import Reading
from avvisi.extract.unfulfilled import clause_of
from avvisi.lexicon.load import Lexicon
from avvisi.parse.tokens import Token

_LANDS = frozenset({"country", "nation", "state", "government", "kingdom", "republic"})
_VOWS = frozenset({"vow", "promise", "pledge", "swear", "guarantee", "assure"})
_WISHES = frozenset({"hope", "wish", "want", "expect", "desire"})

# What one state has at another: 'reopened its embassy in Lomé' has to do with the government there.
_MISSIONS = frozenset({"embassy", "consulate", "ambassador", "envoy", "mission", "tie", "relation"})


class Roles:
    """`roles(told, earlier, pair)` gives (actors, recipients); `pair` holds the two sides of the last contact told, for 'the two sides'."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.events = lexicon.events
        self.named = Named(lexicon)
        self.described = Described(lexicon)
        self.recipients = Recipients(lexicon, self.named, self.described)
        self.laws = Laws(lexicon, self.named)

    def __call__(self, told: Told, earlier: Findings, pair: Found = ()) -> tuple[Found, Found]:
        """Both roles; where all take part alike and no one is the other side, everybody is an actor."""
        reading = told.outer
        if reading.pattern.rule.id == LAW:
            return self.laws(reading, earlier)
        home = reading.verb or reading.token
        say = self.events.say
        acting = resolved(actors(reading), home, say)
        if "speaker" in reading.pattern.rule.actor:
            said_of = reading.pattern.rule.recipient == ("subj",)
            acting, acted = speaker(home, say), actors(reading) if said_of else recipients(reading, complement_too=False)
        else:
            acted = resolved(recipients(reading, complement_too=len(told.chain) == 1), home, say)
        if told.duty:
            asked = acting or ([] if _for_anyone(reading) else acted)
            acting, acted = speaker(home, say), asked  # 'Chad must back Mali': Chad is asked
        pair = pair or self.named.subjects(home, earlier) or self.named.meant(acting, earlier)
        doing = self.named.all(acting, earlier, deep=False)
        if any(map(_their_lands, acting)):  # 'Soto and Ruiz signed a treaty by which their countries'
            pair = self.named.subjects(home, earlier)
            doing = ()
        if pair:
            doing = self.named.both(acting, doing, earlier, pair)
        doing = self._spoken_for(told, earlier) or doing or self._unnamed(told, acting, earlier)
        done = self.recipients(told, acted, earlier, doing, pair)
        if {p.code for p in doing} & {p.code for p in pair}:  # 'Oman met Mali. … Oman brought the two sides together': two others
            apart_from = self.recipients(told, acted, earlier, doing, ())
            done = apart_from if len(others(apart_from, doing)) == len(apart_from) == len(pair) else done
        doing, done = _with_joined(acting, doing, done, earlier)
        if len(doing) > 1 and not done and (wish := self._wishing(told, earlier, doing)):
            doing, done = wish
        if any(r.pattern.rule.mode in VISITS for r in told.chain) or any(t.lemma in _MISSIONS for t in reading.objects):
            done = tuple(received(p) for p in done)
        if reading.pattern.rule.reciprocal and not doing and len({p.code for p in done}) > 1 and reading.verb is not reading.token:
            doing, done = done, ()  # 'a conference with the premiers of Fiji and Tonga opened'
        if told.code == "CONSULT" and not told.applied and reading.pattern.rule.host == "subj":
            doing, done = done, doing
        if len(doing) > 1 and reading.token is not reading.verb and behind(reading.token, "between"):
            return doing, ()  # 'clashes between police and students in the capital'
        if told.code == "AGREE" and len({p.code for p in doing}) > 1 and _of_one_mind(reading):
            return doing, ()
        return apart(doing, done)

    def _unnamed(self, told: Told, acting: list[Token], earlier: Findings) -> Found:
        """Who acts, where the words for it name nobody: the authors of a paper, people by plain words, who tells it, whom another slot names."""
        reading = told.outer
        home, mode = reading.verb or reading.token, reading.pattern.rule.mode
        doing = self.named.carried.authors(acting, earlier)
        if not doing and (reading.verb is not None or told.code in ("PROTEST", "ASSAULT")):
            told_by = [w for t in acting for w in (spoken_by(t) or [t])]
            doing = self.described.first(told_by, earlier) or self._taken_up(acting, earlier)
        if not doing and mode == "expel" and reading.verb is not None:
            doing = leaving(reading.verb, earlier, self.named)
        if not doing and unowned(told):
            teller = speaker(home, self.events.say)
            doing = self.named.all(teller, earlier, deep=False) or self.described.first(teller, earlier)
        if not doing and in_custody(told):
            doing = tuple(p for p in self.named.all(speaker(home, self.events.say), earlier, deep=False) if holds(told, p))
        if not doing and reading.pattern.rule.otherwise and (reading.verb is not None or mode == "arrest"):
            doing = elsewhere(reading, earlier, self.named)
        return doing or of_the_step(reading, earlier, self.named)

    def _spoken_for(self, told: Told, earlier: Findings) -> Found:
        """'the envoy vowed that the League would help': the League, for which one speaks who promises what another will do."""
        if told.outer.token.lemma not in _VOWS or told.outer.token is not told.outer.verb or len(told.chain) < 2:
            return ()
        verb = told.chain[1].verb
        if verb is None or verb.dep != "ccomp" or verb.head is not told.outer.token or passive(verb) or not auxiliaries(verb) & FUTURE:
            return ()
        own = [c for c in verb.children if c.dep == "nsubj" and c.tag.startswith("NNP")]
        found = self.named.all(own, earlier, deep=False)
        return found if len(found) == 1 and found[0].code is not None and found[0].person is None else ()

    def _taken_up(self, acting: list[Token], earlier: Findings) -> Found:
        """'Dozens of veterans marched. They began their protest on Monday': those whom no list knows, in the words that take them up."""
        for token in acting[:1]:
            noun = meant(token, earlier, self.named.parties.groups) if token.lower == "they" and token.i not in earlier.mention_of else None
            party = self.described.one(noun, earlier) if noun is not None else None
            if party is not None:
                return (with_span(party, phrase(token, earlier)),)
        return ()

    def _wishing(self, told: Told, earlier: Findings, doing: Found) -> tuple[Found, Found] | None:
        """'Peru hoped the two countries would work together': Peru's wish, to the other."""
        clause = clause_of(told)
        if clause is None or (above := clause.head).lemma not in _WISHES or told.applied not in ("commit", None):
            return None
        wishing = self.named.all(resolved(logical_subject(above), above, self.events.say), earlier, deep=False)
        codes = {p.code for p in wishing}
        rest = tuple(p for p in doing if p.code not in codes)
        return (wishing, rest) if len(codes) == 1 and len(rest) == len(doing) - 1 else None


def _with_joined(acting: list[Token], doing: Found, done: Found, earlier: Findings) -> tuple[Found, Found]:
    """'was opposed by dockers and the Union': a crowd joined to one who acts acts too, and nothing is done to it."""
    joined = {t.i for a in acting for t in joined_nouns(a)}
    heads = [earlier.head_of(p.span) if p.span is not None and p.code is None else None for p in done]
    with_them = [p for p, h in zip(done, heads, strict=True) if h is not None and h.i in joined]
    if not doing or not with_them or len(joined) < 2:
        return doing, done
    return (*doing, *with_them), tuple(p for p in done if p not in with_them)


def _of_one_mind(reading: Reading) -> bool:
    """'the two agreed that Chad should hold a vote': with each other."""
    verb = reading.token
    return reading.pattern.rule.id == "agree.agree" and any(c.dep == "ccomp" for c in verb.children) and not behind(verb, "with", "to")


def _for_anyone(reading: Reading) -> bool:
    """'the miners must be helped', 'the editors should be freed': good that somebody is to undergo is asked of whoever can do it."""
    return reading.verb is not None and passive(reading.verb) and (reading.pattern.code == "AID" or reading.pattern.rule.mode == "release")


def _their_lands(noun: Token) -> bool:
    """'their countries': of the several who are the subject of the sentence."""
    return noun.tag == "NNS" and noun.lemma in _LANDS and any(c.dep == "poss" and c.lower == "their" for c in noun.children)
