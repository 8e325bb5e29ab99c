"""Names that their own words settle: a firm's by the word behind it, the land in a ministry's by the adjective before it."""

from avvisi.extract.bodies import OPENERS
from avvisi.extract.gazetteer import Hit
from avvisi.extract.spelled import CodedName
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed

_FIRM_ENDS = listed("firms_ends")


def firms(page: Parsed, used: set[int]) -> list[CodedName]:
    """'Volta Trading Corp.', 'Hill & Reed Ltd.', 'Quito-Lima Foods Inc.': capitals before the word that says they are a firm's."""
    found, tokens = [], page.tokens
    for token in tokens[1:]:
        if not token.text[:1].isupper() or token.lower.rstrip(".") not in _FIRM_ENDS:
            continue
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        if after is not None and after.text == "-" and after.start == token.end:
            continue  # 'the Andean Co-operation Forum'
        first = token.i
        while first > 0 and tokens[first - 1].sentence is token.sentence and tokens[first - 1].end + 1 >= tokens[first].start:
            before = tokens[first - 1]
            joins = before.text in ("&", "-", "'s", "’s") and first > 1 and tokens[first - 2].text[:1].isupper() and first < token.i
            if before.i in used or not joins and not (before.text[:1].isupper() and before.tag in ("NNP", "NNPS", "JJ", "NN")):
                break
            first -= 1
        while first < token.i and (tokens[first].lower in OPENERS or not tokens[first].text[:1].isalnum()):
            first += 1
        if first < token.i:
            words = page.document.text[tokens[first].start : token.end]
            found.append(CodedName(first, token.i + 1, "organisation", words, None, "full", "names.firm"))
    return found


def owners(found: list[CodedName], owner: dict[int, Hit]) -> list[CodedName]:
    """'Chadian' of 'the Chadian Foreign Ministry': the land is named, too, by the adjective with which the name of its body begins."""
    made = []
    for name in found:
        hit = owner.get(name.first)
        if name.rule != "names.institution" or name.code is None or hit is None or hit.first != name.first or hit.last >= name.last:
            continue
        entry = hit.of("adjective")
        if entry is not None and entry.code == name.code:
            made.append(CodedName(hit.first, hit.last, "state", entry.name, entry.code, "adjective", "names.owner"))
    return made


def unsuffixed(page: Parsed, companies: list[CodedName]) -> frozenset[str]:
    """The firms' names without their last word, which are nobody's: 'Volta Odeon' of 'Volta Odeon Corp.'."""
    return frozenset(page.document.text[page.tokens[f.first].start : page.tokens[f.last - 2].end] for f in companies)
