"""Whether the name of a capital is the place or its government."""

from typing import Literal

from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.office import POSS
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

Reading = Literal["where", "who"]
_IN = listed("names_in")
_TO = frozenset(["to", "from", "for"])
_MOTION = listed("names_motion")
_PLACE_NOUNS = listed("names_place_nouns")
_TAKEN = listed("names_taken")
_SPEECH = listed("names_speech")
_BURNS = listed("names_burns")
_DRAWS = listed("draws")
_REACTIONS = listed("reactions")
_MOODS = listed("names_moods")
_BUILT = frozenset(["palace", "building", "residence", "house", "compound", "headquarters"])
_TOWNS = frozenset(["capital", "city", "town"])
_QUARTERS = frozenset(["downtown", "central", "greater", "port"])  # of a town; "Port Vila" is its whole name
_SEATED = frozenset(["mayor", "archbishop", "bishop", "imam", "governor", "prefect", "streets", "fall", "siege", "charge"])
_PARTS = frozenset(
    ["city", "capital", "town", "outskirts", "suburb", "center", "centre", "north", "south", "east", "west", "street", "port"]
)


def where_or_who(token: Token, page: Parsed, first: int | None = None, last: int | None = None) -> Reading:
    """Whether a capital is the place or the government: 'in Lima' is where, 'Lima protested' and 'ties with Lima' are who.

    [first, last) are the tokens of the whole name, of which `token` is the head: 'Port-au-Prince', 'St. George's'.
    """
    first, last = token.i if first is None else first, token.i + 1 if last is None else last
    while token.dep in ("conj", "appos") and token.head is not token and token.head.pos in ("PROPN", "NOUN"):
        if token.dep == "appos" and token.head.lemma in ("capital", "city", "town", "port"):
            return "where"
        token = token.head
    if not first <= token.i < last:
        first, last = token.i, token.i + 1
    if (told := _by_neighbours(first, last, page)) is not None:
        return told
    head, following = token.head, page.tokens[last] if last < len(page.tokens) else None
    if first <= head.i < last and head.head is not head:
        return where_or_who(head, page, first, last)  # 'au' of 'Port-au-Prince'
    if token.dep == "poss" or following is not None and following.text in POSS:
        return "where" if head.lemma in _PLACE_NOUNS else "who"
    if token.dep == "compound":
        if head.lower in _BUILT:
            return where_or_who(head, page)  # 'the Oakhill palace said', 'in the Oakhill palace'
        return "where" if head.lower in _PLACE_NOUNS else "who"
    if token.dep == "pobj":
        return _behind(head)
    if token.dep == "dobj":
        return "where" if head.lemma in _TAKEN and not _blamed(head) else "who"
    if token.dep in SUBJECTS:
        return "where" if _befalls_towns(head) else "who"
    return "where" if token.dep in ("npadvmod", "ROOT", "dep") else "who"


def _befalls_towns(verb: Token) -> bool:
    """'Lima burned', 'Lima was quiet': no government burns."""
    if verb.lemma == "be" and any(c.dep == "acomp" and c.lower in _MOODS for c in verb.children):
        return True
    return verb.lemma in _BURNS and not any(c.dep == "dobj" for c in verb.children)


def _by_neighbours(first: int, last: int, page: Parsed) -> Reading | None:
    """'Lima-based', 'the Lima-Quito talks', 'the capital, Lima', 'downtown Lima'; None where the words beside it tell nothing."""
    tokens = page.tokens
    if last < len(tokens) and tokens[last].text == "-" and tokens[last].start == tokens[last - 1].end:
        return "where" if last + 1 < len(tokens) and tokens[last + 1].lower in ("based", "born") else "who"
    before = tokens[first - 1] if first else None
    if before is None:
        return None
    if before.text == "-" and before.end == tokens[first].start:
        return "who"
    apposed = before.text == "," and first > 1 and tokens[first - 2].lower in _TOWNS
    return "where" if apposed or before.lower in _TOWNS or before.text != "Port" and before.lower in _QUARTERS else None


def _behind(preposition: Token) -> Reading:
    """'in Lima', 'the streets of Lima' are where; 'to Lima' goes with its verb: one travels to a place and speaks to a government."""
    above = preposition.head
    if preposition.lower in _IN:
        return "where"
    if preposition.lower in _TO:
        if preposition.lower == "for" and above.dep == "dobj" and above.head.lemma in ("leave", "quit", "flee"):
            return "where"  # 'left Bari for Lima'
        left = preposition.lower == "from" and above.pos == "VERB" and above.lemma not in _SPEECH and not _drawn(above)
        return "where" if above.lemma in _MOTION or left else "who"
    placed = above.pos == "PROPN" or above.lower in _SEATED or above.lemma in _PARTS  # 'Mayor Ruiz of Lima', 'the outskirts of Lima'
    return "where" if preposition.lower == "of" and placed else "who"


def _drawn(verb: Token) -> bool:
    """'drew condemnation from Lima': what a government says of something, not what was carried out of a town."""
    return verb.lemma in _DRAWS and any(c.dep == "dobj" and c.lemma in _REACTIONS for c in verb.children)


def _blamed(verb: Token) -> bool:
    """'attacked Lima for its sales to': in words, as what follows tells whose fault it is."""
    causes = [o for p in verb.children if p.dep == "prep" and p.lower in ("for", "over") for o in p.children if o.i > p.i]
    return any(o.dep == "pcomp" or any(c.dep == "poss" and c.lower in ("its", "their") for c in o.children) for o in causes)
