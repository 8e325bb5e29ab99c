"""Every format by name, and how each is written."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import duckdb
import msgspec

from avvisi.export.tables import target, write_all, write_one
from avvisi.lexicon.load import Lexicon
from avvisi.model.record import Record

TABLES = ("jsonl", "csv", "parquet")
FORMATS = (*TABLES, "plover", "panel", "ftm", "timelinejs", "gexf", "geojson", "webannotation", "datapackage")


class Wanted(Record, frozen=True, kw_only=True):
    """What a user asked for. Without `text` the reports' words stay here."""

    form: str
    table: str | None = None
    period: str = "month"
    text: bool = True
    defuse: bool = True


def write(connection: duckdb.DuckDBPyConnection, record: Path, out: str, wanted: Wanted) -> None:
    """Write a record in one format to a file, a folder or standard output ('-')."""
    if wanted.form in TABLES:
        if wanted.table:
            write_one(connection, wanted.table, wanted.form, out, defuse=wanted.defuse, text=wanted.text)
        else:
            write_all(connection, wanted.form, Path(out), defuse=wanted.defuse, text=wanted.text)
    elif wanted.form == "panel":
        from avvisi.export.panel import Period
        from avvisi.export.panel import write as write_panel

        write_panel(connection, Lexicon(), Path(out), cast(Period, wanted.period))
    elif wanted.form == "datapackage":
        from avvisi.export.datapackage import datapackage

        datapackage(connection, record, Path(out), Lexicon(), text=wanted.text, defuse=wanted.defuse)
    else:
        _stream(connection, out, wanted)


def _stream(connection: duckdb.DuckDBPyConnection, out: str, wanted: Wanted) -> None:
    """The formats that are one file."""
    lines: Iterable[Any]
    if wanted.form == "plover":
        from avvisi.export.plover import plover

        lines = plover(connection, Lexicon(), text=wanted.text)
    elif wanted.form == "ftm":
        from avvisi.export.ftm import ftm

        lines = ftm(connection, text=wanted.text)
    elif wanted.form == "webannotation":
        from avvisi.export.webannotation import webannotation

        lines = webannotation(connection, text=wanted.text)
    else:
        with target(out) as sink:
            sink.write(_whole(connection, wanted))
        return
    encoder = msgspec.json.Encoder()
    with target(out) as sink:
        for line in lines:
            sink.write(encoder.encode(line) + b"\n")


def _whole(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> bytes:
    if wanted.form == "gexf":
        from avvisi.export.gexf import gexf

        return gexf(connection)
    if wanted.form == "timelinejs":
        from avvisi.export.timelinejs import timelinejs

        return msgspec.json.encode(timelinejs(connection, text=wanted.text)) + b"\n"
    from avvisi.export.geojson import geojson

    return msgspec.json.encode(geojson(connection, Lexicon(), text=wanted.text)) + b"\n"
