"""The words that make a name: folded, without titles, articles and particles; servants, faiths and fathers written in pieces made one word."""

import re
from functools import lru_cache

from avvisi.lexicon.skeleton import fold
from avvisi.lexicon.spelling import spellings

# 'Abd al-Aziz', 'Abdel Aziz', 'Abdul Aziz': servant of …, one name with what follows.
_SERVANT = re.compile(
    r"\b[Aa]bd(?:[aeiou](?:l|r|s|z|n|d|t|th|sh)?)?[- ](?:(?:al|el|ul|er|ur|ar|as|es|an|en|ash|az|ad)[- ])?(?=\w{3})|\b[Aa]bd(?:al|el|ul|ol)[- ](?=\w{3})"
)
# 'Jalal ad-Din', 'Jalaluddin', 'Jalaleddine'; 'Habib Ullah', 'Habibollah': one word.
_FAITH = re.compile(
    r"(\w{2,})[- ]?(?:(?:al|ad|ed|ud|el|ul|id)[- ])?(?<=[- ])(?:[ue]d)?din[e]?\b|(\w{2,})(?:[oueai]d|[ae]tt)di+ne?\b|(\w{2,})udeen\b"
)
_ALLAH = re.compile(r"(\w{3,})[- ]?[ou]ll(?:ah?|o)\b")
# 'Abu al-Hasan', 'Abol Hassan', 'Aboulhassan'.
_FATHER = re.compile(r"\b[Aa]b(?:u|ou|o)(?:[- ](?:al|el|ul|l)[- ]|l[- ]?)(?=\w{3})")
_AND = re.compile(r"(?<=\w) [yei] (?=\w)")  # 'Ortega y Gasset'
_SPLIT = re.compile(r"[\s\-‐–.,()]+")


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words that make a name, without titles; particles joined to nothing are dropped; hyphens opened."""
    known = spellings().words
    opened = fold(_FATHER.sub("abul", _SERVANT.sub("abdul", _AND.sub(" ", name))))
    opened = _FAITH.sub(lambda m: (m[1] or m[2] or m[3]) + "udin", opened)
    opened = _ALLAH.sub(r"\1ulah", opened)
    words = [w for w in _SPLIT.split(opened) if w]
    kept = [w for i, w in enumerate(words) if (w not in known.particles or i == len(words) - 1) and w not in known.titles]
    return tuple(kept or words)


@lru_cache(maxsize=20_000)
def glued(name: str) -> tuple[str, ...]:
    """The same words, particles joined to what follows: 'Ben Jadid' as 'Benjadid', 'Abu Zayd' as 'Buzayd'."""
    known = spellings().words
    found: list[str] = []
    held = ""
    for word in _SPLIT.split(fold(_SERVANT.sub("abdul", name))):
        if word in known.titles or not word:
            continue
        if word in known.particles:
            held += {"abu": "bu", "abou": "bu", "bin": "ben", "ibn": "ben"}.get(word, word if word not in ("al", "el") else "")
        else:
            found.append(held + word)
            held = ""
    return tuple([*found, held] if held else found)


@lru_cache(maxsize=20_000)
def all_words(name: str) -> tuple[str, ...]:
    """The folded words, particles too."""
    return tuple(w for w in _SPLIT.split(fold(name)) if w and w not in spellings().words.titles)
