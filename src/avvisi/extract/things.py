"""Names that the words beside them give to a thing, a place, a paper or a body, whatever the parse calls them: 'the daily Al-Fajr', 'the gunboat Ula'."""

from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_BEFORE = listed("things_before")
_PLACES = listed("things_places")
_BEHIND = listed("things_behind")
_FIRST = listed("things_first")
_CROWDS = listed("things_crowds")


def names_thing(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the run of tokens [first, last) names no person, as the words round it say."""
    if tokens[first].lower in _FIRST:
        return True  # 'Ansar al-Haqq', 'HMS Leith'
    sentence = tokens[first].sentence
    before = tokens[first - 1] if first and tokens[first - 1].sentence is sentence else None
    if before is not None and before.lower in _BEFORE and before.tag in ("NN", "NNS") and before.text.islower():
        return True  # 'the daily Al-Fajr'
    if before is not None and before.lower == "of" and first > 1 and tokens[first - 2].lower in _PLACES:
        return True  # 'the border town of Mae Sai'
    behind = tokens[last] if last < len(tokens) and tokens[last].sentence is sentence else None
    if behind is None or not behind.text.islower() or tokens[last - 1].dep not in ("compound", "nmod", "amod"):
        return False
    if before is None:
        return last == first + 1 and behind.lower in _CROWDS  # 'Riot police'
    return behind.lower in _BEHIND  # 'the Machava stadium'
