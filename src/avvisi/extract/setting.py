"""In which land each sentence of a report is set, and why: what 'the government', 'riot police' or 'the court' are of, where no word says it.

A setting is a paragraph's opening place ('In Lomé, …' up to the paragraph's end or the next such place), else the land the sentence before
spoke of, else the report's home, else the one land it is about. Where reasons speak against each other there is no setting.
"""

from collections import Counter
from functools import cached_property
from typing import Literal, NamedTuple

from avvisi.extract.base import Findings
from avvisi.extract.callings import Callings
from avvisi.extract.grammar.tags import OWNERS, SUBJECTS
from avvisi.extract.grounds import Grounds, wired
from avvisi.extract.held import INCUMBENT
from avvisi.extract.homeland import Homeland
from avvisi.extract.in_power import governing
from avvisi.extract.lands import Lands
from avvisi.extract.newsroom import VENUES, lead_of, spoken_here
from avvisi.extract.plurals import meant
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.model.text import Span
from avvisi.parse.tokens import Parsed, Sentence, Token

Reason = Literal["opening", "before", "home", "topic", "domestic"]
_WHERE = ("in", "at", "across", "throughout")
_FORUMS = frozenset(("summit", "forum"))
_TOWNS = frozenset(("capital", "city", "town", "port", "village", "province", "resort"))
_EARLY = 4  # tokens before the place's name
_SURE = 3  # sentences in which a report names the land it is about
_BACK = 4  # sentences
_INSTITUTIONS = listed("natives_national")


class Ground(NamedTuple):
    """A land and what makes it the setting."""

    code: str
    reason: Reason


