"""Parsed text as extractors read it: plain objects with plain attributes. Read-only by agreement: no extractor writes to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from operator import attrgetter

from avvisi.model.text import Document, RegionKind, Span

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))  # tags of verbs that make a sentence


class Token:
    """A word. `start`, `end` are code points into the document's text; `i` its index in `Parsed.tokens`; `head` is itself at a root.

    `tag` is the Penn tag, `pos` the coarse class worked out from it, `dep` spaCy's label, `lemma` lower-case, `ent` the entity
    label or "", `ent_iob` one of B, I, O.
    """

    __slots__ = ("i", "text", "lower", "lemma", "tag", "pos", "dep", "head", "children", "start", "end", "ent", "ent_iob", "sentence")

    i: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: Token
    children: list[Token]
    start: int
    end: int
    ent: str
    ent_iob: str
    sentence: Sentence

    def subtree(self) -> list[Token]:
        """This token and all below it, in order of the text."""
        found, waiting = [], [self]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting.extend(token.children)
        found.sort(key=_index)
        return found

    def ancestors(self) -> Iterator[Token]:
        """The heads above, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these labels."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def is_infinitive(self) -> bool:
        """'to leave': whether its own 'to' stands before it."""
        return any(c.dep == "aux" and c.lower == "to" for c in self.children)

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"


_index = attrgetter("i")


def root_of(tokens: list[Token]) -> Token:
    """The word of a name or phrase on which its others hang."""
    inside = {t.i for t in tokens}
    return next(t for t in tokens if t.head is t or t.head.i not in inside)


class Sentence:
    """A sentence: tokens [first, last) of `Parsed.tokens`, its root, the paragraph it stands in and that paragraph's region.

    `shouted`: it is written in capitals, so that capitals tell nothing.
    """

    __slots__ = ("index", "tokens", "start", "end", "root", "paragraph", "region", "shouted")

    def __init__(self, index: int, tokens: list[Token], paragraph: int, region: RegionKind) -> None:
        self.index = index
        self.tokens = tokens
        self.start = tokens[0].start
        self.end = tokens[-1].end
        self.paragraph = paragraph
        self.region = region
        self.root = next((t for t in tokens if t.head is t), tokens[0])
        letters = [t.text for t in tokens if t.text.isalpha()]
        self.shouted = len(letters) > 3 and sum(word.isupper() for word in letters) * 10 > 7 * len(letters)

    def __repr__(self) -> str:
        return f"Sentence({self.index}, [{self.start}, {self.end}), {self.region})"


class Parsed:
    """A document with its sentences and tokens in order of the text. Only title, standfirst, caption and body are parsed.

    `is_english(word)` tells of a word in small letters whether a dictionary of English has it.
    """

    __slots__ = ("document", "sentences", "tokens", "is_english", "_starts", "_sentence_starts")

    def __init__(self, document: Document, sentences: list[Sentence], is_english: Callable[[str], bool]) -> None:
        self.document = document
        self.is_english = is_english
        self.sentences = sentences
        self.tokens = [token for sentence in sentences for token in sentence.tokens]
        self._starts = [token.start for token in self.tokens]
        self._sentence_starts = [sentence.start for sentence in sentences]

    def opening(self, count: int) -> list[Sentence]:
        """The first sentences of the body."""
        return list(islice((s for s in self.sentences if s.region == "body"), count))

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with [start, end)."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        return self.tokens[first : bisect_left(self._starts, end)]

    def tokens_from(self, start: int, count: int) -> list[Token]:
        """The first so many tokens that begin there or behind."""
        first = bisect_left(self._starts, start)
        return self.tokens[first : first + count]

    def token_at(self, offset: int) -> Token | None:
        """The token over this offset, or None where no parsed word stands."""
        i = bisect_right(self._starts, offset) - 1
        return self.tokens[i] if i >= 0 and offset < self.tokens[i].end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence over this offset (or the gap behind it), or None before the first."""
        i = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[i] if i >= 0 else None

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before this one in its paragraph."""
        last = self.sentences[sentence.index - 1] if sentence.index else None
        return last if last is not None and last.paragraph == sentence.paragraph else None

    def span_of(self, tokens: list[Token]) -> Span:
        """The stretch from the first to the last of these tokens (given in order)."""
        return self.document.span(tokens[0].start, tokens[-1].end)

    def sentence_span(self, sentence: Sentence) -> Span:
        """The sentence's words."""
        return self.document.span(sentence.start, sentence.end)
