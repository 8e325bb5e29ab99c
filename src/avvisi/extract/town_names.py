"""Towns and provinces that the lists of cities lack, where a report names the land they lie in: 'in Lamitan' in a report on the Philippines.

Only where a place stands ('in', 'at', 'near') and the name is one land's alone; nothing else told of such a name is believed: it is no person's.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from avvisi.extract.gazetteer import Hit
from avvisi.extract.spelled import CodedName
from avvisi.lexicon.towns import WORDS, Towns
from avvisi.parse.tokens import Parsed, Token

_WHERE = frozenset({"in", "at", "near", "outside", "around", "off", "throughout"})
_LANDS = ("state", "adjective", "people", "capital")
_LESS = 3  # times as often as the land named most
_NAMES = ("NNP", "NNPS")


def town_names(page: Parsed, hits: Collection[Hit], towns: Towns) -> Iterator[CodedName]:
    """The towns of lands that the hits name, in order of the text."""
    named = Counter(code for hit in hits for code in {entry.code for entry in hit.entries if entry.kind in _LANDS})
    most = max(named.values(), default=0)
    lands = {code for code, times in named.items() if _LESS * times >= most}
    covered = {i for hit in hits for i in range(hit.first, hit.last)}
    tokens = page.tokens
    for at in range(1, len(tokens)):
        first = tokens[at]
        if tokens[at - 1].lower not in _WHERE or not first.text[:1].isupper() or at in covered or first.ent in ("DATE", "TIME"):
            continue
        last = _run(tokens, at, covered)
        name = page.document.text[first.start : tokens[last - 1].end] if last > at else ""
        if name and (land := towns.of(name)) in lands:
            yield CodedName(at, last, "place", name, land, "full", "names.town")


def _run(tokens: list[Token], at: int, covered: Collection[int]) -> int:
    """Behind the last of the names that stand together from here; `at` itself where none does, or too many."""
    end = at
    while end < len(tokens) and tokens[end].tag in _NAMES and tokens[end].sentence is tokens[at].sentence and end not in covered:
        end += 1
    return end if end - at <= WORDS else at
