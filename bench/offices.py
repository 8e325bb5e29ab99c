"""Offices on invented reports of ten regions: person, title, of what, and as what. `--held` for the half that is not tuned on, `--own` for sixty more.

usage: python bench/offices.py [--held | --own | --data FILE] [--errors] [--strict]

A tenure counts where the person is the same, the titles share their head words and the state or body agrees; a place may stand in the title
or be what the office is of, if the state is not a false one (`--strict`: as gold has it); qualifier, transition and
dates are counted among those found. Offices said twice of one person count once.
"""

import json
import re
import sys
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

from avvisi.flow import Flow
from avvisi.lexicon.load import Lexicon
from avvisi.model.text import RawPage

HERE = Path(__file__).resolve().parent


def plain(name: str | None) -> str:
    """Lower case, plain letters, no small words."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c)).casefold()
    return " ".join(
        w for w in re.findall(r"\w+", folded.replace("’s", "").replace("'s", "")) if w not in ("the", "of", "for", "to", "a", "and", "s")
    )


CANON = {
    plain(alias): plain(body.name) for body in Lexicon().world.bodies for alias in (body.name, *body.aliases)
}  # 'EU' in gold is 'European Union' to us


def alike(gold: dict, found: dict) -> float:
    """How well two tenures fit; 0 where they are not the same office."""
    if plain(gold["person"]) != plain(found["person"]):
        return 0
    a, b = plain(gold["title"]), plain(found["title"])
    same = max(SequenceMatcher(None, a, b).ratio(), 0.8 if set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()) else 0)
    x, y = (CANON.get(plain(t["of"]), plain(t["of"])) for t in (gold, found))
    of = (
        x == y
        or bool(x and y)
        and (set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split()))
        or SequenceMatcher(None, x, y).ratio() > 0.8
    )
    if not (same >= 0.7 and of):
        same = 0.9 if "--strict" not in sys.argv and as_one(gold) == as_one(found) and found["state"] in (gold["state"], None) else 0
    return same + (gold["qualifier"] == found["qualifier"]) * 0.1 if same else 0


def as_one(tenure: dict) -> set[str]:
    """Title and place or body in one: 'governor of Olancho' of HND is 'governor' of Olancho, whose state HND is."""
    of = tenure["of"] or ""
    return set(plain(tenure["title"]).split()) | set("" if re.fullmatch("[A-Z]{3}", of) else CANON.get(plain(of), plain(of)).split())


def main() -> None:
    """Print the figures."""
    half = "held" if "--held" in sys.argv else "own" if "--own" in sys.argv else "tune"
    file = HERE / "data/offices" / f"{half}.jsonl"
    if "--data" in sys.argv:
        file = Path(sys.argv[sys.argv.index("--data") + 1])
    errors = "--errors" in sys.argv and "held" not in file.name
    texts = [json.loads(line) for line in file.open(encoding="utf-8")]
    coded = Flow().code([RawPage(given_id=t["id"], text=t["text"], published=t["published"]) for t in texts])
    counts: Counter[str] = Counter()
    for text, found in zip(texts, coded, strict=True):
        gold = [{**t, "state": t["of"] if re.fullmatch("[A-Z]{3}", t["of"] or "") else None} for t in text["tenures"]]
        fields = ("person", "title", "of", "state", "qualifier", "transition", "start", "end", "implied")
        mine = [{f: getattr(t, f) for f in fields} for t in found.tenures]
        mine = list({(m["person"], plain(m["title"]), plain(m["of"]), m["qualifier"]): m for m in mine}.values())
        pairs = sorted(((alike(g, m), i, j) for i, g in enumerate(gold) for j, m in enumerate(mine)), reverse=True)
        linked: dict[int, int] = {}
        for value, i, j in pairs:
            if value and i not in linked and j not in linked.values():
                linked[i] = j
        counts["hit"] += len(linked)
        counts["miss"] += len(gold) - len(linked)
        counts["extra"] += len(mine) - len(linked)
        for i, j in linked.items():
            for field in ("qualifier", "transition", "start", "end", "implied"):
                if gold[i][field] or mine[j][field]:
                    counts[f"{field} all"] += 1
                    counts[f"{field} right"] += gold[i][field] == mine[j][field]
                    if errors and gold[i][field] != mine[j][field]:
                        print(
                            f"{text['id']} {field.upper()} {mine[j][field]} not {gold[i][field]}: {gold[i]['person']}, {gold[i]['title']} | {text['text']}"
                        )
        if errors:
            for i, g in enumerate(gold):
                if i not in linked:
                    print(f"{text['id']} MISS {g['person']} | {g['title']} | {g['of']} {g['qualifier']} | {text['text']}")
            for j, m in enumerate(mine):
                if j not in linked.values():
                    print(f"{text['id']} EXTRA {m['person']} | {m['title']} | {m['of']} {m['qualifier']} | {text['text'][:120]}")
    p, r = counts["hit"] / max(1, counts["hit"] + counts["extra"]), counts["hit"] / max(1, counts["hit"] + counts["miss"])
    print(
        f"person, title, of        P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(1e-9, p + r):5.1f}   ({counts['hit'] + counts['miss']})"
    )
    for field in ("qualifier", "transition", "start", "end", "implied"):
        print(f"  {field:22} right {100 * counts[f'{field} right'] / max(1, counts[f'{field} all']):5.1f}   ({counts[f'{field} all']})")


if __name__ == "__main__":
    main()
