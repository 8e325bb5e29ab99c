"""Reads actor dictionaries as PETRARCH and its kin have them, and writes them as world lists of a user's own lexicon folder.

    HASSAN_DEMO_            ; a comment
    +DEMO_HASSAN_
        [XYZGOV 19950101-19991231]
        [XYZELI >19991231]
    RIVER_LEAGUE_ [XYZREB]

A name with one code for all times is a body (a state's own name an alias of that state); codes with days go to `world/actors.csv`.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from avvisi.lexicon.world import World

_CODE = re.compile(r"\[\s*([A-Z]{3,})\s*([<>]?)\s*(\d{6}(?:\d\d)?)?\s*(?:-\s*(\d{6}(?:\d\d)?))?\s*\]")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "de", "la", "du", "bin", "ibn"))
_KINDS = {"IGO": "igo", "NGO": "ngo", "MNC": "company", "REB": "armed", "UAF": "armed", "INS": "armed", "SEP": "armed", "PTY": "party", "JUD": "court", "BUS": "company"}  # fmt: skip
HEAD = ("name", "since", "until", "code", "sector", "aliases")


class PetrarchError(ValueError):
    """A line that is none of a name, a synonym, a code or a comment."""


class Spell(NamedTuple):
    """A code and the days it holds; "" where open."""

    code: str
    since: str
    until: str


class Entry(NamedTuple):
    """One actor: its name, other names, and its codes over time."""

    name: str
    aliases: tuple[str, ...]
    spells: tuple[Spell, ...]


def read(lines: Iterable[str], place: str) -> list[Entry]:
    """The actors of a dictionary, in order; `place` names it in complaints."""
    found: list[tuple[str, list[str], list[Spell]]] = []
    for number, raw in enumerate(lines, 1):
        line = re.split(r"[;#]", raw.lstrip("\ufeff"), maxsplit=1)[0].strip()
        if not line or line.startswith(("<!--", "&")):
            continue
        codes = [_spell(m) for m in _CODE.finditer(line)]
        words = _CODE.sub("", line).strip()
        if words and not re.fullmatch(r"\+?[\w&'’.,()/ -]+", words) or "[" in words:
            raise PetrarchError(f"{place}, line {number}: {raw.strip()!r} is no name, synonym or code")
        if words.startswith("+") or not words:
            if not found:
                raise PetrarchError(f"{place}, line {number}: {raw.strip()!r} stands before any actor")
            if words:
                found[-1][1].append(_name(words[1:]))
        else:
            found.append((_name(words), [], []))
        found[-1][2].extend(codes)
    return [Entry(name, tuple(dict.fromkeys(a for a in aliases if a != name)), tuple(spells)) for name, aliases, spells in found if spells]


def _name(words: str) -> str:
    """'RIVER_LEAGUE_OF_' as a report writes it: 'River League of'."""
    plain = [w for w in re.split(r"[_\s]+", words) if w]
    if any(c.islower() for c in words):
        return " ".join(plain)
    return " ".join(
        w.lower() if i and w.lower() in _SMALL else re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), w) for i, w in enumerate(plain)
    )


def _spell(found: re.Match[str]) -> Spell:
    code, sign, first, last = found.groups()
    day, end = _day(first), _day(last)
    if sign == "<":
        return Spell(code, "", day)
    return Spell(code, day, end if sign != ">" else "")


def _day(digits: str | None) -> str:
    """'971231' and '19971231' as an ISO day."""
    if not digits:
        return ""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > 30 else "20") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def write(entries: Sequence[Entry], world: World, folder: Path) -> dict[str, int]:
    """Writes world/bodies.csv, states.csv and actors.csv under `folder`; gives how many rows went where."""
    states = world.code_names
    dated = [e for e in entries if any(s.since or s.until for s in e.spells)]
    plain = [e for e in entries if e not in dated]
    names: dict[str, list[str]] = {}
    for entry in plain:
        if entry.spells[0].code in states:
            names.setdefault(entry.spells[0].code, []).extend((entry.name, *entry.aliases))
    bodies = [
        (e.name, ";".join(e.aliases), _kind(e.spells[0].code), e.spells[0].code[:3], e.spells[0].code[3:6], "")
        for e in plain
        if e.spells[0].code not in states
    ]
    rows = [
        (s.code, s.name, ";".join(dict.fromkeys((*s.names, *(n for n in names[s.code] if n != s.name)))), ";".join(s.adjectives), ";".join(s.peoples), ";".join(s.capitals), s.since, s.until)
        for s in world.states
        if s.code in names and not s.until
    ]  # fmt: skip
    actors = [(e.name, s.since, s.until, s.code[:3], s.code[3:6], ";".join(e.aliases)) for e in dated for s in e.spells]
    _put(folder, "bodies.csv", ("name", "aliases", "kind", "code", "sector", "context"), bodies)
    _put(folder, "states.csv", ("code", "name", "names", "adjectives", "peoples", "capitals", "since", "until"), rows)
    _put(folder, "actors.csv", HEAD, actors)
    return {"bodies": len(bodies), "states": len(rows), "actors": len(dated)}


def _kind(code: str) -> str:
    return next((_KINDS[part] for part in (code[:3], code[3:6]) if part in _KINDS), "body")


def _put(folder: Path, name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """One CSV file; none where there are no rows."""
    rows = list(rows)
    if not rows:
        return
    (folder / "world").mkdir(parents=True, exist_ok=True)
    with (folder / "world" / name).open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
