"""Whether two names are spellings of one person's name. Pure: it knows letters and how romanisations differ, no persons.

Two persons may well bear one name: the caller must have evidence (state, office, time) besides. Names of scripts written in syllables are
judged in `syllables`, words of all others in `letters`; here stands what becomes of the words of a name.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from avvisi.lexicon.spelling import spellings
from avvisi.resolve.letters import FAR, distance, keys, plain
from avvisi.resolve.name_words import all_words, glued
from avvisi.resolve.name_words import words_of as words_of
from avvisi.resolve.syllables import eastern, raw_words, syllable_keys

# Points that two words may be apart, by the letters of the shorter: of a surname or a name beside another surname, and of given names
# beside one surname, where the other letters are the only thing that tells two persons apart.
_LOOSE = (0, 0, 1, 1, 2, 3, 5, 6, 7)
_STRICT = (0, 0, 1, 1, 2, 3, 3, 4, 4)
MOST = 7  # points that two whole names of two words may be apart, and how many more for each further word
MORE = 2
LONG = 6  # letters: more than a syllable of the East has
_SYLLABLE = re.compile(r"[^aeiouy]{0,2}[aeiouy]{1,3}(?:ng|nh|ch|rk|[^aeiouy])?")


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one name in two spellings.

    Every word of the shorter must sound like a word of the longer, in order; initials count where they stand for a first name.
    A lone word is only like a lone word: a surname alone needs a document to say whose it is.
    """
    if junior(one) != junior(other):
        return False
    if min(len(raw_words(one)), len(raw_words(other))) > 1:
        said = eastern(one, other)
        if said is not None:
            return said or words_of(one) == words_of(other) or _one_sound(words_of(one), words_of(other))
    a, b = words_of(one), words_of(other)
    ways = {(x, y) for x in (a, glued(one)) for y in (b, glued(other))}
    if len(a) != len(b) and 1 in (len(a), len(b)):  # 'Agha Shahi', 'Aga Shahi': what may be a title is a name
        ways.add((raw_words(one), raw_words(other)))
    return joined(all_words(one), all_words(other)) or any(_same_words(x, y, one + " " + other) for x, y in sorted(ways))


