"""The words of several reports side by side: what they share, what only one says, what one leaves out."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
# Words that carry no news: they are neither shared nor differing.
_PLAIN = frozenset(Path(__file__).with_name("plain.txt").read_text(encoding="utf-8").split())
Piece = tuple[str, str]
"""(words, kind): kind is 'shared', 'own', 'plain' or '' for what stands between words."""


def key(word: str) -> str:
    """What makes two words the same here: case, possessives, dots and plain plurals aside."""
    flat = word.casefold().replace("’", "'").replace(".", "")
    flat = flat.removesuffix("'s")
    return flat[:-1] if len(flat) > 4 and flat.endswith("s") and not flat.endswith("ss") else flat


def words(text: str) -> Counter[str]:
    """The words of a text that carry news."""
    return Counter(k for k in (key(w.group()) for w in _WORD.finditer(text)) if k not in _PLAIN)


def compare(texts: Sequence[str]) -> list[list[Piece]]:
    """Each text in pieces. A word is shared where another text has it too, its own where none has. One text alone is all plain."""
    having = [set(words(text)) for text in texts]
    count = Counter(k for one in having for k in one)
    return [_pieces(text, count, alone=len(texts) < 2) for text in texts]


def _pieces(text: str, count: Counter[str], *, alone: bool) -> list[Piece]:
    found: list[Piece] = []

    def put(words: str, kind: str) -> None:
        if found and found[-1][1] == kind:
            found[-1] = (found[-1][0] + words, kind)
        elif kind == "own" and len(found) > 1 and found[-2][1] == "own" and found[-1][0] == " ":
            found[-2:] = [(found[-2][0] + " " + words, kind)]
        elif words:
            found.append((words, kind))

    at = 0
    for word in _WORD.finditer(text):
        put(text[at : word.start()], "")
        k = key(word.group())
        put(word.group(), "" if alone else "plain" if k in _PLAIN else "shared" if count[k] > 1 else "own")
        at = word.end()
    put(text[at:], "")
    return found


def left_out(texts: Sequence[str]) -> list[list[str]]:
    """For each text the words that most of the others have (and at least two), in the order of the text that has most of them."""
    having = [words(text) for text in texts]
    out: list[list[str]] = []
    for i in range(len(texts)):
        others = [h for j, h in enumerate(having) if j != i]
        need = max(2, (len(others) + 1) // 2)
        missing = {k for k in {k for h in others for k in h} if k not in having[i] and sum(k in h for h in others) >= need}
        out.append(_spelt(missing, [t for j, t in enumerate(texts) if j != i]))
    return out


def _spelt(keys: set[str], texts: Sequence[str]) -> list[str]:
    """Keys as they are written, in order of first appearance."""
    found: dict[str, str] = {}
    for text in texts:
        for word in _WORD.finditer(text):
            k = key(word.group())
            if k in keys:
                found.setdefault(k, word.group())
    return list(found.values())
