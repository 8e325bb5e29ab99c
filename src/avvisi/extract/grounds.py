"""Whose ground a title without a state stands on: who acts in its sentence ('Moscow offered talks: Defence Minister Soto …'), where it opens
('In Colombo, Minister Soto …'), and whose others are said to be.
"""

from avvisi.extract.base import Findings
from avvisi.extract.grammar.joined import first_noun
from avvisi.extract.grammar.tags import OWNERS, SUBJECTS
from avvisi.extract.newsroom import Newsroom, land_of
from avvisi.extract.titles import Titles
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Parsed, Sentence, Token

_WIRES = frozenset(("report", "say", "write", "cable", "learn", "quote", "announce", "transmit"))
_QUOTES = frozenset(("quote", "cite"))
_GOES = frozenset(("fly", "travel", "go", "head", "leave", "depart", "visit", "journey", "come", "sail"))
_MEETS = frozenset(
    ("meet", "see", "visit", "receive", "call", "talk", "speak", "confer", "hold", "hand", "deliver", "present", "spend", "dine")
)
_MEETINGS = frozenset(("meeting", "talk", "talks", "lunch", "dinner", "breakfast", "appointment"))
_POWERS = frozenset(
    [
        "government",
        "administration",
        "authority",
        "authorities",
        "regime",
        "junta",
        "cabinet",
        "parliament",
        "leadership",
        "leaders",
        "officials",
        "ministers",
        "delegation",
        "team",
    ]
)
WITHIN = frozenset(
    ["name", "appoint", "dismiss", "sack", "fire", "replace", "succeed", "choose", "nominate", "order", "instruct", "tell", "elect"]
)


