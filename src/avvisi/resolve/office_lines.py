"""One office under several titles: 'Minister of Foreign Affairs', 'foreign minister', 'foreign minister and expatriates' are one line of holders.

Letters and words only; what a document calls an office stays in the table as `title_in_document`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from avvisi.lexicon.words import listed
from avvisi.resolve.persons import title_words

Words = frozenset[str]
# Words that make another office of a title: a deputy foreign minister is not the foreign minister.
_OTHER = listed("lines_other")
# Offices that one person holds whatever else is joined to them: 'foreign minister and minister of trade'.
_UNIQUE = frozenset(title_words(title) for title in listed("holders_unique"))
_AIDES = frozenset(("aide", "adviser", "assistant", "counsellor", "counselor", "advisor"))


_PRINCIPALS = frozenset(listed("holders_national")) | {"prime", "foreign", "supreme", "defence", "defense", "general"}


def line_titles(tenures: Collection[Mapping[str, Any]], persons: Sequence[int], ofs: Sequence[str | None]) -> list[str]:
    """The title of each tenure's line of holders: of equal offices the one most reports use, of those the shortest.

    An office of a body within a state says of which: 'Secretary of the Supreme Court'.
    """
    lines = [_line(t, number, of) for t, number, of in zip(tenures, persons, ofs, strict=True)]
    counted: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for line, tenure in zip(lines, tenures, strict=True):
        counted[line][tenure["title"]] += 1
    named = {line: min(titles, key=lambda t: (_more(t, line), -titles[t], len(t), t)) for line, titles in counted.items()}
    return [_whole(named[line], of, tenure["state"]) for line, of, tenure in zip(lines, ofs, tenures, strict=True)]


def _whole(title: str, of: str | None, state: str | None) -> str:
    """The title with the body's name, where the body is a state's and the title does not say it."""
    if of is None or state is None or of == state or " of " in title or _said(of) & _said(title):
        return title
    return f"{title} of the {of}"


def _said(words: str) -> frozenset[str]:
    return frozenset(words.lower().replace("-", " ").split()) - {"of", "the", "and", "for"}


def _line(tenure: Mapping[str, Any], person: int, of: str | None) -> tuple[Any, ...]:
    """What tenures of one office share."""
    words = title_words(tenure["title"])
    if of is None:
        return (tenure["title"],)
    if tenure["serves"] and words & _AIDES:
        return ("aide", of, person, words & _PRINCIPALS)
    if " and " in tenure["title"].lower() and not words & _OTHER:
        held = [unique for unique in _UNIQUE if len(unique) > 1 and unique < words]
        if len(held) == 1:
            return ("office", of, held[0])
    return ("office", of, words)


def _more(title: str, line: tuple[Any, ...]) -> bool:
    """Whether a title says more than its line: 'foreign minister and expatriates'."""
    return bool(line[0] == "office" and title_words(title) != line[2])
