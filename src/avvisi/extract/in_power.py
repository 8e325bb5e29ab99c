"""Armed movements that a report shows in government: 'the ruling Front', 'the Front-led cabinet', 'the Front government'.

What such a movement says and does is a party's, whatever it is on other days; its fighters are told by words of their own.
"""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.sides import Found
from avvisi.model.facts import Mention

_CABINETS = frozenset({"government", "cabinet", "administration"})
_HARD = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})


def governing(earlier: Findings) -> frozenset[str]:
    """The names of the bodies that govern, by a report's words."""
    return frozenset(m.name for m in earlier.mentions if m.kind in ("organisation", "group") and _governs(m, earlier))


def _governs(mention: Mention, earlier: Findings) -> bool:
    tokens = earlier.page.tokens
    inside = earlier.page.tokens_in(mention.span.start, mention.span.end)
    if not inside:
        return False
    first, last = inside[0].i, inside[-1].i
    if first and tokens[first - 1].lower == "ruling":
        return True
    behind = [t.lower for t in tokens[last + 1 : last + 5]]
    if behind[:1] and behind[0] in _CABINETS:
        return True
    led = behind[:2] in (["-", "led"], ["-", "run"]) or behind[:1] in (["-led"], ["-run"])
    return led and not _CABINETS.isdisjoint(behind)


def as_rulers(code: str, parties: Found, rulers: frozenset[str]) -> Found:
    """The parties, with a movement in power as the party it is."""
    if not rulers or code in _HARD:
        return parties
    return tuple(structs.replace(p, sector="PTY") if p.sector == "REB" and p.person is None and p.name in rulers else p for p in parties)
