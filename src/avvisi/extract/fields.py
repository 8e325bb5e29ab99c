"""The sector of those whom anybody has: directors, chiefs, leaders, spokesmen. A word says of what ('company spokesman', 'congressional leaders',
'campaign aides'); who has neither such a word nor a state or power beside it ('founder Ruiz', 'the gallery's director') is of no known sector.
"""

from collections.abc import Iterable, Mapping

from avvisi.lexicon.words import listed

OPEN = listed("fields_open")  # of a power, a firm, a club or a person
_FREE = listed("fields_free")  # of no power unless a word says so
_GROUNDS = listed("home_offices_powers") | listed("fields_grounds")
_FIRMS = tuple(listed("fields_firms"))
_ELECTED = listed("fields_elected")
_CREEDS = listed("parties_creeds")
_ARMED = listed("parties_armed") | {"head"}
_LAWYERS = frozenset({"attorney", "attorneys"})
_OF_COURTS = listed("fields_of_courts")


def field_of(words: Iterable[str], fields: Mapping[str, str]) -> str | None:
    """The sector by the last of the words that tells one; '' where it tells that there is none, None where no word tells anything."""
    return next((fields[word] for word in reversed(tuple(words)) if word in fields), None)


def freed(title: str, noun: str, fields: Mapping[str, str], *, grounded: bool) -> tuple[bool, str | None]:
    """Whether the words of a title (in small letters) tell its sector apart from what its noun stands for, and which; `grounded`: of a state."""
    words = title.replace(" of the ", " of ").split()
    if noun == "nominee":
        return True, _nominated(words)
    if noun in _LAWYERS:
        return True, "JUD" if grounded or _OF_COURTS & set(words) else "CVL"
    if not grounded and title.startswith(_FIRMS):
        return True, "BUS"
    if noun not in OPEN:
        return False, None
    if noun in _ARMED and not _CREEDS.isdisjoint(words):
        return True, "REB"  # 'the Maoist team leader'
    if noun == "host" and "of" not in words:
        return True, field_of(words, fields) or None  # of a show
    told = field_of((w for w in words if w != noun), fields)
    if told is not None:
        return True, told or None
    return noun in _FREE and not grounded and _GROUNDS.isdisjoint(words), None


def _nominated(words: list[str]) -> str | None:
    """A party's candidate, if for an office that is voted for; of one who is named for another, nothing."""
    behind = words[words.index("for") + 1 :] if "for" in words else []
    return "PTY" if not behind or not _ELECTED.isdisjoint(behind) else None


def open_noun(noun: str) -> bool:
    """Whether a noun, of one or several, is of those whom anybody has."""
    return noun in OPEN or noun.rstrip("s") in OPEN


def free_noun(noun: str) -> bool:
    """Whether nothing of a power is said by the noun alone: 'director', 'founders', 'chairman'."""
    return noun in _FREE or noun.rstrip("s") in _FREE
