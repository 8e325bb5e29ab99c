"""To which lands a report has its people go: 'Soto flew to Lima', 'Ruiz will visit Peru'."""

from avvisi.extract.base import Findings
from avvisi.extract.setting import Setting
from avvisi.parse.tokens import Token

_GOES = frozenset(("visit", "trip", "tour", "journey", "flight", "fly", "travel", "go", "arrive", "land", "come", "sail", "head"))
_SEES = frozenset(("visit", "tour"))
_WHITHER = ("to", "in", "for", "at")


def journeys(earlier: Findings, setting: Setting) -> dict[str, set[str]]:
    """Person -> the lands to which a sentence that tells of them has somebody go."""
    found: dict[str, set[str]] = {}
    for sentence in earlier.page.sentences:
        inside = earlier.mentions_in(sentence.start, sentence.end)
        places = [m for m in inside if m.kind in ("place", "state") and _gone_to(earlier.head_of(m.span))]
        lands = {land for m in places if (land := setting.code_of(m)) is not None}
        for mention in inside if lands else ():
            if mention.kind == "person":
                found.setdefault(mention.name, set()).update(lands)
    return found


def _gone_to(place: Token | None) -> bool:
    """'visited Lima', 'flew to Lima', 'a trip to Lima'."""
    if place is None:
        return False
    above = place.head
    return place.dep == "dobj" and above.lemma in _SEES or place.dep == "pobj" and above.lower in _WHITHER and above.head.lemma in _GOES
