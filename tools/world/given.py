"""Builds src/avvisi/data/world/given.csv: given names of the world, from Faker's lists (MIT licence) and given.txt.

Usage: python tools/world/given.py   (needs Faker; the program does not)
"""

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import faker.providers.person as person

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[1] / "src" / "avvisi" / "data" / "world" / "given.csv"
LATIN = re.compile(r"^[A-ZÀ-ÞĀ-Ž][a-zà-ÿā-žșțəı'’-]+$")
# Given names that begin names of other things more often than of persons ('April', 'Summer', 'Holy').
WORDS = set(
    [
        "April",
        "May",
        "June",
        "August",
        "Summer",
        "Autumn",
        "Dawn",
        "Faith",
        "Hope",
        "Grace",
        "Joy",
        "Mercy",
        "Charity",
        "Prince",
        "King",
        "Queen",
        "Rose",
        "Lily",
        "Daisy",
        "Ivy",
        "Jade",
        "Ruby",
        "Pearl",
        "Amber",
        "Crystal",
        "Virginia",
        "Carolina",
        "Georgia",
        "Dakota",
        "Savannah",
        "Asia",
        "India",
        "China",
        "Kenya",
        "Chad",
        "Jordan",
        "Israel",
        "Paris",
        "London",
        "Sydney",
        "Victoria",
        "Florence",
        "Austin",
        "Houston",
        "Dallas",
        "Denver",
        "Lincoln",
        "Jackson",
        "Madison",
        "Santiago",
        "San",
        "Santa",
        "Saint",
        "Prime",
        "Van",
        "Von",
        "De",
        "La",
        "Le",
        "El",
        "Al",
        "Das",
        "Den",
        "Des",
        "Del",
        "Don",
        "Long",
        "Rich",
        "Young",
        "Black",
        "White",
        "Green",
        "Brown",
        "Art",
        "Will",
        "Mark",
        "Bill",
        "Pat",
        "Rob",
        "Sue",
        "Drew",
        "Chase",
        "Grant",
        "Miles",
        "Dean",
        "Bishop",
        "Judge",
        "Major",
        "Duke",
        "Earl",
        "Baron",
        "Mission",
        "Trinity",
        "Genesis",
        "Nevada",
        "Montana",
        "Christian",
        "Christians",
        "Angel",
        "Angels",
        "Jesus",
        "Holy",
        "Royal",
        "Sky",
        "Storm",
        "Summit",
        "Liberty",
        "Justice",
        "Union",
        "Constitution",
        "Arab",
        "Islam",
        "Islamic",
        "Sunni",
        "National",
        "Central",
        "South",
        "North",
        "East",
        "West",
        "Golden",
        "Star",
        "Sun",
        "Moon",
        "Day",
        "Sunday",
        "Monday",
        "Friday",
        "Saturday",
        "Media",
    ]
)

KEPT = set(
    [
        "Ali",
        "Abdul",
        "Mohammed",
        "Muhammad",
        "Ahmad",
        "Hassan",
        "Hussein",
        "Saddam",
        "Ibrahim",
        "Mahdi",
        "Santos",
        "Jean",
        "Francisco",
        "Jose",
        "Pedro",
    ]
)


def folded(name: str) -> str:
    """Plain letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("ı", "i").replace("ə", "a")


def main() -> None:
    """Write the list."""
    names: dict[str, set[str]] = {n: set() for n in (HERE / "given.txt").read_text(encoding="utf-8").split("\n", 1)[1].split()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for field in dir(provider):
            values = getattr(provider, field)
            if re.match(r"(first_names?|romanized_first_names|first_romanized_names)", field) and isinstance(values, Iterable):
                gender = "f" if "female" in field else "m" if "_male" in field else ""
                for value in map(str, values):
                    for name in (value, folded(value)):
                        names.setdefault(name, set()).update(gender)
    listed = set()
    for name in ("bodies.csv", "states.csv", "offices.csv"):
        text = OUT.with_name(name).read_text(encoding="utf-8")
        listed |= {word for field in re.split(r"[,;\n]", text) if " " in field for word in field.split()}
        listed |= set(re.findall(r"[A-Z][a-z]+", text)) if name == "states.csv" else set()
    kept = sorted(n for n in names if LATIN.match(n) and len(n) > 2 and n not in WORDS | (listed - KEPT))
    lines = [f"{name},{''.join(names[name]) if len(names[name]) == 1 else ''}" for name in kept]
    OUT.write_text("name,gender\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(kept))


if __name__ == "__main__":
    main()