class Setting:
    """`ground(token)` for one report; made once a page, in one pass over its mentions and sentences."""

    def __init__(self, page: Parsed, earlier: Findings, titles: Titles) -> None:
        self.page, self.earlier, self.titles, self.states, self.capitals = page, earlier, titles, titles.state_names, titles.capitals
        named = {m.code for m in earlier.mentions if m.kind == "state"}
        self._then = {now: past for now, past in titles.gone.items() if past in named and now not in named}  # Kinshasa was Zaire's
        self.tenures = {t.person: t.state for t in earlier.tenures if t.state and t.qualifier in INCUMBENT}
        lands: dict[str, set[str]] = {}
        for tenure in earlier.tenures:
            if tenure.state and tenure.of == tenure.state and tenure.qualifier == "current":
                lands.setdefault(tenure.title.lower().split()[-1], set()).add(tenure.state)
        self.offices = {noun: min(codes) for noun, codes in lands.items() if len(codes) == 1}
        self.weights: Counter[str] = Counter()
        self.told: dict[str, set[int]] = {}  # land -> the sentences that name it
        self._weigh()
        self.grounds = Grounds(page, earlier, titles)
        written = self.grounds.newsroom.written
        self.dateline = self._then.get(written or "", written)
        self.home = self._home() or (self._papers_land(self.grounds.newsroom.outlets_land) if self.dateline is None else None)
        self.topic = self._topic()
        self.opened = self._openings()

    @cached_property
    def lands(self) -> Lands:
        """What the report tells of the lands of persons and bodies."""
        return Lands(self.earlier, self.titles)

    @cached_property
    def homeland(self) -> Homeland:
        """What it tells of each land, and whether it plays in one alone."""
        return Homeland(self.earlier, self.titles, self.grounds.newsroom)

    def domestic(self, token: Token, besides: frozenset[str] = frozenset()) -> str | None:
        """The land of a report that plays in one land, where a word's sentence and what stood before it in the paragraph name no other."""
        land = self.homeland.domestic
        if land is None or not self._about(token) <= besides | {land}:
            return None
        places = (m for m in self.earlier.mentions_in(token.sentence.start, token.sentence.end) if m.kind == "place")
        away = any(m.span.text.lower() in self.capitals and self.code_of(m) not in (land, *besides) for m in places)
        return None if away else land

    def around(self, token: Token) -> str | None:
        """The report's home, or the land it is about, where a word's sentence, or what stood before it in the paragraph, names that land alone."""
        land = self.home or self.topic
        return land if land is not None and self._about(token) == {land} and self.names_alone(token.sentence, land) else None

    def head_of(self, span: Span) -> Token | None:
        """The head of a party's words; for 'they', the noun of those whom it takes up."""
        head = self.earlier.head_of(span)
        return (meant(head, self.earlier, self.titles.groups) or head) if head is not None and head.lower == "they" else head

    def names_alone(self, sentence: Sentence, land: str) -> bool:
        """Whether a sentence names no other land, nor a place in one."""
        named = self.earlier.mentions_in(sentence.start, sentence.end)
        return {self.code_of(m) for m in named if m.kind in ("place", "state")} <= {land, None}

    @cached_property
    def callings(self) -> Callings:
        """What plain nouns tell of the persons who hold no office."""
        return Callings(self.earlier, self.titles)

    @cached_property
    def rulers(self) -> frozenset[str]:
        """The armed movements that govern, as the report tells."""
        return governing(self.earlier)

    def code_of(self, mention: Mention) -> str | None:
        """The land a name stands for or lies in."""
        code = mention.code or (self.capitals.get(mention.span.text.lower()) if mention.kind == "place" else None)
        return self._then.get(code, code) if code in self.states else None

    def ground(self, token: Token, besides: frozenset[str] = frozenset(), *, local: bool = False) -> Ground | None:
        """The setting where a word stands; None where nothing or too much tells it.

        `besides`: lands that are the other side's in its deed. `local`: asked for police and crowds, who act where the report is at home
        whatever lands it names.
        """
        opened = self.opened[token.sentence.index]
        if opened is not None:
            return Ground(opened, "opening")
        usual = Ground(self.home, "home") if self.home else Ground(self.topic, "topic") if self.topic else None
        if usual is None and self.homeland.domestic is not None:
            usual = Ground(self.homeland.domestic, "domestic")
        if local and usual is not None and usual.reason in ("home", "domestic"):
            return usual
        acted = self.acted_before(token.sentence)
        if usual is None:
            return Ground(acted, "before") if acted is not None else None
        if acted is not None and acted != usual.code and acted not in besides:
            return None
        about = self._about(token)
        later = self.earlier.mentions_in(token.end, token.sentence.end)
        told = usual.code in about or any(m.kind == "state" and self.code_of(m) == usual.code for m in later) and usual.code not in besides
        return usual if told or about <= besides else None

    def alone(self, token: Token, code: str, besides: frozenset[str] = frozenset()) -> bool:
        """Whether a text speaks of this land before all others, or names no other near a word but those of the other side."""
        return code == self.topic or self._about(token) <= besides | {code}

    def _about(self, token: Token) -> set[str]:
        """The states named in the few sentences up to a word: those of its paragraph, or of the one before where it names none."""
        found: set[str] = set()
        paragraph = token.sentence.paragraph
        for index in range(token.sentence.index, max(token.sentence.index - _BACK, -1), -1):
            sentence = self.page.sentences[index]
            if sentence.region != "body" or found and sentence.paragraph != paragraph:
                break
            paragraph = sentence.paragraph
            named = self.earlier.mentions_in(sentence.start, min(sentence.end, token.start))
            found |= {code for m in named if m.kind == "state" and (code := self.code_of(m)) is not None}
        return found

    def _weigh(self) -> None:
        """How much the text speaks of each land, its margins aside."""
        for mention in self.earlier.mentions:
            if mention.form == "pronoun" or mention.kind not in ("state", "place") or (code := self.code_of(mention)) is None:
                continue
            if not self.earlier.in_margins(mention):
                sentence = self.page.sentence_at(mention.span.start)
                self.weights[code] += 2 if mention.kind == "state" else 1
                self.told.setdefault(code, set()).add(sentence.index if sentence is not None else -1)

    def _topic(self) -> str | None:
        """The land a text speaks of twice as much as of any other, and four times as much as of the one it was sent from."""
        ranked = self.weights.most_common(2)
        if not ranked or len(self.told[ranked[0][0]]) < _SURE or len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
            return None
        code, weight = ranked[0]
        return code if self.dateline in (None, code) or weight >= 4 * self.weights[self.dateline] else None

    def _home(self) -> str | None:
        """The land of the dateline, where the text is at home there: it speaks as much of it as of any other, or its lead is set there, or
        it quotes 'officials here'. Correspondents write of lands they are not in: 'BEIRUT – Students blocked a road' is at home,
        'BEIRUT – Syrian rebels …' is not.
        """
        own = self.weights[self.dateline] if self.dateline else 0
        if self.dateline is None or not own and max(self.weights.values(), default=0) > 2:
            return None
        if own >= max(self.weights.values(), default=0) or self._lead_at_home() or spoken_here(self.page):
            return self.dateline
        return None

    def _papers_land(self, own: str | None) -> str | None:
        """The land of the paper that a report without a dateline stands in, where it speaks half as much of it as of any other."""
        return own if own is not None and 2 * self.weights[own] >= max(self.weights.values(), default=1) else None

    def here(self, noun: Token) -> str | None:
        """'a court here': of where the report was written."""
        near = any(c.lower == "here" and c.i == noun.i + 1 for c in noun.children)
        return self.dateline or self.home if near else None

    def _lead_at_home(self) -> bool:
        """Whether the first sentence is about the dateline's own state, names no other land, or tells of an institution without its land."""
        lead = lead_of(self.page)
        if lead is None or max(self.weights.values()) >= 3 * (self.weights[self.dateline or ""] + 1):
            return False
        if self.acting(lead.root) == self.dateline:
            return True
        if self.weights[self.dateline or ""] and any(map(self._unowned, (c for c in lead.root.children if c.dep in SUBJECTS))):
            return True  # 'SUVA: The military-backed government ordered out the Tongan envoy': nobody else's is told of without a name
        named = [m for m in self.earlier.mentions_in(lead.start, lead.end) if m.kind in ("state", "place") and m.form != "pronoun"]
        lands = {self.code_of(m) for m in named if not self.earlier.in_margins(m)}
        return lands <= {self.dateline} or self.dateline in lands and any(self._unowned(t) for t in lead.tokens)

    def _unowned(self, token: Token) -> bool:
        """'the government', 'the Ministry of Finance': an institution in words that name no land."""
        if token.lower not in _INSTITUTIONS and token.lower != "ministry" or not any(c.lower == "the" for c in token.children):
            return False
        return not any((m := self.earlier.mention_of.get(t.i)) and m.kind in ("state", "place", "person") for t in token.subtree())

    def _openings(self) -> list[str | None]:
        """Sentence by sentence, the land of the place that opened its paragraph or a sentence before it there."""
        found: list[str | None] = []
        paragraph, here = None, None
        for sentence in self.page.sentences:
            if sentence.paragraph != paragraph:
                paragraph, here = sentence.paragraph, None
            here = self.opens(sentence) or here
            found.append(here)
        return found

    def opens(self, sentence: Sentence) -> str | None:
        """'In Lomé, …', 'Meanwhile in Togo …': the place before all who act."""
        for token in sentence.tokens[:_EARLY]:
            if token.dep in SUBJECTS:
                return None
            if token.dep == "prep" and token.head.lemma in _FORUMS:
                return None  # 'At the summit in Lomé, Minister Soto …': of any land that sat there
            if token.dep == "prep" and (token.lower in _WHERE or wired(token)):
                for place in token.children:
                    if place.lemma in _TOWNS and (land := self._adjective(place)) is not None:
                        return land  # 'In the Mexican capital'
                    mention = self.earlier.mention_of.get(place.i)
                    if mention is not None and mention.kind in ("place", "state") and mention.form not in ("adjective", "pronoun"):
                        return self.code_of(mention) if mention.span.text.lower() not in VENUES else None
                    if mention is not None and self.titles.kinds.get(mention.name) == "chamber":
                        return mention.code if mention.code in self.states else None  # 'In the Knesset the premier said'
            if token.lower == "from" and token.i == sentence.tokens[0].i:
                mention = self.earlier.mention_of.get(token.i + 1)
                town = mention is not None and mention.kind == "place" and mention.span.text.lower() not in VENUES
                if mention is not None and town and self.page.document.text[mention.span.end : mention.span.end + 1] == ",":
                    return self.code_of(mention)  # 'From Lomé, Reuter reports that …'
        return None

    def _adjective(self, noun: Token) -> str | None:
        """The land whose adjective stands before a noun."""
        mentions = (self.earlier.mention_of.get(c.i) for c in noun.children if c.dep == "amod" and c.i < noun.i)
        return next((self.code_of(m) for m in mentions if m is not None and m.kind == "state" and m.form == "adjective"), None)

    def named_before(self, token: Token) -> tuple[bool, str | None]:
        """Whether the same noun stood shortly before in the words of somebody ('Fiji's government … the government'), and of which land."""
        for index in range(token.sentence.index, max(token.sentence.index - 3, -1), -1):
            for other in reversed(self.page.sentences[index].tokens):
                if other.i >= token.i or other.lemma != token.lemma:
                    continue
                if owners := _owners(other):
                    return True, next((land for o in owners if (land := self.of(o)) is not None), None)
        return False, None

    def acted_before(self, sentence: Sentence) -> str | None:
        """The land whose state or officer the sentence before was about, in one paragraph."""
        before = self.page.before(sentence)
        return self.acting(before.root) if before is not None else None

    def held(self, noun: Token) -> str | None:
        """The one land whose office of this noun a report names: 'the king' beside 'the Jordanian king'."""
        return self.offices.get(noun.lower)

    def acting(self, verb: Token) -> str | None:
        """The land of the one who does what a verb tells."""
        subject = verb.child(*SUBJECTS)
        return self.of(subject) if subject is not None else None

    def of(self, noun: Token) -> str | None:
        """The land of a state, of one who holds an office of it, or of what it owns ('the Chadian army', 'Chad's premier')."""
        for token in (noun, *(c for c in noun.children if c.dep in OWNERS)):
            mention = self.earlier.mention_of.get(token.i)
            if mention is None:
                continue
            if mention.kind == "person":
                return self.tenures.get(mention.name)
            if mention.kind == "state":
                return self.code_of(mention)
        return None


def _owners(noun: Token) -> list[Token]:
    """Names before a noun or behind its 'of'."""
    before = [c for c in noun.children if c.dep in OWNERS and c.text[:1].isupper()]
    behind = [o for c in noun.children if c.dep == "prep" and c.lower == "of" for o in c.children]
    return [o for o in (*before, *behind) if o.tag.startswith(("NNP", "JJ"))]
