"""Names for the sources: who the words stand for, whether unnamed, and the chain through which they came."""

from dataclasses import dataclass

from avvisi.extract.base import Findings
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.nesting import Placed
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Link, LinkKind, Mention, Relation, Speaker
from avvisi.parse.tokens import Parsed, Token

_RELATIVE = frozenset(["who", "which", "that"])
_KINDS: dict[str, LinkKind] = {
    "person": "person",
    "state": "institution",
    "organisation": "institution",
    "group": "institution",
    "bloc": "institution",
    "media": "media",
}


@dataclass(frozen=True, slots=True)
class Who:
    """A claim's speaker and chain."""

    speaker: Speaker | None
    chain: tuple[Link, ...]
    addressee: str | None = None
    affiliation: str | None = None


class Sources:
    """`sources(page, findings, claims)` gives a Who for each claim."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._media, self._agencies = (
            speech.words("media") | speech.words("medium_names"),
            speech.words("agency_names") | frozenset(["agency"]),
        )
        self._documents, self._institutions = speech.words("document"), speech.words("institution")
        self._roles = speech.words("source")

    def __call__(self, page: Parsed, earlier: Findings, claims: list[Placed]) -> list[Who]:
        """One for each, in the same order: a nested claim's chain goes on from the outer one's."""
        found: list[Who] = []
        outlet = Link(name=page.document.outlet.name, kind="outlet", relation="publishes", span=None)
        for claim, parent in claims:
            before = (outlet,) if parent is None else _handed_on(found[parent].chain)
            found.append(self._who(page, earlier, claim, before))
        return found

    def _who(self, page: Parsed, earlier: Findings, claim: Claim, before: tuple[Link, ...]) -> Who:
        addressee = self._name(page, earlier, claim.addressee)[0] if claim.addressee is not None else None
        relays = tuple(self._link(page, earlier, r.token, r.relation, r.shown) for r in claim.relays)
        if claim.speaker is None:
            return Who(None, (*before, *relays), addressee)
        name, unnamed, kind = self._name(page, earlier, claim.speaker, claim.source)
        span = page.document.span(claim.source[0].start, claim.source[-1].end) if claim.source else None
        return Who(
            Speaker(name=name, span=span, unnamed=unnamed),
            (*before, *relays, Link(name=name, kind=kind, relation="says", span=span)),
            addressee,
        )

    def _link(self, page: Parsed, earlier: Findings, token: Token, relation: Relation, shown: bool) -> Link:
        from avvisi.extract.quotes import phrases

        source = tuple(phrases.noun_phrase(token))
        name, _, kind = self._name(page, earlier, token, source)
        return Link(name=name, kind=kind, relation=relation, span=page.document.span(source[0].start, source[-1].end) if shown else None)

    def _name(self, page: Parsed, earlier: Findings, head: Token, source: tuple[Token, ...] = ()) -> tuple[str, bool, LinkKind]:
        """(name, unnamed, kind)."""
        if head.lower in _RELATIVE and head.tag in ("WP", "WDT"):
            above = next((a for a in head.ancestors() if a.dep == "relcl"), None)
            if above is not None:
                head, source = above.head, ()
        mention = self._mention(earlier, head, source)
        if mention is not None and mention.kind in _KINDS:
            kind = _KINDS[mention.kind]
            return mention.name, False, kind
        from avvisi.extract.quotes import phrases

        tokens = source or tuple(phrases.noun_phrase(head))
        names = [t for t in tokens if t.tag in ("NNP", "NNPS") or t.ent in ("PERSON", "ORG", "GPE")]
        text = page.document.text[tokens[0].start : tokens[-1].end]
        if names and head.tag in ("NNP", "NNPS"):
            return self._proper(page, head, tokens), False, "person"
        return text, not names, "unnamed" if not names else "institution"

    def _mention(self, earlier: Findings, head: Token, source: tuple[Token, ...]) -> Mention | None:
        found = earlier.mention_of.get(head.i)
        if found is not None:
            return found
        near = [earlier.mention_of[t.i] for t in source if t.i in earlier.mention_of]
        return next((m for m in near if m.kind == "person"), None)

    def _proper(self, page: Parsed, head: Token, tokens: tuple[Token, ...]) -> str:
        """The run of capitals around the head."""
        at = next((n for n, t in enumerate(tokens) if t is head), len(tokens) - 1)
        first = last = at
        ent = head.ent
        while first > 0 and (tokens[first - 1].tag in ("NNP", "NNPS")) and tokens[first - 1].ent == ent:
            first -= 1
        while last + 1 < len(tokens) and tokens[last + 1].tag in ("NNP", "NNPS") and tokens[last + 1].ent == ent:
            last += 1
        return page.document.text[tokens[first].start : tokens[last].end]


def _handed_on(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """An outer quote's chain as the way of what is quoted in it: its speaker now quotes or conveys."""
    if not chain or chain[-1].relation != "says":
        return chain
    last = chain[-1]
    relation: Relation = "quotes" if last.kind in ("outlet", "agency", "media", "document") else "conveys"
    return (*chain[:-1], Link(name=last.name, kind=last.kind, relation=relation, span=last.span))
