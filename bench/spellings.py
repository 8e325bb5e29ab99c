"""Spellings of statesmen's names: which pairs are one person? `--held` for the half that is not tuned on.

usage: python bench/spellings.py [--held | --own | --own2 | --fresh | --tune2] [--errors]

Printed twice: by the letters alone, and as a record joins them that has one report of each (the pair's states, offices and years as evidence;
only `tune` and `held` have them). `--errors` names the pairs, but never those of the held half.
"""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from avvisi.resolve.name_words import words_of
from avvisi.resolve.people import People
from avvisi.resolve.persons import Sighting, title_words
from avvisi.resolve.spelling import same_person

HERE = Path(__file__).resolve().parent
HALVES = ("held", "own2", "own", "fresh", "tune2")


class Two:
    """Two reports, each of the years that its person held office."""

    def __init__(self, row: dict) -> None:
        self.rows = [{"id": side} for side in "ab"]
        self.ranks = [0, 1]
        self._years = [(row["context"][side].get("years") or "").split("-") for side in "ab"]

    def days(self, i: int) -> tuple[int | None, int | None]:
        """The years as days."""
        if not self._years[i][-1]:
            return None, None
        return date(int(self._years[i][0]), 1, 1).toordinal(), date(int(self._years[i][-1]), 12, 31).toordinal()

    def order(self, i: int) -> tuple[str, str, str]:
        """By side."""
        return "", "", "ab"[i]


def joined(row: dict) -> bool:
    """Whether a record of two reports takes the two for one person."""
    seen, named = {}, {}
    for i, side in enumerate("ab"):
        told = row["context"][side]
        state = told.get("state")
        named[i] = {state} if state else set()
        offices = frozenset({(title_words(told["office"]), state)}) if told.get("office") else frozenset()
        name = row[side]
        seen[i, name] = Sighting(document=i, name=name, forms=frozenset({name}), states=frozenset(named[i]), offices=offices)
    people = People(seen, Two(row), named)  # type: ignore[arg-type]
    return people.of[0, row["a"]] == people.of[1, row["b"]]


def line(name: str, counts: Counter) -> None:
    """One line of figures."""
    p = counts["hit"] / max(1, counts["hit"] + counts["extra"])
    r = counts["hit"] / max(1, counts["hit"] + counts["miss"])
    print(
        f"{name:28} P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(1e-9, p + r):5.1f}   false merges {counts['extra']}, of them of one surname {counts['surname']}"
    )


def main() -> None:
    """Print the figures."""
    half = next((h for h in HALVES if f"--{h}" in sys.argv), "tune")
    errors = "--errors" in sys.argv and half != "held"
    rows = [json.loads(row) for row in (HERE / "data/spellings" / f"{half}.jsonl").open(encoding="utf-8")]
    ways = {"letters alone": lambda row: same_person(row["a"], row["b"])}
    if any(row["context"]["a"] for row in rows):
        ways["as a record joins them"] = joined
    for name, way in ways.items():
        counts: Counter[str] = Counter()
        for row in rows:
            said = way(row)
            if row["same"]:
                counts["hit" if said else "miss"] += 1
            elif said:
                counts["extra"] += 1
                counts["surname"] += words_of(row["a"])[-1] == words_of(row["b"])[-1]
            if errors and said != row["same"]:
                a, b = row["context"]["a"], row["context"]["b"]
                print("MISS" if row["same"] else "EXTRA", row["family"], "|", row["a"], "|", row["b"], a.get("years"), b.get("years"))
        line(name, counts)


if __name__ == "__main__":
    main()
