"""Is a report's leading event found? Reports of bench/data/incidents, each with its leading event's type and parties.

usage: leading.py [--held] [--errors]

Counts the reports of which some event told in the first two sentences has (a) any type, (b) the gold's type, (c) all of the gold's
parties among its actors and recipients, (d) both at once. With --errors (never with --held) every report that fails (d) is printed
with what its first two sentences gave.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.facts import Event, Party
from avvisi.model.text import RawPage

DATA = Path(__file__).parent / "data" / "incidents"
LEAD = 2  # sentences


def codes(event: Event) -> set[str]:
    return {p.code for p in (*event.actors, *event.recipients) if p.code}


def opening(flow: Flow, coded: Coded) -> list[Event]:
    """The events told in the first two sentences."""
    sentences = flow.parser([coded.document])[0].sentences[:LEAD]
    end = max((s.tokens[-1].end for s in sentences), default=0)
    return [e for e in coded.events if e.evidence.trigger.start < end]


def sides(event: Event) -> str:
    def said(parties: tuple[Party, ...]) -> list[str]:
        return [p.code or p.name for p in parties]

    return (
        f"{event.type} {event.status} {said(event.actors)} > {said(event.recipients)} “{event.evidence.trigger.text}” {event.evidence.rule}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    lines = (DATA / ("held.jsonl" if asked.held else "tune.jsonl")).read_text().splitlines()
    reports: list[dict[str, Any]] = [json.loads(line) for line in lines]
    flow = Flow()
    answers = flow.code([RawPage(given_id=r["id"], text=r["text"], published=r["published"], outlet=r["outlet"]) for r in reports])
    counts = dict.fromkeys(("any", "type", "parties", "both"), 0)
    for report, coded in zip(reports, answers, strict=True):
        assert isinstance(coded, Coded), coded
        wanted = set(report["parties"])
        events = opening(flow, coded)
        typed = [e for e in events if e.type == report["type"]]
        counts["any"] += bool(events)
        counts["type"] += bool(typed)
        counts["parties"] += any(wanted <= codes(e) for e in events)
        both = any(wanted <= codes(e) for e in typed)
        counts["both"] += both
        if asked.errors and not both and not asked.held:
            print(f"--- {report['id']} {report['type']} {report['parties']}\n{report['text']}")
            for event in events:
                print(f"    {sides(event)}")
    print(f"{len(reports)} reports: " + ", ".join(f"{k} {n} ({100 * n / len(reports):.1f} %)" for k, n in counts.items()))


if __name__ == "__main__":
    main()
