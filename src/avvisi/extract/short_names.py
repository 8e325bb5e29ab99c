"""Bare names: a surname alone that is a known person's, though the parse may call it a place or a firm; a plural; a double name."""

from avvisi.extract.book import Book
from avvisi.extract.gazetteer import Hit
from avvisi.extract.introduced import HYPHENS, Run
from avvisi.extract.name_words import NOT_NAMES, THINGS, NameWords, capital_behind
from avvisi.lexicon.skeleton import core
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

_GEO_FIRST = listed("names_geo_first")


class ShortNames:
    """`find(...)` gives the runs that are a name in short, or a candidate of one word."""

    def __init__(self, words: NameWords) -> None:
        self.words = words

    def find(self, page: Parsed, owner: dict[int, Hit], runs: list[Run], book: Book, taken: set[int]) -> list[Run]:
        """Bare names: candidates of one word, and capitals that are a known person's surname though the parse calls them a place or firm."""
        found = [run for run in runs if run.first not in taken]
        seen = taken | {i for run in found for i in range(run.first, run.last)}
        for token in page.tokens:
            if (
                token.i in seen
                or not (token.text[:1].isupper() or capital_behind(token.text))
                or not token.text[-1:].isalpha()
                or token.sentence.shouted
                and len(token.text) < 4
            ):
                continue
            first, last = self._hyphens(page, token.i, seen)
            words = page.document.text[page.tokens[first].start : page.tokens[last - 1].end]
            if self._plural(page, token, book):
                words = words[:-1]
            if token.ent in ("DATE", "TIME") and token.lower in NOT_NAMES:
                continue  # 'May 3' in a report on Mrs May
            if not self._borne(token, words, book) or self.words.is_title(token) or self._beside_a_name(page, first, last, owner):
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
    def _borne(token: Token, words: str, book: Book) -> bool:
        """Whether somebody bears the word; a word that the parse reads as no name ('Many' at a sentence's beginning) must be spelt the same."""
        if token.tag in ("NNP", "NNPS") or token.ent:
            return book.bears(words)
        return any(map(book.spells, core(words)[-1:]))

    @staticmethod
    def _surname(book: Book, words: str, page: Parsed, first: int) -> bool:
        """A city's name that is also somebody's: the person only if it is the very surname, or one of two ('Salinas de Gortari'), and stands where no place does."""
        person = book.whose(words, first)
        before = page.tokens[first - 1].lower if first else ""
        return person is not None and core(words)[-1] in person.words[1:] and before not in ("in", "at", "near", "from", "to", "of")

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
        if before is not None and before.text[:1].isupper() and before.lower in _GEO_FIRST and before.end + 1 == tokens[first].start:
            return True  # 'Lake Victoria'
        if after is not None and after.start == tokens[last - 1].end + 1 and after.lower in THINGS and after.text[:1].isupper():
            return True
        if before is None or before.end + 1 != tokens[first].start or before.sentence is not tokens[first].sentence or first - 1 in owner:
            return False
        return (
            before.tag == "NNP" and before.ent == "PERSON" and not self.words.is_title(before) and before.lower not in self.words.modifiers
        )
