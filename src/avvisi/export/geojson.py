"""GeoJSON: incidents that state a place, as points of a city or, at country level, of the middle of its towns."""

import csv
from pathlib import Path
from typing import Any

import duckdb

from avvisi.export.panel import standings
from avvisi.lexicon.load import Lexicon
from avvisi.store.dyads import sentences
from avvisi.store.query import rows


def coordinates(folder: Path) -> dict[tuple[str, str], tuple[float, float]]:
    """(name, ISO3) -> (longitude, latitude); a country's own point stands under the name ''."""
    with open(folder / "world" / "coordinates.csv", encoding="utf-8", newline="") as file:
        return {(row["name"], row["country"]): (float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(file)}


def geojson(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon, *, text: bool = True) -> dict[str, Any]:
    """A FeatureCollection. `level` says how fine a point is; a place that the lists don't know gets a null geometry, not a guess."""
    known = coordinates(lexicon.folders[0])
    standing = {incident["id"]: how for incident, how in standings(connection)}
    found = list(rows(connection, "select * from incidents where place is not null order by id"))
    cited = sentences(connection, [i["id"] for i in found]) if text else {}
    return {"type": "FeatureCollection", "features": [feature(i, known, standing[i["id"]], cited.get(i["id"], [])) for i in found]}


def feature(
    incident: dict[str, Any], known: dict[tuple[str, str], tuple[float, float]], standing: str, cited: list[dict[str, Any]]
) -> dict[str, Any]:
    """One incident."""
    place = incident["place"]
    name, country = place["name"], place["country"] or ""
    point = known.get(("", country)) if place["level"] == "country" else known.get((name, country))
    return {
        "type": "Feature",
        "id": incident["id"],
        "geometry": {"type": "Point", "coordinates": list(point)} if point else None,
        "properties": {
            **{k: incident[k] for k in ("type", "mode", "quad", "status", "date", "given_ids", "lines_at_most")},
            "actors": [p["name"] for p in incident["actors"]],
            "recipients": [p["name"] for p in incident["recipients"]],
            "place": name,
            "country": country or None,
            "level": place["level"],
            "asserted": standing,
            "sentences": [{"document": c["given_id"], "text": c["sentence"]} for c in cited],
        },
    }
