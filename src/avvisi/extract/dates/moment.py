"""What a time expression is read against: the day of the report, the tense of its verb, and the days named before it."""

from datetime import date
from typing import NamedTuple

from avvisi.clean.calendar import Calendar, a_day
from avvisi.extract.dates.tense import Tense, direction, head_of, is_deadline, verb_over
from avvisi.extract.dates.values import bounds, grain, moved, value_of
from avvisi.lexicon.time import TimeWords
from avvisi.model.facts import TimexType
from avvisi.parse.tokens import Parsed, Token


class Meaning(NamedTuple):
    """What one expression means: [start, end) where it is not the whole match; `anchor` 'published' or a value; `days` overrules the value's bounds."""

    type: TimexType
    value: str | None
    mod: str | None = None
    anchor: str | None = None
    start: int | None = None
    end: int | None = None
    days: tuple[date | None, date | None] | None = None


class Named(NamedTuple):
    """A day or stretch the text has named: its value, the sentence and place it stands at; `stated` where its own words gave the year."""

    value: str
    sentence: int
    paragraph: int
    start: int
    stated: bool


class Moment:
    """The state of one reading of one document; made anew for each document and thrown away with it."""

    def __init__(self, page: Parsed, words: TimeWords, calendar: Calendar, published: date | None) -> None:
        self.page = page
        self.words = words
        self.calendar = calendar
        self.published = published
        self.known: tuple[date, ...] = ()  # whole days a caption or another sign gives an undated report
        self.named: list[Named] = []
        self._full: list[Named] = []  # of those, the days and months told with their year
        self._years: set[str] = set()  # of those
        self.sentence = 0
        self.paragraph = 0
        self.start = 0
        self.end = 0

    @property
    def tokens(self) -> list[Token]:
        """The tokens of the expression being read."""
        return self.page.tokens_in(self.start, self.end)

    def tense(self) -> Tense | None:
        """Whether the expression looks back or ahead."""
        tokens = self.tokens
        return direction(tokens) if tokens else None

    def timetabled(self) -> bool:
        """'The council meets on Friday', 'he is arriving Friday': a present in the body that looks ahead.

        A title's or caption's present is the past of its story, and verbs of saying ('he says on Monday') do not look ahead.
        """
        tokens = self.tokens
        if not tokens or tokens[0].sentence.region != "body":
            return False
        head = head_of(tokens)
        verb = head.head.head if head.head.dep == "prep" else head.head
        if verb.tag == "VBG":
            return any(t.lemma == "be" and t.tag in ("VBZ", "VBP") for t in verb.children)
        if any(t.tag == "VBD" and verb.i < t.i < head.i for t in tokens[0].sentence.tokens):
            return False
        return (
            verb.tag in ("VBZ", "VBP") and verb.lemma not in self.words.hints.not_ahead and not any(t.dep == "aux" for t in verb.children)
        )

    def willed(self) -> bool:
        """Whether the verb above is told with 'will' or 'would'."""
        tokens = self.tokens
        verb = verb_over(head_of(tokens)) if tokens else None
        return verb is not None and any(t.lemma in ("will", "would", "shall") for t in verb.children if t.dep == "aux")

    def before(self) -> str:
        """The word before the expression, in small letters; '' at the start of a sentence."""
        tokens = self.tokens
        if not tokens or tokens[0] is tokens[0].sentence.tokens[0]:
            return ""
        return self.page.tokens[tokens[0].i - 1].lower

    def next_token(self) -> Token | None:
        """The token after the expression, in its sentence."""
        tokens = self.tokens
        if not tokens or tokens[-1] is tokens[-1].sentence.tokens[-1]:
            return None
        return self.page.tokens[tokens[-1].i + 1]

    def name(self, value: str | None, stated: bool) -> None:
        """Remember a value that later words can point back to."""
        if value and grain(value):
            named = Named(value, self.sentence, self.paragraph, self.start, stated)
            self.named.append(named)
            if stated and grain(value) in ("D", "M"):
                self._full.append(named)
                self._years.add(value[:4])

    def deadline(self) -> bool:
        """'through August', 'by Friday' with a verb that looks back: the preposition alone tells nothing of the side."""
        return is_deadline(self.tokens)

    def last(self, grains: str = "DWMQYHS", sentences: int = 3, *, gone: bool = False) -> Named | None:
        """The last value named in one of these grains, not further back than so many sentences; with `gone` none that lies ahead of the report."""
        for named in reversed(self.named):
            if self.sentence - named.sentence > sentences:
                return None
            if (grain(named.value) or "?") in grains and not (gone and self.published and named.value[:10] > self.published.isoformat()):
                return named
        return None

    def newest(self, grains: str, sentences: int) -> Named | None:
        """The latest in time of the values lately named in these grains: the quarter a report is about, not the one it compares with."""
        found = [n for n in self.named[-40:] if self.sentence - n.sentence <= sentences and (grain(n.value) or "?") in grains]
        past = [n for n in found if self.published is None or n.value[:4] <= str(self.published.year)]
        return max(past or found, key=lambda n: n.value) if found else None

    def same_sentence(self, grains: str = "D") -> Named | None:
        """The last value of these grains named earlier in this sentence."""
        found = self.last(grains, 0)
        return found if found and found.sentence == self.sentence else None

    def step(self, unit: str, steps: int) -> str | None:
        """The value of the unit so many steps from the day of the report."""
        if self.published is None:
            return None
        day = moved(self.published, unit, steps)
        return value_of(day, unit) if day else None

    @property
    def base(self) -> date | None:
        """The day beside which a date without its year lies: that of the report, one that a caption gives it, else the last one told in full, where
        all that is told so is of one year ('charged on 18 October 2012 … was arrested on October 17')."""
        if self.published is not None or self.known:
            return self.published or self.known[0]
        last = next((n.value for n in reversed(self._full) if not self._by_the_way(n)), None) if len(self._years) == 1 else None
        days = bounds(last) if last is not None and len(last) == 10 else None
        return days[0] if days is not None else None

    def _by_the_way(self, named: Named) -> bool:
        """'the treaty signed on 5 May 1960', 'who was born on 5 May 1960': a day of what is spoken of says nothing of the year one speaks in."""
        first = self.page.tokens_in(named.start, named.start + 1)  # none where the day stands in a dateline
        verb = verb_over(first[0]) if first else None
        return verb is not None and (verb.dep in ("relcl", "acl") or verb.lemma == "bear")

    def nearest(self, month: int, day: int, step: int = 0) -> date | None:
        """The day of a date without a year: by the tense where there is one, else the nearest to the report's day."""
        base = self.base
        if base is None:
            return None
        tense = "past" if step < 0 else "future" if step > 0 else None if self.deadline() else self.tense()
        found = [made for year in (base.year - 1, base.year, base.year + 1) if (made := a_day(year, month, day))]
        found += [made for year in (base.year - 4, base.year + 4) if not found and (made := a_day(year, month, day))]
        if tense in ("past", "future") and found:
            side = [d for d in found if (d <= base if tense == "past" else d >= base)] or found
            near = min(abs((d - base).days) for d in side)
            if step or near <= 270 or min(abs((d - base).days) for d in found) > 90:
                found = side  # a day eleven months off would carry its year: 'shares of record Nov. 22' told in October
        return min(found, key=lambda d: (abs((d - base).days), d)) if found else None
