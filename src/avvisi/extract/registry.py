"""The extractors in running order: visible, greppable. Others come through the entry-point group `avvisi.extractors`."""

from avvisi.extract.actors import Names
from avvisi.extract.anaphora.extractor import Anaphora
from avvisi.extract.base import Binder, Extractor
from avvisi.extract.binding import Occasions
from avvisi.extract.dates.extractor import DateExtractor
from avvisi.extract.events import Events
from avvisi.extract.offices import LaterOffices, Offices
from avvisi.extract.quotes.extractor import Quotes
from avvisi.extract.spoken import Spoken
from avvisi.lexicon.load import Lexicon

EXTRACTORS: tuple[type, ...] = (
    Names,
    DateExtractor,
    Offices,
    Anaphora,
    LaterOffices,
    Quotes,
    Events,
)

BINDERS: tuple[type, ...] = (Occasions, Spoken)


def binders(lexicon: Lexicon) -> tuple[Binder, ...]:
    """What runs when all facts are there, and sees them together."""
    return tuple(kind(lexicon) for kind in BINDERS)


def build(lexicon: Lexicon) -> tuple[Extractor, ...]:
    """One of each, from this lexicon; a user's own (entry points) run last."""
    from importlib.metadata import entry_points

    own = [entry.load() for entry in sorted(entry_points(group="avvisi.extractors"), key=lambda e: e.name)]
    return tuple(kind(lexicon) for kind in (*EXTRACTORS, *own))