class Grounds:
    """`near(tenure)`, `host(tenure)` and `others(tenure)` for one report; `newsroom` tells where it was written."""

    def __init__(self, page: Parsed, earlier: Findings, titles: Titles) -> None:
        self.page, self.earlier, self.titles = page, earlier, titles
        self.newsroom = Newsroom(page, earlier, titles)

    def near(self, tenure: Tenure) -> str | None:
        """The one state that acts before the title in its sentence, or where the sentence opens; else the like in the sentence before it.

        Whom others meet or name is not of the state that does so: there only the place counts, or a state that undergoes the deed too.
        """
        sentence = self.page.sentence_at(tenure.span.start)
        if sentence is None:
            return None
        subject = self._opens(sentence, tenure)
        inside = self._led_in(tenure) or self._site(tenure)
        if inside is not None:
            return inside
        here = self._acting(sentence, sentence.start, tenure.span.start, subjects=subject or self._behind_colon(sentence, tenure))
        if here:
            return here[-1] if len(set(here)) == 1 else None
        before = self.page.before(sentence) if subject else None
        if before is None or self._named(sentence, tenure):
            return None
        acted = self._acting(before, before.start, before.end, subjects=True)
        named = {m.code for m in self.earlier.mentions_in(before.start, before.end) if m.kind == "state"}
        return acted[-1] if len(set(acted)) == 1 and named <= set(acted) else None

    def host(self, tenure: Tenure) -> str | None:
        """'The Chadian envoy flew to Lima and met President Soto': whom a visitor meets is of where the visit goes."""
        sentence = self.page.sentence_at(tenure.span.start)
        if sentence is None or not self.met(tenure):
            return None
        found = set()
        for mention in self.earlier.mentions_in(sentence.start, tenure.span.start):
            at = self.earlier.head_of(mention.span)
            code = land_of(mention, self.titles)
            if (
                at is not None
                and at.dep == "pobj"
                and at.head.lower in ("to", "in")
                and at.head.head.lemma in (*_GOES, "arrive", "trip", "land")
            ):
                found.add(code)
        return next(iter(found)) if len(found) == 1 and found <= set(self.titles.state_names) else None

    def met(self, tenure: Tenure) -> bool:
        """Whether somebody is met: below a verb of meeting, or right behind its words, whatever long names did to the parse."""
        head = self.earlier.head_of(tenure.person_span)
        if head is None:
            return False
        noun = first_noun(head, "appos")
        if noun.dep == "pobj" and noun.head.lower == "with" and noun.head.head.lemma in _MEETINGS:
            return True
        above = next((t for t in head.ancestors() if t.pos == "VERB"), None) if head.dep in ("dobj", "pobj", "conj") else None
        if above is not None and above.lemma in _MEETS:
            return True
        at = self.page.tokens_in(tenure.span.start, tenure.span.end)[0].i - 1
        first = head.sentence.tokens[0].i
        while at > first and (self.page.tokens[at].pos == "PROPN" or self.page.tokens[at].text in ("and", "-", "the")):
            at -= 1
        before = self.page.tokens[max(at, first)]
        return (before.head if before.lower in ("with", "to") else before).lemma in _MEETS

    def _led_in(self, tenure: Tenure) -> str | None:
        """'the administration in Chad led by President Soto'."""
        head = self.earlier.head_of(tenure.person_span)
        for noun in head.ancestors() if head is not None else ():
            if noun.pos == "VERB" and noun.dep not in ("acl", "relcl", "prep"):
                return self._represented(noun)
            owner = next(
                (
                    m.code
                    for c in noun.children
                    if c.dep in ("poss", "amod") and (m := self.earlier.mention_of.get(c.i)) and m.kind == "state"
                ),
                None,
            )
            if owner is not None and noun.lower in _POWERS:
                return owner  # 'Chad's leadership, including President Soto'
            for prep in noun.children if noun.lower in _POWERS else ():
                for place in prep.children if prep.lower in ("in", "of") else ():
                    mention = self.earlier.mention_of.get(place.i)
                    code = land_of(mention, self.titles) if mention is not None else None
                    if code in self.titles.state_names:
                        return code
        return None

    def _site(self, tenure: Tenure) -> str | None:
        """'at the Élysée, where President Soto …': of the state whose seat it is."""
        head = self.earlier.head_of(tenure.person_span)
        verb = verb_of(head) if head is not None and head.dep in SUBJECTS else None
        if verb is None or verb.dep != "relcl" or not any(c.lower == "where" for c in verb.children):
            return None
        mention = self.earlier.mention_of.get(verb.head.i)
        if mention is None or mention.kind == "person":
            return None
        code = land_of(mention, self.titles)
        return code if code in self.titles.state_names else None

    def _represented(self, verb: Token) -> str | None:
        """'Chad was represented by Minister Soto'."""
        if verb.lemma != "represent":
            return None
        return next(
            (m.code for c in verb.children if c.dep == "nsubjpass" and (m := self.earlier.mention_of.get(c.i)) and m.kind == "state"), None
        )

    def _behind_colon(self, sentence: Sentence, tenure: Tenure) -> bool:
        """'Moscow offered talks: Defence Minister Soto called'."""
        return ":" in self.page.document.text[sentence.start : tenure.span.start]

    def opens(self, tenure: Tenure) -> bool:
        """Whether the person is whom the sentence is about."""
        sentence = self.page.sentence_at(tenure.span.start)
        return sentence is not None and self._opens(sentence, tenure)

    def _opens(self, sentence: Sentence, tenure: Tenure) -> bool:
        head = self.earlier.head_of(tenure.person_span)
        if head is not None and head.dep == "dobj" and head.head.lemma in _QUOTES:
            return True  # 'The daily quoted Foreign Minister Soto as saying': the paper only relays
        return head is not None and head.dep in (*SUBJECTS, "appos") and tenure.span.start - sentence.start < 40

    def _named(self, sentence: Sentence, tenure: Tenure) -> bool:
        """Whether the sentence itself names a state, so that the one before says little."""
        return any(
            m.kind == "state" and not (tenure.span.start <= m.span.start < tenure.span.end)
            for m in self.earlier.mentions_in(sentence.start, sentence.end)
        )

    def _acting(self, sentence: Sentence, start: int, end: int, *, subjects: bool) -> list[str]:
        """States that do or undergo something in [start, end), or where the sentence opens; not those of other titles, nor where one goes."""
        found = []
        for mention in self.earlier.mentions_in(start, end):
            if mention.form in ("adjective", "pronoun") or mention.kind not in ("state", "place"):
                continue
            code = mention.code or (self.titles.capitals.get(mention.span.text.lower()) if mention.kind == "place" else None)
            head = self.earlier.head_of(mention.span)
            if code not in self.titles.state_names or head is None or self.of_title(head):
                continue
            opens = head.dep == "pobj" and head.head.i == sentence.tokens[0].i and (head.head.lower in ("in", "at") or wired(head.head))
            acts = (
                subjects
                and head.dep in SUBJECTS
                or head.dep == "dative"
                or head.dep == "dobj"
                and head.head.lemma in ("give", "urge", "ask", "tell", "press")
            )
            owns = subjects and head.dep == "poss" and head.head.dep in SUBJECTS and mention.kind == "state"
            if opens or acts or owns:
                found.append(code)
        return found

    def of_title(self, head: Token) -> Token | None:
        """The title noun that a name belongs to: 'the Chadian envoy', 'the envoy of Chad', 'his counterpart in Chad'."""
        above = head.head
        if head.dep == "pobj" and above.dep == "prep":
            above = above.head
        elif head.dep not in OWNERS:
            return None
        return above if above is not head and self.titles.is_head(above) else None

    def others(self, tenure: Tenure) -> set[str]:
        """States that the clause gives to other titles: 'the foreign minister summoned the Chadian envoy' is no Chadian himself."""
        sentence = self.page.sentence_at(tenure.span.start)
        if sentence is None:
            return set()
        found = set()
        own = self.page.tokens_in(tenure.span.start, tenure.span.end)
        for mention in self.earlier.mentions_in(sentence.start, sentence.end):
            if mention.kind not in ("state", "place") or tenure.span.start <= mention.span.start < tenure.span.end or mention.code is None:
                continue
            head = self.earlier.head_of(mention.span)
            noun = self.of_title(head) if head is not None else None
            if noun is None or any(t is noun for t in own) or self._joined_to(noun, tenure):
                continue
            if (
                any(c.dep == "conj" and any(t is c for t in own) for c in noun.children)
                or noun.dep == "conj"
                and noun.start < tenure.span.start
            ):
                continue  # 'the Chadian president and Minister Soto' are of one state
            if noun.lower in self.titles.relatives or verb_of(noun) is verb_of(own[-1]) and not _within(verb_of(noun)):
                found.add(mention.code)
        return found

    def _joined_to(self, noun: Token, tenure: Tenure) -> bool:
        """'met Premier Soto and some of the Chadian ministers': those of one state."""
        noun = first_noun(noun, "pobj", "prep")
        person = tenure.person_span
        if (
            noun.dep == "conj" and noun.pos == "ADP" and person is not None
        ):  # 'received by Premier Soto and by the guest's Chadian counterpart'
            return any(person.start <= c.start < person.end for c in noun.head.children)
        return noun.dep == "conj" and person is not None and person.start <= noun.head.start < person.end

    def abroad(self, tenure: Tenure) -> set[str | None]:
        """Where the sentence says that somebody goes: seldom the state of whom it tells it."""
        sentence = self.page.sentence_at(tenure.span.start)
        found: set[str | None] = set()
        for mention in self.earlier.mentions_in(sentence.start, sentence.end) if sentence is not None else ():
            head = self.earlier.head_of(mention.span)
            if head is not None and head.dep == "pobj" and head.head.lower in ("to", "for") and head.head.head.lemma in _GOES:
                found.add(mention.code)
        return found


def verb_of(token: Token) -> Token | None:
    """The verb above a word."""
    return next((t for t in token.ancestors() if t.pos in ("VERB", "AUX")), None)


def _within(verb: Token | None) -> bool:
    """Deeds among those of one state: 'was named premier of Chad by President Soto'."""
    return verb is not None and verb.lemma in WITHIN


def wired(preposition: Token) -> bool:
    """'From Lomé, the agency reports that …': told of the place that the news comes from."""
    return preposition.lower == "from" and preposition.head.lemma in _WIRES
