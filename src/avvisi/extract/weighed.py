"""Of which land a bare title is, where no single ground tells it: all that speaks for each land is weighed, and the one that leads clearly is taken.

Signs are what its holder does and undergoes (weighed_deeds.py), whose house or office the words beside him name ('The Togolese foreign
ministry denied it. Ministry spokesman Soto …'), the headline's words for the same office, the land that acted just before, and where the
report is at home. What speaks against a land: that another of that title is said to be of it, that he goes there, that he accuses it or asks
it for something. Home and topic alone are no ground: somebody of another land may be named in any report.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from avvisi.extract.bare import UNIQUE, Bare, of_others
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.held import INCUMBENT, plain
from avvisi.extract.stage import may_reign
from avvisi.extract.weighed_deeds import deeds, lands_of
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Sentence

_LEAST, _LEAD, _AT_LARGE = 3, 2, 4
_NEVER, _HARDLY = -9, -3
_SENATES = listed("weighed_senates")
_LEGISLATORS = frozenset(("senator", "congressman", "congresswoman"))
_AT_HOME = listed("holders_local") - listed("stage_sent") | listed("holders_domestic")
_WORLD = frozenset(("world", "international", "global", "regional"))
_VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson", "official"))
_HOUSES = {
    "ministry": _VOICES | {"minister", "ministry"},
    "parliament": frozenset(("speaker", "parliament", "lawmaker", "deputy", "mp", "legislator")),
    "assembly": frozenset(("speaker", "assembly", "lawmaker", "deputy", "legislator")),
    "senate": frozenset(("senator", "senate")),
    "congress": frozenset(("senator", "congressman", "congresswoman", "representative", "speaker")),
    "government": _VOICES | {"minister", "premier", "president"},
    "cabinet": frozenset(("minister", "premier")),
    "army": _VOICES | {"army", "commander", "general", "colonel", "staff"},
    "police": _VOICES | {"police", "inspector", "superintendent"},
}
_WHOLE = frozenset(("government", "cabinet"))  # which every report names: 'The Chadian government refused. President Soto …'
_SECONDS = frozenset(("deputy", "vice", "assistant", "first", "second", "state", "junior"))
_BACK = 2  # sentences
_OFTEN = 2  # sentences that name what a report is on


class Sign(NamedTuple):
    """A land, how much a sign speaks for it (below zero: against it), and which it is."""

    land: str
    weight: int
    reason: str


class Weighed:
    """`land(tenure)` for one report; `signs(tenure)` what it rests on."""

    def __init__(self, text: Bare, bare: Iterable[Tenure]) -> None:
        self.bare = tuple(bare)
        self._kept: dict[str, list[Sign]] = {}  # tenure -> its signs, which its rivals ask for too
        self.text, self.page, self.earlier, self.setting = text, text.page, text.earlier, text.setting

    @cached_property
    def lands(self) -> frozenset[str]:
        """The lands that the report tells of, or of which it names somebody."""
        return self.setting.homeland.told | frozenset(self.text.states.values())

    def land(self, tenure: Tenure) -> str | None:
        """The land that leads clearly, or None."""
        words = re.split(r" (?:for|of) ", plain(tenure.title))[0].split()
        if _WORLD & set(words):
            return None
        leading = self._leading(tenure)
        if leading is None or not may_reign(tenure, leading[0]):
            return None
        land, most, told = leading
        rivals = self._rivals.get(plain(tenure.title), [])
        if any(self._points(rival)[land] > most - _LEAD for rival in rivals if rival.person != tenure.person):
            return None  # two presidents, and a land that would have both
        return land if told or most >= (_AT_LARGE - 1 if _AT_HOME & set(words) else _AT_LARGE) else None

    @cached_property
    def _rivals(self) -> dict[str, list[Tenure]]:
        """Offices of which a land has one -> those left without a land."""
        found: dict[str, list[Tenure]] = {}
        for tenure in self.bare:
            if (title := plain(tenure.title)) in UNIQUE and tenure.qualifier in INCUMBENT:
                found.setdefault(title, []).append(tenure)
        return found

    def _points(self, tenure: Tenure) -> Counter[str]:
        points: Counter[str] = Counter()
        for sign in self.signs(tenure):
            points[sign.land] += sign.weight
        return points

    def _leading(self, tenure: Tenure) -> tuple[str, int, bool] | None:
        """The land that leads, by how much, and whether more than home and topic speak for it."""
        signs, points = self.signs(tenure), self._points(tenure)
        ranked = points.most_common(2)
        if not ranked or ranked[0][1] < _LEAST or len(ranked) > 1 and ranked[0][1] - max(ranked[1][1], 0) < _LEAD:
            return None
        land = ranked[0][0]
        return land, ranked[0][1], any(sign.land == land and sign.weight > 0 and sign.reason not in ("home", "topic") for sign in signs)

    def outweighs(self, counted: str, tenure: Tenure) -> str:
        """The land to which all signs lead instead of the one that a report names most often; that one where they do not."""
        leading = self._leading(tenure)
        if leading is None or not leading[2] or not may_reign(tenure, leading[0]):
            return counted
        if leading[1] - max(self._points(tenure)[counted], 0) < _LEAD:
            return counted
        return leading[0]

    def signs(self, tenure: Tenure) -> list[Sign]:
        """All of them, read once."""
        if tenure.id not in self._kept:
            self._kept[tenure.id] = self._read(tenure)
        return self._kept[tenure.id]

    def _read(self, tenure: Tenure) -> list[Sign]:
        found = [*self._at_large(tenure), *self._headlined(tenure), *self._near(tenure), *self._named_here(tenure), *self._against(tenure)]
        found += [Sign(*told) for told in deeds(self.text, tenure)]
        title = plain(tenure.title)
        held = self.text.beside.states(title, tenure.person) if title in UNIQUE and tenure.qualifier in INCUMBENT else set()
        found += [Sign(code, _NEVER, "another holds it") for code in sorted(held)]
        others = of_others(self.text, tenure) - held
        if self.setting.home is None or self.lands != {self.setting.home}:  # where a report is on its own land alone, all are of it
            found += [Sign(code, _HARDLY, "another's") for code in sorted(others)]
        senate = _LEGISLATORS & set(title.split())
        found = [sign for sign in found if sign.land in self.lands and (not senate or sign.land in _SENATES)]
        return found + [Sign(found[0].land, 1, "only one has a senate")] if senate and len({sign.land for sign in found}) == 1 else found

    def _at_large(self, tenure: Tenure) -> Iterator[Sign]:
        """Where the report is at home, what it speaks of most, whose officers it names."""
        newsroom, home = self.text.grounds.newsroom, self.setting.home
        here = self._lands_here(tenure)
        elsewhere = bool(here) and home not in here
        own = newsroom.outlets_land
        if own is not None and 3 * self.setting.weights[own] >= max(self.setting.weights.values(), default=0):
            yield Sign(own, 2 if here - {own} else 4, "its paper")  # which need not say whose minister it means
        elif home is not None:
            local = set(plain(tenure.title).split()) & _AT_HOME
            yield Sign(home, 1 if elsewhere else 3 if local else 2, "home")
        elif newsroom.written is not None:
            yield Sign(newsroom.written, 1, "home")
        ranked = self.setting.weights.most_common(2)
        if ranked and len(self.setting.told[ranked[0][0]]) >= _OFTEN and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            alone = len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]
            yield Sign(ranked[0][0], 2 if alone and own in (None, ranked[0][0]) else 1, "topic")
        officers = Counter(self.text.states.values()).most_common(2)
        if officers and (officers[0][1] > 1 if len(officers) == 1 else officers[0][1] > 2 and officers[0][1] >= 2 * officers[1][1]):
            yield Sign(officers[0][0], 1, "its officers")

    def _lands_here(self, tenure: Tenure) -> set[str]:
        """The lands named in the sentence, but for those of other titles and media."""
        sentence = self.page.sentence_at(tenure.span.start)
        if sentence is None:
            return set()
        found = set()
        for mention in self.earlier.mentions_in(sentence.start, sentence.end):
            head = self.earlier.head_of(mention.span)
            titled = head is not None and (self.text.grounds.of_title(head) is not None or self.text.titles.is_head(head))
            if mention.kind == "state" and mention.form != "pronoun" and not titled and not self.text.apart.of(mention, tenure):
                found.add(self.setting.code_of(mention) or "")
        return found - {""}

    def _named_here(self, tenure: Tenure) -> Iterator[Sign]:
        """The one land that the sentence names and that may be his; a word for what kind something is tells less."""
        left = self.text.here(tenure) & self._lands_here(tenure) - of_others(self.text, tenure)
        sentence = self.page.sentence_at(tenure.span.start)
        if sentence is None or len(left) != 1:
            return
        (land,) = left
        whole = any(
            m.code == land and m.form != "adjective" and (head := self.earlier.head_of(m.span)) is not None and head.dep not in OWNERS
            for m in self.earlier.mentions_in(sentence.start, sentence.end)
        )
        yield Sign(land, 2 if whole else 1, "named here")

    def _against(self, tenure: Tenure) -> Iterator[Sign]:
        """'the anti-Chadian lawmaker Soto': of any land but that."""
        first = self.page.tokens_in(tenure.span.start, tenure.span.end)[0]
        for mention in self.earlier.mentions_in(first.sentence.start, tenure.span.end):
            land = self.setting.code_of(mention)
            if land is not None and tenure.span.start - mention.span.end <= 1 and self.text.apart.of(mention, tenure):
                yield Sign(land, _HARDLY, "against it")

    def _headlined(self, tenure: Tenure) -> Iterator[Sign]:
        """'Chadian PM refuses' over a report on 'Prime Minister Soto', who is the only one of that title left."""
        words = plain(tenure.title).split()
        short = "".join(w[0] for w in words)
        names = {short, *words} if len(words) == 1 else {short}
        for token in self.text.headline:
            if token.lower in names and token.i:
                before = self.page.tokens[token.i - 1]
                for land in lands_of(self.text, (before, *(c for c in token.children if c.i < token.i))):
                    yield Sign(land, 3, "headline")

    def _near(self, tenure: Tenure) -> Iterator[Sign]:
        """Whose house the words beside name, whose minister one is deputy to, which land acted just before."""
        sentence = self.page.sentence_at(tenure.span.start)
        if sentence is None:
            return
        words = set(plain(tenure.title).split())
        yield from self._in_house(sentence, tenure, {house for house, kin in _HOUSES.items() if words & kin})
        yield from self._second_to(sentence, tenure)
        yield from self._alike(tenure)
        if words & {"president", "minister", "premier"} and (land := self.text.stage.government) is not None:
            yield Sign(land, 1, "its government")
        before = self.page.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.region != "body":
            return
        doer = before.root.child("nsubj")
        if doer is not None and (acted := self.setting.of(doer)) is not None:
            yield Sign(acted, 2 if not self._lands_here(tenure) - {acted} else 1, "acted before")
        if plain(tenure.title) in UNIQUE:
            for token in (*before.tokens, *sentence.tokens):
                if token.text in self.text.titles.parts:
                    yield Sign(self.text.titles.part_of[self.text.titles.parts[token.text][0]], -2, "a part of it")
                    break

    def _in_house(self, sentence: Sentence, tenure: Tenure, houses: set[str]) -> Iterator[Sign]:
        """'The Togolese parliament refused. Speaker Soto …': of the land whose house was named last."""
        for index in range(sentence.index, max(sentence.index - _BACK, 0) - 1, -1):
            at, found = self.page.sentences[index], dict[str, str]()
            for token in at.tokens if at.region == "body" else ():
                if token.lower in houses and token.end <= tenure.span.start:
                    found.update(
                        (land, token.lower) for land in lands_of(self.text, (*(c for c in token.children if c.i < token.i), token))
                    )
            if found:
                weight = 4 if set(plain(tenure.title).split()) & _VOICES or not _WHOLE & set(found.values()) else 3
                yield from (Sign(land, weight, f"its {house}") for land, house in found.items() if len(found) == 1)
                return

    def _alike(self, tenure: Tenure) -> Iterator[Sign]:
        """'Soto, who is Chad's under-secretary of state for trade, Ruiz, the under-secretary of state for ports': offices of one kind."""
        kind = plain(tenure.title).partition(" for ")[0]
        others = self.text.beside.earlier_in_sentence(tenure) if kind.count(" ") > 1 else []
        states = {o.state for o in others if o.state == o.of and plain(o.title).partition(" for ")[0] == kind and plain(o.title) != kind}
        if len(states) == 1 and (land := next(iter(states))):
            yield Sign(land, 7, "of one kind")

    def _second_to(self, sentence: Sentence, tenure: Tenure) -> Iterator[Sign]:
        """'Soto, first deputy energy minister, said an aide to Chad's energy minister': of the land whose minister of the like is named there."""
        words = [w for w in plain(tenure.title).split() if w not in _SECONDS]
        if len(words) < 2 or len(words) == len(plain(tenure.title).split()):
            return
        own = self.page.tokens_in(tenure.span.start, tenure.span.end)
        for token in sentence.tokens:
            if (
                token.lower == words[-1]
                and not any(t is token for t in own)
                and token.i
                and self.page.tokens[token.i - 1].lower == words[-2]
            ):
                for land in lands_of(self.text, (c for t in (token, self.page.tokens[token.i - 1]) for c in t.children)):
                    yield Sign(land, 4, "its minister")
