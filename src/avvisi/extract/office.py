"""An office as a title's words give it, and the small words that titles are made with."""

from typing import NamedTuple

from avvisi.lexicon.words import listed
from avvisi.model.facts import Qualifier
from avvisi.parse.tokens import Token

PREPOSITIONS = frozenset(("of", "for", "to", "at", "in", "on", "with", "from"))
SMALL = listed("titles_small")
SENT = listed("titles_sent")  # offices that lead to where or what somebody is sent
HYPHEN = ("-", "‐", "–")
POSS = ("'s", "’s", "'", "’")


class Office(NamedTuple):
    """An office as the words give it. `of` is an ISO3 code or an organisation's name; `whose` the token of a possessor ('his', 'Assad')."""

    first: int
    last: int
    head: int
    title: str
    of: str | None
    state: str | None
    qualifier: Qualifier
    sector: str | None
    serves: str | None
    relation: str | None  # 'counterpart', 'successor', 'predecessor'
    whose: Token | None
