"""Litter that only many documents show: lines and blocks that one outlet sets beside otherwise different stories ('About us', appeals, links).

Precision first. A paragraph of a wire story is printed again too, and so are set phrases ('No one was hurt.') and paragraphs of background: so a block
must stand at the page's edge (or speak to the reader, or be a line of no sentence), beside several unlike stories on several days, in many of the
outlet's documents of that time, and its words must have nothing to do with the stories it stands beside.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.aligning import stems
from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.kept import Kept
from avvisi.resolve.repeated import DAYS, LEAST, Repeated, Unit
from avvisi.resolve.reports import Reports
from avvisi.resolve.vectors import TOKEN, stem
from avvisi.resolve.voice import Voice

GAP = 1  # other sentences that may stand between a block and the page's edge, or between two blocks at it
AT_EDGE = 0.8  # of a block's places that lie at an edge
LONGEST = 150  # words: what is longer and repeated is a text
LOOKED = 24  # documents of a block that are compared with each other
SAME = 0.35  # of the shorter's turns of words, and of its names and figures, in both: one story told twice
FEW = 3  # names, of which no share tells anything
TELLING = 8  # words that a document must have beside the block, to be told from others
RELATED = 0.34  # of a block's telling words that the stories beside it say too: it is about them


_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w’'-]+|(?<!\w)\d[\d.,]*")


class Measure(NamedTuple):
    """What a kind of block needs: unlike stories, days, and the share of the outlet's documents of its time that have it; what it is `told` by."""

    stories: int
    days: int
    share: float
    told: str


class Rest(NamedTuple):
    """What a document says beside what its outlet repeats: telling words, pairs of neighbouring ones, names and figures."""

    words: frozenset[str]
    turns: frozenset[tuple[str, str]]
    names: frozenset[str]


READER = Measure(LEAST, DAYS, 0.0, "it speaks to the reader")
NAMED = Measure(4, DAYS, 0.1, "it names its outlet")
LINE = Measure(4, DAYS, 0.1, "it is no sentence")
SENTENCE = Measure(5, 4, 0.3, "it stands at the page's edge")


@dataclass(frozen=True)
class Block:
    """Words that an outlet repeats: where they stand as (document, start, end), and why they are taken for litter."""

    id: str
    outlet: str
    text: str
    why: str
    stories: int
    days: int
    places: tuple[tuple[int, int, int], ...]


class Litter:
    """`blocks` in order of outlet and words; `of[document]` the stretches (start, end, block) in order."""

    def __init__(self, blocks: Sequence[Block] = ()) -> None:
        self.blocks = tuple(blocks)
        self.of: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for block in self.blocks:
            for document, start, end in block.places:
                self.of[document].append((start, end, block.id))
        for spans in self.of.values():
            spans.sort()

    def holds(self, document: int, start: int) -> str | None:
        """The block that holds this place of a document."""
        return next((block for a, b, block in self.of.get(document, ()) if a <= start < b), None)

    def blanked(self, document: int, text: str) -> str:
        """The text with its litter made blank, place for place."""
        for start, end, _ in self.of.get(document, ()):
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def rows(self, reports: Reports) -> Iterable[dict[str, Any]]:
        """Rows of `litter`."""
        for b in self.blocks:
            spans = [{"document": reports.rows[d]["id"], "start": start, "end": end} for d, start, end in b.places]
            row = {"id": b.id, "outlet": b.outlet, "words": b.text, "why": b.why, "stories": b.stories, "days": b.days}
            yield {**row, "documents": len({d for d, _, _ in b.places}), "spans": spans}

    def column(self, document: int) -> list[dict[str, Any]]:
        """The stretches of one document, as a column of it."""
        return [{"start": start, "end": end, "block": block} for start, end, block in self.of.get(document, ())]


