"""Of which land a group told with 'the' alone is by what was said of it: 'the Togolese embassy … the embassy'; or by who speaks of it."""

from avvisi.extract.grammar.tags import OWNERS, SUBJECTS
from avvisi.extract.own_words import speaking
from avvisi.extract.setting import Setting
from avvisi.parse.tokens import Token

_MISSIONS = frozenset(("embassy", "consulate", "legation", "chancery"))
_PRESS = frozenset(("press", "media", "newspapers", "papers"))
_ARMED = frozenset(("army", "navy", "military", "troops", "forces", "soldiers", "police"))
_VOICES = frozenset(("government", "army", "military", "defence", "defense", "police", "navy"))
_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson", "minister", "ministry"))


def resumed(noun: Token, besides: frozenset[str], setting: Setting) -> str | None:
    """The land, for a noun with 'the' that no other word places. `besides`: lands of the other side of its deed."""
    if noun.lower in _MISSIONS:
        return _named(noun, setting) if setting.opened[noun.sentence.index] is None else None
    if noun.lower in _PRESS:
        return setting.opened[noun.sentence.index]
    return _spoken_for(noun, besides, setting) if noun.lower in _ARMED else None


def _named(noun: Token, setting: Setting) -> str | None:
    """The one land whose embassy or consulate was told of before, anywhere in the report: 'the Chinese Consulate-General … the Embassy'."""
    before = (t for t in setting.page.tokens[: noun.i] if t.lower in _MISSIONS)
    owners = (c for t in before for top in (t, t.head) if top is t or top.lower == "general" for c in top.children)
    found = (setting.earlier.mention_of.get(c.i) for c in owners if c.dep in OWNERS)
    lands = {setting.code_of(m) for m in found if m is not None and m.kind in ("state", "organisation")}
    return lands.pop() if len(lands) == 1 else None


def _spoken_for(noun: Token, besides: frozenset[str], setting: Setting) -> str | None:
    """'Togo's army spokesman, Soto, said the troops had left': of his land, where no other is named near but the one they have to do with."""
    verb = speaking(noun)
    speaker = verb.head.child(*SUBJECTS) if verb is not None else None
    if speaker is None:
        return None
    words = {t.lower for t in speaker.subtree() if t.i <= max(speaker.i, speaker.sentence.tokens[0].i + 12)}
    if not words & _SPEAKERS or not words & _VOICES:
        return None
    land = setting.of(speaker) or next((land for t in speaker.subtree() if (land := setting.of(t)) is not None), None)
    return land if land is not None and land not in besides and setting.alone(noun, land, besides) else None
