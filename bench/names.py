"""Names on invented reports of ten regions: is each found, of the right kind, and linked to the right person or state? `--held` for the other half.

usage: python bench/names.py [--held | --data FILE] [--errors] [--by-region]

FILE is another half of the same form (`bench/data/names/second_tune.jsonl`); `--errors` is for halves that are tuned on.

A mention counts where kind and name (persons, organisations, media, places) or code (states) agree and the spans overlap by half.
Pronouns and descriptions are scored apart: their links where both see one (precision), and how many of gold are found.
"""

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from avvisi.flow import Flow
from avvisi.model.text import RawPage

HERE = Path(__file__).resolve().parent
NAMED = ("full", "short", "metonym", "adjective", "epithet")


def plain(name: str) -> str:
    """Lower case, plain letters, no article."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold().replace("’", "'")
    return re.sub(r"^the ", "", folded)


def same(gold: dict, found: dict) -> bool:
    """One kind, one name; organisations by containment, for a canonical name may be longer."""
    if gold["kind"] != found["kind"]:
        return False
    if gold["kind"] == "state":
        return gold["code"] == found["code"]
    a, b = plain(gold["name"]), plain(found["name"])
    if gold["kind"] in ("organisation", "media", "place"):
        return a == b or a in b or b in a or plain(gold["text"]) == plain(found["text"])
    return a == b


def near(a: list[int], b: list[int]) -> bool:
    """Overlap by half of the longer."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared * 2 >= max(a[1] - a[0], b[1] - b[0])


def main() -> None:
    """Print the figures."""
    file = HERE / "data/names" / ("held.jsonl" if "--held" in sys.argv else "tune.jsonl")
    if "--data" in sys.argv:
        file = Path(sys.argv[sys.argv.index("--data") + 1])
    errors = "--errors" in sys.argv and "held" not in file.name
    texts = [json.loads(line) for line in file.open(encoding="utf-8")]
    coded = Flow().code([RawPage(given_id=t["id"], text=t["text"], published=t["published"]) for t in texts])
    scores: dict[str, Counter] = defaultdict(Counter)
    regions: dict[str, Counter] = defaultdict(Counter)
    for text, found in zip(texts, coded, strict=True):
        gold = [{**m, "text": text["text"][slice(*m["span"])]} for m in text["mentions"]]
        mentions = [
            {"span": [m.span.start, m.span.end], "kind": m.kind, "name": m.name, "code": m.code, "form": m.form, "text": m.span.text}
            for m in found.mentions
        ]
        score(text, gold, mentions, scores, regions, errors)
    for kind in ("person", "state", "organisation+media", "place", "pronoun, description"):
        line(kind, scores[kind])
    if "--by-region" in sys.argv:
        for region in regions:
            line(region, regions[region])
    total = Counter()
    for kind in ("person", "state", "organisation+media", "place"):
        total.update(scores[kind])
    line("all named", total)


def score(text: dict, gold: list, mentions: list, scores: dict, regions: dict, errors: bool) -> None:
    """Adds one text's counts."""
    used = set()
    neutral = [g for g in gold if g["form"] not in NAMED]
    for g in gold:
        named = g["form"] in NAMED
        group = "pronoun, description" if not named else "organisation+media" if g["kind"] in ("organisation", "media") else g["kind"]
        hit = next(
            (i for i, m in enumerate(mentions) if i not in used and near(g["span"], m["span"]) and (same(g, m) or _media(g, m))), None
        )
        if hit is not None:
            used.add(hit)
        scores[group]["hit" if hit is not None else "miss"] += 1
        if named:
            regions[text["region"]]["hit" if hit is not None else "miss"] += 1
        if hit is None and errors:
            at = [
                f"{m['text']}={m['kind']}:{m['name']}:{m['code']}"
                for m in mentions
                if m["span"][0] < g["span"][1] and g["span"][0] < m["span"][1]
            ]
            print(
                f"{text['id']} MISS {group:12} {g['text']!r} {g['kind']}:{g['name']}:{g['code']} {g['form']} got {at} | {around(text, g)}"
            )
    for i, m in enumerate(mentions):
        if i in used or m["kind"] in ("bloc", "group", "instrument"):
            continue
        if m["form"] not in NAMED:
            marked = [g for g in neutral if near(g["span"], m["span"])]
            if marked:
                scores["pronoun, description"]["extra"] += 1
                if errors:
                    print(f"{text['id']} LINK {m['text']!r} -> {m['name']}, not {marked[0]['name']} | {around(text, m)}")
            continue
        if any(g["span"][0] < m["span"][1] and m["span"][0] < g["span"][1] for g in neutral):
            continue
        group = "organisation+media" if m["kind"] in ("organisation", "media") else m["kind"]
        scores[group]["extra"] += 1
        regions[text["region"]]["extra"] += 1
        if errors:
            print(f"{text['id']} EXTRA {group:12} {m['text']!r} {m['kind']}:{m['name']}:{m['code']} {m['form']} | {around(text, m)}")


def _media(g: dict, m: dict) -> bool:
    return {g["kind"], m["kind"]} == {"organisation", "media"} and same({**g, "kind": "media"}, {**m, "kind": "media"})


def around(text: dict, m: dict) -> str:
    """The words about a mention."""
    return text["text"][max(0, m["span"][0] - 40) : m["span"][1] + 40].replace("\n", " ")


def line(name: str, counts: Counter) -> None:
    """One line of figures."""
    p = counts["hit"] / max(1, counts["hit"] + counts["extra"])
    r = counts["hit"] / max(1, counts["hit"] + counts["miss"])
    print(f"{name:24} P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(1e-9, p + r):5.1f}   ({counts['hit'] + counts['miss']})")


if __name__ == "__main__":
    main()
