"""What is counted of a sentence: what is said beside the name, not names, days or what an earlier report has word for word."""

import json
from pathlib import Path

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.aligning import Sentence
from avvisi.run.build import Options, build
from avvisi.store.framing import about, stretches, told_of
from avvisi.store.query import connect

DEEDS = (
    "closed a border crossing", "freed two prisoners", "raised a tax on boats", "rejected a complaint", "opened a school", "sent troops north",
    "moved a garrison", "bought wheat abroad", "built a road", "jailed three editors", "ended a curfew", "sold a harbour",
)  # fmt: skip
TOWNS = ("Assab", "Keren", "Massawa", "Barentu", "Mendefera", "Dekemhare")


def test_words_near_the_name_are_counted_without_names_and_days() -> None:
    text = "On Monday the regime in Lagash jailed Anu and two three four five six seven eight nine ten eleven far words."
    name, person, day = ({"start": text.index(w), "end": text.index(w) + len(w)} for w in ("Lagash", "Anu", "Monday"))
    said = stretches(Sentence(0, text), [name], [name, person, day])
    assert said == ("On", "the regime in", "jailed", "and two three four five six seven eight")


def reports() -> list[dict[str, str]]:
    """Two outlets of different words on the same state, each with a dozen reports; a third prints the first one's again."""
    found = []
    for outlet, body, measure in (("Horn Courier", "regime", "economic warfare"), ("Nile Standard", "government", "sanctions")):
        for n, deed in enumerate(DEEDS):
            other, town = DEEDS[(n * 5 + 3) % len(DEEDS)], TOWNS[n % len(TOWNS)]
            text = (
                f"The Eritrean {body} {deed} near {town} on Tuesday. Nobody said why.\n\n"
                f"The {body} in Asmara also {other}, and complained about {measure} imposed on Eritrea."
            )
            found.append({"id": f"{outlet} {n}", "text": text, "outlet": outlet, "published": f"2021-{n + 1:02d}-1{n % 3}"})
    again = [{**r, "id": f"again {r['id']}", "outlet": "Reprint", "published": "2022-01-01"} for r in found[: len(DEEDS)]]
    return [*found, *again]


@pytest.mark.model
def test_what_outlets_call_a_state_is_found_and_a_reprint_has_no_words_of_its_own(tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    source.write_text("".join(json.dumps(r) + "\n" for r in reports()), encoding="utf-8")
    build([str(source)], tmp_path / "R", Options(workers=1))
    record = connect(tmp_path / "R")
    words, sentences = about(record, "ERI")
    found = {(f["outlet"], f["term"]) for f in words}
    assert {("Horn Courier", "regime"), ("Nile Standard", "government")} <= found
    assert {term for _, term in found} <= {"regime", "government", "economic warfare", "sanctions", "warfare imposed", "sanctions imposed"}
    assert {row["outlet"] for row in sentences} == {"Horn Courier", "Nile Standard"}
    assert not [t for t in told_of(record, "ERI", Lexicon()) if any("Tuesday" in s or "Asmara" in s for s in t.said or ())]