def _one_sound(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """'Vartan Minasyan', 'Vartan Minasian': words that can be read as syllables of the East, but are longer, and in letters that every system has for one sound."""
    return len(a) == len(b) and all(distance(x, y, 0) == 0 for x, y in zip(a, b, strict=True)) and max(map(len, a)) > LONG


def junior(name: str) -> bool:
    """Whether a name says that it is the younger's of two: 'Paulo Romero Jr.' is not 'Paulo Romero', but may be 'Paulo M. Romero'."""
    return raw_words(name)[-1:] in (("jr",), ("jnr",), ("junior",))


def _same_words(a: tuple[str, ...], b: tuple[str, ...], both: str) -> bool:
    if a == b or joined(a, b):
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        return len(b) == 1 and alike(a[0], b[0])
    if len(a) == len(b):
        return _word_by_word(a, b) or _turned(a, b)
    return _shorter(a, b, both)


def _word_by_word(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """As many words on either side: each answers its own."""
    points = points_apart(a[-1], b[-1])
    if points is None:
        return False
    strict = a[-1] == b[-1]
    for x, y in zip(a[:-1], b[:-1], strict=True):
        if len(x) == 1 or len(y) == 1:
            if not initial(x, y):
                return False
            continue
        more = given_apart(x, y, strict=strict)
        if more is None:
            return False
        points += more
    return points <= MOST + MORE * (len(a) - 2) and any(len(w) > 1 for w in a)


def _turned(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """'Kishi Nobuo', 'Nobuo Kishi': the words in another order, all but the same letters."""
    if min(map(len, (*a, *b))) < 2:
        return False
    for order in {b[1:] + b[:1], b[-1:] + b[:-1]}:
        if all((points := points_apart(x, y)) is not None and points <= 2 for x, y in zip(a, order, strict=True)):
            return True
    return False


def _shorter(a: tuple[str, ...], b: tuple[str, ...], both: str) -> bool:
    """Fewer words on one side: what is missing must be what names leave out (a middle name, a second surname, an ancestor)."""
    if set(a) <= spellings().words.burmese or is_eastern(a) and is_eastern(b):
        return False  # every syllable of a Burmese, Korean, Chinese or Vietnamese name counts
    first, last = alike(a[0], b[0]) or initial(a[0], b[0]), alike(a[-1], b[-1])
    if len(b) - len(a) > 1 and first and not last and not _SON.search(both) and not (len(a) == 2 and len(b) == 4 and a[1] == b[2]):
        return False  # a child named before the whole of its father's name; but 'Luis Fernando Rojas Medina' is 'Luis Rojas'
    if len(a) > 2 and not first and b[0] not in spellings().words.forenames:
        return False  # a name that only begins so
    if len(a) == 2 and last and not first and len(b) == 3 and _given_elsewhere(a[0], b):
        return False
    return _aligned(a, b)


def is_eastern(words: tuple[str, ...]) -> bool:
    """Whether all words are single syllables, as those of Korean or Chinese names are when written apart."""
    return len(words) > 1 and all(len(w) < 7 and _SYLLABLE.fullmatch(w) for w in words)


def _given_elsewhere(x: str, b: tuple[str, ...]) -> bool:
    """Whether the only given name of the shorter stands nowhere in the longer."""
    return not any(alike(x, y) for y in b[:-1])


_SON = re.compile(r"(?i)\b(?:al|el|bin|ibn|ben)[- ]")


def joined(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same sounds, cut into words otherwise: 'Qotb-Zadeh', 'Ghotbzadeh'."""
    x, y = "".join(a), "".join(b)
    if len(a) == len(b) or min(len(x), len(y)) < 6:
        return x == y and len(x) > 3
    return distance(x, y, 4) <= 4 and (len(a) > 1 and len(b) > 1 or distance(x, y, 1) <= 1)


def _aligned(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The words of the shorter one after the other in the longer; surname to surname, or nothing of the longer left before it."""
    if not alike(a[-1], b[-1]) and not (len(a) > 1 and alike(a[0], b[0])):
        return False
    return _match(a, b, 0, 0)


def _match(a: tuple[str, ...], b: tuple[str, ...], i: int, j: int) -> bool:
    if i == len(a):
        return True
    for k in range(j, len(b) - (len(a) - i) + 1):
        if _word(a, b, i, k) and _match(a, b, i + 1, k + 1):
            return True
        if i + 1 < len(a) and len(b[k]) > len(a[i]) + 1 and len(a[i]) > 1 and alike(a[i] + a[i + 1], b[k]) and _match(a, b, i + 2, k + 1):
            return True
    # one word of the shorter is two of the longer: 'Hailemariam', 'Haile Mariam'
    return j + 1 < len(b) and alike(a[i], b[j] + b[j + 1]) and _match(a, b, i + 1, j + 2)


def _word(a: tuple[str, ...], b: tuple[str, ...], i: int, k: int) -> bool:
    x, y = a[i], b[k]
    if len(x) > 1 and len(y) > 1:
        return alike(x, y) if i == len(a) - 1 else given_apart(x, y, strict=a[-1] == b[-1]) is not None
    # an initial stands for the name at its own place, never for a surname; a middle initial only beside initials or the same first name
    if not initial(x, y) or i == len(a) - 1 or k == len(b) - 1:
        return False
    return i == k and (i == 0 or _word(a, b, 0, 0)) or i == 0 and len(x) == len(y) == 1


def initial(x: str, y: str) -> bool:
    """'Y.' for 'Yevgeny', and for 'Evgeny' whose other spelling begins so."""
    if min(len(x), len(y)) > 1:
        return False
    return bool(_heads(x) & _heads(y))


def _heads(word: str) -> set[str]:
    """The letters that a word may begin with: 'Yevgeny', 'Evgeny'."""
    return {word[:1], "y"} if word[:1] == "e" and len(word) > 1 else {"y", "e"} if word[:2] == "ye" else {word[:1]}


def alike(x: str, y: str) -> bool:
    """Whether two folded words are one name written in two romanisations."""
    return points_apart(x, y) is not None


@lru_cache(maxsize=40_000)
def points_apart(x: str, y: str) -> int | None:
    """How far two words are apart, None where they are two names."""
    if x == y:
        return 0
    given = spellings().given
    if given.get(x, frozenset()) & given.get(y, frozenset()):
        return 1
    if sexes(x, y):
        return None
    if x.startswith("abdul") and y.startswith("abdul") and min(len(x), len(y)) > 7:
        return points_apart(x[5:], y[5:])
    shorter = min(len(plain(x)), len(plain(y)))
    limit = _LOOSE[min(shorter, len(_LOOSE) - 1)]
    found = distance(x, y, limit)
    if found <= limit:
        return found
    if shorter > 7 and found == FAR and x[:2] == y[:2] and Levenshtein.distance(plain(x), plain(y)) == 1 and x[-1] == y[-1]:
        return 4  # a letter left out of a long name: 'Shevardnadze', 'Shevarnadze'
    bare_x, bare_y = (w.removeprefix("abdul") if w.startswith("abdul") and len(w) > 8 else w for w in (x, y))
    if (bare_x != x) != (bare_y != y) and distance(bare_x, bare_y, 1) <= 1:
        return 2
    return None


@lru_cache(maxsize=40_000)
def given_apart(x: str, y: str, *, strict: bool) -> int | None:
    """The same of given names: two that are known for different names are two persons'; beside one surname fewer points are free."""
    if x == y:
        return 0
    known = spellings()
    mine, others = known.forms.get(x), known.forms.get(y)
    points = points_apart(x, y)
    if points is None or known.given.get(x, frozenset()) & known.given.get(y, frozenset()):
        return points
    if mine and others and not mine & others:
        return None
    if {known.genders.get(x), known.genders.get(y)} == {"f", "m"}:
        return None
    if x + "e" == y and mine or y + "e" == x and others:
        return None  # 'Michel', 'Michele': a known name, and perhaps a woman's
    shorter = min(len(plain(x)), len(plain(y)))
    return None if strict and points > _STRICT[min(shorter, len(_STRICT) - 1)] else points


_NEUTER = ("enko", "enka", "anka", "chko", "chka", "ushko", "ushka")  # family names, of Ukraine's and of Belarus's spelling


def sexes(x: str, y: str) -> bool:
    """'Ivan' and 'Ivana', 'Mario' and 'Maria', 'Orlov' and 'Orlova' are a man and a woman."""
    short, long = sorted((x, y), key=len)
    return (
        len(short) > 2
        and not short.endswith(_NEUTER)
        and (
            long in (short + "a", short[:-1] + "ia", short + short[-1] + "e")
            or len(short) == len(long)
            and short[:-1] == long[:-1]
            and {short[-1], long[-1]} == {"a", "o"}
        )
    )


@lru_cache(maxsize=20_000)
def name_keys(name: str) -> frozenset[str]:
    """Keys by which spellings of one name are found: two words of a name together, coarse enough for every romanisation.

    Whatever `same_person` joins shares one, but for the rarest spellings; names that share one need not be one.
    """
    words = words_of(name)
    found = _keys_of(words, name) | syllable_keys(name)
    return found | _keys_of(raw_words(name), name) if len(words) == 1 else found


def _keys_of(words: tuple[str, ...], name: str) -> frozenset[str]:
    heard = [_heard(w) for w in words]
    whole = {f"whole {k}" for k in keys("".join(words))}
    if len(words) == 1:
        return frozenset(whole | {f"alone {k}" for k in heard[0]})
    pairs = {(i, len(words) - 1) for i in range(len(words) - 1)} | {(0, 1)} | ({(0, 2)} if len(words) == 4 else set())
    found = {" ".join(sorted((x, y))) for i, j in pairs for x in heard[i] for y in heard[j]}
    joined = glued(name)
    if len(joined) > 1 and joined[-1] != words[-1]:
        found |= {" ".join(sorted((x, y))) for x in heard[0] for y in _heard(joined[-1])}
    found |= {f"{letter}. {y}" for letter in _heads(words[0]) for y in heard[-1]}
    return frozenset(found | whole)


# 'Karim' for 'Abdulkarim', 'Amari' for 'Lamari', Somali 'Cali' for 'Ali'
_UNHEARD = re.compile(r"^(?:abdul(?=\w{3})|l(?=a\w{3})|c(?=[aeiou]))")


def _heard(word: str) -> frozenset[str]:
    """A word's keys; of a given name that has groups, the groups."""
    groups = spellings().given.get(word)
    found = keys(word) | {k[:3] + "~" for k in keys(word) if len(word) > 8}  # a long word may have lost a letter
    bare = _UNHEARD.sub("", word)
    if bare != word:
        found |= keys(bare)
    return found | {f"#{n}" for n in groups} if groups else found