def learn(
    reports: Reports, lexicon: Lexicon, spare: Iterable[tuple[int, int]] = (), kept: Kept | None = None, spread: Spread = here
) -> Litter:
    """What the outlets of these documents repeat beside their stories. `spare`: (document, place) that a user says is text."""
    repeated = Repeated(reports, kept or Kept(), spread)
    if not repeated.keys:
        return Litter()
    judge = _Judge(reports, repeated, lexicon)
    spared = defaultdict(list)
    for document, place in spare:
        spared[document].append(place)
    found = []
    for block in _blocks(repeated):
        made = judge(block)
        if made and not any(a <= place < b for d, a, b in made.places for place in spared.get(d, ())):
            found.append(made)
    return Litter(sorted(found, key=lambda b: (b.outlet, b.id)))


def _blocks(repeated: Repeated) -> list[list[list[Unit]]]:
    """Repeated units that stand one behind the other wherever they stand: each block as its places, each place as its units."""
    holders = repeated.holders()
    places: dict[int, list[Unit]] = defaultdict(list)
    for some in repeated.documents.values():
        for i in some:
            for unit in repeated.pages.get(i, ()):
                if unit.key in holders:
                    places[unit.key].append(unit)
    after = {key: _behind(units, repeated) for key, units in places.items()}
    joined = {key: other for key, other in after.items() if other is not None and len(places[other]) == len(places[key]) and other != key}
    inner, made = set(joined.values()), []
    for key in sorted(places):
        if key in inner and not _is_ring(key, joined):
            continue
        chain = [key]
        while chain[-1] in joined and joined[chain[-1]] not in chain:
            chain.append(joined[chain[-1]])
        pages = [[repeated.pages[u.document][u.at + n] for n in range(len(chain))] for u in places[key]]
        made.append(pages)
    return made


def _is_ring(key: int, joined: Mapping[int, int]) -> bool:
    """Whether units follow each other round and round: the lowest key then begins."""
    seen, at = [key], joined.get(key)
    while at is not None and at not in seen:
        seen.append(at)
        at = joined.get(at)
    return at == key and key == min(seen)


def _behind(units: Sequence[Unit], repeated: Repeated) -> int | None:
    """The unit that follows these wherever they stand."""
    found = set()
    for unit in units:
        page = repeated.pages[unit.document]
        found.add(page[unit.at + 1].key if unit.at + 1 < len(page) else None)
    only = next(iter(found)) if len(found) == 1 else None
    return only if only in repeated.keys else None


