"""How much of any input is read."""

from avvisi.model.record import Record


class Limits(Record, frozen=True, kw_only=True):
    """Caps, each rejecting with a reason what goes past it. `text` and `raw` are bytes a document, `ratio` unpacked to packed."""

    text: int = 5_000_000
    raw: int = 40_000_000
    ratio: int = 200
    members: int = 5_000_000
    depth: int = 1
