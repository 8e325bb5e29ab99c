"""Texts as arrays of word numbers, and which documents may share text: a sampled index of five-word shingles.

The cost grows with the words. A shingle found in many documents is compared along a chain (each with the next and with the first), never all with all.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from avvisi.resolve.stretches import Ints, groups, often, pairs_within

WORD = re.compile(r"\w+")
LENGTH = 5
SAMPLE = 4  # one shingle in four is looked up: a shared passage of forty words still shows about nine times
CROWD = 24  # past this many documents a shingle is followed along a chain
HIDDEN = 0xFFFFFFFF  # numbers from here down are of words that are hidden
ENOUGH = 3  # sampled shingles that make a pair worth comparing

Numbers = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]
Hidden = Mapping[int, Sequence[tuple[int, int, str]]]


@dataclass(frozen=True)
class Corpus:
    """All documents' words as numbers, one array, with the place where each document begins (and one more for the end)."""

    words: Numbers
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, document: int) -> Numbers:
        """The words of one document."""
        return self.words[self.starts[document] : self.starts[document + 1]]


def split(text: str) -> list[str]:
    """The words without case: as many, in the same order, as WORD finds in the text itself ('İ' grows when lowered, so it is lowered alone)."""
    lowered = text.lower()
    return WORD.findall(lowered) if len(lowered) == len(text) else [w.lower() for w in WORD.findall(text)]


def numbered(text: str) -> Numbers:
    """Words, without case, as numbers of 31 bits that are the same in every record."""
    found = split(text)
    return np.fromiter((crc32(w.encode("utf-8", "surrogatepass")) >> 1 for w in found), np.uint32, len(found))


def all_numbered(told: Sequence[tuple[str]]) -> list[Numbers]:
    """`numbered`, of many texts."""
    return [numbered(text) for (text,) in told]


def number(texts: Sequence[str], hidden: Hidden | None = None) -> Corpus:
    """The words of these texts."""
    made = [numbered(text) for text in texts]
    starts = np.cumsum([0, *map(len, made)], dtype=np.int64)
    return gathered(starts, np.concatenate([np.empty(0, np.uint32), *made]), texts.__getitem__, hidden)


def gathered(starts: npt.NDArray[np.int64], words: Numbers, text: Callable[[int], str], hidden: Hidden | None = None) -> Corpus:
    """The words of documents that are `numbered` already, end to end. A word in a stretch of `hidden[document]` is like no other, so that no text shares it."""
    unlike = HIDDEN
    for i in sorted(hidden or ()):
        if hidden:
            unlike = _hide(words[starts[i] : starts[i + 1]], text(i), hidden[i], unlike)
    return Corpus(words=words, starts=starts)


def _hide(numbers: Numbers, text: str, stretches: Sequence[tuple[int, int, str]], unlike: int) -> int:
    """Give each word of these stretches a number of its own, from `unlike` down; the next free one."""
    for n, match in enumerate(WORD.finditer(text)):
        if any(a <= match.start() < b for a, b, _ in stretches):
            numbers[n] = unlike
            unlike -= 1
    return unlike


def hashes(words: Numbers) -> Hashes:
    """A 64-bit hash of each run of five words; none where there are fewer."""
    if len(words) < LENGTH:
        return np.empty(0, np.uint64)
    count = len(words) - LENGTH + 1
    made = np.zeros(count, np.uint64)
    for i in range(LENGTH):
        made = (made + words[i : i + count].astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        made ^= made >> np.uint64(29)
    return made


def all_hashes(documents: Sequence[Numbers]) -> Iterator[Hashes]:
    """`hashes` of the words of several documents, worked out together: of one alone the arrays are short, and to begin with each takes longer."""
    ends = np.cumsum([len(words) for words in documents], dtype=np.int64).tolist()
    made = hashes(np.concatenate([np.empty(0, np.uint32), *documents]))
    for words, end in zip(documents, ends, strict=True):
        start = end - len(words)
        yield made[start : max(start, end - LENGTH + 1)]


def sampled(made: Hashes) -> Hashes:
    """The shingles of a document that are looked up, each once, in order."""
    return np.unique(made[(made >> np.uint64(33)) % np.uint64(SAMPLE) == 0])


def candidates(owners: Ints, keys: Hashes, width: int) -> Ints:
    """Pairs of documents (lower first) that may share text, in order. `keys` are the sampled shingles of all, `owners` the document of each, in order."""
    order = np.argsort(keys, kind="stable")
    pairs = [np.empty(0, np.int64)]
    for some in groups(keys[order], owners[order]):
        if some.shape[1] > CROWD:
            pairs += [(some[:, :-1] * width + some[:, 1:]).ravel(), (some[:, :1] * width + some[:, 1:]).ravel()]
        else:
            pairs += pairs_within(some, width)
    codes = often(np.concatenate(pairs), ENOUGH)
    return np.stack(np.divmod(codes, max(width, 1)), axis=1)
