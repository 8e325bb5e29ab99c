"""Whether a name is that of the publishing house itself, under its short name or as one of its desks: 'Meridian' of Meridian Wire."""

import re

_WORD = re.compile(r"\w+")
_PEOPLE = frozenset(
    (
        "desk",
        "bureau",
        "bureaus",
        "bureaux",
        "newsroom",
        "staff",
        "correspondent",
        "correspondents",
        "reporter",
        "reporters",
        "team",
        "for",
        "handout",
    )
)
_OWN = _PEOPLE | {"the", "online", "agency", "news", "newspaper", "daily", "weekly", "wire"}  # 'the Meridian agency', 'the daily Alba'


def of_the_house(name: str | None, outlet: str | None) -> bool:
    """Whether the name begins the outlet's own ('Meridian', not 'Wire'); of a desk or staff, whether it has no word that the outlet's has not."""
    if not name or not outlet:
        return False
    ours = [w for w in _WORD.findall(outlet.casefold()) if w not in _OWN]
    words = [w for w in _WORD.findall(name.casefold()) if w not in _OWN]
    if not words or len(words) > len(ours):
        return False
    return words == ours[: len(words)] or (own_people(name) and set(words) <= set(ours))


def own_people(name: str) -> bool:
    """'Lima and Quito bureaus', 'A. Ferrand for the paper': people of some house, and none that carries."""
    return any(w in _PEOPLE for w in _WORD.findall(name.casefold()))
