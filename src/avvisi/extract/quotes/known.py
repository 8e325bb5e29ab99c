"""What is known of a source: its name, what kind of source it is, whether the text names it at all."""

from dataclasses import dataclass

from avvisi.model.facts import LinkKind
from avvisi.model.text import Span


@dataclass(frozen=True, slots=True)
class Identity:
    """Name, kind and words of a source. `unnamed`: the document never says who it is."""

    name: str
    kind: LinkKind
    unnamed: bool
    span: Span | None
