"""Offices still without land or body once all else has been asked: each ground here is one thing that a report tells all the same.

'In Fiji, … then premier Soto' is Fiji's; a former premier beside the one premier of whom the report tells is of his land; the second president of
a report on one land is that of its only part; 'the provincial premier' is of the only province named; rebels are of the land that a report is on.
"""

from functools import cached_property

import msgspec

from avvisi.extract.bare import AMERICA, UNIQUE, Bare, taken_by_others
from avvisi.extract.held import INCUMBENT, Held, plain
from avvisi.extract.stage import may_reign
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure

_PAST = ("former", "late", "then", "outgoing")
_PROVINCIAL = listed("left_bare_provincial")
_GOVERNORS = frozenset(("governor", "gov.", "gov"))
_REBELS = listed("left_bare_rebels")
_NATIONAL = listed("holders_national")
_BACK = 2  # sentences
_PARTISANS, _PARTIES = listed("left_bare_partisans"), listed("left_bare_parties")
_TOLD, _HALF = 5, 2  # a land is told that has a fifth of the weight of the first, and may be meant that has half of it
_GUESTS = listed("stage_sent")


class LeftBare:
    """`filled(held)` gives the tenures back, the bare ones with what is left to tell whose they are."""

    def __init__(self, text: Bare, held: Held) -> None:
        self.text, self.held = text, held

    def filled(self) -> Held:
        """All of them, in their order."""
        return [(mention, self._filled(tenure) if self._asked(tenure) else self._of_its_part(tenure)) for mention, tenure in self.held]

    def _of_its_part(self, tenure: Tenure) -> Tenure:
        """'Governor Soto', whom the report as a whole placed in a land of which it names one part: the part's."""
        governs = tenure.of is not None and tenure.of == tenure.state and set(plain(tenure.title).split()) & _GOVERNORS
        part = self._only_part(tenure) if governs else None
        return _of(tenure, part, tenure.state) if part is not None and self.text.titles.part_of[part] == tenure.state else tenure

    @staticmethod
    def _asked(tenure: Tenure) -> bool:
        return tenure.of is None and tenure.serves is None and not tenure.implied

    def _filled(self, tenure: Tenure) -> Tenure:
        words = set(plain(tenure.title).split())
        if words & _PARTISANS and self._american(tenure):
            return _of(tenure, AMERICA, AMERICA)
        if words & (_PROVINCIAL | _GOVERNORS) and (part := self._only_part(tenure)) is not None:
            return _of(tenure, part, self.text.titles.part_of[part])
        if words & _REBELS:
            land = self._of_rebels(tenure)
            return _of(tenure, land, land) if land is not None else tenure
        if not words & _NATIONAL or words & _GUESTS:
            return tenure
        if (part := self._president_of_part(tenure)) is not None:
            return _of(tenure, part, self.text.titles.part_of[part])
        land = self._opened(tenure) or self._like_the_other(tenure) or self._the_other_has_none(tenure)
        return _of(tenure, land, land) if land is not None and may_reign(tenure, land) else tenure

    def _lands_here(self, tenure: Tenure, kinds: tuple[str, ...] = ("state", "place")) -> set[str]:
        """All the lands that the sentence names."""
        sentence = self.text.page.sentence_at(tenure.span.start)
        named = self.text.earlier.mentions_in(sentence.start, sentence.end) if sentence is not None else []
        return {land for m in named if m.kind in kinds and (land := self.text.setting.code_of(m)) is not None}

    def _opened(self, tenure: Tenure) -> str | None:
        """'In Fiji, the press recalled … . … then premier Soto': of the place that opened a sentence there, if it names no other land."""
        sentence = self.text.page.sentence_at(tenure.span.start)
        if sentence is None or tenure.qualifier not in _PAST:
            return None
        near = self.text.page.sentences[max(sentence.index - _BACK, 0) : sentence.index + 1]
        land = next((opened for s in reversed(near) if (opened := self.text.setting.opens(s)) is not None), None)
        return land if land is not None and self._lands_here(tenure) <= {land} else None

    def _like_the_other(self, tenure: Tenure) -> str | None:
        """'former premier Soto … the new cabinet of Premier Ruiz': of the land of the only one of that title nearby."""
        sentence = self.text.page.sentence_at(tenure.span.start)
        if sentence is None or tenure.qualifier not in _PAST or plain(tenure.title) not in UNIQUE:
            return None
        lands = {
            other.of
            for _, other in self.held
            if other.person != tenure.person
            and plain(other.title) == plain(tenure.title)
            and (at := self.text.page.sentence_at(other.span.start)) is not None
            and abs(at.index - sentence.index) <= _BACK
        }
        land = lands.pop() if len(lands) == 1 else None
        known = land in self.text.titles.state_names and self._lands_here(tenure) <= {land}
        return land if known else None

    def _the_other_has_none(self, tenure: Tenure) -> str | None:
        """'Prime Minister Soto' in a report on the United States and another land: the one of those it tells of that has such an office to fill."""
        title, weights = plain(tenure.title), self.text.setting.weights
        if title not in UNIQUE or tenure.qualifier not in INCUMBENT or not weights:
            return None
        most = max(weights.values())
        told = {land for land, weight in weights.items() if _TOLD * weight >= most}
        left = {land for land in told if may_reign(tenure, land)}
        land = left.pop() if len(left) == 1 and len(told) > 1 else None
        if land is None or _HALF * weights[land] < most or land in self.text.journeys.get(tenure.person, ()) or self.text.rivalled(tenure):
            return None
        return land if land not in taken_by_others(self.text, tenure) and not self._lands_here(tenure) - told else None

    def _american(self, tenure: Tenure) -> bool:
        """'a Democratic congressman' of a report that tells of the United States."""
        tokens = self.text.page.tokens_in(tenure.span.start, tenure.span.end)
        return any(t.lower in _PARTIES for t in tokens) and AMERICA in self.text.setting.homeland.told

    @cached_property
    def _parts(self) -> dict[str, list[int]]:
        """Part of a land -> the sentences that name it."""
        titles, named = self.text.titles, self.text.earlier.mention_of
        found: dict[str, list[int]] = {}
        for token in self.text.page.tokens:
            mention = named.get(token.i)
            if mention is None or mention.span.text == token.text:
                part = titles.parts[token.text][0] if token.text in titles.parts else None
            else:  # 'West Virginia' is not Virginia, the 'Virginia House' is of it
                begins = token.start == mention.span.start
                own = titles.parts.get(mention.name) or titles.parts.get(token.text)
                part = own[0] if begins and own is not None and mention.kind in ("organisation", "place") else None
            if part is not None:
                found.setdefault(part, []).append(token.sentence.index)
        return found

    def _only_part(self, tenure: Tenure) -> str | None:
        """The one province that the report names, more than once or of a land that it tells of, and that in the headline or right here."""
        told, sentence = self.text.setting.homeland.told, self.text.page.sentence_at(tenure.span.start)
        if len(self._parts) != 1 or sentence is None:
            return None
        ((part, places),) = self._parts.items()
        land = self.text.titles.part_of[part]
        near = any(self.text.page.sentences[at].region == "title" or -1 <= at - sentence.index <= 0 for at in places)
        return part if near and (len(places) > 1 or land in told) and self._lands_here(tenure) <= {land} else None

    def _president_of_part(self, tenure: Tenure) -> str | None:
        """A report on one land, of whose one part it tells more than once, and whose president is another: this one is the part's."""
        title, domestic = plain(tenure.title), self.text.setting.homeland.domestic
        if len(self._parts) != 1 or domestic is None or title not in UNIQUE or tenure.qualifier not in INCUMBENT:
            return None
        ((part, places),) = self._parts.items()
        whole = self.text.titles.part_of[part]
        others = {
            o.person
            for _, o in self.held
            if plain(o.title) == title and o.of == whole and o.qualifier in INCUMBENT and o.person != tenure.person
        }
        return part if len(places) > 1 and whole == domestic and len(others) == 1 else None

    def _of_rebels(self, tenure: Tenure) -> str | None:
        """'rebel leader Soto' in a report on one land: of it, where it is at home there or the sentence names it, and it alone."""
        setting, here = self.text.setting, self._lands_here(tenure, ("state",))
        land = setting.topic or setting.homeland.domestic
        at_home = land is not None and (setting.home == land or setting.homeland.domestic == land or land in here)
        return land if at_home and here <= {land} else None


def _of(tenure: Tenure, of: str | None, state: str | None) -> Tenure:
    return msgspec.structs.replace(tenure, of=of, state=state)
