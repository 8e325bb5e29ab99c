"""Which incident a count belongs to, that two reports give differently: of those both tell, the nearest.

'Police detained 40' and 'about 50 were detained' are told once, whatever else the two reports have in common.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

WORDS = frozenset(("CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
Key = TypeVar("Key", bound=Hashable)
Places = Mapping[Key, list[tuple[int, bool]]]


def placed(told: Iterable[tuple[str, Key, int, str]]) -> dict[str, dict[Key, list[tuple[int, bool]]]]:
    """(report, incident, start, type) of events, as report -> incident -> where it is told, and whether as a deed."""
    found: dict[str, dict[Key, list[tuple[int, bool]]]] = defaultdict(lambda: defaultdict(list))
    for report, incident, start, kind in told:
        found[report][incident].append((start, kind not in WORDS))
    return found


def owner(ours: Places[Key], theirs: Places[Key], here: int, there: int, fate: str | None) -> Key | None:
    """The incident that both reports tell nearest to the two counts; who was killed or arrested was so in a deed, where they tell one."""

    def rank(incident: Key) -> tuple[bool, int, int]:
        deed = any(d for _, d in (*ours[incident], *theirs[incident]))
        away = min(abs(s - here) for s, _ in ours[incident]) + min(abs(s - there) for s, _ in theirs[incident])
        return (bool(fate) and not deed, away, min(s for s, _ in ours[incident]))

    shared = [incident for incident in ours if incident in theirs]
    return min(shared, key=rank) if shared else None
