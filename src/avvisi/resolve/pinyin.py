"""Chinese names: Wade and Giles against pinyin, syllable by syllable. Letters only; it knows no persons."""

import re

from avvisi.lexicon.skeleton import fold

# Wade-Giles beginnings and ends as pinyin writes them, near enough to compare.
_CHINESE = [
    (re.compile(p), r)
    for p, r in (
        (r"^hs", "x"), (r"^ts[hz]?u$", "zi"), (r"^tzu$", "zi"), (r"^j(?=u?ng$|u$|en$|an$|o$|ui$|uei$|ih$|ao$)", "r"), (r"^(?:ch|zh|q|j)", "q"), (r"^(?:ts|tz|c|z)", "z"), (r"^(?:t|d)", "t"), (r"^(?:k|g)", "k"),
        (r"^(?:p|b)", "p"), (r"^y(?=[iu])", ""), (r"^yeh?", "ie"), (r"^y", "i"), (r"^wu", "u"), (r"^w", "u"), (r"ien$", "ian"), (r"ung$", "ong"),
        (r"u?eh$", "ue"), (r"ieh$", "ie"), (r"ih$", "i"), (r"uei$", "ui"), (r"uo$", "o"), (r"erh$", "er"), (r"yen$", "ian"), (r"en$", "en"), (r"^(.*[qzkthls])o$", r"\1e"),
    )
]  # fmt: skip
SYLLABLE = re.compile(r"^(?:kw|[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|hs|ts|tz)?'?h?[aeiouü]{1,4}(?:ng|n|r|h|rh|rk|l|k|m|p)?$")
_WADE = re.compile(r"(?:hs|ung$|ieh|ueh|ih$|uei|erh|tz|^ts|ien$)")


def wade(words: tuple[str, ...]) -> bool:
    """Whether syllables are written as only Wade and Giles do."""
    return any(_WADE.search(word) for word in words)


def chinese(one: str, other: str) -> bool:
    """Wade-Giles against pinyin, syllable by syllable: "Ch'iao Kuan-hua", 'Qiao Guanhua'."""
    a, b = _syllables(one), _syllables(other)
    if not a or not b or len(a) < 2:
        return False
    first, second = [pinyin(w) for w in a], [pinyin(w) for w in b]
    return first == second or first[1:] + first[:1] == second or second[1:] + second[:1] == first


def _syllables(name: str) -> list[str]:
    found: list[str] = []
    for word in re.split(r"[\s\-‐–]+", fold(name)):
        if SYLLABLE.match(word):
            found.append(word)
            continue
        cut = re.match(
            r"^((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{1,3}(?:ng|n|r)?)((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])[aeiouü]{1,3}(?:ng|n|r)?)$",
            word,
        )
        if cut is None:
            return []
        found += cut.groups()
    return found if len(found) in (2, 3) else []


def pinyin(syllable: str) -> str:
    """A syllable of either system in letters near enough to compare."""
    for pattern, plain in _CHINESE:
        syllable = pattern.sub(plain, syllable)
    return syllable.replace("v", "u")
