"""What speaks for and against two sayings being one, worked out for all pairs that can be, at once."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from avvisi.resolve.days_weighed import Bounds
from avvisi.resolve.reports import Reports
from avvisi.resolve.sayings import NO_DAY, Sayings
from avvisi.resolve.sharing import Sharing
from avvisi.resolve.stretches import Ints, groups, in_numbers, numbered, often, pairs_within, runs

RARE = 6  # by so many of its rarest words a saying looks for others …
COMMON = 2  # rare words that a pair shares at least
CROWD = 30  # … that at most so many sayings have; of more …
NEXT = 8  # … the next few by speaker and day
FEW = 4  # words below which a saying is too short to be known again by them
PRIOR = -3.0
APART_DAYS, WEEK = 30, 7
SPEAKER, STRANGERS, NAMESAKES, UNTOLD = 1.5, -2.0, -3.0, -1.0  # one speaker; two; two persons of the record; one of them not named
SHORT, STANCE, DAY, LATE, RETOLD, STORY = -1.5, -1.5, -3.0, -2.0, -1.0, 0.5
LIKE = 0.9  # part of the shorter's words past which days between reports say nothing
AT_ONCE = 100_000

Idf = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]


def rarity(sayings: Sayings) -> Idf:
    """How rare each word is among the sayings."""
    counted = np.bincount(sayings.words, minlength=1)
    found: Idf = np.log((len(sayings) + 20) / (counted + 1)).astype(np.float32)
    return found


def candidates(sayings: Sayings, idf: Idf, reports: Reports) -> Ints:
    """Pairs of different documents that share rare words, in order; of a crowd, each with the next few by day."""
    width = max(len(sayings), 1)
    words, owners = _posted(sayings, idf)
    _, sizes = runs(words)
    crowded = np.repeat(sizes > CROWD, sizes)
    found = [*_next(words[crowded], owners[crowded], sayings, reports, width)]
    for some in groups(words[~crowded], owners[~crowded]):
        found += pairs_within(some, width)
    codes = often(np.concatenate(found), COMMON)
    pairs = np.stack(np.divmod(codes, width), axis=1)
    kept: Ints = pairs[sayings.document[pairs[:, 0]] != sayings.document[pairs[:, 1]]]
    return kept


def _posted(sayings: Sayings, idf: Idf) -> tuple[Ints, Ints]:
    """(word, saying) of the rarest words of each saying, in order of words and sayings."""
    sizes = np.diff(sayings.starts)
    owner = np.repeat(np.arange(len(sayings)), sizes)
    asked = (~sayings.unnamed & (sizes >= FEW))[owner]
    owner, words = owner[asked], sayings.words[asked].astype(np.int64)
    rare = np.unique(-idf, return_inverse=True)[1].astype(np.int64)[words]
    owner, _, words = in_numbers(owner, rare, words)  # of equals the lowest
    starts, sizes = runs(owner)
    rarest = np.arange(len(owner)) - np.repeat(starts, sizes) < RARE
    words, owner = in_numbers(words[rarest], owner[rarest])
    return words, owner


def _next(words: Ints, owners: Ints, sayings: Sayings, reports: Reports, width: int) -> Iterator[Ints]:
    """Pairs of those that share a word with very many: each and the next few by speaker and day."""
    beside = np.lexsort((np.array(reports.ranks, np.int64)[sayings.document], sayings.voices[0]))  # all sayings by speaker and day
    place = np.empty(len(sayings), np.int64)
    place[beside] = np.arange(len(sayings))
    words, places = in_numbers(words, place[owners])
    owners = beside[places]
    for step in range(1, NEXT + 1):
        same = words[:-step] == words[step:]
        left, right = owners[:-step][same], owners[step:][same]
        yield np.minimum(left, right) * width + np.maximum(left, right)


class Values:
    """`values(pairs)`: what speaks for each pair, for many at once: the sum of what `utterances.weigh` tells one by one."""

    def __init__(self, sayings: Sayings, idf: Idf, published: Sequence[Bounds], story: Sequence[str | None]) -> None:
        self._sayings, self._words = sayings, Sharing(sayings.starts, sayings.words.astype(np.int64), idf)
        self._first = np.array([NO_DAY if first is None else first for first, _ in published] or [NO_DAY], np.int64)[sayings.document]
        self._story = numbered(story or [None])[sayings.document]

    def __call__(self, pairs: Ints) -> Floats:
        """The values, a part at a time."""
        found = np.empty(len(pairs))
        for low in range(0, len(pairs), AT_ONCE):
            a, b = pairs[low : low + AT_ONCE].T
            found[low : low + AT_ONCE] = self._of(a, b)
        return found

    def _of(self, a: Ints, b: Ints) -> Floats:
        s = self._sayings
        both_direct = s.direct[a] & s.direct[b]
        shared, count, ours, theirs = self._words(a, b)
        less, more = (np.where(whole, whole, 1.0) for whole in (np.minimum(ours, theirs), np.maximum(ours, theirs)))
        held = shared / less
        sum_ = np.round(6 * held - 2 + 1.5 * shared / more, 2)
        sum_ += np.where(count < FEW, SHORT, 0.0)
        sum_ += self._speaker(a, b, both_direct)
        sum_ += np.where(s.denies[a] != s.denies[b], STANCE, 0.0)
        sum_ += np.where((s.day[a] != NO_DAY) & (s.day[b] != NO_DAY) & (np.abs(s.day[a] - s.day[b]) > 1), DAY, 0.0)
        known = (self._first[a] != NO_DAY) & (self._first[b] != NO_DAY) & (held < LIKE)
        apart = np.where(known, np.abs(self._first[a] - self._first[b]), 0)
        sum_ += np.where(apart > APART_DAYS, LATE, np.where((apart > WEEK) & ~both_direct, RETOLD, 0.0))
        sum_ += np.where((self._story[a] >= 0) & (self._story[a] == self._story[b]), STORY, 0.0)
        made: Floats = np.round(PRIOR + sum_, 4)
        return made

    def _speaker(self, a: Ints, b: Ints, both_direct: npt.NDArray[np.bool_]) -> Floats:
        voice, person = self._sayings.voices
        told = (voice[a] >= 0).astype(int) + (voice[b] >= 0)
        two = np.where(person[a] & person[b], NAMESAKES, STRANGERS)
        made: Floats = np.where(told == 2, np.where(voice[a] == voice[b], SPEAKER, two), np.where((told == 1) & ~both_direct, UNTOLD, 0.0))
        return made
