"""Which claim stands inside which, and which say the same twice."""

from collections import defaultdict

from avvisi.extract.quotes.claims import Claim, replace

Placed = tuple[Claim, int | None]


def nested(claims: list[Claim]) -> list[Placed]:
    """(claim, number of the claim it stands in), in order of the text, doubles left out.

    A claim stands in another where its cue and content lie within the other's content.
    """
    claims = _held_in(claims)
    ordered = sorted(claims, key=lambda c: (c.content[0][0], -_size(c), c.at.i))
    kept: list[Claim] = []
    parents: list[int | None] = []
    for claim in ordered:
        parent: int | None = None
        drop = False
        for number in range(len(kept) - 1, max(-1, len(kept) - 60), -1):
            other = kept[number]
            if _same(claim, other):
                drop = True
                break
            if _inside(claim, other) and (parent is None or _size(other) < _size(kept[parent])):
                parent = number
        if parent is not None and claim.way == "nominal" and _denied(claim, kept[parent]):
            parent = None  # 'denied a report by the daily that …': the daily's words, and not the denier's
        own = (
            parent is not None and claim.speaker is not None and claim.speaker.lower in ("i", "we", "us", "my", "our", "me")
        )  # 'I think …', said by the speaker
        if not drop and not own and not (parent is not None and _deed(claim)):
            kept.append(claim)
            parents.append(parent)
    return list(zip(kept, parents, strict=True))


def _held_in(claims: list[Claim]) -> list[Claim]:
    """'Lima had promised her a trial, | her mother, Ana Pop, told the radio': what was promised ends where the words that tell of the promise end."""
    beside: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.way == "clause" and len(claim.content) == 1:
            beside[claim.at.sentence.index].append(claim)
    return [_ended(claim, beside[claim.at.sentence.index]) for claim in claims]


def _ended(claim: Claim, beside: list[Claim]) -> Claim:
    if len(claim.content) != 1 or claim.way == "nominal":
        return claim
    start, end = claim.content[0]
    for outer in beside:
        first, last = outer.content[0]
        holds = outer is not claim and first <= claim.cue[0].start < start < last < end
        if holds and last <= outer.start < end:
            return replace(claim, content=((start, last),))
    return claim


def _denied(claim: Claim, outer: Claim) -> bool:
    """Whether the outer words only deny or reject that this was so."""
    return outer.stance in ("denies", "rejects") and (outer.act or claim.at.dep == "dobj" and claim.at.head is outer.at)


def _deed(claim: Claim) -> bool:
    """'asked her to convey his greetings', 'would not stop backing its allies': within words, an infinitive or participle is what shall be done, not what was said."""
    return (
        claim.way == "phrase"
        and claim.at.tag in ("VB", "VBG")
        and claim.rule not in ("intend", "want", "believe", "hold", "promise", "threaten", "offer", "refuse", "describe")
    )


def _size(claim: Claim) -> int:
    return sum(e - s for s, e in claim.content)


def _inside(claim: Claim, other: Claim) -> bool:
    cue = claim.cue[0].start
    return any(s <= cue < e for s, e in other.content) and all(any(s <= a and b <= e for s, e in other.content) for a, b in claim.content)


def _same(claim: Claim, other: Claim) -> bool:
    """The same content by the same speaker: said twice ('promised' read as two rules)."""
    return claim.content == other.content and (claim.speaker is other.speaker or claim.speaker is None)
