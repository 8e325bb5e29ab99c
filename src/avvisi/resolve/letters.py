"""How far two words are from being one word in two romanisations, letter group by letter group. Pure: it knows no names.

A word is cut into letter groups and each is answered by one of the other's; what may answer what, and at how many points, is data/spelling/sounds.csv.
"""

import re
from functools import lru_cache

from avvisi.lexicon.spelling import spellings

LONGEST = 6  # letters in one group of the table
FAR = 99
Answer = tuple[int, str, int, str]  # how many letters, what answers them, at how many points, where in the word
_NORMAL = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^e([sztdnr])(?=\1)", ""), (r"ow(?=ski|sky|sk[iy]+$)", "ov"), (r"([bcdfghjklmnpqrstvwxyz])\1+", r"\1"), (r"ph", "f"), (r"oo|ou|uu", "u"), (r"ee|ii", "i"), (r"aa+", "a"),
        (r"oh(?=[bcdfgjklmnpqrstvwxz])", "o"), (r"(?:iyi|iyy|iy|yi|yy|ij|yj)$", "i"), (r"y(?![aeiou])", "i"), (r"(?<=[aeiou])i(?=[aeou])", "y"), (r"ii+", "i"),
            )
]  # fmt: skip
_SERVANT = re.compile(r"^abd[aeiou](?:l|([rnszdt])(?=\1)|(?=sh))(?=[a-z]{3})")


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """A folded word with its doubled letters single and its vowels written one way where all systems mean one sound."""
    word = _SERVANT.sub("abdul", word)
    for pattern, simple in _NORMAL:
        word = pattern.sub(simple, word)
    return word


@lru_cache(maxsize=20_000)
def distance(one: str, other: str, limit: int) -> int:
    """The least points at which one word is the other; FAR past the limit."""
    x, y = plain(one), plain(other)
    if x == y:
        return 0
    if abs(len(x) - len(y)) > 5:
        return FAR
    return min(_aligned(x, y, limit), FAR)


def _aligned(x: str, y: str, limit: int) -> int:
    table, ends = _answers(), len(y)
    best: list[dict[int, int]] = [{} for _ in range(len(x) + 1)]
    best[0][0] = 0
    for i, row in enumerate(best):
        if not row:
            continue
        same = x[i : i + 1]
        groups = [known for size in range(min(LONGEST, len(x) - i) + 1) if (known := table.get(x[i : i + size]))]
        for j in range(ends + 1):
            cost = row.get(j)
            if cost is None:
                continue
            letter = y[j : j + 1]
            if letter == same and letter and best[i + 1].get(j + 1, FAR) > cost:
                best[i + 1][j + 1] = cost
            for group in groups:
                for size, answer, points, place in group.get(letter, group[""]):
                    if cost + points > limit or not y.startswith(answer, j):
                        continue
                    low, right = i + size, j + len(answer)
                    if (place == "any" or _stands(place, i, j, low == len(x), right == ends)) and best[low].get(right, FAR) > cost + points:
                        best[low][right] = cost + points
    return best[len(x)].get(ends, FAR)


@lru_cache(maxsize=1)
def _answers() -> dict[str, dict[str, list[Answer]]]:
    """Letters -> first letter of what may answer them -> those answers, and those that are silent; under '' the silent alone."""
    found: dict[str, dict[str, list[Answer]]] = {}
    for letters, told in spellings().sounds.items():
        some = [(len(letters), *one) for one in told]
        found[letters] = {first: [one for one in some if one[1][:1] in ("", first)] for first in {"", *(one[1][:1] for one in some)}}
    return found


def _stands(place: str, i: int, j: int, x_ends: bool, y_ends: bool) -> bool:
    if place == "start":
        return i == 0 and j == 0
    ends = x_ends and y_ends
    return ends if place == "end" else not ends and (i > 0 or j > 0)


_COARSE = [
    # letters, and the classes they may be heard as
    ("shch", "S"), ("sch", "S"), ("tch", "S"), ("dzh", "S"), ("sh", "S"), ("ch", "SK-"), ("zh", "S"), ("kh", "K-"), ("gh", "K-"), ("th", "TS"), ("dh", "TS"), ("dj", "ST"),
    ("tz", "S"), ("ts", "S"), ("tj", "S"), ("ck", "K"), ("nt", "TN"), ("mp", "PM"), ("ks", "K"), ("b", "P"), ("f", "P"), ("v", "P-"), ("p", "P"), ("w", "-P"), ("t", "T"), ("d", "TS"),
    ("k", "K"), ("q", "K"), ("g", "KS-"), ("x", "KS-"), ("j", "S-"), ("c", "SK"), ("s", "S"), ("z", "ST"), ("m", "M"), ("n", "N"), ("l", "L"), ("r", "R"),
]  # fmt: skip
_CLASSES = dict(_COARSE)
_GROUP = re.compile("|".join(_CLASSES))
MOST_KEYS = 6


@lru_cache(maxsize=50_000)
def keys(word: str) -> frozenset[str]:
    """Coarse consonant keys: words that `distance` calls near share one, but for the rarest spellings."""
    made = [""]
    for group in _GROUP.findall(plain(word)):
        more = [m if c == "-" or m.endswith(c) else m + c for c in _CLASSES[group] for m in made]
        made = list(dict.fromkeys(more))[:MOST_KEYS]
    return frozenset(m or "-" for m in made)
