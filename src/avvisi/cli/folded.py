"""What a comparison would print once for each reprint, folded: one line with all the reports that say it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def same_words(reports: Iterable[Row]) -> list[list[Row]]:
    """Reports whose sentences of the incident are word for word the same, together; in order of the first of each."""
    found: dict[tuple[tuple[str, tuple[str, ...]], ...], list[Row]] = {}
    for report in reports:
        told = tuple((" ".join(e["sentence"]["text"].split()), tuple(e["said_by"] or ())) for e in report["events"])
        found.setdefault(told, []).append(report)
    return list(found.values())


def otherwise(pairs: Iterable[Row]) -> list[list[tuple[str, list[str]]]]:
    """Two wordings of one place in a sentence, each with all the reports that have it."""
    found: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for pair in pairs:
        said = found.setdefault(tuple(sorted(pair["words"])), {words: [] for words in pair["words"]})
        for report, words in zip(pair["reports"], pair["words"], strict=True):
            if report not in said[words]:
                said[words].append(report)
    return [list(said.items()) for said in found.values()]


def shared(relations: Iterable[Row]) -> list[dict[str, Any]]:
    """Reports that share text, each with each or one through another: {reports, least, most, first, why}; `first` came before all others."""
    groups: list[dict[str, Any]] = []
    for relation in relations:
        touched = [g for g in groups if set(g["reports"]) & set(relation["reports"])]
        pairs = [*(pair for g in touched for pair in g["pairs"]), relation]
        reports = list(dict.fromkeys(r for g in [*touched, relation] for r in g["reports"]))
        groups = [g for g in groups if g not in touched]
        groups.append({"reports": reports, "pairs": pairs})
    return [_group(g["reports"], g["pairs"]) for g in groups]


def _group(reports: Sequence[str], pairs: Sequence[Row]) -> dict[str, Any]:
    later = {r for pair in pairs if pair["first"] for r in pair["reports"] if r != pair["first"]}
    first = [r for r in reports if r not in later and sum(pair["first"] == r for pair in pairs) == len(reports) - 1]
    why = {pair["why"] for pair in pairs if first and pair["first"] == first[0]}
    words = [pair["words"] for pair in pairs]
    return {
        "reports": [*first, *(r for r in reports if r not in first)],
        "least": min(words),
        "most": max(words),
        "first": first[0] if first else None,
        "why": why.pop() if len(why) == 1 else None,
    }


def left_out(gaps: Iterable[Row]) -> list[tuple[list[str], str, str]]:
    """The reports that leave one thing out, what it is a case of, and the thing."""
    found: dict[tuple[str, str], list[str]] = {}
    for gap in gaps:
        found.setdefault((gap["leaves_out"], gap["value"]), []).append(gap["report"])
    return [(reports, what, value) for (what, value), reports in found.items()]


def quoted(said: Iterable[Row]) -> list[tuple[Row, list[str], list[str]]]:
    """One quote of those with the same words through the same chain, the outlets that publish it, and the reports it stands in."""
    found: dict[tuple[str, tuple[str, ...], tuple[str | None, ...]], tuple[Row, list[str], list[str]]] = {}
    for quote in said:
        outlet, *chain = quote["chain"] or [None]
        key = (quote["kind"], tuple(quote["words"]), tuple(chain))
        _, outlets, reports = found.setdefault(key, (quote, [], []))
        name = outlet or "outlet not stated"
        outlets += [name] if name not in outlets else []
        reports += [quote["given_id"]] if quote["given_id"] not in reports else []
    return list(found.values())
