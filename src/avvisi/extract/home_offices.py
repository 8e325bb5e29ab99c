"""Offices without a state in a report that plays in one land alone: 'Bishop Soto', 'the constabulary chief', 'Prime Minister Soto' are of that land.

Not those whose holders are sent to other lands, nor those of a body, nor whoever is told to travel there.
"""

import msgspec

from avvisi.extract.bare import UNIQUE, Bare, of_others
from avvisi.extract.firms_offices import of_firms
from avvisi.extract.held import INCUMBENT, plain
from avvisi.extract.on_scene import on_scene
from avvisi.extract.stage import may_reign
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Token

_HOLDERS = listed("holders_national") | listed("holders_local") | listed("holders_domestic")
_NATIONAL = listed("holders_national") | {
    "head",
    "chief",
    "director",
    "official",
    "delegate",
    "diplomat",
    "adviser",
    "advisor",
    "vice",
    "lawyer",
}
_LOCAL = listed("holders_local") | listed("holders_domestic")
_BODIES = listed("holders_bodies")
_SENT = listed("stage_sent") - {"commissioner"}
_ANYBODYS = listed("home_offices_anybodys")
_POWERS = listed("home_offices_powers")
_TRADING = frozenset(
    ("president", "chairman", "chairwoman", "chief", "secretary", "spokesman", "spokeswoman", "spokesperson", "vice", "official")
)
_VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_BACK = 2  # sentences
_SEATED = listed("home_offices_seated")
_WORLD = frozenset(("world", "international", "global"))


def domestic_office(text: Bare, tenure: Tenure) -> Tenure:
    """The office as one of the land of the town in its words, or of that in which the report plays, where it may be."""
    if tenure.of is None and (seat := _of_town(text, tenure)) is not None:
        return msgspec.structs.replace(tenure, of=seat, state=seat)
    words = set(plain(tenure.title).split())
    if tenure.of is not None or tenure.serves is not None or words & (_SENT | _BODIES | _WORLD) or not of_lands(words) or of_firms(tenure):
        return tenure
    if words & _TRADING and text.on_trade or words & _VOICES and not _power_near(text, tenure, words):
        return tenure
    head = text.earlier.head_of(tenure.person_span)
    land = text.setting.domestic(head) if head is not None else None
    if land is None and head is not None and words & _LOCAL and not words & _NATIONAL and tenure.qualifier in INCUMBENT:
        land = text.setting.around(head) if text.setting.home is not None else None
    if land is None or text.here(tenure) - {land} or not may_reign(tenure, land) or _owned(text, tenure):
        return tenure
    if plain(tenure.title) in UNIQUE and text.tells_of_parts:
        return tenure  # a part of a land may have a president of its own
    if plain(tenure.title) in UNIQUE and (land in of_others(text, tenure) or text.setting.home is None and not on_scene(text, land)):
        return tenure
    if land in text.journeys.get(tenure.person, ()):
        return tenure
    return msgspec.structs.replace(tenure, of=land, state=land)


def _of_town(text: Bare, tenure: Tenure) -> str | None:
    """'the Bishop of Choluteca', 'the mayor of Segou': of the land in which the town lies, where the report tells of it."""
    title, _, town = tenure.title.partition(" of ")
    if not town or not _SEATED & set(plain(title).split()):
        return None
    inside = (m for m in text.earlier.mentions_in(tenure.span.start, tenure.span.end) if m.kind == "place")
    land = next((code for m in inside if (code := text.setting.code_of(m)) is not None), None)
    land = land or text.titles.cities.get(town) or text.titles.towns.of(town)
    return land if land in text.setting.homeland.told else None


def of_lands(words: set[str]) -> bool:
    """Whether lands have such an office, and not any firm, club or client: 'police chief', 'attorney general', not 'chief executive', 'attorney'."""
    if words & _ANYBODYS and not words & _POWERS:
        return False
    return bool(words & _HOLDERS)


def _power_near(text: Bare, tenure: Tenure, words: set[str]) -> bool:
    """'The Interior Ministry denied it. Its spokesman, Soto, …': whether it is a power that he speaks for."""
    sentence = text.page.sentence_at(tenure.span.start)
    if sentence is None:
        return False
    before = text.page.sentences[max(sentence.index - _BACK, 0) : sentence.index]
    return any(w in _POWERS for w in words) or any(t.lower in _POWERS for s in (*before, sentence) for t in s.tokens)


def _works_at(text: Bare, last: Token) -> bool:
    """'a director with Volta's research arm': behind the title stands where its holder works."""
    behind = text.page.tokens[last.i + 1 : last.i + 3]
    return (
        len(behind) == 2 and behind[0].lower in ("with", "at") and behind[1].tag in ("NNP", "NNPS") and behind[0].sentence is last.sentence
    )


def _hired(text: Bare, tenure: Tenure) -> bool:
    """'the Rowers fired president Soto': of those who did, where they are many and no land's government."""
    head = text.earlier.head_of(tenure.person_span)
    verb = head.head if head is not None and head.dep == "dobj" else None
    doer = verb.child("nsubj") if verb is not None and verb.lemma in ("fire", "hire", "sign", "sack") else None
    return doer is not None and doer.tag == "NNPS" and doer.i not in text.earlier.mention_of


def _owned(text: Bare, tenure: Tenure) -> bool:
    """'the campaign's press secretary', 'Soto spokesman Ruiz': of the body or person named right before it."""
    inside = text.page.tokens_in(tenure.span.start, tenure.span.end)
    before = text.page.tokens[max(inside[0].i - 1, 0)]
    if _works_at(text, inside[-1]) or _hired(text, tenure):
        return True
    named = before.tag in ("NNP", "NNPS", "POS") and before.sentence is inside[0].sentence and before is not inside[0]
    return named or any(t.tag == "POS" for t in inside)
