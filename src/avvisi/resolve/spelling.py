"""Whether two names are spellings of one person's name. Pure: it knows letters and how romanisations differ, no persons.

Two persons may well bear one name: the caller must have evidence (state, office, time) besides.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from avvisi.lexicon.skeleton import PARTICLES, fold, skeleton
from avvisi.lexicon.words import listed
from avvisi.resolve.pinyin import SYLLABLE, chinese, pinyin, wade

# Words before or behind a name that are no part of it, as any list of names may carry them.
_TITLES = frozenset(
    ["mr", "mrs", "ms", "dr", "sir", "general", "gen", "senior", "marshal", "colonel", "col", "lieutenant", "major", "president", "king", "queen", "emperor", "emir", "sheikh", "sheik", "shaikh", "shah", "sultan", "prince", "ayatollah", "hojatoleslam", "seyyed", "seyed", "sayyed", "sayyid", "sayed", "syed", "hajj", "haji", "hajji", "mullah", "maulana", "mian", "chaudhry", "datuk", "dato", "tun", "tengku", "tunku", "tan", "sri", "seri", "pandit", "shri", "u", "daw", "thakin", "jr", "sr", "jnr", "snr", "ii", "iii", "iv", "don", "doña", "lord", "lady", "dame", "hadj", "alhaji", "comrade", "field"]
)  # fmt: skip
# One sound, several letters: each pair is tried in both names where the plain sounds differ.
_VARIANTS = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"x", "ks"), (r"j", "y"), (r"kh", "h"), (r"^abdul(?=.{4})", ""), (r"dj", "d"), (r"dj|dzh|j", "g"), (r"ch", "kh"), (r"w", "u"), (r"ow$|ov$", "of"), (r"vic$", "vich"), (r"^y(?=[aeiou])", ""), (r"^h", ""),
        (r"(?:[aeiu]l?)?[dt]+[iey]+n?e?$", ""), (r"(?:ios|os|is|us|as)$", ""), (r"tsk", "ck"),
        (r"^h", "g"), (r"dh", "z"), (r"tz", "j"), (r"^ch(?=[aeiou])", "h"), (r"ch", "sh"), (r"gi(?=[aeou])", "y"), (r"i(?=[aeou])", "y"),
    )
]  # fmt: skip
# Names that romanisations of one language write too far apart for any rule of sounds.
_PAIRS = [
    frozenset(group.split())
    for group in (
        "park pak bak", "lee yi ri rhee i li rhie", "choi choe", "noh roh no", "moon mun", "yoon yun", "chung jeong chong jung", "kim gim", "ban pan",
        "hee hui hi", "woo u wu", "hwan whan", "george georgios giorgos yorgos georgi georgiy", "constantine konstantinos kostas", "andreas andrew",
        "benjamin binyamin benny", "alexander aleksandar oleksandr iskander", "michael mikhail mikheil micheil", "nicholas nikolai nikolay mykola",
        "vladimir volodymyr", "edward eduard", "eugene yevgeny evgeny", "joseph yusuf yosef josip", "basil vasily vasil", "gregory grigory hryhoriy",
        "mohamed mohammed muhammad mohammad mohamad muhammed mehmed mohd muhamad", "ahmed ahmad achmed ahmet akhmed", "yitzhak itzhak yitzchak isaac",
    )
]  # fmt: skip
_PAIRS += [frozenset(group.split()) for group in sorted(listed("spelling_nicknames"))]
_ENDINGS = re.compile(r"(?:ov|ev|yev|off|eff|ow|ew|zade|zadeh|oglu|oglou|ova|eva)$")


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words that make a name, without titles; particles joined to nothing are dropped; hyphens opened."""
    opened = _SERVANT.sub("Abdul", name)
    words = [w for w in re.split(r"[\s\-‐–.,()]+", fold(opened)) if w]
    kept = [w for i, w in enumerate(words) if (w not in PARTICLES or i == len(words) - 1) and w not in _TITLES]
    return tuple(kept or words)


