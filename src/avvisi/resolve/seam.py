"""What the resolving stage gets and gives: Arrow tables in, Arrow tables out. It reads the shards' facts and never writes to them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import pyarrow as pa


class Facts(Protocol):
    """The facts of all documents, table by table, ordered by document and place."""

    def table(self, name: str, columns: Sequence[str]) -> pa.Table:
        """These columns of `documents`, `mentions`, `tenures`, `dates`, `occasions`, `events`, `doubtful_events` or `quotes`."""
        ...

    def batches(self, name: str, columns: Sequence[str]) -> Iterable[pa.RecordBatch]:
        """Such columns in no order, a few thousand rows at a time and never all in memory."""
        ...


Resolved = Mapping[str, pa.Table]
"""Tables by name. The store joins `document_columns` (document, story, copy_family, …), `event_columns` (event, incident, …; those of doubtful events that
were taken up have `taken_up_by`, and become events of the record),
`quote_columns` (quote, utterance), `tenure_columns` (tenure, person, …) to the facts; `people`, `incidents`, `utterances`,
`judgements` and any other become tables of the record as they are. `withheld` (document, name) becomes none: it says what to mask."""
