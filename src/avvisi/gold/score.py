"""`avvisi score`: precision and recall by type with 95 % intervals, the coders' agreement, and counts corrected for the error.

Estimates weigh each stratum by its size (a sentence without events stands for many). Intervals are percentile bootstraps within strata, with a
fixed seed, so that the same sheet gives the same figures.
"""

from pathlib import Path

import krippendorff
import numpy

from avvisi.gold.sheet import Item, Key, coded, read
from avvisi.model.record import Record
from avvisi.store.errors import RecordError

ROUNDS = 2_000


class Estimate(Record, frozen=True, kw_only=True):
    """A figure with its 95 % interval; None where nothing bears on it."""

    value: float | None
    low: float | None
    high: float | None


class TypeScore(Record, frozen=True, kw_only=True):
    """One type. `coded` and `told` count sentences of the sheet; `count` is the record's, `corrected` what it stands for."""

    type: str
    coded: int
    told: int
    precision: Estimate
    recall: Estimate
    count: int
    corrected: Estimate


class Score(Record, frozen=True, kw_only=True):
    """What a sheet says. `alpha` is Krippendorff's, over the sets of types of items that both coders coded."""

    items: int
    undecided: int
    both: int
    alpha: float | None
    types: tuple[TypeScore, ...]
    overall: TypeScore


def score(sheet: Path, known: frozenset[str]) -> Score:
    """Read a coded sheet. An item counts where `agreed` is filled, else where the coders agree or only one coded it."""
    rows, key = read(sheet)
    gold: list[tuple[Item, frozenset[str]]] = []
    pairs: list[tuple[frozenset[str], frozenset[str]]] = []
    undecided = 0
    for item in key.items:
        row = rows[item.item]
        one, two, agreed = (coded(row.get(c), known, f"{sheet}, item {item.item}, {c}") for c in ("coder1", "coder2", "agreed"))
        if one is not None and two is not None:
            pairs.append((one, two))
        truth = agreed if agreed is not None else one if two is None or one == two else two if one is None else None
        if truth is None:
            undecided += one is not None or two is not None
        else:
            gold.append((item, truth))
    if not gold:
        raise RecordError(f"{sheet}: nothing is coded yet (columns coder1, coder2 or agreed)")
    types = sorted(set().union(*(truth for _, truth in gold), *(item.types for item, _ in gold)))
    scores = tuple(_score(kind, [kind], gold, key) for kind in types)
    return Score(
        items=len(gold), undecided=undecided, both=len(pairs), alpha=alpha(pairs), types=scores, overall=_score("all", types, gold, key)
    )


def alpha(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> float | None:
    """Krippendorff's alpha (nominal) over label sets; None where it is not defined."""
    labels = sorted({"+".join(sorted(s)) for pair in pairs for s in pair})
    if len(pairs) < 2 or len(labels) < 2:
        return None
    number = {label: i for i, label in enumerate(labels)}
    table = numpy.array([[number["+".join(sorted(pair[c]))] for pair in pairs] for c in (0, 1)], dtype=float)
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))


def _score(name: str, kinds: list[str], gold: list[tuple[Item, frozenset[str]]], key: Key) -> TypeScore:
    """One type, or all together: sentence and type are the unit."""
    strata = sorted({item.stratum for item, _ in gold})
    table = numpy.array([_cells(kinds, item, truth) for item, truth in gold], dtype=float).reshape(len(gold), 3)
    groups = [numpy.array([i for i, (item, _) in enumerate(gold) if item.stratum == s]) for s in strata]
    sizes = [key.sizes[s] for s in strata]
    count = sum(key.counts.get(k, 0) for k in kinds)
    draw = numpy.random.default_rng(1)
    plain = _figures(table, groups, sizes, count)
    rounds = [_figures(table, [draw.choice(g, len(g)) for g in groups], sizes, count) for _ in range(ROUNDS)]
    made = [_estimate(plain[i], [r[i] for r in rounds]) for i in range(3)]
    totals = table.sum(axis=0)
    return TypeScore(
        type=name,
        coded=int(totals[0] + totals[2]),
        told=int(totals[0] + totals[1]),
        precision=made[0],
        recall=made[1],
        count=count,
        corrected=made[2],
    )


def _cells(kinds: list[str], item: Item, truth: frozenset[str]) -> tuple[int, int, int]:
    """(right, false, missed) of an item."""
    said, wanted = set(item.types) & set(kinds), truth & set(kinds)
    return len(said & wanted), len(said - wanted), len(wanted - said)


def _figures(
    table: numpy.ndarray, groups: list[numpy.ndarray], sizes: list[int], count: int
) -> tuple[float | None, float | None, float | None]:
    """(precision, recall, corrected count) of a draw, strata weighted by their sizes."""
    right, false, missed = sum(size * table[g].mean(axis=0) for g, size in zip(groups, sizes, strict=True) if len(g))
    precision = right / (right + false) if right + false else None
    recall = right / (right + missed) if right + missed else None
    corrected = count * precision / recall if precision is not None and recall else None
    return precision, recall, corrected


def _estimate(value: float | None, rounds: list[float | None]) -> Estimate:
    found = sorted(r for r in rounds if r is not None)
    if value is None or len(found) < ROUNDS // 2:
        return Estimate(value=value, low=None, high=None)
    return Estimate(value=float(value), low=float(found[int(0.025 * len(found))]), high=float(found[int(0.975 * len(found)) - 1]))


def paragraph(found: Score, key_seed: int) -> str:
    """What a paper's appendix can say."""
    o = found.overall
    agreement = f" Two coders coded {found.both} of them (Krippendorff's alpha {found.alpha:.2f})." if found.alpha is not None else ""
    undecided = f" {found.undecided} on which they differed were left out." if found.undecided else ""
    return (
        f"To measure the error of the coding, {found.items} sentences were drawn at random (seed {key_seed}), half of them from those in which avvisi found "
        f"an event, and coded by hand without sight of its answers.{agreement}{undecided} Weighted by the size of both strata, precision was {told(o.precision)} and "
        f"recall {told(o.recall)} over all PLOVER types (sentence and type as unit; 95 % bootstrap intervals in brackets). "
        "Corrected counts divide by recall and multiply by precision."
    )


def told(e: Estimate) -> str:
    """A figure with its interval, as a person reads it."""
    if e.value is None:
        return "not known"
    return f"{e.value:.2f}" + (f" [{e.low:.2f}, {e.high:.2f}]" if e.low is not None and e.high is not None else "")
