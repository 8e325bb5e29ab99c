"""What resolving knows of the documents when it comes to incidents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from avvisi.lexicon.resolving import ResolvingWords
from avvisi.resolve.blocks import Spread, here
from avvisi.resolve.corrections import Bound
from avvisi.resolve.denials import Denial
from avvisi.resolve.kept import Kept
from avvisi.resolve.people import People
from avvisi.resolve.reports import Reports


@dataclass(frozen=True)
class Ground:
    """What is known of the documents by now. `shared[d]` are those it shares text with, `relied[d]` the agencies and media it rests on,
    `later[d]` the outlet's own later version of it or correction.
    """

    reports: Reports
    people: People
    story: Sequence[str | None]
    family: Sequence[str | None]
    shared: Mapping[int, set[int]]
    relied: Mapping[str, set[str]]
    words: ResolvingWords
    bound: Bound
    states: Mapping[str, str]
    named: Mapping[int, set[str]]
    denials: Sequence[Denial] = ()
    later: Mapping[int, str] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)
    spread: Spread = here
