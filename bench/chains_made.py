"""Attributions made by a grammar of our own, so that the gold is known by construction: content × source × cue × occasion × place of the cue × what follows.

usage: python bench/chains_made.py [--seed N] [--count N] [--place NAME] [--errors]

Printed for each place of the cue: how many contents are found in substance (four fifths of their words and ours are shared). The same seed makes
the same texts. Seeds 100 to 109 are kept for measuring: --errors does not show theirs.
"""

import argparse
import random
import re
from collections import Counter
from typing import NamedTuple

from avvisi.export.answer import answer
from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage

WORD = re.compile(r"\w[\w'’\-]*")
KEPT = range(100, 110)
PLACES = ("front", "front", "that", "that", "late that", "quoted as", "end", "end inverted", "middle", "middle inverted")
CONTENTS = (  # subject and predicate, so that a cue can stand between them
    ("the tunnel under the strait", "would be finished before the rains"),
    ("no grain", "had left the port since the feast"),
    ("the two brothers", "were arrested near the brewery and taken to a barracks outside the town"),
    ("a convoy of forty lorries", "had been turned back at the pass by men in borrowed uniforms"),
    ("the price of salt", "will double by spring unless the quay is repaired"),
    ("every village along the canal", "has lost a boat, a bridge or a priest"),
    ("Oslo", "had never asked for the return of the icebreaker"),
    ("what the council called a reform", "was a tax on fishermen"),
    ("the new law", "gives the regent the right to close any school he likes"),
    ("there", "is no plan to sell the national airline"),
    ("the ceasefire", "was holding in most of the valley, although shots had been heard near the mill"),
    ("Kenya and Uganda", "had agreed to share the water of the lake"),
    ("more than three hundred families", "were still sleeping in the railway station"),
    ("the bank", "cannot pay its clerks, let alone its debts"),
    ("five of the miners", "might still be alive"),
    ("the bridge, which was opened in 1931,", "is a danger to anyone who crosses it"),
    ("children as young as nine", "were working in the cobalt pits"),
    ("sanctions", "had hurt the poor and fed the smugglers"),
)
SOURCES = (
    "Marit Solberg, who heads the seamen's union,", "the economist Benoît Kaptu", "a spokesman for the interior ministry",
    "the deputy governor of the central bank, Farida Usmanova,", "a Western diplomat who asked not to be named", "the ministry",
    "two officials with knowledge of the talks", "Pavle Grubor, a farmer in the village of Donje Selo,", "one of the survivors",
    "the mayor of Quelimane, Inês Mucavele,", "Ngaio Parata, 34, a nurse at the clinic,", "residents reached by telephone",
    "Dr Leila Haddad of the Institute for Desert Studies", "police in Surabaya", "the prime minister's office", "the widow",
    "a lawyer for the family, Ms. Joan Okello,", "the general who led the coup and then handed power back, Aparecido Nunes,",
)  # fmt: skip
CUES = (
    "said", "argued", "warned", "insisted", "explained", "noted", "claimed", "added", "complained", "predicted", "testified", "conceded",
    "recalled", "announced", "maintained", "admitted", "suggested", "declared", "confirmed", "alleged", "contended", "cautioned", "remarked",
    "revealed", "lamented", "told reporters", "told the newspaper Meridian",
)  # fmt: skip
OCCASIONS = (
    "", "", "", " on Tuesday", " in an interview with the weekly Horizonte", " at a news conference in Almaty", " late on Sunday",
    " in a letter to the council", " in a statement read out on state television", " after a meeting with his Polish counterpart",
    " in a post on Telegram", " in remarks carried by the Lusa news agency", " when asked about the report", " by telephone from Aden",
)  # fmt: skip
TAILS = (  # the teller's own words behind the content
    "", "", "", ", and promised to publish the figures", ", which the guild denies", ", a claim the guild called absurd",
    ", the Lusa agency reported", " and called for an inquiry", ", but gave no names", ", in a reference to the raid of 1990",
    ", prompting laughter", "; the embassy did not answer",
)  # fmt: skip


