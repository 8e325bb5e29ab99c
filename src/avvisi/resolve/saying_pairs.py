"""Which sayings can be one at all, worked out for all pairs at once: whoever cannot be is never weighed."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from avvisi.resolve.reports import Reports
from avvisi.resolve.sayings import Saying
from avvisi.resolve.stretches import Ints, pairs_within, stretches

RARE = 6  # by so many of its rarest words a saying looks for others …
COMMON = 2  # rare words that a pair shares at least
CROWD = 30  # … that at most so many sayings have; of more …
NEXT = 8  # … the next few by speaker and day
FEW = 4  # words below which a saying is too short to be known again by them
SPEAKER, STRANGERS, STANCE, STORY, SHORT = (
    1.5,
    -2.0,
    -1.5,
    0.5,
    -1.5,
)  # what one speaker or two, two stances, one story and few words count for
SLACK = 0.02  # weights are rounded
AT_ONCE = 100_000

Idf = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]


def rarity(sayings: Sequence[Saying]) -> Idf:
    """How rare each word is among the sayings."""
    if not sayings:
        return np.zeros(1, np.float32)
    counted = np.bincount(np.concatenate([s.words for s in sayings]), minlength=1)
    found: Idf = np.log((len(sayings) + 20) / (counted + 1)).astype(np.float32)
    return found


def candidates(sayings: Sequence[Saying], idf: Idf, reports: Reports) -> Ints:
    """Pairs of different documents that share rare words, in order; of a crowd, each with the next few by day."""
    width, ranks = max(len(sayings), 1), reports.ranks
    found = [np.empty(0, np.int64)]
    small: list[list[int]] = []
    for block in _posted(sayings, idf):
        if len(block) <= CROWD:
            small.append(block)
            continue
        ordered = np.array(sorted(block, key=lambda i: (sayings[i].speaker or "", ranks[sayings[i].document], i)))
        for step in range(1, NEXT + 1):
            left, right = ordered[:-step], ordered[step:]
            found.append(np.minimum(left, right) * width + np.maximum(left, right))
    found += pairs_within(small, width)
    codes, shared = np.unique(np.concatenate(found), return_counts=True)
    codes = codes[shared >= COMMON]
    pairs = np.stack([codes // width, codes % width], axis=1)
    document = np.array([s.document for s in sayings], np.int64)
    kept: Ints = pairs[document[pairs[:, 0]] != document[pairs[:, 1]]]
    return kept


def _posted(sayings: Sequence[Saying], idf: Idf) -> list[list[int]]:
    """The sayings that share a word which is among the rarest of each, word by word."""
    posted: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(sayings):
        if not one.unnamed and len(one.words) >= FEW:
            for word in one.words[np.argsort(-idf[one.words], kind="stable")[:RARE]].tolist():
                posted[word].append(i)
    return [block for block in posted.values() if len(block) > 1]


def most(sayings: Sequence[Saying], idf: Idf, pairs: Ints, story: Sequence[str | None]) -> Floats:
    """For each pair the weight of words, speakers, stance and story, or a little more: the rest of what is weighed only speaks against it."""
    speaker = _numbered([s.speaker for s in sayings])
    told = _numbered([story[s.document] for s in sayings])
    denies = np.array([s.denies for s in sayings], bool)
    words = _Words(sayings, idf)
    found = np.empty(len(pairs))
    for low in range(0, len(pairs), AT_ONCE):
        a, b = pairs[low : low + AT_ONCE].T
        known = (speaker[a] >= 0) & (speaker[b] >= 0)
        weights = np.where(known, np.where(speaker[a] == speaker[b], SPEAKER, STRANGERS), 0.0)
        weights += np.where(denies[a] != denies[b], STANCE, 0.0)
        weights += np.where((told[a] >= 0) & (told[a] == told[b]), STORY, 0.0)
        found[low : low + AT_ONCE] = weights + words(a, b) + SLACK
    return found


class _Words:
    """The weight of the words that two sayings share, for many pairs at once."""

    def __init__(self, sayings: Sequence[Saying], idf: Idf) -> None:
        self._idf = idf.astype(np.float64)
        self._starts = np.cumsum([0, *(len(s.words) for s in sayings)])
        self._words = np.concatenate([np.empty(0, np.uint32), *(s.words for s in sayings)]).astype(np.int64)
        owner = np.repeat(np.arange(len(sayings)), np.diff(self._starts))
        self._whole = np.bincount(owner, self._idf[self._words], len(sayings))

    def __call__(self, a: Ints, b: Ints) -> Floats:
        width = len(self._idf)
        ours, theirs = (owner * width + self._words[places] for places, owner in (stretches(self._starts, a), stretches(self._starts, b)))
        both = theirs[_in_order(ours, theirs)]
        shared, count = np.bincount(both // width, self._idf[both % width], len(a)), np.bincount(both // width, minlength=len(a))
        less, more = np.minimum(self._whole[a], self._whole[b]), np.maximum(self._whole[a], self._whole[b])
        weights = 6 * shared / np.where(less, less, 1) - 2 + 1.5 * shared / np.where(more, more, 1)
        made: Floats = weights + np.where(count < FEW, SHORT, 0.0)
        return made


def _in_order(ours: Ints, theirs: Ints) -> npt.NDArray[np.bool_]:
    """Which of theirs are among ours; both are in order."""
    if not len(ours):
        return np.zeros(len(theirs), bool)
    places = np.minimum(np.searchsorted(ours, theirs), len(ours) - 1)
    found: npt.NDArray[np.bool_] = ours[places] == theirs
    return found


def _numbered(values: Sequence[str | None]) -> Ints:
    """A number for each value; -1 for none."""
    known: dict[str, int] = {}
    return np.array([-1 if v is None else known.setdefault(v, len(known)) for v in values], np.int64)
