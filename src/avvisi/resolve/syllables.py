"""Names written syllable by syllable: Chinese (pinyin, Wade and Giles, Cantonese, Hokkien), Korean (all usual systems), Vietnamese, Burmese.

Each answers for one script: True where the two are one name, False where both are names of that script and are not, None where it cannot tell.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from avvisi.lexicon.skeleton import fold
from avvisi.lexicon.spelling import spellings
from avvisi.resolve.morae import japanese, japanese_words

Sounds = frozenset[str]
Readings = tuple[tuple[Sounds, ...], ...]
_CUT = re.compile(r"[\s\-‐–.]+")
_BREATH = re.compile(r"[’'`ʻ‘ʼ]")
_MARKED, _MARKS = re.compile(r"(?i)(?:ch|k|p|t|ts|tz)['’‘ʻ`ʼ][a-z]"), re.compile(r"(?i)(?:ch|k|p|ts|tz|t)['’‘ʻ`ʼ]")
_ASPIRATED = frozenset(("q", "ch", "k", "p", "t", "c"))


@lru_cache(maxsize=50_000)
def raw_words(name: str) -> tuple[str, ...]:
    """The folded words, hyphens opened, nothing left out."""
    return tuple(w for w in _CUT.split(fold(name)) if w)


def eastern(one: str, other: str) -> bool | None:
    """What the scripts written in syllables say of two names; one that says yes is right, else one that says no."""
    said = [judge(one, other) for judge in (chinese, korean, vietnamese, japanese)]
    return True if True in said else False if False in said else _beside_forename(one, other)


def _beside_forename(one: str, other: str) -> bool | None:
    """'Grace Lau Mei-fong' is 'Lau Mei-fong' and 'Grace Lau': a name from abroad stands before the Chinese one. True or not known."""
    for short, long in ((one, other), (other, one)):
        head, _, tail = long.strip().partition(" ")
        if len(raw_words(tail)) != 3 or _readings(head, False) or _readings(head, True):
            continue
        if _readings(tail, True) and (chinese(short, tail) or raw_words(short) in (raw_words(long)[:2], raw_words(tail))):
            return True
    return None


# --- Chinese -------------------------------------------------------------------------------------------------------------------------


def chinese(one: str, other: str) -> bool | None:
    """Whether two names are one Chinese name; a family name may stand first or last."""
    known = spellings()
    (a, far_a), (b, far_b) = ((_readings(name, False), _readings(name, True)) for name in (one, other))
    if not (a or far_a) or not (b or far_b):
        return None
    for first, second in ((a, b), (a, far_b), (far_a, b)):
        if any(_one(x, y) for x in first for y in second):
            return not _both_pinyin(one, other)
    families = known.words.chinese
    if a and b and all(any(x[0] & families or x[-1] & families for x in some) for some in (a, b)) and _given_first(a, b):
        return False
    return None


def _given_first(a: Readings, b: Readings) -> bool:
    """Whether the two share a family name, so that the rest tells them apart."""
    return any(x[0] & y[0] or x[0] & y[-1] or x[-1] & y[0] for x in a for y in b)


def _one(x: tuple[Sounds, ...], y: tuple[Sounds, ...]) -> bool:
    if len(x) != len(y) or not 2 <= len(x) <= 4:
        return False
    orders = (y, y[1:] + y[:1], y[-1:] + y[:-1])
    return any(all(s & t for s, t in zip(x, order, strict=True)) for order in orders)


def _both_pinyin(one: str, other: str) -> bool:
    """Two given names of two syllables that are both plain pinyin, in other letters: 'Li Changming' is not 'Li Zhangming'.

    One syllable may be either system's: 'Lin Piao' is Lin Biao; two are joined by a hyphen where they are not pinyin.
    """
    plain = {fold(s) for s in spellings().pinyin}
    a, b = ("".join(sorted(raw_words(name)[1:])) for name in (one, other))
    if a == b or "-" in one + other or _BREATH.search(one + other):
        return False
    return not plain & {a, b} and all(any(w[:i] in plain and w[i:] in plain for i in range(len(w))) for w in (a, b))


@lru_cache(maxsize=20_000)
def _read_words(name: str, southern: bool) -> tuple[tuple[tuple[str, ...], ...], ...]:
    known = spellings()
    table = known.southern if southern else known.mandarin
    words = [w for w in _CUT.split(_BREATH.sub("'", name)) if w]
    cuts: list[tuple[str, ...]] = [()]
    for word in words:
        bare = fold(word)
        pieces = list(_cuts(bare, table))
        cuts = [c + p for c in cuts for p in pieces][:8]
        if not cuts:
            return ()
    return tuple(tuple((s,) for s in cut) for cut in cuts)


@lru_cache(maxsize=50_000)
def _readings(name: str, southern: bool) -> Readings:
    """The ways to read a name as syllables, each with what it can stand for in pinyin."""
    cuts = _read_words(name, southern)
    if not cuts:
        return ()
    table = spellings().southern if southern else spellings().mandarin
    found: list[tuple[Sounds, ...]] = []
    strict = _MARKED.search(name) is not None
    breaths = [bool(_MARKS.match(w)) for w in _CUT.split(name) if w]
    for cut in cuts:
        sounds = [table[s] for (s,) in cut]
        if strict and len(breaths) == len(sounds):
            sounds = [_breathed(s, b) or s for s, b in zip(sounds, breaths, strict=True)]
        found.append(tuple(sounds))
    return tuple(found)


def _breathed(sounds: Sounds, breath: bool) -> Sounds:
    """What is left of a syllable's readings where its writer marks breath: "ch'i" is qi, 'chi' is ji."""
    return frozenset(s for s in sounds if (re.match(r"zh|ch|sh|.", s)[0] in _ASPIRATED) == breath)  # type: ignore[index]