class _Judge:
    """Tells litter from text that is printed again."""

    def __init__(self, reports: Reports, repeated: Repeated, lexicon: Lexicon) -> None:
        self._reports, self._repeated = reports, repeated
        self._empty, self._voice = lexicon.resolving.empty, Voice(lexicon.page_words)
        self._edges = {i: _edges(units, repeated.keys) for i, units in repeated.pages.items()}
        self._beside: dict[int, Rest] = {}

    def __call__(self, places: list[list[Unit]]) -> Block | None:
        """The block, if it is litter."""
        first = places[0]
        outlet = self._repeated.outlets[first[0].document]
        text = self._reports.text(first[0].document)[first[0].start : first[-1].end]
        if outlet is None or len(text.split()) > LONGEST:
            return None
        measure = self._measure(text, outlet, first)
        at_edge = sum(any(u.at in self._edges[u.document] for u in units) for units in places)
        if measure in (NAMED, SENTENCE) and at_edge < AT_EDGE * len(places):
            return None
        documents = list(dict.fromkeys(units[0].document for units in places))
        stories, days = self._unlike(documents)
        share = self._share(outlet, documents)
        if stories < measure.stories or days < measure.days or share < measure.share:
            return None
        if measure in (LINE, SENTENCE) and self._related(text, documents) > RELATED:
            return None
        why = f"{len(documents)} reports of the outlet, {100 * share:.0f} % of those of its time, print it beside {stories}{'+' if stories >= LOOKED else ''} unlike stories; {measure.told}"
        identity = blake2b(f"{outlet}\n{' '.join(text.split()).casefold()}".encode(), digest_size=16).hexdigest()
        spans = tuple(
            (units[0].document, units[0].start, units[-1].end) for units in sorted(places, key=lambda u: (u[0].document, u[0].at))
        )
        return Block(identity, self._shown(documents[0], outlet), text, why, stories, days, spans)

    def _shown(self, document: int, outlet: str) -> str:
        return str(self._reports.rows[document]["outlet"] or outlet)

    def _measure(self, text: str, outlet: str, units: Sequence[Unit]) -> Measure:
        """How much has to speak for it, by what it says of itself."""
        if self._voice.to_reader(text):
            return READER
        if self._voice.names(text, outlet):
            return NAMED
        return LINE if not any(u.prose for u in units) and all(u.alone for u in units) else SENTENCE

    def _share(self, outlet: str, documents: Sequence[int]) -> float:
        """The part of the outlet's documents from the first to the last day of these that has it."""
        days = [self._repeated.days[i] or 0 for i in self._repeated.documents[outlet]]
        own = [self._repeated.days[i] or 0 for i in documents]
        return len(documents) / max(1, bisect_right(days, max(own)) - bisect_left(days, min(own)))

    def _unlike(self, documents: Sequence[int]) -> tuple[int, int]:
        """How many stories of these documents share little with each other, and on how many days they stand."""
        kept: list[tuple[Rest, int | None]] = []
        for i in _spread(documents):
            rest = self._rest(i)
            if len(rest.words) >= TELLING and not any(_same(rest, other) for other, _ in kept):
                kept.append((rest, self._repeated.days[i]))
        return len(kept), len({day for _, day in kept if day is not None})

    def _related(self, text: str, documents: Sequence[int]) -> float:
        """The part of a block's telling words that the stories beside it say too."""
        words = stems(text, self._empty)
        some = _spread(documents)
        said = Counter(w for i in some for w in words & self._rest(i).words)
        return sum(said.values()) / (len(words) * len(some)) if words else 0.0

    def _rest(self, document: int) -> Rest:
        """A document without anything that its outlet repeats."""
        if document not in self._beside:
            text = self._reports.text(document)
            told = "\n".join(text[u.start : u.end] for u in self._repeated.pages[document] if u.key not in self._repeated.keys)
            told = f"{self._reports.rows[document]['title'] or ''}\n{told}"
            said = [stem(t.lower()) for t in TOKEN.findall(told) if t.lower() not in self._empty]
            names = frozenset(w for w in _NAME.findall(told) if w.lower() not in self._empty)
            self._beside[document] = Rest(stems(told, self._empty), frozenset(zip(said, said[1:], strict=False)), names)
        return self._beside[document]


def _same(one: Rest, other: Rest) -> bool:
    """Whether two documents tell one story: they share turns of words, and names and figures too."""
    return _shared(one.turns, other.turns) >= SAME and (
        min(len(one.names), len(other.names)) < FEW or _shared(one.names, other.names) >= SAME
    )


def _shared(one: frozenset[Any], other: frozenset[Any]) -> float:
    """The part of the smaller that is in both."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _spread(documents: Sequence[int]) -> list[int]:
    """At most LOOKED of them, evenly over time."""
    if len(documents) <= LOOKED:
        return list(documents)
    return [documents[k * (len(documents) - 1) // (LOOKED - 1)] for k in range(LOOKED)]


def _edges(units: Sequence[Unit], keys: frozenset[int]) -> frozenset[int]:
    """The places of repeated units that hang together with the first or last unit of a story."""
    found: set[int] = set()
    for order in (units, units[::-1]):
        apart = 0
        for unit in order:
            if unit.key in keys:
                found.add(unit.at)
                apart = 0
            elif (apart := apart + 1) > GAP:
                break
    return frozenset(found)
