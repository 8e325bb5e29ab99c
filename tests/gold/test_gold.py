"""A user's own gold: the draw can be repeated and is blind; the figures are those worked out by hand."""

import csv

import pytest

from avvisi.gold.score import alpha, paragraph, score
from avvisi.gold.sheet import Item, Key, coded, write
from avvisi.store.errors import RecordError

KNOWN = frozenset({"CONSULT", "AGREE", "ACCUSE"})


def sheet(tmp_path, answers, **more):
    """A sheet of items (machine types, coder1, coder2, agreed)."""
    items = tuple(
        Item(
            item=f"i{n}",
            document="d",
            start=n,
            end=n + 1,
            types=tuple(t for t in machine.split()),
            stratum="with" if machine else "without",
        )
        for n, (machine, *_) in enumerate(answers)
    )
    key = Key(
        seed=7,
        version="v",
        lexicon="l",
        documents=1,
        sizes={"with": 10, "without": 90},
        counts={"CONSULT": 8, "AGREE": 2},
        items=items,
        **more,
    )
    rows = [{"item": f"i{n}", "coder1": one, "coder2": two, "agreed": agreed} for n, (_, one, two, agreed) in enumerate(answers)]
    path = tmp_path / "sheet.csv"
    write(path, rows, key)
    return path


def test_figures_weigh_the_strata(tmp_path):
    answers = [
        ("CONSULT", "consult", "", ""),
        ("CONSULT", "none", "", ""),
        ("", "none", "", ""),
        ("", "none", "", ""),
        ("", "CONSULT", "", ""),
    ]
    found = score(sheet(tmp_path, answers), KNOWN)
    consult = found.types[0]
    right, false, missed = 10 * 0.5, 10 * 0.5, 90 / 3
    assert consult.precision.value == pytest.approx(right / (right + false))
    assert consult.recall.value == pytest.approx(right / (right + missed))
    assert consult.corrected.value == pytest.approx(8 * 0.5 / (right / (right + missed)))
    assert consult.recall.low < consult.recall.value < consult.recall.high
    assert "0.50" in paragraph(found, 7)


def test_where_coders_differ_what_they_agreed_on_counts(tmp_path):
    answers = [("CONSULT", "CONSULT", "AGREE", "AGREE"), ("AGREE", "AGREE", "CONSULT", ""), ("", "none", "none", "")]
    found = score(sheet(tmp_path, answers), KNOWN)
    assert (found.items, found.undecided, found.both) == (2, 1, 3)


def test_alpha_is_one_in_full_agreement_and_low_by_chance():
    a, b, none = frozenset({"AGREE"}), frozenset({"CONSULT"}), frozenset()
    assert alpha([(a, a), (b, b), (none, none)]) == pytest.approx(1.0)
    assert alpha([(a, b), (b, a), (a, a), (b, b)]) < 0.3
    assert alpha([(a, a)]) is None


def test_unknown_types_and_missing_items_are_said(tmp_path):
    assert coded("consult; AGREE", KNOWN, "x") == {"CONSULT", "AGREE"}
    assert coded("", KNOWN, "x") is None
    with pytest.raises(RecordError, match="no PLOVER type"):
        coded("MEET", KNOWN, "x")
    path = sheet(tmp_path, [("CONSULT", "", "", "")])
    with pytest.raises(RecordError, match="nothing is coded"):
        score(path, KNOWN)


@pytest.mark.model
def test_the_draw_can_be_repeated_and_is_blind(example_record, tmp_path):
    from avvisi.gold.sample import sample
    from avvisi.store.query import connect

    made = [sample(connect(example_record), example_record, tmp_path / f"{n}.csv", 10, 3) for n in "ab"]
    assert made[0] == made[1]
    assert {i.stratum for i in made[0].items} == {"with", "without"}
    with open(tmp_path / "a.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 10
    assert all(row["sentence"] and not row["coder1"] for row in rows)
    assert not any(word in "".join(rows[0]) for word in ("type", "event", "rule"))
