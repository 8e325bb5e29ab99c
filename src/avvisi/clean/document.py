"""RawPage to Document: the one entry of the cleaning stage."""

from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from avvisi.clean.bounds import Bounder
from avvisi.clean.calendar import Calendar
from avvisi.clean.language import Languages
from avvisi.clean.notes import read_notes
from avvisi.clean.outlet import Outlets
from avvisi.clean.published import Dater, Sign, opened, settle, weekday
from avvisi.clean.regions import Labeller, Layout
from avvisi.lexicon.load import Lexicon
from avvisi.model.text import Candidate, Document, Published, RawPage, Region, document_ids

MOST_SIGNS = 60  # dates of a page's furniture that are kept: a page with more is a list of pages

if TYPE_CHECKING:
    from avvisi.read.html import Extracted


def _extracted(raw: RawPage) -> "Extracted | None":
    """What a page holds; None where the input is plain text."""
    if raw.text is not None or raw.html is None:
        return None
    from avvisi.read.html import extract  # takes its time to load, and plain text needs none of it

    return extract(raw.html, raw.url)


def _plain_regions(text: str, title: tuple[int, int] | None) -> tuple[Region, ...]:
    """Title and story of a page in a language whose litter we do not know: extraction has left most of it out."""
    start = title[1] if title else 0
    while start < len(text) and text[start].isspace():
        start += 1
    head = (Region(kind="title", start=title[0], end=title[1]),) if title and not title[0] else ()
    return (*head, Region(kind="body", start=start if head else 0, end=len(text))) if start < len(text) else head


class Cleaner:
    """`cleaner(raw)` labels regions and reads date, outlet and language. Built once a process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        page, time = lexicon.page, lexicon.time
        calendar = Calendar(time)
        world = lexicon.world
        places = frozenset(name.lower() for city in world.cities for name in (city.name, city.city))
        places |= frozenset(name.lower() for state in world.states for name in (state.name, *state.names, *state.capitals))
        media = frozenset(n.lower() for m in world.media for n in (m.name, *m.aliases))
        agencies = frozenset(n.lower() for m in world.media if m.kind == "agency" for n in (m.name, *m.aliases))
        self._label = Labeller(page, time, calendar, places, media, agencies)
        self._dater = Dater(page.words, time, calendar)
        self._bounder = Bounder(page.words, time, calendar)
        self._outlets = Outlets(page, world.media, (*time.weekdays, *time.months))
        self._languages = Languages(page.words.common)

    def __call__(self, raw: RawPage) -> Document:
        """The document. For plain text, `text` is the input exactly as given; for a page, its main text, with the map back to the page."""
        page = _extracted(raw)
        text = raw.text if page is None else page.text
        if text is None:
            raise ValueError("neither text nor a page")
        identity, text_hash = document_ids(text, raw.given_id, raw.outlet, raw.published, raw.url)
        headline = page.text[slice(*page.title)] if page and page.title else None
        layout = self._label(text, headline or raw.title)
        language = self._languages.detect(text, raw.language or (page.language if page else None))
        foreign = page is not None and language != "en"
        notes = read_notes(self.lexicon.page, layout.lines)
        bare = Document(
            id=identity,
            text_hash=text_hash,
            given_id=raw.given_id,
            path=raw.path,
            url=raw.url,
            text=text,
            language=language,
            given_title=raw.title or (page.titles[0] if page and page.titles else None),
            translated_by=notes.translated_by,
            regions=_plain_regions(text, page.title) if page and foreign else self._label.regions(layout.lines, text),
            origin=page.origin if page else None,
        )
        title = layout.title
        place = (title.start, title.end) if title else None
        if page and foreign:
            place = page.title
        return replace(
            bare,
            title=bare.span(*place) if place else None,
            disclaimer=bare.span(*notes.disclaimer) if notes.disclaimer else None,
            published=self._published(raw, bare, layout, page.published if page else ()),
            outlet=self._outlets.find(raw, bare, layout, page.outlet if page else None),
        )

    def _published(self, raw: RawPage, document: Document, layout: Layout, marked: tuple[Candidate, ...]) -> Published:
        """The strongest sign that names one day; without one, bounds. `marked` are the dates of a page's markup."""
        given = self._dater.given(raw)
        signs = [given] if given else []
        signs.extend(Sign(6 if found.origin == "htmldate" else 1, found) for found in marked)
        signs.extend(islice(self._dater.stated(document, layout), MOST_SIGNS))
        signs.extend(self._dater.from_url(raw.url))
        signs = opened(signs)
        best = settle(signs)
        if best is None:
            return self._bounder.bounds(document, signs)
        won = best.candidate
        return Published(
            value=won.value,
            time=won.time,
            earliest=won.value,
            latest=won.value,
            basis=won.basis,
            span=won.span,
            weekday=weekday(won.value),
            candidates=tuple(s.candidate for s in signs),
        )
