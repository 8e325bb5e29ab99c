"""A report of one text, coded whole or by some extractors, as the tests of extraction ask for it."""

from collections.abc import Iterable

from avvisi.extract.base import Extractor, Findings
from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.facts import Event, Party, Tenure
from avvisi.model.text import RawPage
from avvisi.parse.tokens import Parsed


def read(flow: Flow, text: str, published: str | None = None) -> Coded:
    """All that is found in the text; one that could not be read fails the test."""
    (found,) = flow.code([RawPage(given_id="x", text=text, published=published)])
    assert isinstance(found, Coded)
    return found


def parsed(flow: Flow, text: str, published: str | None, extractors: Iterable[Extractor]) -> tuple[Parsed, Findings]:
    """The parsed page, and what these extractors find in it, each knowing what those before it found."""
    page = flow.parser([flow.cleaner(RawPage(given_id="x", text=text, published=published))])[0]
    findings = Findings(page)
    for extractor in extractors:
        findings = findings.plus(extractor(page, findings))
    return page, findings


def lands(event: Event) -> tuple[set[str | None], set[str | None]]:
    """The codes of those who act and of those to whom it is done."""
    return {p.code for p in event.actors}, {p.code for p in event.recipients}


def events(flow: Flow, text: str) -> tuple[Event, ...]:
    return read(flow, text).events


def told(flow: Flow, text: str) -> set[str]:
    """Each event in brief, 'AGREE planned ZMB>MWI', of a report of May 14 1996 that has no problems."""

    def brief(event: Event) -> str:
        doing, done = ("+".join(sorted(p.code or p.name for p in parties)) for parties in (event.actors, event.recipients))
        return f"{event.type} {event.status} {doing}>{done}"

    found = read(flow, text, "1996-05-14")
    assert not found.problems
    return {brief(e) for e in found.events}


def last(flow: Flow, text: str, published: str | None = None) -> Event:
    """The event that the text tells last."""
    return read(flow, text, published).events[-1]


def sides(flow: Flow, text: str, kind: str) -> list[tuple[list[str | None], list[str | None]]]:
    """The codes of those who act and of those to whom it is done, of each event of this type."""
    return [([p.code for p in e.actors], [p.code for p in e.recipients]) for e in events(flow, text) if e.type == kind]


def side(found: tuple[Party, ...], like: str = "") -> str:
    """The parties of one side, 'PER+CHL'; with their sectors where `like` tells sectors, 'LBN/REB'."""
    return "+".join(dict.fromkeys((p.code or "?") + (f"/{p.sector}" if "/" in like and p.code else "") for p in found))


def assert_told(flow: Flow, text: str, kind: str, actors: str, recipients: str) -> None:
    """An event of this type is told, with these sides."""
    found = [(side(e.actors, actors), side(e.recipients, recipients)) for e in events(flow, text) if e.type == kind]
    assert (actors, recipients) in found, found


def tenures(flow: Flow, text: str, person: str) -> list[Tenure]:
    """The offices that are told of this person."""
    return [t for t in read(flow, text).tenures if t.person == person]
