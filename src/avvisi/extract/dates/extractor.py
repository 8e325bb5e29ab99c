"""Time expressions: words to TIMEX3 type, value and days. The grammar is data/<language>/dates.toml; this is what runs it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import structs

from avvisi.clean.calendar import Calendar
from avvisi.extract.base import Findings
from avvisi.extract.dates.bounded import whole_day, within
from avvisi.extract.dates.moment import Meaning, Moment
from avvisi.extract.dates.patterns import Grammar
from avvisi.extract.dates.readings import READINGS
from avvisi.extract.dates.values import bounds, narrowed
from avvisi.lexicon.dates import DateRule
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Evidence, TimeExpression
from avvisi.model.text import Document, Region
from avvisi.parse.tokens import Parsed, Sentence, Token

BACK = 10  # tokens before a trigger at which its expression can begin
NAMED = frozenset(["word", "unit.which", "part", "set.word", "ref", "ref.recent", "season"])  # also titles of programmes and papers
LONGEST = 160  # characters of an expression
PRINTED_WITHIN = 3  # days from a dateline to the paper that prints it; further apart, one of the two is something else


class DateExtractor:
    """`name` 'dates'. Yields a TimeExpression for each expression of the parsed text, and for whole dates in lines of metadata."""

    name = "dates"

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = lexicon.time
        self.calendar = Calendar(lexicon.time)
        self.grammar = Grammar(lexicon.time, lexicon.dates)
        missing = [rule.id for rule, _ in self.grammar.rules if rule.reads not in READINGS]
        if missing:
            raise ValueError(f"dates.toml: no reading for {', '.join(missing)}")

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[TimeExpression]:
        """The expressions, in order of the text."""
        outside = list(self._outside(page.document))
        published = page.document.published
        day = whole_day(published.value)
        sent = _sent(page.document, outside, day)
        found = self._read(page, sent or day, outside)
        if sent is not None:  # these days hang on the dateline, not on the day of printing
            found = [structs.replace(f, anchor=sent.isoformat()) if f.anchor == "published" else f for f in found]
        if day is None and (published.earliest or published.latest):
            first, last = whole_day(published.earliest), whole_day(published.latest)
            found = within(
                found,
                self._read(page, first, outside) if first else None,
                self._read(page, last, outside) if last else None,
            )
        yield from sorted([*outside, *found], key=lambda fact: fact.span.start)

    def _read(self, page: Parsed, published: date | None, outside: list[TimeExpression]) -> list[TimeExpression]:
        """The expressions of the parsed text, read as in a report of that day (or of none)."""
        moment = Moment(page, self.words, self.calendar, published)
        moment.known = self._known(page.document) if published is None else ()
        for fact in outside:
            if fact.span.start < (page.sentences[0].end if page.sentences else 0) + 300:
                moment.name(fact.value, True)  # the story's own day stands at its head
        return list(self._inside(page, moment))

    def _known(self, document: Document) -> tuple[date, ...]:
        """Whole days that captions and other signs give a report without a date."""
        days = [c.value for c in document.published.candidates if len(c.value) == 10]
        for region in document.regions:
            if region.kind == "caption":
                days += [w.iso for w in self.calendar.find(document.text, region.start, region.end) if w.iso]
        return tuple(dict.fromkeys(found[0] for day in days if (found := bounds(day))))

    def _outside(self, document: Document) -> Iterator[TimeExpression]:
        """Dates in regions that are not parsed: datelines and lines of metadata."""
        for region in document.regions:
            if region.kind in ("dateline", "boilerplate"):
                written = list(self._written(document, region))
                yield from written or (self._weekday(document, region) if region.kind == "dateline" else ())

    def _written(self, document: Document, region: Region) -> Iterator[TimeExpression]:
        for written in self.calendar.find(document.text, region.start, region.end):
            value = written.iso
            if value is None and written.day and not written.year and document.published.value:
                value = _beside(written.month or 1, written.day, document.published.value)
            if value is None and (written.day or region.kind == "boilerplate"):
                continue
            yield self._fact(
                document, written.start, written.end, Meaning("DATE", value or written.value), "written", (region.start, region.end)
            )

    def _weekday(self, document: Document, region: Region) -> Iterator[TimeExpression]:
        """'LAGOS, Tues. -': the last such day before the paper was printed."""
        day = whole_day(document.published.value)
        for found in re.finditer(r"[A-Za-z]{3,}", document.text[region.start : region.end]):
            number = self.words.weekdays.get(found[0].lower())
            if day is None or number is None or not found[0][0].isupper():
                continue
            value = (day - timedelta((day.isoweekday() - number) % 7)).isoformat()
            start = region.start + found.start()
            yield self._fact(document, start, region.start + found.end(), Meaning("DATE", value), "written", (region.start, region.end))
            return

    def _inside(self, page: Parsed, moment: Moment) -> Iterator[TimeExpression]:
        triggers = self.grammar.triggers
        for sentence in page.sentences:
            moment.sentence, moment.paragraph = sentence.index, sentence.paragraph
            done = sentence.start
            for token in sentence.tokens:
                if token.start >= done and _is_trigger(token, triggers):
                    for fact in self._around(page, sentence, token, done, moment):
                        yield fact
                        done = max(done, fact.span.end)

    def _around(self, page: Parsed, sentence: Sentence, trigger: Token, done: int, moment: Moment) -> Iterator[TimeExpression]:
        """The expression that holds this trigger: the earliest start within reach that matches over it."""
        first = trigger.i - sentence.tokens[0].i
        start = first
        while start > 0 and first - start < BACK:
            before = sentence.tokens[start - 1]
            if before.start < done or not self._can_stand(before):
                break
            start -= 1
        for token in sentence.tokens[start : first + 1]:
            facts = self._at(page, sentence, token.start, trigger, moment)
            if facts:
                yield from facts
                return

    def _can_stand(self, token: Token) -> bool:
        return (
            token.lower in self.grammar.vocabulary or token.text[0].isdigit() or token.lower.rpartition("-")[2] in self.grammar.vocabulary
        )

    def _at(self, page: Parsed, sentence: Sentence, start: int, trigger: Token, moment: Moment) -> list[TimeExpression]:
        text, stop = page.document.text, min(sentence.end, start + LONGEST)
        matches: list[tuple[int, DateRule, re.Match[str]]] = []
        for rule, regex in self.grammar.at(text[start]):
            match = regex.match(text, start, stop)
            if match and match.end() > trigger.start:
                matches.append((match.end(), rule, match))
        matches.sort(key=lambda found: -found[0])
        for _, rule, match in matches:
            if rule.id in NAMED and sentence.region == "body" and self._titled(page, sentence, start, match[0]):
                continue
            moment.start, moment.end = match.span()
            made: list[TimeExpression] = []
            for meaning in READINGS[rule.reads](match, moment):
                begin = match.start() if meaning.start is None else meaning.start
                end = match.end() if meaning.end is None else meaning.end
                if begin >= end:
                    continue  # 'early week later May': the parts cross, nothing readable is left of this one
                moment.name(meaning.value, meaning.anchor is None)
                made.append(self._fact(page.document, begin, end, meaning, rule.id, (sentence.start, sentence.end)))
            if made:
                return made
        return []

    @staticmethod
    def _titled(page: Parsed, sentence: Sentence, start: int, words: str) -> bool:
        """Capitals within a sentence: the programme 'This Week', the paper 'USA Today', not a week or day."""
        parts = words.split()
        if start == sentence.start or not all(part[:1].isupper() for part in parts):
            return False
        before = page.token_at(start)
        return len(parts) > 1 or before is not None and before.i > 0 and page.tokens[before.i - 1].tag in ("NNP", "NNPS")

    def _fact(self, document: Document, start: int, end: int, meaning: Meaning, rule: str, around: tuple[int, int]) -> TimeExpression:
        words = document.span(start, end)
        first, last = meaning.days or narrowed(meaning.value, meaning.mod) or (None, None)
        return TimeExpression(
            id=document.fact_id("date", start, end, meaning.type),
            evidence=Evidence(sentence=document.span(*around), trigger=words, rule=f"dates.{rule}"),
            span=words,
            type=meaning.type,
            value=meaning.value,
            mod=meaning.mod,
            anchor=meaning.anchor,
            earliest=first.isoformat() if first else None,
            latest=last.isoformat() if last else None,
        )


def _sent(document: Document, outside: list[TimeExpression], published: date | None) -> date | None:
    """The day of the dateline, where it lies a few days before the day of printing: 'today' is what the correspondent calls so."""
    if published is None:
        return None
    lines = [(r.start, r.end) for r in document.regions if r.kind == "dateline"]
    for fact in outside:
        day = whole_day(fact.value)
        if day and any(start <= fact.span.start < end for start, end in lines):
            return day if 0 < (published - day).days <= PRINTED_WITHIN else None
    return None


def _is_trigger(token: Token, triggers: frozenset[str]) -> bool:
    lower = token.lower.rstrip(".") or token.lower
    if _is_trigger_word(lower, triggers) or lower[0] in "'’‘" and len(lower) > 2:
        return True
    return "-" in lower and _is_trigger_word(lower.rpartition("-")[2], triggers)


def _is_trigger_word(word: str, triggers: frozenset[str]) -> bool:
    return word in triggers or word[:1].isdigit()


def _beside(month: int, day: int, published: str) -> str | None:
    """The day of a dateline, which names no year: the nearest to the report's own."""
    days = bounds(published)
    if days is None:
        return None
    found = [made for year in (-1, 0, 1) if (made := bounds(f"{days[0].year + year:04d}-{month:02d}-{day:02d}"))]
    return min(found, key=lambda d: abs((d[0] - days[0]).days))[0].isoformat() if found else None
