"""Whom the words beside a deed tell: the host of a visit, whom one meets or waits for, whose stance is backed, with whom one talks."""

from avvisi.extract.base import Findings
from avvisi.extract.compose import Told
from avvisi.extract.described import Described
from avvisi.extract.fold import WORDS
from avvisi.extract.grammar.auxiliaries import negated
from avvisi.extract.grammar.awaited import awaited
from avvisi.extract.grammar.joined import leftmost, word_before
from avvisi.extract.grammar.nouns import possessors
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.subject_object import logical_subject, patients
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.grammar.wished import wished
from avvisi.extract.named import Named
from avvisi.extract.sides import Found, others, received, within
from avvisi.extract.speakers import resolved
from avvisi.lexicon.load import Lexicon
from avvisi.parse.tokens import Token

_PLEDGES = frozenset({"agree.pledge", "agree.promise", "agree.promise-thing", "agree.offer"})
_MEETING = frozenset({"meet", "telephone", "phone", "ring", "receive", "host", "tell", "assure", "welcome", "greet"})
_TALKS = frozenset({"talk", "meeting", "conversation", "discussion", "consultation", "dialogue"})
_STANCES = frozenset(
    {"stance", "position", "move", "step", "call", "demand", "comment", "remark", "statement", "threat", "claim", "proposal"}
)
_ALLUSIONS = frozenset(
    {"reference", "allusion", "swipe", "jab", "dig", "jibe", "gibe", "snub", "rebuff", "riposte", "barb", "nod", "warning", "message"}
)
_REQUESTS = frozenset({"request", "invitation", "behest", "urging", "instigation"})
_AROUND = frozenset({"before", "after", "ahead", "following", "at", "in", "during", "with", "prior"})
_BY_TALKS = frozenset({"before", "of", "after", "following", "at", "in", "during", "to"})
VISITS = frozenset({"visit"})


