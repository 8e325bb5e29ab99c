"""The codebook: what the codes mean, from the lexicon that made them."""

import csv
from functools import cache
from pathlib import Path

from avvisi.lexicon.load import Lexicon

_STATUS = {
    "happened": "the document says it took place",
    "planned": "announced or agreed, not yet due",
    "postponed": "put off",
    "cancelled": "called off",
    "denied": "someone says it did not happen, or the document says so",
    "alleged": "someone is accused of it; not counted as an act",
    "hypothetical": "told as a possibility or condition",
    "historical": "background: it happened before what the report is about",
}


def codebook(lexicon: Lexicon) -> str:
    """Markdown: types, quad classes, scores and modes; status; who asserts."""
    quads = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
    lines = [
        "# Codebook",
        "",
        "Event types, modes and scores are those of PLOVER (manual, draft version 2.0, Open Event Data Alliance, CC BY-SA 4.0).",
        "",
        "| type | quad class | score | modes (scores) |",
        "|---|---|---|---|",
    ]
    for code, facts in sorted(lexicon.events.plover.type.items()):
        modes = ", ".join(f"{mode} ({score})" if score is not None else mode for mode, score in sorted(facts.modes.items()))
        lines.append(f"| {code} | {facts.quad} {quads[facts.quad]} | {facts.score} | {modes} |")
    lines += ["", "## Status", ""]
    lines += [f"- `{name}`: {meaning}" for name, meaning in _STATUS.items()]
    lines += [
        "",
        "## Who asserts",
        "",
        "- `outlet`: the document says it in its own voice",
        "- `attributed`: it stands in words that the document gives to someone (`according_to` names the quotes)",
        "- `denied`, `alleged`: as the status says",
        "",
        "`lines_at_most` counts the copy families among an incident's documents after shared relays fall together: at most so many independent sources.",
        "",
    ]
    return "\n".join(lines)


@cache
def _meanings() -> dict[tuple[str, str], str]:
    with open(Path(__file__).with_name("columns.csv"), encoding="utf-8", newline="") as file:
        return {(row["table"], row["column"]): row["meaning"] for row in csv.DictReader(file)}


def meaning(table: str, column: str) -> str:
    """What a column of a table of the record holds, in a line; a line without a table is for all tables that have the column."""
    own = column.removesuffix("_in_document")
    told = _meanings().get((table, own)) or _meanings().get(("", own), "")
    return f"what the document alone says; the record may know better: {told}" if own != column else told
