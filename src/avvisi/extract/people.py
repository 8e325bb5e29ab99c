"""Persons named in a document: who is introduced in full, and which later surname is whose. The document itself is the authority."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from avvisi.extract.book import Book, Person
from avvisi.extract.gazetteer import Hit
from avvisi.extract.headline_names import cut_in_headlines
from avvisi.extract.introduced import Run, introduced, namesakes, nickname, words_of
from avvisi.extract.name_runs import NameRuns
from avvisi.extract.name_slots import Slots
from avvisi.extract.name_words import NameWords
from avvisi.extract.short_names import ShortNames
from avvisi.lexicon.skeleton import core
from avvisi.lexicon.words import listed
from avvisi.lexicon.world import World
from avvisi.parse.tokens import Parsed, Token

_REIGNING = listed("people_reigning")
_CALLED_SO = listed("people_called_so")


class Named(NamedTuple):
    """A person's name in the text: whose, and whether in full there."""

    first: int
    last: int
    name: str
    full: bool


class People:
    """`find(page, slots)` gives the persons' names in order of the text."""

    def __init__(self, world: World) -> None:
        self.words = NameWords(world)
        self.runs, self.short = NameRuns(self.words), ShortNames(self.words)

    def find(self, page: Parsed, slots: Slots) -> list[Named]:
        """Names introduced in full first, then the short forms that belong to them, then bare names the parse calls persons."""
        owner = slots.owner
        runs = introduced(page, _behind_towns(page, self.runs.find(page, slots), owner), self._follows(page, owner))
        runs = cut_in_headlines(page, runs)
        full = [run for run in runs if len(core(words_of(page, run))) > 1]
        others = namesakes(page, full)
        full = [run for run in full if run not in others]
        book = Book([(words_of(page, run), run.first, self._title_before(page, run.first)) for run in full])
        self._aliases(page, runs, full, book, owner)
        found: list[Named] = []
        for run in full:
            person = book.called(words_of(page, run)) or book.known(words_of(page, run))
            if person is not None and _another_reign(page, run, words_of(page, run), person):
                person = None
            found.append(Named(run.first, run.last, person.name if person else words_of(page, run), True))
        found += [Named(run.first, run.last, words_of(page, run), True) for run in others]
        taken = {i for run in (*full, *others) for i in range(run.first, run.last)}
        for run in runs:
            if run.sure and run.first not in taken and book.whose(words_of(page, run), run.first) is None:
                book.add(words_of(page, run), run.first)
        for run in self.short.find(page, owner, runs, book, taken):
            words = words_of(page, run)
            whose = book.whose(words, run.first, self._title_before(page, run.first))
            if whose is None and words[-1:] == "s" and run.first and page.tokens[run.first - 1].lower in ("the", "two"):
                whose = book.whose(words[:-1], run.first)
            if whose is not None and _reigning(page, run, words, whose):
                found.append(Named(run.first, run.last, words, False))
                continue
            if whose is not None and _another_reign(page, run, words, whose):
                if page.tokens[run.last].tag != "NNP":  # not the bare title before the name
                    found.append(Named(run.first, run.last, words, False))
                continue
            if whose is None and not run.sure:
                continue
            found.append(Named(run.first, run.last, whose.name if whose else words, False))
        return sorted(found)

    def _follows(self, page: Parsed, owner: dict[int, Hit]) -> Callable[[int], bool]:
        """Whether the word at a place, capital beside a known first word, can end a name."""
        tokens = page.tokens

        def follows(at: int) -> bool:
            token = tokens[at]
            return (
                self.words.joins(tokens, at, at - 1, owner)
                and at not in owner
                and not self.words.not_first(token)
                and not token.text.isupper()
            )

        return follows

    @staticmethod
    def _aliases(page: Parsed, runs: list[Run], full: list[Run], book: Book, owner: dict[int, Hit]) -> None:
        """'Ana Soto, known as Kid', 'Ana "Kid" Soto', 'Ana Soto, or Kid, said': a second name of the person before it."""
        tokens = page.tokens
        for run in full:
            if nick := nickname(page, run):
                book.alias(words_of(page, run), nick)
                book.alias(words_of(page, run), f"{nick} {words_of(page, run).split()[-1]}")
            at = run.last + (run.last < len(tokens) and tokens[run.last].text in (",", "("))
            while at < len(tokens) and at - run.last < 5 and tokens[at].lower in _CALLED_SO:
                at += 1
            words = [t.lower for t in tokens[at : at + 2]]
            skip = 2 if words == ["known", "as"] else 1 if words[:1] in (["called"], ["nicknamed"], ["alias"], ["dubbed"]) else 0
            skip = skip or int(words[:1] == ["or"] and tokens[at - 1].text in (",", "("))
            if not skip:
                continue
            last = next((r.last for r in runs if r.first == at + skip), _capitals(page, at + skip, owner))
            if last > at + skip and (words[:1] != ["or"] or last < len(tokens) and tokens[last].text in (",", ")")):
                book.alias(words_of(page, run), words_of(page, Run(at + skip, last, True)))

    def _title_before(self, page: Parsed, first: int) -> str:
        before = page.tokens[first - 1] if first else None
        return before.lower if before is not None and self.words.is_title(before) and before.sentence is page.tokens[first].sentence else ""


