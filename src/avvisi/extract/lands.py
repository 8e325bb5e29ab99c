"""Of which state a person or a body is that no office places: by what stands before or behind the name anywhere in the report.

'the Chadian engineer Ruiz', 'Ruiz, a Chadian engineer', 'Ruiz of Chad', 'the United Front, a Chadian party', 'the Progress Party of Chad',
'the Chadian opposition UDF'; a body whose leader is known to be of a land, a person who holds an office of such a body. Where two lands
are told of one name, none is taken.
"""

import re
from collections import defaultdict

from avvisi.extract.base import Findings
from avvisi.extract.callings import ruled
from avvisi.extract.described_near import described_near
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.land_adjectives import hyphened
from avvisi.extract.titles import Titles
from avvisi.extract.towns_told import land_beside
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

_BODIES = ("organisation", "group")
_MEDIA = ("media", *_BODIES)
_ON_AIR = frozenset({"radio", "television", "tv", "broadcasting", "news"})
_BEFORE = 8  # tokens from a name back to the adjective of its land
_NOMINAL = ("NN", "NNP", "NNS", "NNPS", "JJ", "JJS", "VBN", "CD", "POS", "``", "''", "HYPH")
_PARTISAN = listed("lands_partisan")
_BRACKETS = re.compile(r"\s?\(\s?([^()]{2,80}?)\s?\)")
_WATERS = frozenset(("ocean", "sea", "gulf", "basin", "peninsula"))  # 'the Indian Ocean Commission' is no Indian one
_TOPICS = listed("lands_topics")  # 'the Chad desk chief Ruiz' deals with Chad


