"""Names that are no spellings of one name by their letters alone, but could be one person's were there proof enough besides; and those short of a name."""

import re
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


def begun(one: str, other: str) -> bool:
    """Whether the shorter of two spellings is how the longer begins: with the father's name, which brothers' sons share at most, goes one's own."""
    a, b = sorted((words_of(one), words_of(other)), key=len)
    return 1 < len(a) < len(b) and all(alike(x, y) for x, y in zip(a, b, strict=False))


NEARLY = 0.6  # of the letters of the one word that is not alike
MOST_WORDS = 5
LENGTHENED = 8  # letters of a surname
_FAITH = re.compile(r"[aeiou]?d{1,2}[aei]{1,2}ne?|[aeiou]?ll?ah?")
_DOUBLED = re.compile(r"([aeiou])\1")
_SLAVIC = ("ov", "ev", "in", "yn", "iy", "sky", "ski", "skij", "skiy")  # a woman's has the vowel


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
    if [i for i, _, _ in apart] == [last] and _lengthened(*apart[0][1:]) and a[:last] == b[:last]:
        return not any(spellings().genders.get(word) == "f" for word in a[:last])
    most = 2 if all(x[:1] == y[:1] for x, y in zip(a, b, strict=True)) else 1
    return len(apart) <= most and all(_nearly(x, y, given=i < last) for i, x, y in apart)


def _lengthened(x: str, y: str) -> bool:
    """'Tinsulanond', 'Tinsulanonda': a long surname with and without the vowel at its end that script writes and speech drops."""
    short, long = sorted((x, y), key=len)
    return len(short) >= LENGTHENED and long == short + "a" and not short.endswith(_SLAVIC)


def _compounded(x: str, y: str) -> bool:
    """'Saad', 'Saadeddine': cut short before '… of the faith', '… of God'; 'Rustam', 'Rustami': with the vowel that joins it to the next."""
    short, long = sorted((_DOUBLED.sub(r"\1", x), _DOUBLED.sub(r"\1", y)), key=len)
    rest = long.removeprefix(short)
    return rest != long and (len(short) > 2 and bool(_FAITH.fullmatch(rest)) or len(short) > 4 and rest == "i")


def _nearly(x: str, y: str, *, given: bool) -> bool:
    known = spellings()
    if sexes(x, y) or {known.genders.get(x), known.genders.get(y)} == {"f", "m"}:
        return False
    if min(len(x), len(y)) == 1:
        return given and initial(x, y)
    if given and _compounded(x, y):
        return True
    if given and x in known.forms and y in known.forms:
        return (points_apart(x, y) or FAR) <= 1
    short, long = sorted((x, y), key=len)
    return len(short) > 3 and (long.startswith(short) or Levenshtein.normalized_similarity(plain(x), plain(y)) >= NEARLY)
