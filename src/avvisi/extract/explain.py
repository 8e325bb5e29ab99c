"""What each rule did to each sentence: told as an event, governed by another, or left out and why. For `avvisi code --explain`."""

from collections.abc import Iterator, Sequence

from avvisi.extract.base import Extractor, Findings
from avvisi.extract.draft import Draft
from avvisi.extract.events import Events
from avvisi.extract.setting import Setting
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
    setting = Setting(page, findings, events.titles)
    walked = list(events.walk(setting))
    doubtful, placed = _judged(setting, events, [draft for told, _ in walked for draft in told])
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
                why="; ".join((_chain(found) if isinstance(found, Draft) else found, *placed.get(reading.token.i, ()))),
                beat=tuple(p.rule.id for p in beaten(reading, events.lexicon)),
            )


def _judged(setting: Setting, events: Events, drafts: list[Draft]) -> tuple[dict[int, str], dict[int, tuple[str, ...]]]:
    """Trigger -> why the event is not given, of those that are more likely wrong than right; and -> whom it gives the likeliest land, and why."""
    doubtful: dict[int, str] = {}
    placed: dict[int, tuple[str, ...]] = {}
    for event, draft in events.bound(setting, drafts, Sites(setting.page, setting.earlier, events.places)).events:
        weighed = events.likelihood(event, draft, setting.earlier)
        for told in (draft, *event.repeats):
            placed[told.told.outer.token.i] = tuple(one.why for one in told.placed)
            if weighed is not None and weighed.too_low:
                doubtful[told.told.outer.token.i] = weighed.why
    return doubtful, placed


def _chain(draft: Draft) -> str:
    """'agree.promise over aid.help, in the future'."""
    over = " over ".join(r.pattern.rule.id for r in draft.told.chain)
    return f"{over}, read as {draft.told.applied}" if draft.told.applied else over
