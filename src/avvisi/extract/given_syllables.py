"""East Asian names in Latin letters: one syllable, then two with a hyphen between them, the second written small."""

import re
from collections.abc import Sequence

from avvisi.extract.gazetteer import Hit
from avvisi.extract.introduced import HYPHENS
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

# One syllable of Korean or Chinese as the usual romanisations spell it: 'Park', 'Hsieh', 'ch'iang', 'hyuk', 'ngor'.
_SYLLABLE = re.compile(r"[bcdfghj-np-tvwxz]{0,3}['’]?[aeiouyüŏŭ]{1,4}w?(?:ng|rk|hn|hm|ck|[bcgklmnprth])?")
_COMPOUND = listed("people_compound")
_NOT_NAMES = listed("people_not_names")


def given_of_two(tokens: Sequence[Token], at: int) -> bool:
    """'Chung-hee': a capital syllable, a hyphen, a small syllable, nothing between them; not the 'Sadr-led' of 'Sadr-led protests'."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in HYPHENS:
        return False
    first, hyphen, second = tokens[at : at + 3]
    if first.end != hyphen.start or hyphen.end != second.start or not second.text.islower() or second.lower in _COMPOUND:
        return False
    if at + 3 < len(tokens) and tokens[at + 3].text in HYPHENS:
        return False  # 'One-to-one'
    return _capital(first) and (first.tag != "CD" or first.ent == "PERSON") and _SYLLABLE.fullmatch(second.text) is not None


def names_of_three(page: Parsed, owner: dict[int, Hit]) -> dict[int, int]:
    """Where names of three syllables begin, and the tokens behind them: 'Kang In-seok', whatever the parse makes of 'in' and 'park'."""
    tokens = page.tokens
    found = {}
    for at in range(len(tokens) - 3):
        if tokens[at + 2].text in HYPHENS and given_of_two(tokens, at + 1) and _family(tokens, at, owner):
            name = tokens[at : at + 4]
            english = all(page.is_english(t.lower) for t in name if t.text not in HYPHENS)  # 'Dove Pro-war', but also 'Park Won-gil'
            if not english or any(t.ent == "PERSON" for t in name[1:]):
                found[at] = at + 4
    return found


def _family(tokens: Sequence[Token], at: int, owner: dict[int, Hit]) -> bool:
    """A syllable that is a family's name: a proper noun, no land's or body's."""
    token = tokens[at]
    if (
        not _capital(token)
        or token.sentence is not tokens[at + 1].sentence
        or tokens[at + 1].start != token.end + 1
        or token.sentence.shouted
    ):
        return False
    if token.ent != "PERSON" and (token.tag not in ("NNP", "NNPS") or token.lower in _NOT_NAMES):
        return False
    hit = owner.get(at)
    return hit is None or token.ent == "PERSON" or hit.last == at + 1 and all(entry.kind == "city" for entry in hit.entries)


def _capital(token: Token) -> bool:
    return token.text.istitle() and _SYLLABLE.fullmatch(token.lower) is not None