class Lands:
    """`person(name)` and `body(name)` for one report: an ISO3 code or None. Made once a page, in one pass over its names."""

    def __init__(self, earlier: Findings, titles: Titles) -> None:
        self.earlier, self.titles, self.states = earlier, titles, titles.state_names
        bodies = [m for m in earlier.mentions if m.kind in _BODIES]
        self._coded = [m for m in bodies if m.code in self.states]
        self._known = {m.name for m in bodies if m.code is not None}
        self._partisan = {m.name for m in bodies if m.name not in self._known and self._is_partisan(m)}
        self._people: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        for mention in earlier.mentions:
            if mention.kind == "person" and mention.form != "pronoun":
                self._people[mention.name] |= self._beside(mention)
            elif mention.kind in _MEDIA and mention.form not in ("pronoun", "metonym"):
                self._bodies[mention.name] |= self._beside(mention) | self._in_name(mention) | self._on_air(mention)
        self._as_told_before(bodies)
        self._join_acronyms(bodies)
        self._chiefs = {m.name for m in earlier.mentions if m.kind == "person" and self._has_rebels(m)}
        self._through_offices()
        for name, land in described_near(earlier, self._people, self.states).items():
            self._people[name].add(land)
        self._groups = self._owned_groups()
        self._towns: dict[str, str | None] = {}

    def person(self, name: str | None) -> str | None:
        """The state of this person."""
        return _only(self._people.get(name or "", set()))

    def body(self, name: str | None) -> str | None:
        """The state of this party, company or other body."""
        return _only(self._bodies.get(name or "", set()))

    def group(self, noun: Token) -> str | None:
        """The one state whose rebels, court or opposition the report names in other places: 'the rebels' beside 'Chadian rebels'."""
        return _only(self._groups.get(noun.lemma, set()))

    def town(self, name: str) -> str | None:
        """The one state in which the report says a place of this name lies."""
        if name not in self._towns:
            told = (m.code or land_beside(m, self.earlier, self.states) for m in self.earlier.places_called.get(name, ()))
            self._towns[name] = _only({land for land in told if land in self.states})
        return self._towns[name]

    def leads_rebels(self, name: str | None) -> bool:
        """Whether rebels are called somebody's: 'Ruiz's guerrillas'."""
        return name in self._chiefs

    def _owned_groups(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for mention in self.earlier.mentions:
            if mention.kind != "state" or mention.code not in self.states or mention.form == "pronoun":
                continue
            token = self.earlier.head_of(mention.span)
            if (
                token is not None
                and token.dep in OWNERS
                and (token.head.lemma in self.titles.groups or token.head.lower in self.titles.groups)
            ):
                found[token.head.lemma].add(mention.code)
        return found

    def partisan(self, name: str) -> bool:
        """Whether a body is a party or movement, by its name or by what stands beside it: such are of one land."""
        return name in self._partisan

    def _is_partisan(self, mention: Mention) -> bool:
        tokens = self.earlier.page.tokens_in(mention.span.start, mention.span.end)
        first, last = tokens[0].i, tokens[-1].i
        around = self.earlier.page.tokens[max(first - 2, 0) : last + 2]
        return any(t.lower in _PARTISAN for t in around)

    def _has_rebels(self, mention: Mention) -> bool:
        head = self.earlier.head_of(mention.span)
        return head is not None and head.dep == "poss" and self.titles.groups.get(head.head.lower) == "REB"

    def _as_told_before(self, bodies: list[Mention]) -> None:
        """'the US Ashdown Center', of which names know the land alone there, is 'the Ashdown Center' of other sentences."""
        page = self.earlier.page
        for name in {m.name for m in bodies if m.name not in self._known and " " in m.name and not self._bodies[m.name]}:
            for place in re.finditer(re.escape(name), page.document.text):
                tokens = page.tokens_in(place.start(), place.end())
                if tokens and tokens[0].start == place.start():
                    self._bodies[name] |= self._before(tokens[0])

    def organ_of(self, name: str) -> Mention | None:
        """The party or other body of a land that an organ's name holds in short: 'the UF Central Committee' of the United Front (UF)."""
        words = set(name.split()[:-1])
        return next((m for m in self._coded if m.span.text in words and m.name != name), None)

    def _join_acronyms(self, bodies: list[Mention]) -> None:
        """'the Front for Work (FW)', 'FW (Front for Work)': what is told of one name is told of the other."""
        text = self.earlier.page.document.text
        names: dict[str, str] = {}
        for mention in bodies:
            names.setdefault(mention.span.text, mention.name)
            names.setdefault(mention.name, mention.name)
        for mention in bodies:
            inside = _BRACKETS.match(text, mention.span.end)
            named = names.get(inside[1]) if inside else None
            if named is None or named == mention.name:
                continue
            self._bodies[mention.name] = self._bodies[named] = self._bodies[mention.name] | self._bodies[named]
            if {mention.name, named} & self._partisan:
                self._partisan |= {mention.name, named} - self._known

    def _through_offices(self) -> None:
        """Who holds an office of a land or of a land's body is of that land; a body is of the land of who leads it."""
        for tenure in self.earlier.tenures:
            if tenure.state:
                self._people[tenure.person].add(tenure.state)
        for tenure in self.earlier.tenures:
            if tenure.of and tenure.of not in self.states and not tenure.state:
                if (land := self.body(tenure.of)) is not None:
                    self._people[tenure.person].add(land)
                elif tenure.of in self._bodies and tenure.of not in self._known and (own := self.person(tenure.person)) is not None:
                    self._bodies[tenure.of].add(own)

    def _beside(self, mention: Mention) -> set[str]:
        """The land in the words around one mention of a name."""
        head = self.earlier.head_of(mention.span)
        if head is None:
            return set()
        inside = self.earlier.page.tokens_in(mention.span.start, mention.span.end)
        found = self._before(inside[0])
        if not found and head.dep == "appos" and head.head.i < inside[0].i:
            found = self._before(head.head) or self._of(head.head)  # 'Chad's president-elect, Ana Ruiz,'
        for described in self._descriptions(head):
            if described.i > inside[-1].i:
                found = found or self._before(described) or self._of(described)
                found = found or (self._seated(described) if mention.kind in _MEDIA else set())
        rules = ruled(head, self.earlier) if mention.kind == "person" else None
        return found or self._behind(inside[-1]) or ({rules.code} if rules is not None and rules.code in self.states else set())

    def seat(self, head: Token) -> str | None:
        """The one land that the words behind a body's name put it in: 'a Lomé daily'."""
        return _only({land for described in self._descriptions(head) if described.i > head.i for land in self._seated(described)})

    def _seated(self, noun: Token) -> set[str]:
        """'the Courier, a Lomé daily': of the land of the capital before the noun."""
        return {self.titles.capitals[c.lower] for c in noun.children if c.dep in ("compound", "nmod") and c.lower in self.titles.capitals}

    def _on_air(self, mention: Mention) -> set[str]:
        """'Radio Lomé', 'Lomé Radio': of the land whose capital it speaks from."""
        words = mention.name.lower().split()
        codes = {self.titles.capitals.get(word) for word in words} - {None} if _ON_AIR & set(words) else set()
        return {code for code in codes if code is not None} if len(codes) == 1 else set()

    def _before(self, first: Token) -> set[str]:
        """'the Chadian engineer' before a word: the nearest land's adjective or possessor, else the first land's name ('US Chad envoy')."""
        tokens = self.earlier.page.tokens
        found: set[str] = set()
        for at in range(first.i - 1, max(first.i - _BEFORE, 0) - 1, -1):
            token = tokens[at]
            mention = self.earlier.mention_of.get(at)
            if token.sentence is not first.sentence or mention is not None and mention.kind == "person":
                break
            if mention is not None and mention.kind == "state" and mention.code in self.states:
                if self._apart(mention, tokens[at + 1 : first.i]):
                    break
                if mention.form == "adjective" or tokens[at + 1].tag == "POS":
                    return {mention.code}
                if token.dep in ("compound", "nmod", "amod"):
                    found = {mention.code}
            elif mention is not None and mention.kind in _BODIES and mention.code in self.states:
                return {mention.code}  # 'the Delta Party leader Ruiz'
            elif token.lower == "of" and at > 0 and tokens[at - 1].tag == tokens[at + 1].tag == "NNP" and mention is None:
                continue  # 'US House of Commons leader'
            elif token.tag not in _NOMINAL and token.text not in ("-", "&", "(", ")"):
                break
        return found

    def _apart(self, mention: Mention, between: list[Token]) -> bool:
        """'the anti-Chadian Ruiz', 'the Chadian-born Ruiz', 'the Chad desk chief Ruiz': not of that land."""
        tokens = self.earlier.page.tokens
        start = self.earlier.page.tokens_in(mention.span.start, mention.span.end)[0].i
        return hyphened(tokens, start) or bool(between) and between[0].text in ("-", "–") or any(t.lower in _TOPICS for t in between)

    @staticmethod
    def _descriptions(head: Token) -> list[Token]:
        """'Ruiz, an engineer', 'Ruiz is an engineer': the nouns that say what somebody is."""
        found = [c for c in head.children if c.dep == "appos" and c.tag in ("NN", "NNP")]
        if head.dep == "nsubj" and head.head.lemma == "be":
            found += [c for c in head.head.children if c.dep == "attr" and c.tag == "NN"]
        return found

    def _of(self, noun: Token) -> set[str]:
        """'the candidate of Chad's United Front, Ana Ruiz,', 'a member of the Chadian parliament'."""
        for prep in noun.children:
            for inner in prep.children if prep.dep == "prep" and prep.lower == "of" and prep.i > noun.i else ():
                mention = self.earlier.mention_of.get(inner.i)
                if (
                    mention is not None
                    and mention.kind in ("state", *_BODIES)
                    and mention.form != "pronoun"
                    and mention.code in self.states
                ):
                    return {mention.code}
                first = self.earlier.page.tokens_in(mention.span.start, mention.span.end)[0] if mention is not None else inner
                if found := self._before(first):
                    return found
        return set()

    def _behind(self, last: Token) -> set[str]:
        """'Ruiz of Chad', 'Ruiz of the United Front', a body of Chad's."""
        tokens = self.earlier.page.tokens
        if last.i + 2 >= len(tokens) or tokens[last.i + 1].lower != "of":
            return set()
        at = last.i + 3 if tokens[last.i + 2].lower == "the" and last.i + 3 < len(tokens) else last.i + 2
        mention = self.earlier.mention_of.get(at)
        if mention is None or mention.form in ("adjective", "pronoun") or mention.code not in self.states:
            return set()
        return {mention.code or ""} if mention.kind in ("state", *_BODIES) else set()

    def _in_name(self, mention: Mention) -> set[str]:
        """'the Progress Party of Chad'."""
        inside = self.earlier.page.tokens_in(mention.span.start, mention.span.end)
        if not inside:
            return set()
        last = inside[-1]
        following = self.earlier.page.tokens[last.i + 1 : last.i + 2]
        cut = any(t.lower == "and" for t in following)  # 'the Party of Chad and Niger'
        words = mention.name.lower().split()
        for first in (words[0], " ".join(words[:2])):  # 'the US Ashdown Center', 'the Sri Lankan High Commission'
            if len(words) > 2 and first in self.titles.code_of_word and not _WATERS & set(words[1:]):
                return {self.titles.code_of_word[first]}
        code = self.titles.code_of_name.get(mention.name.rpartition(" of ")[2].lower()) if " of " in mention.name and not cut else None
        return {code} if code is not None else set()


def _only(lands: set[str]) -> str | None:
    return next(iter(lands)) if len(lands) == 1 else None
