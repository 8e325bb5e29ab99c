"""Any words in every field that reaches an export: no format may fail, and what is written must be readable again."""

import csv
import json
import sys
import tempfile
from pathlib import Path

import atheris
import duckdb

from fuzz.pieces import text

with atheris.instrument_imports(include=["avvisi.export"]):
    from avvisi.export.formats import FORMATS, Wanted, write
from avvisi.run.build import Options, build

REPORTS = sorted((Path(__file__).parent.parent / "examples" / "reports").glob("*"))[:6]
FIELDS = ("documents.title", "documents.outlet", "documents.url", "documents.given_id", "people.name", "utterances.text", "utterances.speaker", "tenures.title",
          "tenures.person", "mentions.name", "incidents.type")  # fmt: skip
FOLDER = Path(tempfile.mkdtemp(prefix="avvisi-fuzz-"))


def one(data: bytes) -> None:
    """One input: the first byte chooses the format, the second the field that gets the words."""
    if len(data) < 3:
        return
    form, (table, column) = FORMATS[data[0] % len(FORMATS)], FIELDS[data[1] % len(FIELDS)].split(".")
    connection = duckdb.connect()
    connection.execute(f"attach '{FOLDER / 'R' / 'record.duckdb'}' as r (read_only)")
    for (name,) in connection.execute(
        "select table_name from duckdb_tables() where database_name = 'r' and schema_name = 'main'"
    ).fetchall():
        connection.execute(f'create table "{name}" as from r."{name}"')
    connection.execute(f'update "{table}" set "{column}" = ?', [text(data[2:])])
    with tempfile.TemporaryDirectory() as made:
        out = Path(made, "out")
        write(connection, FOLDER / "R", str(out), Wanted(form=form))
        for file in [out] if out.is_file() else sorted(out.rglob("*")):
            readable(file)
    connection.close()


def readable(file: Path) -> None:
    """What is JSON must be JSON, what is CSV must have rows of one width."""
    if file.suffix == ".csv":
        with file.open(newline="", encoding="utf-8") as rows:
            assert len({len(row) for row in csv.reader(rows)}) <= 1, file
    elif file.suffix == ".json":
        json.loads(file.read_text(encoding="utf-8"))
    elif file.suffix == ".jsonl":
        for line in file.read_text(encoding="utf-8").split("\n"):
            json.loads(line or "null")


if __name__ == "__main__":
    csv.field_size_limit(10_000_000)
    build([str(p) for p in REPORTS], FOLDER / "R", Options(workers=1))
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
