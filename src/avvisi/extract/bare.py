"""What a report tells of the offices that it leaves without a state: counted once a page, asked for each; and whose others they cannot be."""

import re
from functools import cached_property

from avvisi.extract.apart import Apart, embedded
from avvisi.extract.base import Findings
from avvisi.extract.grounds import WITHIN, Grounds, verb_of
from avvisi.extract.held import INCUMBENT, Beside, Held, plain
from avvisi.extract.journeys import journeys
from avvisi.extract.lands_acting import lands_acting
from avvisi.extract.setting import Setting
from avvisi.extract.spoken_of import SpokenOf
from avvisi.extract.stage import Stage, a_person, may_reign
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, Tenure
from avvisi.model.text import Span
from avvisi.parse.tokens import Parsed, Token

# Offices of which a state has one: who else holds it there is of another.
UNIQUE = listed("holders_unique")
_FIRMS = frozenset(("inc", "corp", "company", "companies", "shares", "stock", "shareholders", "plc", "earnings", "revenue", "customers"))
_PARTIES, _HOUSES, _SEATS = listed("unsaid_parties"), listed("unsaid_houses"), listed("unsaid_seats")
_OFTEN = 3
AMERICA = "USA"
# American papers tell a lawmaker's party and state: 'R-Fla.', '(D-Va.)', 'D., N.Y.'
_TAG = re.compile(r"\b[DR]-(?:[A-Z][a-z]{1,5}\b\.?|[A-Z]\.[ ]?[A-Z][a-z]?\.|[A-Z]{2}\b)|\((?:[DR])\)|\([DR]\., [A-Z][a-z]")


class Bare:
    """A page with what is counted once for all its offices."""

    def __init__(self, page: Parsed, earlier: Findings, held: Held, titles: Titles) -> None:
        self.page, self.earlier, self.titles = page, earlier, titles
        self.beside, self.apart = Beside(page, held), Apart(earlier, titles)
        self.states: dict[str, str] = {}  # person -> the state of whose offices one is said

    @cached_property
    def spoken(self) -> SpokenOf:
        """How much it speaks of each state."""
        return SpokenOf(self.page, self.earlier, self.titles)

    @cached_property
    def setting(self) -> Setting:
        """Where its sentences are set."""
        return Setting(self.page, self.earlier, self.titles)

    @property
    def grounds(self) -> Grounds:
        """On whose ground its titles stand."""
        return self.setting.grounds

    @cached_property
    def stage(self) -> Stage:
        """What government is on stage."""
        return Stage(self.setting)

    @cached_property
    def lands_acting(self) -> frozenset[str]:
        """The lands that do or have something."""
        return lands_acting(self.earlier, self.setting)

    @cached_property
    def journeys(self) -> dict[str, set[str]]:
        """Where its people go."""
        return journeys(self.earlier, self.setting)

    @cached_property
    def gone_to(self) -> frozenset[str]:
        """All the lands where somebody of it goes."""
        return frozenset(land for lands in self.journeys.values() for land in lands)

    @cached_property
    def spans_of(self) -> dict[str, list[Span]]:
        """Person -> where the name stands."""
        found: dict[str, list[Span]] = {}
        for mention in self.earlier.mentions:
            if mention.kind == "person" and mention.form != "pronoun":
                found.setdefault(mention.name, []).append(mention.span)
        return found

    @cached_property
    def heads_of(self) -> dict[str, list[Token]]:
        """Land -> the heads of the words that name it."""
        found: dict[str, list[Token]] = {}
        for mention in self.earlier.mentions:
            head = self.earlier.head_of(mention.span) if mention.kind == "state" else None
            if head is not None and (land := self.setting.code_of(mention)) is not None:
                found.setdefault(land, []).append(head)
        return found

    @cached_property
    def headline(self) -> list[Token]:
        """The words of its title."""
        return [t for sentence in self.page.sentences if sentence.region == "title" for t in sentence.tokens]

    @cached_property
    def on_trade(self) -> bool:
        """Whether it is on firms, which have presidents and chairmen too."""
        return sum(t.lower.rstrip(".") in _FIRMS for t in self.page.tokens) >= _OFTEN

    @cached_property
    def american(self) -> bool:
        """Whether it names, as its readers know them, two of the parties, houses and seats of power of the United States."""
        return self.american_signs > 1

    @property
    def american_signs(self) -> int:
        """How many of those three kinds it names."""
        return sum(self._american_words)

    @cached_property
    def of_american_paper(self) -> bool:
        """The same, where its own land's name or two of its parts stand beside one of them, or where a lawmaker is tagged; not for what is sent from another land."""
        if self.setting.dateline not in (None, AMERICA) or self.grounds.newsroom.outlets_land not in (None, AMERICA):
            return False
        parts = {self.titles.parts[t.text] for t in self.page.tokens if t.text in self.titles.parts}
        told = AMERICA in self.setting.weights or sum(land == AMERICA for _, land in parts) > 1
        return self._tagged or self.american_signs + told > 1

    @cached_property
    def _tagged(self) -> bool:
        """Whether a lawmaker bears a tag of party and state."""
        return _TAG.search(self.page.document.text) is not None

    @cached_property
    def _american_words(self) -> tuple[bool, bool, bool]:
        """Whether it names one of the parties, of the houses, of the seats."""
        tokens = self.page.tokens
        parties = self._tagged or any(t.text in _PARTIES for t in tokens)
        houses = any(t.text in _HOUSES and (t.i == 0 or tokens[t.i - 1].text != "White") for t in tokens)
        pairs = zip(tokens, tokens[1:], strict=False)
        seats = any(t.text in _SEATS and (t.text != "White" or after.text == "House") for t, after in pairs)
        return parties, houses, seats

    @cached_property
    def tells_of_parts(self) -> bool:
        """Whether it names a part of a land, which may have a president of its own."""
        return any(t.text in self.titles.parts for t in self.page.tokens)

    def rivalled(self, tenure: Tenure) -> bool:
        """Whether a report names two holders of one such office and tells the land of neither: they are of two lands."""
        title = plain(tenure.title)
        return title in UNIQUE and len(self.beside.rivals(title)) > 1

    def here(self, tenure: Tenure) -> set[str]:
        """The states that an office's sentence names, but for those that undergo what the office's holder does."""
        sentence = self.page.sentence_at(tenure.span.start)
        found = self.earlier.mentions_in(sentence.start, sentence.end) if sentence is not None else []
        return {
            m.code or ""
            for m in found
            if m.kind == "state"
            and m.form != "pronoun"
            and m.code in self.titles.state_names
            and not tenure.span.start <= m.span.start < tenure.span.end
            and not _undergoes(m, tenure, self.earlier)
            and not self.apart.of(m, tenure)
            and not ((head := self.earlier.head_of(m.span)) is not None and a_person(m, head))
        }


