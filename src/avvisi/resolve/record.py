"""The resolving stage as a whole: facts of many documents to one record."""

from pathlib import Path

import pyarrow as pa

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.seam import Facts, Resolved


def resolve(facts: Facts, lexicon: Lexicon, corrections: Path | None = None) -> Resolved:
    """All tables that need more than one document."""
    documents = facts.table("documents", ["id"])["id"].to_pylist()
    nothing = [None] * len(documents)
    columns = pa.table({"document": documents, "story": pa.array(nothing, pa.string()), "copy_family": pa.array(nothing, pa.string())})
    return {"document_columns": columns}
