"""Names that are no spellings of one name by their letters alone, but could be one person's were there proof enough besides; and those short of a name."""

from itertools import combinations, permutations

from rapidfuzz.distance import Levenshtein

from avvisi.lexicon.spelling import spellings
from avvisi.resolve.letters import FAR, plain
from avvisi.resolve.name_words import words_of
from avvisi.resolve.spelling import alike, given_apart, initial, is_eastern, joined, junior, points_apart, sexes
from avvisi.resolve.syllables import eastern, raw_words


def shortened(one: str, other: str) -> bool:
    """Whether one of two spellings leaves out a name of the other, which father and son do as well: 'Nasser al-Badi', 'Nasser bin Faisal al-Badi'."""
    a, b = words_of(one), words_of(other)
    return len(a) != len(b) and min(map(len, a + b)) > 1 and not joined(a, b) and eastern(one, other) is None


NEARLY = 0.6  # of the letters of the one word that is not alike
MOST_WORDS = 5


def nearly(one: str, other: str) -> bool:
    """Whether two names that are not `same_person` could be, were there proof enough besides: one word misspelt, cut short or left out.

    'Goran Petrushevski', 'Goran Petrusevksi'; 'Saif Odeh', 'Saifuddin Odeh'; never two given names that are both known.
    """
    if min(len(raw_words(one)), len(raw_words(other))) < 2 or eastern(one, other) is False or junior(one) != junior(other):
        return False
    a, b = sorted((words_of(one), words_of(other)), key=lambda w: (len(w), w))
    if len(a) == 1 < len(b):  # 'Sultan Tariq', 'Tariq bin Nasser': a title and the first name, or the last
        return len(a[0]) > 3 and (alike(a[0], b[0]) or alike(a[0], b[-1]))
    if len(a) < 2 or len(b) > MOST_WORDS or is_eastern(a) or is_eastern(b):
        return False
    return any(_near_words(a, some) for some in (combinations(b, len(a)) if len(a) < len(b) else permutations(b)))


def _near_words(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """As many words on either side, all alike but for one that is nearly so."""
    last = len(a) - 1
    apart = [
        (i, x, y)
        for i, (x, y) in enumerate(zip(a, b, strict=True))
        if not (alike(x, y) if i == last else given_apart(x, y, strict=True) is not None)
    ]
    return len(apart) < 2 and all(_nearly(x, y, given=i < last) for i, x, y in apart)


def _nearly(x: str, y: str, *, given: bool) -> bool:
    known = spellings()
    if sexes(x, y) or {known.genders.get(x), known.genders.get(y)} == {"f", "m"}:
        return False
    if min(len(x), len(y)) == 1:
        return given and initial(x, y)
    if given and x in known.forms and y in known.forms:
        return (points_apart(x, y) or FAR) <= 1
    short, long = sorted((x, y), key=len)
    return len(short) > 3 and (long.startswith(short) or Levenshtein.normalized_similarity(plain(x), plain(y)) >= NEARLY)
