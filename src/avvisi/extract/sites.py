"""Where an event took place by the words around it: 'here', the place of a deed joined to it, of what it was done to, of the court that acts.

`Places` reads what stands at a deed's own words; this is asked where they name no place. `Sites` is made once a page.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import hints, tense_of
from avvisi.extract.dates.together import same_time
from avvisi.extract.fold import IN_WORDS
from avvisi.extract.grammar.prepositions import prepositions
from avvisi.extract.grammar.tags import OWNERS, SUBJECTS, is_noun, is_verb
from avvisi.extract.settled import voiced
from avvisi.extract.when import report_day
from avvisi.extract.where import Places
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, When, Where
from avvisi.parse.tokens import Parsed, Sentence, Token

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft
    from avvisi.extract.occasions import Bound

_BODILY = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"})  # done where what they are done to is
_AT = listed("sites_at")
_SPOTS = listed("sites_spots")
_COURTS = listed("sites_courts")
_LEAVES = listed("sites_leaves")
_ENTERS = frozenset({"enter", "invade", "occupy"})
_DEEP = 3  # 'shelled posts above the village of Kara'
_BEFORE = 2  # sentences
_STEPS = 3  # from a deed to one of the same time


class Sites:
    """`of(draft)`: the place of one event of a page; None where no word tells it."""

    def __init__(self, page: Parsed, earlier: Findings, places: Places) -> None:
        self.page, self.earlier, self.places = page, earlier, places
        self.at: dict[str, Where] = {}  # occasion -> its place

    @cached_property
    def written(self) -> Where | None:
        """The place of the dateline."""
        for region in self.page.document.regions:
            if region.kind == "dateline":
                named = (m for m in self.earlier.mentions_in(region.start, region.end) if m.kind in ("place", "state"))
                first = next(named, None)
                return self.places.where(first) if first is not None else None
        return None

    def of(self, draft: "Draft") -> Where | None:
        """By its own words first, then by those of the deeds of one time with it."""
        if draft.where is not None or draft.told.outer.pattern.rule.occasion in ("call", "letter"):
            return draft.where
        reading = draft.told.outer
        verb = reading.verb
        homes = [reading.token, *([verb] if verb is not None and verb is not reading.token else [])]
        saying = self._saying(draft, homes[-1])
        return (
            self._here(homes, saying)
            or self._said_in(saying)
            or self._in_capital(draft, homes)
            or self._left(draft, homes)
            or (self._of_what(draft, homes) if draft.told.code in _BODILY else None)
            or self._of_court(homes)
            or (self._shared(verb, draft.told.code) if verb is not None else None)
            or self._opened(draft)
        )

    def place(self, bound: "Bound", draft: "Draft", when: When) -> Where | None:
        """Of an event whose occasion and day are known: its own place, else that of its occasion, else the one the report is written from."""
        known = self.at.get(bound.occasion) if bound.occasion is not None else None
        where = bound.where or known or self._written_there(bound, draft, when)
        if where is not None and bound.occasion is not None:
            self.at.setdefault(bound.occasion, where)
        return where

    def _written_there(self, bound: "Bound", draft: "Draft", when: When) -> Where | None:
        """The place of the dateline for what the government there says or whom it receives, told with the news of the day and of no other place."""
        told, here = draft.told, self.written
        if (
            here is None
            or here.country is None
            or told.code in _BODILY
            or told.code in ("AID", "MOBILIZE")
            or draft.facts.status != "happened"
        ):
            return None
        if draft.facts.background or told.outer.pattern.rule.occasion in ("call", "letter") or draft.sentence.region != "body":
            return None
        at_home = (
            bound.recipients if bound.mode == "visit" else (*bound.actors, *bound.recipients) if told.code == "CONSULT" else bound.actors
        )
        if not any(p.code == here.country and p.kind in ("state", "person") for p in at_home):
            return None
        together = len(bound.actors) > 1 and told.code == "AGREE"  # 'Peru and Chile agreed on Monday to …'
        if told.code != "CONSULT" and any(p.code != here.country and not together or p.sector == "JRN" for p in bound.actors):
            return None
        if not self._news(when) or any(t.lemma in ("sideline", "sidelines") for t in draft.sentence.tokens):
            return None
        return here if not any(self._elsewhere(m, here, draft) for m in self._around_it(draft.sentence)) else None

    def _around_it(self, sentence: Sentence) -> Iterator[Mention]:
        """The names of a sentence, of those shortly before it and of the report's first."""
        first = self.page.sentences[max(sentence.index - _BEFORE, 0)]
        lead = [s for s in self.page.opening(_BEFORE) if s.index < first.index]
        for start, end in [*((s.start, s.end) for s in lead), (first.start, sentence.end)]:
            yield from self.earlier.mentions_in(start, end)

    def _elsewhere(self, mention: Mention, here: Where, draft: "Draft") -> bool:
        """Whether a name tells that the report is not of the town it is written from: another place of that land, or where it was that one met."""
        inside = draft.sentence.start <= mention.span.start < draft.sentence.end
        if mention.kind == "place" and mention.name != here.name:
            return mention.code in (here.country, None) and not inside or inside and not _after(self.earlier.head_of(mention.span))
        if not inside or mention.kind != "state" or draft.told.code != "CONSULT" or mention.code == here.country:
            return False
        token = self.earlier.head_of(mention.span)
        return token is not None and token.dep == "pobj" and (token.head.lower == "in" or token.head.head.lemma in hints().journeys)

    def _news(self, when: When) -> bool:
        """Whether a deed is of the day of the report or the one before."""
        day = report_day(self.page)
        if day is None or when.value is None or when.earliest is None or when.earliest != when.latest:
            return False
        return (date.fromisoformat(day) - timedelta(days=2)).isoformat() <= when.earliest <= day

    def _saying(self, draft: "Draft", verb: Token) -> Token | None:
        """The saying in which words are given, where it is whoever acts in them that says so."""
        if draft.told.code not in IN_WORDS or verb.dep != "ccomp" or verb.head.lemma not in hints().speaks:
            return None
        return verb.head if voiced(draft.told, draft.quote, draft.actors, self.earlier) else None

    def _said_in(self, saying: Token | None) -> Where | None:
        """'said in Lima that Peru would sign'."""
        for prep, noun in prepositions(saying) if saying is not None else ():
            if prep in ("in", "at") and (found := self._named(noun, 1)):
                return found
        return None

    def _here(self, homes: list[Token], saying: Token | None) -> Where | None:
        """'met here on Monday', 'told a rally here', 'said here that Peru would sign': where the report was written."""
        if self.written is None:
            return None
        for token in homes[0].sentence.tokens:
            if token.lower != "here" or token.tag != "RB":
                continue
            above = token.head
            noun = above if is_noun(above) else None
            while above.dep in ("pobj", "prep") and above.head is not above:
                above = above.head
            if noun is not None and above is noun and noun.dep == "dobj":
                above = noun.head
            if above in homes or noun in homes or above is saying:
                return self.written
        return None

    def _in_capital(self, draft: "Draft", homes: list[Token]) -> Where | None:
        """'met in the Egyptian capital', 'reached the Egyptian capital'."""
        wanted = ("in", "to", "for") if draft.told.outer.pattern.rule.mode == "visit" else ("in",)
        grounds = [o for h in homes for prep, o in prepositions(h) if prep in wanted]
        if len(wanted) > 1:
            grounds += [c for h in homes if is_verb(h) for c in h.children if c.dep == "dobj"]
        return next((found for noun in grounds if (found := self._capital(noun)) is not None), None)

    def _left(self, draft: "Draft", homes: list[Token]) -> Where | None:
        """'withdrew its envoy from Lomé', 'pulled the troops out of Kara': what is taken away is taken from where it was."""
        if draft.told.outer.token.lemma not in _LEAVES:
            return None
        for home in (*homes, *(c for h in homes for c in h.children if c.dep in ("dobj", "nsubjpass"))):
            for prep, noun in prepositions(home):
                if prep in ("from", "of") and not (prep == "of" and is_noun(home)) and (found := self._named(noun, 0)):
                    return found
        return None

    def _of_what(self, draft: "Draft", homes: list[Token]) -> Where | None:
        """'shelled posts above the village of Kara', 'closed the Kara crossing', 'landed on the island of Bua': where what is acted on stands."""
        reading = draft.told.outer
        for home in homes:
            for prep, noun in prepositions(home):
                if prep in _AT and (found := self._named(noun, _DEEP)):
                    return found
        things = [*reading.objects, *(c for h in homes if is_verb(h) for c in h.children if c.dep in ("dobj", "nsubjpass"))]
        things += [
            o for h in homes for prep, o in prepositions(h) if prep in ("at", "on", "of", "into", "to", "through", "before", "outside")
        ]
        for thing in things:
            mention = self.earlier.mention_of.get(thing.i)
            if mention is not None and mention.form == "full" and (mention.kind == "place" or thing.head.lemma in _ENTERS):
                return self.places.where(mention) if _place(mention) and thing.head in homes else None
            if thing.tag in ("NN", "NNS") and (found := self._around(thing, _DEEP)):
                return found
        return None

    def _of_court(self, homes: list[Token]) -> Where | None:
        """'a Lomé court jailed him', 'was jailed by a court in Lomé', 'appeared before a court in Lomé'."""
        for home in homes:
            acting = [c for c in home.children if c.dep in SUBJECTS] + [o for prep, o in prepositions(home) if prep in ("by", "before")]
            for court in acting:
                if court.lemma in _COURTS:
                    if found := self._around(court, 1):
                        return found
                    if any(c.lower == "here" for c in court.children):
                        return self.written
        return None

    def _shared(self, verb: Token, code: str) -> Where | None:
        """The place of a deed told as of one time with it: 'In Kara, youths burned tyres and stoned the police', 'a post where guards beat them'."""
        for near in _of_one_time(verb):
            if near.dep == "relcl" and any(c.lower == "where" for c in near.children) and (found := self._named(near.head, 1)):
                return found
            if near is verb or code in IN_WORDS and near.dep == "xcomp":  # 'refused to gather in Kara'
                continue
            if any(c.dep == "nsubj" and c.i > verb.i for c in near.children) and near.i > verb.i and near.dep != "advcl":
                continue
            held = [c for c in near.children if c.dep == "dobj" and c.tag in ("NN", "NNS")] if code in _BODILY else []
            for prep, noun in (pair for home in (near, *held) for pair in prepositions(home)):
                if prep in ("in", "at", "near", "outside", "inside") and (found := self._named(noun, 1)):
                    return found
        return None

    def _opened(self, draft: "Draft") -> Where | None:
        """'In Kara, youths burned tyres. Police beat two of them': where the paragraph opened, as long as it names no other place."""
        sentence = draft.sentence
        told = sentence.region == "body" and draft.facts.status == "happened" and not draft.facts.background
        if not told or sentence.tokens[0].lower in _AT:  # 'Near Bari, police …': another place, of which no list may know
            return None
        first, found = sentence, None
        while (before := self.page.before(first)) is not None:
            first = before
        opening = first.tokens[0]
        if first is sentence or opening.lower != "in" or opening.head is not first.root:
            return None
        for token in opening.children:
            found = found or (self._named(token, 1) if token.dep == "pobj" else None)
        named = self.earlier.mentions_in(first.start, sentence.end)
        return found if all(m.kind != "place" or found is not None and m.name == found.name for m in named) else None

    def _named(self, noun: Token, deep: int) -> Where | None:
        """The place a word names, or the one named at it."""
        mention = self.earlier.mention_of.get(noun.i)
        if mention is not None and _place(mention):
            return self.places.where(mention)
        return self._around(noun, deep) if deep and noun.tag in ("NN", "NNS") else None

    def _around(self, noun: Token, deep: int) -> Where | None:
        """The place that a spot hangs on: 'the village of Kara', 'the Kara bridge', 'posts near Kara', 'the Togolese capital'."""
        if (found := self._capital(noun)) is not None:
            return found
        if noun.lemma in _SPOTS or noun.lemma in _COURTS:
            for child in noun.children:
                if child.dep in (*OWNERS, "appos") and (found := self.places.ground(child, self.earlier)):
                    return found
        for prep, inner in prepositions(noun):
            if (prep in _AT or prep == "in" or prep == "of" and noun.lemma in _SPOTS) and inner is not noun:
                if found := self.places.ground(inner, self.earlier):
                    return found
                if deep > 1 and inner.tag in ("NN", "NNS") and (found := self._around(inner, deep - 1)):
                    return found
        return None

    def _capital(self, noun: Token) -> Where | None:
        """'in the Togolese capital', 'in Togo's capital'."""
        if noun.lemma != "capital":
            return None
        beside = [c for c in noun.children if c.dep in OWNERS] + [o for prep, o in prepositions(noun) if prep == "of"]
        for child in beside:
            land = self.earlier.mention_of.get(child.i)
            if land is not None and land.kind == "state" and (found := self.places.capital(land.code, self.page.span_of([noun]))):
                return found
        return None


def _after(token: Token | None) -> bool:
    """Whether a word stands in what went before: 'ordered him out after the raid near Kara'."""
    for above in (token, *token.ancestors()) if token is not None else ():
        if above.dep == "prep" and above.lower in ("after", "following", "over", "since"):
            return True
        if above.dep == "advcl" and any(c.dep == "mark" and c.lower in ("after", "since") for c in above.children):
            return True
    return False


def _place(mention: Mention) -> bool:
    return mention.kind in ("place", "state") and mention.form in ("full", "short", "metonym")


def _of_one_time(verb: Token) -> Iterator[Token]:
    """The verb, then those that tell of one time with it, nearest first."""
    found, waiting = [verb], [verb]
    yield verb
    for _ in range(_STEPS):
        waiting = [other for one in waiting for other in same_time(one) if other not in found and tense_of(other) == tense_of(verb)]
        found += waiting
        yield from waiting
