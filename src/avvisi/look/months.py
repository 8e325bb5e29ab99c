"""Months as numbers, and stretches of time cut into equal parts for a chart."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})(?:-|$)")
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


def number(month: str) -> int | None:
    """'2021-08' (or a longer ISO date) as a count of months; None where it is no month."""
    found = _MONTH.match(month)
    return int(found.group(1)) * 12 + int(found.group(2)) - 1 if found and 1 <= int(found.group(2)) <= 12 else None


def name(month: int) -> str:
    """The count of months as '2021-08'."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


@dataclass(frozen=True)
class Scale:
    """Equal parts of `step` months from `first` on; what lies outside is not on it."""

    first: int
    step: int
    parts: int

    def part(self, month: str | None) -> int | None:
        """Which part a month lies in, None where outside or unknown."""
        at = number(month) if month else None
        if at is None:
            return None
        i = (at - self.first) // self.step
        return i if 0 <= i < self.parts else None

    def label(self, i: int) -> str:
        """A part as a person reads it: '2021', '2021-08' or '2021-07 … 2021-12'."""
        start = self.first + i * self.step
        if self.step == 1:
            return name(start)
        if self.step == 12:
            return f"{start // 12}"
        return f"{name(start)} … {name(start + self.step - 1)}" if self.step < 12 else f"{start // 12}–{(start + self.step - 1) // 12}"

    def labels(self) -> list[str]:
        """All labels."""
        return [self.label(i) for i in range(self.parts)]


def scale(low: str | None, high: str | None, most: int) -> Scale:
    """The finest scale from one month to another with at most so many parts."""
    first, last = number(low or ""), number(high or "")
    if first is None or last is None or last < first:
        return Scale(first=0, step=1, parts=0)
    for step in STEPS:
        start = first - first % step
        parts = (last - start) // step + 1
        if parts <= most:
            break
    else:
        step = STEPS[-1] * ((parts + most - 1) // most)
        start = first - first % step
        parts = (last - start) // step + 1
    return Scale(first=start, step=step, parts=parts)


def filled(on: Scale, counts: Iterable[tuple[str | None, int]]) -> list[int]:
    """Counts by month summed into the parts of a scale."""
    made = [0] * on.parts
    for month, count in counts:
        i = on.part(month)
        if i is not None:
            made[i] += count
    return made