class Made(NamedTuple):
    """A text, the stretches of its content in order, and where the cue stands."""

    text: str
    content: tuple[str, ...]
    place: str


def make(pick: random.Random, place: str | None) -> Made:
    """One text; every choice is the generator's."""
    (subject, predicate), source, cue, occasion, tail = map(pick.choice, (CONTENTS, SOURCES, CUES, OCCASIONS, TAILS))
    place = place or pick.choice(PLACES)
    if "inverted" in place and cue.startswith("told"):
        cue = "said"
    predicate = marked(pick, predicate)
    whole, bare = f"{subject} {predicate}", source.rstrip(",")
    between = "," if source.endswith(",") and occasion else ""
    match place:
        case "front":
            return Made(f"{opened(source)} {cue} {whole}{tail}.", (whole,), place)
        case "that":
            return Made(f"{opened(source)} {cue}{occasion} that {whole}{tail}.", (whole,), place)
        case "late that":
            return Made(f"{opened(source)} {cue},{occasion or ' on Friday'}, that {whole}{tail}.", (whole,), place)
        case "quoted as":
            return Made(f"The weekly Horizonte quoted {bare} as saying that {whole}.", (whole,), place)
        case "end":
            return Made(f"{opened(whole)}, {source} {cue}{occasion}.", (opened(whole),), place)
        case "end inverted":
            return Made(f"{opened(whole)}, {cue} {bare}{between}{occasion}.", (opened(whole),), place)
    front = opened(subject.rstrip(","))
    aside = f"{source} {cue}{occasion}" if place == "middle" else f"{cue} {bare}{between}{occasion}"
    return Made(f"{front}, {aside}, {predicate}.", (front, predicate), place)


def marked(pick: random.Random, predicate: str) -> str:
    """Some contents end in quotation marks of their own."""
    words = predicate.split()
    if pick.random() > 0.3 or len(words) < 4:
        return predicate
    at = pick.randrange(len(words) - 2)
    return " ".join([*words[:at], '"' + words[at], *words[at + 1 :]]) + '"'


def opened(words: str) -> str:
    return words[0].upper() + words[1:]


def share(made: Made, quotes: list[dict]) -> float:
    """The best share of words that gold and one found quote have in common."""
    gold: set[int] = set()
    at = 0
    for stretch in made.content:
        start = made.text.index(stretch, at)
        at = start + len(stretch)
        gold |= {start + m.start() for m in WORD.finditer(stretch)}
    found = ({s + m.start() for s, e in quote["content"] for m in WORD.finditer(made.text[s:e])} for quote in quotes)
    return max((len(gold & one) / len(gold | one) for one in found), default=0.0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--place", choices=sorted(set(PLACES)))
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    pick = random.Random(asked.seed)
    texts = [make(pick, asked.place) for _ in range(asked.count)]
    coded = Flow().code([RawPage(given_id=str(n), text=made.text) for n, made in enumerate(texts)])
    right: Counter[str] = Counter()
    for made, one in zip(texts, coded, strict=True):
        quotes = answer(one)["quotes"] if isinstance(one, Coded) else []
        found = share(made, quotes) >= 0.8
        right[made.place] += found
        if asked.errors and not found and asked.seed not in KEPT:
            print(made.place, made.text, *(" | ".join(made.text[s:e] for s, e in q["content"]) for q in quotes), sep="\n    ")
    places = Counter(made.place for made in texts)
    for place in sorted(places):
        print(f"{place:16} {right[place]:4} of {places[place]:4}  {100 * right[place] / places[place]:.1f} %")
    print(f"{'all':16} {right.total():4} of {len(texts):4}  {100 * right.total() / len(texts):.1f} %")


if __name__ == "__main__":
    main()
