"""Regions of plain text on invented pages: character F1 of each kind, publication date and outlet.

usage: python bench/regions.py [--second|--own] [--held] [--errors]

`--second` reads the pages by another author, `--own` those of layouts from all over, `--held` those that are not tuned on (of which no error is shown).
"""

import json
import sys
from collections import Counter
from pathlib import Path

from avvisi.clean.document import Cleaner
from avvisi.lexicon.load import Lexicon
from avvisi.model.text import RawPage

HERE = Path(__file__).resolve().parent
KINDS = ("title", "standfirst", "dateline", "body", "caption", "credit", "boilerplate")


def cells(text: str, regions: list[tuple[str, int, int]], kind: str) -> set[int]:
    """The characters of a kind, without white space."""
    return {i for k, a, b in regions if k == kind for i in range(a, b) if not text[i].isspace()}


def main() -> None:
    """Print the figures."""
    held = "--held" in sys.argv
    half = "own" if "--own" in sys.argv else ("second_held" if held else "second") if "--second" in sys.argv else "held" if held else "tune"
    errors = "--errors" in sys.argv and not held
    clean = Cleaner(Lexicon())
    hit, extra, miss, right = Counter(), Counter(), Counter(), Counter()
    pages = [json.loads(line) for line in (HERE / "data/regions" / f"{half}.jsonl").open(encoding="utf-8")]
    for page in pages:
        text = page["text"]
        document = clean(RawPage(given_id=page["id"], text=text, url=page.get("url")))
        gold = [(r["kind"], *r["span"]) for r in page["regions"]]
        found = [(r.kind, r.start, r.end) for r in document.regions]
        for kind in KINDS:
            a, b = cells(text, gold, kind), cells(text, found, kind)
            hit[kind] += len(a & b)
            extra[kind] += len(b - a)
            miss[kind] += len(a - b)
            if errors and a != b:
                for name, part in (("missed", a - b), ("extra", b - a)):
                    if part:
                        print(
                            f"{page['id']} {kind:11} {name:6} {''.join(text[i] if i in part else ' ' for i in range(min(part), max(part) + 1))[:150]!r}"
                        )
        right["published"] += document.published.value == page["published"]
        right["outlet"] += document.outlet.name == page["outlet"]
        if errors and document.published.value != page["published"]:
            print(
                f"{page['id']} published {document.published.value} not {page['published']}: {[c.value for c in document.published.candidates]}"
            )
        if errors and document.outlet.name != page["outlet"]:
            print(f"{page['id']} outlet {document.outlet.name} not {page['outlet']}")
    for kind in KINDS:
        p, r = hit[kind] / max(1, hit[kind] + extra[kind]), hit[kind] / max(1, hit[kind] + miss[kind])
        print(
            f"{kind:12} P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(1e-9, p + r):5.1f}   ({hit[kind] + miss[kind]} characters)"
        )
    for name in ("published", "outlet"):
        print(f"{name:12} {100 * right[name] / len(pages):5.1f}   ({len(pages)} pages)")


if __name__ == "__main__":
    main()
