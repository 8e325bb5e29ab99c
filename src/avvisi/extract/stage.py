"""What government is on stage where a title stands bare: that of the place its paragraph opened with, that of a paper which says 'our country',
the only one whose government a report names, or the land the words before spoke of last.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from avvisi.extract.grammar.joined import first_noun
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.held import INCUMBENT, plain
from avvisi.extract.newsroom import VENUES
from avvisi.extract.setting import Setting
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Sentence, Token

_OURS = listed("stage_ours")
_POWERS = listed("stage_powers")
_REIGNING, _KINGDOMS, _PARTS = listed("stage_reigning"), listed("stage_kingdoms"), listed("stage_parts")
_PREMIERS, _NO_PREMIERS = listed("stage_premiers"), listed("stage_no_premiers")
_SENT = listed("stage_sent")
_VISITS = frozenset(("visit", "visits", "visiting", "tour", "trip", "arrived", "arriving", "flew", "stopover", "where", "attending"))
_LEADING = frozenset(("at", "in", "during", "addressing", "speaking", "opening", "before", "inaugurating"))
_GOES = frozenset(("go", "fly", "travel", "head", "leave", "come", "arrive", "return", "visit", "flee", "sail", "depart"))
_AT = ("to", "in", "at", "for", "from", "via")
_OWNED = ("its ", "his ", "her ", "their ")
_BACK = 2  # sentences


class Stage:
    """`opened`, `voice` and `spoken` tell a bare title's land, each on its own ground; made once a page."""

    def __init__(self, setting: Setting) -> None:
        self.page, self.earlier, self.setting, self.grounds = setting.page, setting.earlier, setting, setting.grounds

    def opened(self, tenure: Tenure, *, near: bool = False) -> str | None:
        """'In Lomé, … The Foreign Minister, Soto, …': the land of the place that opens the sentence or its paragraph; envoys may be abroad there.

        `near`: only the sentence itself counts.
        """
        sentence = self.page.sentence_at(tenure.span.start)
        if sentence is None or tenure.qualifier not in INCUMBENT or _SENT & set(plain(tenure.title).split()):
            return None
        before = self.page.document.text[sentence.start : tenure.span.start].lower().split()
        if _VISITS & {word.strip(",;:") for word in before}:
            return None
        held = self._held_in(sentence, tenure)
        return held or (self.setting.opened[sentence.index] if not near or self.setting.opens(sentence) else None)

    def _held_in(self, sentence: Sentence, tenure: Tenure) -> str | None:
        """'At a session held yesterday in Lomé, Soto, Minister of Trade, …': where that took place with which the sentence opens."""
        if sentence.tokens[0].lower not in _LEADING or tenure.person_span is None:
            return None
        lands = set()
        for token in sentence.tokens:
            if token.start >= min(tenure.span.start, tenure.person_span.start):
                break
            if token.dep in ("nsubj", "nsubjpass") and token.head.dep == "ROOT":
                return None
            if token.lower == "in":
                lands |= {self.setting.code_of(m) for c in token.children if (m := self.earlier.mention_of.get(c.i)) and _site(m)}
        return lands.pop() if len(lands) == 1 else None

    @cached_property
    def voice(self) -> str | None:
        """The land of a report that speaks of 'our country', 'our ambassador': its paper's, its dateline's, else the first that it names."""
        if sum(1 for _ in self._ours()) < _BACK:
            return None
        if self.grounds.newsroom.outlets_land or self.grounds.newsroom.written:
            return self.grounds.newsroom.outlets_land or self.grounds.newsroom.written
        for region in self.page.document.regions:
            if region.kind in ("boilerplate", "dateline", "title"):
                lands = {self.setting.code_of(m) for m in self.earlier.mentions_in(region.start, region.end) if m.kind == "place"}
                if region.kind == "boilerplate" and len(lands) == 1:
                    return lands.pop()
        first = next((m for m in self.earlier.mentions if m.kind == "state" and m.form != "pronoun" and self._in_body(m)), None)
        return self.setting.code_of(first) if first is not None else None

    def _in_body(self, mention: Mention) -> bool:
        sentence = self.page.sentence_at(mention.span.start)
        return sentence is not None and sentence.region == "body"

    def _ours(self) -> Iterator[Token]:
        """'our' before a land's own things, in the words of the report itself."""
        for sentence in self.page.sentences:
            inside = False
            for token in sentence.tokens:
                if token.text in ("“", "”", '"', "``", "''"):
                    inside = not inside
                if token.lower == "our" and not inside and (token.head.lower in _OURS or token.head.lemma in _OURS):
                    yield token

    @cached_property
    def government(self) -> str | None:
        """The only land whose government, forces or parliament a report names as such."""
        lands: set[str] = set()
        for token in self.page.tokens:
            if token.lower in _POWERS and token.sentence.region == "body":
                owners = [c for c in token.children if c.i < token.i and c.dep in OWNERS]
                found = (self.earlier.mention_of.get(t.i) for t in (token, *owners))
                lands |= {code for m in found if m is not None and m.kind != "person" and (code := self.setting.code_of(m)) is not None}
        land, ranked = next(iter(lands), None), self.setting.weights.most_common(1)
        return land if len(lands) == 1 and ranked and 2 * self.setting.weights[land or ""] >= ranked[0][1] else None

    def governed(self, tenure: Tenure) -> str | None:
        """That land, where 'the government' or 'the authorities' stands in the sentence or the one before."""
        sentence = self.page.sentence_at(tenure.span.start)
        if sentence is None:
            return None
        near = [*self.page.sentences[max(sentence.index - 1, 0)].tokens, *sentence.tokens]
        return self.government if any(t.lower in _POWERS for t in near) else None

    def spoken(self, tenure: Tenure) -> str | None:
        """The one land of the last sentence, of this or the two before, that names any: whose own it is in words like 'asked Lomé to explain'.

        Where somebody goes or came from is not it.
        """
        sentence = self.page.sentence_at(tenure.span.start)
        owned = tenure.span.text.lower().startswith(_OWNED)
        if (
            sentence is None
            or owned
            or tenure.qualifier not in INCUMBENT
            or _SENT & set(plain(tenure.title).split())
            or self._parted(tenure)
        ):
            return None
        for index in range(sentence.index, max(sentence.index - _BACK, 0) - 1, -1):
            at = self.page.sentences[index]
            if at.region != "body":
                return None
            named = [m for m in self.earlier.mentions_in(at.start, min(at.end, tenure.span.start)) if self._tells(m)]
            lands = {self.setting.code_of(m) for m in named} - {None}
            if lands:
                return lands.pop() if len(lands) == 1 and any(self._acts(m, sentence) for m in named) else None
            if any(t.text in self.grounds.titles.parts for t in at.tokens):
                return None  # a part of a land may have a government of its own
        return None

    def _parted(self, tenure: Tenure) -> bool:
        """'the southern labour minister': of the one of two lands that another name tells."""
        first = self.page.tokens_in(tenure.span.start, tenure.span.end)[0]
        words = {tenure.span.text.split()[0].lower(), self.page.tokens[max(first.i - 1, 0)].lower}
        return bool(words & _PARTS)

    def facing(self, tenure: Tenure, states: Mapping[str, str]) -> str | None:
        """The land of whoever does the deed that the person undergoes, '' where the person does it, None where that is unknown."""
        head = self.earlier.head_of(tenure.person_span)
        head = first_noun(head, "appos", "conj") if head is not None else None
        if head is None or head.dep in ("nsubj", "nsubjpass", "ROOT") or head.dep == "pobj" and head.head.dep == "agent":
            return ""
        verb = next((t for t in head.ancestors() if t.pos in ("VERB", "AUX") and t.child("nsubj", "nsubjpass")), None)
        doer = verb.child("nsubj", "nsubjpass") if verb is not None else None
        mention = self.earlier.mention_of.get(doer.i) if doer is not None else None
        if doer is None:
            return None
        if mention is None or mention.kind == "organisation":
            return ""
        return states.get(mention.name) if mention.kind == "person" else self.setting.code_of(mention)

    def _acts(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether a land itself does something, undergoes it or is the scene: not where it only tells of what kind something is."""
        head = self.earlier.head_of(mention.span)
        if head is None:
            return True
        if head.dep == "conj" or head.dep == "pobj" and head.head.lower in ("in", "with") and head.head.head.pos in ("NOUN", "PROPN"):
            return head.dep == "pobj" and head.head.head.lower in _POWERS  # 'blamed the unrest in Chad and elsewhere on President Soto'
        if head.dep not in OWNERS:
            return True
        before = mention.span.start < sentence.start and head.head.dep in ("nsubj", "nsubjpass") and head.head.lower not in _SENT
        return head.head.lower in _POWERS or before

    def _tells(self, mention: Mention) -> bool:
        head = self.earlier.head_of(mention.span)
        capital = mention.kind == "place" and mention.span.text.lower() in self.setting.capitals
        if head is None or mention.form == "pronoun" or not (mention.kind == "state" or capital) or a_person(mention, head):
            return False
        away = head.dep == "pobj" and head.head.lower in _AT and head.head.head.lemma in _GOES
        return not away and not (mention.kind == "place" and mention.span.text.lower() in VENUES)


def may_reign(tenure: Tenure, state: str) -> bool:
    """Whether a land may have such a head."""
    title = plain(tenure.title)
    premier = tenure.qualifier in INCUMBENT and not _PREMIERS.isdisjoint(title.split())
    return may_be_headed(title, state) and not (premier and state in _NO_PREMIERS)


def may_be_headed(title: str, state: str) -> bool:
    """Whether a land may have somebody called so (small letters): not a king where there is none."""
    return state in _KINGDOMS or _REIGNING.isdisjoint(title.split())


def a_person(mention: Mention, head: Token) -> bool:
    """'The Ghanaian, who headed the mission, …': somebody of a land, who is not the land."""
    return (
        mention.form == "adjective"
        and head.tag in ("NN", "NNP", "JJ")
        and head.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj")
    )


def _site(mention: Mention) -> bool:
    return mention.kind in ("place", "state") and mention.form not in ("adjective", "pronoun")
