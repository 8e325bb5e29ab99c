"""What is left of a name when romanisations are taken away: 'Raeisi', 'Raisi' and "Ra'isi" have one skeleton.

A pure function of letters; it knows no names. Whether two names are one person is asked of `resolve.spelling`.
"""

import re
import unicodedata
from functools import lru_cache

PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ud",
        "ad",
        "as",
        "ash",
        "an",
        "ar",
        "at",
        "az",
        "il",
        "bin",
        "ben",
        "ibn",
        "bint",
        "binti",
        "binte",
        "arap",
        "ould",
        "abu",
        "bu",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "y",
        "e",
        "zu",
        "af",
        "ten",
        "ter",
    ]
)
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "e", "ŋ": "n"})
_APOSTROPHES = re.compile(r"[’'`ʿʾ‘ʼ]")
_BETWEEN = re.compile(r"[\s\-‐–.]+")
# Longest first; each pair says that English texts write one sound both ways.
_SOUNDS = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("shch|sch|tch|tsch|tj(?=[aeiou])", "S"), ("sh|ch|cz|zh|dj|dzh|j|ş|x", "S"), ("kh|gh|ck|q|k|g|c(?=[aouklrnt]|$)", "k"),
        ("ph|f|v|w|b", "b"), ("th|dh|d|t", "t"), ("ts|tz|z|s|c", "s"), ("rr|r", "r"), ("ll|l", "l"), ("mm|m", "m"), ("nn|n", "n"),
    )
]  # fmt: skip


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case, plain letters, no apostrophes."""
    if text.isascii():  # most names, and thousands of them are folded when a process begins
        return text.lower().replace("'", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _APOSTROPHES.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


# Particles in one tongue, syllables of given names in another: 'il-Mansour', 'Kim Il Sung'.
_SYLLABLES = frozenset(["Il", "An", "Do", "E", "Y"])


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a name, hyphens opened."""
    return tuple(word for word in _BETWEEN.split(fold(name)) if word)


@lru_cache(maxsize=50_000)
def core(name: str) -> tuple[str, ...]:
    """The folded words without particles ('al', 'bin', 'van'), unless nothing else is there. A name's last word is never one."""
    words = parts(name)
    if PARTICLES.isdisjoint(words):
        return words
    written = [word for word in _BETWEEN.split(name) if word]
    if len(written) != len(words):
        written = list(words)
    last = len(words) - 1
    kept = tuple(
        w
        for i, (w, as_it_stands) in enumerate(zip(words, written, strict=True))
        if w not in PARTICLES or i and (i == last or as_it_stands in _SYLLABLES)
    )
    return kept or words


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of a word as sounds, and whether it begins with a vowel."""
    made = fold(word)
    for pattern, plain in _SOUNDS:
        made = pattern.sub(plain, made)
    first = "a" if made[:1] in "aeiouyh" and made[:1] else ""
    made = first + re.sub(r"[aeiouyh]", "", made)
    return re.sub(r"(.)\1+", r"\1", made)