class Circumstances:
    """`beside(told, earlier, doing)`, and one question each for the host of a visit, who is sought and who is met."""

    def __init__(self, lexicon: Lexicon, named: Named, described: Described) -> None:
        self.named, self.described, self.say = named, described, lexicon.events.say

    def beside(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """Whom the clauses beside the deed name, where its own words name nobody."""
        return (
            self._awaited(told, earlier, doing)
            or self._whose(told, earlier, doing)
            or self._summed_up(told, earlier, doing)
            or self._freed(told, earlier, doing)
            or self._partners(told, earlier, doing)
            or self._asked(told, earlier, doing)
            or self._wished(told, earlier, doing)
            or others(self._at_talks(told, earlier), doing)
        )

    def visited(self, told: Told, earlier: Findings) -> Found:
        """'on a visit to Lima, pledged forty million': to the host."""
        token = told.outer.token
        if told.outer.pattern.rule.id not in _PLEDGES or not is_verb(token):
            return ()
        homes = (token, *(c for c in token.children if c.dep == "nsubj"))
        trips = [t for home in homes for t in behind(home, "on", "during") if t.lemma in ("visit", "trip", "tour")]
        to = [o for trip in trips for o in behind(trip, "to")]
        return tuple(received(p) for t in to[:1] for p in self.named.one(t, earlier, deep=False, place=True) if p.code)

    def sought(self, told: Told, earlier: Findings) -> Found:
        """'planned to go to Goma for a meeting with Ruiz': whom a journey is made to see, rather than the place."""
        inner = told.chain[-1]
        if inner.pattern.rule.mode not in VISITS or inner.verb is None:
            return ()
        aims = [o for o in behind(inner.verb, "for") if o.lemma in _TALKS]
        with_whom = [t for o in aims for t in behind(o, "with")]
        found = self.named.all(with_whom, earlier, deep=False)
        return found if found and all(p.code or p.person for p in found) else ()

    def met(self, told: Told, earlier: Findings) -> Found:
        """'held talks with Peru's envoy, stressing the need to back the plan', 'offered a rebuke as she welcomed him': said to whom one meets."""
        token = told.outer.token
        if told.code not in WORDS or not is_verb(token):
            return ()
        if found := self._alluded(token, earlier):
            return found
        if token.dep == "advcl" and token.tag == "VBG" and is_verb(token.head):
            verb = token.head
        elif (clause := next((c for c in token.children if c.dep == "advcl" and _as_they_met(c)), None)) is not None:
            verb = clause
        else:
            return ()
        objects = patients(verb)
        if not (verb.lemma in _MEETING or any(o.lemma in _TALKS for o in objects)):
            return ()
        with_whom = [t for home in (verb, *objects) for t in behind(home, "with")]
        found = self.named.all(with_whom or [o for o in objects if o.lemma not in _TALKS], earlier, deep=False)
        return tuple(p for p in found if told.code != "ACCUSE" or p.person)

    def _alluded(self, verb: Token, earlier: Findings) -> Found:
        """'"…," she said, in a clear reference to Chile': at whom the words are aimed, though they do not name him."""
        aside = [t for home in _uttering(verb, self.say) for t in behind(home, "in") if t.lemma in _ALLUSIONS]
        for token in (t for noun in aside for t in behind(noun, "to", "at")):
            if found := self.named.one(token, earlier, deep=True, place=False):
                return found
        return ()

    def _at_talks(self, told: Told, earlier: Findings) -> Found:
        """'Ahead of talks with Laos, Ruiz said he would not yield': what a party says of itself before or after talks is said to the other side."""
        if told.code not in ("REJECT", "AGREE", "THREATEN"):
            return ()
        for home in _uttering(told.outer.token, self.say):
            opening = [c for c in home.children if c.dep in ("prep", "advmod") and c.i < told.outer.token.i and c.lower in _AROUND]
            for talks in (t for c in opening for t in c.subtree() if t.lemma in _TALKS and t.dep == "pobj" and t.head.lower in _BY_TALKS):
                found = self.named.all(behind(talks, "with"), earlier, deep=False)
                if found and all(p.code and p.sector != "JRN" for p in found):
                    return found
        return ()

    def _asked(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'opened the discussions at Chile's request': Chile, with whom they talk."""
        verb = told.outer.verb
        if told.code != "CONSULT" or verb is None or not told.outer.pattern.rule.reciprocal:
            return ()
        asked = [o for home in (verb, *told.outer.objects) for o in behind(home, "at") if o.lemma in _REQUESTS]
        owners = [t for o in asked for t in (*possessors(o), *behind(o, "of"))]
        return tuple(p for p in others(self.named.all(owners, earlier, deep=False), doing) if p.code and p.sector not in ("CVL", "JRN"))

    def _wished(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'refused to open the port, as Chad had demanded': who is refused; not 'rejected the plan, as Chad had asked', who has its wish."""
        verb = told.outer.verb
        if told.code != "REJECT" or verb is None or not (negated(verb) or any(c.dep == "xcomp" for c in verb.children)):
            return ()
        found = others(self.named.all(wished(verb), earlier, deep=False), doing)
        return tuple(p for p in found if p.code and p.sector != "JRN")

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
                named = [*patients(token.head), *(o for home in homes for o in behind(home, "of", "with", "to", "on"))]
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
        if noun.lemma not in _STANCES or not _aside(noun) or possessors(noun):
            return ()
        above = next((t for t in noun.ancestors() if is_verb(t)), None)
        while above is not None and above.dep == "ccomp" and above.head.lemma in self.say:
            above = above.head  # 'said Chile was a threat -- comments condemned by'
        owners = resolved(logical_subject(above), above, self.say) if above is not None else []
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


def _uttering(verb: Token, say: frozenset[str]) -> list[Token]:
    """The verb of a deed in words, and the verb of saying that it hangs on or that is put in beside it."""
    above = [verb.head] if verb.dep == "ccomp" and verb.head.lemma in say else []
    return [verb, *above, *(c for c in verb.children if c.dep == "parataxis" and c.lemma in say)]


def _as_they_met(clause: Token) -> bool:
    """'as he welcomed Soto', 'when she met Ruiz': of the same subject."""
    subjects = [c for c in clause.children if c.dep == "nsubj"]
    marked = any(c.lower in ("as", "when", "while") and c.i < clause.i for c in clause.children)
    return marked and clause.lemma in _MEETING and bool(subjects) and all(s.lower in ("he", "she", "it", "they") for s in subjects)


def _aside(noun: Token) -> bool:
    """', a stance', ' -- comments': a noun that takes up the clause before it."""
    before = word_before(leftmost(noun))
    return (
        noun.dep in ("appos", "dep", "npadvmod", "parataxis")
        or noun.dep in ("attr", "dobj", "conj")
        and before in ("-", "--", "–", "—", ",")
    )
