"""Reads a noun phrase as an office: its title, of which state or body, whose, and as what (former, elect, acting …)."""

import re
from typing import NamedTuple

from avvisi.extract.base import Findings
from avvisi.lexicon.world import World
from avvisi.model.facts import Mention, Qualifier
from avvisi.parse.tokens import Token

QUALIFIERS: tuple[Qualifier, ...] = ("former", "then", "late", "elect", "designate", "interim", "acting", "outgoing", "current")
_PREPOSITIONS = frozenset(["of", "for", "to", "at", "in", "on", "with", "from"])
_SMALL = frozenset(["of", "for", "to", "at", "in", "on", "and", "the", "a", "an", "with", "from", "s"])
_HYPHEN = ("-", "‐", "–")
_POSS = ("'s", "’s", "'", "’")
LONGEST = 18  # tokens of a title


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


class Titles:
    """`before(name)`, `after(start)`, `at(head)` read the title before a name, from a token on, and around a head noun."""

    def __init__(self, world: World) -> None:
        words = world.words
        self.heads = {w for w in (*words["head"], *words["rank"], *words["counterpart"], *words["relative"]) if " " not in w}
        self.ranks = set(words["rank"])
        self.sectors = {**words["rank"], **words["head"]}
        self.groups = words["group"]
        self.honorifics = set(words["honorific"])
        self.relatives = {**{w: "counterpart" for w in words["counterpart"]}, **{w: w for w in words["relative"]}}
        self.qualifier_of: dict[str, Qualifier] = {word: kind for kind in QUALIFIERS for word in words.get(kind, {})}
        self.plain = set(words["plain"])
        self.only = words["only"]
        self.keep = set(words["keep"])
        self.capital_of = {city: s.code for s in world.states for city in s.capitals if not s.until}
        self.city_state = {city.city: city.country for city in world.cities}
        self.state_names = world.code_names

    def is_head(self, token: Token) -> bool:
        """Whether a word is the noun of an office."""
        lower = token.lower
        return lower in self.heads or (token.tag == "NNS" or token.tag == "NNPS") and lower.endswith("s") and lower[:-1] in self.heads

    def before(self, first: int, earlier: Findings) -> Office | None:
        """The title that stands directly before the name that begins at token `first`."""
        tokens = earlier.page.tokens
        end = first
        while end > 0 and tokens[end - 1].lower in self.honorifics and tokens[end - 1].sentence is tokens[first].sentence:
            end -= 1
        if end > 1 and self.rank_behind(tokens, end - 1):
            end -= 1  # 'Supreme Leader General Soto' is a general besides
        start = self._window(tokens, end, earlier)
        if start == end:
            return None
        return self._in_window(start, end, earlier)

    def rank_behind(self, tokens: list[Token], at: int) -> bool:
        """A military rank behind a civil title, not part of it as in 'Attorney General'."""
        before = tokens[at - 1].lower
        return tokens[at].lower in self.ranks and before in self.heads and before not in self.ranks and before not in _GENERALS

    def _in_window(self, start: int, end: int, earlier: Findings) -> Office | None:
        tokens = earlier.page.tokens
        if tokens[end - 1].text == ")" and end - 3 > start:
            end -= 3
        last = tokens[end - 1]
        if last.text in _HYPHEN or last.lower in _SMALL or last.lower in ("and", "&"):
            return None
        if last.lower in ("elect", "designate") and end - 2 > start and tokens[end - 2].text in _HYPHEN and self.is_head(tokens[end - 3]):
            return self._read(start, end - 3, end - 2, end, earlier)
        if self.is_head(last):
            return self._read(start, end - 1, end, end, earlier)
        for at in range(end - 2, start - 1, -1):
            if self.is_head(tokens[at]) and not self._possessor(tokens, at, end):
                joined = tokens[at + 1].lower
                if (
                    joined in _PREPOSITIONS
                    or joined in ("and", "&")
                    and tokens[at + 2].text[:1].isupper()
                    and tokens[at].text[:1].isupper()
                    and at + 2 < end
                    and tokens[at + 2].i not in earlier.mention_of
                ):
                    return self._read(start, at, at + 1, end, earlier)
                if joined in _HYPHEN and at + 2 < end and tokens[at + 2].lower in ("general", "elect", "designate", "governor", "minister"):
                    continue
                return None
        return None

    @staticmethod
    def _possessor(tokens: list[Token], at: int, end: int) -> bool:
        return at + 1 < end and tokens[at + 1].text in _POSS

    def _window(self, tokens: list[Token], end: int, earlier: Findings) -> int:
        """How far left of a name words go that could be its title."""
        at = end
        while at > 0 and end - at < LONGEST:
            token = tokens[at - 1]
            if end < len(tokens) and token.sentence is not tokens[min(end, len(tokens) - 1)].sentence:
                break
            if token.text == ")" and at > 3 and tokens[at - 3].text == "(" and tokens[at - 2].text.isupper():
                at -= 3  # 'African Union (AU) chairman'
                continue
            mention = earlier.mention_of.get(token.i)
            if mention is not None and mention.kind == "person" and not (at < end and tokens[at].text in _POSS):
                break
            if (
                not self._nominal(token)
                and not (mention is not None and mention.kind != "person")
                and token.lower not in _SMALL
                and token.text not in (*_POSS, *_HYPHEN, "&")
            ):
                break
            at -= 1
        while at < end and (tokens[at].lower in _SMALL - {"the"} or tokens[at].text in (*_POSS, "&")):
            at += 1
        return at

    def _nominal(self, token: Token) -> bool:
        return (
            token.tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "PRP$", "AFX", "CD")
            or token.lower in self.qualifier_of
            or token.lower in self.plain
            or token.tag == "VBN"
            and token.dep == "amod"
            or token.tag == "RB"
            and token.head.dep == "amod"
        )

    def after(self, start: int, earlier: Findings) -> Office | None:
        """The office that a noun phrase beginning at token `start` names: 'the foreign minister of Peru', 'a top aide to the king'."""
        tokens = earlier.page.tokens
        sentence_end = tokens[start].sentence.tokens[-1].i + 1 if start < len(tokens) else start
        at = start
        while at < min(start + 12, sentence_end):
            token = tokens[at]
            if token.lower in _PREPOSITIONS and not (at > start and tokens[at - 1].text in _HYPHEN):
                return None
            mention = earlier.mention_of.get(at)
            if mention is not None and mention.kind == "person" and not (at + 1 < sentence_end and tokens[at + 1].text in _POSS):
                return None
            if self.is_head(token) and not self._goes_on(tokens, at, sentence_end):
                head_end = at + 1
                end = self._complement(tokens, head_end, sentence_end, earlier)
                return self._read(start, at, head_end, end, earlier)
            if (
                not self._nominal(token)
                and mention is None
                and token.lower not in ("the", "a", "an", "and", "&")
                and token.text not in (*_POSS, *_HYPHEN)
            ):
                return None
            at += 1
        return None

    def at(self, head: Token, earlier: Findings) -> Office | None:
        """The office whose noun this is: 'the Syrian foreign minister' at 'minister'."""
        if not self.is_head(head):
            return None
        tokens = earlier.page.tokens
        end = head.i + 1
        start = self._window(tokens, end, earlier)
        stop = self._complement(tokens, end, head.sentence.tokens[-1].i + 1, earlier)
        return self._read(start, head.i, end, stop, earlier)

    def _goes_on(self, tokens: list[Token], at: int, end: int) -> bool:
        """'Foreign Minister's aide', 'vice president', 'secretary general': the noun is only part of the title."""
        if at + 1 >= end:
            return False
        following = tokens[at + 1]
        if following.text in _POSS:
            return True
        if following.text in _HYPHEN:
            return at + 2 < end and (self.is_head(tokens[at + 2]) or tokens[at + 2].lower in ("in", "of"))
        return self.is_head(following) or following.tag in ("NN", "NNP") and following.dep == "compound" and self.is_head(following.head)

    def _complement(self, tokens: list[Token], at: int, end: int, earlier: Findings) -> int:
        """The end of what follows a title's noun: 'of Peru', 'to the King of Spain', 'for special political affairs'."""
        last = at
        if at + 1 < end and tokens[at].text in _HYPHEN and tokens[at + 1].lower in ("elect", "designate", "general", "in", "de"):
            last = at = at + 2
            while at + 1 < end and tokens[at].text in _HYPHEN:
                last = at = at + 2
        if at >= end or tokens[at].lower not in _PREPOSITIONS and not (tokens[at].lower == "and" and tokens[at - 1].text[:1].isupper()):
            return last
        while at < end and at - last < 3:
            token = tokens[at]
            mention = earlier.mention_of.get(at)
            if token.ent in ("DATE", "TIME") or token.tag == "CD":
                break
            if token.lower in _PREPOSITIONS and last == at:
                if token.lower in ("in", "with", "from", "on", "at") and not (at + 1 < end and self._named(at + 1, tokens, earlier)):
                    break
            elif token.lower in ("the", "a", "an", "its", "his", "her") and tokens[at - 1].lower in _PREPOSITIONS:
                at += 1
                continue
            elif mention is not None and mention.kind == "person" and not self._served(tokens[at - 1], mention, earlier):
                break
            elif self._nominal(token) or mention is not None or token.text in (*_POSS, *_HYPHEN, "&"):
                last = at + 1
            elif (
                token.lower == "and"
                and last == at
                and at + 1 < end
                and tokens[at + 1].text[:1].isupper()
                and not self.is_head(tokens[at + 1])
                and (at + 1 not in earlier.mention_of or earlier.mention_of[at + 1].kind not in ("person", "state"))
            ):
                pass
            else:
                break
            at += 1
        while last > 0 and tokens[last - 1].text in (*_POSS, *_HYPHEN):
            last -= 1
        return last

    def _served(self, before: Token, mention: Mention, earlier: Findings) -> bool:
        """'aide to Soto', 'aide to President Soto'; but 'envoy to China Ruiz' begins another."""
        return (
            earlier.mention_of.get(before.i) is mention
            or before.lower in _PREPOSITIONS
            or before.lower in self.honorifics
            or self.is_head(before)
        )

    @staticmethod
    def _named(at: int, tokens: list[Token], earlier: Findings) -> bool:
        if tokens[at].lower in ("the", "a", "an") and at + 1 < len(tokens):
            at += 1
        mention = earlier.mention_of.get(at)
        return mention is not None and mention.kind in ("state", "place", "organisation", "bloc")

    def _read(self, start: int, head: int, head_end: int, end: int, earlier: Findings) -> Office | None:
        """The office in tokens [start, end) whose noun is at `head` and whose complement begins at `head_end`."""
        reading = _Reading(self, earlier)
        reading.left(start, head)
        reading.title.append(head)
        reading.right(head_end, end)
        return reading.office(head, head_end, end)


