"""What the places tell in which a name stands: a town is entered, lies in and near, is left for; a person resigns, is a minister, has a son.

The whole report is asked, for a name told once where only a town can stand is a town elsewhere in it, too.
"""

from collections import Counter
from collections.abc import Iterator

from avvisi.extract.bare_words import bare, bare_thing
from avvisi.extract.capital_runs import apposed, runs_of
from avvisi.extract.gazetteer import Hit
from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.guessed import Guessed
from avvisi.extract.introduced import HYPHENS
from avvisi.extract.likely_kinds import LikelyKinds
from avvisi.extract.name_kinds import ToldKind, told_kinds
from avvisi.extract.name_words import NOT_NAMES, NameWords
from avvisi.extract.office import POSS
from avvisi.lexicon.towns import Towns
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

_NAMES = ("NNP", "NNPS")
_WHERE = listed("slots_where")
_WAYS = frozenset({"from", "to", "for", "through", "via", "across", "toward", "towards"})
_WENT = listed("slots_went")
_ENTERED = listed("slots_entered")
_TAKEN = listed("slots_taken")
_AIMED = listed("slots_aimed")
_SITES_OF = listed("slots_sites_of")
_SITES = listed("slots_sites")
_FOUGHT = listed("slots_fought")
_ANYBODYS = listed("slots_anybodys")
_NEVER_TOWNS = listed("slots_never_towns")
_HUMAN = listed("slots_human")
_DONE_TO_PERSONS = listed("slots_done_to_persons")
_KIN = listed("people_kin")
_HOLIDAYS = listed("slots_holidays")


