"""Speakers and chains of a page's claims: names for the sources, and the links by which their words reached the reader."""

from dataclasses import dataclass, replace

from avvisi.extract.base import Findings
from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.carriers import carriers
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.house import of_the_house
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.nesting import Placed
from avvisi.extract.quotes.relays import Relays
from avvisi.extract.quotes.sexes import Sexes
from avvisi.extract.quotes.voices import Voices
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.lexicon.world import World
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
    """`sources(page, findings, claims, quoted)` gives a Who for each claim."""

    def __init__(self, speech: SpeechLexicon, world: World, families: frozenset[str]) -> None:
        self._speech = speech
        self._relays = Relays(speech)
        self._given, self._families = world.given, families
        self._known = {name: medium for medium in world.media for name in (medium.name, *medium.aliases)}

    def __call__(self, page: Parsed, earlier: Findings, claims: list[Placed], quoted: frozenset[int]) -> list[Who]:
        """One for each, in the same order: a nested claim's chain goes on from the outer one's. `quoted`: the tokens within quotation marks."""
        identities = Identities(page, earlier, self._speech, self._known, self._given)
        voices = Voices(page, identities, quoted, self._speech, Sexes(self._given, self._families))
        voices.settle([claim for claim, _ in claims])
        first = Link(name=page.document.outlet.name, kind="outlet", relation="publishes", span=None)
        whole = (first, *carriers(page.document, self._known))
        done: dict[int, Who] = {}
        complete: dict[int, Claim] = {}
        for number in sorted(range(len(claims)), key=lambda n: _depth(claims, n)):
            claim, parent = claims[number]
            if (medium := voices.quoting.get(claim.at.i)) is not None:
                claim = replace(claim, relays=(Relay(medium, "quotes", shown=False),))
            claim = complete[number] = self._relays(claim, identities)
            before = (
                whole
                if parent is None or _judged(complete[parent])
                else _handed_on(done[parent].chain, reported=_reports(identities, complete[parent]))
            )
            done[number] = self._who(page, identities, claim, before)
        found = [done[n] for n in range(len(claims))]
        at_large = {(link.name, link.relation) for link in whole}
        return self._carried_over([complete[n] for n in range(len(claims))], found, identities, at_large)

    def _who(self, page: Parsed, identities: Identities, claim: Claim, before: tuple[Link, ...]) -> Who:
        addressee = identities.of(claim.addressee).name if claim.addressee is not None else None
        relays = tuple(self._link(identities, relay) for relay in claim.relays)
        chain = _joined(before, relays)
        if claim.speaker is None:
            return Who(None, chain, addressee, self._affiliation(page, chain))
        source = identities.of(claim.speaker, claim.source)
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
        kind = source.kind
        if not relay.shown and kind in ("person", "institution") and identities.mention(relay.token, (relay.token,)) is None:
            source = replace(source, name=identities.media.whole(relay.token) or source.name)
        if kind not in ("agency", "outlet", "media") and (
            not relay.shown or kind in ("person", "institution") and relay.relation == "quotes"
        ):
            kind = "outlet"
        if kind == "outlet" and not relay.shown:
            kind = "media"  # 'outlet' without a place in the text is the one that publishes the text itself
        return Link(name=source.name, kind=kind, relation=relay.relation, span=source.span if relay.shown else None)

    def _carried_over(
        self, claims: list[Claim], found: list[Who], identities: Identities, whole: set[tuple[str | None, Relation]]
    ) -> list[Who]:
        """'The agency quoted her as saying X. She added Y.' came through the agency too; so did 'He said X. He made the remarks …, according to …'."""
        out = list(found)
        order = sorted(range(len(claims)), key=lambda n: claims[n].at.i)
        in_sentence: dict[int, list[int]] = {}
        for number in order:
            in_sentence.setdefault(claims[number].at.sentence.index, []).append(number)
        for last, now in zip(order, order[1:], strict=False):
            one, two = claims[last], claims[now]
            distance = two.at.sentence.index - one.at.sentence.index
            if not distance and _speaks_on(one, two) and _less_only(out[last], out[now]):
                out[now] = replace(out[now], chain=out[last].chain)
            if distance != 1:
                continue
            if one.at.sentence.paragraph == two.at.sentence.paragraph and _for_ones_part(two):
                out[now] = _through_too(out[last], out[now], whole)
                continue
            again = two.speaker is not None and (two.speaker.tag == "PRP" or _named_again(two.speaker))
            if again:  # 'X, the mayor said, the agency reported. She added …': it is the mayor's words that go on
                last = next((n for n in reversed(in_sentence[one.at.sentence.index]) if _same_speaker(out[n], out[now])), last)
                one = claims[last]
            if again and one.at.sentence.paragraph == two.at.sentence.paragraph:
                carried = _carried(out[last].chain, whole)
                if carried and _same_speaker(out[last], out[now]) and len(out[now].chain) == len(out[last].chain) - len(carried):
                    out[now] = replace(out[now], chain=(*out[now].chain[:-1], *carried, out[now].chain[-1]))
            elif two.way == "according" and _made_the_remarks(two):
                link = out[now].chain[-1]
                place = next((t for t in two.source if t.tag in ("NN", "NNP") and identities.is_medium(t)), None)
                there = identities.of(place) if place is not None else None
                kind = there.kind if there is not None else link.kind
                medium = Link(name=(there or link).name, kind="media" if kind == "outlet" else kind, relation="publishes", span=None)
                if link.relation == "says" and out[last].speaker is not None and not any(c.name == link.name for c in out[last].chain):
                    out[last] = replace(out[last], chain=(*out[last].chain[:-1], medium, out[last].chain[-1]))
        return out


