"""Answers on a terminal: a table to read, or JSON Lines for the next program. Control and bidi characters are shown, never sent."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_WHOLE = frozenset({"id", "type", "status"})  # columns whose words are not broken: ids are copied
_BRIEF = {"boilerplate": "boil", "standfirst": "stand", "dateline": "dateln", "caption": "capt", "learnt": "litter"}
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def safe(text: object) -> str:
    """Text without anything that could steer a terminal: such characters are written as \\u escapes, ends of lines and tabs as a blank."""
    flat = re.sub(r" *[\t\n\r\xa0][ \t\n\r\xa0]*", " ", str(text))
    return _HIDDEN.sub(lambda m: f"\\u{ord(m.group()):04x}", flat)


def json_lines(rows: Iterable[Mapping[str, Any]]) -> int:
    """Rows as JSON Lines on standard output; how many there were."""
    import msgspec

    count = 0
    encoder, out = msgspec.json.Encoder(), sys.stdout.buffer
    for row in rows:
        out.write(encoder.encode(row) + b"\n")
        count += 1
    out.flush()
    return count


def table(rows: Sequence[Sequence[object]], columns: Sequence[str], *, title: str | None = None, wide: Sequence[str] = ()) -> None:
    """Rows as a table, as wide as the terminal; off a terminal, 160 columns and no colour."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    made = Table(title=title, box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left", title_style="bold")
    for column in columns:
        made.add_column(column, overflow="fold", no_wrap=column in _WHOLE, ratio=3 if column in wide else None)
    for row in rows:
        made.add_row(*(Text(safe("" if cell is None else cell)) for cell in row))
    console.print(made)


def day(when: Mapping[str, Any] | None) -> str:
    """A day as a person reads it: the stated one, else that none is stated and what bounds it."""
    when = when or {}
    value = when.get("value")
    if value:
        return " … ".join(f"{part}0s" if len(part) == 3 and part.isdigit() else part[:10] for part in str(value).split("/"))
    early, late = when.get("earliest"), when.get("latest")
    if early and late:
        return f"{early} … {late}"
    return f"no day (from {early})" if early else f"no day (by {late})" if late else "no day stated"


def party(one: Mapping[str, Any]) -> str:
    """A party as a person reads it: 'IRN (Mina Rahimi, Foreign Minister)', 'KGZ? [COP]' where only the setting tells the land."""
    name = one["code"] if one["kind"] == "state" and one.get("code") else one["name"]
    name = f"{name}?" if one.get("implied") else name
    person, office = one.get("person"), one.get("office")
    if person and person != name:
        return f"{name} ({person}{', ' + office if office else ''})"
    if office and office != name:
        return f"{name} ({office})"
    sector = one.get("sector")
    return f"{name} [{sector}]" if sector and sector not in ("GOV",) else str(name)


def parties(some: Sequence[Mapping[str, Any]] | None) -> str:
    """Parties joined."""
    return ", ".join(party(one) for one in some or ())


def saying(words: str, kind: str, stance: str, form: str, cue: str | None) -> str:
    """What somebody said, as a person reads it: only words given as spoken stand in marks, and an act told without its words shows its verb.

    (asserts): the pass is open · (asserts): “The pass is open” · (rejects, “turned down”): the charge
    """
    act = f", “{cue}”" if form != "statement" and cue else ""
    told = f"“{words}”" if kind == "direct" else words
    return f"({stance}{act}): {told}"


def published(row: Mapping[str, Any]) -> str:
    """The day and how it is known: '2021-08-30 (stated)'; without one what bounds it, by its own words and by the record."""
    if row["published"]:
        return f"{row['published']} ({row['published_basis']})"
    own = {"earliest": row["published_earliest"], "latest": row["published_latest"]}
    record = {"earliest": row["record_earliest"], "latest": row["record_latest"]}
    told = f"{day(own)} ({row['published_basis']})"
    return f"{told}; record: {day(record)}" if any(record.values()) else told


def shares(row: Mapping[str, Any]) -> str:
    """How much of the text each region takes: 'body 81 boil 12'. Litter that only the record has learnt is taken out of the story."""
    size: dict[str, int] = {}
    for region in row["regions"] or ():
        if region["kind"] != "credit":
            size[region["kind"]] = size.get(region["kind"], 0) + region["end"] - region["start"]
    learnt = sum(s["end"] - s["start"] for s in row["learnt_litter"] or ())
    if learnt:
        size["body"], size["learnt"] = max(0, size.get("body", 0) - learnt), learnt
    whole = sum(size.values()) or 1
    found = [(kind, round(100 * n / whole)) for kind, n in sorted(size.items(), key=lambda kv: (-kv[1], kv[0]))]
    return " ".join(f"{_BRIEF.get(kind, kind)} {share}" for kind, share in found if share)
