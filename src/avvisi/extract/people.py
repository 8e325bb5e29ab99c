"""Persons named in a document: who is introduced in full, and which later surname is whose. The document itself is the authority."""

from collections.abc import Callable
from typing import NamedTuple

from avvisi.extract.book import Book
from avvisi.extract.gazetteer import Hit
from avvisi.extract.introduced import HYPHENS, Run, introduced, namesakes, words_of
from avvisi.lexicon.skeleton import PARTICLES, core
from avvisi.lexicon.words import listed
from avvisi.lexicon.world import World
from avvisi.parse.tokens import Parsed, Token

LONGEST = 8  # tokens of a name
# A run of capitals that ends so names a thing after a person, or no person at all.
THINGS = listed("people_things")
NOT_NAMES = listed("people_not_names")
# Titles that are also names: the parse, which has seen 'Amir Khan' and 'the amir', tells which.
EITHER = listed("people_either")
ROYAL = listed("people_royal")
# 'Obama-era', 'Moscow-led' end no name.
_REGIMES = listed("people_regimes")
_COMPOUND = listed("people_compound")
_ACTS = listed("people_acts")
_PERSONAL = listed("people_personal")  # what no organisation does
_HELD = listed("people_held")


class Named(NamedTuple):
    """A person's name in the text: whose, and whether in full there."""

    first: int
    last: int
    name: str
    full: bool


