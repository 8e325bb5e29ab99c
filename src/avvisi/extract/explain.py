"""What each rule did to each sentence: told as an event, governed by another, or left out and why. For `avvisi code --explain`."""

from collections.abc import Iterator, Sequence

from avvisi.extract.base import Extractor, Findings
from avvisi.extract.events import Draft, Events
from avvisi.extract.sites import Sites
from avvisi.extract.triggers import beaten
from avvisi.model.record import Record
from avvisi.model.text import Span
from avvisi.parse.tokens import Parsed


class Weighed(Record, frozen=True, kw_only=True):
    """One reading of one sentence: the rule, its words, what became of it, and the rules it beat."""

    sentence: Span
    words: Span
    rule: str
    type: str
    told: bool
    why: str
    beat: tuple[str, ...] = ()


def weighed(page: Parsed, extractors: Sequence[Extractor]) -> tuple[Weighed, ...]:
    """Every reading of every sentence, as the event extractor among these weighs it."""
    findings = Findings(page)
    for extractor in extractors:
        if isinstance(extractor, Events):
            return tuple(_readings(page, findings, extractor))
        findings = findings.plus(tuple(extractor(page, findings)))
    return ()


def _readings(page: Parsed, findings: Findings, events: Events) -> Iterator[Weighed]:
    walked = list(events.walk(page, findings))
    doubtful = _too_doubtful(page, findings, events, [draft for told, _ in walked for draft in told])
    for _, weighings in walked:
        for reading, composer, found in weighings:
            told = composer.told(reading)
            if isinstance(found, Draft):
                found = doubtful.get(reading.token.i, found)
            yield Weighed(
                sentence=page.sentence_span(reading.token.sentence),
                words=page.document.span(reading.words[0].start, reading.words[-1].end),
                rule=reading.pattern.rule.id,
                type=told.code if told is not None else reading.pattern.code,
                told=isinstance(found, Draft),
                why=_chain(found) if isinstance(found, Draft) else found,
                beat=tuple(p.rule.id for p in beaten(reading, events.lexicon)),
            )


def _too_doubtful(page: Parsed, findings: Findings, events: Events, drafts: list[Draft]) -> dict[int, str]:
    """Trigger -> why the event is not given, of those that are more likely wrong than right."""
    found: dict[int, str] = {}
    for event, draft in events.bound(page, findings, drafts, Sites(page, findings, events.places)).events:
        weighed = events.likelihood(event, draft, findings)
        if weighed is not None and weighed.too_low:
            found.update((d.told.outer.token.i, weighed.why) for d in (draft, *event.repeats))
    return found


def _chain(draft: Draft) -> str:
    """'agree.promise over aid.help, in the future'."""
    over = " over ".join(r.pattern.rule.id for r in draft.told.chain)
    return f"{over}, read as {draft.told.applied}" if draft.told.applied else over
