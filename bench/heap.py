"""A heap of made-up reports of any size, with known truth: who met or accused whom on which day, and which reports are copies.

    python -m bench.heap 10000 --seed 1 > heap.jsonl
    python -m bench.heap 10000 --litter > heap.jsonl      the same, with what each house prints under its reports

Every report has its own names, days and numbers, so that no memory of passages flatters a run; one in ten is a copy, cut or with a new headline.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

STATES = (
    ("Ghana", "Ghanaian", "Accra"), ("Togo", "Togolese", "Lomé"), ("Peru", "Peruvian", "Lima"), ("Ecuador", "Ecuadorean", "Quito"), ("Chile", "Chilean", "Santiago"),
    ("Vietnam", "Vietnamese", "Hanoi"), ("Laos", "Laotian", "Vientiane"), ("Norway", "Norwegian", "Oslo"), ("Finland", "Finnish", "Helsinki"), ("Latvia", "Latvian", "Riga"),
    ("Kenya", "Kenyan", "Nairobi"), ("Uganda", "Ugandan", "Kampala"), ("Qatar", "Qatari", "Doha"), ("Oman", "Omani", "Muscat"), ("Jordan", "Jordanian", "Amman"),
    ("Nepal", "Nepalese", "Kathmandu"), ("Fiji", "Fijian", "Suva"), ("Samoa", "Samoan", "Apia"), ("Georgia", "Georgian", "Tbilisi"), ("Armenia", "Armenian", "Yerevan"),
    ("Tunisia", "Tunisian", "Tunis"), ("Morocco", "Moroccan", "Rabat"), ("Serbia", "Serbian", "Belgrade"), ("Bulgaria", "Bulgarian", "Sofia"), ("Panama", "Panamanian", "Panama City"),
)  # fmt: skip
OFFICES = ("Foreign Minister", "Defence Minister", "Prime Minister", "Trade Minister", "Interior Minister")
TOPICS = (
    "fishing quotas",
    "the shared river",
    "visa rules",
    "a rail link",
    "grain shipments",
    "the disputed islands",
    "customs duties",
    "refugees",
    "power cables",
    "air routes",
)
FIRST = (
    "Ama",
    "Kofi",
    "Lena",
    "Marko",
    "Tomas",
    "Ines",
    "Samir",
    "Leila",
    "Petra",
    "Jonas",
    "Rosa",
    "Bao",
    "Mei",
    "Ravi",
    "Nuru",
    "Tala",
    "Ivo",
    "Zane",
)
ONSET = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "kl", "st")
NUCLEUS = ("a", "e", "i", "o", "u", "ai", "ou")
OUTLETS = ("Coast Wire", "The Meridian", "Harbour Post", "Northern Review", "Delta Daily", "Highland Times")
DEEDS = (
    ("CONSULT", "{ao} {a} met {bo} {b} in {place} on {weekday} to discuss {topic}."),
    ("CONSULT", "{ao} {a} held talks with {badj} counterpart {b} in {place} on {weekday}, officials said."),
    ("ACCUSE", "{one} accused {two} on {weekday} of breaking a {year} accord on {topic}."),
    ("AGREE", "{one} and {two} agreed on {weekday} to open {n} border posts, {ao} {a} said in {place}."),
    ("SANCTION", "{one} expelled {n} {badj} diplomats on {weekday} in a dispute over {topic}."),
    ("AID", "{one} sent {n} tonnes of food to {two} on {weekday}, {ao} {a} announced."),
    ("REQUEST", "{one} urged {two} on {weekday} to release {n} detained sailors."),
    ("REJECT", "{one} rejected on {weekday} a proposal by {two} on {topic}."),
)
LITTER = {
    "Coast Wire": "Coast Wire is a cooperative of harbour towns. It was founded when Fiji and Samoa signed a press accord in Apia.",
    "Harbour Post": "Read on: Ministers of Ghana and Togo sign a ferry accord in Lomé",
    "Delta Daily": "Support our newsroom with a gift today.",
}
MORE = (
    '"We want results on {topic}, not speeches," {a} told reporters after {n} hours at the table.',
    "{a} said that {two} had kept its word on {topic} since {year}.",
    "A spokesman for the {badj} government said the two sides would meet again in {m} weeks.",
    "According to the {badj} foreign ministry, {n} officials took part in the session in {place}.",
    "Trade between {one} and {two} reached {n} million dollars in {year}, a rise of {m} per cent.",
    "The two countries have argued about {topic} since {year}, when {n} people were displaced.",
    "{b} denied that {two} had delayed {topic}, adding that a commission of {m} experts would report by spring.",
    "Opposition lawmakers in {place} said the government had promised {n} jobs and delivered {m}.",
)


def surname(draw: random.Random) -> str:
    """A made-up surname."""
    return "".join(draw.choice(ONSET) + draw.choice(NUCLEUS) for _ in range(draw.choice((2, 3)))).capitalize() + draw.choice(
        ("", "n", "r", "s", "ko")
    )


def report(draw: random.Random, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """(document, truth)."""
    (one, aadj, acap), (two, badj, bcap) = draw.sample(STATES, 2)
    published = date(1990, 1, 1) + timedelta(days=draw.randrange(12_000))
    happened = published - timedelta(days=draw.randrange(1, 6))
    kind, lead = draw.choice(DEEDS)
    a, b = (f"{draw.choice(FIRST)} {surname(draw)}" for _ in range(2))
    place = draw.choice((acap, bcap))

    def filled(text: str) -> str:
        return text.format(
            one=one, two=two, a=a, b=b, ao=f"{aadj} {draw.choice(OFFICES)}", bo=f"{badj} {draw.choice(OFFICES)}", badj=badj, place=place,
            weekday=happened.strftime("%A"), topic=draw.choice(TOPICS), year=draw.randrange(1950, 1989), n=draw.randrange(2, 900), m=draw.randrange(2, 60),
        )  # fmt: skip

    paragraphs = [filled(lead), *(filled(text) for text in draw.sample(MORE, draw.randrange(4, 8)))]
    title = f"{one}, {two}: {draw.choice(TOPICS)} {number}"
    text = f"{title}\n\n" + "\n\n".join(paragraphs)
    document = {"id": f"r{number:07}", "text": text, "published": published.isoformat(), "outlet": draw.choice(OUTLETS)}
    return document, {"id": document["id"], "type": kind, "parties": [one, two], "day": happened.isoformat(), "copy_of": None}


def heap(count: int, seed: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Documents with their truth, in order; a copy stands somewhere after its original."""
    draw = random.Random(seed)  # noqa: S311 - a bench, not a secret
    recent: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for number in range(count):
        if recent and draw.random() < 0.1:
            original, truth = draw.choice(recent)
            parts = original["text"].split("\n\n")
            kept = parts if draw.random() < 0.5 else parts[: max(3, len(parts) * 2 // 3)]
            kept = [f"{draw.choice(TOPICS).capitalize()}: report {number}", *kept[1:]]
            other = {"id": f"r{number:07}", "text": "\n\n".join(kept), "published": original["published"], "outlet": draw.choice(OUTLETS)}
            yield other, {**truth, "id": other["id"], "copy_of": original["id"]}
            continue
        made = report(draw, number)
        recent = [*recent[-200:], made]
        yield made


def main() -> None:
    """Print documents as JSON Lines; with --truth their truth instead."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--litter", action="store_true")
    parser.add_argument("--truth", action="store_true")
    args = parser.parse_args()
    for document, truth in heap(args.count, args.seed):
        if args.litter and document["outlet"] in LITTER:
            document["text"] += "\n\n" + LITTER[document["outlet"]]
        sys.stdout.write(json.dumps(truth if args.truth else document, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
