"""Who arrests, sentences, sets free and imposes curfews where no word says who, in a report at home: the powers of that land; whom its police
drive off with gas: its people.

'Soto was arrested at dawn' in a Lima paper is done by Peru's police; 'was seized' may be done by anybody. The words of the deed are the evidence.
"""

from typing import TYPE_CHECKING

from avvisi.extract.grammar.subject_object import doerless
from avvisi.extract.setting import Setting
from avvisi.extract.sides import Found, of_state
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.compose import Told

_ARRESTS = listed("powers_arrests")
_CONVICTS = listed("powers_convicts")
_FREES = frozenset({"release", "free", "bail", "discharge"})
_HELD = listed("powers_held")
_ORDERS = frozenset({"curfew", "martial-law"})
_CAPTIVE = frozenset({"hostage", "kidnap", "abduct", "kidnapping", "abduction", "captor", "kidnapper", "ransom", "rebel", "gunman"})
_FORCES = frozenset({"COP", "MIL"})
_BACK = 2  # sentences


def powers_at_home(told: "Told", actors: Found, recipients: Found, setting: Setting | None) -> tuple[Found, Found]:
    """Both sides, with the land's own power as actor, or its people as recipient, where the report is at home and names nobody."""
    if setting is None:
        return actors, recipients
    token = told.outer.token
    if not recipients and told.outer.pattern.rule.id == "assault.crowd" and actors and all(p.sector in _FORCES for p in actors):
        lands = {p.code for p in actors}
        land = _home(token, frozenset(), setting)
        if land is not None and lands == {land}:
            return actors, (of_state(land, setting.states, "CVL", setting.page.document.span(token.start, token.end), implied=True),)
    if actors or not doerless(token) and told.mode not in _ORDERS:
        return actors, recipients
    sector = _power(told, setting)
    land = _home(token, frozenset(p.code for p in recipients if p.code), setting) if sector is not None else None
    if land is None or any(p.kind in ("organisation", "bloc") and p.code != land for p in recipients):
        return actors, recipients
    return (of_state(land, setting.states, sector, setting.page.document.span(token.start, token.end), implied=True),), recipients


def _power(told: "Told", setting: Setting) -> str | None:
    """The sector of those who alone do such a thing to people; None where others do it too."""
    token = told.outer.token
    if told.negated or told.outer.verb is not token and told.mode not in _ORDERS:
        return None
    if told.code == "COERCE" and token.lemma in _ARRESTS:
        return "COP"
    if told.code == "COERCE" and told.mode in _ORDERS:
        return "GOV"
    if told.code in ("SANCTION", "COERCE") and token.lemma in _CONVICTS:
        return "JUD"
    if told.code == "RETREAT" and token.lemma in _FREES:
        around = setting.page.sentences[max(token.sentence.index - _BACK, 0) : token.sentence.index + 1]
        words = {t.lemma for s in around for t in s.tokens}
        return "COP" if words & _HELD and not words & _CAPTIVE else None
    return None


def _home(token: Token, others: frozenset[str], setting: Setting) -> str | None:
    """The land in which the deed plays; none where its sentence, or whom it is done to, is of another."""
    land = setting.domestic(token) or setting.around(token)
    ground = setting.ground(token) if land is None and setting.home is not None else None
    if ground is not None and ground.reason in ("home", "opening") and setting.names_alone(token.sentence, ground.code):
        land = ground.code
    return land if land is not None and others <= {land} else None