# 'Abd al-Aziz', 'Abdel Aziz', 'Abdul Aziz': servant of …, one name with what follows.
_SERVANT = re.compile(
    r"\b[Aa]bd(?:[aeou]l|[eu]r|as|an)?[- ](?:(?:al|el|ul|er|ur|ar|as|an)[- ])?(?=\w{3})|\b[Aa]bd(?:al|el|ul|ol)(?=[a-z]{3})"
)


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one name in two spellings.

    Every word of the shorter must sound like a word of the longer, in order; initials count where they stand for a first name.
    A lone word is only like a lone word: a surname alone needs a document to say whose it is.
    """
    a, b = words_of(one), words_of(other)
    if len(a) != len(b) and min(len(a), len(b)) > 1 and _eastern(a) and _eastern(b):
        return False  # every syllable of a Korean, Chinese or Vietnamese name counts
    if _rivals(a, b):
        return False
    if _joined(a, b) or chinese(one, other) or _joined(_all_words(one), _all_words(other)):
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1 and len(b) > 1:
        return False
    if len(a) == len(b) == 2 and min(map(len, (*a, *b))) > 1 and alike(a[0], b[1]) and alike(a[1], b[0]):
        return True  # 'Kishi Nobuo', 'Nobuo Kishi'
    if (
        len(b) - len(a) > 1
        and alike(a[0], b[0])
        and not alike(a[-1], b[-1])
        and not _SON.search(other + " " + one)
        or len(a) > 2
        and len(b) > len(a)
        and not alike(a[0], b[0])
        and len(a[0]) > 1
    ):
        return False  # a child named before the whole of its father's name; a name that only begins so
    return _aligned(a, b) and any(len(w) > 1 for w in a)


# Family names that Chinese write first, in pinyin: what follows is a given name whose every letter counts.
_FAMILIES = listed("spelling_chinese")


def _rivals(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two names with one surname in the same letters: where the writers agree so far, unlike given names are two persons'."""
    if len(a) != len(b) or len(a) < 2:
        return False
    if a[0] == b[0] and a[0] in _FAMILIES and a != b:
        return "".join(map(pinyin, a[1:])) != "".join(map(pinyin, b[1:])) and not any("-" in w for w in a) and not wade(a) and not wade(b)
    if (
        a[0] == b[0]
        and len(a) > 2
        and _eastern(a)
        and _eastern(b)
        and not all(_alike_given(x, y) for x, y in zip(a[1:], b[1:], strict=True))
    ):
        return True
    if a[-1] != b[-1] or len(a[-1]) < 3:
        return False
    return any(len(x) > 1 and len(y) > 1 and not _alike_given(x, y) for x, y in zip(a[:-1], b[:-1], strict=True))


def _alike_given(x: str, y: str) -> bool:
    """Given names beside the same surname: the consonants agree and no vowel stands where another clearly does ('Salim', 'Salam')."""
    if x == y or any(x in pair and y in pair for pair in _PAIRS):
        return True
    if not alike(x, y) or ("z" in x) != ("z" in y) and ("s" in x) != ("s" in y):
        return False
    if len(skeleton(x)) != len(skeleton(y)) and _near(x, y) and not _sounds(x, y) and min(len(x), len(y)) < 9:
        return False  # a consonant more: 'Yoshiro', 'Yoshio'
    first, second = _vowels(x), _vowels(y)
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1:
        return False
    cuts = [second] if len(first) == len(second) else [second[:i] + second[i + 1 :] for i in range(len(second))]
    return any(all(_near_vowels(v, w) for v, w in zip(first, cut, strict=True)) for cut in cuts)


_VOWEL_SIGNS = [
    (re.compile(p), r)
    for p, r in ((r"ou|oo|uu", "u"), (r"ee|iy|yi|ii|ij", "i"), (r"aa", "a"), (r"ey|ei|ay|ai|ae|aj", "e"), (r"(?:ow|aw|au)(?![aeiou])", "o"), (r"y", "i"), (r"ia", "a"))
]  # fmt: skip


def _vowels(word: str) -> str:
    """A word's vowels, one letter each."""
    for pattern, plain in _VOWEL_SIGNS:
        word = pattern.sub(plain, word)
    return re.sub(r"[^aeiou]", "", word)


def _near_vowels(v: str, w: str) -> bool:
    """e may be written for a and for i, o for u and (of Turkic and Tajik) for a; a, i and u are apart."""
    return v == w or {v, w} in ({"a", "e"}, {"e", "i"}, {"o", "u"}, {"a", "o"})


_SON = re.compile(r"(?i)\b(?:al|el|bin|ibn)[- ]")


def _eastern(words: tuple[str, ...]) -> bool:
    """Whether all words are single syllables, as those of Korean or Chinese names are when written apart."""
    return len(words) > 1 and all(len(w) < 7 and SYLLABLE.match(w) for w in words)


def _all_words(name: str) -> tuple[str, ...]:
    """The folded words, particles too."""
    return tuple(w for w in re.split(r"[\s\-‐–.,()]+", fold(name)) if w and w not in _TITLES)


