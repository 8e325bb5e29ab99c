"""The lands that a report tells of as ones that do or have something: not those where things only are, come from and go to."""

from avvisi.extract.base import Findings
from avvisi.extract.grammar.joined import first_noun
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.setting import Setting
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_BORDERS = frozenset(("border", "frontier"))
_TOWARD = listed("lands_acting_toward")


def lands_acting(earlier: Findings, setting: Setting) -> frozenset[str]:
    """Their codes: of bodies that act, and of states that are more than a place or a target."""
    found: set[str | None] = set()
    for mention in earlier.mentions:
        if mention.kind in ("organisation", "group"):
            head = earlier.head_of(mention.span)
            if head is not None and head.dep in SUBJECTS:
                found.add(mention.code)
        elif mention.kind == "state" and mention.form not in ("pronoun", "description"):
            head = earlier.head_of(mention.span)
            if head is not None and not _only_where(head):
                found.add(setting.code_of(mention))
    return frozenset(code for code in found if code is not None)


def _only_where(head: Token) -> bool:
    """'fighting in Chad', 'a message to Peru', 'Peru-backed militias', 'struck Chad': a land that only is somewhere or undergoes something."""
    if head.dep == "conj":
        return _only_where(first_noun(head, "conj"))
    border = head.dep == "pobj" and head.head.lower == "with" and head.head.head.lemma in _BORDERS
    return border or head.dep in ("dobj", "npadvmod") or head.dep == "pobj" and head.head.lower in _TOWARD
