"""Speakers and chains of a page's claims: names for the sources, and the links by which their words reached the reader."""

from collections.abc import Sequence
from dataclasses import replace

from avvisi.extract.base import Findings
from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.carriers import carriers
from avvisi.extract.quotes.carrying import Who, carried_over
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.house import of_the_house
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.nesting import Placed
from avvisi.extract.quotes.relays import Relays
from avvisi.extract.quotes.sexes import Sexes
from avvisi.extract.quotes.shown import Shown
from avvisi.extract.quotes.voices import Voices
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.lexicon.world import World
from avvisi.model.facts import Link, Relation, Speaker
from avvisi.model.text import Span
from avvisi.parse.tokens import Parsed, Token


class Sources:
    """`sources(page, findings, claims, quoted)` gives a Who for each claim."""

    def __init__(self, speech: SpeechLexicon, world: World, families: frozenset[str]) -> None:
        self._speech = speech
        self._relays, self._shown = Relays(speech), Shown(speech)
        self._mastheads = speech.words("medium_names") - speech.words("surnames_too")
        self._platforms = speech.words("platforms")
        self._given, self._families = world.given, families
        self._known = {name: medium for medium in world.media for name in (medium.name, *medium.aliases)}

    def __call__(self, page: Parsed, earlier: Findings, claims: list[Placed], quoted: frozenset[int]) -> list[Who]:
        """One for each, in the same order: a nested claim's chain goes on from the outer one's. `quoted`: the tokens within quotation marks."""
        identities = Identities(page, earlier, self._speech, self._known, self._given)
        voices = Voices(page, identities, quoted, self._speech, Sexes(self._given, self._families))
        voices.settle([claim for claim, _ in claims])
        first = Link(name=page.document.outlet.name, kind="outlet", relation="publishes", span=None)
        whole = (first, *carriers(page.document, self._known, self._mastheads))
        done: dict[int, Who] = {}
        complete: dict[int, Claim] = {}
        for number in sorted(range(len(claims)), key=lambda n: _depth(claims, n)):
            claim, parent = claims[number]
            if (medium := voices.quoting.get(claim.at.i)) is not None:
                claim = replace(claim, relays=(Relay(medium, "quotes", shown=False),))
            claim = self._relays(claim, identities)
            if shown := self._shown(page, claim, identities):
                claim = replace(claim, relays=(*shown, *claim.relays))
            complete[number] = claim
            before = (
                whole
                if parent is None or _judged(complete[parent])
                else _handed_on(done[parent].chain, reported=_reports(identities, complete[parent]))
            )
            done[number] = self._who(page, identities, claim, before)
        found = [done[n] for n in range(len(claims))]
        at_large = {(link.name, link.relation) for link in whole}
        return carried_over([complete[n] for n in range(len(claims))], found, identities, at_large)

    def _who(self, page: Parsed, identities: Identities, claim: Claim, before: tuple[Link, ...]) -> Who:
        addressee = identities.of(claim.addressee).name if claim.addressee is not None else None
        relays = tuple(self._link(identities, relay) for relay in claim.relays)
        chain = _joined(before, relays)
        if claim.speaker is None:
            return Who(None, chain, addressee, self._affiliation(page, chain))
        source = identities.of(claim.speaker, claim.source)
        known = identities.mention(claim.speaker, claim.source)
        unnamed = known is None or known.name[:1].islower()  # 'del Lago' of 'La Tribuna del Lago'
        if claim.rule == "dialogue" and unnamed and identities.media.asks(claim.speaker):
            source = replace(source, name=identities.media.whole(claim.speaker) or source.name)
        span = source.span if claim.source else None
        link = Link(name=source.name, kind=source.kind, relation="says", span=span)
        chain = _less(chain, link)
        if chain and chain[-1].relation == "conveys" and chain[-1].name == link.name:
            chain = chain[:-1]  # 'he accused them of hiding guns and asked for an inquiry': nobody conveys himself
        chain = (*chain, link)
        return Who(Speaker(name=source.name, span=span, unnamed=source.unnamed), chain, addressee, self._affiliation(page, chain))

    def _affiliation(self, page: Parsed, chain: tuple[Link, ...]) -> str | None:
        """Whose account it is: the affiliation of the medium nearest to the words, else the outlet's."""
        for link in reversed(chain):
            medium = self._known.get(link.name or "") if link.kind in ("agency", "outlet", "media") else None
            if medium is not None and medium.affiliation:
                return medium.affiliation
        return page.document.outlet.affiliation

    def _link(self, identities: Identities, relay: Relay) -> Link:
        source = identities.of(relay.token, _alone(relay.token))
        listed = identities.media.listed(relay.token, slot=True) if relay.relation in ("quotes", "cites", "carries") else None
        if listed is not None:
            source = replace(source, name=listed.name, kind="agency")
        if source.name.endswith(".") and source.name[:-1].lower() in self._platforms:
            source = replace(source, name=source.name[:-1])  # 'posted on X.'
        kind = source.kind
        known = identities.mention(relay.token, (relay.token,))
        if relay.words and not (known is not None and known.kind == "media" and _covers(known.span, relay.words)):
            source = replace(source, name=identities.media.called(relay.words))
        elif not relay.shown and kind in ("person", "institution") and (known is None or known.name[:1].islower()):
            source = replace(source, name=identities.media.whole(relay.token) or source.name)
        if kind not in ("agency", "outlet", "media") and (
            not relay.shown
            or kind in ("person", "institution")
            and (relay.relation == "quotes" or relay.relation == "cites" and relay.token.head.lemma == "report" and " " not in source.name)
        ):
            kind = "outlet"
        if kind == "outlet" and not relay.shown:
            kind = "media"  # 'outlet' without a place in the text is the one that publishes the text itself
        span = identities.page.document.span(relay.words[0].start, relay.words[-1].end) if relay.words else source.span
        return Link(name=source.name, kind=kind, relation=relay.relation, span=span if relay.shown else None)