class People:
    """`find(page, hits)` gives the persons' names in order of the text."""

    def __init__(self, world: World) -> None:
        kinds = ("head", "rank", "honorific", "counterpart")
        self.titles = {word for kind in kinds for word in world.words.get(kind, {}) if " " not in word}
        qualifiers = ("former", "then", "late", "elect", "interim", "acting", "outgoing", "current", "keep", "plain", "designate")
        self.modifiers = {word for kind in qualifiers for word in world.words[kind]}
        self.given, self.parts = world.given, frozenset(world.part_names)

    def find(self, page: Parsed, hits: list[Hit]) -> list[Named]:
        """Names introduced in full first, then the short forms that belong to them, then bare names the parse calls persons."""
        owner = {i: hit for hit in hits for i in range(hit.first, hit.last)}
        runs = introduced(page, self._runs(page, owner), self._follows(page, owner))
        full = [run for run in runs if len(core(words_of(page, run))) > 1]
        others = namesakes(page, full)
        full = [run for run in full if run not in others]
        book = Book([(words_of(page, run), run.first, self._title_before(page, run.first)) for run in full])
        self._aliases(page, runs, full, book)
        found: list[Named] = []
        for run in full:
            person = book.known(words_of(page, run))
            found.append(Named(run.first, run.last, person.name if person else words_of(page, run), True))
        found += [Named(run.first, run.last, words_of(page, run), True) for run in others]
        taken = {i for run in (*full, *others) for i in range(run.first, run.last)}
        for run in runs:
            if run.sure and run.first not in taken and book.whose(words_of(page, run), run.first) is None:
                book.add(words_of(page, run), run.first)
        for run in self._short(page, owner, runs, book, taken):
            words = words_of(page, run)
            whose = book.whose(words, run.first, self._title_before(page, run.first))
            if whose is None and words[-1:] == "s" and run.first and page.tokens[run.first - 1].lower in ("the", "two"):
                whose = book.whose(words[:-1], run.first)
            if whose is None and not run.sure:
                continue
            found.append(Named(run.first, run.last, whose.name if whose else words, False))
        return sorted(found)

    def _follows(self, page: Parsed, owner: dict[int, Hit]) -> Callable[[int], bool]:
        """Whether the word at a place, capital beside a known first word, can end a name."""
        tokens = page.tokens

        def follows(at: int) -> bool:
            token = tokens[at]
            return self._joins(tokens, at, at - 1, owner) and at not in owner and not self._not_first(token) and not token.text.isupper()

        return follows

    @staticmethod
    def _aliases(page: Parsed, runs: list[Run], full: list[Run], book: Book) -> None:
        """'Mahmoud Abbas, known as Abu Mazen': a second name of the person before it."""
        tokens = page.tokens
        for run in full:
            at = run.last + (run.last < len(tokens) and tokens[run.last].text in (",", "("))
            words = [t.lower for t in tokens[at : at + 4]]
            if words[:2] == ["also", "known"] or words[:2] == ["better", "known"] or words[:1] == ["also"]:
                at, words = at + 1, words[1:]
            skip = 2 if words[:2] == ["known", "as"] else 1 if words[:1] in (["called"], ["nicknamed"], ["alias"], ["dubbed"]) else 0
            if skip and (other := next((r for r in runs if r.first == at + skip), None)):
                book.alias(words_of(page, run), words_of(page, other))

    def _runs(self, page: Parsed, owner: dict[int, Hit]) -> list[Run]:
        """Candidate names: what the parse calls a person, repaired; capitals behind a title; a given name and more capitals."""
        runs: list[Run] = []
        at, tokens = 0, page.tokens
        while at < len(tokens):
            token = tokens[at]
            run = None
            if token.text[:1].isalpha() and (token.text[:1].isupper() or token.lower[:2] in ("d'", "d’")) and not token.sentence.shouted:
                titled = self._titled(tokens, at, owner)
                if token.ent == "PERSON" or titled or self._introduced(tokens, at, owner):
                    run = self._grow(page, owner, at, titled)
            if run is not None and (not runs or run.first >= runs[-1].last):
                runs.append(run)
            at = max(run.last if run else 0, at + 1)
        return runs

    def _titled(self, tokens: list[Token], at: int, owner: dict[int, Hit]) -> bool:
        before = tokens[at - 1] if at else None
        if before is None or before.sentence is not tokens[at].sentence or before.end + 1 < tokens[at].start:
            return False
        elect = before.lower in ("elect", "designate") and at > 2 and self._is_title(tokens[at - 3])
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and following.text[:1].isupper() and self._is_title(following) and tokens[at].ent != "PERSON":
            return False  # 'Deputy Health Minister Soto'
        return (elect or self._is_title(before)) and self._name_token(tokens[at], owner)

    def _introduced(self, tokens: list[Token], at: int, owner: dict[int, Hit]) -> bool:
        """A run of two or more capitals that the parse missed: it begins with a given name, or acts as persons do and a title follows."""
        token = tokens[at]
        if (
            not self._name_token(token, owner)
            or at > 0
            and self._name_token(tokens[at - 1], owner)
            and not self._not_first(tokens[at - 1])
            and tokens[at - 1].end + 1 >= token.start
        ):
            return False
        last = at + 1
        while last < len(tokens) and last - at < LONGEST and self._joins(tokens, last, last - 1, owner):
            last += 1
        if last == at + 1 and last < len(tokens) and tokens[last].lower in _REGIMES and token.i not in owner:
            return token.tag == "NNP" and token.ent != "PERSON" and len(token.text) > 3 and not token.text.isupper()
        if (
            last == at + 1
            or tokens[last - 1].lower in THINGS
            or any(
                t.lower in THINGS
                or t.lower in PARTICLES
                and t.text[:1].isupper()
                and t.lower not in ("al", "el", "ben", "bin", "abu", "von", "van", "de")
                for t in tokens[at:last]
            )
        ):
            return False
        if token.text in self.given:
            return True
        if token.ent in ("GPE", "LOC", "FAC") and tokens[at - 1].lower in ("in", "at", "near", "from"):
            return False
        names = [t for t in tokens[at:last] if t.dep in ("nsubj", "nsubjpass")]
        personal = any(t.head.lemma in _PERSONAL or self._holds(t.head) for t in names)
        acts = personal or token.ent != "ORG" and any(t.head.lemma in _ACTS for t in names)
        apposed = last + 1 < len(tokens) and tokens[last].text == "," and self._title_soon(tokens, last + 1)
        return (apposed or acts) and last - at <= 4

    def _holds(self, verb: Token) -> bool:
        """'took the oath', 'keeps the Foreign Ministry', 'stays on as foreign minister': what only a person does."""
        objects = [c for c in verb.children if c.i > verb.i and c.dep in ("attr", "oprd", "dobj")]
        objects += [g for c in verb.children if c.i > verb.i and c.dep == "prep" and c.lower == "as" for g in c.children]
        return any(t.lower in _HELD or self._is_title(t) and t.tag in ("NN", "NNP") and t.dep != "dobj" for t in objects)

    def _title_soon(self, tokens: list[Token], at: int) -> bool:
        """', the Peruvian foreign minister': a title's noun within the next words, before any verb."""
        for token in tokens[at : at + 8]:
            if token.text in (",", ".", ";") or token.tag.startswith("VB") or token.tag == "IN":
                return False
            if self._is_title(token) and token.tag in ("NN", "NNP"):
                return True
        return False

    def _grow(self, page: Parsed, owner: dict[int, Hit], at: int, titled: bool) -> Run | None:
        """The whole name around this token, without titles; None where it is none."""
        tokens = page.tokens
        of_land = self._of_a_land(tokens, at, owner)
        first = at = at + of_land
        while (
            first + 1 < len(tokens)
            and self._not_first(tokens[first])
            and self._name_token(tokens[first + 1], {})
            and tokens[first + 1].sentence is tokens[at].sentence
        ):
            first += 1  # 'President Lula': the entity began with the title
        while first > 0 and not of_land and self._joins(tokens, first - 1, first, owner):
            first -= 1
        while first < at and self._not_first(tokens[first]):
            first += 1
        if (
            tokens[first].lower in ROYAL
            and not (first and self._is_title(tokens[first - 1]))  # 'Defence Minister Amir Soto'
            and first + 1 < len(tokens)
            and self._name_token(tokens[first + 1], owner)
            and (of_land or not (first + 2 < len(tokens) and self._joins(tokens, first + 2, first + 1, owner)))
        ):
            first += 1  # 'King Hussein', 'the Omani Sultan Qaboos II', 'Sultan Haitham'; but 'Amir Khan Muttaqi'
        elif (
            tokens[first].lower in ("tun", "don", "raja", "count", "baron")
            and first + 2 < len(tokens)
            and self._joins(tokens, first + 2, first + 1, owner)
        ):
            first += 1
        last = first + 1
        while last < len(tokens) and last - first < LONGEST and self._joins(tokens, last, last - 1, owner):
            last += 1
        while last > first + 1 and (
            not tokens[last - 1].text[:1].isupper()
            and tokens[last - 2].text[-1:] not in HYPHENS
            and tokens[last - 1].lower[:2] not in ("d'", "d’")
            or tokens[last - 1].lower in NOT_NAMES
            and tokens[last - 2].text not in HYPHENS  # 'Yoon Hae-in'
        ):
            last -= 1
        return self._judge(page, owner, Run(first, last, True), titled)

    def _not_first(self, token: Token) -> bool:
        """A title or a title's words that a name never begins with: 'President', 'Affairs', 'State'."""
        if token.ent == "PERSON" and token.ent_iob == "B" and token.lower in ("islam", "may", "june", "april", "august", "christian"):
            return False
        if token.tag == "NNPS" and token.text not in self.given:
            return True  # 'Minister of Trade and Industries Soto'
        return self._is_title(token) or token.lower in NOT_NAMES or token.lower in THINGS or token.lower in self.modifiers

    def _of_a_land(self, tokens: list[Token], at: int, owner: dict[int, Hit]) -> bool:
        """'Omani' of 'Omani Sultan Haitham', which the parse took for one name."""
        hit = owner.get(at)
        return hit is not None and hit.of("adjective") is not None and at + 2 < len(tokens) and tokens[at + 1].lower in self.titles

    def _judge(self, page: Parsed, owner: dict[int, Hit], run: Run, titled: bool) -> Run | None:
        """Whether a run is a person's name after all."""
        tokens = page.tokens[run.first : run.last]
        end = page.tokens[run.last] if run.last < len(page.tokens) else None
        if tokens[-1].lower in THINGS or self._not_first(tokens[0]) or tokens[0].text in HYPHENS:
            return None
        if end is not None and end.text[:1].isupper() and end.lower in THINGS and end.start == tokens[-1].end + 1 and not titled:
            return None  # 'Charles de Gaulle Airport'
        hit = owner.get(run.first)
        if hit and hit.first <= run.first and hit.last >= run.last:
            if len(tokens) > 1:
                return None
            if not (titled and hit.of("city", "capital")) or tokens[0].ent in ("GPE", "LOC"):
                return None
        if len(tokens) == 1 and (not self._lone(page, tokens[0], titled) or tokens[0].text in self.parts):
            return None
        return run

    def _title_before(self, page: Parsed, first: int) -> str:
        before = page.tokens[first - 1] if first else None
        return before.lower if before is not None and self._is_title(before) and before.sentence is page.tokens[first].sentence else ""

    @staticmethod
    def _plural(page: Parsed, token: Token, book: Book) -> bool:
        """'the Gandhis': a surname in the plural."""
        before = page.tokens[token.i - 1] if token.i else None
        return (
            token.tag in ("NNPS", "NNS", "NNP")
            and token.text[-1:] == "s"
            and len(token.text) > 4
            and before is not None
            and before.lower in ("the", "two")
            and book.bears(token.text[:-1])
        )

    def _lone(self, page: Parsed, token: Token, titled: bool) -> bool:
        """Whether one word alone may be a person not introduced in full."""
        if token.text.isupper() or len(token.text) < 2 or "." in token.text:
            return False
        before = page.tokens[token.i - 1] if token.i else None
        if before is not None and before.sentence is token.sentence and not titled:
            if before.lower in ("the", "a", "an") and token.dep != "compound":
                return False
            if before.lower in ("in", "at", "near"):
                return False
        return True

    def _joins(self, tokens: list[Token], new: int, old: int, owner: dict[int, Hit]) -> bool:
        """Whether a neighbouring token belongs to the name: touching hyphens, particles, capitals next to it."""
        token, by = tokens[new], tokens[old]
        left, right = (token, by) if new < old else (by, token)
        if token.sentence is not by.sentence or right.start > left.end + 1:
            return False
        beyond_at = new + (new - old)
        beyond = tokens[beyond_at] if 0 <= beyond_at < len(tokens) else None
        if token.text in HYPHENS:
            if new > old and self._broken(tokens, new):
                return True
            return right.start == left.end and beyond is not None and self._other_half(beyond, token, beyond_at, owner)
        if by.text in HYPHENS:
            return right.start == left.end or new > old and self._broken(tokens, old)
        if new > old and by.text[-1:] in HYPHENS and token.ent == "PERSON" and token.ent_iob == "I" and len(token.text) < 7:
            return True  # 'Kim Il- sung', 'Il-' read as one word
        if token.lower in PARTICLES and token.text.isalpha() and token.lower not in ("as", "an", "at", "as", "y", "e"):
            if token.text[:1].isupper():
                return token.tag in ("NNP", "NNPS") or token.ent == "PERSON" or by.ent == "PERSON"
            return (
                beyond is not None
                and (beyond.text[:1].isupper() or beyond.text in HYPHENS or beyond.lower in PARTICLES)
                and (new < old or by.text[:1].isupper() or by.lower in PARTICLES)
            )
        if token.lower[:2] in ("d'", "d’") and token.text[2:3].isupper():
            return True
        return self._name_token(token, owner) and not (new < old and self._not_first(token))

    @staticmethod
    def _broken(tokens: list[Token], hyphen: int) -> bool:
        """'Kim Il- sung': a hyphen that a broken line parted from the rest of what the parse takes for one name."""
        if not 0 < hyphen < len(tokens) - 1:
            return False
        before, mark, after = tokens[hyphen - 1 : hyphen + 2]
        touches = before.end == mark.start and after.start == mark.end + 1 and after.sentence is mark.sentence
        return touches and before.text[:1].isupper() and after.text.isalpha() and len(after.text) < 7 and after.tag in ("NNP", "NN", "FW")

    def _other_half(self, token: Token, hyphen: Token, at: int, owner: dict[int, Hit]) -> bool:
        """What touches the other side of a hyphen: 'Abdollahian', the 'tung' of 'Tse-tung', not the 'led' of 'Macron-led'."""
        if not token.text.isalpha() or token.start != hyphen.end and token.end != hyphen.start or token.lower in _COMPOUND:
            return False
        hit = owner.get(at)
        if token.text[:1].isupper():
            return not (hit and hit.of("state", "adjective")) and token.lower not in THINGS
        return (
            token.lower in PARTICLES
            or token.start == hyphen.end
            and len(token.text) < 7
            and (token.tag in ("NNP", "NNPS", "FW") or token.ent == "PERSON" or token.tag in ("NN", "JJ") and len(token.text) < 5)
        )

    def _name_token(self, token: Token, owner: dict[int, Hit]) -> bool:
        """A capitalised word that could be part of a name."""
        if (
            not token.text[:1].isupper()
            or token.lower in NOT_NAMES
            and not (
                token.ent == "PERSON"
                and token.ent_iob == "B"
                and token.lower in ("islam", "may", "june", "april", "august", "christian", "new")
            )
            or token.ent in ("DATE", "TIME", "LANGUAGE", "EVENT", "LAW")
        ):
            return False
        if not (token.tag in ("NNP", "NNPS") or token.ent == "PERSON" or token.text in self.given):
            return False
        if self._is_title(token):
            return False
        hit = owner.get(token.i)
        if hit is None:
            return token.ent != "NORP" or token.text in self.given
        if hit.last - hit.first > 1:
            return token.ent == "PERSON" and hit.of("state", "body", "region", "media", "seat") is None
        if hit.of("adjective", "people") and token.ent != "PERSON" or hit.of("media") and len(hit.entries) == 1 and token.ent != "PERSON":
            return False
        return (
            token.ent == "PERSON"
            or token.text in self.given
            or hit.of("city") is not None
            and hit.of("state", "adjective", "people", "body", "seat", "media", "region", "capital") is None
            and token.ent not in ("GPE", "LOC")
        )

    def _is_title(self, token: Token) -> bool:
        if token.lower in EITHER and token.text[:1].isupper():
            return token.ent != "PERSON"
        return token.lower in self.titles

    def _short(self, page: Parsed, owner: dict[int, Hit], runs: list[Run], book: Book, taken: set[int]) -> list[Run]:
        """Bare names: candidates of one word, and capitals that are a known person's surname though the parse calls them a place or firm."""
        found = [run for run in runs if run.first not in taken]
        seen = taken | {i for run in found for i in range(run.first, run.last)}
        for token in page.tokens:
            if (
                token.i in seen
                or not token.text[:1].isupper()
                or not token.text[-1:].isalpha()
                or token.sentence.shouted
                and len(token.text) < 4
            ):
                continue
            first, last = self._hyphens(page, token.i, seen)
            words = page.document.text[page.tokens[first].start : page.tokens[last - 1].end]
            if self._plural(page, token, book):
                words = words[:-1]
            if not book.bears(words) or self._is_title(token) or self._beside_a_name(page, first, last, owner):
                continue
            hit = owner.get(token.i)
            if hit and (
                hit.last - hit.first > 1
                or hit.of("state", "adjective", "people", "seat")
                or hit.of("city", "capital")
                and not self._surname(book, words, page, first)
            ):
                continue
            found.append(Run(first, last, False))
            seen.update(range(first, last))
        return sorted(found)

    @staticmethod
    def _surname(book: Book, words: str, page: Parsed, first: int) -> bool:
        """A city's name that is also somebody's: the person only if it is the very surname and stands where no place does."""
        person = book.whose(words, first)
        before = page.tokens[first - 1].lower if first else ""
        return person is not None and person.words[-1] == core(words)[-1] and before not in ("in", "at", "near", "from", "to", "of")

    def _hyphens(self, page: Parsed, at: int, seen: set[int]) -> tuple[int, int]:
        """A double name as one: 'al-Muallem', 'Amir-Abdollahian', 'van Rooy'."""
        tokens, first, last = page.tokens, at, at + 1
        while (
            first > 1
            and tokens[first - 1].text in HYPHENS
            and tokens[first - 1].end == tokens[first].start
            and tokens[first - 2].end == tokens[first - 1].start
            and not {first - 1, first - 2} & seen
        ):
            first -= 2
        while (
            last + 1 < len(tokens)
            and tokens[last].text in HYPHENS
            and tokens[last].start == tokens[last - 1].end
            and tokens[last + 1].text[:1].isupper()
            and last + 1 not in seen
        ):
            last += 2
        if first > 0 and tokens[first - 1].lower in ("al", "el", "bin", "de", "van", "von") and first - 1 not in seen:
            first -= 1
        return first, last

    def _beside_a_name(self, page: Parsed, first: int, last: int, owner: dict[int, Hit]) -> bool:
        """Another capital word stands beside it: 'Maher Assad', 'Kennedy Airport' are not the known surname alone."""
        tokens = page.tokens
        before = tokens[first - 1] if first else None
        after = tokens[last] if last < len(tokens) else None
        if after is not None and after.start == tokens[last - 1].end + 1 and after.lower in THINGS and after.text[:1].isupper():
            return True
        if before is None or before.end + 1 != tokens[first].start or before.sentence is not tokens[first].sentence or first - 1 in owner:
            return False
        return before.tag == "NNP" and before.ent == "PERSON" and not self._is_title(before) and before.lower not in self.modifiers
