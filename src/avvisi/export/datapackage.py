"""A Frictionless data package: every table as CSV with a schema, the codebook, and the run's provenance."""

from pathlib import Path
from typing import Any

import duckdb
import msgspec

from avvisi.export.codebook import codebook, meaning
from avvisi.export.tables import write_one
from avvisi.lexicon.load import Lexicon
from avvisi.store import manifest
from avvisi.store.query import tables

_TYPES = {"VARCHAR": "string", "INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "boolean", "DOUBLE": "number", "FLOAT": "number"}


def field(name: str, kind: str) -> dict[str, Any]:
    """A column as Table Schema has it: nested values are JSON in their cell."""
    if kind.endswith("[]"):
        return {"name": name, "type": "array"}
    return {"name": name, "type": "object" if kind.startswith(("STRUCT", "MAP")) else _TYPES.get(kind, "string")}


def _told(table: str, name: str) -> dict[str, str]:
    """The column's meaning as Table Schema has it; a table of the user's own has none."""
    told = meaning(table, name)
    return {"description": told} if told else {}


def datapackage(
    connection: duckdb.DuckDBPyConnection, record: Path, folder: Path, lexicon: Lexicon, *, text: bool = True, defuse: bool = True
) -> None:
    """Write the package to a folder. Without `text`, no words of the reports are in it: spans keep their places."""
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for table in tables(connection):
        write_one(connection, table, "csv", str(folder / f"{table}.csv"), defuse=defuse, text=text)
        columns = [field(name, kind) | _told(table, name) for name, kind, *_ in connection.execute(f'describe "{table}"').fetchall()]
        schema: dict[str, Any] = {"fields": columns, "missingValues": [""]}
        if any(c["name"] == "id" for c in columns):
            schema["primaryKey"] = ["id"]
        resources.append(
            {
                "name": table,
                "path": f"{table}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": schema,
            }
        )
    (folder / "codebook.md").write_text(codebook(lexicon), encoding="utf-8")
    made = manifest.read(record)
    package = {
        "name": "avvisi-record",
        "profile": "tabular-data-package",
        "title": "A record of news reports made by avvisi",
        "resources": resources,
        "avvisi": msgspec.to_builtins(made.maker) if made else None,
    }
    (folder / "datapackage.json").write_bytes(msgspec.json.format(msgspec.json.encode(package)) + b"\n")
