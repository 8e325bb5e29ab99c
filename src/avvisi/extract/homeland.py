"""What a report tells of the lands it speaks of, sign by sign, and the one land in which all of it plays, where that is so.

A sign is a land's name, adjective or people in a sentence; its capital; a city, town or province; the place of the dateline; the land of the
paper; a body, medium or currency of its own. A land is *told* where it is named, or where two different signs speak for it: one town alone
proves nothing, since many share their names. A report is *domestic* where one land is told three times as much as all others together
and no other state acts in it. A local paper that never names its country is domestic by its towns.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from avvisi.extract.base import Findings
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.held import INCUMBENT
from avvisi.extract.newsroom import VENUES, Newsroom, place_of
from avvisi.extract.titles import Titles
from avvisi.lexicon.towns import WORDS
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Sentence, Token

Kind = Literal["name", "capital", "city", "town", "part", "dateline", "outlet", "body", "medium", "currency"]
_HEAVY: frozenset[Kind] = frozenset({"name", "capital", "dateline", "outlet"})
_TOLD: frozenset[Kind] = frozenset({"name", "capital"})
_WHERE = listed("homeland_where")
_AREAS = frozenset({"province", "district", "region", "state", "town", "city", "county", "governorate", "prefecture", "oblast", "village"})
_DOERS = ("nsubj", "nsubjpass", "agent", "dative")
_OWNED = listed("natives_national") | listed("natives_powers") | {"forces", "troops", "soldiers", "officials", "delegation", "embassy"}
_EVERYWHERE = listed("homeland_worldwide")
_LEAST = 3  # weight by which one land is told
_SIGNS = 2
_FAR = 6  # times as much as another that acts
_APART = 3  # times as much as all others


class Sign(NamedTuple):
    """What speaks for a land, and where."""

    land: str
    kind: Kind
    words: str
    start: int


class Homeland:
    """`domestic` and `signs` for one report; made once a page, in one pass over its names and capital letters."""

    def __init__(self, earlier: Findings, titles: Titles, newsroom: Newsroom) -> None:
        self.earlier, self.page, self.titles, self.newsroom = earlier, earlier.page, titles, newsroom

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """All of them, each word once, but a land's name once a sentence."""
        found: dict[tuple[str, Kind, str], Sign] = {}
        for sign in (*self._margins(), *self._named(), *self._spelt()):
            key = str(self._index(sign.start)) if sign.kind == "name" else sign.words.lower()
            found.setdefault((sign.land, sign.kind, key), sign)
        return tuple(found.values())

    @cached_property
    def weights(self) -> Counter[str]:
        """How much speaks for each land."""
        found: Counter[str] = Counter()
        for sign in self.signs:
            found[sign.land] += 2 if sign.kind in _HEAVY else 1
        return found

    @cached_property
    def told(self) -> frozenset[str]:
        """The lands that are named, or that two signs speak for."""
        kinds: dict[str, list[Kind]] = {}
        for sign in self.signs:
            kinds.setdefault(sign.land, []).append(sign.kind)
        return frozenset(land for land, signs in kinds.items() if len(signs) > 1 or _TOLD & set(signs))

    @cached_property
    def domestic(self) -> str | None:
        """The land in which the whole report plays."""
        ranked = self.weights.most_common(1)
        if (
            not ranked
            or ranked[0][0] not in self.told
            or sum(sign.land == ranked[0][0] for sign in self.signs) < _SIGNS
            or ranked[0][1] < _LEAST
            and len(self.weights) > 1
        ):
            return None
        land, most = ranked[0]
        if self._by_one_town(land):
            return None
        rest = sum(weight for other, weight in self.weights.items() if other != land and other in self.told)
        if _APART * rest > most:
            return None
        return land if not self._others_act(land) and not self._others_rule(land) else None

    def _by_one_town(self, land: str) -> bool:
        """Whether only the name of its capital speaks for it, and a town for another land: 'Kingston', in a report from near Hull."""
        text = self.page.document.text
        own = [sign for sign in self.signs if sign.land == land]
        seats = {sign.words for sign in own if sign.kind == "capital"}
        elsewhere = any(sign.land != land and sign.kind in ("town", "city", "part") for sign in self.signs)
        return elsewhere and len(seats) == 1 and all(text.startswith(min(seats), sign.start) for sign in own)

    def _others_rule(self, land: str) -> bool:
        """Whether somebody who holds an office of another state does something in the report: 'Secretary of State Soto blamed …'."""
        held = {t.person: t.state for t in self.earlier.tenures if t.state and t.of == t.state and t.qualifier in INCUMBENT}
        return any(
            m.kind == "person"
            and held.get(m.name, land) != land
            and _FAR * max(self.weights[held[m.name] or ""], 1) > self.weights[land]
            and self._does(self.earlier.head_of(m.span))
            for m in self.earlier.mentions
        )

    def _others_act(self, land: str) -> bool:
        """Whether another state, or its forces or officials, does something in the report."""
        return any(
            m.kind == "state"
            and m.form != "pronoun"
            and m.code in self.titles.state_names
            and m.code != land
            and self._acts(m)
            and _FAR * self.weights[m.code or ""] > self.weights[land]
            for m in self.earlier.mentions
        )

    def _acts(self, mention: Mention) -> bool:
        head = self.earlier.head_of(mention.span)
        if head is None:
            return False
        if head.dep in OWNERS and head.head.lower in _OWNED:
            head = head.head
        elif mention.form == "adjective":
            return False
        return self._does(head)

    @staticmethod
    def _does(head: Token | None) -> bool:
        return head is not None and (head.dep in _DOERS or head.dep == "pobj" and head.head.dep == "agent")

    def _index(self, start: int) -> int:
        sentence = self.page.sentence_at(start)
        return sentence.index if sentence is not None else -1

    def _margins(self) -> Iterator[Sign]:
        """Where it was written, and for which land's paper."""
        for region in self.page.document.regions:
            if region.kind == "dateline":
                word = place_of(self.page.document.text[region.start : region.end])
                land = self.newsroom.written or self.titles.towns.of(word.title())
                if land in self.titles.state_names and word.lower() not in VENUES:
                    yield Sign(land or "", "dateline", word, region.start)
        own = self.newsroom.outlets_land
        if own is not None:
            yield Sign(own, "outlet", self.page.document.outlet.name or own, 0)

    def _named(self) -> Iterator[Sign]:
        """The names of the lists, and what each lies in."""
        for mention in self.earlier.mentions:
            code = mention.code or (self.titles.capitals.get(mention.span.text.lower()) if mention.kind == "place" else None)
            if code not in self.titles.state_names or mention.form == "pronoun" or mention.resolved and mention.form == "description":
                continue
            kind: Kind | None = None
            if mention.kind == "state":
                kind = "name"
            elif mention.kind == "place":
                kind = "capital" if mention.span.text.lower() in self.titles.capitals else "city"
                if mention.span.text.lower() in VENUES:
                    kind = None
            elif mention.kind in ("organisation", "group"):
                kind = "body"
            elif mention.kind == "media" and mention.name not in _EVERYWHERE:
                kind = "medium"
            if kind is not None and (kind == "medium" or not self.earlier.in_margins(mention)):
                yield Sign(code or "", kind, mention.name, mention.span.start)

    def _spelt(self) -> Iterator[Sign]:
        """Towns and provinces that stand where places do, and words for money."""
        for sentence in self.page.sentences:
            for token in sentence.tokens:
                if (land := self.titles.currencies.get(token.lower)) is not None and token.text.islower():
                    yield Sign(land, "currency", token.lower, token.start)
                elif token.text in self.titles.peoples:  # 'Chechen', 'Catalans'
                    yield Sign(self.titles.peoples[token.text], "part", token.text, token.start)
                elif token.text[:1].isupper() and (sign := self._town(sentence, token)) is not None:
                    yield sign

    def _town(self, sentence: Sentence, token: Token) -> Sign | None:
        """'in Lamitan', 'Kratie province'."""
        mention = self.earlier.mention_of.get(token.i)
        if mention is not None and (mention.code is not None or mention.kind == "state"):
            return None
        if mention is not None and mention.kind == "person" and mention.name != mention.span.text:
            return None  # 'talks with Ortega', who was Juan Ortega before
        at = token.i - sentence.tokens[0].i
        led = at > 0 and sentence.tokens[at - 1].lower in _WHERE
        text = self.page.document.text
        for size in range(min(WORDS, len(sentence.tokens) - at), 0, -1):
            last = sentence.tokens[at + size - 1]
            behind = sentence.tokens[at + size].lower if at + size < len(sentence.tokens) else ""
            if last.tag in ("NNP", "NNPS") and token.ent not in ("DATE", "TIME") and (led or behind in _AREAS):
                words = text[token.start : last.end]
                land = self.titles.towns.of(words) or self.titles.cities.get(words)
                if land is not None:
                    return Sign(land, "town", words, token.start)
        return None
