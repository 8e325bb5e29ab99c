"""A title read leftward from its noun: 'the former Chilean deputy foreign', 'Assad's top', 'the UN Secretary-General's'."""

from avvisi.extract.anaphora.bodies import BODY_NOUNS as BODY_KINDS
from avvisi.extract.meant import BODY_NOUNS, body_called
from avvisi.extract.office import HYPHEN, POSS, PREPOSITIONS
from avvisi.extract.reading import Reading
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

_MADE = listed("titles_made")


class Modifiers:
    """`read(start, head)` takes in what the words before the noun say; the reading holds what is known so far."""

    def __init__(self, so_far: Reading) -> None:
        self.so_far = so_far
        self.titles, self.earlier, self.tokens = so_far.titles, so_far.earlier, so_far.tokens

    def read(self, start: int, head: int) -> None:
        """The modifiers before the noun, from the noun outward."""
        tokens, at = self.tokens, head - 1
        self.so_far.first = head
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
                self.so_far.whose, self.so_far.first = token, at
                return
            if token.lower in ("the", "a", "an"):
                self.so_far.first = at
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
            self.so_far.first = at
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
            self.so_far.first = at
            self.so_far.part = self.so_far.part or self.titles.parts[token.text]  # 'the Catalan president'
            return
        qualifier = self.titles.qualifier_of.get(token.lower)
        if qualifier:
            if self.so_far.qualifier == "current":
                self.so_far.qualifier = qualifier
        elif token.text.isupper() and 2 <= len(token.text) <= 6 and token.text.isalpha() and not self.titles.is_head(token):
            self.so_far.acronym = self.so_far.acronym or token.text
        elif token.lower in ("first", "second", "third"):
            following = self.tokens[at + 1]
            ranked = following.lower in ("deputy", "vice", "prime", "assistant", "secretary") and (
                self.so_far.title[:1] == [at + 1] or at + 1 == head
            )
            if ranked or token.text == "First" and following.text in ("Minister", "Secretary"):
                self.so_far.title.insert(0, at)
        elif token.text in HYPHEN:
            if self.so_far.title and not (at > 0 and (self.tokens[at - 1].lower in self.titles.qualifier_of)):
                self.so_far.title.insert(0, at)
        elif self.so_far.body is not None and self.so_far.body.kind == "organisation" and at < head and not self._ranks(token):
            pass  # 'opposition Green Party leader'
        elif (
            token.lower not in self.titles.plain
            and (token.tag not in ("CD", "RB", "VBN", "VBG", "RBS", "JJS") or token.lower in self.titles.keep)
            and token.lower not in self.titles.honorifics
            and self._means(token)
        ):
            self.so_far.title.insert(0, at)

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
        self.so_far.first = inside[0].i
        if self._desk(mention, inside):
            self.so_far.title[0:0] = [t.i for t in inside]
            return inside[0].i - 1
        self.so_far.belongs(mention)
        return inside[0].i - 1

    def _desk(self, mention: Mention, inside: list[Token]) -> bool:
        """'Human Rights Watch's Africa director', 'the agency's Lima bureau chief': a land that a body's officer looks after is part of the title."""
        if mention.kind not in ("bloc", "place") or mention.form == "adjective" or inside[0].i < 2:
            return False
        at = inside[0].i - 1
        owner = self.earlier.mention_of.get(at - 1 if self.tokens[at].text in POSS else at)
        return owner is not None and owner.kind in ("organisation", "media") and owner.form in ("full", "short")

    def _possessor(self, start: int, at: int) -> None:
        """What stands before 's: a state, a body, a person, or another office."""
        tokens, mention = self.tokens, self.earlier.mention_of.get(at - 1)
        self.so_far.first = at - 1
        if mention is not None and mention.kind != "person":
            inside = self.earlier.page.tokens_in(mention.span.start, mention.span.end)
            self.so_far.first = inside[0].i
            self.so_far.belongs(mention)
            before = self.earlier.mention_of.get(self.so_far.first - 1)
            if before is not None and before.kind == "state" and before.form == "adjective":
                self.so_far.belongs(before)
        elif mention is not None:
            self.so_far.whose, self.so_far.served_person = tokens[at - 1], mention.name
        elif self.titles.is_head(tokens[at - 1]):
            office = self.titles.read(start, at - 1, at, at, self.earlier)
            if office:
                self.so_far.first, self.so_far.state = office.first, self.so_far.state or office.state
                if office.of is not None and office.of != office.state:
                    self.so_far.acronym = office.of  # 'the UN Secretary-General's envoy' is the UN's
                self.so_far.serves = list(range(office.first, at))
                self.so_far.title[0:0] = [
                    i
                    for i in range(office.head - 4, at + 1)
                    if i >= office.first
                    and i not in self.earlier.mention_of
                    and tokens[i].lower not in ("the", "a", "an")
                    and tokens[i].tag != "PRP$"
                ]
        else:
            self.so_far.whose = owner = tokens[at - 1]
            body = body_called(owner.text, owner.start, self.earlier, self.titles.kinds) if self._alone(owner) else None
            if body is not None:
                self.so_far.acronym = body.name
            elif owner.tag in ("NNP", "NNPS") and mention is None and owner.text[:1].isupper() and owner.ent not in ("DATE", "TIME"):
                self.so_far.acronym = owner.text  # 'Nashua's treasurer': of what has no other name here

    @staticmethod
    def _alone(noun: Token) -> bool:
        """'the association' of 'the association's head', without words that tell it from another."""
        return (
            noun.tag in ("NN", "NNP")
            and (noun.lower in BODY_NOUNS or noun.lower in BODY_KINDS)
            and [c.lower for c in noun.children if c.i < noun.i] == ["the"]
        )
