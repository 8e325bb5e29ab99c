"""Fits the weights by which a name's kind is judged from its signs, on the names of reports that are tuned on.

usage: python bench/name_kinds.py [--fold | --write]

Rows are the runs of capitals of bench/data/names/{tune,second_tune}.jsonl and of the short reports in src/kinds.txt that no list of states, bodies or
media holds, one for each spelling in a report; what it is, is gold's. Softmax with a quadratic penalty, fitted by plain gradient steps: same rows, same weights.
`--fold` prints how ten parts fare that were left out in turn; `--write` writes src/avvisi/data/en/kinds.toml.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from avvisi.extract.capital_runs import runs_of
from avvisi.extract.gazetteer import Gazetteer
from avvisi.extract.kind_signs import KindSigns
from avvisi.extract.likely_kinds import spellings
from avvisi.extract.name_words import NameWords
from avvisi.flow import Flow
from avvisi.lexicon.kinds import ALWAYS, KINDS
from avvisi.model.text import RawPage

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src/avvisi/data/en/kinds.toml"
_MARKED = re.compile(r"\{([PLOMS]) ([^}]+)\}")
_LETTERS = {"P": "person", "L": "place", "O": "organisation", "M": "media", "S": "state"}
_PENALTY, _STEPS, _LEAST = 1.0, 600, 3


def rows() -> list[tuple[str, str, frozenset[str], str]]:
    """Report, spelling, signs, kind."""
    flow, found = Flow(), []
    world = flow.lexicon.world
    gazetteer, words = Gazetteer(world), NameWords(world)
    signs = KindSigns(words, world.towns)
    for texts in (halves("tune"), halves("second_tune"), short_reports()):
        pages = [RawPage(given_id=t["id"], text=t["text"], published=t["published"]) for t in texts]
        documents = [flow.cleaner(page) for page in pages]
        for text, page in zip(texts, flow.parser(documents), strict=True):
            owner = {i: hit for hit in gazetteer.find(page) for i in range(hit.first, hit.last)}
            for name, told in spellings(page, runs_of(page, owner), owner, signs, words).items():
                kinds = Counter(kind_of(page, text, first, last) for first, last in told.at)
                kinds.pop(None, None)
                if kinds:
                    found.append((text["id"], name, told.signs, kinds.most_common(1)[0][0]))
    return found


def halves(file: str) -> list[dict]:
    """A half of the names bench that is tuned on."""
    return [json.loads(line) for line in (HERE / "data/names" / f"{file}.jsonl").open(encoding="utf-8")]


def short_reports() -> list[dict]:
    """The marked lines of src/kinds.txt, in the form of the bench."""
    found = []
    for number, line in enumerate((HERE / "data/names/src/kinds.txt").read_text(encoding="utf-8").splitlines()):
        if line.startswith("#"):
            continue
        text, mentions, done = "", [], 0
        for mark in _MARKED.finditer(line):
            text += line[done : mark.start()]
            mentions.append({"span": [len(text), len(text) + len(mark[2])], "kind": _LETTERS[mark[1]]})
            text, done = text + mark[2], mark.end()
        found.append({"id": f"k{number:02}", "text": text + line[done:], "published": "2019-05-01", "mentions": mentions})
    return found


def kind_of(page, text: dict, first: int, last: int) -> str | None:
    """Gold's kind of these words; None where gold has other ends there."""
    start, end = page.tokens[first].start, page.tokens[last - 1].end
    for m in text["mentions"]:
        a, b = m["span"]
        shared = min(b, end) - max(a, start)
        if shared > 0:
            return (m["kind"] if m["kind"] in KINDS else "none") if shared * 2 >= max(b - a, end - start) else None
    return "none"


def fit(data: list, names: list[str]) -> np.ndarray:
    """Weights: signs by kinds, the last row the bias."""
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(data), len(names) + 1))
    y = np.zeros((len(data), len(KINDS)))
    for row, (_, _, signs, kind) in enumerate(data):
        x[row, [at[s] for s in signs if s in at]] = 1
        x[row, -1] = 1
        y[row, KINDS.index(kind)] = 1
    w = np.zeros((x.shape[1], len(KINDS)))
    step = 4.0 / np.linalg.norm(x.T @ x, 2)
    speed = np.zeros_like(w)
    for _ in range(_STEPS):
        z = x @ (w + 0.9 * speed)
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        speed = 0.9 * speed - step * (x.T @ (p - y) + _PENALTY * w)
        w = w + speed
    return w


def judged(w: np.ndarray, names: list[str], signs: frozenset[str]) -> tuple[str, float]:
    """The likeliest kind and how likely."""
    z = w[-1] + sum((w[i] for i, name in enumerate(names) if name in signs), np.zeros(len(KINDS)))
    p = np.exp(z - z.max())
    p /= p.sum()
    return KINDS[int(p.argmax())], float(p.max())


def main() -> None:
    """Fit, and print or write."""
    data = rows()
    seen = Counter(s for row in data for s in row[2])
    names = sorted(s for s, times in seen.items() if times >= _LEAST)
    print(len(data), "names,", len(names), "signs,", dict(Counter(row[3] for row in data)))
    if "--fold" in sys.argv:
        reports = sorted({row[0] for row in data})
        part = {report: i % 10 for i, report in enumerate(reports)}
        confused, sure = Counter(), Counter()
        for fold in range(10):
            w = fit([r for r in data if part[r[0]] != fold], names)
            for r in data:
                if part[r[0]] == fold:
                    kind, p = judged(w, names, r[2])
                    confused[r[3], kind] += 1
                    sure[int(p * 10), kind == r[3]] += 1
                    if "--errors" in sys.argv and kind != r[3]:
                        print(r[0], r[1], "is", r[3], "judged", kind, round(p, 2))
        for gold in KINDS:
            print(f"{gold:14}", "".join(f"{k}:{confused[gold, k]:<6}" for k in KINDS))
        print({d: (sure[d, True], sure[d, False]) for d in range(11)})
    if "--write" in sys.argv:
        w = fit(data, names)
        lines = ["# What each sign speaks for, as fitted by bench/name_kinds.py: person, place, organisation, media, none."]
        for i, name in enumerate([*names, ALWAYS]):
            lines.append(f'"{name}" = [{", ".join(f"{v:.2f}" for v in w[i])}]')
        OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
