"""Copy families as tables: which documents, which passages, which came first as far as days and credits tell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from avvisi.resolve import rows_kept
from avvisi.resolve.copies import RUN
from avvisi.resolve.kept import Kept
from avvisi.resolve.marks import mark, marks, mixed
from avvisi.resolve.passages import Run, Shared
from avvisi.resolve.reports import Reports
from avvisi.resolve.shingles import WORD
from avvisi.resolve.tables import PASSAGES

AGAIN = 0.8  # of a report's words, in a later one of the same outlet: a new version of it
TITLE = 4  # words of a title by which a correction can name it
HEAD = 1_500  # characters of a correction in which it says what it corrects
HELD = 64  # documents whose word places are held: pairs come in order, so the next pair is often of the same


def names(groups: Sequence[int | None], reports: Reports) -> list[str | None]:
    """Each document's group by its name: the id of the group's first document. None stays None."""
    members: dict[int, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        if group is not None:
            members[group].append(i)
    first = {group: str(reports.rows[reports.first(found)]["id"]) for group, found in members.items()}
    return [None if group is None else first[group] for group in groups]


def earlier(reports: Reports, left: int, right: int) -> tuple[str | None, str | None]:
    """(which document came first, why), or (None, None) where nothing tells. A credit beats a day: who names the other copied it."""
    for one, other in ((left, right), (right, left)):
        ours, theirs = (str(reports.rows[i]["outlet"] or "").casefold() for i in (one, other))
        if theirs and theirs not in ours and theirs in _credits(reports, one):
            return reports.rows[other]["id"], f"the other credits {reports.rows[other]['outlet']}"
    for one, other in ((left, right), (right, left)):
        a, b = reports.rows[one], reports.rows[other]
        latest, earliest = a["published"] or a["published_latest"], b["published"] or b["published_earliest"]
        if latest and earliest and latest < earliest:
            return a["id"], f"published by {latest}, the other not before {earliest}"
        if latest and latest == earliest and a["published_time"] and b["published_time"] and a["published_time"] < b["published_time"]:
            return a["id"], f"published at {a['published_time']}, the other at {b['published_time']}"
    return None, None


def _credits(reports: Reports, i: int) -> str:
    kinds, text = ("credit", "dateline", "boilerplate"), reports.text(i)
    return "\n".join(text[r["start"] : r["end"]] for r in reports.regions(i) if r["kind"] in kinds).casefold()


def superseded(shared: Sequence[Shared], reports: Reports) -> dict[int, str]:
    """Document -> the id of the outlet's own later version of it: nearly all of its words published again by the same outlet."""
    found: dict[int, int] = {}
    for s in shared:
        outlets = {str(reports.rows[i]["outlet"] or "").casefold() for i in (s.left, s.right)}
        first = None if len(outlets) > 1 or "" in outlets else earlier(reports, s.left, s.right)[0]
        if first is None:
            continue
        old, new, kept = (s.left, s.right, s.left_share) if first == reports.rows[s.left]["id"] else (s.right, s.left, s.right_share)
        if kept >= AGAIN:
            found[old] = max(found.get(old, new), new, key=reports.order)
    return {old: str(reports.rows[new]["id"]) for old, new in found.items()}


def corrected(reports: Reports, marks: frozenset[str]) -> dict[int, str]:
    """Document -> the id of the outlet's own correction of it: a later report that says it corrects, and names the earlier one by its whole title."""
    titled: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(reports.rows):
        if row["outlet"] and row["title"] and len(WORD.findall(row["title"])) >= TITLE:
            titled[row["outlet"].casefold(), _bare(row["title"])].append(i)
    lengths = sorted({title.count(" ") + 1 for _, title in titled})
    found: dict[int, int] = {}
    for new, row in enumerate(reports.rows):
        if not row["outlet"] or not marks & {w.lower() for w in WORD.findall(row["title"] or "")}:
            continue
        words = _bare(reports.text(new)[:HEAD]).split()
        for n in lengths:
            for at in range(len(words) - n + 1):
                for old in titled.get((row["outlet"].casefold(), " ".join(words[at : at + n])), ()):
                    if old != new and earlier(reports, old, new)[0] == reports.rows[old]["id"]:
                        found[old] = max(found.get(old, new), new, key=reports.order)
    return {old: str(reports.rows[new]["id"]) for old, new in found.items()}


def _bare(text: str) -> str:
    return " ".join(WORD.findall(text)).casefold()


def passages(shared: Sequence[Shared], reports: Reports, kept: Kept) -> pa.Table:
    """`passages`: the shared passages of at least RUN words with their spans in both documents. Those of documents that are as they were are taken over."""
    told = [(s, run) for s in shared for run in s.runs if run.words >= RUN]
    documents, run = (
        np.array([(s.left, s.right) for s, _ in told], np.int64).reshape(-1, 2).T,
        [mark(r.left, r.right, r.words) for _, r in told],
    )
    known = reports.marks
    keys = mixed(mixed(known[documents[0]], known[documents[1]]), marks(run, len(run)))
    return rows_kept.table(kept, "passages", keys, PASSAGES, lambda some: _rows([told[n] for n in some.tolist()], reports))


def _rows(told: Sequence[tuple[Shared, Run]], reports: Reports) -> Iterator[dict[str, Any]]:
    text = lru_cache(maxsize=HELD)(reports.text)
    words_at = lru_cache(maxsize=HELD)(lambda document: [m.span() for m in WORD.finditer(text(document))])

    def span(document: int, first: int, words: int) -> dict[str, Any]:
        start, end = words_at(document)[first][0], words_at(document)[first + words - 1][1]
        return {"start": start, "end": end, "text": text(document)[start:end]}

    for s, run in told:
        first, why = earlier(reports, s.left, s.right)
        yield {
            "left": reports.rows[s.left]["id"],
            "right": reports.rows[s.right]["id"],
            "words": run.words,
            "left_span": span(s.left, run.left, run.words),
            "right_span": span(s.right, run.right, run.words),
            "first": first,
            "why": why,
        }
