"""Reads a noun phrase as an office: its title, of which state or body, whose, and as what (former, elect, acting …)."""

from avvisi.extract.base import Findings
from avvisi.extract.brackets import bracketed, explained, of_party, other_name, wing
from avvisi.extract.grammar.joined import word_after, word_before
from avvisi.extract.office import HYPHEN, POSS, PREPOSITIONS, SMALL, Office
from avvisi.extract.reading import Reading
from avvisi.extract.title_complement import Complement
from avvisi.extract.title_ends import complement_end
from avvisi.extract.title_modifiers import Modifiers
from avvisi.lexicon.words import listed
from avvisi.lexicon.world import World
from avvisi.model.facts import Mention, Qualifier
from avvisi.parse.tokens import Token

QUALIFIERS: tuple[Qualifier, ...] = ("former", "then", "late", "elect", "designate", "interim", "acting", "outgoing", "current")
LONGEST = 18  # tokens of a title
_GENERALS = listed("titles_generals")
# One has them of a state, whatever party's name stands before.
_OF_STATES = frozenset(("president", "premier", "minister", "chancellor", "king", "governor"))


class Titles:
    """`before(name)`, `after(start)`, `at(head)` read the title before a name, from a token on, and around a head noun."""

    def __init__(self, world: World) -> None:
        words = world.words
        self.heads = {w for w in (*words["head"], *words["rank"], *words["counterpart"], *words["relative"]) if " " not in w}
        self.ranks = set(words["rank"])
        self.sectors = {**words["rank"], **words["head"]}
        self.groups = words["group"]
        self.fields = words["field"]
        self.honorifics = set(words["honorific"])
        self.relatives = {**{w.split()[-1]: "counterpart" for w in words["counterpart"]}, **{w: w for w in words["relative"]}}
        self.qualifier_of: dict[str, Qualifier] = {word: kind for kind in QUALIFIERS for word in words.get(kind, {})}
        self.plain = set(words["plain"])
        self.only = words["only"]
        self.keep = set(words["keep"])
        self.capital_of = {city: s.code for s in world.states for city in s.capitals if not s.until}
        self.gone = {self.capital_of[city]: s.code for s in world.states if s.until for city in s.capitals if city in self.capital_of}
        self.capitals = {city.lower(): code for city, code in self.capital_of.items()}
        self.state_names = world.code_names
        self.bodies = {body.name: body for body in world.bodies}
        self.code_of_name = {name.lower(): code for code, name in self.state_names.items()}
        self.parts = {word: (part.name, part.code) for word, part in world.parts.items() if part.name}
        self.peoples = {word: part.code for word, part in world.parts.items() if part.name != word}
        self.part_of = {name: code for name, code in self.parts.values()}
        self.kinds = {body.name: body.kind for body in world.bodies}
        several = {city.name for city in world.namesakes}
        self.cities = {city.name: city.country for city in world.cities if city.name not in several}
        self.towns, self.currencies = world.towns, world.currencies
        self.worldwide = frozenset(m.name for m in world.media if m.kind in ("agency", "broadcaster", "website"))
        self.code_of_word = {
            word.lower(): s.code
            for s in world.states
            if not s.until
            for word in (*(n for n in s.names if n.replace(".", "").isupper() and " " not in n), *s.adjectives)
        }  # 'Chadian', 'US'; 'Chad' before a noun is often what a body deals with
        self.adjectives = frozenset(
            word.lower() for s in world.states for name in (s.name, *s.names, *s.adjectives) for word in name.split()
        )

    def is_head(self, token: Token) -> bool:
        """Whether a word is the noun of an office."""
        lower = token.lower
        if lower == "number":
            return word_before(token) == "opposite"  # 'his Peruvian opposite number'
        if lower in ("prince", "princess"):
            return word_before(token) == "crown"  # heir to a throne is an office, prince a style
        many = token.tag in ("NNS", "NNPS") and lower.endswith("s")
        return lower in self.heads or many and (lower[:-1] in self.heads or token.lemma in self.heads)  # 'secretaries'

    def before(self, first: int, earlier: Findings) -> Office | None:
        """The title that stands directly before the name that begins at token `first`."""
        tokens = earlier.page.tokens
        end = first
        while (
            end > 0
            and tokens[end - 1].lower in self.honorifics
            and not self.is_head(tokens[end - 1])
            and tokens[end - 1].sentence is tokens[first].sentence
        ):
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
        if last.text in HYPHEN or last.lower in SMALL or last.lower in ("and", "&"):
            return None
        if last.lower in ("elect", "designate") and end - 2 > start and tokens[end - 2].text in HYPHEN and self.is_head(tokens[end - 3]):
            return self.read(start, end - 3, end - 2, end, earlier)
        if self.is_head(last):
            return self.read(start, end - 1, end, end, earlier)
        for at in range(end - 2, start - 1, -1):
            if self.is_head(tokens[at]) and not self._possessor(tokens, at, end):
                joined = tokens[at + 1].lower
                if (
                    joined in PREPOSITIONS
                    or joined in ("and", "&")
                    and tokens[at + 2].text[:1].isupper()
                    and tokens[at].text[:1].isupper()
                    and at + 2 < end
                    and tokens[at + 2].i not in earlier.mention_of
                ):
                    return self.read(start, at, at + 1, end, earlier)
                if joined in HYPHEN and at + 2 < end and tokens[at + 2].lower in ("general", "elect", "designate", "governor", "minister"):
                    continue
                return None
        return None

    @staticmethod
    def _possessor(tokens: list[Token], at: int, end: int) -> bool:
        return at + 1 < end and tokens[at + 1].text in POSS

    def _window(self, tokens: list[Token], end: int, earlier: Findings) -> int:
        """How far left of a name words go that could be its title."""
        at = end
        while at > 0 and end - at < LONGEST:
            token = tokens[at - 1]
            if end < len(tokens) and token.sentence is not tokens[min(end, len(tokens) - 1)].sentence:
                break
            if (
                token.text == ")"
                and at > 3
                and tokens[at - 3].text == "("
                and (tokens[at - 2].text.isupper() or wing(at - 2, earlier) or other_name(at - 2, earlier))
            ):
                at -= 3  # 'African Union (AU) chairman', 'Green Party (Reformist) leader'
                continue
            mention = earlier.mention_of.get(token.i)
            if mention is not None and mention.kind == "person" and not (at < end and tokens[at].text in POSS):
                break
            if self._where(tokens, at - 1, mention, earlier):
                break
            if (
                not self.nominal(token)
                and not (mention is not None and mention.kind != "person")
                and token.lower not in SMALL
                and token.text not in (*POSS, *HYPHEN, "&")
            ):
                break
            at -= 1
        while at < end and (tokens[at].lower in SMALL - {"the"} or tokens[at].text in (*POSS, "&")):
            at += 1
        return at

    @staticmethod
    def _where(tokens: list[Token], at: int, mention: Mention | None, earlier: Findings) -> bool:
        """'In Skopje President Soto …': where, not of what."""
        if mention is None or mention.kind not in ("place", "state") or mention.form == "adjective" or tokens[at + 1].text in POSS:
            return False
        first = earlier.page.tokens_in(mention.span.start, mention.span.end)[0].i
        return first > 0 and first == tokens[first].sentence.tokens[0].i + 1 and tokens[first - 1].lower in ("in", "at", "from")

    def nominal(self, token: Token) -> bool:
        """Whether a word may stand in a title beside its noun."""
        return (
            token.tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "PRP$", "AFX", "CD")
            or token.lower in self.qualifier_of
            or token.lower in self.plain
            or token.tag in ("VBN", "VBG")
            and token.dep == "amod"
            or token.tag == "RB"
            and token.head.dep == "amod"
            or token.lower == "under"
            and word_after(token) in HYPHEN  # 'the UN under-secretary-general'
        )

    def after(self, start: int, earlier: Findings) -> Office | None:
        """The office that a noun phrase beginning at token `start` names: 'the foreign minister of Peru', 'a top aide to the king'."""
        tokens = earlier.page.tokens
        sentence_end = tokens[start].sentence.tokens[-1].i + 1 if start < len(tokens) else start
        at = start
        while at < min(start + 12, sentence_end):
            token = tokens[at]
            if token.lower in PREPOSITIONS and not (at > start and tokens[at - 1].text in HYPHEN):
                return None
            mention = earlier.mention_of.get(at)
            if mention is not None and mention.kind == "person" and not (at + 1 < sentence_end and tokens[at + 1].text in POSS):
                return None
            if self.is_head(token) and not self._goes_on(tokens, at, sentence_end):
                head_end = at + 1
                end = complement_end(self, head_end, sentence_end, earlier)
                return self.read(start, at, head_end, end, earlier)
            if (
                not self.nominal(token)
                and mention is None
                and token.lower not in ("the", "a", "an", "and", "&")
                and token.text not in (*POSS, *HYPHEN)
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
        stop = complement_end(self, end, head.sentence.tokens[-1].i + 1, earlier)
        return self.read(start, head.i, end, stop, earlier)

    def _goes_on(self, tokens: list[Token], at: int, end: int) -> bool:
        """'Foreign Minister's aide', 'vice president', 'secretary general': the noun is only part of the title."""
        if at + 1 >= end:
            return False
        following = tokens[at + 1]
        if following.text in POSS:
            return True
        if following.text in HYPHEN:
            return at + 2 < end and (self.is_head(tokens[at + 2]) or tokens[at + 2].lower in ("in", "of"))
        if tokens[at].lower in ("deputy", "vice", "assistant", "associate") and following.lower in self.keep and at + 2 < end:
            return self.is_head(following) or any(self.is_head(t) for t in tokens[at + 2 : min(at + 4, end)])  # 'deputy foreign minister'
        return self.is_head(following) or following.tag in ("NN", "NNP") and following.dep == "compound" and self.is_head(following.head)

    def read(self, start: int, head: int, head_end: int, end: int, earlier: Findings) -> Office | None:
        """The office in tokens [start, end) whose noun is at `head` and whose complement begins at `head_end`."""
        reading = Reading(self, earlier)
        Modifiers(reading).read(start, head)
        explained(reading, head, earlier)
        reading.title.append(head)
        before = reading.state
        Complement(reading).read(head_end, end)
        if before is None and reading.state and earlier.page.tokens[head].lower in _OF_STATES:
            of_party(reading, head, earlier)
        office = reading.office(head, head_end, end)
        return bracketed(office, earlier) if office is not None else None
