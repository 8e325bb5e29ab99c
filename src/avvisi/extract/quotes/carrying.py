"""Words that came the same way as those before them: 'The agency quoted her as saying X. She added Y.', 'the weekly asked. He answered …'."""

from dataclasses import dataclass, replace

from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.identity import Identities
from avvisi.model.facts import Link, Relation, Speaker
from avvisi.parse.tokens import Token


@dataclass(frozen=True, slots=True)
class Who:
    """A claim's speaker and chain."""

    speaker: Speaker | None
    chain: tuple[Link, ...]
    addressee: str | None = None
    affiliation: str | None = None


def carried_over(claims: list[Claim], found: list[Who], identities: Identities, whole: set[tuple[str | None, Relation]]) -> list[Who]:
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
        if not distance and _behind_semicolon(one, two) and _same_speaker(out[last], out[now]):
            out[now] = _through_too(out[last], out[now], whole)
        if distance == 1 and one.at.sentence.paragraph == two.at.sentence.paragraph and _answers(one, two):
            out[now] = _to_whom(out[last], out[now])
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


def _behind_semicolon(one: Claim, two: Claim) -> bool:
    """'The agency quoted her as saying X; Y, she warned, …'."""
    between = one.at.sentence.tokens[one.at.i + 1 - one.at.sentence.tokens[0].i : two.at.i - one.at.sentence.tokens[0].i]
    return any(t.text == ";" for t in between) and two.speaker is not None and two.speaker.tag == "PRP"


def _answers(one: Claim, two: Claim) -> bool:
    """'“How many?” the weekly asked the warden. “Fewer than in May,” he answered.'"""
    return one.stance == "asks" and two.at.lemma in ("answer", "reply", "respond", "retort") and two.speaker is not one.speaker


def _to_whom(one: Who, two: Who) -> Who:
    """Who answers a medium is quoted by it."""
    asker = one.chain[-1] if one.speaker is not None else None
    if asker is None or asker.kind not in ("agency", "outlet", "media") or any(c.name == asker.name for c in two.chain):
        return two
    kind = "media" if asker.kind == "outlet" else asker.kind
    link = Link(name=asker.name, kind=kind, relation="quotes", span=None)
    return replace(two, chain=(*two.chain[:-1], link, *two.chain[-1:]))


def _carried(chain: tuple[Link, ...], whole: set[tuple[str | None, Relation]]) -> tuple[Link, ...]:
    """The media of a chain that words right behind may have come through as well."""
    return tuple(
        Link(name=c.name, kind="media" if c.kind == "outlet" else c.kind, relation=c.relation, span=None)
        for c in chain[:-1]
        if c.relation in ("quotes", "cites", "carries", "publishes")
        and c.name
        and c.kind in ("agency", "outlet", "media")
        and (c.name, c.relation) not in whole
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
    return speaker.tag in ("NN", "NNS") and len(beside) == 1 and beside[0].lower in ("the", "this")


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
