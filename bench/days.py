"""The day and the place of the events of our annotated reports (bench/data/articles): told, left out, given for nothing, wrong.

usage: python -m bench.days [--held] [--errors] [--data DIR …]

Among the events matched by type and both sides, as bench/articles.py matches them. A day is right where the first day of its value is
the truth's, as precisely; 'left out' where the truth has one and no value is given (with how often the bounds given hold it), 'for
nothing' where the truth has none. A place is right by its name, 'other' where another place or only the land is named. --errors is never
used with --held.
"""

import argparse
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from avvisi.export.answer import answer
from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage
from bench.articles import DATA, Score, count, dyad, near, of_type, same

Item = dict[str, Any]


def day_told(gold: str, date: Item) -> str:
    """How the day given stands to the truth."""
    value = date.get("value") or ""
    if not gold:
        return "for nothing" if value else "none"
    if value:
        return "right" if value[:10] == gold[:10] else "wrong"
    first, last = gold[:10], gold[-10:]
    if date.get("earliest") and date["earliest"][: len(last)] > last or date.get("latest") and date["latest"][: len(first)] < first:
        return "out of bounds"
    return "left out"


def place_told(gold: str, place: Item | None) -> str:
    """How the place given stands to the truth."""
    if not gold:
        return "for nothing" if place else "none"
    if place is None:
        return "left out"
    return "right" if same(gold, place["name"]) or any(same(part.strip(), place["name"]) for part in gold.split(",")) else "other"


def judge(report: Item, found: list[Item], days: Counter[str], places: Counter[str], log: list[str]) -> None:
    """Counts what one report's events tell; `log` takes one line for each that is not right."""
    text, gold = report["text"], report.get("events", [])
    pairs = count(Score(), gold, found, lambda g, f: near(text, g, f) if of_type(g, f) and dyad(g, f) else 0.0)
    for i, j in sorted(pairs.items()):
        asked, one = gold[i], found[j]
        day, place = day_told(asked["date"], one["date"]), place_told(asked["place"], one["place"])
        days[day] += 1
        places[place] += 1
        a, b = one["evidence"]["trigger"]
        words = f"“…{text[max(0, a - 70) : b + 60]}…”".replace("\n", " ")
        told = one["date"].get("value") or f"{one['date'].get('earliest') or ''}..{one['date'].get('latest') or ''}"
        if day not in ("right", "none"):
            log.append(f"  day {day}: {asked['date'] or '-'}, has {told} ({one['date']['basis']}), {one['type']} {one['status']}: {words}")
        if place not in ("right", "none"):
            has = (one["place"] or {}).get("name")
            log.append(f"  place {place}: {asked['place'] or '-'}, has {has}: {one['type']} {one['mode']} {words}")


def line(counts: Counter[str]) -> str:
    """The counts, with the shares a reader asks for."""
    told = sum(counts[k] for k in ("right", "wrong", "other", "left out", "out of bounds"))
    given = sum(counts[k] for k in ("right", "wrong", "other", "for nothing"))
    shares = (
        f"of {told} known {100 * counts['right'] / max(told, 1):.1f} right; of {given} given {100 * counts['right'] / max(given, 1):.1f}"
    )
    return f"{shares}   ({', '.join(f'{n} {k}' for k, n in sorted(counts.items()))})"


def main() -> None:
    """Codes the reports and prints one line for the days and one for the places."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="the half that was never looked at while tuning")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--data", type=Path, nargs="+", default=[DATA, DATA / "second", DATA / "third"])
    asked = parser.parse_args()
    half = "held" if asked.held else "tune"
    reports = [tomllib.loads(f.read_text()) for folder in asked.data for f in sorted((folder / half).glob("*.toml"))]
    coded = Flow().code([RawPage(given_id=r["id"], text=r["text"], published=r.get("given") or None) for r in reports])
    days: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for report, one in zip(reports, coded, strict=True):
        assert isinstance(one, Coded) and not one.problems, one
        log: list[str] = []
        judge(report, answer(one)["events"], days, places, log)
        if asked.errors and not asked.held:
            print(f"--- {report['id']} {report.get('published') or report.get('given')}", *log, sep="\n")
    print(f"days    {line(days)}\nplaces  {line(places)}")


if __name__ == "__main__":
    main()
