"""Of which land is a party that no rule places? Fits and tries the weights of what speaks for each land (data/en/placing.toml).

usage: placing.py [--fit] [--more DIR …] [--plain FILE] [--held DIR …] [--errors]

Parties of our annotated reports (the tune halves of bench/data/articles, and DIRs of the same shape) whose words name no land: those without a
land after all rules, and those whose land a rule took from elsewhere. Which is right, the gold event of the same type that is told near tells: a
land of that side, or none where it has a body there. Besides, with less weight,
parties whose own words name their land, as if they did not (`--plain`: JSON lines of further reports for these; no words of theirs are kept).
Weights are those of a conditional logistic regression with a Gaussian prior over the lands
of the report and `none`. Printed, with weights fitted without the party's report: how many lands are given from several least shares on, and how
many are right, for parties that the rules leave open. --fit writes the weights of all. --held: folders to try the weights of all on.
"""

import argparse
import json
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
from msgspec import structs

from avvisi.extract.draft import Draft
from avvisi.extract.events import Events
from avvisi.extract.newsroom import lead_of
from avvisi.extract.placing.placer import unplaced
from avvisi.extract.placing.report import Report
from avvisi.extract.placing.signs import NONE, Signs, signs
from avvisi.extract.setting import Setting
from avvisi.extract.sides import Found
from avvisi.flow import Flow
from avvisi.lexicon.placing import PlacingWeights
from avvisi.model.facts import Party
from avvisi.model.text import RawPage
from bench.articles import EITHER_WAY, near, party_fits

DATA = Path(__file__).parent / "data" / "articles"
REPORTS = ("tune", "second/tune", "second/held", "third/tune", "fifth/tune", "sixth/tune")
WEIGHTS = Path(__file__).parent.parent / "src" / "avvisi" / "data" / "en" / "placing.toml"
SEEN, PRIOR, NEAR, FOLDS = 5, 0.4, 0.8, 8
CROSSED = 0.15  # how much of the variance of a weight its like for one sort of party has
LEAST, SENTENCES = 0.95, 4
LINES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)


class Row(NamedTuple):
    """A party: its report, which of WEIGH it is, what speaks for each land, which are right, and what it is called."""

    report: str
    kind: str
    signs: Signs
    right: frozenset[str]
    told: str


class Recorder:
    """Stands in for the placer: places nobody and keeps the drafts of every report with its setting."""

    def __init__(self) -> None:
        self.seen: dict[str, tuple[list[Draft], Setting]] = {}

    def __call__(self, drafts: list[Draft], setting: Setting) -> list[Draft]:
        self.seen[setting.page.document.given_id or ""] = list(drafts), setting
        return list(drafts)


def rows(folders: list[Path], plain: Path | None = None) -> list[Row]:
    reports = [tomllib.loads(f.read_text()) for folder in folders for f in sorted(folder.glob("*.toml"))]
    known = {r["id"] for r in reports}
    lines = [json.loads(line) for line in plain.read_text().splitlines()] if plain is not None else []
    reports += [{"id": one["id"], "text": one["text"]} for one in lines if one["id"] not in known]
    flow, recorder = Flow(), Recorder()
    for extractor in flow.extractors:
        if isinstance(extractor, Events):
            extractor.placer = cast(Any, recorder)
    flow.code([RawPage(given_id=r["id"], text=r["text"], published=r.get("given") or None) for r in reports])
    found = []
    for report in reports:
        drafts, setting = recorder.seen.get(report["id"], ([], None))
        if setting is not None:
            whole = Report(setting)
            for draft, before in zip(drafts, [None, *drafts], strict=False):
                found += _of_draft(report, draft, before, whole)
    return found


def _of_draft(report: dict[str, Any], draft: Draft, before: Draft | None, whole: Report) -> list[Row]:
    found = []
    for acts, own, others in ((True, draft.actors, draft.recipients), (False, draft.recipients, draft.actors)):
        for party in own:
            open_ = unplaced(party, draft.told.code, whole.setting, acts=acts)
            taken = party.implied and party.kind == "state" and party.code is not None
            if not open_ and not taken:
                found += _masked(report["id"], draft, before, party, own, others, acts=acts, whole=whole)
                continue
            right = truth(report, draft, party, own, others, acts=acts, gone=whole.setting.titles.gone)
            bare = party if open_ else structs.replace(party, kind="person" if party.person else "group", code=None, implied=False)
            rest = tuple(p for p in own if p is not party)
            told = signs(bare, draft, before, rest, others, acts=acts, report=whole) if right else {}
            if told:
                line = f"{draft.told.code} {party.span.text if party.span else party.name!r} ({party.sector})"
                found.append(Row(report["id"], "left open" if open_ else "placed by rules", told, right, line))
    return found


