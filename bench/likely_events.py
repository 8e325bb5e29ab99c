"""How likely is an event right that is read from a report? Fits and tries the weights of its signs (data/en/likely.toml).

usage: likely_events.py [--fit] [--texts FILE]

Events of our annotated reports (the tune halves of bench/data/articles) are right where type and both sides are those of a gold event told
near; events of news reports (bench/data/likely/judged.jsonl: document, type, place of the trigger, sides, signs, never words) where readers said so.
Weights are those of a logistic regression with a Gaussian prior. Our annotations are stricter than readers (a side must have its land, and be
there where the report tells it anywhere), so rows of our own reports bear signs that say so; their weights are left out, and shares are those of
readers of news. Printed: how well shares from the one half of the reports order the other
half's events, and for several least shares how many events are given, how many of these are right, and how many right ones are lost.
--fit writes the weights of all. --texts: JSON lines of the judged documents ("id", "text"), to read their signs anew.
"""

import argparse
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np

from avvisi.export.answer import answer
from avvisi.extract.base import Findings
from avvisi.extract.draft import Draft
from avvisi.extract.events import Events
from avvisi.extract.likely.scorecard import signs
from avvisi.extract.occasions import Bound
from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.facts import Party
from avvisi.model.text import RawPage
from bench.articles import dyad, near, of_type

DATA = Path(__file__).parent / "data"
REPORTS = ("tune", "second/tune", "second/held", "third/tune", "fifth/tune", "sixth/tune")
JUDGED = DATA / "likely" / "judged.jsonl"
WEIGHTS = Path(__file__).parent.parent / "src" / "avvisi" / "data" / "en" / "likely.toml"
SEEN, PRIOR, NEAR = 8, 0.05, 0.5  # a sign weighs where so many events have it; the variance of its weight; how near the words must be
LEAST, SENTENCES = 0.5, 4
OWN = "in a report of our own"
STRICT = (
    "one side",
    "one side of no known land",
    "actor: of no known land",
    "recipient: of no known land",
    "actor: nobody",
    "recipient: nobody",
)


class Row(NamedTuple):
    """An event: the report it is from, its signs, and whether it is right."""

    report: str
    signs: tuple[str, ...]
    right: bool


class Recorder:
    """Stands in for the scorecard: withholds nothing and keeps each event's signs by (document, type, start of the trigger)."""

    def __init__(self) -> None:
        self.signs: dict[tuple[str, str, int], tuple[str, ...]] = {}
        self.sides: dict[tuple[str, str, int], str] = {}

    def __call__(self, event: Bound, draft: Draft, earlier: Findings) -> None:
        document = earlier.page.document
        place = document.given_id or "", draft.told.code, draft.told.outer.words[0].start
        self.signs[place] = signs(event, draft, earlier)
        self.sides[place] = f"{codes(event.actors)} > {codes(event.recipients)}"


def codes(parties: tuple[Party, ...]) -> str:
    return " + ".join(sorted(f"{p.code}/{p.sector}" for p in parties))


def recorded(pages: list[RawPage]) -> tuple[list[Coded], Recorder]:
    flow, recorder = Flow(), Recorder()
    for extractor in flow.extractors:
        if isinstance(extractor, Events):
            extractor.likelihood = cast(Any, recorder)
    return [one for one in flow.code(pages) if isinstance(one, Coded)], recorder


def annotated(folders: tuple[str, ...], base: Path = DATA / "articles") -> list[Row]:
    reports = [tomllib.loads(f.read_text()) for folder in folders for f in sorted((base / folder).glob("*.toml"))]
    coded, recorder = recorded([RawPage(given_id=r["id"], text=r["text"], published=r.get("given") or None) for r in reports])
    found = []
    for report, one in zip(reports, coded, strict=True):
        for event in answer(one)["events"]:
            right = any(of_type(g, event) and dyad(g, event) and near(report["text"], g, event) >= NEAR for g in report.get("events", ()))
            seen = recorder.signs[report["id"], event["type"], event["evidence"]["trigger"][0]]
            found.append(Row(report["id"], (*seen, OWN, *(f"{OWN}: {sign}" for sign in STRICT if sign in seen)), right))
    return found


