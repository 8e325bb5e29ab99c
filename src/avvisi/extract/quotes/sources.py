"""Speakers and chains of a page's claims: names for the sources, and the links by which their words reached the reader."""

from dataclasses import dataclass

from avvisi.extract.base import Findings
from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.carriers import carriers
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.nesting import Placed
from avvisi.extract.quotes.relays import Relays
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Link, Relation, Speaker
from avvisi.parse.tokens import Parsed, Token


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
        self._speech = speech
        self._relays = Relays(speech)

    def __call__(self, page: Parsed, earlier: Findings, claims: list[Placed]) -> list[Who]:
        """One for each, in the same order: a nested claim's chain goes on from the outer one's."""
        found: list[Who] = []
        identities = Identities(page, earlier, self._speech)
        first = Link(name=page.document.outlet.name, kind="outlet", relation="publishes", span=None)
        whole = (first, *carriers(page.document, self._speech))
        for claim, parent in claims:
            before = whole if parent is None else _handed_on(found[parent].chain)
            found.append(self._who(page, identities, self._relays(claim, identities), before))
        return found

    def _who(self, page: Parsed, identities: Identities, claim: Claim, before: tuple[Link, ...]) -> Who:
        addressee = identities.of(claim.addressee).name if claim.addressee is not None else None
        relays = tuple(self._link(identities, relay) for relay in claim.relays)
        chain = _joined(before, relays)
        affiliation = page.document.outlet.affiliation
        if claim.speaker is None:
            return Who(None, chain, addressee, affiliation)
        source = identities.of(claim.speaker, claim.source)
        span = source.span if claim.source else None
        link = Link(name=source.name, kind=source.kind, relation="says", span=span)
        return Who(Speaker(name=source.name, span=span, unnamed=source.unnamed), (*_less(chain, link), link), addressee, affiliation)

    def _link(self, identities: Identities, relay: Relay) -> Link:
        source = identities.of(relay.token, _alone(relay.token))
        kind = source.kind
        if kind not in ("agency", "outlet", "media") and (
            not relay.shown or kind in ("person", "institution") and relay.relation == "quotes"
        ):
            kind = "outlet"
        return Link(name=source.name, kind=kind, relation=relay.relation, span=source.span if relay.shown else None)


def _alone(token: Token) -> tuple[Token, ...]:
    """A relay's words without its conjuncts."""
    barred = [c for c in token.children if c.dep in ("conj", "cc")]
    inside = {t.i for b in barred for t in phrases.below(b)}
    return tuple(t for t in phrases.noun_phrase(token) if t.i not in inside and t.dep != "cc") or (token,)


def _joined(before: tuple[Link, ...], relays: tuple[Link, ...]) -> tuple[Link, ...]:
    """The way so far and this sentence's relays; who stands in both stands once."""
    known = {link.name for link in before if link.name}
    return (*before, *(link for link in relays if link.name not in known))


def _less(chain: tuple[Link, ...], last: Link) -> tuple[Link, ...]:
    """A chain whose carrier is the speaker itself ('the agency said', credited to the agency) has it once."""
    return tuple(link for link in chain if link.name is None or link.name != last.name or link.relation == "conveys")


def _handed_on(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """An outer quote's chain as the way of what is quoted in it: its speaker now quotes or conveys."""
    if not chain or chain[-1].relation != "says":
        return chain
    last = chain[-1]
    relation: Relation = "quotes" if last.kind in ("outlet", "agency", "media", "document") else "conveys"
    return (*chain[:-1], Link(name=last.name, kind=last.kind, relation=relation, span=last.span))