def _undergoes(mention: Mention, tenure: Tenure, earlier: Findings) -> bool:
    """'Minister Soto called on Chad', 'said the Chadian plan was bad': what is told behind the title, but for who else does what he does."""
    head = earlier.head_of(mention.span)
    if head is None or mention.span.start < tenure.span.end:
        return False
    if head.dep == "dobj" or head.dep == "pobj" and head.head.lower in ("on", "to", "with", "against", "from", "at"):
        return True
    own = _verb(earlier, tenure)
    return own is not None and _clause(head) is not own


def taken_by_others(text: Bare, tenure: Tenure) -> set[str]:
    """States whose office it cannot be: another holds it, or another's state stands in the same clause."""
    title = plain(tenure.title)
    taken = text.beside.states(title, tenure.person) if title in UNIQUE and tenure.qualifier == "current" else set()
    taken = taken | {land for land in text.spoken.everything if not may_reign(tenure, land)}
    if tenure.person_span is None:
        return taken
    own = _verb(text.earlier, tenure)
    if own is not None and own.lemma in WITHIN or _embedded(text, tenure):
        return taken
    taken |= text.apart.met(tenure, text.states)
    joined = [other for _, other in text.beside.joined(tenure)]
    for other in text.beside.earlier_in_sentence(tenure):  # 'the Chadian chief of staff met President Soto' says of whom he is not
        if (
            other.state
            and other.of == other.state
            and other.person != tenure.person
            and other.qualifier == "current"
            and _verb(text.earlier, other) is own
            and not any(o is other for o in joined)
        ):
            taken.add(other.state)
    return taken


def _embedded(text: Bare, tenure: Tenure) -> bool:
    head = text.earlier.head_of(tenure.person_span)
    return head is not None and embedded(head)


def given_to_others(text: Bare, tenure: Tenure) -> set[str]:
    """The states that the clause gives to other titles."""
    return set() if _embedded(text, tenure) else text.grounds.others(tenure)


def of_others(text: Bare, tenure: Tenure) -> set[str]:
    """States whose office it cannot be, on either ground."""
    return taken_by_others(text, tenure) | given_to_others(text, tenure)


def joined_to(text: Bare, tenure: Tenure) -> str | None:
    """'the Sudanese president Soto and Defence Minister Ruiz': of the state of the one it is joined to; two of one title are of two states.

    Over a comma too where more follow: 'Sudan's vice-president Soto, Defence Minister Ruiz, army chief Lind and …'.
    """
    for joint, other in text.beside.joined(tenure):
        apart = other.person != tenure.person and plain(other.title) != plain(tenure.title) and other.span.start < tenure.span.start
        state = text.states.get(other.person) if other.of is None else other.state if other.of == other.state else None
        if (
            apart
            and state
            and other.qualifier in INCUMBENT
            and (other.of or _in_list(text, tenure))
            and (joint != "," or _in_list(text, tenure))
        ):
            return state
    return None


def _in_list(text: Bare, tenure: Tenure) -> bool:
    """Whether another titled name follows: ', army chief Lind', 'and army chief Lind'."""
    if tenure.person_span is None:
        return False
    tokens = text.page.tokens
    at = text.page.tokens_in(tenure.person_span.start, tenure.person_span.end)[-1].i + 1
    before = text.page.tokens_in(tenure.span.start, tenure.span.end)[0].i - 1
    closed = before >= 0 and tokens[before].lower == "and"
    if not closed and (at >= len(tokens) or tokens[at].text != "," and tokens[at].lower != "and"):
        return False
    listed_before = before > 1 and tokens[before].text in (",", "and")
    return listed_before and (closed or any(text.titles.is_head(t) for t in tokens[at + 1 : at + 6]))


def _clause(head: Token) -> Token | None:
    """The verb of the clause a word stands in; of joined ones ('flew in and met') the first."""
    verb = verb_of(head)
    while verb is not None and verb.dep == "conj" and verb.head.pos in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _verb(earlier: Findings, tenure: Tenure) -> Token | None:
    """The verb of the clause in which a tenure's person stands."""
    head = earlier.head_of(tenure.person_span)
    return _clause(head) if head is not None else None
