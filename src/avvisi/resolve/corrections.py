"""`corrections.toml`: what users decided, anchored on the text itself (its hash and a span), so that it outlives every rebuild.

    [[correction]]
    do = "split"                      # merge, split, rename, reject, redate, takedown
    what = "incident"                 # incident, utterance, person, event, quote, tenure, document, litter
    at = [{ text_hash = "…", start = 120, end = 127, words = "met with", type = "CONSULT" }]
    who = "mira"
    when = "2026-11-22"
    why = "two meetings on one day"

`rename` has `name`, `redate` has `date`. Merge takes what stands at all places for one; split takes what stands there out of what it is in.
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from avvisi.model.record import Record
from avvisi.resolve.errors import CorrectionError
from avvisi.resolve.persons import Key
from avvisi.resolve.reports import Reports, days
from avvisi.resolve.seam import Facts

Do = Literal["merge", "split", "rename", "reject", "redate", "takedown"]
What = Literal["incident", "utterance", "person", "event", "quote", "tenure", "document", "litter"]
FACT = {"incident": "events", "event": "events", "utterance": "quotes", "quote": "quotes", "tenure": "tenures", "person": "mentions"}
_WHERE = {**FACT, "document": "documents", "litter": "litter"}
ALLOWED: dict[str, frozenset[str]] = {
    "merge": frozenset(("incident", "utterance", "person")),
    "split": frozenset(("incident", "utterance", "person")),
    "rename": frozenset(("person",)),
    "reject": frozenset(("event", "quote", "tenure", "litter")),
    "redate": frozenset(("event",)),
    "takedown": frozenset(("person", "document")),
}


class Anchor(Record, frozen=True, kw_only=True):
    """A place in a text. `words` is for the reader; `type` tells apart events of one trigger."""

    text_hash: str
    start: int = 0
    end: int = 0
    words: str = ""
    type: str | None = None


class Correction(Record, frozen=True, kw_only=True):
    """One decision of a user."""

    do: Do
    what: What
    at: tuple[Anchor, ...]
    who: str
    when: str
    why: str = ""
    name: str | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        """Refuse what has no meaning."""
        if self.what not in ALLOWED[self.do]:
            raise ValueError(f"{self.do} goes with {', '.join(sorted(ALLOWED[self.do]))}, not {self.what}")
        if not self.at or (self.do == "merge" and len(self.at) < 2):
            raise ValueError(f"{self.do} needs {'two places' if self.do == 'merge' else 'a place'}")
        if (self.do == "rename") != bool(self.name) or (self.do == "redate") != bool(self.date):
            raise ValueError("rename has a name, redate a date, the others neither")
        if self.date and days({"value": self.date}) == (None, None):
            raise ValueError(f"{self.date} is no day, month or year (2021, 2021-08 or 2021-08-30)")


class _File(Record, frozen=True, kw_only=True):
    correction: tuple[Correction, ...] = ()


def read(path: Path) -> tuple[Correction, ...]:
    """The corrections of a file, in order; none where there is no file."""
    if not path.exists():
        return ()
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File).correction
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, ValueError) as error:
        raise CorrectionError(f"{path}: {error}") from error


def line(correction: Correction) -> str:
    """A correction as it stands in the file."""
    rows = ["[[correction]]"]
    for key, value in msgspec.to_builtins(correction).items():
        if key == "at":
            rows.append("at = [\n" + "".join(f"  {_inline(a)},\n" for a in value) + "]")
        elif value not in (None, ""):
            rows.append(f"{key} = {json.dumps(value, ensure_ascii=True)}")
    return "\n".join(rows) + "\n"


def _inline(anchor: dict[str, Any]) -> str:
    return "{ " + ", ".join(f"{k} = {json.dumps(v, ensure_ascii=True)}" for k, v in anchor.items() if v not in (None, "")) + " }"


def append(path: Path, correction: Correction) -> None:
    """Add a correction to the file; what stands there stays as it is."""
    read(path)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + ("\n" if before.strip() else "") + line(correction), encoding="utf-8")


class Bound:
    """Corrections as the resolving stage replays them: places looked up among the facts at hand."""

    def __init__(self) -> None:
        self.merged: dict[str, list[list[str]]] = defaultdict(list)
        self.split: dict[str, list[list[str]]] = defaultdict(list)
        self.persons_merged: list[list[Key]] = []
        self.persons_split: list[list[Key]] = []
        self.renamed: list[tuple[list[Key], str]] = []
        self.withheld_persons: set[Key] = set()
        self.withheld_documents: set[int] = set()
        self.rejected: set[str] = set()
        self.redated: dict[str, str] = {}
        self.no_litter: list[tuple[int, int]] = []
        self.rows: list[dict[str, Any]] = []


def bind(corrections: Sequence[Correction], facts: Facts, reports: Reports) -> Bound:
    """Look up every place. What is not found (its document is not in this record) is left aside and said so in `rows`."""
    bound = Bound()
    if not corrections:
        return bound
    places = _places(corrections, facts, reports)
    for c in corrections:
        found = [[*places.get((_WHERE[c.what], a.text_hash, a.start, a.end), ())] for a in c.at]
        chosen = [
            [value for type_, value in some if a.type is None or type_ is None or a.type == type_]
            for some, a in zip(found, c.at, strict=True)
        ]
        values = [value for some in chosen for value in some]
        _put(bound, c, values)
        anchored = sum(bool(some) for some in chosen)
        row = {"do": c.do, "what": c.what, "who": c.who, "when": c.when, "why": c.why, "places": len(c.at), "found": anchored}
        bound.rows.append({**row, "value": c.name or c.date, "facts": _applied(c, values, reports)})
    return bound


def _applied(c: Correction, values: Iterable[Any], reports: Reports) -> list[str]:
    """What it was applied to: ids of facts or documents, names of persons. Whoever was taken down is not named here either."""
    if c.what == "person":
        return [] if c.do == "takedown" else sorted({name for _, name in values})
    if c.what in ("document", "litter"):
        return sorted({str(reports.rows[v if c.what == "document" else v[0]]["id"]) for v in values})
    return sorted({str(v) for v in values})


def _put(bound: Bound, c: Correction, values: list[Any]) -> None:
    if not values:
        return
    if c.what == "person":
        {
            "merge": lambda: bound.persons_merged.append(values),
            "split": lambda: bound.persons_split.append(values),
            "rename": lambda: bound.renamed.append((values, c.name or "")),
            "takedown": lambda: bound.withheld_persons.update(values),
        }[c.do]()
    elif c.what == "document":
        bound.withheld_documents.update(values)
    elif c.what == "litter":
        bound.no_litter.extend(values)
    elif c.do == "reject":
        bound.rejected.update(values)
    elif c.do == "redate":
        bound.redated.update(dict.fromkeys(values, c.date or ""))
    else:
        ours, theirs = (bound.merged, bound.split) if c.do == "merge" else (bound.split, bound.merged)
        # the later word counts: what is taken out is merged no longer, what is merged is apart no longer
        said = set(values)
        theirs[c.what] = [left for some in theirs[c.what] if (left := [v for v in some if v not in said])]
        ours[c.what].append(values)


def _places(
    corrections: Iterable[Correction], facts: Facts, reports: Reports
) -> dict[tuple[str, str, int, int], list[tuple[str | None, Any]]]:
    """(table, text hash, start, end) -> (type, id) of facts, (None, key) of persons, (None, number) of documents: of the texts asked for only."""
    corrections = list(corrections)
    wanted = {a.text_hash for c in corrections for a in c.at}
    hashes = {row["id"]: row["text_hash"] for row in reports.rows if row["text_hash"] in wanted}
    found: dict[tuple[str, str, int, int], list[tuple[str | None, Any]]] = defaultdict(list)
    for document, text_hash in hashes.items():
        found["documents", text_hash, 0, 0].append((None, reports.place[document]))
    for anchor in (a for c in corrections if c.what == "litter" for a in c.at):
        for document in (d for d, text_hash in hashes.items() if text_hash == anchor.text_hash):
            found["litter", anchor.text_hash, anchor.start, anchor.end].append((None, (reports.place[document], anchor.start)))
    for table in sorted({FACT[c.what] for c in corrections if c.what in FACT}):
        for row in _rows(facts, table, set(hashes)):
            span = _span(table, row)
            value = (reports.place[row["document"]], row["name"]) if table == "mentions" else row["id"]
            if table != "mentions" or row["kind"] == "person":
                found[table, hashes[row["document"]], span["start"], span["end"]].append((row.get("type"), value))
    return found


_COLUMNS = {
    "events": ["document", "id", "type", "evidence"],
    "quotes": ["document", "id", "content"],
    "tenures": ["document", "id", "span"],
    "mentions": ["document", "kind", "name", "span"],
}


def _rows(facts: Facts, table: str, documents: set[str]) -> list[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.compute as pc

    made = facts.table(table, _COLUMNS[table])
    if table == "events":  # those kept aside can be taken up, and are then corrected like the others
        made = pa.concat_tables([made, facts.table("doubtful_events", _COLUMNS[table])])
    rows: list[dict[str, Any]] = made.filter(pc.is_in(made["document"], value_set=pa.array(sorted(documents), pa.string()))).to_pylist()
    return rows


def _span(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """The span that anchors a fact: an event's trigger, the first words of a quote, a name or a title itself."""
    found: dict[str, Any] = {"events": lambda: row["evidence"]["trigger"], "quotes": lambda: row["content"][0]}.get(
        table, lambda: row["span"]
    )()
    return found
