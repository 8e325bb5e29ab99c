"""A document and places in it. All offsets are Unicode code points into `Document.text`, [start, end)."""

from bisect import bisect_right
from typing import Literal

from avvisi.model.record import Record, digest

RegionKind = Literal["title", "standfirst", "dateline", "body", "caption", "credit", "boilerplate"]
PublishedBasis = Literal["given", "stated", "feed", "url", "caption", "bounded", "unknown"]
OutletBasis = Literal["given", "stated", "boilerplate", "url", "unknown"]


class Span(Record, frozen=True, kw_only=True):
    """Words of a document: `document.text[start:end] == text`. Made by `Document.span`, checked again by `avvisi audit`."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """Refuse what cannot be a place: a span is never empty and its text is as long as it says."""
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"no span: [{self.start}, {self.end}) with {len(self.text)} characters")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


class Region(Record, frozen=True, kw_only=True):
    """A labelled stretch of the text. A `credit` lies inside a caption or boilerplate; all others tile the non-space text."""

    kind: RegionKind
    start: int
    end: int


class OffsetMap(Record, frozen=True, kw_only=True):
    """Where a document extracted from a page stands in the page: written down while extracting, one pair for each copied run.

    `starts[i]` (in the text) was copied from `raws[i]` (in the decoded page); within a run the two go in step.
    """

    starts: tuple[int, ...]
    raws: tuple[int, ...]

    def to_raw(self, offset: int) -> int:
        """The place in the page of a place in the text; text before the first run leads to its start."""
        i = max(bisect_right(self.starts, offset) - 1, 0)
        return self.raws[i] + max(offset - self.starts[i], 0) if self.starts else offset


class Candidate(Record, frozen=True, kw_only=True):
    """One sign of the publication date, kept whether it won or lost."""

    value: str
    time: str | None = None
    basis: PublishedBasis
    origin: str
    span: Span | None = None


class Reason(Record, frozen=True, kw_only=True):
    """Why a bound is where it is."""

    bound: Literal["earliest", "latest"]
    value: str
    why: str
    span: Span | None = None


class Published(Record, frozen=True, kw_only=True):
    """When a report was published, as far as it says. `value` is an ISO day; without one, `earliest` and `latest` may bound it.

    What other documents add is a column of the resolving stage and never written here.
    """

    value: str | None = None
    time: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: PublishedBasis = "unknown"
    span: Span | None = None
    weekday: str | None = None
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Outlet(Record, frozen=True, kw_only=True):
    """Who published it. `affiliation` is an ISO3 code or 'independent' where a list of ours knows it."""

    name: str | None = None
    span: Span | None = None
    basis: OutletBasis = "unknown"
    affiliation: str | None = None


class RawPage(Record, frozen=True, kw_only=True):
    """What the reading stage hands on: one report, decoded, with what its carrier says of it. Values are as given, not yet read.

    `text` is plain text exactly as given; `html` is the decoded page instead. `published`, `outlet`, `language` and `title` are the
    carrier's words (JSON fields, feed entries, WARC headers). `feed_date` is set where the date came from a feed entry.
    """

    given_id: str
    path: str | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: Literal["given", "feed"] = "given"
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    pairs: tuple[tuple[tuple[int, int], tuple[int, int]], ...] | None = None


class Document(Record, frozen=True, kw_only=True):
    """One report. `id` hashes text, given_id, outlet, published and url as given; `text_hash` the text alone."""

    id: str
    text_hash: str
    given_id: str
    path: str | None = None
    url: str | None = None
    text: str
    language: str
    title: Span | None = None
    given_title: str | None = None
    published: Published = Published()
    outlet: Outlet = Outlet()
    translated_by: str | None = None
    disclaimer: Span | None = None
    regions: tuple[Region, ...] = ()
    origin: OffsetMap | None = None

    def span(self, start: int, end: int) -> Span:
        """The only way extractors make a span. ValueError where it lies outside the text or is empty."""
        return Span(start=start, end=end, text=self.text[start:end])

    def fact_id(self, kind: str, start: int, end: int, type_: str = "", ordinal: int = 0) -> str:
        """The id of a fact of this document; `ordinal` tells apart facts of one kind and type on one span."""
        return digest(self.id, kind, start, end, type_, ordinal)


def document_ids(text: str, given_id: str, outlet: str | None, published: str | None, url: str | None) -> tuple[str, str]:
    """(id, text_hash) of a report from its text and what was given with it."""
    return digest(text, given_id, outlet, published, url), digest(text)
