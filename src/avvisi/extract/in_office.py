"""What somebody was when he did what is told, though the report says what he is by now: 'the late president', a minister dismissed since.

The dead did what they did alive, and 'late' tells no other office than the one held to the end; whoever was put out on a known day held it on
each day before.
"""

import re

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.reading import by_title
from avvisi.extract.sides import Found
from avvisi.extract.standing import sector_held
from avvisi.extract.titles import Titles
from avvisi.model.facts import Party, Tenure, When

_ALIVE = frozenset({"CONSULT", "AGREE", "THREATEN", "REQUEST", "REJECT"})  # dealings with one who answers


def in_office(code: str, actors: Found, recipients: Found, when: When, earlier: Findings, titles: Titles) -> tuple[Found, Found]:
    """Both sides with the sectors and titles of the day."""
    doing = tuple(_then(p, when, earlier, titles) for p in actors)
    return doing, tuple(_then(p, when, earlier, titles) for p in recipients) if code in _ALIVE else recipients


def _then(party: Party, when: When, earlier: Findings, titles: Titles) -> Party:
    if party.sector != "ELI" or party.person is None:
        return party
    held = [t for t in earlier.held_by.get(party.person, ()) if t.sector == "ELI"]
    last = next((t for t in held if _to_the_end(t) or _put_out_after(t, when)), None)
    if last is None or last.qualifier == "former" and any(t is not last for t in held):
        return party
    sector = _sector(last, titles)
    title = re.sub(r"(?i)^(late|former) ", "", last.title)
    return structs.replace(party, sector=sector, office=title)


def _to_the_end(tenure: Tenure) -> bool:
    return tenure.qualifier == "late" and "former" not in tenure.title.lower()


def _put_out_after(tenure: Tenure, when: When) -> bool:
    """'sacked on Monday': in office on each day told before."""
    day, end = when.value or "", tenure.end or ""
    return tenure.transition is not None and len(day) == 10 and len(end) == 10 and day < end


def _sector(tenure: Tenure, titles: Titles) -> str | None:
    title = tenure.title.lower()
    held = structs.replace(tenure, qualifier="current", sector=by_title(title, title.split()[-1], titles))
    return sector_held(held, titles.bodies.get(tenure.of or ""), titles.groups)