class Slots:
    """`places`: spellings that stand as towns do; `persons`: such as stand as persons do. None is in both.

    `owner` says of a word which name of the lists it stands in. `ends` has the tokens with which persons' names of several words begin, and the tokens behind them.
    """

    def __init__(
        self, page: Parsed, words: NameWords, towns_known: Towns, humans: frozenset[str], owner: dict[int, Hit], likely: LikelyKinds
    ) -> None:
        self._page, self._words, self._towns, self._humans = page, words, towns_known, humans
        self.owner = owner
        self.runs = list(runs_of(page, owner))
        self.kinds = told_kinds(page, self.runs, self.spelt, words.given)
        towns, persons, human = Counter[str](), Counter[str](), set[str]()
        standing = set[int]()
        for first, last in self.runs:
            name = self.spelt(first, last)
            if name in self.kinds:
                continue
            persons[name] += self._as_person(first, last)
            if self._as_town(first, last):
                towns[name] += 1
                standing.add(first)
        for first, last in self.runs:
            if self._joined_to_town(page.tokens[last - 1], standing) and not self._as_person(first, last):
                towns[self.spelt(first, last)] += 1
                standing.add(first)
        lone = {self.spelt(a, b) for a, b in self.runs if b - a == 1}
        self.guessed = Guessed(page, words, likely.of(page, self.runs, owner))
        for first, last in self.runs:
            name = self.spelt(first, last)
            if last - first > 1 and name not in towns and name not in self.guessed.no_persons:
                human.update(t.text for t in page.tokens[first:last])
        self.human = frozenset(human)
        told_so = human | towns.keys() | self.kinds.keys() | {name for name, times in persons.items() if times}
        for name, told in self.guessed.towns(but=told_so):
            towns[name] = len(told.at)
            standing.update(first for first, _ in told.at)
        self.standing = frozenset(standing)
        self.places = frozenset(name for name in towns if not persons[name] and name not in human)
        again = {name for name in persons if " " in name and name.split()[-1] in lone and name.split()[-1] not in self.places}
        self.persons = frozenset(name for name in persons if name not in towns and (persons[name] or name in again))
        cities = {(hit.first, hit.last) for hit in owner.values()}
        whole = [(a, b) for a, b in self.runs if b - a > 1 and (a, b) not in cities and self.spelt(a, b) in self.persons]
        whole = [*self.guessed.persons(but=self.places | self.kinds.keys()), *whole]
        self.ends = {a: b for a, b in whole if all(bare(t, words) for t in page.tokens[a:b])} | dict(self._called_after_towns(lone))

    def spelt(self, first: int, last: int) -> str:
        """The words."""
        tokens = self._page.tokens
        return self._page.document.text[tokens[first].start : tokens[last - 1].end]

    def otherwise(self, name: str) -> bool:
        """Whether all signs of a spelling together say that it is no person's."""
        if name in self.guessed.surely_bodies:
            return True
        return name not in self.human and name not in self.persons and name in self.guessed.no_persons

    def towns(self) -> Iterator[tuple[int, int, str]]:
        """Where the places stand that no list holds."""
        for first, last in self.runs:
            inside = {self.owner[i] for i in range(first, last) if i in self.owner}
            if self.spelt(first, last) in self.places and all(
                hit.last - hit.first < last - first and not self._dated(first, last) for hit in inside
            ):
                yield first, last, "names.slot"  # 'the Golden Temple', of which a list holds a town Temple

    def _dated(self, first: int, last: int) -> bool:
        """'to Edmonton Saturday': a day is no part of a town's name."""
        return any(t.ent in ("DATE", "TIME") or t.lower in _HOLIDAYS for t in self._page.tokens[first:last])

    def named_by_nouns(self, kind: ToldKind) -> Iterator[tuple[int, int]]:
        """Where the names stand of a kind that a noun beside them tells, if no list holds them."""
        for first, last in self.runs:
            if self.kinds.get(self.spelt(first, last)) == kind and not any(i in self.owner for i in range(first, last)):
                yield first, last

    def _as_town(self, first: int, last: int) -> bool:
        tokens = self._page.tokens
        root, before = tokens[last - 1], tokens[first - 1] if first else None
        after = tokens[last] if last < len(tokens) and tokens[last].sentence is root.sentence else None
        if after is not None and (after.text in POSS or after.text in HYPHENS or after.text[:1].isupper() and after.start == root.end + 1):
            return False
        if last - first == 1 and (root.lower in _HOLIDAYS or root.lower in NOT_NAMES):
            return False
        if after is not None and after.lower in _SITES and after.text.islower() and after.tag == "NN":
            return True
        if before is None or before.sentence is not root.sentence:
            return False
        if before.lower == "the":
            return self._with_article(first, root)
        if before.lower in _WHERE:
            return before.lower != "at" or before.head.lemma not in _AIMED
        if before.lower in _WAYS:
            return before.head.lemma in _WENT
        if before.lower == "of":
            return before.head.lower in _SITES_OF
        if before.lower in _SITES_OF and before.tag in ("NN", "NNS"):
            return before.head.i >= first or root.head is before  # 'the villages Maksat and Lakkon'
        return self._taken(first, root)

    def _joined_to_town(self, root: Token, standing: set[int]) -> bool:
        """'from Basra or Samarra': what is joined to a town behind a preposition."""
        mate, hit = root.head, self.owner.get(root.head.i)
        if (
            root.dep != "conj"
            or root.child("det") is not None
            or mate.i not in standing
            and (hit is None or hit.of("city", "capital") is None)
        ):
            return False
        mate = first_conjunct(mate)
        return mate.dep == "pobj" and (mate.head.lower in _WHERE or mate.head.lower in _WAYS or mate.head.lower in ("between", "of"))

    def _with_article(self, first: int, root: Token) -> bool:
        """'entered the Ogaden', 'a dispute over the Essequibo'."""
        if root.ent == "ORG" or root.i > first:
            return False
        return root.dep == "dobj" and root.head.lemma in _ENTERED or self._fought_over(root)

    def _taken(self, first: int, root: Token) -> bool:
        """'shelled Goma', 'lost Goma and Uvira', 'fought over Goma'; of two words, where the parse sees no person."""
        name = root
        while root.dep == "conj" and root.head.tag in _NAMES and root.head is not root:
            root = root.head
        if root.dep == "dobj":
            if root.head.lemma in _ENTERED:
                return True
            person = (
                name.i > first
                and (name.ent == "PERSON" or self._page.tokens[first].text in self._words.given)
                and self._towns.of(self.spelt(first, name.i + 1)) is None
            )
            return root.head.lemma in _TAKEN and not person
        if root.dep == "nsubjpass":
            return root.head.lemma in _ENTERED
        return self._fought_over(root)

    @staticmethod
    def _fought_over(root: Token) -> bool:
        if root.dep == "pobj" and root.head.lower == "over" and root.ent in ("", "LOC", "GPE", "FAC") and root.child("det") is not None:
            return not root.text.isupper() and bare_thing(root)
        return root.dep == "pobj" and root.head.lower == "over" and root.head.head.lemma in _FOUGHT

    def _as_person(self, first: int, last: int) -> bool:
        tokens, words = self._page.tokens, self._words
        root, before = tokens[last - 1], tokens[first - 1] if first else None
        if before is not None and before.sentence is root.sentence and (words.is_title(before) or before.lower in _KIN):
            return True
        if (
            first > 3
            and tokens[first - 2].lower in ("to", "of")
            and words.is_title(tokens[first - 3])
            and tokens[first - 3].sentence is root.sentence
        ):
            return last - first > 1  # 'the envoy to Fiji Ana Soto'
        after = tokens[last : last + 2]
        if not after or after[0].sentence is not root.sentence:
            return False
        if after[0].text in ("'s", "’s") and len(after) > 1 and after[1].lower in _KIN:
            return True
        if after[0].text == "," and len(after) > 1:
            if after[1].lower in ("who", "whom", "whose"):
                return True
            if any(t.tag in ("NN", "NNP", "NNS") and (words.is_title(t) or t.lemma in self._humans) for t in apposed(tokens, last)):
                return True
        elif after[0].lower in ("who", "whom"):
            return True
        if root.dep in ("nsubj", "nsubjpass") and root.head.lemma in _HUMAN:
            return True
        return last - first > 1 and self._deed(first, root)

    def _called_after_towns(self, lone: set[str]) -> Iterator[tuple[int, int]]:
        """'Sofia Arnesen, a mediator, arrived': a town's or land's name and capitals that no list knows, told as a person."""
        tokens = self._page.tokens
        for first, last in self.runs:
            at = first - 1
            hit = self.owner.get(at)
            if (
                hit is None
                or hit.first != at
                or hit.last != first
                or hit.of("state", "capital", "city", "region") is None
                or first in self.owner
            ):
                continue
            before = tokens[at - 1] if at and tokens[at - 1].sentence is tokens[at].sentence else None
            if tokens[at].sentence is not tokens[first].sentence or tokens[at].end + 1 != tokens[first].start:
                continue
            if before is not None and (before.tag in ("IN", "DT", "POS", "NNP", "JJ", "TO", "PRP$") or before.text in HYPHENS):
                continue
            if not all(bare(t, self._words) for t in tokens[first:last]) or tokens[last - 1].dep in ("compound", "amod", "nmod"):
                continue
            again = tokens[last - 1].text in lone or last - first > 1 and self.spelt(first, last) in lone
            if self._as_person(first, last) or again and tokens[last - 1].dep in ("nsubj", "nsubjpass"):
                yield at, last

    def _deed(self, first: int, root: Token) -> bool:
        """A run of capitals that no list knows does what towns and papers don't, or what is done to it is done to persons."""
        tokens = self._page.tokens
        if tokens[first - 1].lower in ("the", "a", "an") and first or any(not bare(t, self._words) for t in tokens[first : root.i + 1]):
            return False
        if any(t.ent == "PERSON" and t.ent_iob == "B" for t in tokens[first + 1 : root.i + 1]):
            return False  # 'Comrade Soto': the parse sees where the name begins
        if any(t.ent == "NORP" and tokens[t.i + 1].ent != "NORP" for t in tokens[first : root.i]):
            return False  # 'Tamil fighters', not 'Costa Mendez' read as one people
        if root.dep in ("dobj", "nsubjpass"):
            return root.head.lemma in _DONE_TO_PERSONS
        if root.dep != "nsubj" or not root.head.tag.startswith("VB"):
            return False
        body = any(t.ent == "ORG" for t in tokens[first : root.i + 1])
        return root.head.lemma in _NEVER_TOWNS if body else root.head.lemma not in _ANYBODYS
