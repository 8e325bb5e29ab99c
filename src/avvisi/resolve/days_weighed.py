"""Days of two events that can be one: those told, and where one report tells none, what the day it was published on leaves open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from avvisi.resolve.happenings import Happening
from avvisi.resolve.judgements import Reason

WORDS = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST", "CONSULT", "AGREE"))  # said or done once, however long ago
SAID = frozenset(("ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))  # 'backs the bid' can be what was said on the day before
Bounds = tuple[int | None, int | None]


class Days:
    """Days that agree; where one says none, the day of its report stands for 'not after, and rarely long before'."""

    def __init__(self, published: Sequence[Bounds] | Mapping[int, Bounds]) -> None:
        self.published = published

    def __call__(self, a: Happening, b: Happening) -> Iterator[Reason]:
        """What the days of two happenings say."""
        if a.earliest is not None and a.latest is not None and b.earliest is not None and b.latest is not None:
            yield from _spans(a.earliest, a.latest, b.earliest, b.latest)
            return
        if not pledged(a, b) and (apart := max(self._after(a, b), self._after(b, a))) > 1:
            yield Reason("day", -7.0, f"one was over {apart} days before the other began")
            return
        if a.background or b.background:
            if lasting(a) and lasting(b) and a.type not in WORDS:
                return  # sanctions last; what is asked for again and again is asked for anew
            if not (a.background and b.background):
                yield Reason("day", -0.7, "in one it is background without a day")
            elif (years := self._told_apart(a, b) // 366) > 0:
                yield Reason("day", -1.0 - min(years / 5, 2.0), f"told as past in reports {years} years apart, without a day")
            return
        ours, theirs = self._likely(a), self._likely(b)
        if ours is None or theirs is None:
            return
        if pledged(a, b):  # what will be done was said some days before
            ours, theirs = ((first - 3 * one.planned, last) for one, (first, last) in ((a, ours), (b, theirs)))
        apart = max(ours[0], theirs[0]) - min(ours[1], theirs[1])
        if apart <= 0 and lasting(a) != lasting(b):
            yield Reason("day", 0.3, "told in reports of the same days, as lasting in one")
        elif apart <= 0:
            yield Reason("day", 1.0, "told in reports of the same days")
        elif apart <= 3:
            yield Reason("day", 0.3, f"told in reports {apart} days apart")  # weeklies and second-day stories give no day either
        else:
            yield Reason("day", -1.0 - min(apart / 10, 4.0), f"told {apart} days apart")

    def _after(self, one: Happening, other: Happening) -> int:
        """Days by which one surely began after the other was over, or was told as done; 0 where that is open."""
        told = None if other.planned else self.published[other.document][1]
        last = min((day for day in (other.latest, told) if day is not None), default=None)
        return 0 if one.earliest is None or last is None else one.earliest - last

    def _told_apart(self, a: Happening, b: Happening) -> int:
        """Days between the reports, as far as they are known."""
        (first, last), (other_first, other_last) = self.published[a.document], self.published[b.document]
        if first is None or last is None or other_first is None or other_last is None:
            return 0
        return max(first - other_last, other_first - last, 0)

    def _likely(self, one: Happening) -> tuple[int, int] | None:
        """The days an event can well be of: its own, else the few before its report."""
        if one.earliest is not None and one.latest is not None:
            return one.earliest, one.latest
        first, last = self.published[one.document]
        if first is None or last is None:
            return None
        if one.planned:
            return first, last + 21
        return max(first - 3, one.earliest or 0), min(last, one.latest or last)


def lasting(one: Happening) -> bool:
    """A state of affairs, not an act of some day: told as lasting, by its bare name ('under sanctions'), or as background without a day.

    What was said in the past is no state of affairs: 'had asked for' tells of some day, though it names none.
    """
    return one.earliest is None and (one.standing or one.noun or (one.background and one.type not in WORDS))


def pledged(a: Happening, b: Happening) -> bool:
    """Whether one tells that a deed will be done and the other that the like was promised or agreed: the day of the one is the deed's, of the other the word's."""
    return (
        bool(a.of & b.of)
        and a.planned != b.planned
        and "AGREE" in (a.type, b.type)
        and all(one.type == "AGREE" or one.promised for one in (a, b))
    )


def _spans(first: int, last: int, other_first: int, other_last: int) -> Iterator[Reason]:
    apart = max(first, other_first) - min(last, other_last)
    wide = max(last - first, other_last - other_first)
    if apart > 1:
        one, other = (last, other_first) if last < other_first else (other_last, first)
        yield Reason("day", -3.5 if apart <= 3 else -7.0, f"{_day(one)} and {_day(other)} are {apart} days apart")
    elif apart == 1:
        yield Reason("day", -0.5 if wide else -1.0, "on neighbouring days")
    elif wide == 0:
        yield Reason("day", 3.0, f"both on {_day(first)}")
    else:
        yield Reason("day", 2.0 if wide <= 7 else 1.0 if wide <= 31 else 0.3, "the days can be the same")


def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()
