"""Japanese names, read mora by mora: Hepburn, Kunrei and long vowels written out are one name, near names are two. Pure: it knows no names."""

import re
from functools import lru_cache

from avvisi.lexicon.skeleton import fold

_CUT = re.compile(r"[\s\-‐–.]+")
# Letters as Kunrei writes them, long vowels short.
_KUNREI = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"m(?=[bmp])", "n"), (r"tch", "tt"), (r"sh(?=[auo])", "sy"), (r"shi", "si"), (r"ch(?=[auo])", "ty"), (r"chi", "ti"), (r"tsu", "tu"),
        (r"j(?=[auo])", "zy"), (r"jy", "zy"), (r"ji|di", "zi"), (r"dzu|du", "zu"), (r"fu", "hu"), (r"oh(?![aiueoy])|ou|oo", "o"), (r"uu", "u"), (r"ii", "i"),
        (r"y(?=[ie])", ""), (r"([kstp])(?=\1)", ""),
    )
)  # fmt: skip
_MORA = r"(?:[kgsztdnhbpmr]?y?[aiueo]|wa|n(?![aiueoy]))"
_WORD = re.compile(f"{_MORA}{{2,7}}")
# What Japanese names are made of: 'mountain', 'river', 'village' of families; 'eldest son', 'broad', 'bright' of given names.
_ELEMENT = re.compile(
    r"yama|kawa|gawa|mizu|mura$|moto$|[sz]aki|sima|zima|^naka|tani$|hara$|^matu|isi|^kami|guti|hasi|[sz]awa|mori|oka$|hayasi|bayasi|zuka$|"
    r"suke$|hiko$|hiro|taro$|iti|masa|nobu|yosi|tosi|kazu|yuki|taka|nori$|haru|mitu|tugu|katu|zo$|zi$|uko$|[ai]ko$"
)


@lru_cache(maxsize=20_000)
def _word(word: str) -> str | None:
    """A folded word in Kunrei's letters; None where it is no Japanese word."""
    for pattern, plain in _KUNREI:
        word = pattern.sub(plain, word)
    return word if _WORD.fullmatch(word) else None


@lru_cache(maxsize=20_000)
def japanese_words(name: str) -> tuple[str, str] | None:
    """A family name and a given name, in whatever order; None where the name is not known for Japanese."""
    words = [w for w in _CUT.split(fold(name)) if w]
    read = [_word(w) for w in words]
    if len(read) != 2 or read[0] is None or read[1] is None:
        return None
    return (read[0], read[1]) if any(_ELEMENT.search(w) for w in read if w) else None


def japanese(one: str, other: str) -> bool | None:
    """Whether two names are one Japanese name: 'Matumoto Kouzi', 'Koji Matsumoto'. None where they share no word or are none."""
    a, b = japanese_words(one), japanese_words(other)
    if a is None or b is None:
        return None
    if sorted(a) == sorted(b):
        return True
    return False if set(a) & set(b) else None
