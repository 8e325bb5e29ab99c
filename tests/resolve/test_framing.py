"""What marks an outlet is found, whatever the words are; what both say marks nobody."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.aligning import sentences
from avvisi.resolve.framing import Told, framing


def told(outlet: str, word: str, seed: int, *, quoted: bool = False) -> list[Told]:
    draw = random.Random(seed)
    common = ["harbour", "vote", "minister", "talks", "budget", "border", "letter", "visit", "grain", "school"]
    return [
        Told(outlet, f"{outlet}{n}", 0, f"The {word} in Velland sent {' '.join(draw.sample(common, 5))}.", quoted, frozenset({"velland"}))
        for n in range(14)
    ]


@pytest.mark.parametrize(("ours", "theirs"), [("regime", "government"), ("vrootle", "plimsy")])
def test_words_that_mark_an_outlet_are_found_whatever_they_are(ours: str, theirs: str) -> None:
    found = framing([*told("A", ours, 1), *told("B", theirs, 2)], frozenset({"the", "in"}))
    assert {(f["outlet"], f["term"]) for f in found} == {("A", ours), ("B", theirs)}
    assert all(f["count"] == 14 and f["elsewhere"] == 0 and f["examples"] for f in found)


def test_own_voice_and_quotes_are_kept_apart_and_few_sentences_say_nothing() -> None:
    found = framing(
        [*told("A", "regime", 1), *told("B", "government", 2), *told("A", "usurpers", 3, quoted=True)], frozenset({"the", "in"})
    )
    assert {f["term"] for f in found} == {"regime", "government"}
    assert framing([*told("A", "regime", 1)[:9], *told("B", "government", 2)], frozenset({"the"})) == []


def test_a_word_said_often_in_few_stories_is_what_they_are_about() -> None:
    ours, theirs = told("A", "cabinet", 1), told("B", "cabinet", 2)
    gas = [replace(t, text=t.text + " gas gas gas gas gas") if n < 3 else t for n, t in enumerate(ours)]
    assert framing([*gas, *theirs], frozenset({"the", "in"})) == []
    of_one = [replace(t, text=t.text + " regime", story="one affair") for t in ours]
    assert framing([*of_one, *theirs], frozenset({"the", "in"})) == []


REPORTS = Path(__file__).parents[2] / "examples" / "reports"
EMPTY = Lexicon().resolving.empty


def examples(exchange: Callable[[str], str]) -> list[Told]:
    """The sentences of the example reports as their outlets tell them, each text put through `exchange` first."""
    found = []
    for path in sorted(REPORTS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for sentence in sentences(text.partition("\n")[2]):
            if len(sentence.text.split()) >= 8:
                words = exchange(sentence.text)
                quoted = sum(map(len, re.findall(r'"([^"]*)"', sentence.text))) * 2 > len(sentence.text)
                found.append(Told(path.name.split("-")[0], path.name, sentence.start, words, quoted))
    return found


def exchanged(words: set[str]) -> tuple[Callable[[str], str], dict[str, str]]:
    """A script that puts words of no language in the place of these; and what it put there."""
    draw = random.Random(5)
    made: dict[str, str] = {}
    for word in sorted(words):
        while (new := "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(5)) + "q") in made.values():
            pass
        made[word] = new

    def put(match: re.Match[str]) -> str:
        new = made.get(match[0].lower())
        return match[0] if new is None else new.title() if match[0][0].isupper() else new

    return lambda text: re.sub(r"[^\W\d_]+", put, text), made


def table(told: list[Told], back: dict[str, str]) -> set[tuple[object, ...]]:
    rows = framing(told, EMPTY)
    return {
        (f["outlet"], f["voice"], " ".join(back.get(w, w) for w in f["term"].split()), f["z"], f["count"], f["elsewhere"]) for f in rows
    }


def test_the_same_tables_are_found_where_a_script_exchanges_the_words_themselves() -> None:
    before = table(examples(str), {})
    assert len(before) > 10 and len({row[0] for row in before}) > 2
    marked = {w for row in before for w in str(row[2]).split() if w.isalpha()} - EMPTY
    put, made = exchanged(marked)
    after = table(examples(put), {new: old for old, new in made.items()})
    assert after == before


def test_words_exchanged_in_one_outlet_alone_become_what_marks_it() -> None:
    told = examples(str)
    common = {w for w in ("president", "relations", "government", "ministry") if sum(w in t.text.lower().split() for t in told) > 10}
    put, made = exchanged(common)
    some = [replace(t, text=put(t.text)) if t.outlet == "gazette" else t for t in told]
    found = {(f["outlet"], w) for f in framing(some, EMPTY) for w in f["term"].split()}
    assert common and {("gazette", made[w]) for w in common} <= found


def test_numbers_are_no_words_alone_or_in_pairs():
    from avvisi.resolve.framing import terms

    assert terms("Rift-19 vaccine doses", frozenset(["the"])) == ["rift", "vaccine", "doses", "vaccine doses"]
