"""One title being read, word by word: what it says of state, body, qualifier, and whom its holder serves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from avvisi.extract.base import Findings
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention, Qualifier
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.titles import Titles

PREPOSITIONS = frozenset(("of", "for", "to", "at", "in", "on", "with", "from"))
SMALL = listed("titles_small")
SENT = listed("titles_sent")  # offices that lead to where or what somebody is sent
HYPHEN = ("-", "‐", "–")
POSS = ("'s", "’s", "'", "’")


class Office(NamedTuple):
    """An office as the words give it. `of` is an ISO3 code or an organisation's name; `whose` the token of a possessor ('his', 'Assad')."""

    first: int
    last: int
    head: int
    title: str
    of: str | None
    state: str | None
    qualifier: Qualifier
    sector: str | None
    serves: str | None
    relation: str | None  # 'counterpart', 'successor', 'predecessor'
    whose: Token | None


class Reading:
    """One title being read: what its words say so far."""

    def __init__(self, titles: Titles, earlier: Findings) -> None:
        self.titles, self.earlier, self.tokens = titles, earlier, earlier.page.tokens
        self.title: list[int] = []
        self.first = -1
        self.state: str | None = None
        self.body: Mention | None = None
        self.place: Mention | None = None
        self.qualifier: Qualifier = "current"
        self.serves: list[int] = []
        self.served_person: str | None = None
        self.whose: Token | None = None
        self.acronym: str | None = None
        self.republic = False
        self.part: tuple[str, str] | None = None  # of a state: its name and the state

    def left(self, start: int, head: int) -> None:
        """The modifiers before the noun, from the noun outward."""
        tokens, at = self.tokens, head - 1
        self.first = head
        while at >= start:
            token = tokens[at]
            mention = self.earlier.mention_of.get(at)
            if token.text == ")" and at - 2 > start:
                at -= 3
                continue
            if token.text in POSS:
                self._possessor(start, at)
                return
            if token.tag == "PRP$":
                self.whose, self.first = token, at
                return
            if token.lower in ("the", "a", "an"):
                self.first = at
                return
            if mention is not None and mention.kind != "person":
                if at > 2 and tokens[at - 1].text in HYPHEN and tokens[at - 2].lower in ("anti", "pro", "non", "counter"):
                    at -= 3  # an 'anti-Chadian' politician is not Chad's
                    continue
                if (
                    tokens[at + 1].text in HYPHEN
                    and at + 2 < len(tokens)
                    and (tokens[at + 2].tag in ("VBN", "VBD") or tokens[at + 2].lower in _MADE)
                ):
                    at = self.earlier.page.tokens_in(mention.span.start, mention.span.end)[0].i - 1
                    continue  # a 'Swiss-educated' minister is not Swiss
                at = self._name(mention, at)
                continue
            if (
                token.lower in PREPOSITIONS
                or token.lower == "and"
                and not (
                    at > start
                    and tokens[at - 1].text[:1].isupper()
                    and tokens[at + 1].text[:1].isupper()
                    and not self.titles.is_head(tokens[at - 1])
                    and at - 1 not in self.earlier.mention_of
                )
            ) and not (at > start and tokens[at - 1].text in HYPHEN):
                return
            if self._foreign(token, head):
                return
            self._word(token, at, head)
            self.first = at
            at -= 1

    def _foreign(self, token: Token, head: int) -> bool:
        """A small noun before a title in capitals is no part of it: 'my friend Prime Minister Soto'."""
        lists = self.titles
        return (
            self.tokens[head].text[:1].isupper()
            and token.text.islower()
            and token.tag in ("NN", "NNS")
            and token.lower not in lists.keep | lists.plain
            and token.lower not in lists.qualifier_of
        )

    def _ranks(self, token: Token) -> bool:
        """'deputy UN envoy', 'chief IAEA inspector': a rank before the body belongs to the title."""
        return token.lower in self.titles.keep or self.titles.is_head(token)

    def _word(self, token: Token, at: int, head: int) -> None:
        if token.text in self.titles.parts:
            self.first = at
            self.part = self.part or self.titles.parts[token.text]  # 'the Catalan president'
            return
        qualifier = self.titles.qualifier_of.get(token.lower)
        if qualifier:
            if self.qualifier == "current":
                self.qualifier = qualifier
        elif token.text.isupper() and 2 <= len(token.text) <= 6 and token.text.isalpha() and not self.titles.is_head(token):
            self.acronym = self.acronym or token.text
        elif token.lower in ("first", "second", "third"):
            following = self.tokens[at + 1]
            ranked = following.lower in ("deputy", "vice", "prime", "assistant") and self.title[:1] == [at + 1]
            if ranked or token.text == "First" and following.text in ("Minister", "Secretary"):
                self.title.insert(0, at)
        elif token.text in HYPHEN:
            if self.title and not (at > 0 and (self.tokens[at - 1].lower in self.titles.qualifier_of)):
                self.title.insert(0, at)
        elif self.body is not None and self.body.kind == "organisation" and at < head and not self._ranks(token):
            pass  # 'opposition Green Party leader'
        elif (
            token.lower not in self.titles.plain
            and (token.tag not in ("CD", "RB", "VBN", "VBG", "RBS", "JJS") or token.lower in self.titles.keep)
            and token.lower not in self.titles.honorifics
            and self._means(token)
        ):
            self.title.insert(0, at)

    def _means(self, token: Token) -> bool:
        """Whether a modifier belongs to the title: nouns and capitals do, of small adjectives those that name a field ('foreign', not 'uncrowned')."""
        if token.ent in ("DATE", "TIME") or token.lower in ("republican", "democratic", "democrat"):
            return False
        return (
            token.tag != "JJ"
            or token.text[:1].isupper()
            or token.lower in self.titles.keep
            or token.lower.endswith(("al", "ary", "ic"))
            and token.lower not in ("controversial", "influential", "loyal", "charismatic", "authoritarian")
        )

    def _name(self, mention: Mention, at: int) -> int:
        """A name among the modifiers: state, body or place; gives the next token to look at."""
        inside = self.earlier.page.tokens_in(mention.span.start, mention.span.end)
        self.first = inside[0].i
        if self._desk(mention, inside):
            self.title[0:0] = [t.i for t in inside]
            return inside[0].i - 1
        self._belongs(mention)
        return inside[0].i - 1

    def _desk(self, mention: Mention, inside: list[Token]) -> bool:
        """'Human Rights Watch's Africa director', 'the agency's Lima bureau chief': a land that a body's officer looks after is part of the title."""
        if mention.kind not in ("bloc", "place") or mention.form == "adjective" or inside[0].i < 2:
            return False
        at = inside[0].i - 1
        owner = self.earlier.mention_of.get(at - 1 if self.tokens[at].text in POSS else at)
        return owner is not None and owner.kind in ("organisation", "media") and owner.form in ("full", "short")

    def _belongs(self, mention: Mention) -> None:
        if mention.kind == "state":
            self.state = self.state or mention.code
        elif mention.kind in ("organisation", "media", "bloc"):
            if self.body is None or self.body.kind == "bloc" and mention.kind != "bloc":
                self.body = mention
        elif mention.kind == "place":
            self.place = self.place or mention
            self.part = self.part or self.titles.parts.get(mention.name)

    def _possessor(self, start: int, at: int) -> None:
        """What stands before 's: a state, a body, a person, or another office."""
        tokens, mention = self.tokens, self.earlier.mention_of.get(at - 1)
        self.first = at - 1
        if mention is not None and mention.kind != "person":
            inside = self.earlier.page.tokens_in(mention.span.start, mention.span.end)
            self.first = inside[0].i
            self._belongs(mention)
            before = self.earlier.mention_of.get(self.first - 1)
            if before is not None and before.kind == "state" and before.form == "adjective":
                self._belongs(before)
        elif mention is not None:
            self.whose, self.served_person = tokens[at - 1], mention.name
        elif self.titles.is_head(tokens[at - 1]):
            office = self.titles._read(start, at - 1, at, at, self.earlier)
            if office:
                self.first, self.state = office.first, self.state or office.state
                if office.of is not None and office.of != office.state:
                    self.acronym = office.of  # 'the UN Secretary-General's envoy' is the UN's
                self.serves = list(range(office.first, at))
                self.title[0:0] = [
                    i
                    for i in range(office.head - 4, at + 1)
                    if i >= office.first and i not in self.earlier.mention_of and tokens[i].lower not in ("the", "a", "an")
                ]
        else:
            self.whose = tokens[at - 1]

    def right(self, at: int, end: int) -> None:
        """The complement: 'of France', 'of Foreign Affairs', 'to the Supreme Leader', 'elect'."""
        tokens = self.tokens
        if at < end and tokens[at].text in HYPHEN and at + 1 < end:
            if tokens[at + 1].lower in ("elect", "designate"):
                self.qualifier = "elect" if tokens[at + 1].lower == "elect" else "designate"
            else:
                self.title += [at, at + 1]
            at += 2
        while at < end:
            stop = at + 1
            while stop < end and not (
                tokens[stop].lower in ("of", "for", "to", "at", "in", "on", "with", "from") and tokens[stop - 1].text not in HYPHEN
            ):
                stop += 1
            self._phrase(at, stop)
            at = stop

    def _phrase(self, at: int, stop: int) -> None:
        """One prepositional phrase: a state, body or place it belongs to; or words of the title; or whom it serves."""
        tokens, words, names = self.tokens, [], []
        for i in range(at + 1, stop):
            mention = self.earlier.mention_of.get(i)
            if self._mandated(i, stop):
                continue
            if mention is not None:
                if mention not in names:
                    names.append(mention)
            elif tokens[i].text in self.titles.parts:
                self.part = self.part or self.titles.parts[tokens[i].text]
            elif tokens[i].lower not in ("the", "a", "an", "its", "his", "her", "their") and tokens[i].text not in POSS:
                words.append(i)
        words = self._besides(words, names, at, stop)
        served = [i for i in words if self.titles.is_head(tokens[i])]
        sent = (
            tokens[at].lower in ("to", "for")
            and any(m.kind != "person" for m in names)
            and (
                self.state
                or self.body
                or self.titles.relatives.get(tokens[self.title[-1]].lower) is None
                and tokens[self.title[-1]].lower in SENT
            )
        )
        if sent and not served:
            self.title += [i for i in range(at, stop) if tokens[i].text not in POSS]
            return  # 'ambassador to Chad' is of the state that sends
        field = tokens[at].lower == "for" and names and all(m.kind in ("bloc", "place") for m in names) and not served
        if field and self.title and tokens[self.title[-1]].lower not in SENT:
            self.title += [i for i in range(at, stop) if tokens[i].text not in POSS]
            return  # a 'minister for Africa' is not Africa's
        for mention in names:
            if mention.kind == "person":
                self.served_person = mention.name
            elif mention.kind != "place" or tokens[at].lower not in ("in", "at", "on", "from") or self._stays(mention, at):
                self._belongs(mention)  # a minister in Lima is not one of Lima
        if served or self.served_person and tokens[at].lower in ("to", "of", "for"):
            self.serves = words or self.serves
        if len(words) == 1 and names and tokens[words[0]].text == "republic" and names[-1].form == "adjective":
            self.republic = True  # 'of the Russian republic' is of a part
            return
        if words and not (
            (names or self.part)
            and len(words) == 1
            and tokens[words[0]].lower in ("government", "state", "republic", "kingdom", "parliament", "country", "administration")
        ):
            keep = [
                i
                for i in range(at, stop)
                if (i in words or tokens[i].lower in SMALL or not names)
                and i not in self.earlier.mention_of
                and not self._mandated(i, stop)
                and tokens[i].text not in POSS
                and tokens[i].lower not in self.titles.honorifics
                and tokens[i].lower not in self.titles.qualifier_of
                and not self.titles.rank_behind(tokens, i)
            ]
            self.title += keep
        elif tokens[at].lower in ("of", "for", "and", "&") and words:
            self.title += range(at, stop)

    def _besides(self, words: list[int], names: list[Mention], at: int, stop: int) -> list[int]:
        """The words of 'of the exiled Chadian Green Party', 'of the Herald newspaper' that say more than what kind of body it is.

        An acronym alone ('of the CFP') is the body.
        """
        tokens = self.tokens
        if (
            len(words) == 1
            and not names
            and tokens[at].lower == "of"
            and (word := tokens[words[0]]).text.isupper()
            and 2 <= len(word.text) <= 6
        ):
            self.acronym = self.acronym or word.text
            return []
        bodies = [m for m in names if m.kind in ("organisation", "media")]
        if not bodies:
            return words
        inside = self.earlier.page.tokens_in(bodies[-1].span.start, bodies[-1].span.end)
        behind = [i for i in words if i > inside[-1].i and not (i == inside[-1].i + 1 and tokens[i].lower in _KINDS)]
        ahead = [i for i in words if i < inside[0].i and self.titles.is_head(tokens[i])]
        return [*ahead, *behind]

    def _mandated(self, i: int, stop: int) -> bool:
        """'the UN-mandated scheme' is not the UN's: the name, the hyphen and the participle."""
        return any(
            self.tokens[at].text in HYPHEN and self.tokens[at + 1].tag in ("VBN", "VBD") and at - 1 in self.earlier.mention_of
            for at in (i - 1, i, i + 1)
            if 0 < at < stop - 1
        )

    def _stays(self, place: Mention, at: int) -> bool:
        """'his counterpart in Lima', 'a spokesman in Lima': of the state whose capital it is; an envoy there is sent."""
        noun = self.tokens[self.title[-1]].lower if self.title else ""
        capital = place.name in self.titles.capital_of
        if not capital or self.tokens[at].lower != "in" or self.state or self.body:
            return False
        if self.titles.relatives.get(noun) != "counterpart" and not noun.startswith("spokes"):
            return False
        self.state = self.titles.capital_of[place.name]
        return False

    def _own_body(self) -> bool:
        """'Chile's Security Council secretary', 'Chilean Foreign Ministry spokesman': a body within a state is part of the title."""
        body = self.body
        if body is None or body.form not in ("full", "short"):
            return False
        noun = self.tokens[self.title[-1]].lower if self.title else ""
        if (
            noun in ("ambassador", "envoy", "representative", "delegate")
            and self.state is not None
            and body.code in ("IGO", "UNO", "EUR", "NAT")
        ):
            return True  # 'France's UN ambassador' is France's
        ministry = body.code in self.titles.state_names and re.search(r"(?i)\bministry\b|foreign office$", body.span.text)
        if ministry and self.state is None:
            self.state = body.code
        if ministry:
            return self.state == body.code
        return self.state is not None and body.code in ("IGO", "UNO") and not re.match(r"(?i)U\.?N\b|united nations", body.span.text)

    def _with_body(self) -> None:
        """The body's words into the title, without the state's."""
        assert self.body is not None
        inside = self.earlier.page.tokens_in(self.body.span.start, self.body.span.end)
        head = self.title[-1] if self.title else inside[-1].i + 1
        words = [t.i for t in inside if t.lower not in ("the", "a", *POSS) and t.text.lower() not in self._adjectives]
        between = [i for i in range(head, inside[0].i) if self.tokens[i].lower in (*PREPOSITIONS, "the")] if inside[0].i > head else []
        self.title = sorted({*words, *self.title, *between})
        self.body = None

    @property
    def _adjectives(self) -> frozenset[str]:
        return self.titles.adjectives

    def office(self, head: int, head_end: int, end: int) -> Office | None:
        """The result; None where the words name no office (a lone 'member', 'general' as a rank without a state stays)."""
        titles, tokens = self.titles, self.tokens
        if self._own_body():
            self._with_body()
        text = self._text(head)
        noun = tokens[head].lower
        relation = titles.relatives.get(noun)
        if self.state is None and self.whose is not None and self.whose.lower == "its":
            self._its()
        of, state = self.state, self.state
        if self.body is not None:
            if self.body.kind == "bloc" and state is None:
                of = self.body.name
            elif self.body.form == "metonym":
                of = state = self.body.code
            elif self.body.kind != "bloc":
                of = self.body.name
                state = state or (self.body.code if self.body.code in titles.state_names else None)
        elif self.acronym is not None:
            of = self.acronym
        elif noun == "commissioner" and head and tokens[head - 1].lower == "european":
            of = "European Commission"
        elif self.part is not None and state in (None, self.part[1]):
            of, state = self.part
        elif self.republic:
            of = None  # which of its republics, others must tell
        elif self.place is not None:
            of, state = self.place.name, state or self.place.code
        serves = self.served_person or (self._words(self.serves) if self.serves else None)
        if text.endswith(" Nominee"):
            text, self.qualifier = text.removesuffix(" Nominee"), "designate"
        return Office(
            self.first,
            max(end, head + 1),
            head,
            text,
            of,
            state,
            self.qualifier,
            self._sector(text.lower(), noun),
            serves,
            relation,
            self.whose,
        )

    def _its(self) -> None:
        """'Kampuchea keeps its seat, said Sary, its foreign minister': the last state named before in the sentence."""
        assert self.whose is not None
        sentence = self.whose.sentence
        before = self._states_in(sentence.start, self.whose.start)
        if not before and sentence.index > 0:
            last = self.earlier.page.sentences[sentence.index - 1]
            before = self._states_in(last.start, last.end)
        subjects = [m for m in before if (head := self.earlier.head_of(m.span)) is not None and head.dep in ("nsubj", "nsubjpass")]
        if len(subjects) == 1 or len({m.code for m in before}) == 1:
            self.state = (subjects or before)[-1].code

    def _states_in(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.earlier.mentions_in(start, end) if m.kind == "state" and m.form != "adjective"]

    def _text(self, head: int) -> str:
        places = sorted(set(self.title))
        while len(places) > 2 and self.tokens[places[0]].text in HYPHEN:
            places = places[2:]  # 'the left-wing speaker'
        text = self._words(places)
        noun = self.tokens[head].text
        if self.tokens[head].tag in ("NNS", "NNPS") and noun.lower() not in self.titles.heads and noun.endswith("s"):
            text = re.sub(rf"\b{re.escape(noun)}\b", noun[:1].upper() + noun[1:-1], text, flags=re.IGNORECASE)
        return text

    def _words(self, places: list[int]) -> str:
        """The words at these tokens in title case, hyphens closed up."""
        made, last = "", None
        for i in places:
            token = self.tokens[i]
            touching = last is not None and i == last + 1 and self.tokens[last].end == token.start
            word = token.text
            if (
                word.islower()
                and word not in SMALL
                and word not in HYPHEN
                and not touching
                or touching
                and word.islower()
                and made[-1:] in HYPHEN
                and word not in SMALL
            ):
                word = word[:1].upper() + word[1:]
            made += ("" if touching or not made else " ") + word
            last = i
        return made

    def _sector(self, title: str, noun: str) -> str | None:
        """PLOVER's sector for the title: the body it heads, words in it, then its noun."""
        if self.qualifier in ("former", "late"):
            return "ELI"
        for word, sector in _SECTORS:
            if word in title:
                return sector
        if self.body is not None and self.body.kind == "media":
            return "JRN"
        if "chief executive" in title and self.body is None and self.acronym is None:
            return "GOV"
        if noun == "general" and len(self.title) > 1:
            return "JUD" if "attorney" in title else "GOV"
        return self.titles.sectors.get(noun) or self.titles.sectors.get(noun.rstrip("s")) or "GOV"


_MADE = listed("titles_made")
_KINDS = listed("titles_kinds")
_SECTORS = (
    ("police", "COP"), ("intelligence", "SPY"), ("spy", "SPY"), ("army", "MIL"), ("navy", "MIL"), ("air force", "MIL"), ("military", "MIL"),
    ("armed forces", "MIL"), ("chief of staff", "MIL"), ("commander", "MIL"), ("opposition", "OPP"), ("rebel", "REB"), ("guerrilla", "REB"),
    ("insurgent", "REB"), ("separatist", "REB"), ("speaker", "LEG"), ("parliament", "LEG"), ("senat", "LEG"), ("house", "LEG"),
    ("lawmaker", "LEG"), ("party", "PTY"), ("court", "JUD"), ("prosecutor", "JUD"), ("judge", "JUD"), ("union", "LAB"),
)  # fmt: skip
