"""The seam: what every extractor gets and gives."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import accumulate
from typing import Any, Protocol, TypeVar, cast

from avvisi.model.facts import AnyFact, DoubtfulEvent, Event, Mention, Occasion, Quote, Tenure, TimeExpression
from avvisi.model.text import Span
from avvisi.parse.tokens import Parsed, Sentence, Token, root_of

F = TypeVar("F", bound=AnyFact)

_MENTIONS: frozenset[type] = frozenset({Mention})
_DATES: frozenset[type] = frozenset({TimeExpression})
_FROM: dict[str, frozenset[type]] = {  # what is looked up, and in which facts
    **dict.fromkeys(("mention_of", "places_called", "told_as", "times_told", "_by_start", "_mention_starts"), _MENTIONS),
    **dict.fromkeys(("date_of", "dated", "hung"), _DATES),
    "held_by": frozenset({Tenure}),
    "quotes_of": frozenset({Quote}),
    "_margins": frozenset(),
}


class Findings:
    """What the extractors before this one found, in order of the text, with ways to look it up. Never changed: `plus` makes another."""

    def __init__(self, page: Parsed, facts: Iterable[AnyFact] = (), *, before: "Findings | None" = None) -> None:
        self.page = page
        fresh: dict[type, list[AnyFact]] = {}
        for fact in (more := tuple(facts)):
            fresh.setdefault(type(fact), []).append(fact)
        self._facts: tuple[AnyFact, ...] = more if before is None else before._facts + more
        self._kinds: dict[type, tuple[AnyFact, ...]] = {} if before is None else dict(before._kinds)
        kinds = self._kinds
        for kind, some in fresh.items():
            kinds[kind] = kinds.get(kind, ()) + tuple(some)

        def of(kind: type[F]) -> tuple[F, ...]:
            return cast("tuple[F, ...]", kinds.get(kind, ()))

        self.mentions, self.tenures, self.dates = of(Mention), of(Tenure), of(TimeExpression)
        self.occasions, self.events, self.quotes = of(Occasion), of(Event), of(Quote)
        self.doubtful_events = of(DoubtfulEvent)

    def plus(self, facts: Iterable[AnyFact]) -> "Findings":
        """These findings and more."""
        more = tuple(facts)
        return Findings(self.page, more, before=self)._knowing(self, set(map(type, more)))

    def with_quotes(self, quotes: Iterable[Quote]) -> "Findings":
        """These findings with other quotes in the place of the old ones, one for one."""
        changed = iter(tuple(quotes))
        made = Findings(self.page, tuple(next(changed) if isinstance(fact, Quote) else fact for fact in self._facts))
        return made._knowing(self, {Quote})

    def _knowing(self, before: "Findings", fresh: Set[type]) -> "Findings":
        """What was looked up before in facts of other kinds than these need not be looked up again."""
        self.__dict__.update((name, found) for name, found in before.__dict__.items() if name in _FROM and not fresh & _FROM[name])
        return self

    @cached_property
    def mention_of(self) -> dict[int, Mention]:
        """Token index -> the mention that covers it (the longest where several do)."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.span.end - m.span.start):
            for token in self.page.tokens_in(mention.span.start, mention.span.end):
                found[token.i] = mention
        return found

    @cached_property
    def places_called(self) -> dict[str, list[Mention]]:
        """Words of the text -> the places that are named by them, in the order they were found."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.kind == "place":
                found.setdefault(mention.span.text, []).append(mention)
        return found

    @cached_property
    def date_of(self) -> dict[int, TimeExpression]:
        """Token index -> the time expression that covers it."""
        return {t.i: d for d in self.dates for t in self.page.tokens_in(d.span.start, d.span.end)}

    @cached_property
    def dated(self) -> dict[int, list[tuple[TimeExpression, list[Token]]]]:
        """Sentence index -> its time expressions, each with the tokens it covers there, in order of the text."""
        found: dict[int, dict[str, tuple[TimeExpression, list[Token]]]] = {}
        for i, date in sorted(self.date_of.items()):
            token = self.page.tokens[i]
            found.setdefault(token.sentence.index, {}).setdefault(date.id, (date, []))[1].append(token)
        return {index: list(dates.values()) for index, dates in found.items()}

    @cached_property
    def hung(self) -> dict[int, list[Any]]:
        """Sentence index -> its time expressions with what they hang on, once that was asked (`extract.dates.attached`)."""
        return {}

    @cached_property
    def held_by(self) -> dict[str, list[Tenure]]:
        """Person -> the offices said of them, in order of the text."""
        found: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            found.setdefault(tenure.person, []).append(tenure)
        return found

    @cached_property
    def quotes_of(self) -> dict[int, list[Quote]]:
        """Token index -> the quotes in whose words it stands, in order of the text."""
        found: dict[int, list[Quote]] = {}
        for quote in self.quotes:
            for span in quote.content:
                for token in self.page.tokens_in(span.start, span.end):
                    if span.start <= token.start and token.end <= span.end:
                        found.setdefault(token.i, []).append(quote)
        return found

    @cached_property
    def told_as(self) -> dict[str | None, dict[tuple[str, str], Mention]]:
        """Code -> (kind, form) -> its first mention of that kind and form, in the order they were found."""
        found: dict[str | None, dict[tuple[str, str], Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.code, {}).setdefault((mention.kind, mention.form), mention)
        return found

    @cached_property
    def times_told(self) -> Counter[str | None]:
        """Code -> how often it is named, pronouns aside."""
        return Counter(m.code for m in self.mentions if m.form != "pronoun")

    @cached_property
    def _by_start(self) -> list[Mention]:
        """The mentions in order of the text; they are found in several passes, names first."""
        return sorted(self.mentions, key=lambda m: m.span.start)

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [m.span.start for m in self._by_start]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in [start, end)."""
        return self._by_start[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    @cached_property
    def _margins(self) -> tuple[list[int], list[int]]:
        """Where datelines, credits and the like begin, and how far those that began so far reach."""
        regions = [r for r in self.page.document.regions if r.kind in ("dateline", "credit", "boilerplate")]
        regions.sort(key=lambda r: r.start)
        return [r.start for r in regions], list(accumulate((r.end for r in regions), max))

    def in_margins(self, mention: Mention) -> bool:
        """Whether a name stands in a dateline, a credit or the like."""
        starts, ends = self._margins
        at = bisect_right(starts, mention.span.start) - 1
        return at >= 0 and mention.span.start < ends[at]

    def head_of(self, span: Span | None) -> Token | None:
        """The token of a span whose head lies outside it; None for no span, or one without parsed words."""
        tokens = self.page.tokens_in(span.start, span.end) if span is not None else []
        return root_of(tokens) if tokens else None


class Binder(Protocol):
    """Runs when every extractor has: may put facts in relation that were found apart, and gives the findings back changed."""

    name: str

    def __call__(self, page: Parsed, findings: Findings) -> Findings:
        """The findings, bound."""
        ...


class Extractor(Protocol):
    """A plain class, built once a process from the checked lexicon. It reads and yields; it changes nothing, opens nothing."""

    name: str

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[AnyFact]:
        """The facts of this kind, in order of the text."""
        ...


__all__ = ["Extractor", "Findings", "Parsed", "Sentence", "Token"]