class _Reading:
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
            if token.text in _POSS:
                self._possessor(start, at)
                return
            if token.tag == "PRP$":
                self.whose, self.first = token, at
                return
            if token.lower in ("the", "a", "an"):
                self.first = at
                return
            if mention is not None and mention.kind != "person":
                if at > 2 and tokens[at - 1].text in _HYPHEN and tokens[at - 2].lower in ("anti", "pro", "non", "counter"):
                    at -= 3  # an 'anti-Chadian' politician is not Chad's
                    continue
                if (
                    tokens[at + 1].text in _HYPHEN
                    and at + 2 < len(tokens)
                    and (tokens[at + 2].tag in ("VBN", "VBD") or tokens[at + 2].lower in _MADE)
                ):
                    at = self.earlier.page.tokens_in(mention.span.start, mention.span.end)[0].i - 1
                    continue  # a 'Swiss-educated' minister is not Swiss
                at = self._name(mention, at)
                continue
            if (
                token.lower in _PREPOSITIONS
                or token.lower == "and"
                and not (
                    at > start
                    and tokens[at - 1].text[:1].isupper()
                    and tokens[at + 1].text[:1].isupper()
                    and not self.titles.is_head(tokens[at - 1])
                )
            ) and not (at > start and tokens[at - 1].text in _HYPHEN):
                return
            if self._foreign(token, head):
                return
            self._word(token, at)
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

    def _word(self, token: Token, at: int) -> None:
        qualifier = self.titles.qualifier_of.get(token.lower)
        if qualifier:
            if self.qualifier == "current":
                self.qualifier = qualifier
        elif token.text.isupper() and 2 <= len(token.text) <= 6 and token.text.isalpha() and not self.titles.is_head(token):
            self.acronym = self.acronym or token.text
        elif token.lower in ("first", "second", "third"):
            if self.title and self.tokens[self.title[0]].lower in ("deputy", "vice", "prime", "assistant"):
                self.title.insert(0, at)
        elif token.text in _HYPHEN:
            if self.title and not (at > 0 and (self.tokens[at - 1].lower in self.titles.qualifier_of)):
                self.title.insert(0, at)
        elif (
            token.lower not in self.titles.plain
            and (token.tag not in ("CD", "RB", "VBN", "RBS", "JJS") or token.lower in self.titles.keep)
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
        self._belongs(mention)
        return inside[0].i - 1

    def _belongs(self, mention: Mention) -> None:
        if mention.kind == "state":
            self.state = self.state or mention.code
        elif mention.kind in ("organisation", "media", "bloc"):
            if self.body is None or self.body.kind == "bloc" and mention.kind != "bloc":
                self.body = mention
        elif mention.kind == "place":
            self.place = self.place or mention

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
        if at < end and tokens[at].text in _HYPHEN and at + 1 < end:
            if tokens[at + 1].lower in ("elect", "designate"):
                self.qualifier = "elect" if tokens[at + 1].lower == "elect" else "designate"
            else:
                self.title += [at, at + 1]
            at += 2
        while at < end:
            stop = at + 1
            while stop < end and not (
                tokens[stop].lower in ("of", "for", "to", "at", "in", "on", "with", "from") and tokens[stop - 1].text not in _HYPHEN
            ):
                stop += 1
            self._phrase(at, stop)
            at = stop

    def _phrase(self, at: int, stop: int) -> None:
        """One prepositional phrase: a state, body or place it belongs to; or words of the title; or whom it serves."""
        tokens, words, names = self.tokens, [], []
        for i in range(at + 1, stop):
            mention = self.earlier.mention_of.get(i)
            if mention is not None:
                if mention not in names:
                    names.append(mention)
            elif tokens[i].lower not in ("the", "a", "an", "its", "his", "her", "their") and tokens[i].text not in _POSS:
                words.append(i)
        served = [i for i in words if self.titles.is_head(tokens[i])]
        sent = (
            tokens[at].lower in ("to", "for")
            and any(m.kind != "person" for m in names)
            and (
                self.state
                or self.body
                or self.titles.relatives.get(tokens[self.title[-1]].lower) is None
                and tokens[self.title[-1]].lower in _SENT
            )
        )
        if sent and not served:
            self.title += [i for i in range(at, stop) if tokens[i].text not in _POSS]
            return  # 'ambassador to Chad' is of the state that sends
        for mention in names:
            if mention.kind == "person":
                self.served_person = mention.name
            elif mention.kind != "place" or tokens[at].lower not in ("in", "at", "on", "from"):
                self._belongs(mention)  # a minister in Lima is not one of Lima
        if served or self.served_person and tokens[at].lower in ("to", "of", "for"):
            self.serves = words or self.serves
        if words and not (
            names and len(words) == 1 and tokens[words[0]].lower in ("government", "state", "republic", "kingdom", "parliament", "country")
        ):
            keep = [
                i
                for i in range(at, stop)
                if i not in self.earlier.mention_of
                and tokens[i].text not in _POSS
                and tokens[i].lower not in self.titles.honorifics
                and tokens[i].lower not in self.titles.qualifier_of
                and not self.titles.rank_behind(tokens, i)
            ]
            self.title += keep
        elif tokens[at].lower in ("of", "for", "and", "&") and words:
            self.title += range(at, stop)

    def office(self, head: int, head_end: int, end: int) -> Office | None:
        """The result; None where the words name no office (a lone 'member', 'general' as a rank without a state stays)."""
        titles, tokens = self.titles, self.tokens
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
        elif self.place is not None:
            of, state = self.place.name, state or self.place.code
        serves = self.served_person or (self._words(self.serves) if self.serves else None)
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
        before = [m for m in self.earlier.mentions_in(sentence.start, self.whose.start) if m.kind == "state" and m.form != "adjective"]
        subjects = [m for m in before if (head := self.earlier.head_of(m.span)) is not None and head.dep in ("nsubj", "nsubjpass")]
        if len(subjects) == 1 or len({m.code for m in before}) == 1:
            self.state = (subjects or before)[-1].code

    def _text(self, head: int) -> str:
        text = self._words(sorted(set(self.title)))
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
                and word not in _SMALL
                and word not in _HYPHEN
                and not touching
                or touching
                and word.islower()
                and made[-1:] in _HYPHEN
                and word not in _SMALL
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


_SENT = frozenset(
    [
        "ambassador",
        "envoy",
        "representative",
        "delegate",
        "minister",
        "negotiator",
        "emissary",
        "observer",
        "liaison",
        "adviser",
        "advisor",
        "coordinator",
        "mediator",
        "rapporteur",
    ]
)
_GENERALS = frozenset(
    [
        "attorney",
        "secretary",
        "consul",
        "governor",
        "director",
        "solicitor",
        "inspector",
        "surgeon",
        "auditor",
        "postmaster",
        "adjutant",
        "chief",
        "vice",
    ]
)
_MADE = frozenset(
    [
        "born",
        "educated",
        "trained",
        "based",
        "backed",
        "led",
        "brokered",
        "sponsored",
        "appointed",
        "installed",
        "supported",
        "held",
        "controlled",
        "style",
    ]
)
_SECTORS = (
    ("police", "COP"), ("intelligence", "SPY"), ("spy", "SPY"), ("army", "MIL"), ("navy", "MIL"), ("air force", "MIL"), ("military", "MIL"),
    ("armed forces", "MIL"), ("chief of staff", "MIL"), ("commander", "MIL"), ("opposition", "OPP"), ("rebel", "REB"), ("guerrilla", "REB"),
    ("insurgent", "REB"), ("separatist", "REB"), ("speaker", "LEG"), ("parliament", "LEG"), ("senat", "LEG"), ("house", "LEG"),
    ("lawmaker", "LEG"), ("party", "PTY"), ("court", "JUD"), ("prosecutor", "JUD"), ("judge", "JUD"), ("union", "LAB"),
)  # fmt: skip
