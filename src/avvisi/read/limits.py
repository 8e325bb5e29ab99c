"""How much of any input is read."""

from avvisi.model.record import Record


class Limits(Record, frozen=True, kw_only=True):
    """Caps, each rejecting with a reason what goes past it.

    `text` is bytes of text a document, `page` bytes of one HTML page, `raw` bytes of what must be read whole (a JSON file, a feed, a
    line), `ratio` unpacked to packed bytes past the first `slack` of them, `members` files an archive, `name` characters of a name.
    """

    text: int = 5_000_000
    page: int = 10_000_000
    raw: int = 40_000_000
    ratio: int = 200
    slack: int = 1_000_000
    members: int = 1_000_000
    name: int = 1_000