def _carried(chain: tuple[Link, ...], whole: set[tuple[str | None, Relation]]) -> tuple[Link, ...]:
    """The media of a chain that words right behind may have come through as well."""
    return tuple(
        Link(name=c.name, kind="media" if c.kind == "outlet" else c.kind, relation=c.relation, span=None)
        for c in chain[:-1]
        if c.relation in ("quotes", "cites", "carries") and c.kind in ("agency", "outlet", "media") and (c.name, c.relation) not in whole
    )


def _for_ones_part(claim: Claim) -> bool:
    """'For his part, the guest said …': one report goes on."""
    words = [t.lower for t in claim.at.sentence.tokens[:3]]
    return len(words) == 3 and words[0] == "for" and words[2] == "part"


def _through_too(one: Who, two: Who, whole: set[tuple[str | None, Relation]]) -> Who:
    """The second with the first's media, where it has none of its own."""
    carried = _carried(one.chain, whole)
    own = any(c.kind in ("agency", "outlet", "media") and (c.name, c.relation) not in whole for c in two.chain[:-1])
    return two if own or not carried or not two.chain else replace(two, chain=(*two.chain[:-1], *carried, two.chain[-1]))


def _speaks_on(one: Claim, two: Claim) -> bool:
    """'told the radio that …, adding that …': one telling."""
    return two.at.tag == "VBG" and two.at.head is one.at and two.at.dep == "advcl"


def _less_only(one: Who, two: Who) -> bool:
    """The same speaker, with fewer links before him."""
    same = one.speaker is not None and two.speaker is not None and one.speaker.name == two.speaker.name
    return same and len(two.chain) < len(one.chain) and all(link.name in {c.name for c in one.chain} for link in two.chain)


def _named_again(speaker: Token) -> bool:
    """'the council', 'the minister': a body or office named again by its noun."""
    beside = [c for c in speaker.children if c.dep not in ("relcl", "punct", "appos")]
    return speaker.tag == "NN" and len(beside) == 1 and beside[0].lower in ("the", "this")


def _same_speaker(one: Who, two: Who) -> bool:
    return one.speaker is not None and two.speaker is not None and _same_name(one.speaker.name, two.speaker.name)


def _same_name(one: str, two: str) -> bool:
    """The same, or named again by the last word of the name: 'Mali's ruling council', 'the council'."""
    return one == two or two.lower().startswith("the ") and one.lower().endswith(" " + two.lower()[4:])


def _made_the_remarks(claim: Claim) -> bool:
    """'She made the remarks in Oslo, according to …': says where the words before come from."""
    tokens = claim.at.sentence.tokens
    return any(
        t.lemma in ("make", "deliver", "issue")
        and (thing := t.child("dobj")) is not None
        and thing.lemma in ("remark", "comment", "statement", "speech")
        for t in tokens
    )


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