def _joined(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same sounds, cut into words otherwise: 'Qotb-Zadeh', 'Ghotbzadeh'."""
    if len(a) == len(b) > 1:
        return a == b  # cut alike, so word answers word
    x, y = "".join(a), "".join(b)
    return x == y or len(x) > 5 and skeleton(x) == skeleton(y) and len(skeleton(x)) > 3 and Levenshtein.normalized_similarity(x, y) > 0.68


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
        if (
            i + 1 < len(a)
            and abs(len(a[i] + a[i + 1]) - len(b[k])) < 3
            and len(b[k]) > len(a[i]) + 1
            and alike(a[i] + a[i + 1], b[k])
            and _match(a, b, i + 2, k + 1)
        ):
            return True
    return False


def _word(a: tuple[str, ...], b: tuple[str, ...], i: int, k: int) -> bool:
    x, y = a[i], b[k]
    if len(x) > 1 and len(y) > 1:
        return alike(x, y)
    # an initial stands for the name at its own place, never for a surname; a middle initial only beside initials or the same first name
    if x[:1] != y[:1] or i == len(a) - 1 or k == len(b) - 1:
        return False
    return i == k and (i == 0 or _word(a, b, 0, 0)) or len(x) == len(y) == 1


@lru_cache(maxsize=100_000)
def alike(x: str, y: str) -> bool:
    """Whether two folded words are one name written in two romanisations."""
    if x == y or any(x in pair and y in pair for pair in _PAIRS):
        return True
    if _sexes(x, y):
        return False
    if min(len(x), len(y)) < 3:
        return (
            min(len(x), len(y)) == 2 and x[0] == y[0] and skeleton(x) == skeleton(y) and _vowel(x) == _vowel(y) and max(len(x), len(y)) < 4
        )
    if _sounds(x, y) or _near(x, y):
        return True
    for pattern, plain in _VARIANTS:
        other_x, other_y = pattern.sub(plain, x), pattern.sub(plain, y)
        if (
            (other_x != x or other_y != y)
            and min(len(other_x), len(other_y)) > 3
            and (other_x == other_y or _sounds(other_x, other_y) and Levenshtein.normalized_similarity(other_x, other_y) > 0.5)
        ):
            return True
    stem_x, stem_y = _ENDINGS.sub("", x), _ENDINGS.sub("", y)
    return (
        (stem_x != x) != (stem_y != y)
        and len(stem_x) > 3
        and len(stem_y) > 3
        and (_sounds(stem_x, stem_y) or _sounds(stem_x.replace("kh", "h"), stem_y.replace("kh", "h")))
    )


def _sounds(x: str, y: str) -> bool:
    """The same consonants, and letters not too far apart; of short words the vowels too."""
    bones_x, bones_y = skeleton(x), skeleton(y)
    near = Levenshtein.normalized_similarity(x, y)
    if bones_x == bones_y:
        if max(len(x), len(y)) < 5:
            return _vowel(x) in (_vowel(y), "a") or _vowel(y) == "a"
        # 'Hassan' and 'Hussein' have the same consonants: unlike vowels ask for more of the same letters
        apart = {_vowel(x.lstrip("yj")), _vowel(y.lstrip("yj"))}
        least = 0.3 if len(bones_x) > 2 else 0.5
        return near >= (0.65 if "u" in apart and len(apart) > 1 and not _neutral(x, y) else least)
    # hissing sounds are told apart least ('Saran', 'Sharan'; 'Milosevic', 'Miloshevich')
    return near >= 0.6 and len(bones_x) > 2 and _hiss(bones_x) == _hiss(bones_y)


def _neutral(x: str, y: str) -> bool:
    """An e may stand for any short vowel ('Gemayel', 'Jumayyil')."""
    first = [next((c for c in word.lstrip("yj") if c in "aeiou"), "") for word in (x, y)]
    return "e" in first


def _sexes(x: str, y: str) -> bool:
    """'Ivan' and 'Ivana', 'Mario' and 'Maria' are a man and a woman."""
    short, long = sorted((x, y), key=len)
    return len(short) > 2 and (
        long == short + "a" or len(short) == len(long) and short[:-1] == long[:-1] and {short[-1], long[-1]} == {"a", "o"}
    )


def _hiss(bones: str) -> str:
    return re.sub(r"(.)\1+", r"\1", bones.replace("S", "s"))


def _near(x: str, y: str) -> bool:
    """Long words with one letter or two of difference, alike at their beginning."""
    if min(len(x), len(y)) < 6 or x[0] != y[0] or abs(len(x) - len(y)) > 2:
        return False
    return Levenshtein.normalized_similarity(x, y) >= 0.8 and Levenshtein.distance(skeleton(x), skeleton(y)) <= 1


def _vowel(word: str) -> str:
    """The class of a word's first vowel: i, u or a."""
    for pair, kind in (("eu", "u"), ("eo", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ae", "a"), ("ui", "u")):
        word = word.replace(pair, kind)
    first = next((c for c in word if c in "aeiouy"), "a")
    return "i" if first in "eiy" else "u" if first in "ou" else "a"
