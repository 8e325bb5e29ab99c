"""Whether two persons can be one by what they hold: an office that one alone holds joins names that are nearly spellings of one name."""

from collections.abc import Set
from functools import lru_cache

from avvisi.lexicon.spelling import spellings
from avvisi.resolve.persons import Office

NEAR = 5 * 365  # days between two sightings in one office, past which another may have come


@lru_cache(maxsize=20_000)
def sole(office: Office) -> bool:
    """'president', 'foreign minister': one at a time holds it; not 'vice president', nor a minister of nothing named."""
    words, of = office
    known = spellings().words
    if of is None or words & known.many or {"minister", "state"} <= words:
        return False  # 'minister of state'; but 'secretary of state', 'head of state'
    return bool(words & known.sole or words & known.heads and len(words) > 1)


def shared_alone(one: Set[Office], other: Set[Office]) -> Set[Office]:
    """The offices of both that one person at a time holds."""
    return {office for office in one & other if sole(office)}