def _covers(span: Span, words: Sequence[Token]) -> bool:
    return span.start <= words[0].start and words[-1].end <= span.end


def _judged(outer: Claim) -> bool:
    """'protested against remarks by the premier, who had said …': whoever judges words did not bring them."""
    return outer.act and outer.stance != "asserts"


def _depth(claims: list[Placed], number: int) -> int:
    depth = 0
    parent = claims[number][1]
    while parent is not None:
        depth += 1
        parent = claims[parent][1]
    return depth


def _alone(token: Token) -> tuple[Token, ...]:
    """A relay's words without its conjuncts."""
    barred = [c for c in token.children if c.dep in ("conj", "cc")]
    inside = {t.i for b in barred for t in phrases.below(b)}
    return tuple(t for t in phrases.noun_phrase(token) if t.i not in inside and t.dep != "cc") or (token,)


def _joined(before: tuple[Link, ...], relays: tuple[Link, ...]) -> tuple[Link, ...]:
    """The way so far and this sentence's relays; who stands in both stands once, the house under its short name too ('told Lantern')."""
    known = {link.name for link in before if link.name}
    house = before[0].name if before and before[0].kind == "outlet" else None
    once = {link.name: link for link in reversed(relays)}  # 'its KCNA agency': named by both words
    return (
        *before,
        *(r for r in relays if once[r.name] is r and r.name not in known and not (_prints(r) and of_the_house(r.name, house))),
    )


def _prints(link: Link) -> bool:
    return link.kind in ("outlet", "agency", "media")


def _less(chain: tuple[Link, ...], last: Link) -> tuple[Link, ...]:
    """A chain whose carrier is the speaker itself ('the agency said', credited to the agency) has it once."""
    return tuple(link for link in chain if link.name is None or link.name != last.name or link.relation == "conveys")


def _reports(who: Identities, outer: Claim) -> bool:
    """'X, the Chubu Keizai reported': a name that nothing else tells, and that reports what others say, is a medium."""
    name = outer.speaker
    return (
        outer.at.lemma == "report"
        and name is not None
        and name.tag == "NNP"
        and name.ent != "PERSON"
        and who.mention(name, (name,)) is None
    )


def _handed_on(chain: tuple[Link, ...], *, reported: bool = False) -> tuple[Link, ...]:
    """An outer quote's chain as the way of what is quoted in it: its speaker now quotes or conveys."""
    if not chain or chain[-1].relation != "says":
        return chain
    last = chain[-1]
    kind = "outlet" if reported and last.kind == "institution" else last.kind
    relation: Relation = "quotes" if kind in ("outlet", "agency", "media", "document") else "conveys"
    return (*chain[:-1], Link(name=last.name, kind=kind, relation=relation, span=last.span))
