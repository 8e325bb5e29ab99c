"""The extractor: claims of verbs, of other forms and of quoted words become Quote facts."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import tense_of
from avvisi.extract.quotes import marks
from avvisi.extract.quotes.carrying import Who
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.colons import Colons
from avvisi.extract.quotes.direct import Direct
from avvisi.extract.quotes.forms import Forms
from avvisi.extract.quotes.lines import Lines
from avvisi.extract.quotes.mute import Mute
from avvisi.extract.quotes.nesting import nested
from avvisi.extract.quotes.sources import Sources
from avvisi.extract.quotes.stances import Stances
from avvisi.extract.quotes.stretches import Paragraph, paragraphs, quoted_tokens
from avvisi.extract.quotes.verbs import Verbs
from avvisi.extract.sitting import told_day
from avvisi.extract.when import bygone
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Evidence, Quote, QuoteKind, When
from avvisi.parse.tokens import Parsed


class Quotes:
    """Every quote of a page, outer ones before those within them."""

    name = "quotes"

    def __init__(self, lexicon: Lexicon) -> None:
        speech = lexicon.speech
        self._verbs, self._forms, self._lines, self._direct = Verbs(speech), Forms(speech), Lines(speech), Direct(speech)
        self._colons = Colons(speech)
        self._stances, self._mute = Stances(speech), Mute(speech)
        words = lexicon.name_words
        self._sources = Sources(speech, lexicon.world, words.chinese | words.korean | words.vietnamese)

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Quote]:
        """The quotes, in order of the text."""
        table = paragraphs(page)
        starts = [paragraph.start for paragraph in table]
        quoted = quoted_tokens(page, table)
        read = (*self._verbs(page, quoted), *self._forms(page), *self._colons(page), *self._lines(page, table, earlier))
        found = [c for c in read if c.speaker is None or c.way == "according" or c.rule == "dialogue" or not self._mute(c.speaker)]
        _share_out(found, table)
        claims = nested(self._direct(page, table))
        named = self._sources(page, earlier, claims, quoted)
        ids: list[str] = []
        days: list[When] = []
        seen: dict[tuple[int, int, str], int] = {}
        for claim, _ in claims:
            key = (claim.content[0][0], claim.content[-1][1], claim.rule)
            seen[key] = seen.get(key, -1) + 1
            ids.append(page.document.fact_id("quote", *key, ordinal=seen[key]))
        for number, ((claim, parent), who) in enumerate(zip(claims, named, strict=True)):
            sentence = claim.at.sentence
            cue = page.document.span(claim.cue[0].start, claim.cue[-1].end) if claim.way != "running" else None
            days.append(self._day(claim, named, days, parent, page, earlier))
            yield Quote(
                id=ids[number],
                evidence=Evidence(
                    sentence=page.sentence_span(sentence), trigger=cue or page.document.span(*claim.content[0]), rule=f"quote.{claim.rule}"
                ),
                content=tuple(page.document.span(s, e) for s, e in claim.content),
                kind=_kind(page, claim, table, starts),
                speaker=who.speaker,
                cue=cue,
                addressee=who.addressee,
                stance=(stance := self._stances(page, claim)),
                form="attitude" if stance in ("believes", "intends") else "act" if claim.act and not claim.direct else "statement",
                date=days[number],
                nested_in=ids[parent] if parent is not None else None,
                chain=who.chain,
                affiliation=who.affiliation,
            )

    @staticmethod
    def _day(claim: Claim, named: Sequence[Who], days: Sequence[When], parent: int | None, page: Parsed, earlier: Findings) -> When:
        """The day of the saying: as its clause tells; of words that go on, or that one speaks within one's own, that of the words they go on from.

        `days` are those of the claims before it.
        """
        running = claim.way == "running"
        own = When() if running else told_day(claim.at, page, earlier)
        if own == When() and not running and tense_of(claim.at) == "present":
            own = bygone(page)  # 'the mayor says': by the day of the report, as 'the mayor said' beside it
        who = named[len(days)].speaker
        if own.value or who is None or who.name is None:
            return own
        before = parent if parent is not None else len(days) - 1 if running else None
        if before is None or before < 0 or (other := named[before].speaker) is None or other.name != who.name or not days[before].value:
            return own
        return structs.replace(days[before], basis="occasion")


def _share_out(claims: list[Claim], table: list[Paragraph]) -> None:
    """Each claim to its paragraph, in order of the text."""
    waiting = sorted(claims, key=lambda c: (c.at.i, c.rule))
    at = 0
    for paragraph in table:
        while at < len(waiting) and waiting[at].at.start < paragraph.end:
            paragraph.claims.append(waiting[at])
            at += 1


def _kind(page: Parsed, claim: Claim, table: list[Paragraph], starts: list[int]) -> QuoteKind:
    """By the share of the content's words within quotation marks."""
    places = sorted({max(bisect_right(starts, s) - 1, 0) for s, _ in claim.content})
    quotations = [q for place in places for q in table[place].quotations]
    if not quotations:
        return "indirect"
    tokens = [t for s, e in claim.content for t in page.tokens_in(s, e) if any(ch.isalnum() for ch in t.text)]
    inside = sum(marks.covers(quotations, t.start) is not None for t in tokens)
    share = inside / len(tokens) if tokens else 0.0
    return "direct" if share >= 0.95 else "indirect" if share <= 0.05 else "mixed"
