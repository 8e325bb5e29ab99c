"""Chains of attribution: 174 short texts of our own in many forms; half of them name an agency or outlet that is no link.

usage: python bench/chains.py [--held | --own | --third … --tenth | --third-held | --fifth-held … --tenth-held] [--errors]

Printed: quotes found (content), speaker right, whole chain right (all links by name, in order, the outlet left out where the text
does not name it), links' kinds and relations, stance, nesting, and how often a name that is no link became one. Two readings: one for one,
and 'run on', where words that go on behind a cue may be one quote of several stretches (`run_on` tells the rule).
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

from avvisi.export.answer import answer
from avvisi.flow import Flow
from avvisi.lexicon.load import Lexicon
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage

DATA = Path(__file__).parent / "data" / "chains"
SETS = {  # flag: (file, what it is)
    "held": ("held", "the other half, held back until 2026-11-23 and read since: to tune on"),
    "own": ("own", "a second set, written from the list of forms before the rules met them"),
    "third": ("third_tune", "a third set, written by someone who had not seen the rules: the half to tune on"),
    "third-held": ("third_held", "the other half of the third set, held back until 2026-11-23 and read since: to tune on"),
    "fourth": ("fourth", "a fourth set, in longer newspaper sentences, all of it to tune on"),
    "fifth": ("fifth_tune", "a fifth set, written by someone who had not seen the rules: the half to tune on"),
    "fifth-held": ("fifth_held", "the half of the fifth set that was never looked at while tuning"),
    "sixth": ("sixth_tune", "a sixth set, made as the fifth: the half to tune on"),
    "seventh": ("seventh_tune", "a seventh set, of many lands and years, made as the fifth: the half to tune on"),
    "seventh-held": ("seventh_held", "the other half of the seventh set, held back until 2026-11-23 and read since: to tune on"),
    "eighth": ("eighth_tune", "an eighth set, made as the seventh: the half to tune on"),
    "eighth-held": ("eighth_held", "the half of the eighth set that was never looked at while tuning, where it is there"),
    "ninth": ("ninth_tune", "a ninth set, of all sorts of cue words and media: the four fifths to tune on"),
    "ninth-held": ("ninth_held", "the fifth of the ninth set that was never looked at while tuning, where it is there"),
    "tenth": ("tenth_tune", "a tenth set, made as the ninth: the half to tune on"),
    "tenth-held": ("tenth_held", "the half of the tenth set that was never looked at while tuning, where it is there"),
    "sixth-held": ("sixth_held", "the half of the sixth set that was never looked at while tuning"),
}
MEDIA = {alias: medium.name for medium in Lexicon().world.media for alias in (medium.name, *medium.aliases)}
READ = ("held", "third_held", "seventh_held")  # held halves whose errors have been read: no measure of what is unseen any more
OLDER = ("tune", "held", "own")  # where a speaker's own channel is no link
WORD = re.compile(r"\w[\w'’\-]*")
NOT_COUNTED = {"the", "a", "an", "his", "her", "its", "their", "s"}


def words(text, spans):
    return {start + m.start() for start, end in spans for m in WORD.finditer(text[start:end])}


def label(name):
    return [w for w in re.sub(r"['’]s\b", "", (name or "").lower()).replace("-", " ").split() if w not in NOT_COUNTED]


def same(gold, found):
    """Names are the same where one's words are the other's, or end it ('General Zeca Mukongo' = 'Zeca Mukongo')."""
    a, b = label(gold), label(found)
    if not a or not b:
        return a == b
    short, long = sorted((a, b), key=len)
    return long[-len(short) :] == short or long[: len(short)] == short


def fits(text, gold, link):
    """By name, by another name of the same medium ('AP'), or by the words that stand for the name in the text ('Kabul' for Afghanistan)."""
    if MEDIA.get(gold, gold) == MEDIA.get(link["name"], link["name"]):
        return True
    return same(gold, link["name"]) or link["span"] is not None and same(gold, text[link["span"][0] : link["span"][1]])


def links(chain):
    return [
        link
        for link in chain
        if not (link["kind"] == "outlet" and link["relation"] == "publishes" and not link["span"] and not link["name"])
    ]


def own_channel(link):
    """'on her website', 'on Telegram': no link in the two older sets."""
    return link["kind"] == "media" and link["relation"] == "publishes" and not link["span"]


def pairs(text, gold, found):
    """One-to-one by overlap of content, best first."""
    scored = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            a, b = words(text, g["content"]), words(text, f["content"])
            overlap = len(a & b) / len(a | b) if a | b else 0
            if overlap >= 0.5:
                scored.append((-overlap, i, j))
    used_i, used_j, out = set(), set(), {}
    for _, i, j in sorted(scored):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            out[i] = j
    return out


def run_on(text, gold, found, matched):
    """Gold quotes left over which are a stretch of a found quote: '“…,” said X. “…”' is two quotes in gold and one of two stretches in ours.

    One rule: the found quote has several stretches, the left-over quote is in substance one of them or several (of its words and theirs half
    are shared), and the quote it runs on with (the one the found quote is matched to, or would be, were it not half each) has the same speaker.
    """
    out = {}
    for i, g in enumerate(gold):
        if i in matched:
            continue
        for j, f in enumerate(found):
            own, inside = words(text, g["content"]), words(text, f["content"])
            stretches = [s for s in f["content"] if len(words(text, [s]) & own) * 2 > len(words(text, [s]))]
            of_them = words(text, stretches)
            fellows = [
                h for h in gold if h is not g and h["speaker"]["name"] == g["speaker"]["name"] and words(text, h["content"]) & inside
            ]
            if len(f["content"]) > 1 and fellows and of_them and 2 * len(own & of_them) >= len(own | of_them):
                out[i] = j
    return out


def judge(row, found, counts, errors, older):
    text, gold = row["text"], row["quotes"]
    matched = pairs(text, gold, found)
    runs = run_on(text, gold, found, matched)
    counts["quotes"] += len(gold)
    counts["predicted"] += len(found)
    right_all = len(matched) == len(gold)
    for i, g in enumerate(gold):
        if i not in matched and i not in runs:
            errors.append((row["id"], g["form"], "missed", text, show(g), [show(f) for f in found]))
            continue
        f = found[matched[i] if i in matched else runs[i]]
        chain = links(f["chain"])
        if older and not any(own_channel({**c, "span": None}) for c in g["chain"]):
            chain = [c for c in chain if not own_channel(c) or any(fits(text, name["name"], c) for name in g["chain"][:-1])]
        spoken = fits(text, g["speaker"]["name"], f["speaker"]) if f["speaker"] else g["speaker"]["span"] is None
        named = [c["name"] for c in g["chain"] if c["span"] or c["name"] != "unnamed"]
        whole = spoken and len(named) == len(chain) and all(fits(text, a, c) for a, c in zip(named, chain, strict=True))
        for key, right in (("content", True), ("speaker", spoken), ("chain", whole)):
            counts[f"{key}, run on"] += right
        if i in runs:
            continue
        counts["content"] += 1
        counts["speaker"] += spoken
        counts["unnamed"] += g["speaker"]["unnamed"] == (f["speaker"] or {}).get("unnamed", True)
        counts["chain"] += whole
        right_all &= whole
        counts["kinds"] += whole and all(a["kind"] == b["kind"] for a, b in zip(g["chain"], chain, strict=False))
        counts["relations"] += whole and all(a["relation"] == b["relation"] for a, b in zip(g["chain"], chain, strict=False))
        counts["stance"] += g["stance"] == f["stance"]
        counts[f"stance {g['stance']} as {f['stance']}"] += g["stance"] != f["stance"]
        counts["nested"] += (g["nested_in"] is None) == (f["nested_in"] is None)
        counts["kind"] += g["kind"] == f["kind"]
        if not whole:
            errors.append((row["id"], g["form"], "chain" if spoken else "speaker", text, show(g), show(f)))
    counts["texts"] += 1
    counts["texts right"] += right_all
    trapped(row, found, counts, errors)


def trapped(row, found, counts, errors):
    """Counts the names that are no links, and which of them became one."""
    for name in row["not_links"]:
        counts["traps"] += 1
        fallen = any(same(name, c["name"]) for f in found for c in f["chain"][:-1] if c["name"])
        counts["traps fallen into"] += fallen
        if fallen:
            errors.append((row["id"], "", "trap", row["text"], name, [show(f) for f in found]))


def show(quote):
    return f"{quote['content']} {quote['stance']}: " + " > ".join(f"{c['name']}/{c['kind']}/{c['relation']}" for c in quote["chain"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for flag, (_, what) in SETS.items():
        parser.add_argument(f"--{flag}", action="store_true", help=what)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--data", type=Path, help="score this file instead (JSON lines as those of the sets)")
    args = parser.parse_args()
    part = next((file for flag, (file, _) in SETS.items() if getattr(args, flag.replace("-", "_"))), "tune")
    rows = [json.loads(line) for line in (args.data or DATA / f"{part}.jsonl").open(encoding="utf-8")]
    coded = Flow().code([RawPage(given_id=r["id"], text=r["text"]) for r in rows])
    counts, errors = Counter(), []
    for row, one in zip(rows, coded, strict=True):
        if not isinstance(one, Coded) or one.problems:
            print(row["id"], one if not isinstance(one, Coded) else one.problems, file=sys.stderr)
            continue
        judge(row, answer(one)["quotes"], counts, errors, older=part in OLDER)
    if args.errors and ("held" not in str(args.data or part) or not args.data and part in READ):
        for error in errors:
            print(*error, sep="\n    ")
        print({key: count for key, count in counts.most_common() if key.startswith("stance ") and count})
    total = counts["quotes"]
    for key in ("content", "speaker", "unnamed", "chain", "kinds", "relations", "stance", "nested", "kind"):
        runs = counts.get(f"{key}, run on")
        either = f"   run on: {runs:4}  {100 * runs / total:.1f} %" if runs is not None else ""
        print(f"{key:10} {counts[key]:4} of {total}  {100 * counts[key] / total:.1f} %{either}")
    print(
        f"texts right in all  {counts['texts right']} of {counts['texts']}; quotes predicted {counts['predicted']}; traps fallen into {counts['traps fallen into']} of {counts['traps']}"
    )


if __name__ == "__main__":
    main()
