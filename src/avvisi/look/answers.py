"""A view's values as they leave the program: after restraint, as JSON or CSV."""

import csv
import io
from collections.abc import Mapping
from typing import Any

import msgspec

from avvisi.export.tables import cell
from avvisi.look.masks import restrained
from avvisi.look.page import Asked, Page, View
from avvisi.look.shelf import Asking, Row


def turn(asking: Asking, view: View, path: Mapping[str, str], query: Mapping[str, str], *, table: bool = True) -> Page:
    """A view's page, less what restraint withholds. Without its table where only the values are shown."""
    page = view.ask(asking, path, Asked(query))
    rows: list[Row] = []
    if table:
        rows = page.table() if callable(page.table) else page.table
    less = restrained(asking, {"values": page.values, "table": rows})
    return Page(page.title, less["values"], table=less["table"], filters=page.filters)


def json_bytes(view: View, page: Page, link: str) -> bytes:
    """The JSON twin: the values the page was made of."""
    whole: dict[str, Any] = {"view": view.name, "title": page.title, "link": link, "filters": page.filters, **page.values}
    return msgspec.json.encode(whole) + b"\n"


def csv_bytes(page: Page) -> bytes:
    """The main table as CSV; nested values as JSON, spreadsheet formulas defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    rows = page.table() if callable(page.table) else page.table
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name), True) for name in columns])
    return out.getvalue().encode("utf-8", "replace")
