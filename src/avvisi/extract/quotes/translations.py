"""Who translated the words: 'in a translation by the agency', 'as rendered into English by it', 'translated from the Slovene by the digest'."""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Relay
from avvisi.extract.quotes.frame import NAMES, medium, name
from avvisi.extract.quotes.identity import Identities
from avvisi.parse.tokens import FINITE, Token


def translated(words: Sequence[Token], n: int, who: Identities) -> Relay | None:
    """'in a translation by the agency', 'as rendered into English by it', 'its translation', 'of which the weekly made the translation'."""
    whose = words[n].child("poss") if words[n].tag == "NN" else None
    if whose is not None and whose.tag in NAMES and whose in words:
        return Relay(whose, "translates", shown=False)
    if words[n].tag == "NN" and n + 2 < len(words) and words[n + 1].text == ":":
        found = medium(words, n + 2, who) or name(words, n + 2)  # '(translation: the unit)'
        return Relay(found, "translates", shown=False) if found is not None else None
    by = made_by(words, n)
    if by is not None:
        found = medium(words, by + 1, who) or name(words, by + 1)
        return Relay(found, "translates", shown=False) if found is not None else None
    maker = words[n].head
    subject = phrases.own_subject(maker) if maker.lemma in ("make", "publish", "provide", "do") else None
    return Relay(subject, "translates", shown=False) if subject is not None and subject in words else None


def rendered(words: Sequence[Token], n: int) -> bool:
    """'rendered into English', 'put into Arabic'."""
    behind = words[n + 1 : n + 3]
    into = len(behind) == 2 and behind[0].lower in ("into", "in") and (behind[1].ent in ("LANGUAGE", "NORP") or behind[1].tag in NAMES)
    return words[n].tag == "VBN" and words[n].lemma in ("render", "put", "turn") and into


def made_by(words: Sequence[Token], n: int) -> int | None:
    """Where 'by' stands behind 'translation', 'translated from the Slovene', 'rendered into English', 'a translation published'."""
    for k in range(n + 1, min(n + 7, len(words))):
        if words[k].lower == "by" or words[k].lower == "from" and k < n + 2 and words[n].tag == "NN":
            return k
        if words[k].tag in FINITE or words[k].text in (",", ";", ":"):
            return None
    return None