class Hidden(Report):
    """A report without the words for one party's land."""

    def __init__(self, whole: Report, first: int, last: int) -> None:
        super().__init__(whole.setting)
        self.__dict__.update(lands=whole.lands, signs=whole.signs, named=[one for one in whole.named if not first <= one.at < last])


def _masked(
    report: str, draft: Draft, before: Draft | None, party: Party, own: Found, others: Found, *, acts: bool, whole: Report
) -> list[Row]:
    """'Chadian police', as if it were 'police': its words tell the land that the rest of the report should."""
    setting = whole.setting
    head = setting.head_of(party.span) if party.span is not None else None
    if party.kind != "state" or party.person or party.code is None or party.span is None or head is None:
        return []
    if setting.earlier.mention_of.get(head.i) is not None or not head.tag.startswith("NN") or head.sentence.region != "body":
        return []
    words = whole.page.tokens_in(party.span.start, party.span.end)
    inside = whole.within(words[0].i, words[-1].i + 1)
    lead = lead_of(whole.page)
    if [one.land for one in inside] != [party.code] or lead is None or head.sentence.index <= lead.index:
        return []
    if setting.weights[party.code] < 4:
        return []  # told here alone
    bare = structs.replace(party, kind="group", code=None, name=head.text)
    rest = tuple(p for p in own if p is not party)
    told = signs(bare, draft, before, rest, others, acts=acts, report=Hidden(whole, words[0].i, words[-1].i + 1))
    told = {one: tuple(s for s in some if not s.endswith("elsewhere")) for one, some in told.items()}
    return [Row(report, "masked", told, frozenset((party.code,)), f"{draft.told.code} {party.span.text!r}")] if told else []


def truth(
    report: dict[str, Any], draft: Draft, party: Party, own: Found, others: Found, *, acts: bool, gone: dict[str, str]
) -> frozenset[str]:
    """The lands that gold gives this party; NONE where it gives a body; nothing where it has no such event, or nobody on that side."""
    words = draft.told.outer.words
    place = {"evidence": {"trigger": [words[0].start, words[-1].end]}}
    fitting = [g for g in report.get("events", ()) if draft.told.code in (g["type"], *g.get("alt_types", ()))]
    ranked = sorted(fitting, key=lambda g: (-_fits(g, own, others, acts=acts), -near(report["text"], g, place)))
    if not ranked or near(report["text"], ranked[0], place) < NEAR:
        return frozenset()
    gold = ranked[0]
    codes = gold["actors" if acts else "recipients"]
    if gold["type"] in EITHER_WAY:
        codes = [*gold["actors"], *gold["recipients"]]
    taken = [p for p in (own + others if gold["type"] in EITHER_WAY else own) if p is not party and p.code is not None]
    left = [c for c in codes if not any(party_fits(c, structs.asdict(p)) for p in taken)] or codes
    lands = {NONE if c.startswith("ORG:") else c.split(":")[0] for c in left}
    return frozenset(lands | {gone[land] for land in lands if land in gone})


def _fits(gold: dict[str, Any], own: Found, others: Found, *, acts: bool) -> bool:
    if gold["type"] in EITHER_WAY:
        return True
    wanted = gold["recipients" if acts else "actors"]
    return not wanted or any(p.code is None or any(party_fits(c, structs.asdict(p)) for c in wanted) for p in others)


WEIGH = {"left open": 1.0, "placed by rules": 1.0, "masked": 0.1}


class Table:
    """Rows as numbers: one line for each land of each party."""

    def __init__(self, data: list[Row], names: list[str]) -> None:
        at = {name: i for i, name in enumerate(names)}
        lines = [(n, one, row) for n, row in enumerate(data) for one in row.signs]
        self.x = np.zeros((len(lines), len(names)))
        self.of = np.array([n for n, _, _ in lines])
        self.right = np.array([one in row.right for _, one, row in lines], float)
        for i, (_, one, row) in enumerate(lines):
            self.x[i, [at[s] for s in row.signs[one] if s in at]] = 1
        self.count = len(data)
        self.weigh = np.array([WEIGH[row.kind] for row in data])[self.of] if data else np.zeros(0)

    def shares(self, w: np.ndarray) -> np.ndarray:
        z = self.x @ w
        most = np.full(self.count, -np.inf)
        np.maximum.at(most, self.of, z)
        odds = np.exp(z - most[self.of])
        total = np.zeros(self.count)
        np.add.at(total, self.of, odds)
        return odds / total[self.of]


