"""What could not be done, named: a row for each, never a silent gap."""

from typing import Literal

from avvisi.model.record import Record

Stage = Literal["read", "clean", "parse", "extract", "resolve", "store", "export"]


class Problem(Record, frozen=True, kw_only=True):
    """Something that failed. `rejected` is true where the document itself is not in the record because of it.

    `where` names file (and member, line) in the user's words; `document` is its id once it has one.
    """

    stage: Stage
    where: str
    reason: str
    document: str | None = None
    given_id: str | None = None
    extractor: str | None = None
    rejected: bool = False
