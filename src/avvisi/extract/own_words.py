"""Whether a party's own words leave its land open: 'the government', 'riot police'; not 'Soto's government', 'the government in Lomé'."""

from avvisi.extract.base import Findings
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.setting import Setting
from avvisi.extract.sides import landless
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

SEATS = listed("natives_seats")
STRANGE = listed("natives_strange")
_OPEN = listed("natives_creeds") | listed("natives_named") | {"riot", "border"}
_LEFT = (*OWNERS, "det", "nummod")


def landless_head(party: Party, setting: Setting) -> Token | None:
    """The head of the words for a group whose land is not known; None for any other party."""
    return setting.head_of(party.span) if landless(party) and party.span is not None else None


def open_head(party: Party, setting: Setting) -> Token | None:
    """That head, where 'the' stands with it and no word says whose it is: 'the government'."""
    head = landless_head(party, setting)
    return head if head is not None and with_the(head) and land_open(head, setting) else None


def unplaced(party: Party) -> Span | None:
    """The words for a group or body whose land is not known; None for any other party."""
    return party.span if party.code is None and party.person is None and party.kind in ("group", "organisation") else None


def speaking(head: Token) -> Token | None:
    """The verb of what is said, where a word stands in it: 'would leave' of 'said the troops would leave'."""
    return next((t for t in head.ancestors() if t.dep == "ccomp" and t.tag.startswith("VB")), None)


def with_the(head: Token) -> bool:
    """'the government': one that the reader is taken to know."""
    return any(c.lower == "the" for c in head.children)


def land_open(head: Token, setting: Setting) -> bool:
    """No word says whose it is, nor that it is somebody else's."""
    mention_of = setting.earlier.mention_of
    mention = mention_of.get(head.i)
    own = mention.span if mention is not None else None
    for child in head.children:
        if own is not None and own.start <= child.start < own.end:
            continue
        if child.dep in _LEFT and child.i < head.i:
            if child.dep == "poss" or child.lower in STRANGE:
                return False
            first = child.i == head.sentence.tokens[0].i and mention_of.get(child.i) is None and child.ent not in ("GPE", "NORP", "PERSON")
            named = not first and (child.tag in ("NNP", "NNPS") or child.text[:1].isupper())  # 'Riot police' may open a sentence
            if named and child.lower not in _OPEN and child.dep != "det":
                return False
        if child.dep == "appos" and child.tag != "PRP" and not _renamed(head, child, setting.earlier):
            return False
        if child.dep == "prep" and child.lower in ("of", "from", "for", "in", "with"):
            for inner in child.subtree():
                found = mention_of.get(inner.i)
                if inner.tag in ("NNP", "NNPS") and not (found is not None and (found.kind == "place" or setting.code_of(found))):
                    return False
    return True


def _renamed(head: Token, name: Token, earlier: Findings) -> bool:
    """'the interim parliament, the Council of the Nation,': its own name, which names no land and nobody known."""
    if head.lower not in SEATS or any(t.tag in ("NNPS", "JJ") or t.ent in ("GPE", "NORP", "PERSON") for t in name.subtree()):
        return False
    mentions = (earlier.mention_of.get(t.i) for t in name.subtree())
    return all(m is None or m.code is None and m.kind == "organisation" for m in mentions)
