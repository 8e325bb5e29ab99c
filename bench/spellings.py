"""Spellings of statesmen's names: which pairs are one person? `--held` for the half that is not tuned on.

usage: python bench/spellings.py [--held | --own | --fresh] [--errors]

Printed twice: by the letters alone, and with what reports tell besides (state, and years no more than a working life apart).
"""

import json
import sys
from collections import Counter
from pathlib import Path

from avvisi.resolve.spelling import same_person, words_of

HERE = Path(__file__).resolve().parent


def evidence(row: dict) -> bool:
    """Whether state and years let the two be one person."""
    a, b = row["context"]["a"], row["context"]["b"]
    if a.get("state") and b.get("state") and a["state"] != b["state"]:
        return False
    spans = [sorted(int(y) for y in (c.get("years") or "").replace("–", "-").split("-") if y.strip().isdigit()) for c in (a, b)]
    return not all(spans) or max(spans[0][0], spans[1][0]) - min(spans[0][-1], spans[1][-1]) <= 25


def line(name: str, counts: Counter) -> None:
    """One line of figures."""
    p = counts["hit"] / max(1, counts["hit"] + counts["extra"])
    r = counts["hit"] / max(1, counts["hit"] + counts["miss"])
    print(
        f"{name:28} P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(1e-9, p + r):5.1f}   false merges {counts['extra']}, of them of one surname {counts['surname']}"
    )


def main() -> None:
    """Print the figures."""
    half = next((h for h in ("held", "own2", "own", "fresh", "tune2") if f"--{h}" in sys.argv), "tune")
    errors = "--errors" in sys.argv and half != "held"
    letters: Counter[str] = Counter()
    besides: Counter[str] = Counter()
    for row in map(json.loads, (HERE / "data/spellings" / f"{half}.jsonl").open(encoding="utf-8")):
        said = same_person(row["a"], row["b"])
        for counts, found in ((letters, said), (besides, said and evidence(row))):
            if row["same"]:
                counts["hit" if found else "miss"] += 1
            elif found:
                counts["extra"] += 1
                counts["surname"] += words_of(row["a"])[-1] == words_of(row["b"])[-1]
        if errors and said != row["same"]:
            print(
                "MISS" if row["same"] else "EXTRA",
                row["family"],
                "|",
                row["a"],
                "|",
                row["b"],
                row["context"]["a"].get("years"),
                row["context"]["b"].get("years"),
            )
    line("letters alone", letters)
    line("with state and years", besides)


if __name__ == "__main__":
    main()