def fitted(data: list[Row], prior: float = PRIOR) -> dict[str, float]:
    """Gradient steps with momentum on the penalised likelihood: same rows, same weights."""
    seen = Counter(s for row in data for s in {s for told in row.signs.values() for s in told})
    names = sorted(s for s, times in seen.items() if times >= SEEN)
    data = [row for row in data if row.right & row.signs.keys()]
    table = Table(data, names)
    wide = np.array([prior * (CROSSED if ": " in name else 1.0) for name in names])
    w, speed = np.zeros(len(names)), np.zeros(len(names))
    step = 1.0 / (1 / wide.min() + 0.5 * np.linalg.norm(table.x, 2) ** 2 / 2)
    for _ in range(1500):
        ahead = w + 0.95 * speed
        share = table.shares(ahead)
        among = share * table.right
        total = np.zeros(table.count)
        np.add.at(total, table.of, among)
        slope = table.x.T @ (table.weigh * (share - among / np.maximum(total[table.of], 1e-12))) + ahead / wide
        speed = 0.95 * speed - step * slope
        w = w + speed
    return dict(zip(names, w.tolist(), strict=True))


def best(row: Row, weights: dict[str, float]) -> tuple[str, float]:
    shares = PlacingWeights(least=LEAST, sentences=SENTENCES, weights=weights).shares([row.signs])
    one = max(shares, key=lambda o: shares[o])
    return one, shares[one]


def crossed(data: list[Row], prior: float = PRIOR) -> list[tuple[str, float]]:
    reports = sorted({row.report for row in data})
    fold = {report: n % FOLDS for n, report in enumerate(reports)}
    found: list[tuple[str, float]] = [("", 0.0)] * len(data)
    for n in range(FOLDS):
        weights = fitted([row for row in data if fold[row.report] != n], prior)
        for i, row in enumerate(data):
            if fold[row.report] == n:
                found[i] = best(row, weights)
    return found


def table(name: str, data: list[Row], found: list[tuple[str, float]]) -> str:
    none = sum(row.right == {NONE} for row in data)
    absent = sum(not row.right & row.signs.keys() for row in data)
    lines = [f"{name}: {len(data)} parties, {none} of no land, of {absent} the land is none of the report's"]
    for least in LINES:
        given = [(one, row.right) for row, (one, share) in zip(data, found, strict=True) if one != NONE and share >= least]
        right = sum(one in good for one, good in given)
        bodies = sum(good == {NONE} for one, good in given)
        lines.append(
            f"  from {least}: {len(given):4} given, {right:4} right ({100 * right / max(1, len(given)):.1f} %), "
            f"{len(given) - right - bodies:3} of another land, {bodies:3} of none"
        )
    return "\n".join(lines)


def write(weights: dict[str, float]) -> None:
    lines = [
        "# What speaks for a land as that of a party whose words name none (log odds). Written by `python -m bench.placing --fit`.",
        f"least = {LEAST}",
        f"sentences = {SENTENCES}",
        "",
        "[weights]",
        *(f"{json.dumps(sign)} = {weight:.3f}" for sign, weight in sorted(weights.items()) if abs(weight) >= 0.0005),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="further folders to fit on")
    parser.add_argument("--plain", type=Path, help="JSON lines of reports without annotation, for parties whose words name their land")
    parser.add_argument("--held", type=Path, nargs="*", default=[])
    asked = parser.parse_args()
    data = rows([*(DATA / folder for folder in REPORTS), *asked.more], asked.plain)
    found = crossed(data)
    for name in WEIGH:
        mine = [i for i, row in enumerate(data) if row.kind == name]
        print(table(name, [data[i] for i in mine], [found[i] for i in mine]))
    if asked.errors:
        for row, (one, share) in zip(data, found, strict=True):
            if one not in row.right and share >= 0.7:
                print(f"{row.kind[:4]} {row.report}: {row.told}: {one or 'none'} {share:.2f}, but {','.join(sorted(row.right)) or 'none'}")
    weights = fitted(data)
    held = rows(asked.held) if asked.held else []
    for name in WEIGH:
        mine = [row for row in held if row.kind == name]
        if mine:
            print(table(f"held, {name}", mine, [best(row, weights) for row in mine]))
    if asked.fit:
        write(weights)


if __name__ == "__main__":
    main()
