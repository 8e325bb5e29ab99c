"""What was said in a meeting belongs to it: wishes, praise, thanks and what both sides agreed on. A promise or an invitation is a thing of its own,
and so is an accusation of others; a hard word for them in passing ('despite their aggression') is not.

'In Oslo the minister stressed the need for closer ties' tells nothing but the meeting in Oslo; 'in Oslo he promised ten million for wells'
tells of a promise, which other reports tell without the meeting.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from avvisi.resolve.happenings import Happening
from avvisi.resolve.judgements import Reason

SPOKEN = frozenset(("AGREE", "SUPPORT", "REQUEST"))
DEEDS = frozenset(("support.sign", "support.recognize"))  # rules of SUPPORT that tell of acts, not of words
TALK = frozenset(("SUPPORT", "COOPERATE", "CONSULT", "AGREE", "REQUEST"))
IN_PASSING = frozenset(("accuse.misdeeds",))  # rules of words that judge somebody in the course of saying something else
SAID_THERE = Reason("occasion", 1.0, "said in the meeting, by its sides about each other")
REMARK = Reason("occasion", 0.5, "a word in passing of what one of its sides said there")
SAID_IN_IT = Reason("occasion", 0.5, "the report tells of one meeting of these parties, and this of no other day")


def belonging(happenings: Sequence[Happening], apart: frozenset[str] | set[str] = frozenset()) -> dict[int, tuple[int, Reason]]:
    """What was said -> the meeting it was said in, and why. `apart` are events that users decided on: they are left alone."""
    by_occasion: dict[str, int] = {}
    by_document: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(happenings):
        if one.type == "CONSULT" and one.occasion:
            by_occasion.setdefault(one.occasion, i)
            by_document[one.document].append(i)
    return {i: found for i, one in enumerate(happenings) if one.id not in apart for found in _of(one, happenings, by_occasion, by_document)}


def _of(
    one: Happening, happenings: Sequence[Happening], by_occasion: dict[str, int], by_document: dict[int, list[int]]
) -> Iterator[tuple[int, Reason]]:
    """At most one meeting: the one the extractor found, else the only one of the report that it can have been said in."""
    passing = one.rule in IN_PASSING
    if (one.type not in SPOKEN and not passing) or one.promised or one.background or one.rule in DEEDS or _own_deed(one):
        return
    if one.occasion in by_occasion:
        meeting = by_occasion[one.occasion]
        if one.parties <= happenings[meeting].parties:
            yield meeting, SAID_THERE
        elif passing and one.actors <= happenings[meeting].parties:
            yield meeting, REMARK
    elif not one.occasion and not one.standing and not one.planned and len(one.parties) > 1:
        fitting = [m for m in by_document[one.document] if one.parties <= happenings[m].parties]
        if len(fitting) == 1 and _fits(one, happenings[fitting[0]]):
            yield fitting[0], SAID_IN_IT


def _own_deed(one: Happening) -> bool:
    """'Lima has agreed to free the pilots': what one side alone will do is told without the meeting too."""
    return one.type == "AGREE" and len(one.actors) == 1 and bool(one.of) and not one.of & TALK


def _fits(said: Happening, meeting: Happening) -> bool:
    """Whether day and persons allow that it was said there, with one person at least that speaks in both."""
    if meeting.planned or meeting.background or meeting.negated:
        return False
    if said.earliest is not None and (
        meeting.earliest is None or max(said.earliest, meeting.earliest) > min(said.latest or 0, meeting.latest or 0)
    ):
        return False
    return bool(said.persons) and said.persons <= meeting.persons
