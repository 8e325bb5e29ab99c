"""Copy families as tables: which documents, which passages, which came first as far as days and credits tell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from avvisi.resolve.copies import RUN, Copies
from avvisi.resolve.passages import Shared
from avvisi.resolve.shingles import WORD

Document = dict[str, Any]


def order(document: Document) -> tuple[str, str, str]:
    """Documents by the first day they can have been published, then by time and id. Undated ones come last."""
    return (document["published"] or document["published_earliest"] or "9999", document["published_time"] or "", document["id"])


def names(copies: Copies, documents: Sequence[Document]) -> list[str | None]:
    """Each document's family by its name: the id of its first document."""
    members: dict[int, list[int]] = defaultdict(list)
    for i, family in enumerate(copies.family):
        if family is not None:
            members[family].append(i)
    first = {family: min(found, key=lambda i: order(documents[i])) for family, found in members.items()}
    return [None if family is None else str(documents[first[family]]["id"]) for family in copies.family]


def earlier(left: Document, right: Document) -> tuple[str | None, str | None]:
    """(which document came first, why), or (None, None) where nothing tells. A credit beats a day: who names the other copied it."""
    for one, other in ((left, right), (right, left)):
        outlet = (other["outlet"] or "").casefold()
        named = outlet and outlet != (one["outlet"] or "").casefold() and outlet in _credits(one)
        if named and outlet not in (one["outlet"] or "").casefold():
            return other["id"], f"the other credits {other['outlet']}"
    for one, other in ((left, right), (right, left)):
        latest = one["published"] or one["published_latest"]
        earliest = other["published"] or other["published_earliest"]
        if latest and earliest and latest < earliest:
            return one["id"], f"published by {latest}, the other not before {earliest}"
        same = one["published"] and one["published"] == other["published"]
        if same and one["published_time"] and other["published_time"] and one["published_time"] < other["published_time"]:
            return one["id"], f"published at {one['published_time']}, the other at {other['published_time']}"
    return None, None


def _credits(document: Document) -> str:
    kinds = ("credit", "dateline", "boilerplate")
    return "\n".join(document["text"][r["start"] : r["end"]] for r in document["regions"] or () if r["kind"] in kinds).casefold()


def passages(shared: Sequence[Shared], documents: Sequence[Document]) -> Iterator[dict[str, Any]]:
    """The shared passages of at least RUN words with their spans in both documents."""
    places: dict[int, list[tuple[int, int]]] = {}

    def span(document: int, start: int, words: int) -> dict[str, Any]:
        text = documents[document]["text"]
        if document not in places:
            places[document] = [m.span() for m in WORD.finditer(text)]
        begin, end = places[document][start][0], places[document][start + words - 1][1]
        return {"start": begin, "end": end, "text": text[begin:end]}

    for s in shared:
        first, why = earlier(documents[s.left], documents[s.right])
        for run in s.runs:
            if run.words >= RUN:
                yield {
                    "left": documents[s.left]["id"],
                    "right": documents[s.right]["id"],
                    "words": run.words,
                    "left_span": span(s.left, run.left, run.words),
                    "right_span": span(s.right, run.right, run.words),
                    "first": first,
                    "why": why,
                }
