"""Whose words a document brings: 'the group's report', 'a statement by the council', 'a readout released by the palace'."""

from collections.abc import Callable

from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

_CAPITALS = ("NNP", "NNPS")
_MADE = frozenset(["release", "issue", "circulate", "sign", "write", "publish"])  # by its author
_SENT = frozenset(["report", "dispatch", "despatch", "rumour", "rumor"])  # whose 'from' tells where they were written
_PUT = frozenset(["write", "put", "post", "publish", "send", "sign", "issue", "release", "upload", "leave", "dictate"])


class Authors:
    """`author(document)` gives the noun of the one whose words a document brings; `mention` tells what a noun is known as."""

    def __init__(self, speech: SpeechLexicon, mention: Callable[[Token, tuple[Token, ...]], Mention | None]) -> None:
        self._mention = mention
        self._people, self._institutions, self._officials = speech.words("people"), speech.words("institution"), speech.words("official")
        self._pages = speech.words("owned_media")

    def __call__(self, document: Token) -> Token | None:
        """'A statement from the council', 'the group's report': the words are its author's; a cable 'from the capital' is nobody's yet."""
        owner = self._beside(document) or _maker(document)
        if owner is None:
            owner = next((c for c in document.children if c.dep == "compound" and c.tag in _CAPITALS), None)
        if owner is None or owner.ent in ("DATE", "TIME") or owner.tag not in ("NN", "NNS", "NNP", "NNPS", "PRP$"):
            return None
        mention = self._mention(owner, (owner,))
        whence = owner.dep == "pobj" and owner.head.lower == "from"
        if whence and document.lemma in _SENT and (owner.ent == "GPE" or mention is not None and mention.kind in ("place", "state")):
            return None  # 'reports from Ashgabat'
        if mention is not None:
            return owner if mention.kind in ("person", "organisation", "group", "state", "bloc") else None
        known = owner.lemma in self._institutions or owner.lemma in self._officials or owner.lower in self._institutions
        human = owner.lemma in self._people or owner.lemma.endswith(("tor", "ist", "ian", "ess"))
        known = known or human and (owner.dep == "poss" or owner.dep == "nsubj")
        place = whence and owner.child("compound") is None and owner.ent == "PERSON"  # 'reports from Goma': a place, for all one knows
        return owner if known or owner.ent in ("PERSON", "ORG") and not place else None

    def _beside(self, document: Token) -> Token | None:
        """By possessive, 'by', 'from', or 'of' with a body."""
        if (owner := document.child("poss")) is not None:
            return owner
        by = next((c for c in document.children if c.dep == "prep" and c.lower in ("by", "from") and c.i > document.i), None)
        if by is not None and (owner := by.child("pobj")) is not None:
            return owner
        of = next((c for c in document.children if c.dep == "prep" and c.lower == "of" and c.i == document.i + 1), None)
        body = of.child("pobj") if of is not None else None
        if body is None:
            return self._on_page_of(document)
        named = body.tag in _CAPITALS and body.ent == "ORG"
        return (
            body if named or body.lower in self._institutions or body.lemma in self._officials else None
        )  # 'a communiqué of the ministry'

    def _on_page_of(self, document: Token) -> Token | None:
        """'A statement posted on the ministry's website': whose website it is."""
        holders = [document, *(c for c in document.children if c.tag == "VBN" and c.lemma in _PUT and c.i > document.i)]
        on = next((p for h in holders for p in h.children if p.dep == "prep" and p.lower == "on" and p.i > document.i), None)
        page = on.child("pobj") if on is not None else None
        return page.child("poss") if page is not None and page.lemma in self._pages else None


def _maker(document: Token) -> Token | None:
    """'a readout of the call released by the palace', 'a post that the actress had put on her page'."""
    holders = [document, *(t for c in document.children if c.dep == "prep" and (t := c.child("pobj")) is not None)]
    for holder in holders:
        for child in holder.children:
            if child.tag == "VBN" and child.lemma in _MADE and (agent := child.child("agent")) is not None:
                return agent.child("pobj")
            if holder is document and child.dep == "relcl" and child.lemma in _PUT:
                maker = child.child("nsubj")
                if maker is not None and maker.tag not in ("WP", "WDT", "PRP"):
                    return maker
    return None
