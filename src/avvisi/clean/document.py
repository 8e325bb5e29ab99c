"""RawPage to Document: the one entry of the cleaning stage."""

from msgspec.structs import replace

from avvisi.clean.bounds import Bounder
from avvisi.clean.calendar import Calendar
from avvisi.clean.language import Languages
from avvisi.clean.notes import read_notes
from avvisi.clean.outlet import Outlets
from avvisi.clean.published import Dater, opened, settle, weekday
from avvisi.clean.regions import Labeller, Layout
from avvisi.lexicon.load import Lexicon
from avvisi.model.text import Document, Published, RawPage, document_ids


class Cleaner:
    """`cleaner(raw)` labels regions and reads date, outlet and language. Built once a process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        page, time = lexicon.page, lexicon.time
        calendar = Calendar(time)
        world = lexicon.world
        places = frozenset(name.lower() for city in world.cities for name in (city.name, city.city))
        places |= frozenset(name.lower() for state in world.states for name in (state.name, *state.names, *state.capitals))
        self._label = Labeller(page, time, calendar, places)
        self._dater = Dater(page.words, time, calendar)
        self._bounder = Bounder(page.words, time, calendar)
        self._outlets = Outlets(page, world.media)
        self._languages = Languages(page.words.common)

    def __call__(self, raw: RawPage) -> Document:
        """The document. For plain text, `text` is the input exactly as given."""
        if raw.text is None:
            raise ValueError("no plain text, and pages of HTML are not read yet")
        text = raw.text
        identity, text_hash = document_ids(text, raw.given_id, raw.outlet, raw.published, raw.url)
        layout = self._label(text, raw.title)
        notes = read_notes(self.lexicon.page, layout.lines)
        bare = Document(
            id=identity,
            text_hash=text_hash,
            given_id=raw.given_id,
            path=raw.path,
            url=raw.url,
            text=text,
            language=self._languages.detect(text, raw.language),
            given_title=raw.title,
            translated_by=notes.translated_by,
            regions=self._label.regions(layout.lines, text),
        )
        title = layout.title
        return replace(
            bare,
            title=bare.span(title.start, title.end) if title else None,
            disclaimer=bare.span(*notes.disclaimer) if notes.disclaimer else None,
            published=self._published(raw, bare, layout),
            outlet=self._outlets.find(raw, bare, layout),
        )

    def _published(self, raw: RawPage, document: Document, layout: Layout) -> Published:
        """The strongest sign that names one day; without one, bounds."""
        given = self._dater.given(raw)
        signs = [given] if given else []
        signs.extend(self._dater.stated(document, layout))
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