def _cuts(word: str, table: dict[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """A word as one, two or three syllables of a table."""
    if word in table:
        yield (word,)
    for i in range(1, len(word)):
        head, tail = word[:i], word[i:]
        if head not in table:
            continue
        if tail in table:
            yield (head, tail)
        for j in range(1, len(tail)):
            if tail[:j] in table and tail[j:] in table and len(word) > 6:
                yield (head, tail[:j], tail[j:])


_PLAIN = {"q": "j", "ch": "zh", "t": "d", "p": "b", "k": "g", "c": "z"}


def syllable_keys(name: str) -> frozenset[str]:
    """Keys of a name that can be read as Chinese, Korean or Japanese: its syllables in any order, breath left out."""
    table = spellings().mandarin
    found = {f"japanese {w}" for w in [" ".join(sorted(japanese_words(name) or ()))] if w}
    tail = name.strip().partition(" ")[2]
    if len(raw_words(tail)) == 3 and _readings(tail, True):
        found |= syllable_keys(tail)
    for southern in (False, True):
        for cut in _read_words(name, southern)[:4]:
            if not 2 <= len(cut) <= 4:
                continue
            made = {""}
            readings = [
                sorted({re.sub(r"^(?:ch|[qtpkc])", lambda m: _PLAIN[m[0]], s) for s in (spellings().southern if southern else table)[w]})
                for (w,) in cut
            ]
            for sounds in sorted(readings):
                made = set(sorted(f"{m} {s}" for m in made for s in sounds)[:8])
            found |= {" ".join(sorted(m.split())) for m in made}
    for syllables in _korean(name):
        heard = sorted({min(_hangul(s)) for s in syllables})
        found.add("korean " + " ".join("".join(("-", c)) + str(len(m)) for _, m, c in heard))
    return frozenset(found)


# --- Korean --------------------------------------------------------------------------------------------------------------------------

_ONSETS = {
    "": "- r", "g": "g", "k": "g k kk", "kk": "kk k", "n": "n r", "d": "d", "t": "d t tt", "th": "t", "tt": "tt", "r": "r", "rh": "r", "l": "r", "m": "m", "b": "b", "p": "b p pp",
    "ph": "p", "pp": "pp", "s": "s ss", "ss": "ss", "sh": "s", "j": "j", "ch": "j ch jj", "jj": "jj", "h": "h",
}  # fmt: skip
_MIDDLES = {
    "a": "a", "ah": "a", "ar": "a", "ae": "ae", "ai": "ae", "ay": "ae", "e": "e", "ya": "ya", "eo": "eo", "o": "o eo", "oh": "o eo", "u": "u eo eu", "uh": "eo", "ur": "eo", "eoh": "eo",
    "yeo": "yeo", "yo": "yo yeo", "you": "yeo yu", "yu": "yu yeo", "yoo": "yu", "ye": "ye", "wa": "wa", "wae": "wae", "wai": "wae", "oe": "oe", "oi": "oe", "oo": "u", "woo": "u", "wu": "u wo",
    "ou": "eo u", "wo": "wo", "weo": "wo", "we": "we", "wi": "wi", "wee": "wi", "eu": "eu", "ui": "ui wi", "eui": "ui", "i": "i ui", "ee": "i ui", "yi": "i ui", "hi": "i",
}  # fmt: skip
_CODAS = {
    "": "-",
    "g": "k",
    "k": "k",
    "ck": "k",
    "n": "n",
    "nn": "n",
    "c": "k",
    "l": "l",
    "r": "l",
    "ll": "l",
    "m": "m",
    "b": "p",
    "p": "p",
    "ng": "ng",
    "t": "t",
    "d": "t",
    "s": "t",
}


@lru_cache(maxsize=20_000)
def _hangul(syllable: str) -> frozenset[tuple[str, str, str]]:
    """What a syllable can stand for: beginnings, middles and ends as the Revised system writes them."""
    found = set()
    match = re.fullmatch(r"([^aeiouyw]{0,2})([aeiouyw]+[hr]?)([^aeiouyw]{0,2})", syllable)
    if match is None:
        return frozenset()
    ways = [match.groups()]
    if match[2][-1] in "hr":
        ways.append((match[1], match[2][:-1], match[2][-1] + match[3]))
    for head, middle, end in ways:
        if head in _ONSETS and middle in _MIDDLES and end in _CODAS:
            found |= {(o, m, c) for o in _ONSETS[head].split() for m in _MIDDLES[middle].split() for c in _CODAS[end].split()}
    return frozenset(found)


@lru_cache(maxsize=20_000)
def _korean(name: str) -> tuple[tuple[str, ...], ...]:
    """The ways a name falls into a family name and two syllables (or one), family first."""
    families = spellings().words.korean
    words = raw_words(name)
    found = []
    for family, given in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        if not given or family[0] not in families or len(given) > 2:
            continue
        split = [(given[0],), *((given[0][:i], given[0][i:]) for i in range(2, len(given[0]) - 1))]
        cuts = split if len(given) == 1 else [given]
        found += [(family[0], *cut) for cut in cuts if all(_hangul(s) for s in cut)]
    return tuple(found)


def korean(one: str, other: str) -> bool | None:
    """Whether two names are one Korean name."""
    a, b = _korean(one), _korean(other)
    if not a or not b:
        return None
    if any(len(x) == len(y) and all(_hangul(s) & _hangul(t) for s, t in zip(x, y, strict=True)) for x in a for y in b):
        return True
    return False if any(_hangul(x[0]) & _hangul(y[0]) for x in a for y in b) else None


# --- Vietnamese, Burmese ----------------------------------------------------------------------------------------------------------------

_VIET = re.compile(r"^(?:ngh?|nh|gi|gh|kh|ph|th|tr|ch|qu|dz|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$")


@lru_cache(maxsize=50_000)
def _syllables(name: str) -> tuple[str, ...] | None:
    """The words of a name that is written in Vietnamese syllables, as they are compared; None where it is not."""
    words = tuple(re.sub(r"^dz", "d", w).replace("y", "i") for w in raw_words(name))
    return words if len(words) > 1 and all(_VIET.match(w) for w in words) else None


def vietnamese(one: str, other: str) -> bool | None:
    """Whether two names are one Vietnamese name: every syllable counts; marks may be left out, the family name may stand last."""
    a, b = _syllables(one), _syllables(other)
    if a is None or b is None:
        return None
    families = spellings().words.vietnamese
    if a == b or a[1:] + a[:1] == b or len(a) > 2 and b[1:] + b[:1] == a:
        return True
    return False if a[0] == b[0] and a[0].replace("i", "y") in families | {w.replace("i", "y") for w in families} else None
