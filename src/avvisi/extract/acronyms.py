"""Acronyms as a report explains them: 'the Volta River Union (VRU)', 'the VRU (Volta River Union)'; 'free trade agreement (FTA)' is nobody."""

from typing import NamedTuple

from avvisi.extract.spelled import CodedName
from avvisi.parse.tokens import Parsed, Token

_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "&", "de", "des", "du", "la", "'s", "’s", "-"))
_LONGEST = 12  # tokens of what an acronym stands for


class Explained(NamedTuple):
    """`names`: acronym -> the organisation it stands for; `things`: acronyms that stand for no organisation."""

    names: dict[str, CodedName]
    things: frozenset[str]


def explained(page: Parsed, found: list[CodedName]) -> Explained:
    """What each acronym in brackets, or before brackets, stands for in this report."""
    ends = {name.last: name for name in found if name.kind == "organisation"}
    starts = {name.first: name for name in found if name.kind == "organisation"}
    names: dict[str, CodedName] = {}
    things: set[str] = set()
    tokens = page.tokens
    for at in range(1, len(tokens) - 2):
        if tokens[at].text != "(":
            continue
        inner, before = tokens[at + 1], tokens[at - 1]
        if tokens[at + 2].text == ")" and acronym(inner):
            name = ends.get(at)
            if name is not None and fits(inner.text, tokens[name.first : name.last]):
                names.setdefault(inner.text, name)
            elif name is None and _spelt(inner.text, tokens[max(0, at - _LONGEST) : at]):
                things.add(inner.text)
        elif acronym(before) and (name := starts.get(at + 1)) is not None and fits(before.text, tokens[name.first : name.last]):
            names.setdefault(before.text, name)
    shorts = {t.text for t in tokens if acronym(t) and len(t.text) > 2} - names.keys() - things
    spelt: dict[str, dict[str, CodedName]] = {}  # initials -> the bodies that have them, by name
    for name in found if shorts else ():
        if name.kind == "organisation":
            spelt.setdefault(_initials(tokens[name.first : name.last]), {})[name.name] = name
    for short in shorts:
        whole = spelt.get(short.upper(), {})
        if len(whole) == 1:
            names[short] = next(iter(whole.values()))
    return Explained(names, frozenset(things - names.keys()))


def expanded(page: Parsed, found: list[CodedName]) -> list[CodedName]:
    """The names, with those of acronyms as the report explains them; acronyms of things dropped, others added."""
    known = explained(page, found)
    made = [
        _as(name, known.names.get(_words(page, name)))
        for name in found
        if not (name.rule == "names.entity" and _words(page, name) in known.things)
    ]
    covered = {i for name in made for i in range(name.first, name.last)}
    for token in page.tokens:
        whole = known.names.get(token.text)
        if whole is not None and token.i not in covered:
            made.append(CodedName(token.i, token.i + 1, "organisation", whole.name, whole.code, "short", "names.acronym"))
    return made


def _as(name: CodedName, whole: CodedName | None) -> CodedName:
    if whole is None or name.kind != "organisation" or name.rule not in ("names.entity", "names.institution", "names.likely"):
        return name
    return name._replace(name=whole.name, code=whole.code or name.code, form="short", rule="names.acronym")


def _words(page: Parsed, name: CodedName) -> str:
    return page.document.text[page.tokens[name.first].start : page.tokens[name.last - 1].end]


def acronym(token: Token) -> bool:
    """A word of two to eight letters, most of them capitals: 'UNITA', 'SWAPO', 'FNLa'."""
    word = token.text
    if word.islower() or not 2 <= len(word) <= 8 or not word.isalpha():
        return False
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 and capitals * 2 > len(word)


def fits(short: str, words: list[Token]) -> bool:
    """Whether the letters stand in the name in order, the first one first, and half of them begin a word."""
    initials = [t.text[:1].upper() for t in words if t.lower not in _SMALL]
    letters = short.upper()
    if not initials or len(words) < 2:
        return False
    rest = iter("".join(t.text for t in words).upper())
    spelt = all(letter in rest for letter in letters)
    return initials[0] == letters[0] and spelt or _share(letters, initials) * 2 > len(letters)


def _initials(words: list[Token]) -> str:
    """The first letters of a name's longer words: 'ICG' of 'International Crisis Group', which no brackets explain."""
    return "".join(t.text[:1].upper() for t in words if t.lower not in _SMALL and t.text[:1].isupper())


def _share(letters: str, initials: list[str]) -> int:
    """How many of the letters begin words, in order."""
    rest = iter(initials)
    return sum(any(letter == initial for initial in rest) for letter in letters)


def _spelt(short: str, words: list[Token]) -> bool:
    """Whether the words right before are spelt by the letters one by one: 'free trade agreement (FTA)'."""
    kept = [t for t in words if t.lower not in _SMALL]
    return len(kept) >= len(short) and [t.text[:1].upper() for t in kept[-len(short) :]] == list(short.upper())
