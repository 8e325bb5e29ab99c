"""Are the frames read in which English tells contacts, agreements, aid and retreats, accusations, sanctions and attacks? Short sentences of our own, one frame each.

usage: frames.py [--errors] [FILE …]

Each line of bench/data/frames/*.txt is TYPE MODE STATUS ACTOR>RECIPIENT and a sentence. Printed by type: how many gave an event of the
type, and how many gave one with both sides and the status too. CONSULT, AGREE, COOPERATE, SUPPORT and RETREAT may stand in either order;
what is planned may be called AGREE or CONSULT. With --errors every sentence that fails is printed with what it gave.
"""

import argparse
from collections import Counter
from pathlib import Path

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.facts import Event, Party
from avvisi.model.text import RawPage

DATA = Path(__file__).parent / "data" / "frames"
DAY = "1996-05-14"
EITHER_WAY = {"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "RETREAT"}


def names(parties: tuple[Party, ...]) -> set[str]:
    return {word for p in parties for word in (p.code, p.name) if word}


def of_type(code: str, status: str, event: Event) -> bool:
    return event.type == code or status == "planned" and {code, event.type} <= {"AGREE", "CONSULT"}


def sided(code: str, actor: str, recipient: str, event: Event) -> bool:
    acting, acted = names(event.actors), names(event.recipients)
    if code in EITHER_WAY:
        return actor in acting | acted and (not recipient or recipient in acting | acted)
    return (not actor or actor in acting) and (not recipient or recipient in acted)


def told(event: Event) -> str:
    return f"    {event.type} {event.status} {sorted(names(event.actors))} > {sorted(names(event.recipients))} {event.evidence.rule}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args()
    files = asked.files or sorted(DATA.glob("*.txt"))
    lines = [line.split(" ", 4) for f in files for line in f.read_text().splitlines() if line and not line.startswith("#")]
    pages = [RawPage(given_id=str(i), text=f"REYKJAVIK, May 14, 1996 - {line[4]}", published=DAY) for i, line in enumerate(lines)]
    counts: dict[str, Counter[str]] = {}
    for (code, _, status, sides, text), coded in zip(lines, Flow().code(pages), strict=True):
        assert isinstance(coded, Coded), coded
        actor, _, recipient = sides.partition(">")
        typed = [e for e in coded.events if of_type(code, status, e)]
        whole = any(e.status == status and sided(code, actor, recipient, e) for e in typed)
        counts.setdefault(code, Counter()).update(asked=1, type=bool(typed), whole=whole)
        if asked.errors and not whole:
            print(text, *(told(e) for e in coded.events), sep="\n")
    total = sum(counts.values(), Counter())
    for code, count in (*sorted(counts.items()), ("all", total)):
        print(f"{code:10} {count['asked']:4} sentences: type {count['type']}, with sides and status {count['whole']}")


if __name__ == "__main__":
    main()
