"""The whole lexicon, loaded once: what the data files say, checked and frozen, and the hash of their bytes."""

from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from avvisi.lexicon import dates, events, kinds, likely, page, placing, resolving, speech, spelling, time, world
from avvisi.lexicon.errors import LexiconError
from avvisi.lexicon.page import PageWords, load_words

OWN = ("world/actors.csv",)  # lists that are not shipped
SHIPPED = Path(__file__).resolve().parent.parent / "data"


class Lexicon:
    """The shipped data files and a user's own folders (later ones override). Parts are read when first asked for.

    Each part is a module of this package with `load(folders) -> Part`; add a cached property here for a new one.
    """

    def __init__(self, *extra: Path) -> None:
        for folder in extra:
            _known(folder)
        self.folders = (SHIPPED, *extra)

    def files(self) -> Iterator[tuple[str, Path]]:
        """(name, path) of every data file, shipped first, in order of names."""
        for number, folder in enumerate(self.folders):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.suffix in (".toml", ".csv", ".json", ".txt"):
                    yield f"{number}/{path.relative_to(folder).as_posix()}", path

    @cached_property
    def sha256(self) -> str:
        """The hash of all files' names and bytes: goes into every manifest."""
        made = sha256()
        for name, path in self.files():
            made.update(name.encode())
            made.update(sha256(path.read_bytes()).digest())
        return made.hexdigest()

    @cached_property
    def page(self) -> page.PageLexicon:
        """How pages mark what is not the story: labels, litter, credits, captions, and the words of outlets' names."""
        return page.load(self.folders)

    @cached_property
    def page_words(self) -> PageWords:
        """The words of `page` alone: to compile its rules takes half a second."""
        return load_words(self.folders)

    @cached_property
    def events(self) -> events.EventLexicon:
        """The rules that tell events, and the tables by which one event governs another."""
        return events.load(self.folders)

    @cached_property
    def likely(self) -> likely.LikelyWeights:
        """What the signs of an event weigh, and from when on it is given."""
        return likely.load(self.folders)

    @cached_property
    def placing(self) -> placing.PlacingWeights:
        """What the signs for a party's land weigh, and from when on it is given."""
        return placing.load(self.folders)

    @cached_property
    def time(self) -> time.TimeWords:
        """Names of months, weekdays, zones and other words of time."""
        return time.load(self.folders)

    @cached_property
    def world(self) -> world.World:
        """States, bodies, media, cities, words for offices."""
        return world.load(self.folders)

    @cached_property
    def state_names(self) -> dict[str, str]:
        """The common names of states by code: `world.code_names`, without reading all lists of the world."""
        return world.code_names(world.states(self.folders))

    @cached_property
    def kinds(self) -> dict[str, tuple[float, ...]]:
        """What each sign says of a name's kind."""
        return kinds.load(self.folders)

    @cached_property
    def speech(self) -> speech.SpeechLexicon:
        """Words of saying, thinking and wanting."""
        return speech.load(self.folders)

    @cached_property
    def dates(self) -> dates.DateRules:
        """The grammar of time expressions."""
        return dates.load(self.folders)

    @cached_property
    def resolving(self) -> resolving.ResolvingWords:
        """Words that the resolving stage knows."""
        return resolving.load(self.folders)

    @cached_property
    def name_words(self) -> spelling.NameWords:
        """The words of `spelling`, without its tables."""
        return spelling.name_words()

    @cached_property
    def spelling(self) -> spelling.Spellings:
        """How names are romanised. The same for every user: only the shipped tables."""
        return spelling.spellings()


def _known(folder: Path) -> None:
    """LexiconError where a folder is not there, or holds a list that nobody would read: a name mistyped is found at once."""
    if not folder.is_dir():
        raise LexiconError(f"{folder}: no such folder of lists")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix not in (".toml", ".csv") or not path.is_file():
            continue
        if not (SHIPPED / name).is_file() and name not in OWN and path.parent != folder / "en" / "events":
            raise LexiconError(
                f"{path}: no list is called {name}; the names are those of the shipped ones, such as world/media.csv or en/events/mine.toml"
            )