def judged(texts: Path | None) -> list[Row]:
    kept = [json.loads(line) for line in JUDGED.read_text().splitlines()]
    if texts is not None:
        wanted = {one["report"] for one in kept}
        lines = [json.loads(line) for line in texts.read_text().splitlines()]
        _, recorder = recorded(
            [RawPage(given_id=d["id"], text=d["text"], published=d.get("published")) for d in lines if d["id"] in wanted]
        )
        for one in kept:
            place = one["report"], one["type"], one["at"]
            one["signs"] = list(recorder.signs.get(place, ())) if recorder.sides.get(place) == one["sides"] else []
        kept = [one for one in kept if one["signs"]]  # what was judged is what is read now
        JUDGED.write_text("".join(json.dumps(one) + "\n" for one in kept))
    return [Row(one["report"], tuple(one["signs"]), one["right"]) for one in kept]


def fitted(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """(base, weights): Newton's steps on the penalised likelihood; the base is not penalised."""
    seen = Counter(sign for row in rows for sign in row.signs)
    names = sorted(sign for sign, count in seen.items() if count >= SEEN)
    at = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, -1] = 1
    for n, row in enumerate(rows):
        table[n, [at[sign] for sign in row.signs if sign in at]] = 1
    right = np.array([row.right for row in rows], float)
    penalty = np.diag([1 / PRIOR] * len(names) + [0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(30):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (share - right) + penalty @ weights
        weights -= np.linalg.solve((table.T * (share * (1 - share))) @ table + penalty, slope)
    return float(weights[-1]), dict(zip(names, weights[:-1].tolist(), strict=True))


def shares(rows: list[Row], model: tuple[float, dict[str, float]]) -> list[float]:
    base, weights = model
    return [float(1 / (1 + np.exp(-base - sum(weights.get(s, 0.0) for s in row.signs)))) for row in rows]


def crossed(rows: list[Row], others: list[Row], folds: int = 6) -> list[float]:
    """The share of each event by weights fitted without its report."""
    reports = sorted({row.report for row in rows})
    fold = {report: n % folds for n, report in enumerate(reports)}
    found = [0.0] * len(rows)
    for n in range(folds):
        model = fitted([row for row in rows if fold[row.report] != n] + others)
        for i, row in enumerate(rows):
            if fold[row.report] == n:
                found[i] = shares([row], model)[0]
    return found


def table(name: str, rows: list[Row], found: list[float]) -> str:
    pairs = sorted(zip(found, (row.right for row in rows), strict=True))
    right = sum(r for _, r in pairs)
    before = above = 0
    for _, is_right in pairs:  # how often a right event stands above a wrong one
        above += before * is_right
        before += not is_right
    order = above / max(1, right * (len(pairs) - right))
    lines = [f"{name}: {len(rows)} events, {100 * right / len(rows):.1f} % right; a right one above a wrong one: {100 * order:.1f} %"]
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        given = [r for share, r in pairs if share >= least]
        lines.append(
            f"  from {least}: {100 * len(given) / len(pairs):5.1f} % given, {100 * sum(given) / max(1, len(given)):5.1f} % of them right, "
            f"{100 * (right - sum(given)) / max(1, right):5.1f} % of the right ones lost"
        )
    return "\n".join(lines)


def write(model: tuple[float, dict[str, float]]) -> None:
    base, weights = model
    lines = [
        "# What the signs of an event weigh (log odds). Written by `python -m bench.likely_events --fit`; a folder of your own may set `least`.",
        f"least = {LEAST}",
        f"sentences = {SENTENCES}",
        f"base = {base:.3f}",
        "",
        "[weights]",
        *(
            f"{json.dumps(sign)} = {weight:.3f}"
            for sign, weight in sorted(weights.items())
            if abs(weight) >= 0.0005 and not sign.startswith(OWN)
        ),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="folders of annotated reports to try the weights of all on")
    asked = parser.parse_args()
    own, news = annotated(REPORTS), judged(asked.texts)
    print(table("own reports", own, crossed(own, news)))
    print(table("news reports", news, crossed(news, own)))
    model = fitted(own + news)
    for folder in asked.held:
        rows = annotated((".",), folder)
        print(table(str(folder), rows, shares(rows, model)))
    if asked.fit:
        write(model)


if __name__ == "__main__":
    main()