def _capitals(page: Parsed, first: int, owner: dict[int, Hit]) -> int:
    """The token behind the proper nouns in capitals that begin here, of which no list knows one."""
    tokens, last = page.tokens, first
    while last < len(tokens) and tokens[last].text[:1].isupper() and tokens[last].tag in ("NNP", "NNPS") and last not in owner:
        last += 1
    return last


def _behind_towns(page: Parsed, runs: list[Run], owner: dict[int, Hit]) -> list[Run]:
    """'In Sofia Soto said': a town that a preposition places, and who is named in full elsewhere."""
    runs = [Run(run.first + 1, run.last, run.sure) if _of_a_post(page, run, owner) else run for run in runs]
    surnames = {core(words_of(page, run))[-1] for run in runs if run.last - run.first > 1 and not _in_town(page, run, owner)}
    return [
        Run(run.first + 1, run.last, run.sure) if _in_town(page, run, owner) and core(words_of(page, run))[-1] in surnames else run
        for run in runs
    ]


def _of_a_post(page: Parsed, run: Run, owner: dict[int, Hit]) -> bool:
    """'the envoy to Fiji Ana Soto': the land of an office before a name of two words or more."""
    hit, at = owner.get(run.first), run.first
    land = hit is not None and hit.last == at + 1 and hit.of("capital", "state") is not None
    return (
        land
        and run.last - at > 2
        and at > 1
        and page.tokens[at - 1].lower in ("to", "of", "in", "for")
        and page.tokens[at - 2].tag[:2] == "NN"
    )


def _in_town(page: Parsed, run: Run, owner: dict[int, Hit]) -> bool:
    hit = owner.get(run.first)
    town = hit is not None and hit.last == run.first + 1 and hit.of("capital", "city", "state") is not None
    return town and run.last - run.first == 2 and run.first > 0 and page.tokens[run.first - 1].lower in ("in", "at", "from", "near")


def _reigning(page: Parsed, run: Run, words: str, other: Person) -> bool:
    """'Soto Ruiz … King Ruiz of Fiji': who reigns is called by a given name, so it is nobody whose family has it, but for one who is called a king, too.

    Only where the text itself tells them apart: it calls the other by a title of no king's, by the given name alone, or names the king's land.
    """
    tokens = page.tokens
    title = tokens[run.first - 1].lower if run.first else ""
    spelt = tuple(core(words))
    if title not in _REIGNING or len(spelt) != 1 or len(other.words) < 2 or other.words[0] == spelt[0] or other.titles & _REIGNING:
        return False
    behind = tokens[run.last].lower if run.last < len(tokens) else ""
    return behind == "of" or bool(other.titles) or any(_alone(tokens, t.i) for t in tokens if core(t.text) == other.words[:1])


def _alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital word stands beside no other."""
    return not any(
        tokens[i].text[:1].isupper() for i in (at - 1, at + 1) if 0 <= i < len(tokens) and tokens[i].sentence is tokens[at].sentence
    )


def _another_reign(page: Parsed, run: Run, words: str, other: Person) -> bool:
    """'received by King Abdullah … Later the Jordanian monarch, King Abdullah II, arrived': who is introduced anew behind a comma is another."""
    number = other.name.split()[-1]
    first = min((at for at in other.places if at > run.first), default=0)
    if min(other.places) < run.first or not set(number) <= set("IVX") or words.split()[-1:] == [number] or first < 2:
        return False
    tokens = page.tokens
    told = tokens[run.first].sentence.region == "body" and tokens[first].sentence is not tokens[run.first].sentence
    before = first - 1 - (tokens[first - 1].lower in _REIGNING)  # with 'King' or without
    return told and tokens[before].text == "," and tokens[before - 1].tag == "NN"
