"""What an earlier build worked out is used where nothing it follows from has changed, and the tables are those of a fresh build."""

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.model.record import digest
from avvisi.resolve.kept import HEAD, Kept, maker
from avvisi.resolve.record import resolve
from tests.resolve.saying import Facts, document, evidence, person, span, state, tenure

LEXICON = Lexicon()
MADE_BY = b"m" * 32
WORDS = [a + b + c for a in ("ba", "ke", "li", "mo", "ru", "sa") for b in ("na", "ve", "ti", "lo") for c in ("r", "s", "mi", "do", "ka")]
PEOPLE = (("Ana Torrel", "PER"), ("Bo Karsten", "NOR"), ("Anna Torrell", "PER"), ("Chidi Obanor", "GHA"), ("Dao Linh", "VNM"))
APPEAL = "Please help us keep this newsroom open for every island and every harbour with your gift today."


def facts(count: int) -> Facts:
    """Reports of few stories, each telling its event and a saying; some copy another, some end with what their house prints everywhere."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("documents", "mentions", "tenures", "events", "quotes")}
    for n in range(count):
        draw = random.Random(n)
        story = draw.randrange(1 + n // 4)
        theirs = random.Random(1000 + story)
        (one, own), (two, other) = theirs.sample(PEOPLE, 2)
        topic = theirs.sample(WORDS, 20)
        told = " ".join(theirs.choice(topic) for _ in range(70)) if n % 3 else " ".join(draw.choice(topic) for _ in range(70))
        if n % 10 == 9:  # it embeds the text of another story
            other_story = random.Random(1000 + (story + 1) % (1 + n // 4))
            other_story.sample(PEOPLE, 2)
            topic_there = other_story.sample(WORDS, 20)
            told = " ".join([told, *(other_story.choice(topic_there) for _ in range(70))])
        said = " ".join(theirs.choice(topic) for _ in range(9))
        text = (
            f"{one} of {own} met {two} of {other}. {told.capitalize()}. At least {20 + n % 3} sailors were freed.\n\n{said.capitalize()}."
        )
        text += f"\n\n{APPEAL}" if n % 2 else ""
        made = {**document(f"d{n:03}", text, published=f"2019-03-{1 + story % 25:02}", outlet=f"Post {n % 2}"), "url": None}
        made["regions"] = [{"kind": "body", "start": 0, "end": len(text)}]
        made["text_hash"] = digest(text)
        where = made["id"]
        rows["documents"].append(made)
        for name, code in ((one, own), (two, other)):
            rows["mentions"] += [person(where, name), state(where, code)]
            rows["tenures"].append(tenure(where, name, "foreign minister", code))
        parties = [
            [{"kind": "state", "name": c, "code": c, "sector": "GOV", "person": p, "role": "principal", "members": "stated"}]
            for p, c in ((one, own), (two, other))
        ]
        day = f"2019-03-{1 + story % 25:02}" if n % 4 else f"2019-03-{2 + story % 25:02}"
        rows["events"].append(
            {
                "document": where, "given_id": where, "id": f"e{n:03}", "type": "CONSULT", "mode": None, "quad": 1, "status": "happened", "polarity": "+",
                "certainty": "certain", "outcome": "held", "background": False, "aspect": "single", "actors": parties[0], "recipients": parties[1],
                "date": {"value": day, "earliest": day, "latest": day, "basis": "stated"}, "place": None, "occasion": None, "according_to": [],
                "evidence": evidence(text.split("\n")[0], 0),
            }
        )  # fmt: skip
        rows["quotes"].append(
            {
                "document": where, "given_id": where, "id": f"q{n:03}", "content": [span(said, text.index("\n\n") + 2)], "kind": "direct",
                "speaker": {"name": one, "span": None, "unnamed": False}, "stance": "asserts", "date": None, "chain": [], "evidence": evidence(said, 0),
            }
        )  # fmt: skip
    return Facts(**rows)


class Counting(Kept):
    """Counts what is asked and what is worked out."""

    def __init__(self, path: Path, made_by: bytes = MADE_BY) -> None:
        self.asked, self.worked = Counter[str](), Counter[str]()
        super().__init__(path, made_by)

    def raw(self, kind: str, key: str, work: Callable[[], bytes]) -> bytes:
        def counted() -> bytes:
            self.worked[kind] += 1
            return work()

        self.asked[kind] += 1
        return super().raw(kind, key, counted)

    def tell(self, kind: str, asked: int, worked: int) -> None:
        self.asked[kind] += asked
        self.worked[kind] += worked

    def found(self, kind: str, key: str) -> bytes | None:
        if key in ("keys", "starts", "values", "rows"):
            return super().found(kind, key)
        known = super().found(kind, key)
        self.asked[kind] += 1
        self.worked[kind] += known is None
        return known


def tables(found: Facts, kept: Kept | None = None) -> dict[str, list[dict[str, Any]]]:
    made = {name: table.to_pylist() for name, table in resolve(found, LEXICON, None, kept).items()}
    if kept:
        kept.save()
    return made


def test_a_second_build_gives_what_a_fresh_one_gives_and_works_out_only_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    first = Counting(path)
    tables(facts(60), first)
    assert all(first.worked[kind] for kind in first.asked)
    second = Counting(path)
    fresh = tables(facts(64))
    assert tables(facts(64), second) == fresh
    assert all(fresh[t] for t in ("incidents", "people", "utterances", "passages", "judgements", "litter"))
    assert any(row["disagreements"] for row in fresh["incidents"])
    assert second.worked["numbered"] == second.worked["units"] == 4
    for kind in ("words", "shared", "families", "keys of events", "passages", "incidents", "counts"):
        assert 0 < second.worked[kind] < second.asked[kind] / 2, kind
    third = Counting(path)
    assert tables(facts(64), third) == fresh
    assert not +third.worked
    assert tables(facts(60), Counting(path)) == tables(facts(60))  # documents taken out


def test_what_is_learnt_of_an_outlet_changes_what_is_compared(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    first = tables(facts(4), Counting(path))
    second = Counting(path)
    made = tables(facts(60), second)
    assert not first["litter"] and made["litter"]
    assert made == tables(facts(60))
    hidden = {row["document"] for row in made["document_columns"] if row["learnt_litter"]}
    assert {"d001", "d003"} <= hidden
    assert second.worked["numbered"] == 56
    assert second.worked["words"] == 56 + len(
        hidden & {f"d{n:03}" for n in range(4)}
    )  # those of the first build in which litter is known now


@pytest.mark.parametrize("where", ["answers", "index", "head", "cut", "empty", "other"])
def test_a_damaged_file_or_one_of_another_program_is_left_aside(tmp_path: Path, where: str) -> None:
    path = tmp_path / "kept"
    fresh = tables(facts(20), Counting(path))
    whole = path.read_bytes()
    place = {"answers": HEAD + 100, "index": len(whole) - 5, "head": HEAD - 2}.get(where)
    if place is not None:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    elif where != "other":
        path.write_bytes(whole[: {"cut": len(whole) // 2, "empty": 0}[where]])
    again = Counting(path, b"n" * 32 if where == "other" else MADE_BY)
    assert tables(facts(20), again) == fresh
    assert again.worked["numbered"] == 20
    after = Counting(path, b"n" * 32 if where == "other" else MADE_BY)
    assert tables(facts(20), after) == fresh
    assert not +after.worked


def test_what_was_not_asked_for_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    tables(facts(40), Counting(path))
    many = path.stat().st_size
    tables(facts(10), Counting(path))
    assert path.stat().st_size < many / 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kept"]


def test_a_disk_that_takes_no_more_costs_the_answers_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept"
    tables(facts(10), Counting(path))
    before = path.read_bytes()

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert tables(facts(20), Counting(path)) == tables(facts(20))
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kept"]


def test_the_maker_tells_lists_apart(tmp_path: Path) -> None:
    (tmp_path / "en" / "events").mkdir(parents=True)
    (tmp_path / "en" / "events" / "mine.toml").write_text("")
    assert maker(LEXICON) == maker(Lexicon()) != maker(Lexicon(tmp_path))
